"""XLSX: each sheet a page; islands of cells parted by empty rows are tables; numbers and dates as they are shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from adapters.loaders.archive import check_office, open_zip, read_member
from adapters.loaders.charts import write_chart
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.office_properties import describe_office
from adapters.loaders.refusals import unreadable
from adapters.loaders.shown import shown_value
from adapters.loaders.tables import Grid, clean, header_of, header_rows, is_form, is_label, kind, write_form

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell [^>]*?ref=\"([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)\"")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_CHART = re.compile(r"xl/charts/chart\d*\.xml$")
_BLOCK = 1 << 20
_OVERLAP = 4096
_HEADER_ROWS = 2
_DAMAGED = (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError)


@dataclass(slots=True)
class _Sheet:
    rows: Grid = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas_without_value: int = 0


def read_xlsx(blob: Blob, sink: Sink) -> None:
    """A whole workbook."""
    check_office(blob.data, sink.limits)
    try:
        book = load_workbook(io.BytesIO(blob.data), read_only=True, data_only=True)
    except _DAMAGED as error:
        raise unreadable("damaged", f"not a readable XLSX file: {error}") from error
    draft = sink.draft("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    describe_office(draft, blob.data)
    try:
        for sheet in book.worksheets:
            draft.text.begin_page(label=sheet.title)
            draft.text.heading(sheet.title, 1)
            try:
                read = _read_sheet(sheet, blob.data, sink)
            except _DAMAGED as error:
                sink.refuse("", "damaged", f"sheet {sheet.title!r} cannot be read: {error}")
                continue
            if read.formulas_without_value:
                count = read.formulas_without_value
                sink.refuse("", "truncated", f"sheet {sheet.title!r}: {count} formulas have no stored value")
            _write(draft, read)
        _write_charts(draft, blob.data, sink)
        draft.text.end_page()
    finally:
        book.close()


def _write_charts(draft: Draft, data: bytes, sink: Sink) -> None:
    """The charts of all sheets, as pages after them: a chart sheet holds nothing else."""
    with open_zip(data, sink.limits) as archive:
        for name in sorted(filter(_CHART.match, archive.namelist()), key=lambda name: (len(name), name)):
            draft.text.begin_page(label=name.rsplit("/", 1)[-1].removesuffix(".xml"))
            write_chart(draft.text, read_member(archive, name), sink)


def _read_sheet(sheet: object, data: bytes, sink: Sink) -> _Sheet:
    """Cells up to the limits as shown, and the merged ranges, which the read-only reader leaves out."""
    read = _Sheet()
    sheet.reset_dimensions()  # type: ignore[attr-defined] # the stored dimension is often wrong
    title, widest, number = sheet.title, 0, 0  # type: ignore[attr-defined]
    for number, row in enumerate(sheet.iter_rows(), start=1):  # type: ignore[attr-defined]
        if number > sink.limits.rows:
            continue
        values = [shown_value(cell.value, getattr(cell, "number_format", "General")) for cell in row]
        while values and not values[-1]:
            values.pop()
        widest = max(widest, len(values))
        read.rows.append(values[: sink.limits.columns])
    if number > sink.limits.rows:
        sink.refuse("", "truncated", f"sheet {title!r}: only the first {sink.limits.rows} of {number} rows were read")
    if widest > sink.limits.columns:
        kept = sink.limits.columns
        sink.refuse("", "truncated", f"sheet {title!r}: only the first {kept} of {widest} columns were read")
    _scan(read, data, sheet._worksheet_path, sink)  # type: ignore[attr-defined]  # noqa: SLF001 - no public name
    return read


def _scan(read: _Sheet, data: bytes, path: str, sink: Sink) -> None:
    """Find merged ranges and formulas without a stored value in the sheet's XML, block by block."""
    with ZipFile(io.BytesIO(data)) as archive, archive.open(path) as stream:
        tail = b""
        while block := stream.read(_BLOCK):
            text = tail + block
            cut = len(text) if len(block) < _BLOCK else max(len(text) - _OVERLAP, 0)
            for match in _NO_VALUE.finditer(text):
                read.formulas_without_value += match.start() < cut
            for match in _MERGE.finditer(text):
                if match.start() < cut:
                    _merge(read, match.group(1).decode("ascii"), sink)
            tail = text[cut:]


def _merge(read: _Sheet, reference: str, sink: Sink) -> None:
    """Repeat a merged cell's value over its range, within what was read."""
    left, top, right, bottom = (side or 1 for side in range_boundaries(reference))
    if top - 1 >= len(read.rows) or len(read.rows[top - 1]) < left:
        return
    value = read.rows[top - 1][left - 1]
    right, bottom = min(right, sink.limits.columns), min(bottom, len(read.rows))
    if not value:
        return
    for row in read.rows[top - 1 : bottom]:
        row.extend([""] * (right - len(row)))
        row[left - 1 : right] = [value] * (right - left + 1)


def _islands(rows: Grid) -> Iterator[Grid]:
    """Runs of rows that are not empty."""
    island: Grid = []
    for row in [*rows, []]:
        if any(row):
            island.append(row)
        elif island:
            yield island
            island = []


def _headed(islands: Iterable[Grid]) -> list[Grid]:
    """Islands with those joined of which the first is nothing but headers, set off from its numbers by an empty row."""
    joined: list[Grid] = []
    for island in islands:
        _, above, below = _apart(joined[-1]) if joined else ([], [], [])
        wide = bool(above) and len(above) <= _HEADER_ROWS and not below
        words = all(is_label(cell) for row in above for cell in row)
        if wide and words and not all(is_label(cell) for cell in island[0]):
            joined[-1] = joined[-1] + island
        else:
            joined.append(island)
    return joined


def _write(draft: Draft, read: _Sheet) -> None:
    """Each island: titles above it as paragraphs, then a table (or a form), then notes below it."""
    headers: list[str] = []
    for island in _headed(_islands(read.rows)):
        above, grid, below = _apart(island)
        for line in above:
            draft.text.paragraph(line)
        grid = clean(grid)
        count = header_rows(grid)
        if count:
            headers = header_of(grid, count)
            draft.text.table(grid[count:], headers)
        elif is_form(grid):
            write_form(draft.text, grid)
        elif grid:
            # A part of the table above, after an empty row, keeps its headers.
            same = len(headers) == len(grid[0]) and len(grid[0]) > 1
            draft.text.table(grid, headers if same else ())
        for line in below:
            draft.text.paragraph(line)


def _apart(island: Grid) -> tuple[list[str], Grid, list[str]]:
    """Lines of one value (a title, often merged over all columns) before and after the grid."""
    width = max(map(len, island))
    single = [None if _is_line(row, width) else row for row in island]
    first = next((number for number, row in enumerate(single) if row is not None), len(island))
    last = len(island) - next((n for n, row in enumerate(reversed(single)) if row is not None), 0)
    if first == len(island):
        return [_only(row) for row in island], [], []
    below = island[last:]
    if below and all(row[:1] == [""] or len(_only(row)) <= 40 for row in below):
        last, below = len(island), []
    return [_only(row) for row in island[:first]], island[first:last], [_only(row) for row in below]


def _is_line(row: list[str], width: int) -> bool:
    """One cell alone, or one text merged over all columns."""
    cells = [cell for cell in row if cell]
    return len(cells) == 1 or (len(cells) == width and len(set(cells)) == 1 and kind(cells[0]) == "text")


def _only(row: list[str]) -> str:
    return next((cell for cell in row if cell), "")
