"""Facts from table rows: the key cell is the subject, the headers are predicates, the cells objects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kg_builder.extract.structured_captions import caption_year, table_measure, with_quarters
from kg_builder.extract.structured_headers import Header, Measure, read_header, read_measure
from kg_builder.extract.structured_subjects import context_name
from kg_builder.extract.structured_values import (
    CUED_SCORE,
    GUESSED_SCORE,
    Readings,
    Slice,
    is_name,
    is_placeholder,
    read_objects,
    sliced,
)
from schema.documents import Cell, Document, Table
from schema.extraction import EntityType, Mention, Qualifiers

_TOTAL = re.compile(
    r"(?:grand |sub-?)?total(?: .{0,30})?|sum|average|mean|合\s*计|小\s*计|总\s*计|共\s*计|平均(?:值)?", re.IGNORECASE
)
_COUNTS = re.compile(
    r"\b(?:years?|number|count|quantity|qty|units?|days|weeks|months|rate|ratio|score|points?|employees|staff|headcount)\b"
    r"|数量|人数|年份|天数|比例|得分|评分|数$"
)
_ROW_UNIT = re.compile(r"[(（]([^()（）]{1,24})[)）]\s*\Z")
_DISTINCT = 0.7
_CODE = re.compile(r"[A-Z]{1,8}[-_/ ]?[A-Z0-9]*(?:[-_/][A-Z0-9]+)*[0-9]+[A-Z0-9]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its line and its non-empty cells by column."""

    start: int
    end: int
    cells: dict[int, Slice]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table as understood. ``key`` is the column of the subjects, -1 where no column names anything.

    ``over_time`` says that most columns beside the key are headed by nothing but a date.
    """

    headers: dict[int, Header]
    rows: tuple[_Row, ...]
    key: int
    measure: Measure | None
    over_time: bool


def read_table(readings: Readings, table: Table) -> None:
    """Record what the rows of one table say. Cells outside the text and rows without a key are rejects."""
    grid = _grid(readings, table)
    if grid is None:
        return
    for row in grid.rows:
        key = row.cells.get(grid.key)
        if key is None or is_placeholder(key.text):
            readings.reject("no-key-cell", "no cell of the row names its subject", row.start, row.end)
        elif _TOTAL.fullmatch(key.text):
            readings.reject("total-row", key.text, key.start, key.end)
        elif not row.start <= key.start < key.end <= row.end:
            readings.reject("cell-outside-row", key.text, key.start, key.end)
        else:
            _read_row(readings, grid, row, key)


def _grid(readings: Readings, table: Table) -> _Grid | None:
    rows: list[_Row] = []
    headers: dict[int, Header] = {}
    document = readings.document
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column, cell.start))
    for _, members in groupby(ordered, key=lambda cell: cell.row):
        cells: dict[int, Slice] = {}
        for cell in members:
            piece = sliced(document, cell.start, cell.end)
            if piece is None:
                readings.reject("cell-out-of-range", f"row {cell.row}, column {cell.column}", cell.start, cell.end)
                continue
            if cell.column not in headers:
                headers[cell.column] = read_header(_header_text(document, table, cell))
            cells.setdefault(cell.column, piece)
        if cells:
            start, end = line_around(readings, min(c.start for c in cells.values()), max(c.end for c in cells.values()))
            rows.append(_Row(start, end, cells))
    if not rows:
        return None
    headers = with_quarters(headers, caption_year(document, table))
    key = _key_column(headers, rows)
    others = [header for column, header in headers.items() if column != key]
    over_time = bool(others) and 2 * sum(bool(other.time) and not other.predicate for other in others) >= len(others)
    return _Grid(headers, tuple(rows), key, table_measure(document, table, headers), over_time)


def _header_text(document: Document, table: Table, cell: Cell) -> str:
    if cell.header_end > cell.header_start:
        piece = sliced(document, cell.header_start, cell.header_end)
        return piece.text if piece is not None else ""
    return table.headers[cell.column] if 0 <= cell.column < len(table.headers) else ""


def line_around(readings: Readings, start: int, end: int) -> tuple[int, int]:
    """The row block that covers the range, else its lines; without white space at the ends."""
    document = readings.document
    block = readings.row_before(start)
    if block is not None and end <= block.end:
        piece = sliced(document, block.start, block.end)
        if piece is not None:
            return piece.start, piece.end
    first = document.text.rfind("\n", 0, start) + 1
    last = document.text.find("\n", end)
    piece = sliced(document, first, len(document.text) if last < 0 else last)
    return (piece.start, piece.end) if piece is not None else (start, end)


def _key_column(headers: dict[int, Header], rows: Sequence[_Row]) -> int:
    """The first column that names something; an employee number gives way to the name beside it."""
    naming = [column for column in sorted(headers) if _names(headers[column], column, rows)]
    best = _best_naming(naming, headers, rows) if naming else -1
    code = next((column for column in sorted(headers) if _is_code(headers[column], column, rows)), -1)
    if code < 0 or (0 <= best < code):
        return best if best >= 0 else _any_distinct(headers, rows)
    between = sum(code < column < best for column in headers)
    if best < 0 or between or headers[code].is_document_id:
        return code
    return best if headers[best].cued or headers[best].is_person_name else code


def _is_code(header: Header, column: int, rows: Sequence[_Row]) -> bool:
    """True for a column of numbers or codes that tell the rows apart: by its header or by its values."""
    values = [row.cells[column].text for row in rows if column in row.cells]
    if header.is_index or 2 * len(values) < len(rows) or len(set(values)) < _DISTINCT * len(values):
        return False
    return header.is_identifier or (column == 0 and all(_CODE.fullmatch(value) for value in values))


def _any_distinct(headers: dict[int, Header], rows: Sequence[_Row]) -> int:
    """The first column of different short texts, whatever its header; -1 where there is none."""
    for column in sorted(headers):
        values = [row.cells[column].text for row in rows if column in row.cells]
        if len(set(values)) == len(rows) and all(is_name(value) for value in values) and not headers[column].is_index:
            return column
    return -1


def _best_naming(naming: Sequence[int], headers: dict[int, Header], rows: Sequence[_Row]) -> int:
    """The first column whose values differ from row to row, else the first with a cue, else the first."""
    for column in naming:
        values = [row.cells[column].text for row in rows if column in row.cells]
        if len(set(values)) >= _DISTINCT * len(values):
            return column
    return next((column for column in naming if headers[column].cued), naming[0])


def _names(header: Header, column: int, rows: Sequence[_Row]) -> bool:
    """True when the header does not forbid it and most cells of the column look like names."""
    if header.is_index or header.is_identifier or header.is_title or header.time or not header.names:
        return False
    if header.measure is not None and header.predicate == "":
        return False
    values = [row.cells[column].text for row in rows if column in row.cells]
    filled = [value for value in values if not is_placeholder(value)]
    return 2 * sum(is_name(text) for text in filled) > len(filled)


def _read_row(readings: Readings, grid: _Grid, row: _Row, key: Slice) -> None:
    header = grid.headers[grid.key]
    type_ = _key_type(grid, header)
    subject = readings.mention(key, type_, CUED_SCORE if type_ is not EntityType.OTHER else GUESSED_SCORE)
    found: dict[int, list[Mention]] = {}
    for column, piece in sorted(row.cells.items()):
        if column == grid.key or grid.headers[column].is_index:
            continue
        if not row.start <= piece.start < piece.end <= row.end:
            readings.reject("cell-outside-row", piece.text[:80], piece.start, piece.end)
            continue
        found[column] = _read_cell(readings, grid, row, (subject, column, piece))
    if type_ is EntityType.PERSON:
        _read_role(readings, grid, row, subject, found)


def _key_type(grid: _Grid, header: Header) -> EntityType:
    """The type of the subjects: by the header, or a person where "name" stands beside titles and telephones."""
    if grid.over_time:
        return EntityType.OTHER
    if header.cued:
        return header.type
    others = [other for column, other in grid.headers.items() if column != grid.key]
    personal = any(
        other.is_title or re.search(r"e-?mail|phone|邮箱|电话|手机|工号", other.predicate) for other in others
    )
    return EntityType.PERSON if header.is_person_name and personal else EntityType.OTHER


def _read_cell(readings: Readings, grid: _Grid, row: _Row, cell: tuple[Mention, int, Slice]) -> list[Mention]:
    """Record the facts of one cell; returns the mentions in it."""
    subject, column, piece = cell
    header = grid.headers[column]
    if not header.predicate and not header.time:
        if not is_placeholder(piece.text):
            readings.reject("no-header", f"column {column}", piece.start, piece.end)
        return []
    inherited = grid.measure if header.measure is None and not _COUNTS.search(header.predicate) else None
    row_unit = _ROW_UNIT.search(subject.surface)
    if row_unit and header.time:
        inherited = read_measure(row_unit[1]) or inherited
    objects = read_objects(readings, piece, header, inherited)
    qualifiers = Qualifiers()
    if header.time:
        context = context_name(readings, row.start)
        others = (("of", context.text),) if context is not None and grid.over_time else ()
        qualifiers = Qualifiers(time=header.time, others=others)
    for value in objects:
        predicate = header.predicate or "value"
        readings.triple(subject, predicate, value, (row.start, row.end), qualifiers=qualifiers)
    return [value for value in objects if isinstance(value, Mention)]


def _read_role(readings: Readings, grid: _Grid, row: _Row, person: Mention, found: dict[int, list[Mention]]) -> None:
    """A person's title and the organisation or department of the same row as one fact: be head of sales of -> Acme."""
    title = next((row.cells[column] for column in sorted(row.cells) if grid.headers[column].is_title), None)
    if title is None or is_placeholder(title.text) or not is_name(title.text):
        return
    for column in sorted(found):
        for organisation in found[column]:
            if organisation.type is EntityType.ORGANISATION:
                readings.triple(person, role_predicate(title.text), organisation, (row.start, row.end))


def role_predicate(title: str) -> str:
    """A title as a predicate: "CFO" is "be cfo of", a Chinese title stands for itself."""
    words = " ".join(title.split()).lower()
    return f"be {words} of" if words.isascii() else words
