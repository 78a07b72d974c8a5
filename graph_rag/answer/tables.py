"""Tables of a document that the asker may read: rows, columns, and the values in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from graph_rag.answer.rows import RowCell, read_row
from graph_rag.evidence import EvidenceItem
from linguistics.literals import find_literals
from linguistics.normal import fold
from schema.access import VisibleSet
from schema.documents import BlockKind, Document, Span
from schema.errors import NotFound
from schema.extraction import LiteralKind
from schema.ports import Reader

_CODE = re.compile(r"[A-Za-z]{0,5}[-_/]?\d[\w./-]*")
_IDENTIFIER = re.compile(r"(?:^|[_\W])(?:ids?|codes?|no\.?|numbers?|ref\w*)$|编号|代码|序号|单号", re.IGNORECASE)
_PARTS = re.compile(r"[、,，;；/]|\s+(?:and|&)\s+|[()（）]")
_PLAIN = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?")
_DAYS = {"D": Fraction(1), "W": Fraction(7), "M": Fraction(30), "Y": Fraction(365), "H": Fraction(1, 24)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table in a document that the asker may read. ``text`` is the slice at ``span``."""

    span: Span
    text: str
    cells: tuple[RowCell, ...]

    def cell(self, header: str) -> RowCell | None:
        """The row's cell in a column, None where it is empty."""
        return next((cell for cell in self.cells if cell.header == header), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All rows of a table with named columns, in order; ``about``: title, headings and path of its document."""

    document: Document
    rows: tuple[Row, ...]
    about: str

    @property
    def headers(self) -> tuple[str, ...]:
        """Names of columns, in the order in which rows first use them."""
        return tuple(dict.fromkeys(cell.header for row in self.rows for cell in row.cells))

    def values(self, header: str) -> tuple[str, ...]:
        """The non-empty values of a column, in order, repeats kept."""
        return tuple(cell.value for row in self.rows if (cell := row.cell(header)) is not None)


def table_of(entry: EvidenceItem, reader: Reader, visible: VisibleSet) -> Table | None:
    """The table that holds an evidence item, None where it is no table row or the table has no named columns."""
    try:
        document = reader.document(entry.item.span.document_id, visible)
    except NotFound:
        return None
    around = next((table for table in document.layout.tables if table.start <= entry.item.span.start < table.end), None)
    if around is None:
        return None
    rows = []
    for block in document.layout.blocks:
        if block.kind is BlockKind.TABLE_ROW and around.start <= block.start and block.end <= around.end:
            row = _row(document, block.start, block.end)
            if row is not None:
                rows.append(row)
    about = " ".join((document.title, document.uri, *entry.item.headings))
    return Table(document=document, rows=tuple(rows), about=about) if rows else None


def _row(document: Document, start: int, end: int) -> Row | None:
    """A row with a header on every cell: lines of bare headers and notes are none."""
    text = document.text[start:end]
    stripped = text.strip()
    cells = read_row(stripped)
    if len(cells) < 2 or not all(cell.header for cell in cells):
        return None
    first = start + text.find(stripped)
    return Row(span=Span(document_id=document.id, start=first, end=first + len(stripped)), text=stripped, cells=cells)


def parts(value: str) -> tuple[str, ...]:
    """A cell's value, and the pieces of an enumeration or bracket in it."""
    pieces = [piece.strip() for piece in _PARTS.split(value)]
    return tuple(dict.fromkeys(piece for piece in (value.strip(), *pieces) if piece))


def is_code(value: str) -> bool:
    """True for numbers, identifiers and dates: values that name nothing by themselves."""
    return bool(_CODE.fullmatch(value.strip())) or not any(character.isalpha() for character in value)


def is_identifier(header: str, values: Sequence[str]) -> bool:
    """True for columns of identifiers, numbers or dates: by their header or by every value."""
    return bool(_IDENTIFIER.search(header)) or (bool(values) and all(is_code(value) for value in values))


def name_column(table: Table) -> str:
    """The column that says what each row is about: the first whose values are words, the most of them distinct."""
    best, best_share = table.headers[0], -1.0
    for header in table.headers:
        values = table.values(header)
        worded = [] if is_identifier(header, values) else [value for value in values if not is_code(value)]
        share = len({fold(value) for value in worded}) / len(table.rows)
        if share > best_share + 0.25:
            best, best_share = header, share
    return best


def measure(value: str) -> tuple[str, Fraction] | None:
    """What is measured (kind and unit) and the number, days for durations; None for values that are no number.

    A value with several numbers counts by its first; a date counts by its first day, as a plain number.
    """
    plain = _PLAIN.fullmatch(value.strip())
    if plain:
        return "number", Fraction(value.strip().replace(",", "").replace("−", "-"))
    for found in find_literals(value):
        if found.kind is LiteralKind.DATE:
            return "date", _day(found.value)
        number = _duration(found.value) if found.kind is LiteralKind.DURATION else _decimal(found.value)
        if number is not None:
            return (f"{found.kind} {found.unit}".strip(), number)
    return None


def _day(value: str) -> Fraction:
    year, month, day = (*value.split("/", maxsplit=1)[0].split("-"), "1", "1")[:3]
    digits = [int(piece) if piece.isdigit() else 1 for piece in (year, month, day)]
    return Fraction(digits[0] * 372 + digits[1] * 31 + digits[2])


def _decimal(value: str) -> Fraction | None:
    try:
        return Fraction(Decimal(value))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _duration(value: str) -> Fraction | None:
    match = re.fullmatch(r"PT?(\d+(?:\.\d+)?)([DWMYH])", value)
    return Fraction(match[1]) * _DAYS[match[2]] if match else None


def measured(rows: Sequence[Row], header: str) -> list[tuple[Row, Fraction]]:
    """Rows with the number they hold in a column; empty unless all that have the cell measure the same thing."""
    found = [(row, measure(cell.value)) for row in rows if (cell := row.cell(header)) is not None]
    units = {value[0] for _, value in found if value is not None}
    if len(units) != 1 or any(value is None for _, value in found) or len(found) < len(rows):
        return []
    return [(row, value[1]) for row, value in found if value is not None]
