"""Tokens and rows on a small vocabulary: places in the original whatever the normalisation does."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reading.pairs import OVERLAP, WINDOW, Tokens
from tests.unit.adapters.reading.small import BEGIN, END, UNKNOWN, piece, small_tokenizer

TOKENIZER = small_tokenizer()


def places(text: str) -> list[str]:
    tokens = TOKENIZER.tokens(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cd", ["", "c", "d"]),
        ("ab", ["", "ab"]),
        ("c  d", ["", "c", "", "d"]),
        (" c", ["", "c"]),
        # one character that becomes two, and one that becomes none
        ("c@d", ["", "c", "@", "@", "d"]),
        ("c#d", ["", "c", "d"]),
        # a letter with its mark, a traditional character, a character outside the vocabulary
        ("ce\u0301d", ["", "c", "e\u0301", "d"]),
        ("歷史", ["", "歷", "史"]),
        ("c😀d", ["", "c", "😀", "d"]),
        ("c\x00d", ["", "c", "\x00", "d"]),
        ("c\ud800d", ["", "c", "\ud800", "d"]),
    ],
)
def test_each_token_knows_its_slice(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_traditional_and_simplified_are_the_same_tokens() -> None:
    assert TOKENIZER.tokens("歷史") == TOKENIZER.tokens("历史")
    assert TOKENIZER.tokens("历").ids[-1] == piece("历")
    assert TOKENIZER.tokens("鱻").ids[-1] == UNKNOWN


@given(st.text(st.sampled_from(["a", "b", "@", "#", " ", "\n", "\u0301", "歷", "😀", "\ud800", "\x00"]), max_size=30))
def test_slices_are_in_order_and_leave_out_only_what_says_nothing(text: str) -> None:
    tokens = TOKENIZER.tokens(text)
    assert tokens == TOKENIZER.tokens(text)
    assert list(tokens.starts) == sorted(tokens.starts)
    assert list(tokens.ends) == sorted(tokens.ends)
    covered = {at for start, end in zip(tokens.starts, tokens.ends, strict=True) for at in range(start, end)}
    left_out = {text[at] for at in range(len(text)) if at not in covered}
    assert all(each in " \n#" or unicodedata.combining(each) for each in left_out)


@pytest.mark.parametrize("text", ["", "#", "##"])
def test_a_text_of_nothing_has_no_slice(text: str) -> None:
    assert "".join(places(text)) == ""


def test_questions_begin_and_end_with_their_marks() -> None:
    ids = TOKENIZER.question("ab?")
    assert (ids[0], ids[-1]) == (BEGIN, END)
    assert ids[1:-1] == TOKENIZER.tokens("query: ab?").ids
    assert TOKENIZER.question("") == (BEGIN, *TOKENIZER.tokens("query: ").ids, END)


def test_what_stands_behind_the_limit_of_characters_is_not_looked_at() -> None:
    assert TOKENIZER.question("#" * 1000 + "a") == TOKENIZER.question("")
    assert TOKENIZER.title("#" * 399 + "ab") == TOKENIZER.title("a")
    assert TOKENIZER.title("#" * 400 + "ab") != TOKENIZER.title("a")


def test_blanks_around_a_title_are_not_part_of_it() -> None:
    assert TOKENIZER.title(" \n ab\t") == TOKENIZER.title("ab")


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_second_row_begins_when_the_first_is_full(over: int) -> None:
    question, title = TOKENIZER.question("a"), TOKENIZER.title("b")
    length = WINDOW - 1 - len(question) - len(title) + over
    text = Tokens(ids=(piece("c"),) * length, starts=tuple(range(length)), ends=tuple(range(1, length + 1)))
    rows = list(TOKENIZER.rows(question, title, text))
    assert len(rows) == (2 if over > 0 else 1)
    assert len(rows[0].ids) == min(WINDOW, WINDOW + over)
    for row, following in itertools.pairwise(rows):
        assert following.offset == row.offset + row.count - OVERLAP


def test_a_row_is_cut_where_it_is_told() -> None:
    question, title, text = TOKENIZER.question("a"), TOKENIZER.title(""), TOKENIZER.tokens("cdefg")
    row = TOKENIZER.row(question, title, text, 2, 4)
    assert row.ids == (*question, *title, *text.ids[2:4], END)
    assert (row.offset, row.count, row.ids[row.first : row.first + row.count]) == (2, 2, text.ids[2:4])
