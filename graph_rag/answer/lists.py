"""Lists, counts and comparisons over structured rows: which rows of a table satisfy what the question names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_rag.answer.columns import answer_column, unexplained
from graph_rag.answer.comparison import compared, superlative
from graph_rag.answer.conditions import Chosen, choose
from graph_rag.answer.headers import header_fit, header_said
from graph_rag.answer.rows import read_row
from graph_rag.answer.tables import Row, Table, table_of
from graph_rag.evidence import Evidenced
from graph_rag.question import AnswerType, Question
from graph_rag.question.synonyms import alike
from linguistics.normal import fold
from linguistics.terms import index_terms
from schema.access import VisibleSet
from schema.documents import Document
from schema.ports import Reader

MAX_LISTED = 30
# "Who reports to X" asks for the rows that refer to X, "who does X report to" for a cell of X's own row.
_ASKS_REFERRING = re.compile(
    r"^who (?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|has\b|will\b|can\b)\w+(?: \w+)? to\b|^谁.{0,3}向", re.IGNORECASE
)
_TOP_ITEMS = 4
_MAX_UNEXPLAINED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Rows that satisfy the question and the cell of each that answers it, in order, each once."""

    document: Document
    rows: tuple[Row, ...]
    names: tuple[str, ...]


def listed(evidenced: Evidenced, reader: Reader, visible: VisibleSet) -> Listed | None:
    """Rows for a list, a count, a superlative or a comparison; None where no table among the first items decides.

    Of the tables of the best items the one that leaves the fewest words open is read, the first among equals. A table
    answers only when it accounts for the words of the question (its headers, its document's title and path, the values
    that restrict it): one word may stay open where something restricts the rows, none where the table would be listed
    whole.
    """
    question = evidenced.question
    seen: set[tuple[str, int]] = set()
    best: tuple[int, Listed] | None = None
    for entry in evidenced.items[:_TOP_ITEMS]:
        if len(read_row(entry.item.text)) < 2:
            continue
        table = table_of(entry, reader, visible)
        if table is None or len(table.rows) < 2:
            continue
        key = (table.document.id, table.rows[0].span.start)
        if key not in seen:
            seen.add(key)
            found = _answered(question, table)
            if found is not None and len(found[1].rows) <= MAX_LISTED and (best is None or found[0] < best[0]):
                best = found
    return best[1] if best is not None else None


def _answered(question: Question, table: Table) -> tuple[int, Listed] | None:
    """How many words of the question the table leaves open, and the rows that answer."""
    ranked = compared(question, table) or superlative(question, table)
    if ranked is not None:
        return 0, Listed(document=table.document, rows=ranked[1], names=(ranked[0],))
    refers = _ASKS_REFERRING.search(question.text) is not None
    if question.expects not in (AnswerType.LIST, AnswerType.COUNT) and not refers:
        return None
    column = answer_column(question, table)
    named = choose(question, table, column)
    chosen = _joined(question, table, column, named)
    if (chosen is not None and not chosen.rows) or (refers and chosen is named):
        return None
    left = unexplained(question, table, chosen)
    if len(left) > (_MAX_UNEXPLAINED if chosen is not None else 0):
        return None
    if chosen is None:
        found = _whole(question, table, column)
    elif question.expects is AnswerType.COUNT and len(chosen.rows) == 1 and _holds_number(question, chosen.rows[0]):
        return None
    else:
        found = _named(table, chosen.rows, column)
    return (len(left), found) if found is not None else None


def _named(table: Table, rows: tuple[Row, ...], column: str) -> Listed | None:
    names = tuple(dict.fromkeys(cell.value for row in rows if (cell := row.cell(column)) is not None))
    return Listed(document=table.document, rows=rows, names=names) if names else None


def _whole(question: Question, table: Table, column: str) -> Listed | None:
    """The whole table, where its column is asked for by name and nothing else is named."""
    focus = frozenset(index_terms(question.focus))
    if question.constraints or question.negated or not focus or header_fit(column, focus) < 0.5:
        return None
    return _named(table, table.rows, column)


def _joined(question: Question, table: Table, column: str, chosen: Chosen | None) -> Chosen | None:
    """Rows that refer to the chosen row: "who reports to the X" asks for rows whose cell holds X's name.

    Applies when one row was chosen by a column other than a referring one: a column asked for by its header whose
    values are names of rows. The rows asked for are then those that refer to the chosen row.
    """
    if chosen is None or len(chosen.rows) != 1:
        return chosen
    names = {fold(value) for value in table.values(column)}
    for header in table.headers:
        values = [fold(value) for value in table.values(header)]
        refers = header != column and sum(value in names for value in values) * 2 >= len(values)
        if refers and header not in chosen.columns and header_said(header, question) > 0:
            cell = chosen.rows[0].cell(column)
            kept = tuple(
                row for row in table.rows if cell and (own := row.cell(header)) and fold(own.value) == fold(cell.value)
            )
            return Chosen(rows=kept, columns=chosen.columns | {header}, words=chosen.words)
    return chosen


def _holds_number(question: Question, row: Row) -> bool:
    """True when the row itself gives a number of what is counted: its header names the noun asked for."""
    focus = frozenset(other for term in index_terms(question.focus) for other in alike(term))
    return any(header_fit(cell.header, focus) > 0 and cell.value.replace(",", "").isdigit() for cell in row.cells)
