"""The short answer that a reranker points at while it reads a sentence with the question."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.answer.candidates import echoes
from graph_rag.answer.spans import is_literal_type, typed_spans
from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from linguistics.literals import find_literals
from schema.reading import ReadSpan

LEAST_POINTED = -2.0
"""Log-odds against no answer from which on a span is shown: of the spans above it about half were right on companies
that the reader had not been trained on, below it hardly any."""

Pointed = tuple[float, str, int]
"""Log-odds, text, number of the context item."""


def pointed_at(question: Question, items: Sequence[EvidenceItem]) -> Pointed | None:
    """The best span of these items: by its own odds and those of its sentence together; None where none is sure.

    A span inside a value is widened to it (140 in £140). Where a value is asked for it must hold one of that kind;
    words of the question are no answer.
    """
    found: list[tuple[float, int, float, str]] = []
    for place, entry in enumerate(items):
        for span in entry.reading.spans if entry.reading is not None else ():
            text = widened(entry.item.text, span)
            if span.score >= LEAST_POINTED and entry.reading is not None and may_answer(text, question):
                found.append((span.score + entry.reading.relevance, -place, span.score, text))
    if not found:
        return None
    _, place, score, text = max(found)
    return score, text, items[-place].item.number


def widened(text: str, span: ReadSpan) -> str:
    """The span in its text, or the value that it lies in."""
    for literal in find_literals(text):
        if literal.start <= span.start and span.end <= literal.end:
            return text[literal.start : literal.end].strip()
    return text[span.start : span.end].strip()


def may_answer(text: str, question: Question) -> bool:
    """False for words of the question, and for what is not of the kind asked for where a value is."""
    if not any(map(str.isalnum, text)) or echoes(text, question):
        return False
    return not is_literal_type(question.expects) or bool(typed_spans(text, None, question.expects)) or text.isdigit()
