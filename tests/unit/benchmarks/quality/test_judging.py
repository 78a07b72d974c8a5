"""Exact match, F1, quotes and citations."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quality.judging import answer_figures, judged, quotable, score_of, scores, tokens
from schema import ids
from schema.answers import Answer, AnswerStatus, Citation
from schema.documents import Span


def answer(short: str, quote: str, *, confidence: float = 0.8) -> Answer:
    span = Span(document_id=ids.document_id("film.txt"), start=0, end=len(quote))
    citation = Citation(marker="[1]", quote=quote, span=span, uri="film.txt", title="", page="")
    return Answer(
        question="?", status=AnswerStatus.ANSWERED, text=f"{quote} [1]", short=short, citations=(citation,),
        confidence=confidence,
    )  # fmt: skip


REFUSED = Answer(question="?", status=AnswerStatus.UNANSWERABLE, text="no", confidence=0.9)


@pytest.mark.parametrize(
    ("given", "answers", "expected"),
    [
        ("The Anna Berg!", ["anna berg"], (1.0, 1.0)),
        ("Anna", ["Anna Berg"], (0.0, 2 / 3)),
        ("", ["Anna Berg"], (0.0, 0.0)),
        ("Carl", ["Anna Berg"], (0.0, 0.0)),
        ("4分鐘", ["4分钟"], (1.0, 1.0)),
        ("分钟", ["4分钟"], (0.0, 0.8)),
        ("Carl", ["Anna", "Carl"], (1.0, 1.0)),
        ("Carl", [], (0.0, 0.0)),
    ],
)
def test_scores(given: str, answers: list[str], expected: tuple[float, float]) -> None:
    assert scores(given, answers) == pytest.approx(expected)


def test_tokens_are_words_or_characters() -> None:
    assert tokens("The U.S. Army, a") == ["u", "s", "army"]
    assert tokens("第2天 GDP") == ["第", "2", "天", "gdp"]


def test_yes_and_no_stand_in_no_quote() -> None:
    assert not quotable(["Yes"])
    assert not quotable(["是"])
    assert not quotable([])
    assert quotable(["yes", "Anna"])


def test_a_refusal_is_as_sure_as_it_says() -> None:
    assert score_of(REFUSED) == pytest.approx(0.1)
    assert score_of(answer("x", "x y")) == pytest.approx(0.8)


def test_an_answer_as_a_row() -> None:
    row = judged(answer("Anna Berg", "Anna Berg directed it"), ["Anna Berg"], ["film", "film"])
    assert row == {
        "status": "answered", "short": "Anna Berg", "cited": ["film"], "exact": 1.0, "f1": 1.0, "in_quote": True,
        "score": 0.8,
    }  # fmt: skip
    assert judged(REFUSED, ["Yes"], [])["in_quote"] is None


def rows() -> list[dict[str, Any]]:
    return [
        judged(answer("Anna Berg", "Anna Berg directed it"), ["Anna Berg"], ["film", "rain"]),
        judged(REFUSED, ["Uppsala"], []),
    ]


def test_figures_over_answers() -> None:
    found = answer_figures(rows(), [frozenset({"film"}), frozenset({"film", "anna"})])
    assert found == {
        "answered": 50.0, "answer EM": 50.0, "answer F1": 50.0, "answer in cited quote": 50.0,
        "answer in cited quote, answered": 100.0, "citation precision": 50.0, "citation recall": 50.0,
        "citation recall, answered": 100.0, "answer F1, where given": 100.0, "short answer given": 50.0,
    }  # fmt: skip


def test_figures_without_answers_are_not_measured() -> None:
    assert set(answer_figures([], []).values()) == {None}
