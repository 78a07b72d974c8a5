"""Which sentences become evidence: budget, spread over chunks, repetitions, what is gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.context import MAX_ITEMS, build_context, count_tokens
from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from graph_rag.sentences import RankedSentence
from schema.answers import Context
from tests.unit.graph_rag.hand import VISIBLE, Shelf, ranked

QUESTION = Question(text="what?", language="en")
names = st.sampled_from([f"d{number}" for number in range(8)])
lines = st.text(alphabet="abc 星河。", min_size=1, max_size=30).filter(lambda text: text.strip() == text != "")
papers = st.dictionaries(
    names, st.dictionaries(lines, st.floats(0, 2, allow_subnormal=False), min_size=1, max_size=6), max_size=6
)


def choose(
    sheets: dict[str, dict[str, float]], *, budget: int = 1500, chunk: dict[str, float] | None = None, heading: str = ""
) -> tuple[Context, tuple[EvidenceItem, ...]]:
    entries = [
        entry
        for name, rows in sheets.items()
        for entry in ranked(name, rows, chunk=(chunk or {}).get(name, 1.0), heading=heading)
    ]
    return build_from(entries, {name: "\n".join(rows) for name, rows in sheets.items()}, budget)


def build_from(
    entries: list[RankedSentence], texts: dict[str, str], budget: int
) -> tuple[Context, tuple[EvidenceItem, ...]]:
    entries.sort(key=lambda entry: (-entry.score, entry.sentence.id))
    return build_context(QUESTION, entries, Shelf(texts), VISIBLE, budget=budget)  # type: ignore[arg-type]  # a part of a reader


def texts_of(context: Context) -> list[str]:
    return [item.text for item in context.items]


def separate(sheets: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Lines that are no part of each other, so that offsets found by search are right."""
    return {
        name: {f"{name} {number} {line}": score for number, (line, score) in enumerate(rows.items())}
        for name, rows in sheets.items()
    }


@given(papers, st.integers(0, 120))
def test_whatever_is_chosen_fits_is_numbered_and_stands_in_its_document(
    sheets: dict[str, dict[str, float]], budget: int
) -> None:
    sheets = separate(sheets)
    context, items = choose(sheets, budget=budget)
    assert context.tokens == sum(count_tokens(text) for text in texts_of(context)) <= budget
    assert tuple(entry.item for entry in items) == context.items
    assert [item.number for item in context.items] == list(range(1, len(items) + 1))
    assert len({text.casefold() for text in texts_of(context)}) == len(items) <= MAX_ITEMS
    assert [item.score for item in context.items] == sorted((item.score for item in context.items), reverse=True)
    for entry in items:
        text = "\n".join(sheets[entry.item.chunk_id])
        assert text[entry.item.span.start : entry.item.span.end] == entry.item.text
        assert entry.item.page == "7"


@given(papers, st.integers(0, 120))
def test_nothing_that_fits_is_left_out(sheets: dict[str, dict[str, float]], budget: int) -> None:
    sheets = separate(sheets)
    context, _ = choose(sheets, budget=budget)
    left = [line for rows in sheets.values() for line in rows if line not in texts_of(context)]
    assert all(context.tokens + count_tokens(line) > budget for line in left)


@given(papers, st.randoms(use_true_random=False))
def test_the_order_in_which_documents_come_does_not_matter(sheets: dict[str, dict[str, float]], random: object) -> None:
    sheets = separate(sheets)
    order = list(sheets)
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert choose({name: sheets[name] for name in order}, budget=60) == choose(sheets, budget=60)


def test_the_best_of_each_good_chunk_comes_before_the_second_of_the_best() -> None:
    sheets = {"one": {"aaaa 1": 0.9, "bbbb 2": 0.89}, "two": {"cccc 3": 0.5}, "three": {"dddd 4": 0.2}}
    assert texts_of(choose(sheets, budget=6)[0]) == ["aaaa 1", "cccc 3", "dddd 4"]
    assert texts_of(choose(sheets, budget=8)[0]) == ["aaaa 1", "bbbb 2", "cccc 3", "dddd 4"]


def test_a_weak_chunk_has_no_place_of_its_own() -> None:
    sheets = {"one": {"aaaa 1": 0.9, "bbbb 2": 0.8}, "two": {"cccc 3": 0.5}}
    assert texts_of(choose(sheets, budget=4, chunk={"two": 0.59})[0]) == ["aaaa 1", "bbbb 2"]
    assert texts_of(choose(sheets, budget=4, chunk={"two": 0.6})[0]) == ["aaaa 1", "cccc 3"]


def test_only_five_chunks_have_a_place_of_their_own() -> None:
    sheets = {f"d{number}": {f"{number} best": 0.9 - number / 100} for number in range(7)}
    sheets["d0"]["0 next"] = 0.895
    chosen = texts_of(choose(sheets, budget=2 * 6)[0])
    assert chosen == ["0 best", "0 next", "1 best", "2 best", "3 best", "4 best"]


def test_each_sentence_taken_makes_the_next_of_its_chunk_cost_more() -> None:
    sheets = {f"d{number}": {f"{number} best": 0.9} for number in range(5)}
    sheets["d0"] |= {"0 b": 0.50, "0 c": 0.50}
    sheets["d1"]["1 b"] = 0.48
    chosen = texts_of(choose(sheets, budget=5 * 2 + 2 * 1)[0])
    assert {"0 b", "1 b"} <= set(chosen)
    assert "0 c" not in chosen


def test_a_sentence_too_long_for_the_rest_is_passed_over_for_a_shorter_one() -> None:
    sheets = {"one": {"a" * 40: 0.9, "b" * 40: 0.8, "cccc": 0.1}}
    assert texts_of(choose(sheets, budget=12)[0]) == ["a" * 40, "cccc"]


def test_spellings_of_one_sentence_count_as_one() -> None:
    sheets = {"one": {"The Fee is  10.": 0.9}, "two": {"the fee IS 10.": 0.8}, "three": {"The fee is 11.": 0.7}}
    assert texts_of(choose(sheets)[0]) == ["The Fee is  10.", "The fee is 11."]


def test_headings_are_no_evidence() -> None:
    assert texts_of(choose({"one": {"Fees": 0.9, "The fee is 10.": 0.1}}, heading="Fees")[0]) == ["The fee is 10."]


@pytest.mark.parametrize("text", ["gone", "xx The fee is 10.", "The fee is 11.", ""])
def test_a_sentence_that_differs_from_its_document_is_left_out(text: str) -> None:
    entries = ranked("one", {"The fee is 10.": 0.9}) + ranked("two", {"Pay at once.": 0.5})
    texts = {"two": "Pay at once."} | ({} if text == "gone" else {"one": text})
    context, items = build_from(entries, texts, 100)
    assert texts_of(context) == ["Pay at once."]
    assert context.tokens == count_tokens("Pay at once.")
    assert items[0].item.number == 1


def test_each_document_is_read_once() -> None:
    entries = ranked("one", {f"line {number}": 1.0 - number / 10 for number in range(5)})
    shelf = Shelf({})
    build_context(QUESTION, entries, shelf, VISIBLE)  # type: ignore[arg-type]  # a part of a reader
    assert len(shelf.read) == 1


def test_no_more_items_than_the_limit() -> None:
    sheets = {"one": {f"line {number:02}": 1.0 - number / 100 for number in range(MAX_ITEMS + 5)}}
    context, _ = choose(sheets, budget=10_000)
    assert texts_of(context) == [f"line {number:02}" for number in range(MAX_ITEMS)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("a", 1), ("abcd", 1), ("abcde", 2), ("星", 1), ("星河", 2), ("星河科", 2), ("星 a", 2), ("。", 1), ("🙂", 1)],
)
def test_tokens_of_short_texts(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens
