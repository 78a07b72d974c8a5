"""What passes between a sandbox and its child: frames of JSON, which can carry data and nothing else.

A frame is eight bytes of length, big endian, then that many bytes of UTF-8. JSON is written in ASCII, so that file
names that are not valid UTF-8 (lone surrogates) pass unharmed.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

from schema.documents import Block, BlockKind, Cell, Document, Layout, Page, Table, WordBox
from schema.ports import Loaded, Refusal, Source

LENGTH = struct.Struct(">Q")


def frame(message: object) -> bytes:
    """The bytes of one message."""
    body = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return LENGTH.pack(len(body)) + body


def source_message(source: Source) -> dict[str, Any]:
    """A source as JSON."""
    return {"path": str(source.path), "uri": source.uri, "readers": sorted(source.readers)}


def source_from(message: dict[str, Any]) -> Source:
    """The source that ``source_message`` wrote."""
    return Source(path=Path(message["path"]), uri=message["uri"], readers=frozenset(message["readers"]))


def loaded_message(loaded: Loaded) -> dict[str, Any]:
    """What a file gave, as JSON."""
    return {
        "documents": [_document_message(document) for document in loaded.documents],
        "refusals": [[one.uri, one.code, one.message, one.remedy] for one in loaded.refusals],
    }


def loaded_from(message: dict[str, Any]) -> Loaded:
    """What ``loaded_message`` wrote; raises ValueError, KeyError or TypeError where the message is not of that form."""
    return Loaded(
        documents=tuple(_document_from(document) for document in message["documents"]),
        refusals=tuple(
            Refusal(uri=uri, code=code, message=text, remedy=remedy) for uri, code, text, remedy in message["refusals"]
        ),
    )


def _document_message(document: Document) -> dict[str, Any]:
    layout = document.layout
    return {
        "id": document.id,
        "uri": document.uri,
        "text": document.text,
        "title": document.title,
        "media_type": document.media_type,
        "language": document.language,
        "published": document.published,
        "readers": sorted(document.readers),
        "metadata": [list(pair) for pair in document.metadata],
        "blocks": [[block.kind.value, block.start, block.end, block.level] for block in layout.blocks],
        "pages": [[page.number, page.start, page.end, page.label, page.width, page.height] for page in layout.pages],
        "boxes": [[box.start, box.end, box.page, box.x0, box.y0, box.x1, box.y1] for box in layout.boxes],
        "tables": [
            [table.start, table.end, list(table.headers), [_cell_message(cell) for cell in table.cells]]
            for table in layout.tables
        ],
    }


def _cell_message(cell: Cell) -> list[int]:
    return [cell.start, cell.end, cell.row, cell.column, cell.header_start, cell.header_end]


def _document_from(message: dict[str, Any]) -> Document:
    layout = Layout(
        blocks=tuple(
            Block(kind=BlockKind(kind), start=start, end=end, level=level)
            for kind, start, end, level in message["blocks"]
        ),
        pages=tuple(
            Page(number=number, start=start, end=end, label=label, width=width, height=height)
            for number, start, end, label, width, height in message["pages"]
        ),
        boxes=tuple(
            WordBox(start=start, end=end, page=page, x0=x0, y0=y0, x1=x1, y1=y1)
            for start, end, page, x0, y0, x1, y1 in message["boxes"]
        ),
        tables=tuple(
            Table(start=start, end=end, headers=tuple(headers), cells=tuple(map(_cell_from, cells)))
            for start, end, headers, cells in message["tables"]
        ),
    )
    return Document(
        id=message["id"],
        uri=message["uri"],
        text=message["text"],
        title=message["title"],
        media_type=message["media_type"],
        language=message["language"],
        published=message["published"],
        readers=frozenset(message["readers"]),
        metadata=tuple((name, value) for name, value in message["metadata"]),
        layout=layout,
    )


def _cell_from(message: list[int]) -> Cell:
    start, end, row, column, header_start, header_end = message
    return Cell(start=start, end=end, row=row, column=column, header_start=header_start, header_end=header_end)
