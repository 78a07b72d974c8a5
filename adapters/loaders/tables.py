"""Grids of cells: which rows are the header, and how a grid is written.

A first row is taken for the header when all its cells are short words and either some column below holds numbers or
dates, or every header is distinct and none comes back below it. Marks of the format (``th``, repeated header rows)
are trusted before this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapters.loaders.builder import TextBuilder
from adapters.loaders.canonical import one_line
from adapters.loaders.draft import Sink

Grid = list[list[str]]
_NUMBER = re.compile(
    r"^[(\[+\-−–—~≈<>≤≥]?\s*(?:[$€£¥￥₹]|RMB|USD|EUR|CNY|HKD|GBP|JPY)?\s*[(+\-−]?\d[\d,.' ]*\s*"
    r"(?:[%‰)\]]|万|亿|元|万元|亿元|million|billion|bn|[mk]|USD|EUR|RMB|CNY)*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,4}日?)?月?(?:[ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?$"
    r"|^\d{1,2} [A-Z][a-z]{2,8} \d{4}$|^[A-Z][a-z]{2,8} \d{1,2}, \d{4}$"
)
_YEAR = re.compile(r"^(?:FY|Q[1-4] ?)?(?:19|20)\d{2}[年AEH]?(?:Q[1-4])?$")
_SENTENCE_END = (".", "。", "!", "！", "?", "？", ";", "；")
_HEADER_WORDS = frozenset(
    "name title item items description date type category id no code number quantity qty price amount total value unit "
    "status owner department role email phone address remark remarks notes note field key property parameter term "
    "definition metric year month region country product service version question answer currency rate source details "
    "topic rule level meaning "
    "名称 姓名 项目 序号 编号 说明 描述 日期 时间 类型 类别 数量 单价 价格 金额 合计 单位 状态 "
    "部门 职务 职位 负责人 邮箱 "
    "电话 地址 备注 字段 参数 指标 年份 月份 地区 国家 产品 服务 版本 内容 "
    "等级 含义 规则 主题 名稱 項目 編號 說明 數量 單價 金額 單位 備註".split()
)


def kind(cell: str) -> str:
    """``empty``, ``number``, ``date`` or ``text``."""
    if not cell:
        return "empty"
    if _DATE.match(cell):
        return "date"
    return "number" if _NUMBER.match(cell) else "text"


def clean(rows: Sequence[Sequence[str]]) -> Grid:
    """Cells on one line each, all rows of one width, empty rows and columns dropped."""
    grid = [[one_line(cell) for cell in row] for row in rows]
    width = max((len(row) for row in grid), default=0)
    grid = [row + [""] * (width - len(row)) for row in grid if any(row)]
    used = [column for column in range(width) if any(row[column] for row in grid)]
    return [[row[column] for column in used] for row in grid]


def header_rows(grid: Grid) -> int:
    """How many first rows are the header: 0, 1, or 2 where the first spans columns and the second tells them apart."""
    if _is_banner(grid):
        return 2
    if len(grid) < 2 or not _looks_like_header(grid[0], grid[1:]):
        return 0
    spanned = any(left and left == right for left, right in zip(grid[0], grid[0][1:], strict=False))
    return 2 if spanned and len(grid) > 2 and _looks_like_header(grid[1], grid[2:]) else 1


def _is_banner(grid: Grid) -> bool:
    """A sparse first row (``in EUR | 2023 | | 2022 |``) over a row of headers over numbers."""
    if len(grid) < 3 or len(grid[0]) < 3:
        return False
    cells, under = [cell for cell in grid[0] if cell], [cell for cell in grid[1] if cell]
    named = all(_short(cell) and (kind(cell) != "number" or _YEAR.match(cell)) for cell in cells)
    sparse = named and len(cells) < len(grid[0]) * 0.7 and len(set(cells)) == len(cells)
    words = all(_short(cell) and kind(cell) == "text" for cell in under)
    return sparse and words and len(under) >= len(grid[0]) - 1 and _differs_in_kind(grid[1], grid[2:])


def header_of(grid: Grid, count: int) -> list[str]:
    """The headers in the first ``count`` rows; a sparse row over another goes on to the right up to its next cell."""
    if count != 2 or not _is_banner(grid):
        return joined_headers(grid[:count])
    label = grid[0][0] if not grid[1][0] else ""
    groups = ["" if label and not column else cell for column, cell in enumerate(grid[0])]
    # Groups are written over their first column or, as often, over their last.
    from_right = bool(groups[-1]) and not groups[1]
    carried, last = [], ""
    for cell in reversed(groups) if from_right else groups:
        last = cell or last
        carried.append(last)
    carried = carried[::-1] if from_right else carried
    carried[0] = label or carried[0]
    return joined_headers([carried, grid[1]])


def _short(cell: str) -> bool:
    return len(cell) <= 90 and not cell.endswith(_SENTENCE_END)


def _looks_like_header(first: list[str], below: Grid) -> bool:
    cells = [cell for cell in first if cell]
    if not cells or len(cells) < len(first) * 0.5 or len(first) < 2:
        return False
    if not all(_short(cell) and (kind(cell) == "text" or _YEAR.match(cell)) for cell in cells):
        return False
    if any(cell.endswith((":", "：")) for cell in cells):
        return False
    if _differs_in_kind(first, below):
        return True
    distinct = len(set(cells)) == len(cells)
    repeated = any(first[column] and any(row[column] == first[column] for row in below) for column in range(len(first)))
    years = any(_YEAR.match(cell) for cell in cells)
    if repeated or not distinct or years or max(map(len, cells)) > 60:
        return False
    if len(first) == 2:
        return all(_is_header_word(cell) for cell in cells)
    return len(cells) >= len(first) - 1


def _is_header_word(cell: str) -> bool:
    words = re.findall(r"[a-z]+|[一-鿿]+", cell.casefold())
    return any(word in _HEADER_WORDS or word[-2:] in _HEADER_WORDS for word in words)


def _differs_in_kind(first: list[str], below: Grid) -> bool:
    """Some column with a word on top holds mostly numbers or dates below."""
    for column, top in enumerate(first):
        kinds = [kind(row[column]) for row in below if row[column]]
        plain = kinds.count("number") + kinds.count("date")
        if top and kinds and plain * 2 > len(kinds) and kind(top) == "text":
            return True
    years = sum(1 for cell in first if _YEAR.match(cell))
    return years > 0 and years >= len([cell for cell in first[1:] if cell])


def joined_headers(rows: Grid) -> list[str]:
    """One header per column, from the top down, joined by `` / ``; repeats from merged cells are said once."""
    width = max((len(row) for row in rows), default=0)
    return [
        " / ".join(dict.fromkeys(row[column] for row in rows if column < len(row) and row[column]))
        for column in range(width)
    ]


def is_form(grid: Grid) -> bool:
    """Two columns of label and value: labels short, distinct and not numbers."""
    if not grid or len(grid[0]) != 2:
        return False
    labels = [row[0] for row in grid]
    short = all(label and len(label) <= 40 and kind(label) == "text" and _short(label) for label in labels)
    return short and len(set(labels)) == len(labels)


def is_label(cell: str) -> bool:
    """True for what may stand in a header: words or a year, or nothing."""
    return kind(cell) in {"empty", "text"} or _YEAR.match(cell) is not None


def write_form(text: TextBuilder, grid: Grid) -> None:
    """One key-value line per row; a label whose value is left open stays as a paragraph."""
    for label, value in grid:
        if value:
            text.key_value(label, value)
        else:
            text.paragraph(label)


def write_grid(
    text: TextBuilder, rows: Sequence[Sequence[str]], sink: Sink, *, marked: int = 0, what: str = "table"
) -> None:
    """Write a grid as paragraph (one cell a row), key-value lines (a form) or table; ``marked`` header rows."""
    grid = clean(sink.bounded(rows, what))
    if not grid:
        return
    if len(grid[0]) == 1:
        for row in grid:
            text.paragraph(row[0])
        return
    count = min(marked, len(grid)) if marked else header_rows(grid)
    if count == 0 and is_form(grid):
        write_form(text, grid)
        return
    text.table(grid[count:], header_of(grid, count))
