"""A document that is one table, with its rows as evidence, and a reader that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from graph_rag.evidence import Evidenced
from graph_rag.question import Question
from schema import ids
from schema.access import VisibleSet
from schema.documents import Block, BlockKind, Document, Layout, Table
from schema.errors import NotFound
from schema.ports import Reader
from tests.unit.graph_rag.answer.evidence import evidenced, item

EVERYTHING = VisibleSet(classes=frozenset({1}))


class OneDocument:
    """Reads one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        del visible
        if document_id != self._document.id:
            raise NotFound(f"no document {document_id}")
        return self._document


def tabular(
    asked: Question, headers: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", uri: str = "table.csv"
) -> tuple[Evidenced, Reader]:
    """Evidence of the table's rows in order, and its reader. Empty cells are left out, as in canonical text."""
    lines = [" | ".join(headers)]
    lines += [" | ".join(f"{h}: {v}" for h, v in zip(headers, row, strict=True) if v) for row in rows]
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(kind=BlockKind.TABLE_ROW, start=at, end=at + len(line)))
        at += len(line) + 1
    document = Document(
        id=ids.document_id(uri), uri=uri, text=text, title=title, media_type="text/csv",
        layout=Layout(blocks=tuple(blocks), tables=(Table(start=0, end=len(text), headers=tuple(headers)),)),
    )  # fmt: skip
    items = [
        item(number, line, uri=uri, start=block.start, title=title, score=1.0 - number / 100)
        for number, (line, block) in enumerate(zip(lines[1:], blocks[1:], strict=True), start=1)
    ]
    return evidenced(asked, items), cast(Reader, OneDocument(document))
