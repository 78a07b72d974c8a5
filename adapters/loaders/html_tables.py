"""HTML tables: which are data and which are page layout, and their rows with spans filled in."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from adapters.loaders.canonical import one_line

_BLOCKS_IN_CELL = "table, h1, h2, h3, h4, h5, h6, form, article, section"
_DROPPED_IN_CELL = "script, style, noscript, template"
_SPACED = {"br", "p", "div", "li", "tr", "td", "th", "dd", "dt", "ul", "ol"}
_PREFIX = re.compile(r"^[(\-−+]?\s*[$€£¥￥₹(]\s*$")
_SUFFIX = re.compile(r"^[)%‰]+$")
_MAX_SPAN = 200


def is_data_table(table: LexborNode) -> bool:
    """At least two rows and columns and nothing in its cells that makes them parts of a page."""
    if table.css_first(f"td :is({_BLOCKS_IN_CELL})") is not None and table.css_first("th") is None:
        return False
    if table.css_first("table table") is not None:
        return False
    rows = table.css("tr")
    return len(rows) >= 2 and any(len(_cells(row)) >= 2 for row in rows)


def table_rows(table: LexborNode) -> tuple[list[list[str]], int]:
    """Rows of cell texts with spanned cells repeated, and how many first rows are marked as headers."""
    rows: list[list[str]] = []
    marked = 0
    pending: dict[int, tuple[str, int]] = {}
    for row in table.css("tr"):
        cells = _cells(row)
        line: list[str] = []
        for cell in cells:
            _fill(line, pending)
            value = cell_text(cell)
            rowspan = _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if rowspan > 1:
                    pending[len(line)] = (value, rowspan - 1)
                line.append(value)
        _fill(line, pending)
        in_head = row.parent is not None and row.parent.tag == "thead"
        all_header = bool(cells) and all(cell.tag == "th" for cell in cells) and len(cells) > 1
        if marked == len(rows) and (in_head or all_header):
            marked += 1
        rows.append(line)
    return _joined_signs(rows), marked if marked < len(rows) else 0


def cell_text(cell: LexborNode) -> str:
    """Text of one cell on one line; block ends and line breaks inside are blanks."""
    parts: list[str] = []
    for dropped in cell.css(_DROPPED_IN_CELL):
        dropped.decompose()
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag in _SPACED:
            parts.append(" ")
        elif node.tag == "img":
            parts.append(f" {node.attributes.get('alt') or ''} ")
    return one_line("".join(parts))


def _cells(row: LexborNode) -> list[LexborNode]:
    return [node for node in row.iter() if node.tag in {"td", "th"}]


def _span(cell: LexborNode, name: str) -> int:
    shown = (cell.attributes.get(name) or "1").strip()
    return min(max(int(shown), 1), _MAX_SPAN) if shown.isdecimal() else 1


def _fill(line: list[str], pending: dict[int, tuple[str, int]]) -> None:
    """Append the cells that rows above span down to here."""
    while len(line) in pending:
        column = len(line)
        value, left = pending.pop(column)
        if left > 1:
            pending[column] = (value, left - 1)
        line.append(value)


def _joined_signs(rows: list[list[str]]) -> list[list[str]]:
    """Filings put ``$`` and ``)`` into cells of their own: they go back to their number."""
    for row in rows:
        for column in range(len(row)):
            if column + 1 < len(row) and _PREFIX.match(row[column]) and row[column + 1][:1].isdigit():
                row[column], row[column + 1] = "", row[column] + row[column + 1]
            elif column and _SUFFIX.match(row[column]) and row[column - 1][-1:].isdigit():
                row[column - 1], row[column] = row[column - 1] + row[column], ""
    return rows
