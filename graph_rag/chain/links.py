"""What a record names that may stand in another one: cell values, names, identifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.headers import header_said
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.rows import RowCell, mentions
from graph_rag.answer.spans import asked_about
from graph_rag.answer.tables import is_identifier, parts
from graph_rag.chain.records import Record
from graph_rag.pool import holds_name
from graph_rag.question import Question
from linguistics.literals import find_literals
from linguistics.normal import name_key
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.extraction import LiteralKind

_CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*(?![\w-])", re.ASCII)
_QUOTED = re.compile(r"[《「“\"]([^》」”\"]{2,40})[》」”\"]")
_CLAUSE = re.compile(r"[,;:，；：。、!?！？（）()]|\.(?=\s|$)")
_NEAR, _NEAR_HAN = 24, 3
_MAX_LINKS = 6
_MAX_VALUE = 60
# Weights: a cell that is asked for, the cell that names the row, another cell, a name in a sentence.
_SAID, _NAMING, _UNSAID, _NAMED = 1.0, 0.7, 0.35, 0.8
WHOLE, _INSIDE, _PLACED = 1.0, 0.6, 0.5  # how firmly a record holds a value: as a whole cell, or inside, by its place
_LEAST_SAID = 0.4
_NAMED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """A value that may lead on: as it stands, the header it stands under (or empty), and its weight in (0, 1].

    ``said``: the question asks for what stands under this header or label. ``near``: the words beside it in its
    sentence ("crane SK-3").
    """

    value: str
    label: str
    weight: float
    said: bool = False
    near: str = ""


def links_of(record: Record, question: Question, parse: ParseSentence) -> list[Link]:
    """At most six values, the most asked for first, then in order; none that the question itself names."""
    found = _cell_links(record.cells, question) if record.cells else []
    if len(record.cells) < 2:
        found += _sentence_links(record.text, parse)
    kept: dict[str, Link] = {}
    for link in found:
        key = name_key(link.value)
        if len(key) > 1 and key not in STOP_WORDS and not _is_named(link.value, question):
            kept.setdefault(key, link)
    return sorted(kept.values(), key=lambda link: -link.weight)[:_MAX_LINKS]


def _is_named(value: str, question: Question) -> bool:
    """True when the question names the value, or most of it: then it leads nowhere new."""
    if asked_about(value, question):
        return True
    terms = [term for term in index_terms(value) if term not in STOP_WORDS]
    return bool(terms) and sum(term in question.terms for term in terms) > _NAMED_SHARE * len(terms)


def _cell_links(cells: Sequence[RowCell], question: Question) -> list[Link]:
    """The cells but for the label of the row; of a row of properties those alone whose column the question names."""
    label = cells[0] if len(cells) > 1 and header_said(cells[0].value, question) >= _LEAST_SAID else None
    named = [cell for cell in cells if cell.header and mentions(cell.header, question.text)]
    naming = next((cell for cell in cells if not is_identifier(cell.header, (cell.value,))), None)
    links = []
    for cell in cells:
        if cell is label or (label and named and cell not in named):
            continue
        said = cell in named if label and named else header_said(cell.header, question) >= _LEAST_SAID
        pieces = [piece for piece in parts(cell.value) if len(piece) <= _MAX_VALUE and not _is_value(piece)]
        other = _NAMING if cell is naming else _UNSAID
        links += [Link(piece, cell.header, _SAID if said else other, said) for piece in pieces]
    return links


def _sentence_links(text: str, parse: ParseSentence) -> list[Link]:
    parsed = parse(text)
    spans = [(match.start(), match.end()) for match in _CODE.finditer(text)]
    spans += [match.span(1) for match in _QUOTED.finditer(text)]
    if parsed is not None:
        tokens = parsed.tokens
        spans += [(tokens[name.first].start, tokens[name.last - 1].end) for name in parsed.names]
    return [
        Link(text[start:end].strip(), "", _NAMED, near=_beside(text, start, end))
        for start, end in sorted(set(spans))
        if text[start:end].strip() and not _is_value(text[start:end].strip())
    ]


def _beside(text: str, start: int, end: int) -> str:
    """The words right before and right after a slice, as far as no punctuation comes between."""
    before = _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
    after = _CLAUSE.split(text[end : end + _NEAR])[0]
    if has_han(before + after):
        return f"{before[-_NEAR_HAN:]} {after[:_NEAR_HAN]}"
    return " ".join((*before.split()[-1:], *after.split()[:2]))


def _is_value(surface: str) -> bool:
    """True for numbers, dates and amounts: equal numbers do not mean that two records speak of one thing."""
    if not any(character.isalpha() for character in surface):
        return True
    return any(
        found.kind is not LiteralKind.TEXT and found.end - found.start >= len(surface) - 1
        for found in find_literals(surface)
    )


def held_by(record: Record, keys: frozenset[str]) -> float:
    """How firmly a record holds one of these names (normal forms), in [0, 1].

    1 as a whole cell, less inside a cell or sentence, less again where only its title or headings hold it.
    """
    if any(name_key(piece) in keys for cell in record.cells for piece in parts(cell.value)):
        return WHOLE
    if any(holds_name(record.key, key) for key in keys):
        return _INSIDE
    place = name_key(record.place)
    return _PLACED if any(holds_name(place, key) for key in keys) else 0.0
