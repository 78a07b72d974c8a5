"""Superlatives and comparisons over the rows of one table: which row holds the largest, longest, earliest ... value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from graph_rag.answer.columns import answer_column
from graph_rag.answer.conditions import choose
from graph_rag.answer.headers import header_fit, header_said, header_type
from graph_rag.answer.rows import RowCell
from graph_rag.answer.tables import Row, Table, measure, measured
from graph_rag.question import AnswerType, Question
from linguistics.normal import fold, name_key
from linguistics.scripts import has_han
from linguistics.terms import index_terms

_LEAST_FIT = 0.4
Ranked = tuple[str, tuple[Row, ...]]

_ENGLISH = {
    +1: "most more highest higher largest larger biggest bigger longest longer greatest greater heaviest heavier "
    "tallest taller thickest thicker widest wider deepest deeper strongest fastest faster latest later newest newer "
    "youngest younger "
    "dearest dearer maximum",
    -1: "least less lowest lower smallest smaller shortest shorter fewest fewer lightest lighter thinnest thinner "
    "narrowest narrower slowest slower earliest earlier oldest older cheapest cheaper minimum",
}
_SIGNS = {word: sign for sign, words in _ENGLISH.items() for word in words.split()}
_SOONER = re.compile(r"\b(?:first|sooner|before)\b|[谁哪].{0,8}先", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile(
    r"(?:最|更|比较|较)(?:为)?(高|大|多|长|贵|重|厚|宽|深|快|强|晚|新|低|小|少|短|便宜|轻|薄|窄|慢|弱|早|旧|老)"
)
_HAN_LESS = frozenset("低 小 少 短 便宜 轻 薄 窄 慢 弱 早 旧 老".split())
_ASKS_ROW = re.compile(r"\b(?:which|who|whose|what|where)\b|哪|谁|何", re.IGNORECASE)
_TIME = frozenset("latest later newest newer earliest earlier oldest older youngest younger 早 晚 新 旧 老".split())
_MONEY = frozenset("dearest dearer cheapest cheaper expensive 贵 便宜".split())
_SPAN = frozenset("longest longer shortest shorter 长 短".split())
_DIMENSION = {
    "thick": "thickness", "heav": "weight", "light": "weight", "tall": "height", "wid": "width", "deep": "depth",
    "fast": "speed", "slow": "speed",
    "厚": "厚", "薄": "厚", "重": "重", "轻": "重", "宽": "宽", "深": "深", "快": "速", "慢": "速",
}  # fmt: skip


def superlative(question: Question, table: Table) -> Ranked | None:
    """The cell that answers "which ... has the longest ...", with its row; None unless one column and row stand out.

    All rows compete, or those that meet the conditions the question names. A tie answers nothing.
    """
    found = degree(question.text, superlatives=True)
    if found is None or not _ASKS_ROW.search(question.text):
        return None
    sign, word = found
    column = answer_column(question, table)
    chosen = choose(question, table, column)
    rows = chosen.rows if chosen is not None else table.rows
    if len(rows) < 2:
        return None
    compared_column = _column(question, table, rows, word)
    if not compared_column or (chosen is not None and compared_column in chosen.columns):
        return None
    winner = _extreme(measured(rows, compared_column), sign)
    if winner is None:
        return None
    asked = header_fit(compared_column, frozenset(index_terms(question.focus))) if question.focus else 0.0
    cell = winner.cell(compared_column if asked > 0 else column)
    return (cell.value, (winner,)) if cell is not None else None


def compared(question: Question, table: Table) -> Ranked | None:
    """The option with the larger (smaller, later ...) value, with the rows compared; None unless both are found."""
    found = degree(question.text, superlatives=False)
    if len(question.options) != 2 or found is None:
        return None
    sign, word = found
    first, second = (_rows_of(option, table) for option in question.options)
    if len(first) == 1 and len(second) == 1 and first[0][0] != second[0][0]:
        rows = (first[0][0], second[0][0])
        column = _column(question, table, rows, word)
        winner = _extreme(measured(rows, column), sign) if column else None
        if winner is not None:
            cell = first[0][1] if winner is rows[0] else second[0][1]
            return cell.value, (winner, *(row for row in rows if row is not winner))
    return _across(question, table, sign, word)


def degree(text: str, *, superlatives: bool) -> tuple[int, str] | None:
    """Sign and word of the comparison that the question makes; a Chinese choice may say 最 for 更."""
    match = _HAN.search(text)
    if match is not None:
        return (-1 if match[1] in _HAN_LESS else 1), match[1]
    if not superlatives and _SOONER.search(text):
        return -1, "earlier"
    words = _WORD.findall(fold(text))
    if "expensive" in words:
        return (-1 if "least" in words or "less" in words else 1), "expensive"
    if {"recent", "recently"} & set(words) and {"most", "more"} & set(words):
        return 1, "latest"
    for word in words:
        if word in _SIGNS and (not superlatives or word.endswith("st") or word in ("maximum", "minimum")):
            return _SIGNS[word], word
    return None


def _column(question: Question, table: Table, rows: Sequence[Row], word: str) -> str:
    """The one numeric column that the question asks to compare, empty where none or several could be meant."""
    numeric = [header for header in table.headers if len(measured(rows, header)) == len(rows)]
    scored = [(header_said(header, question) + 0.4 * _suits(header, rows, word), header) for header in numeric]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < _LEAST_FIT or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return ""
    return scored[0][1]


def _suits(header: str, rows: Sequence[Row], word: str) -> bool:
    """True when the word compares what the column holds: time, money, a period, a dimension."""
    values = [measure(cell.value) for row in rows if (cell := row.cell(header)) is not None]
    kinds = {value[0] for value in values if value is not None}
    if word in _TIME:
        return kinds == {"date"} or header_type(header) is AnswerType.DATE
    if word in _MONEY:
        return all(kind.startswith("amount") for kind in kinds) or header_type(header) is AnswerType.AMOUNT
    if word in _SPAN and all(kind.startswith("duration") for kind in kinds):
        return True
    stem = next((name for start, name in _DIMENSION.items() if word.startswith(start)), "")
    return bool(stem) and stem in fold(header)


def _extreme(values: Sequence[tuple[Row, Fraction]], sign: int) -> Row | None:
    if not values:
        return None
    best = max(sign * number for _, number in values)
    rows = [row for row, number in values if sign * number == best]
    return rows[0] if len(rows) == 1 else None


def _rows_of(option: str, table: Table) -> list[tuple[Row, RowCell]]:
    """Rows with a cell that is the option, or that holds it as whole words."""
    exact = [(row, cell) for row in table.rows for cell in row.cells if name_key(cell.value) == name_key(option)]
    return exact or [(row, cell) for row in table.rows for cell in row.cells if _holds(cell.value, option)]


def _holds(value: str, option: str) -> bool:
    if has_han(option):
        return fold(option) in fold(value)
    return f" {name_key(option)} " in f" {name_key(value)} "


def _across(question: Question, table: Table, sign: int, word: str) -> Ranked | None:
    """Options that are columns: the row whose first cell is asked for decides."""
    headers = [
        [header for header in table.headers if name_key(header) == name_key(option)] for option in question.options
    ]
    if any(len(found) != 1 for found in headers):
        return None
    scored = []
    for row in table.rows:
        label = row.cells[0].value
        suits = any(word.startswith(start) and name in fold(label) for start, name in _DIMENSION.items())
        scored.append((header_said(label, question) + 0.4 * suits, row))
    scored.sort(key=lambda pair: -pair[0])
    if scored[0][0] < _LEAST_FIT or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return None
    row = scored[0][1]
    cells = [row.cell(found[0]) for found in headers]
    values = [measure(cell.value) if cell is not None else None for cell in cells]
    if values[0] is None or values[1] is None or values[0][0] != values[1][0] or values[0][1] == values[1][1]:
        return None
    first_wins = (values[0][1] - values[1][1]) * sign > 0
    return headers[0 if first_wins else 1][0], (row,)
