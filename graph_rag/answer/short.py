"""The short answer: one name, date, amount, cell or option read off the evidence, where it can be read off.

Three readings in turn: the cell of a table row that the question points at; the span that a reranker points at; a span
of a sentence, weighed against all other spans of the chosen sentences. Nothing is composed: a short answer is a slice
of one numbered sentence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.candidates import candidates
from graph_rag.answer.cells import best_cell
from graph_rag.answer.choice import asks_to_compare, choose_option
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.pointed import pointed_at
from graph_rag.answer.rows import read_row
from graph_rag.answer.scoring import features, scene, total
from graph_rag.evidence import Evidenced, EvidenceItem, ProvedFact
from graph_rag.question import AnswerType, Question
from graph_rag.reread import share
from linguistics.normal import fold, name_key

NEVER_SHORT = frozenset(
    {AnswerType.REASON, AnswerType.DEFINITION, AnswerType.DESCRIPTION, AnswerType.LIST, AnswerType.YES_NO}
)
_CHOSEN = 0.9
_MAX_ITEMS = 4
_LEAST_CELL = 0.45
_UNNAMED = 0.3  # how much an item loses that names none of the entities in question
_LEAST_SPAN = 0.4
_LEAST_SHARE = 0.3  # share of the spans' total likelihood that the best must hold
_LEAST_TOTAL = 5.0  # and the least weight it must have by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """``text`` stands in the context item ``number``; ``score`` in [0, 1] compares within one question."""

    text: str
    number: int
    score: float
    source: str


def short_answer(evidenced: Evidenced, parse: ParseSentence, among: Sequence[EvidenceItem]) -> Short | None:
    """The best candidate among these items (best first), or None where none stands out or no kind fits."""
    if evidenced.question.expects in NEVER_SHORT:
        return None
    items = among[:_MAX_ITEMS]
    if asks_to_compare(evidenced.question):
        choice = choose_option(evidenced.question, items)
        return Short(text=choice.text, number=choice.number, score=_CHOSEN, source="choice") if choice else None
    items = _meant(evidenced.question, items)
    cell = _cell(evidenced, items)
    return cell or _pointed(evidenced.question, items) or _span(evidenced, parse, items)


def _pointed(question: Question, items: Sequence[EvidenceItem]) -> Short | None:
    """What the reranker points at. A cell says more surely what it is; a span found by rules less."""
    found = pointed_at(question, items)
    if found is None:
        return None
    log_odds, text, number = found
    return Short(text=text, number=number, score=_LEAST_SPAN + (1.0 - _LEAST_SPAN) * share(log_odds), source="reader")


def stated(facts: Sequence[ProvedFact], number: int) -> tuple[str, ...]:
    """Names and values at the ends of the facts that a context item states."""
    ends = (end for proved in facts if number in proved.numbers for end in (proved.subject, proved.object))
    return tuple(dict.fromkeys(end for end in ends if end))


def _cell(evidenced: Evidenced, items: Sequence[EvidenceItem]) -> Short | None:
    """The best cell; a later item's counts less."""
    best: Short | None = None
    shares = grasped(evidenced.question, items)
    for place, entry in enumerate(items):
        found = best_cell(entry, evidenced.question)
        if found is not None:
            score = (
                found.score * shares[place] ** 0.3 * (1.0 - _UNNAMED * unnamed(evidenced, entry)) / (1.0 + 0.1 * place)
            )
            if score >= _LEAST_CELL and (best is None or score > best.score):
                best = Short(text=found.text, number=entry.item.number, score=score, source="cell")
    return best


def _meant(question: Question, items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    """The items without those rows of a table beside which the question calls another row of it by its words."""
    called = {_headers(entry) for entry in items if _calls(question, entry)}
    return [entry for entry in items if _headers(entry) not in called or _calls(question, entry)]


def _headers(entry: EvidenceItem) -> tuple[str, ...]:
    """The table a row belongs to, as far as a row says it: its document and its headers."""
    return (entry.item.uri, *(cell.header for cell in read_row(entry.item.text)))


def _calls(question: Question, entry: EvidenceItem) -> bool:
    """True when the question holds the first cell of this row of several, word for word."""
    cells = read_row(entry.item.text)
    return len(cells) > 1 and len(cells[0].value) > 1 and fold(cells[0].value) in fold(question.text)


def grasped(question: Question, items: Sequence[EvidenceItem]) -> list[float]:
    """How much of the question each item holds with its headings, as a share of the best one's, in [0, 1]."""
    places = [" ".join((entry.item.text, *entry.item.headings, entry.item.title)) for entry in items]
    held = [scene(place, 0, 0, None, question).grasp for place in places]
    return [one / max(held) if max(held) else 0.0 for one in held]


def unnamed(evidenced: Evidenced, entry: EvidenceItem) -> float:
    """Share, by weight, of the entities named in the question that neither the item nor its place names, in [0, 1]."""
    item = entry.item
    place = name_key(" ".join((item.text, item.title, item.uri, *item.headings)))
    missed = whole = 0.0
    for linked in evidenced.entities:
        names = {linked.surface, linked.entity.name, *(alias.name for alias in linked.entity.aliases)}
        whole += linked.weight
        missed += linked.weight * (not any(key in place for name in names if (key := name_key(name))))
    return missed / whole if whole else 0.0


def _span(evidenced: Evidenced, parse: ParseSentence, items: Sequence[EvidenceItem]) -> Short | None:
    """The span that stands out among all spans of these sentences: its likelihood under a softmax of their weights."""
    question = evidenced.question
    weighed: list[tuple[float, str, int, float]] = []
    shares = grasped(question, items)
    for place, entry in enumerate(items):
        text = entry.item.text
        if read_row(text):
            continue
        parsed = parse(text)
        view = scene(text, entry.item.number, place, parsed, question)
        for candidate in candidates(text, parsed, question, stated(evidenced.facts, entry.item.number)):
            weight = total(features(candidate, view, question, evidenced.facts))
            relative = shares[place] * (1.0 - _UNNAMED * unnamed(evidenced, entry))
            weighed.append((weight, text[candidate.start : candidate.end], entry.item.number, relative))
    if not weighed:
        return None
    weight, surface, number, relative = max(weighed, key=lambda entry: entry[0])
    share = 1.0 / sum(math.exp(other - weight) for other, *_ in weighed)
    score = (0.35 + 0.35 * share) * relative**0.5
    if share < _LEAST_SHARE or weight < _LEAST_TOTAL or score < _LEAST_SPAN:
        return None
    return Short(text=surface, number=number, score=score, source="span")
