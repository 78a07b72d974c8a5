"""The span that a reranker points at: widened to its value, of the kind asked for, never the question's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.pointed import LEAST_POINTED, pointed_at
from graph_rag.evidence import EvidenceItem
from graph_rag.question import AnswerType
from schema.reading import Reading, ReadSpan
from tests.unit.graph_rag.answer.evidence import item, question

LIMIT = "The nightly limit is £140 in London."
ASKED = question("What is the nightly limit?", AnswerType.AMOUNT)


def entry(number: int, text: str, *spans: tuple[str, float], relevance: float = 0.0) -> EvidenceItem:
    """An item whose reading points at these slices, each at its first place in the text."""
    found = tuple(
        ReadSpan(start=text.index(piece), end=text.index(piece) + len(piece), score=score) for piece, score in spans
    )
    return EvidenceItem(
        item=item(number, text), sentence_id=f"s{number}", reading=Reading(relevance=relevance, spans=found)
    )


def unread(number: int, text: str = LIMIT) -> EvidenceItem:
    return EvidenceItem(item=item(number, text), sentence_id=f"s{number}")


@pytest.mark.parametrize(
    ("text", "piece", "expects", "whole"),
    [
        (LIMIT, "140", AnswerType.AMOUNT, "£140"),
        ("每晚上限为650元。", "650", AnswerType.AMOUNT, "650元"),
        ("It grew by 12.5 percent.", "12.5", AnswerType.PERCENT, "12.5 percent"),
        ("It opened on 3 March 2024.", "2024", AnswerType.DATE, "3 March 2024"),
        ("项目于2024年3月启动。", "2024年", AnswerType.DATE, "2024年3月"),
        ("The new director is Li Wei.", "Li Wei", AnswerType.PERSON, "Li Wei"),
    ],
)
def test_a_span_inside_a_value_is_widened_to_it(text: str, piece: str, expects: AnswerType, whole: str) -> None:
    assert pointed_at(question("?", expects), [entry(1, text, (piece, 1.0))]) == (1.0, whole, 1)


def test_a_span_that_reaches_beyond_a_value_stays_as_it_is() -> None:
    assert pointed_at(ASKED, [entry(1, LIMIT, ("£140 in London", 1.0))]) == (1.0, "£140 in London", 1)


def test_blanks_around_a_span_are_cut() -> None:
    found = pointed_at(question("Which city?", AnswerType.PLACE), [entry(1, LIMIT, (" London", 0.5))])
    assert found == (0.5, "London", 1)


def test_a_value_asked_for_must_stand_in_the_span() -> None:
    assert pointed_at(ASKED, [entry(1, LIMIT, ("in London", 5.0))]) is None
    assert pointed_at(ASKED, [entry(1, LIMIT, ("in London", 5.0), ("£140", 0.0))]) == (0.0, "£140", 1)


def test_a_name_may_be_anything_but_the_questions_own_words() -> None:
    asked = question("Who leads Harbour Freight Lines?", AnswerType.ORGANISATION)
    text = "Harbour Freight Lines is led by Dana Holt."
    assert pointed_at(asked, [entry(1, text, ("Harbour Freight Lines", 4.0))]) is None
    assert pointed_at(asked, [entry(1, text, ("Harbour Freight Lines", 4.0), ("Dana Holt", 1.0))]) == (
        1.0, "Dana Holt", 1,
    )  # fmt: skip


@pytest.mark.parametrize("piece", ["...", "—", "。"])
def test_signs_alone_are_no_answer(piece: str) -> None:
    assert pointed_at(question("Who?"), [entry(1, f"It is so{piece}", (piece, 3.0))]) is None


@pytest.mark.parametrize(("score", "shown"), [(LEAST_POINTED, True), (LEAST_POINTED - 0.01, False)])
def test_the_least_odds(score: float, *, shown: bool) -> None:
    assert (pointed_at(ASKED, [entry(1, LIMIT, ("£140", score))]) is not None) is shown


def test_the_relevance_of_the_sentence_counts_as_much_as_the_span() -> None:
    sure = entry(1, "It was £90 once.", ("£90", 2.0), relevance=-3.0)
    fitting = entry(2, LIMIT, ("£140", 1.0), relevance=1.0)
    assert pointed_at(ASKED, [sure, fitting]) == (1.0, "£140", 2), "the odds returned are the span's own"


def test_of_equals_the_earlier_item_leads() -> None:
    first, second = entry(7, "It is £90.", ("£90", 1.0)), entry(3, LIMIT, ("£140", 1.0))
    assert pointed_at(ASKED, [first, second]) == (1.0, "£90", 7)
    assert pointed_at(ASKED, [second, first]) == (1.0, "£140", 3)


def test_what_was_not_read_is_passed_over() -> None:
    assert pointed_at(ASKED, [unread(1)]) is None
    assert pointed_at(ASKED, []) is None
    assert pointed_at(ASKED, [unread(1), entry(2, LIMIT, ("£140", 0.0))]) == (0.0, "£140", 2)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.floats(-4, 4)), max_size=5),
    st.sampled_from([AnswerType.AMOUNT, AnswerType.PLACE, AnswerType.UNKNOWN]),
)
def test_what_is_pointed_at_stands_in_its_sentence(rows: list[tuple[int, int, float]], expects: AnswerType) -> None:
    spans = tuple(
        ReadSpan(start=start, end=min(start + length, len(LIMIT)), score=score) for start, length, score in rows
    )
    read = EvidenceItem(item=item(1, LIMIT), sentence_id="s1", reading=Reading(relevance=0.0, spans=spans))
    found = pointed_at(question("Where or how much?", expects), [read])
    assert found is None or (found[1] in LIMIT and found[2] == 1 and found[0] >= LEAST_POINTED)


@given(st.permutations(range(4)))
def test_the_order_of_items_matters_to_ties_only(order: list[int]) -> None:
    items = [entry(n + 1, f"It is £{90 + n}.", (f"£{90 + n}", float(n)), relevance=0.5) for n in range(4)]
    assert pointed_at(ASKED, [items[n] for n in order]) == (3.0, "£93", 4)
