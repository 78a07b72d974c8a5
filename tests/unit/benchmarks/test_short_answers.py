"""The measures of short answers, and the training of their weights."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.corpora import Asked, Corpus
from benchmarks.quality.judging import scores, tokens
from benchmarks.short_answers import Scored, evidence_of, figures, sample
from benchmarks.short_train import Spans, fit, spans_of
from benchmarks.short_train import figures as held_out
from graph_rag.answer.scoring import NAMES
from graph_rag.question import AnswerType
from schema import ids
from schema.documents import Document, Sentence, Span
from schema.graph import DocumentGraph


def test_words_and_characters() -> None:
    assert tokens("The Old Mill, 3 km!") == ["old", "mill", "3", "km"]
    assert tokens("《夜航》2023年") == ["夜", "航", "2023", "年"]


@pytest.mark.parametrize(
    ("given", "answers", "expected"),
    [
        ("the old mill", ["Old Mill"], (1.0, 1.0)),
        ("old mill", ["new mill", "old barn"], (0.0, 0.5)),
        ("", ["Old Mill"], (0.0, 0.0)),
        ("何青", ["作家何青"], (0.0, 2 / 3)),
        ("barn", ["mill"], (0.0, 0.0)),
        ("barn", [], (0.0, 0.0)),
    ],
)
def test_scores(given: str, answers: list[str], expected: tuple[float, float]) -> None:
    assert scores(given, answers) == pytest.approx(expected)


def scored(given: str, exact: float, f1: float) -> Scored:
    return Scored(
        question="q", expects=AnswerType.DATE, answers=("a",), given=given, sentence="s", exact=exact, f1=f1
    )  # fmt: skip


def test_figures_tell_given_from_all() -> None:
    found = figures([scored("a", 1.0, 1.0), scored("b", 0.0, 0.5), scored("", 0.0, 0.0), scored("", 0.0, 0.0)])
    assert found["given"] == 50.0
    assert found["exact"] == 25.0
    assert found["exact given"] == 50.0
    assert found["f1 given"] == 75.0


def test_figures_of_nothing() -> None:
    assert figures([])["exact given"] == 0.0


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    rows = tuple(Asked(id=str(n), question="q", answers=(), gold_ids=(), type="") for n in range(20))
    corpus = Corpus(name="c", passages=(), questions=rows)
    assert sample(corpus, 5, 1).questions == sample(corpus, 5, 1).questions
    assert len(sample(corpus, 5, 1).questions) == 5
    assert sample(corpus, 0, 1).questions == rows


def graph(*texts: str) -> DocumentGraph:
    text = " ".join(texts)
    document = Document(id=ids.document_id("p.txt"), uri="p.txt", text=text, title="Mill", media_type="text/plain")
    sentences, at = [], 0
    for index, piece in enumerate(texts):
        span = Span(document_id=document.id, start=at, end=at + len(piece))
        sentences.append(Sentence(id=f"s{index}", span=span, text=piece, chunk_id="c", index=index))
        at += len(piece) + 1
    return DocumentGraph(document=document, sentences=tuple(sentences))


ROW = Asked(id="1", question="When was the mill burnt?", answers=("May 1801",), gold_ids=("p",), type="")


def test_evidence_starts_with_the_sentence_that_holds_the_question() -> None:
    found = evidence_of(ROW, {"p": graph("Ada was born in 1770.", "The mill was burnt in May 1801.")}, {})
    assert found.items[0].item.text == "The mill was burnt in May 1801."
    assert [entry.item.number for entry in found.items] == [1, 2]


def test_the_right_span_is_marked() -> None:
    found = evidence_of(ROW, {"p": graph("The mill was burnt in May 1801 and again in June 1820.")}, {})
    spans = spans_of(ROW, found, lambda _: None)
    assert spans.rows.shape[1] == len(NAMES)
    assert spans.exact.sum() == spans.right.sum() == 1


def test_training_prefers_what_the_right_spans_have() -> None:
    rows = np.zeros((2, len(NAMES)))
    rows[0, 0] = rows[1, 1] = 1.0
    one = Spans(rows=rows, right=np.array([1.0, 0.0]), exact=np.array([True, False]))
    weights = fit([one], np.zeros(len(NAMES)))
    assert weights[0] > 0 > weights[1]
    assert held_out([one], weights) == {"right": 1.0, "reachable": 1.0}


def test_training_without_right_spans_changes_nothing() -> None:
    rows = np.ones((1, len(NAMES)))
    one = Spans(rows=rows, right=np.array([0.0]), exact=np.array([False]))
    start = np.ones(len(NAMES))
    assert fit([one], start) is start
    assert held_out([one], start) == {"right": 0.0, "reachable": 0.0}
    assert held_out([], start) == {"right": 0.0, "reachable": 0.0}
