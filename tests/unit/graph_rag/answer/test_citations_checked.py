"""Citations re-read from their documents, and values and short answers that order and language must not change."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.cite import check_citations
from graph_rag.answer.short import grasped, short_answer, stated
from graph_rag.answer.values import value_of
from graph_rag.evidence import EvidenceItem
from graph_rag.question import AnswerType
from schema.answers import ContextItem
from schema.ports import Reader
from schema.reading import Reading, ReadSpan
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING
from tests.unit.graph_rag.answer.test_versions import Shelf

TEXTS = {"a.txt": "Sales rose. Costs fell.", "b.txt": "北区销量上升。"}
SALES, COSTS, NORTH = (
    item(4, "Sales rose.", uri="a.txt", title="Annual report"), item(2, "Costs fell.", uri="a.txt", start=12),
    item(9, "北区销量上升。", uri="b.txt"),
)  # fmt: skip


def reader(**changed: str) -> Reader:
    return cast(Reader, Shelf({**TEXTS, **{f"{name}.txt": text for name, text in changed.items()}}))


def entries(*items: ContextItem) -> list[EvidenceItem]:
    return list(evidenced(question("?"), items).items)


def no_parse(text: str) -> None:
    del text


def test_markers_count_in_the_order_given() -> None:
    checked = check_citations(entries(NORTH, SALES, COSTS), reader(), EVERYTHING)
    assert [(one.marker, one.quote) for one in checked.citations] == [
        ("[1]", "北区销量上升。"), ("[2]", "Sales rose."), ("[3]", "Costs fell."),
    ]  # fmt: skip
    assert [checked.marker_of(number) for number in (9, 4, 2, 1)] == ["[1]", "[2]", "[3]", ""]
    assert checked.citations[1].title == "Annual report"
    assert checked.dropped == ()


@pytest.mark.parametrize("text", ["Sales rose! Costs fell.", "Sales  rose. Costs fell.", "Sales ros", ""])
def test_every_character_must_agree(text: str) -> None:
    checked = check_citations(entries(SALES, NORTH), reader(a=text), EVERYTHING)
    assert [one.quote for one in checked.citations] == ["北区销量上升。"]
    assert [one.marker for one in checked.citations] == ["[1]"], "no gap where one was dropped"
    assert checked.dropped == (("sen_4", "quotation differs from the document"),)
    assert checked.marker_of(4) == ""


def test_what_the_asker_may_not_read_is_dropped() -> None:
    shelf = cast(Reader, Shelf({"b.txt": TEXTS["b.txt"]}))
    checked = check_citations(entries(SALES, COSTS, NORTH), shelf, EVERYTHING)
    assert [entry.item.number for entry in checked.items] == [9]
    assert checked.dropped == (("sen_4", "document not readable"), ("sen_2", "document not readable"))


@given(st.permutations([SALES, COSTS, NORTH]))
def test_the_same_are_kept_in_any_order(items: list[ContextItem]) -> None:
    checked = check_citations(entries(*items), reader(a="Sales rose. Costs grew."), EVERYTHING)
    assert {entry.item.number for entry in checked.items} == {4, 9}
    assert [one.marker for one in checked.citations] == ["[1]", "[2]"]


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        ("3 May 2024", "2024年5月3日", True),
        ("May 2024", "2024年6月", False),
        ("12.5 percent", "12.5%", True),
        ("12 percent", "百分之十三", False),
        ("30 days", "30天", True),
        ("30 days", "45天", False),
    ],
)
def test_values_compare_across_the_languages(english: str, chinese: str, *, same: bool) -> None:
    one, other = value_of(english), value_of(chinese)
    assert one is not None
    assert other is not None
    assert one.comparable(other)
    assert one.differs(other) is other.differs(one) is (not same)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["£{}", "{} kg", "{} days", "{}元"]))
def test_numbers_of_one_unit_differ_by_more_than_rounding(left: int, right: int, form: str) -> None:
    one, other = value_of(form.format(left)), value_of(form.format(right))
    assert one is not None
    assert other is not None
    assert one.differs(other) is (200 * abs(left - right) > max(left, right))


def pointing(number: int, text: str, piece: str, score: float) -> EvidenceItem:
    start = text.index(piece)
    reading = Reading(relevance=0.0, spans=(ReadSpan(start=start, end=start + len(piece), score=score),))
    return EvidenceItem(item=item(number, text), sentence_id=f"s{number}", reading=reading)


def test_what_a_reader_points_at_goes_before_the_rules() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE, relation=("lease", "sign"))
    text = "The lease was signed on 3 March 2024, after talks that began in May 2021."
    found = evidenced(asked, [])
    by_rule = short_answer(found, no_parse, [EvidenceItem(item=item(1, text), sentence_id="s1")])
    pointed = short_answer(found, no_parse, [pointing(1, text, "2021", 2.0)])
    unsure = short_answer(found, no_parse, [pointing(1, text, "2021", -5.0)])
    assert by_rule is not None
    assert pointed is not None
    assert (pointed.text, pointed.source) == ("May 2021", "reader")
    assert unsure == by_rule


def test_a_surer_reading_scores_higher() -> None:
    asked = question("When was it signed?", AnswerType.DATE)
    scores = []
    for odds in (-1.0, 0.0, 3.0):
        short = short_answer(evidenced(asked, []), no_parse, [pointing(1, "It was signed in May 2021.", "2021", odds)])
        assert short is not None
        scores.append(short.score)
    assert scores == sorted(set(scores))
    assert 0.0 < scores[0] < scores[-1] <= 1.0


def test_the_item_that_holds_most_of_the_question_is_the_measure() -> None:
    asked = question("When was the lease of the hall signed?", relation=("lease", "hall", "sign"))
    shares = grasped(asked, entries(item(1, "The lease of the hall was signed."), item(2, "The hall."), item(3, "No.")))
    assert shares[0] == 1.0
    assert 1.0 > shares[1] > shares[2] >= 0.0
    assert grasped(asked, []) == []


def test_no_fact_states_nothing() -> None:
    assert stated((), 1) == ()
