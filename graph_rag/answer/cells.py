"""The cell of a table row or key-value line that a question points at.

Two things must speak for a cell: the row (a cell of it is named by the question, or its label says what is asked) and
the column (its header is asked for, or it is the only one with a value of the kind asked for).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.candidates import asked_unit, has_unit
from graph_rag.answer.columns import LIGHT_WORDS
from graph_rag.answer.conditions import named_part
from graph_rag.answer.headers import (
    currencies,
    header_fit,
    header_said,
    header_type,
    is_known,
    is_name_header,
    words_of,
)
from graph_rag.answer.rows import RowCell, read_row
from graph_rag.answer.spans import is_literal_type, typed_spans
from graph_rag.answer.tables import is_code, is_identifier
from graph_rag.evidence import EvidenceItem
from graph_rag.question import AnswerType, Question
from graph_rag.question.synonyms import alike
from linguistics.literals import date_interval, find_literals
from linguistics.normal import fold
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.extraction import LiteralKind

_MAX_CELL = 120
_MARGIN = 0.08  # the best cell of a row must lead by so much
_LEAST_ROW = 0.3
_SAID = 0.4
_GENERIC = frozenset(
    "value values detail details content contents description answer 值 数值 内容 说明 参数值 结果".split()
)
_NAMES = frozenset({AnswerType.PERSON, AnswerType.ORGANISATION, AnswerType.PLACE})
_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?\s?%?")
_UNIT = re.compile(r"[(（]([^)）]+)[)）]|_([a-z]+)$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_ASKS_CODE = re.compile(
    r"\b(?:id|code|number|reference|article|model|type|version|plan)\b|编号|代码|型号|单号|版本|号码", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """A cell's value with its score in [0, 1]; ``row`` says how well the row itself is meant."""

    text: str
    score: float
    row: float


def best_cell(entry: EvidenceItem, question: Question) -> CellAnswer | None:
    """The cell that stands out in this row, or None."""
    cells = read_row(entry.item.text)
    if not cells or not any(cell.header for cell in cells):
        return None
    meant = _row_meant(cells, question, entry)
    if meant < _LEAST_ROW:
        return None
    named = frozenset(cell.header for cell in cells if _is_named(cell, question))
    label = _label(cells, question, named)
    open_cells = [
        cell for cell in cells if cell.header not in named and cell is not label and may_answer(cell, question)
    ]
    scored = sorted(
        ((column_score(cell, cells, open_cells, question), cell) for cell in open_cells), key=lambda pair: -pair[0]
    )
    if not scored or scored[0][0] < 0.4 or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    score, cell = scored[0]
    loss = 0.2 if header_said(cell.header, question) >= 2 * _SAID else 0.5
    score = (0.6 * min(1.0, score) + 0.4 * meant) * (1.0 - loss * _unsaid(question, cells, entry))
    return CellAnswer(cell.value, score, meant)


def _unsaid(question: Question, cells: Sequence[RowCell], entry: EvidenceItem) -> float:
    """Share of the words that say what is asked for which neither the row nor its headings account, in [0, 1]."""
    place = " ".join(
        (entry.item.title, entry.item.uri, *entry.item.headings, *(f"{c.header} {c.value}" for c in cells))
    )
    known = frozenset(index_terms(place))
    idle = LIGHT_WORDS | {fold(question.focus)}
    words = [word for word in question.relation if index_terms(word) and fold(word) not in idle]
    left = [word for word in words if not (_alike(word) & known) and fold(word) not in fold(place)]
    return len(left) / len(words) if words else 0.0


def _alike(word: str) -> frozenset[str]:
    return frozenset(other for term in (word, *index_terms(word)) for other in alike(term))


def _is_named(cell: RowCell, question: Question) -> bool:
    if named_part(cell.value, question):
        return not is_code(cell.value) or any(character.isalpha() for character in cell.value) or len(cell.value) > 3
    asked = [literal for literal in question.constraints if literal.kind is LiteralKind.DATE]
    dates = [found for found in find_literals(cell.value) if found.kind is LiteralKind.DATE]
    return any(date_interval(one.value) == date_interval(other.value) for one in asked for other in dates) or (
        _week(cell.value) is not None and _week(cell.value) == _week(question.text)
    )


def _week(text: str) -> tuple[str, str] | None:
    """Year and number of a calendar week: 2025-W43, week 43 of 2025, 2025年第43周."""
    match = re.search(r"(\d{4})-?W(\d{1,2})", text)
    if match is not None:
        return match[1], match[2].lstrip("0")
    match = re.search(r"\bweek (\d{1,2})\b|第(\d{1,2})周", text, re.IGNORECASE)
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    return (year[0], (match[1] or match[2]).lstrip("0")) if match is not None and year is not None else None


def _row_meant(cells: Sequence[RowCell], question: Question, entry: EvidenceItem) -> float:
    """How well the row is meant: named cells, the label's words, the words of its headings where it is one pair."""
    words = words_of(question)
    named = sum(_is_named(cell, question) for cell in cells)
    label = max((_label_fit(cell.value, question, words) for cell in cells[:2] if not is_code(cell.value)), default=0.0)
    if len(cells) == 1:
        about = frozenset(index_terms(" ".join((entry.item.title, *entry.item.headings))))
        label = 0.5 * header_said(cells[0].header, question) + 0.5 * bool(words & about)
    head = any(_is_named(cell, question) and (at == 0 or is_name_header(cell.header)) for at, cell in enumerate(cells))
    said = any(_is_named(cell, question) and header_said(cell.header, question) > 0 for cell in cells)
    return min(1.0, max((0.7 if head or said else 0.4) * bool(named) + 0.15 * named, 0.9 * label))


def _label_fit(value: str, question: Question, words: frozenset[str]) -> float:
    return header_said(value, question) if len(value) < 40 else header_fit(value, words)


def _label(cells: Sequence[RowCell], question: Question, named: frozenset[str]) -> RowCell | None:
    """The first cell, where its value says what is asked: it heads the row and is no answer."""
    first = cells[0]
    if len(cells) == 1 or first.header in named:
        return None
    return first if _label_fit(first.value, question, words_of(question)) >= 0.5 else None


def may_answer(cell: RowCell, question: Question) -> bool:
    """True when the cell could answer by its kind: a value of the kind and unit asked for, no code unless one is."""
    if not cell.header or len(cell.value) > _MAX_CELL or fold(cell.value) == fold(cell.header):
        return False
    if is_literal_type(question.expects):
        unit = asked_unit(question.text)
        held = not unit or has_unit(cell.value, cell.header, unit) or _NUMBER.fullmatch(cell.value.strip()) is not None
        return held and (_value_fit(cell, question.expects) > 0 or bool(unit and has_unit(cell.value, "", unit)))
    coded = is_code(cell.value) or is_identifier(cell.header, ())
    if coded and not _ASKS_CODE.search(question.text):
        return question.expects is AnswerType.UNKNOWN and header_said(cell.header, question) >= 0.5
    return True


def _value_fit(cell: RowCell, expects: AnswerType) -> float:
    """1 for a value of the kind asked for, less for a bare number whose header may give the unit, 0 for others."""
    if _CLOCK.fullmatch(cell.value):
        return 1.0 if expects is AnswerType.DATE else 0.0
    if typed_spans(cell.value, None, expects):
        return 1.0
    if expects is AnswerType.DATE or not _NUMBER.fullmatch(cell.value.strip()):
        return 0.0
    if expects is AnswerType.PERCENT:
        return 0.6 if "%" in cell.header or "率" in cell.header else 0.2
    if expects is AnswerType.AMOUNT:
        return 0.9 if _is_money(cell.header) else 0.5
    if expects is AnswerType.QUANTITY:
        return 0.9 if _UNIT.search(cell.header) and not _is_money(cell.header) else 0.5
    return 0.4 if _is_money(cell.header) else 0.8


def _is_money(header: str) -> bool:
    unit = " ".join(match[1] or match[2] for match in _UNIT.finditer(header))
    return header_type(header) is AnswerType.AMOUNT or bool(
        re.search(r"[元镑£€$]|gbp|eur|usd|rmb|cny", unit or header, re.IGNORECASE)
    )


def _relates(header: str, question: Question) -> bool:
    """True when the question says the header by a word of its own, not as the name of something."""
    words = frozenset(other for word in (*question.relation, question.focus) for other in _alike(word))
    terms = [term for term in index_terms(header) if term not in STOP_WORDS]
    return any(is_known(term, words) for term in terms) or any(has_han(word) and word in header for word in words)


def column_score(cell: RowCell, cells: Sequence[RowCell], rivals: Sequence[RowCell], question: Question) -> float:
    """How far the question asks for this cell's column among ``rivals`` of its row; about [0, 1.2]."""
    said = header_said(cell.header, question)
    fit = _value_fit(cell, question.expects) if is_literal_type(question.expects) else 1.0
    kind = header_type(cell.header) is question.expects and question.expects is not AnswerType.UNKNOWN
    if question.expects in _NAMES and not kind:
        kind = is_name_header(cell.header)
    generic = len(cells) == 2 and cell is cells[1] and (fold(cell.header) in _GENERIC or len(rivals) == 1)
    if question.expects in _NAMES and not kind:
        generic, said = False, said if _relates(cell.header, question) else 0.0
        kind = header_type(cells[0].value) is question.expects and header_said(cells[0].value, question) > 0
    only = (
        is_literal_type(question.expects)
        and fit == 1.0
        and sum(_value_fit(other, question.expects) == 1.0 for other in rivals) == 1
    )
    money = bool(currencies(question)) and fold(cell.header) in {fold(code) for code in currencies(question)}
    score = max(said, 0.6 * kind, 0.7 * generic, 0.6 * only, 1.0 * money)
    if said < _SAID <= max((header_said(other.header, question) for other in rivals), default=0.0):
        score *= 0.5  # another column is asked for by name
    if is_literal_type(question.expects):
        score = score * (0.4 + 0.6 * fit) + 0.1 * (fit == 1.0)
    elif has_han(cell.header) == has_han(question.text):
        score += 0.02
    return score + 0.15 * (kind and said > 0) + 0.1 * (said >= 1.0)
