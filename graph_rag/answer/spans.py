"""Spans of a sentence that are of the kind a question asks for."""

from __future__ import annotations

from dataclasses import dataclass

from graph_rag.question import AnswerType, Question
from linguistics.literals import find_literals
from linguistics.normal import fold, name_key
from linguistics.scripts import writing
from schema.extraction import LiteralKind
from schema.parse import Parse, Token

_LITERALS: dict[AnswerType, tuple[LiteralKind, ...]] = {
    AnswerType.DATE: (LiteralKind.DATE,),
    AnswerType.AMOUNT: (LiteralKind.AMOUNT,),
    AnswerType.PERCENT: (LiteralKind.PERCENT,),
    AnswerType.QUANTITY: (LiteralKind.QUANTITY, LiteralKind.DURATION),
    AnswerType.COUNT: (LiteralKind.QUANTITY,),
}
_LABELS: dict[AnswerType, frozenset[str]] = {
    AnswerType.PERSON: frozenset({"PERSON", "PER"}),
    AnswerType.ORGANISATION: frozenset({"ORG", "NORP"}),
    AnswerType.PLACE: frozenset({"GPE", "LOC", "FAC"}),
}
_ANY_NAME = frozenset({"PERSON", "PER", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "NORP"})
WRONG_LABEL = 0.5  # the fit of a name that the model labelled as another kind
_CHINESE_NAMES = frozenset({"PER", "ORG", "LOC", "nz", "nw", "nr", "ns", "nt"})


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """A candidate answer: code points of the sentence; ``fit`` in [0, 1] says how well its kind is known."""

    start: int
    end: int
    fit: float


def is_literal_type(expects: AnswerType) -> bool:
    """True for kinds of answers that are values: dates, amounts, percentages, quantities, counts."""
    return expects in _LITERALS


def typed_spans(text: str, parse: Parse | None, expects: AnswerType) -> list[TypedSpan]:
    """Candidates in order of position. For names the parse's named spans; a wrong label halves the fit.

    For UNKNOWN and CHOICE every name and value is a candidate.
    """
    if expects in _LITERALS:
        return _values(text, _LITERALS[expects], fallback=expects is AnswerType.COUNT)
    wanted = _LABELS.get(expects, _ANY_NAME)
    spans = _names(parse, wanted) if parse is not None else []
    if expects in (AnswerType.UNKNOWN, AnswerType.CHOICE):
        spans += [TypedSpan(span.start, span.end, 0.5) for span in _values(text, tuple(LiteralKind), fallback=False)]
    return sorted(spans, key=lambda span: (span.start, span.end))


def _values(text: str, kinds: tuple[LiteralKind, ...], *, fallback: bool) -> list[TypedSpan]:
    found = find_literals(text)
    spans = [TypedSpan(item.start, item.end, 1.0) for item in found if item.kind in kinds]
    if fallback and not spans:
        spans = [TypedSpan(item.start, item.end, 0.4) for item in found if item.kind is LiteralKind.DURATION]
    return spans


def _names(parse: Parse, wanted: frozenset[str]) -> list[TypedSpan]:
    spans: list[TypedSpan] = []
    for name in parse.names:
        first, last = parse.tokens[name.first], parse.tokens[name.last - 1]
        if name.label in wanted:
            spans.append(TypedSpan(first.start, last.end, 1.0))
        elif name.label in _ANY_NAME:
            spans.append(TypedSpan(first.start, last.end, WRONG_LABEL))
    spans += [span for span in _proper_runs(parse, wanted) if not any(_touch(span, other) for other in spans)]
    return spans


def _proper_runs(parse: Parse, wanted: frozenset[str]) -> list[TypedSpan]:
    """Runs of proper nouns (English) or name words (Chinese) that the model did not label as a name."""
    spans: list[TypedSpan] = []
    run: list[Token] = []
    for token in (*parse.tokens, None):
        if token is not None and (token.pos == "PROPN" or token.tag in _CHINESE_NAMES):
            run.append(token)
            continue
        if run:
            fit = 1.0 if any(part.tag in wanted for part in run) else 0.4
            spans.append(TypedSpan(run[0].start, run[-1].end, fit))
        run = []
    return spans


def _touch(one: TypedSpan, other: TypedSpan) -> bool:
    return one.start < other.end and other.start < one.end


def asked_about(surface: str, question: Question) -> bool:
    """True when the question itself names this span: it cannot be the answer (unless it is one of the options)."""
    key = name_key(surface)
    if not key or any(name_key(option) == key for option in question.options):
        return False
    if writing(surface) == "zh":
        return fold(surface) in fold(question.text)
    return f" {key} " in f" {name_key(question.text)} "
