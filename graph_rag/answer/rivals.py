"""Other values for what was asked: two sources that may be read give different ones, or one corrects another.

A sentence is a rival only when it says as much of the question as the one that answers, names the same things, gives
a value of the same kind and unit, and does not speak of another time. What a sentence only mentions in order to
correct it ("not the 420 mentioned in the press", 由五月改为八月) is a rival of what it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.answer.candidates import candidates
from graph_rag.answer.cells import best_cell
from graph_rag.answer.headers import header_said
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.rows import read_row
from graph_rag.answer.scoring import features, scene, total
from graph_rag.answer.short import unnamed
from graph_rag.answer.spans import is_literal_type
from graph_rag.answer.values import Value, value_of
from graph_rag.answer.versions import family_of
from graph_rag.chain.answers import read_cells
from graph_rag.chain.records import Placed, placed
from graph_rag.chain.wanted import wanted
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import Question
from linguistics.literals import find_literals
from linguistics.scripts import has_han
from schema.extraction import LiteralKind

MAX_RIVALS = 2
_LEAST_SHARE = 0.5  # of the question that the answering sentence says: else it is not known what it is about
_LEAST_GRASP = 0.7  # of that, what a rival must say
_LEAST_SPAN = 5.0  # see ``graph_rag.answer.scoring``
_LEAST_CELL = 0.45
_LEAST_SAID = 0.3  # how far the question must ask for the column of a rival cell
_BARE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w.,]*\d)")
_READ = 40  # items that are looked at: a rival in the other language ranks low
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
_CORRECTS = re.compile(
    r"\b(?:not (?:the|in)|rather than|instead of|no longer|up from|down from|changed from|moved from|postponed from)\s+"
    r"|而不是|而非|并非|(?:由|从)(?=[^，。；]{1,20}(?:改为|改到|调整为|推迟|提前|延))",
    re.IGNORECASE,
)
_REACH = 40  # characters after a word of correction in which the corrected value stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value for what was asked: as it stands in the context item ``entry``."""

    text: str
    entry: EvidenceItem
    value: Value


def rivals(
    answer: str, number: int, evidenced: Evidenced, parse: ParseSentence, replaced: Mapping[str, object]
) -> tuple[Stated, ...]:
    """The answer and its rivals, each with its sentence; empty where there is none.

    The oldest source comes first, undated ones last. ``replaced``: documents that a later version replaces; they
    contradict nothing, nor do versions of one document.
    """
    question = evidenced.question
    entry = next((one for one in evidenced.items if one.item.number == number), None)
    if entry is None or not is_literal_type(question.expects) or entry.item.span.document_id in replaced:
        return ()
    own = value_of(answer, _header_of(answer, entry))
    if own is None:
        return ()
    found = [Stated(text=answer, entry=entry, value=own)]
    words = wanted(question, evidenced.entities, {}, parse(question.text))
    mine = words.share(words.said([_placed(entry)]))
    for other in _others(entry, evidenced.items, replaced):
        if len(found) > MAX_RIVALS:
            break
        stated = _corrected(other, own)
        if stated is None and other is not entry and mine >= _LEAST_SHARE:
            near = words.share(words.said([_placed(other)])) >= _LEAST_GRASP * mine
            stated = _stated(other, evidenced, parse) if near and not _names_another(other, entry, evidenced) else None
            stated = stated if stated is not None and _same_scope(answer, entry, stated, question) else None
        if stated is not None and all(stated.value.differs(one.value) for one in found):
            found.append(stated)
    if len(found) < 2:
        return ()
    return tuple(sorted(found, key=lambda one: (one.entry.item.published or "9", one.entry.item.number)))


def _others(entry: EvidenceItem, items: Sequence[EvidenceItem], replaced: Mapping[str, object]) -> list[EvidenceItem]:
    """The sentence itself, which may correct something, and those of documents that are no versions of its own."""
    kin = family_of(items)
    own = entry.item.span.document_id
    foreign = [
        other
        for other in items[:_READ]
        if (document := other.item.span.document_id) not in replaced
        and document != own
        and kin.get(document, -1) != kin.get(own, -2)
    ]
    return [entry, *foreign]


def _placed(entry: EvidenceItem) -> Placed:
    return placed(entry.item.text, " ".join((*entry.item.headings, entry.item.title)))


def _names_another(other: EvidenceItem, entry: EvidenceItem, evidenced: Evidenced) -> bool:
    """True when it names less of what the question names than the answering sentence does; not across languages."""
    if has_han(other.item.text) != (evidenced.question.language == "zh"):
        return False
    return unnamed(evidenced, other) > unnamed(evidenced, entry)


def _corrected(entry: EvidenceItem, own: Value) -> Stated | None:
    """The value that a sentence sets against this one: the nearest other one to the words that correct it."""
    text = entry.item.text
    match = _CORRECTS.search(text)
    if match is None:
        return None
    found = [(start, end, value) for start, end in _numbers(text) if (value := value_of(text[start:end])) is not None]
    named = [start for start, _, value in found if match.end() <= start < match.end() + _REACH and _is(value, own)]
    others = [
        (min(abs(start - match.end()), abs(match.start() - end)), start, end, value)
        for start, end, value in found
        if value.differs(own)
    ]
    if not named or not others:
        return None
    _, start, end, value = min(others)
    return Stated(text=text[start:end], entry=entry, value=value)


def _is(value: Value, own: Value) -> bool:
    return value.comparable(own) and not value.differs(own)


def _numbers(text: str) -> list[tuple[int, int]]:
    """Values of a text, and bare numbers beside them."""
    spans = [(found.start, found.end) for found in find_literals(text) if found.kind is not LiteralKind.TEXT]
    bare = [match.span() for match in _BARE.finditer(text)]
    return spans + [span for span in bare if not any(span[0] < end and start < span[1] for start, end in spans)]


def _header_of(answer: str, entry: EvidenceItem) -> str:
    return next((cell.header for cell in read_row(entry.item.text) if cell.value == answer), "")


def _stated(entry: EvidenceItem, evidenced: Evidenced, parse: ParseSentence) -> Stated | None:
    """What a sentence says for the question: the best cell of a row, or the best span."""
    text, question = entry.item.text, evidenced.question
    cells = read_row(text)
    if cells:
        cell = best_cell(entry, question)
        found = read_cells(cells, frozenset(), question) if cell is None or cell.score < _LEAST_CELL else None
        said = found.text if found is not None else cell.text if cell is not None else ""
        header = _header_of(said, entry)
        asked = bool(said) and header_said(header, question) >= _LEAST_SAID
        value = value_of(said, header) if asked else None
        return Stated(text=said, entry=entry, value=value) if value is not None else None
    parsed = parse(text)
    view = scene(text, entry.item.number, 0, parsed, question)
    weighed = [
        (total(features(candidate, view, question, evidenced.facts)), -candidate.start, candidate.end)
        for candidate in candidates(text, parsed, question)
    ]
    weight, start, end = max(weighed, default=(0.0, 0, 0))
    value = value_of(text[-start:end]) if weight >= _LEAST_SPAN else None
    return Stated(text=text[-start:end], entry=entry, value=value) if value is not None else None


def _same_scope(answer: str, entry: EvidenceItem, stated: Stated, question: Question) -> bool:
    """True unless both sentences name years, none in common: they speak of other times."""
    ours = _years(entry, answer) - _year_set(question.text)
    theirs = _years(stated.entry, stated.text) - _year_set(question.text)
    asked = _year_set(question.text)
    if asked and (_years(entry, answer) & asked) and not (_years(stated.entry, stated.text) & asked):
        return not _years(stated.entry, stated.text)
    return not ours or not theirs or bool(ours & theirs)


def _years(entry: EvidenceItem, without: str) -> frozenset[str]:
    """Years that the sentence, its headings or its title name beside the value itself."""
    item = entry.item
    place = " ".join((item.text.replace(without, " "), *item.headings, item.title))
    return _year_set(place)


def _year_set(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))
