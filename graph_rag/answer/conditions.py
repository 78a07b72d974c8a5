"""What a question demands of the rows of a table: named values, dates, bounds, empty or negative cells, signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from graph_rag.answer.headers import header_fit, header_said, translated
from graph_rag.answer.rows import mentions
from graph_rag.answer.tables import Row, Table, is_code, measure, parts
from graph_rag.question import Question
from linguistics.literals import date_interval, find_literals
from linguistics.normal import fold, name_key
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.extraction import LiteralKind

_MORE = re.compile(
    r"\b(?:more than|over|above|exceed\w*|at least|longer than|greater than|higher than|larger than|no less than)\b"
    r"|超过|高于|大于|多于|长于|以上|至少|不少于|不低于",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less than|under|below|fewer than|at most|shorter than|lower than|cheaper than|smaller than|no more than)\b"
    r"|低于|少于|小于|短于|以下|不超过|不高于|不大于|至多",
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"\b(?:at least|at most|no (?:less|more) than)\b|以上|以下|至少|不少于|不低于|不超过|不高于|不大于|至多"
)
_NONE = re.compile(
    r"none|no|nil|n/?a|not (?:required|needed|applicable|available)|never"
    r"|无|没有|否|不需要|不需|无需\w{0,6}|不用|不适用|[-–—/]+",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:no|without|not?\s+\w+\s+any|needs? no|lacks?|(?:does|do)(?: not|n['’]t) (?:need|require|have))\b"
    r"|没有|无需|不需要?|不用|无须|免",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:shr[aiu]nk|fell|fallen|fall|drop(?:ped)?|declin\w+|decreas\w+|lost|shrinking)\b|下降|减少|下滑|下跌|萎缩|亏损",
    re.IGNORECASE,
)
_ROSE = re.compile(r"\b(?:gr[eo]w\w*|rose|risen|rise|increas\w+|gained)\b|增长|上升|增加|上涨", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|later than)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|earlier than|until)\s*$", re.IGNORECASE)
_AFTER_ZH = re.compile(r"(?:之后|以后|后)")
_BEFORE_ZH = re.compile(r"(?:之前|以前|前)")
_LEAST_SHARE = 0.4  # of a value that a name inside it must make up
_LETTER = re.compile(r"(?<![A-Za-z0-9.'’&])([A-Z])(?![A-Za-z0-9'’&])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Rows that meet every condition, the columns that decided, and the words of the question they account for."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    words: frozenset[str] = field(default_factory=frozenset)


def named_part(value: str, question: Question) -> str:
    """The part of a cell that the question names: the whole value or a piece of an enumeration; empty for none.

    One letter counts when the question writes it alone and in upper case, as grades are.
    """
    return _whole_part(value, question) or next((part for part in parts(value) if _holds_name(part, question)), "")


def _whole_part(value: str, question: Question) -> str:
    for part in parts(value):
        if len(part) == 1:
            if part in single_letters(question.text):
                return part
        elif mentions(part, question.text) and fold(part) not in STOP_WORDS:
            return part
    return ""


def _holds_name(value: str, question: Question) -> bool:
    """True when a proper name of the question is a good part of the value: its short form, or its family name."""
    key = name_key(value)
    for name in question.names:
        own = name_key(name)
        if len(own) < _LEAST_SHARE * len(key) or not own:
            continue
        if has_han(name):
            if len(own) > 2 and own in key:
                return True
        elif name[0].isupper() and len(own) > 4 and f" {own} " in f" {key} ":
            return True
    return False


def single_letters(text: str) -> frozenset[str]:
    """Letters that a text writes alone and in upper case, as grades and classes are."""
    spaced = re.sub(r"(?<=[A-Z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Z])", " ", text)
    return frozenset(_LETTER.findall(spaced)) - {"I"}


def choose(question: Question, table: Table, answer_column: str) -> Chosen | None:
    """Rows that satisfy all that the question names, or None where it names nothing that restricts the table.

    A named value counts in one column: the one whose header is asked for, else the first other than the column of
    the answer. A date must hold the cell's date, unless the document itself is about that time.
    """
    rows: Sequence[Row] = table.rows
    columns: set[str] = set()
    said: set[str] = set()
    for column, values in _named(question, table, answer_column):
        kept = [row for row in rows if (cell := row.cell(column)) and named_part(cell.value, question) in values]
        rows, columns, said = kept, columns | {column}, said | set(values)
    for narrow in (_dated, _bounded, _without, _signed):
        found = narrow(question, table, rows)
        if found is not None:
            rows, column, word = found
            columns.add(column)
            said.add(word)
    if not columns:
        return None
    words = frozenset(term for phrase in said for term in (*index_terms(phrase), fold(phrase)))
    return Chosen(rows=tuple(rows), columns=frozenset(columns), words=words)


def _named(question: Question, table: Table, answer_column: str) -> list[tuple[str, frozenset[str]]]:
    """Columns with the values of theirs that the question names; whole names rule out parts of longer ones."""
    places: dict[str, dict[str, str]] = {}
    bound = _MORE.search(question.text) or _LESS.search(question.text)
    for header in table.headers:
        values = table.values(header)
        whole = any(_whole_part(value, question) for value in values)
        for value in values:
            part = (_whole_part if whole else named_part)(value, question)
            asked = not is_code(part) or header_said(header, question) > 0 or re.search(r"[A-Za-z]", part)
            if bound and measure(part) is not None:
                continue  # the number is a bound, not a name
            if part and asked and fold(part) not in index_terms(header):
                places.setdefault(fold(part), {}).setdefault(header, part)
    longest = [key for key in places if not any(key != other and key in other for other in places)]
    by_column: dict[str, set[str]] = {}
    for key in longest:
        order = {header: place for place, header in enumerate(table.headers)}
        best = min(
            places[key], key=lambda header: (-header_said(header, question), header == answer_column, order[header])
        )
        by_column.setdefault(best, set()).add(places[key][best])
    return [(column, frozenset(values)) for column, values in by_column.items()]


Narrowed = tuple[Sequence[Row], str, str]


def _dated(question: Question, table: Table, rows: Sequence[Row]) -> Narrowed | None:
    for literal in question.constraints:
        if literal.kind is not LiteralKind.DATE:
            continue
        first, last = date_interval(literal.value)
        columns = [header for header in table.headers if _is_dated(table, header)]
        columns.sort(key=lambda header: -header_said(header, question))
        for header in columns[:1]:
            side = _side(question.text, literal.surface)
            kept = [row for row in rows if _within(row, header, first, last, side)]
            if kept or first[:4] not in table.about:
                return kept, header, literal.surface
    return None


def _is_dated(table: Table, header: str) -> bool:
    values = table.values(header)
    return all(any(found.kind is LiteralKind.DATE for found in find_literals(value)) for value in values)


def _side(text: str, surface: str) -> int:
    """1 where dates after this one are asked for, -1 for those before it, 0 for those within it."""
    before, _, after = text.partition(surface)
    if _AFTER.search(before) or _AFTER_ZH.match(after):
        return 1
    return -1 if _BEFORE.search(before) or _BEFORE_ZH.match(after) else 0


def _within(row: Row, header: str, first: str, last: str, side: int) -> bool:
    cell = row.cell(header)
    if cell is None:
        return False
    for found in find_literals(cell.value):
        if found.kind is LiteralKind.DATE:
            begin, end = date_interval(found.value)
            if side:
                return begin > last if side > 0 else end < first
            return first <= begin and end <= last
    return False


def _bounded(question: Question, table: Table, rows: Sequence[Row]) -> Narrowed | None:
    more, less = _MORE.search(question.text), _LESS.search(question.text)
    if (more is None) == (less is None):
        return None
    limit = _limit(question)
    if limit is None:
        return None
    unit, number, surface = limit
    inclusive = _INCLUSIVE.search(question.text) is not None
    column = max(
        (header for header in table.headers if _measures(table, header, unit)),
        key=lambda header: header_said(header, question) + (0.5 if _same_unit(table, header, unit) else 0.0),
        default="",
    )
    if not column:
        return None
    kept = []
    for row in rows:
        cell = row.cell(column)
        value = measure(cell.value) if cell is not None else None
        if value is not None:
            beyond = value[1] > number if more else value[1] < number
            if beyond or (inclusive and value[1] == number):
                kept.append(row)
    return kept, column, surface


def _limit(question: Question) -> tuple[str, Fraction, str] | None:
    for literal in question.constraints:
        if literal.kind is not LiteralKind.DATE:
            value = measure(literal.surface)
            if value is not None:
                return value[0], value[1], literal.surface
    plain = re.search(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w.])", question.text)
    if plain is None:
        return None
    value = measure(plain[0])
    return (value[0], value[1], plain[0]) if value is not None else None


def _measures(table: Table, header: str, unit: str) -> bool:
    units = {value[0] for text in table.values(header) if (value := measure(text)) is not None}
    return (bool(units) and units <= {unit, "number"}) or (unit == "number" and len(units) == 1 and "date" not in units)


def _same_unit(table: Table, header: str, unit: str) -> bool:
    return unit != "number" and any((value := measure(text)) and value[0] == unit for text in table.values(header))


def _without(question: Question, table: Table, rows: Sequence[Row]) -> Narrowed | None:
    """Rows of "which need no approval": those whose cell in the column that is asked for says none or is empty."""
    match = _WITHOUT.search(question.text)
    if match is None:
        return None
    rest = question.text[match.end() :][:40]
    after = frozenset(index_terms(rest))
    said = [rendering for rendering in question.renderings if rendering.terms <= after]
    fits = [
        (max(_begins(header, rest, after), translated(header, said, question.language)), header)
        for header in table.headers
    ]
    best, column = max(fits, key=lambda pair: pair[0])
    if best <= 0:
        return None
    kept = [row for row in rows if (cell := row.cell(column)) is None or _NONE.fullmatch(cell.value.strip())]
    return (kept, column, f"{match[0]} {column}") if kept else None


def _begins(header: str, rest: str, after: frozenset[str]) -> float:
    """How far a header stands in the words after a negation; Chinese headers by their first two characters."""
    if has_han(header):
        return 1.0 if fold(header)[:2] in fold(rest) else 0.0
    stems = {term[:5] for term in after if len(term) > 4}
    return max(header_fit(header, after), 0.5 * any(term[:5] in stems for term in index_terms(header) if len(term) > 4))


def _signed(question: Question, table: Table, rows: Sequence[Row]) -> Narrowed | None:
    fell, rose = _FELL.search(question.text), _ROSE.search(question.text)
    if (fell is None) == (rose is None):
        return None
    for header in table.headers:
        values = [measure(value) for value in table.values(header)]
        numbers = [value[1] for value in values if value is not None and value[0] in ("percent", "number")]
        if len(numbers) == len(values) and any(number < 0 for number in numbers):
            sign = -1 if fell else 1
            kept = [
                row for row in rows if (cell := row.cell(header)) and (got := measure(cell.value)) and got[1] * sign > 0
            ]
            return kept, header, (fell or rose or [""])[0]
    return None
