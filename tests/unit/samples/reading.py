"""Plain text of a sample document, read with the libraries and nothing of the product."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import PurePosixPath

import docx
import openpyxl
import pptx
import pypdfium2

HIDDEN_TAGS = ("style", "script")


class _Words(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in HIDDEN_TAGS

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in HIDDEN_TAGS

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.shown.append(data)


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _html(data: bytes) -> str:
    words = _Words()
    words.feed(data.decode("utf-8"))
    return "".join(words.shown)


def _csv(data: bytes) -> str:
    return "\n".join(cell for row in csv.reader(io.StringIO(_plain(data))) for cell in row)


def _values(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _values(inner)
    else:
        yield str(value)


def _json(data: bytes) -> str:
    return "\n".join(_values(json.loads(data)))


def _jsonl(data: bytes) -> str:
    return "\n".join(map(_json, data.splitlines()))


def _docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _pptx(data: bytes) -> str:
    lines: list[str] = []
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                lines.append(shape.text_frame.text)
            if shape.has_table:
                lines += [cell.text for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide:
            lines.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(lines)


def _xlsx(data: bytes) -> str:
    lines: list[str] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            lines += [_shown(cell.value, cell.number_format) for cell in row if cell.value is not None]
    return "\n".join(lines)


def _shown(value: object, number_format: str) -> str:
    if number_format.endswith("%") and isinstance(value, int | float):
        return format(value, ".1%" if "." in number_format else ".0%")
    return str(value)


def _pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _eml(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    parts = [f"{name}: {value}" for name, value in message.items()]
    for part in message.walk():
        if not part.is_multipart():
            content = part.get_content()
            parts.append(_csv(content.encode()) if part.get_content_subtype() == "csv" else content)
    return "\n".join(parts)


def _zip(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(read(name, archive.read(name)) for name in archive.namelist())


def _epub(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(_html(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml"))


def _sqlite(data: bytes) -> str:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    selects = [f'SELECT * FROM "{name}"' for name in names]  # noqa: S608  # names from our own file
    cells = [str(cell) for select in selects for row in connection.execute(select) for cell in row]
    connection.close()
    return "\n".join(cells)


READERS: dict[str, Callable[[bytes], str]] = {
    ".md": _plain,
    ".txt": _plain,
    ".html": _html,
    ".csv": _csv,
    ".json": _json,
    ".jsonl": _jsonl,
    ".docx": _docx,
    ".pptx": _pptx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".eml": _eml,
    ".zip": _zip,
    ".epub": _epub,
    ".sqlite": _sqlite,
}


def read(name: str, data: bytes) -> str:
    """The text of a file; cells and fields stand on lines of their own."""
    return READERS[PurePosixPath(name).suffix](data)


def squeeze(text: str) -> str:
    """Without white space: a quotation may run over a line's end in a PDF."""
    return "".join(text.split())
