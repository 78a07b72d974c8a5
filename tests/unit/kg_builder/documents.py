"""Builds documents with a layout by hand, in the shape that loaders give them."""

from __future__ import annotations

from collections.abc import Sequence

from schema import ids
from schema.documents import Block, BlockKind, Cell, Document, Layout, Page, Table


class DocumentBuilder:
    """Adds blocks one under the other, a blank line between them; rows and fields of a group have none."""

    def __init__(self, uri: str = "folder/file.txt", title: str = "") -> None:
        self._uri = uri
        self._title = title
        self._text = ""
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._pages: list[Page] = []
        self._page_start = 0

    def heading(self, text: str, level: int = 1) -> DocumentBuilder:
        return self._add(BlockKind.HEADING, text, level=level)

    def paragraph(self, text: str) -> DocumentBuilder:
        return self._add(BlockKind.PARAGRAPH, text)

    def code(self, text: str) -> DocumentBuilder:
        return self._add(BlockKind.CODE, text)

    def items(self, *texts: str) -> DocumentBuilder:
        for index, text in enumerate(texts):
            self._add(BlockKind.LIST_ITEM, f"- {text}", gap="\n" if index else "\n\n")
        return self

    def fields(self, *texts: str) -> DocumentBuilder:
        for index, text in enumerate(texts):
            self._add(BlockKind.KEY_VALUE, text, gap="\n" if index else "\n\n")
        return self

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> DocumentBuilder:
        """Rows as ``Header: value | Header: value``; empty cells are left out; no header, no colon."""
        cells: list[Cell] = []
        start = end = 0
        for number, row in enumerate(rows):
            line = ""
            places = []
            for column, value in enumerate(row):
                if not value:
                    continue
                line += " | " if line else ""
                header = headers[column] if column < len(headers) else ""
                header_at = len(line)
                line += f"{header}: " if header else ""
                places.append((column, header_at if header else 0, len(header), len(line), len(line) + len(value)))
                line += value
            if not line:
                continue
            self._add(BlockKind.TABLE_ROW, line, gap="\n" if cells else "\n\n")
            base, end = self._blocks[-1].start, self._blocks[-1].end
            start = start if cells else base
            for column, header_at, width, first, last in places:
                header_start, header_end = (base + header_at, base + header_at + width) if width else (0, 0)
                cells.append(
                    Cell(
                        start=base + first,
                        end=base + last,
                        row=number,
                        column=column,
                        header_start=header_start,
                        header_end=header_end,
                    )
                )
        self._tables.append(Table(start=start, end=end, headers=tuple(headers), cells=tuple(cells)))
        return self

    def page(self) -> DocumentBuilder:
        """End the page here."""
        end = len(self._text)
        self._pages.append(Page(number=len(self._pages) + 1, start=self._page_start, end=end))
        self._page_start = end
        return self

    def build(self) -> Document:
        if self._pages and self._page_start < len(self._text):
            self.page()
        layout = Layout(blocks=tuple(self._blocks), pages=tuple(self._pages), tables=tuple(self._tables))
        return Document(
            id=ids.document_id(self._uri),
            uri=self._uri,
            text=self._text,
            title=self._title,
            media_type="text/plain",
            layout=layout,
        )

    def _add(self, kind: BlockKind, text: str, *, level: int = 0, gap: str = "\n\n") -> DocumentBuilder:
        self._text += gap if self._text else ""
        start = len(self._text)
        self._text += text
        self._blocks.append(Block(kind=kind, start=start, end=len(self._text), level=level))
        return self


def plain_document(text: str, uri: str = "folder/plain.txt") -> Document:
    """A document of one text without layout."""
    return Document(id=ids.document_id(uri), uri=uri, text=text, title="", media_type="text/plain")
