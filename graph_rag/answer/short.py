"""The short answer: one name, date, amount, cell or option read off the evidence, where it can be read off.

Three readings compete: the cell of a table row that the question points at, the other end of a fact that the question
names one end of, and a span of the right kind close to the words that say what is asked. Nothing is composed: a short
answer is a slice of one numbered sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.rows import RowCell, mentions, overlap, read_row
from graph_rag.answer.spans import TypedSpan, asked_about, is_literal_type, typed_spans
from graph_rag.evidence import Evidenced, EvidenceItem, ProvedFact
from graph_rag.question import AnswerType, Question
from graph_rag.question.lexicon import chinese_type, english_type
from linguistics.literals import find_literals
from linguistics.normal import fold, name_key
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms

_NEVER_SHORT = frozenset({AnswerType.REASON, AnswerType.DEFINITION, AnswerType.DESCRIPTION, AnswerType.LIST})
_NEAR = 40  # characters within which a span counts as close to the words asked for
_MAX_ITEMS = 6
_MAX_CELL = 120
_MIN_SCORE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """``text`` stands in the context item ``number``; ``score`` in [0, 1] compares within one question."""

    text: str
    number: int
    score: float
    source: str


def short_answer(evidenced: Evidenced, parse: ParseSentence, among: Sequence[EvidenceItem]) -> Short | None:
    """The best candidate among these items (best first), or None where none stands out or no kind fits."""
    question = evidenced.question
    if question.expects in _NEVER_SHORT or question.expects is AnswerType.YES_NO or not among:
        return None
    words = frozenset(question.terms) | frozenset(term for word in question.relation for term in index_terms(word))
    best: Short | None = None
    for rank, entry in enumerate(among[:_MAX_ITEMS]):
        trust = 1.0 / (1.0 + 0.25 * rank)
        candidates = _cells(entry, question, words)
        candidates += _facts(entry, question, words, evidenced.facts)
        candidates += _spans(entry, question, words, parse)
        for candidate in candidates:
            score = candidate.score * trust
            if best is None or score > best.score:
                best = Short(text=candidate.text, number=candidate.number, score=score, source=candidate.source)
    return best if best is not None and best.score >= _MIN_SCORE else None


def _cells(entry: EvidenceItem, question: Question, words: frozenset[str]) -> list[Short]:
    cells = read_row(entry.item.text)
    if not cells:
        return []
    where = " ".join((entry.item.title, *entry.item.headings))
    about = sum(mentions(cell.value, question.text) for cell in cells)
    placed = overlap(where, words) > 0
    found: list[Short] = []
    for cell in cells:
        if not cell.header or len(cell.value) > _MAX_CELL or mentions(cell.value, question.text):
            continue
        said = max(overlap(cell.header, words), 0.6 * _kind_fits(cell, question.expects))
        if said > 0 and (about or placed or len(cells) == 1):
            fit = 1.0 if not is_literal_type(question.expects) or _kind_fits(cell, question.expects) else 0.5
            score = fit * (0.45 * said + 0.35 * min(about, 2) / 2 + 0.2)
            found.append(Short(text=cell.value, number=entry.item.number, score=score, source="cell"))
    return found


def _kind_fits(cell: RowCell, expects: AnswerType) -> bool:
    """True when the header names the kind asked for, or the value is a literal of that kind."""
    last = cell.header.split()[-1] if cell.header.split() else ""
    named = chinese_type(cell.header) if has_han(cell.header) else english_type(last)
    if named is expects and expects is not AnswerType.UNKNOWN:
        return True
    return is_literal_type(expects) and bool(typed_spans(cell.value, None, expects))


def _facts(entry: EvidenceItem, question: Question, words: frozenset[str], facts: Sequence[ProvedFact]) -> list[Short]:
    found: list[Short] = []
    for proved in facts:
        if entry.item.number not in proved.numbers:
            continue
        said = overlap(proved.fact.predicate, words)
        for known, other in ((proved.subject, proved.object), (proved.object, proved.subject)):
            surface = _slice_of(other, entry.item.text)
            if surface and asked_about(known, question) and not asked_about(surface, question):
                fit = _surface_fits(surface, question.expects)
                score = (0.35 + 0.45 * said) * fit
                found.append(Short(text=surface, number=entry.item.number, score=score, source="fact"))
    return found


def _surface_fits(surface: str, expects: AnswerType) -> float:
    if is_literal_type(expects):
        return 1.0 if typed_spans(surface, None, expects) else 0.1
    is_value = bool(find_literals(surface)) and any(character.isdigit() for character in surface)
    return 0.4 if is_value else 0.9


def _slice_of(name: str, text: str) -> str:
    """The words of ``text`` that equal ``name`` but for case, or nothing."""
    at = text.casefold().find(name.casefold())
    return text[at : at + len(name)] if name and at >= 0 and len(text.casefold()) == len(text) else ""


def _spans(entry: EvidenceItem, question: Question, words: frozenset[str], parse: ParseSentence) -> list[Short]:
    text = entry.item.text
    literal = is_literal_type(question.expects)
    spans = typed_spans(text, None if literal else parse(text), question.expects)
    anchors = _anchors(text, words)
    found: list[Short] = []
    for span in spans:
        surface = text[span.start : span.end]
        if asked_about(surface, question) or not name_key(surface):
            continue
        if question.options and not _is_option(surface, question.options):
            continue
        near = max((1.0 / (1.0 + _distance(span, anchor) / _NEAR) for anchor in anchors), default=0.2)
        weight = 0.35 if question.expects is AnswerType.UNKNOWN else 0.6
        found.append(Short(text=surface, number=entry.item.number, score=weight * span.fit * near, source="span"))
    return found


def _is_option(surface: str, options: Sequence[str]) -> bool:
    key = name_key(surface)
    return any(key == name_key(option) or key in name_key(option) for option in options)


def _anchors(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Where words of the question stand in the text (folded search; one hit per word)."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    places: list[tuple[int, int]] = []
    for word in words:
        if word not in STOP_WORDS:
            at = folded.find(word)
            if at >= 0:
                places.append((at, at + len(word)))
    return sorted(places)


def _distance(span: TypedSpan, anchor: tuple[int, int]) -> int:
    return max(0, anchor[0] - span.end, span.start - anchor[1])
