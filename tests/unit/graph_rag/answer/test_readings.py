"""Features of a reranker's readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_rag.answer.readings import codes, odds, relevance
from graph_rag.evidence import ChainedAnswer, EvidenceItem
from schema.reading import Reading, ReadSpan
from tests.unit.graph_rag.answer.evidence import item, question

TEXT = "The lease costs 40 euros a month."


def entry(number: int, text: str = TEXT, reading: Reading | None = None) -> EvidenceItem:
    return EvidenceItem(item=item(number, text), sentence_id=f"s{number}", reading=reading)


def span(text: str, score: float, within: str = TEXT) -> ReadSpan:
    return ReadSpan(start=within.index(text), end=within.index(text) + len(text), score=score)


def test_unread_sentences_say_nothing() -> None:
    assert relevance([entry(1)]) == 0.5
    assert relevance([]) == 0.5


def test_the_most_relevant_sentence_counts() -> None:
    low, high = entry(1, reading=Reading(relevance=-4.0)), entry(2, reading=Reading(relevance=3.0))
    assert relevance([low, high]) == pytest.approx(0.9526, abs=1e-4)
    assert relevance([low]) == pytest.approx(0.018, abs=1e-3)


def test_a_chain_that_was_read_counts_like_a_sentence() -> None:
    chain = ChainedAnswer(numbers=(1, 2), text="40", label="", score=1.0, relevance=0.9)
    low = entry(1, reading=Reading(relevance=-4.0))
    assert relevance([low], [chain]) == pytest.approx(0.9)
    assert relevance([low], [replace(chain, relevance=None)]) == pytest.approx(0.018, abs=1e-3)


def test_odds_tell_sure_readings_apart() -> None:
    values = [odds([entry(1, reading=Reading(relevance=value))]) for value in (-20.0, -4.0, 0.0, 4.0, 20.0)]
    assert values == pytest.approx([0.0, 0.25, 0.5, 0.75, 1.0], abs=1e-3)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("What does the KC-60 cost?", "KC-42 costs 90 euros.", 0.0),
        ("What does the KC-60 cost?", "The KC-60 costs 90 euros.", 1.0),
        ("Kosten von KC-60 und KC-42?", "KC-42 costs 90 euros.", 0.5),
        ("RH-18压缩机的价格？", "RH-18压缩机：900元", 1.0),
        ("RH-18压缩机的价格？", "RH-20压缩机：900元", 0.0),
        ("Who chairs the board?", "Nobody.", 1.0),
        ("Is the 40 mg tablet sold?", "The 140 mg tablet is sold.", 0.0),
    ],
)
def test_codes_asked_about_must_stand_in_the_evidence(asked: str, text: str, expected: float) -> None:
    assert codes(question(asked), [entry(1, text)]) == expected


def test_a_date_is_no_code() -> None:
    assert codes(question("What was sold in 2024?"), [entry(1, "Sales rose.")]) == 1.0


def test_codes_may_stand_in_a_heading() -> None:
    placed = replace(entry(1, "It costs 90 euros."), item=item(1, "It costs 90 euros.", headings=("Model KC-60",)))
    assert codes(question("What does the KC-60 cost?"), [placed]) == 1.0


def test_a_code_right_after_chinese_is_a_code() -> None:
    asked = question("奥德P8的价格是多少？")
    assert codes(asked, [entry(1, "奥德P12的价格是40元。")]) == 0.0
    assert codes(asked, [entry(1, "奥德P8的价格是40元。")]) == 1.0
