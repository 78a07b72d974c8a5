"""Tables of PDF pages: runs of lines whose words stand apart in the same columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.loaders.builder import PlacedWord, TextBuilder
from adapters.loaders.pdf_layout import Line, Word
from adapters.loaders.tables import header_of, header_rows, is_form

Grid = list[list[list[Word]]]
_CELL_GAP = 1.2
_ROW_GAP = 3.5
_MAX_COLUMNS = 40
_MAX_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Consecutive lines of a page, or, where ``grid`` is not empty, a table: rows of columns of words."""

    lines: list[Line] = field(default_factory=list)
    grid: Grid = field(default_factory=list)


def parts_of(lines: list[Line]) -> list[Part]:
    """The lines in order, with runs that are tables given as grids."""
    parts: list[Part] = []
    loose: list[Line] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        grid = _grid(run) if len(run) > 1 else []
        if not grid:
            loose.append(lines[at])
            at += 1
            continue
        if loose:
            parts.append(Part(lines=loose))
        loose = []
        parts.append(Part(grid=grid))
        at += len(run)
    return [*parts, Part(lines=loose)] if loose else parts


def _run(lines: list[Line], start: int) -> list[Line]:
    """Consecutive lines of at least two cells, each below the one before; or the one line at ``start``."""
    run = [lines[start]]
    if len(_cells(run[0])) < 2 or run[0].rotated:
        return run
    for line in lines[start + 1 : start + _MAX_ROWS]:
        below = 0 < line.middle - run[-1].middle < _ROW_GAP * max(run[-1].font, line.font)
        if not below or line.rotated or len(_cells(line)) < 2:
            break
        run.append(line)
    return run


def _cells(line: Line) -> list[list[Word]]:
    """The words of a line, parted at wide gaps, from left to right."""
    cells: list[list[Word]] = []
    for word in line.words:
        if cells and word.x0 - cells[-1][-1].x1 <= _CELL_GAP * max(line.font, 4.0):
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _grid(run: list[Line]) -> Grid:
    """The cells by column; empty where they do not stand in columns."""
    rows = [_cells(line) for line in run]
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell[0].x0, cell[-1].x1) for row in rows for cell in row):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    if not 2 <= len(columns) <= _MAX_COLUMNS:
        return []
    grid: Grid = []
    for row in rows:
        line: list[list[Word]] = [[] for _ in columns]
        for cell in row:
            column = next(number for number, (_, right) in enumerate(columns) if cell[0].x0 <= right)
            if line[column]:
                return []
            line[column] = cell
        grid.append(line)
    return grid


def write_table(text: TextBuilder, grid: Grid) -> None:
    """Write a grid with the boxes of its words."""
    placed = [[[_placed(word) for word in cell] for cell in row] for row in grid]
    shown = [["".join((word.glue if number else "") + word.text for number, word in enumerate(cell)) for cell in row]
             for row in grid]  # fmt: skip
    count = header_rows(shown)
    if count == 0 and is_form(shown):
        # Label and value stay one line, as they stand on the page.
        text.table(placed)
        return
    text.table(placed[count:], header_of(shown, count))


def _placed(word: Word) -> PlacedWord:
    return PlacedWord(text=word.text, x0=word.x0, y0=word.y0, x1=word.x1, y1=word.y1, glue=word.glue)
