"""Lists and counts over structured rows: which rows of a table satisfy what the question names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from graph_rag.answer.rows import RowCell, mentions, overlap, read_row
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType, Question
from linguistics.literals import find_literals
from linguistics.terms import index_terms
from schema.access import VisibleSet
from schema.documents import BlockKind, Document, Span
from schema.errors import NotFound
from schema.extraction import LiteralKind
from schema.ports import Reader

MAX_LISTED = 30
_TOP_ITEMS = 4
_MORE = (
    "more than", "over", "above", "exceed", "at least", "longer than", "greater than", "higher than",
    "超过", "高于", "大于", "以上", "至少", "不少于",
)  # fmt: skip
_LESS = (
    "less than", "under", "below", "fewer than", "at most", "shorter than", "lower than", "cheaper than",
    "低于", "少于", "小于", "以下", "不超过",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table in a document that the asker may read."""

    span: Span
    text: str
    cells: tuple[RowCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Rows that satisfy the question and what each is called (its key cell). ``complete``: all rows were looked at."""

    document: Document
    rows: tuple[Row, ...]
    names: tuple[str, ...]


def listed(evidenced: Evidenced, reader: Reader, visible: VisibleSet) -> Listed | None:
    """Rows for a list or count question, or None where the evidence is no table or nothing restricts it.

    The table is the one of the best row among the first items; a row satisfies the question when a cell is named by
    it, or holds a number or date beyond the bound it names. A table with no such cell is listed whole only when the
    question names no value at all and asks for the table's key column.
    """
    question = evidenced.question
    if question.expects not in (AnswerType.LIST, AnswerType.COUNT):
        return None
    for entry in evidenced.items[:_TOP_ITEMS]:
        if len(read_row(entry.item.text)) < 2:
            continue
        rows = _table_of(entry, reader, visible)
        if rows is None or len(rows[1]) < 2:
            continue
        document, table = rows
        chosen = _chosen(question, table)
        if chosen:
            names = tuple(dict.fromkeys(_key_cell(row, question).value for row in chosen))
            return Listed(document=document, rows=tuple(chosen), names=names)
    return None


def _table_of(entry: EvidenceItem, reader: Reader, visible: VisibleSet) -> tuple[Document, list[Row]] | None:
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
            text = document.text[block.start : block.end]
            stripped = text.strip()
            start = block.start + text.find(stripped)
            if stripped:
                span = Span(document_id=document.id, start=start, end=start + len(stripped))
                rows.append(Row(span=span, text=stripped, cells=read_row(stripped)))
    return document, rows


def _chosen(question: Question, rows: Sequence[Row]) -> list[Row]:
    named = [[cell for cell in row.cells if mentions(cell.value, question.text)] for row in rows]
    columns = {cell.header for cells in named for cell in cells}
    kept = [row for row, cells in zip(rows, named, strict=True) if {cell.header for cell in cells} == columns and cells]
    bound = _bound(question)
    if bound is not None:
        pool = kept or list(rows)
        return [row for row in pool if _beyond(row, question, bound)]
    if kept or columns:
        return kept
    terms = frozenset(question.terms)
    asks_key = bool(rows) and bool(rows[0].cells) and overlap(rows[0].cells[0].header, terms) > 0
    return list(rows) if asks_key and not question.constraints and len(rows) <= MAX_LISTED else []


def _key_cell(row: Row, question: Question) -> RowCell:
    """The cell that names the row: the first with words that is not the value the question named."""
    for cell in row.cells:
        if any(character.isalpha() for character in cell.value) and not mentions(cell.value, question.text):
            return cell
    return row.cells[0]


def _bound(question: Question) -> tuple[int, Decimal, LiteralKind, str] | None:
    """Sign (+1 more, -1 less), number, kind and unit of a bound that the question names, or None."""
    lowered = question.text.lower()
    sign = next((1 for word in _MORE if word in lowered), 0) or next((-1 for word in _LESS if word in lowered), 0)
    if not sign:
        return None
    for literal in question.constraints:
        number = _number(literal.value)
        if number is not None and literal.kind is not LiteralKind.DATE:
            return sign, number, literal.kind, literal.unit
    return None


def _number(value: str) -> Decimal | None:
    digits = value.strip("PDYMW") if value.startswith("P") else value
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _beyond(row: Row, question: Question, bound: tuple[int, Decimal, LiteralKind, str]) -> bool:
    sign, limit, kind, unit = bound
    terms = frozenset(question.terms)
    best: tuple[float, Decimal] | None = None
    for cell in row.cells:
        said = overlap(cell.header, terms) + (0.5 if unit and unit in index_terms(cell.header) else 0.0)
        for found in find_literals(cell.value):
            number = _number(found.value) if found.kind is not LiteralKind.DATE else None
            weight = said + (0.5 if found.kind is kind else 0.0)
            if number is not None and (best is None or weight > best[0]):
                best = (weight, number)
        if not find_literals(cell.value):
            plain = _number(cell.value.replace(",", ""))
            if plain is not None and (best is None or said > best[0]):
                best = (said, plain)
    return best is not None and best[0] > 0 and (best[1] - limit) * sign > 0
