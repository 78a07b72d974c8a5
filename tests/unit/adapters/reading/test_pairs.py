"""Tokens know their place in the original; rows cover the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.embedding.packed import PackedWeights, locate
from adapters.reading.pairs import MAX_QUESTION, MAX_TITLE, OVERLAP, WINDOW, PairTokenizer, Tokens

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def tokenizer() -> PairTokenizer:
    return PairTokenizer(PackedWeights(locate()))


def slices(tokenizer: PairTokenizer, text: str) -> list[str]:
    tokens = tokenizer.tokens(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


class TestTokens:
    def test_slices_join_to_the_text_without_blanks(self, tokenizer: PairTokenizer) -> None:
        text = "The nightly limit is £140 in London,  and £110 elsewhere."
        assert "".join(slices(tokenizer, text)) == text.replace(" ", "")

    def test_a_composed_character_keeps_its_marks(self, tokenizer: PairTokenizer) -> None:
        text = "cafe\u0301 noir"
        assert "".join(slices(tokenizer, text)) == text.replace(" ", "")
        assert tokenizer.tokens(text).ids == tokenizer.tokens("caf\u00e9 noir").ids

    def test_traditional_reads_as_simplified_at_the_same_places(self, tokenizer: PairTokenizer) -> None:
        assert tokenizer.tokens("史特拉斯堡的歷史中心") == tokenizer.tokens("史特拉斯堡的历史中心")

    def test_characters_that_grow_keep_one_place(self, tokenizer: PairTokenizer) -> None:
        tokens = tokenizer.tokens("\ufdfa" * 50)
        assert len(tokens.ids) > 50
        assert max(tokens.ends) == 50

    def test_nothing_and_blanks_have_no_slices(self, tokenizer: PairTokenizer) -> None:
        assert tokenizer.tokens("") == Tokens(ids=(), starts=(), ends=())
        assert "".join(slices(tokenizer, "  \n ")) == ""

    @given(st.text(st.characters(exclude_categories=()), max_size=60))
    def test_any_text_has_ordered_slices_inside_it(self, tokenizer: PairTokenizer, text: str) -> None:
        tokens = tokenizer.tokens(text)
        assert len(tokens.ids) == len(tokens.starts) == len(tokens.ends)
        assert all(0 <= a <= b <= len(text) for a, b in zip(tokens.starts, tokens.ends, strict=True))
        assert list(tokens.starts) == sorted(tokens.starts)
        assert list(tokens.ends) == sorted(tokens.ends)


class TestRows:
    def test_a_short_text_is_one_row(self, tokenizer: PairTokenizer) -> None:
        question, title, text = tokenizer.question("Who?"), tokenizer.title("Policy"), tokenizer.tokens("Ada did it.")
        (row,) = tokenizer.rows(question, title, text)
        assert row.ids == (*question, *title, *text.ids, question[-1])
        assert row.ids[row.first : row.first + row.count] == text.ids
        assert (row.second, row.offset) == (len(question), 0)

    def test_an_empty_text_is_one_row_without_text(self, tokenizer: PairTokenizer) -> None:
        (row,) = tokenizer.rows(tokenizer.question("Who?"), tokenizer.title(""), tokenizer.tokens(""))
        assert row.count == 0

    @given(st.integers(1, 900), st.integers(0, 200), st.integers(0, 200))
    def test_rows_cover_the_text_and_share_their_edges(
        self, tokenizer: PairTokenizer, length: int, asked: int, titled: int
    ) -> None:
        question, title = tokenizer.question("who " * asked), tokenizer.title("leave " * titled)
        text = Tokens(ids=tuple(range(length)), starts=tuple(range(length)), ends=tuple(range(1, length + 1)))
        rows = list(tokenizer.rows(question, title, text))
        assert all(len(row.ids) <= WINDOW for row in rows)
        assert rows[0].offset == 0
        assert rows[-1].offset + rows[-1].count == length
        for row, following in itertools.pairwise(rows):
            assert row.offset + row.count - following.offset == OVERLAP
            assert following.count > OVERLAP or following is rows[-1]
        for row in rows:
            assert row.ids[row.first : row.first + row.count] == text.ids[row.offset : row.offset + row.count]

    def test_long_questions_and_titles_are_cut(self, tokenizer: PairTokenizer) -> None:
        assert len(tokenizer.question("word " * 5000)) == MAX_QUESTION + 2
        assert len(tokenizer.title("word " * 5000)) == MAX_TITLE

    def test_without_a_title_only_the_mark_stands(self, tokenizer: PairTokenizer) -> None:
        assert tokenizer.title("  ") == tokenizer.tokens("passage:").ids
        assert tokenizer.title("Leave") == tokenizer.tokens("passage: Leave.").ids
