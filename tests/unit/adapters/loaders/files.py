"""Small files of every format, made on the spot, and the check that a document's layout agrees with its text."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import pptx
import pypdfium2 as pdfium
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from adapters.loaders.dispatch import FileLoader
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.limits import Limits
from schema.documents import BlockKind, Document
from schema.ports import Loaded, Source


def sink_for(limits: Limits | None = None) -> Sink:
    return Sink(limits or Limits())


def blob(data: bytes | str, name: str = "file") -> Blob:
    return Blob(data=data.encode() if isinstance(data, str) else data, name=name)


def load(folder: Path, name: str, data: bytes | str, limits: Limits | None = None) -> Loaded:
    """Write a file and load it with the loader in this process."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    loaded = FileLoader(limits).load(Source(path=path, uri=name))
    for document in loaded.documents:
        check_layout(document)
    return loaded


def only(loaded: Loaded) -> Document:
    assert len(loaded.documents) == 1, loaded.refusals
    return loaded.documents[0]


def blocks(document: Document | Draft) -> list[tuple[BlockKind, str]]:
    if isinstance(document, Document):
        text, layout = document.text, document.layout
    else:
        text, layout = document.text.build()
    return [(block.kind, text[block.start : block.end]) for block in layout.blocks]


def of_kind(document: Document | Draft, kind: BlockKind) -> list[str]:
    return [text for one, text in blocks(document) if one is kind]


def check_layout(document: Document) -> None:
    """Blocks, pages, tables, cells and boxes lie in the text, in order, and say what they should."""
    text, layout = document.text, document.layout
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end <= len(text)
        assert block.kind is BlockKind.CODE or not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert not text[end : block.start].strip()
        end = block.end
    assert end == len(text)
    rows = {(block.start, block.end) for block in layout.blocks if block.kind is BlockKind.TABLE_ROW}
    for table in layout.tables:
        assert 0 <= table.start < table.end <= len(text)
        for cell in table.cells:
            assert any(start <= cell.start < cell.end <= stop for start, stop in rows)
            assert table.start <= cell.start
            assert cell.end <= table.end
            if cell.header_end:
                assert text[cell.header_start : cell.header_end] == table.headers[cell.column]
                assert text[cell.header_end : cell.start] == ": "
    assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))
    for box in layout.boxes:
        assert text[box.start : box.end].strip()
        page = layout.pages[box.page - 1]
        assert page.start <= box.start < box.end <= page.end
        assert box.x0 <= box.x1
        assert box.y0 <= box.y1
    starts = [box.start for box in layout.boxes]
    assert starts == sorted(starts)


def pdf_bytes(
    pages: Sequence[Sequence[tuple[float, float, str, int]]], *, title: str = "", bold: bool = False
) -> bytes:
    """Pages of (x, y from the top, text, size)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    for page in pages:
        for x, y, text, size in page:
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def chinese_pdf(lines: Sequence[str]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate(lines):
        canvas.drawString(72, A4[1] - 100 - 18 * number, line)
    canvas.save()
    return stream.getvalue()


def encrypted_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt="secret", invariant=True)
    canvas.drawString(72, 720, "hidden words")
    canvas.save()
    return stream.getvalue()


def picture(text: str = "SCANNED INVOICE 4711") -> Image.Image:
    image = Image.new("RGB", (900, 300), "white")
    ImageDraw.Draw(image).text((40, 100), text, fill="black", font=ImageFont.load_default(size=60))
    return image


def image_bytes(form: str = "PNG", text: str = "SCANNED INVOICE 4711") -> bytes:
    stream = io.BytesIO()
    picture(text).save(stream, form)
    return stream.getvalue()


def scanned_pdf() -> bytes:
    stream = io.BytesIO()
    picture().save(stream, "PDF", resolution=150)
    return stream.getvalue()


def rotated_pdf(degrees: int) -> bytes:
    document = pdfium.PdfDocument(pdf_bytes([[(72, 100, "Turned page", 14)]]))
    document[0].set_rotation(degrees)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_bytes(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def book_bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book_bytes(book)


def deck_bytes(deck: pptx.presentation.Presentation) -> bytes:
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def zip_bytes(members: Mapping[str, bytes | str], *, compress: bool = True) -> bytes:
    stream = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, kind)
    return stream.getvalue()


def replaced(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A zip with members replaced, added, or (None) dropped."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    for name, content in changes.items():
        members.pop(name, None)
        if content is not None:
            members[name] = content
    return zip_bytes(members)


def mail_bytes(body: str, attachments: Mapping[str, bytes] | None = None, *, html: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    defaults = {"From": "Ann Lee <ann@acme.example>", "To": "bob@acme.example", "Subject": "Contract",
                "Date": "Mon, 04 Mar 2024 10:00:00 +0000"}  # fmt: skip
    for name, value in {**defaults, **headers}.items():
        message[name] = value
    if body:
        message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html") if body else message.set_content(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def epub_bytes(chapters: Mapping[str, str], spine: Sequence[str], *, container: bool = True) -> bytes:
    items = "".join(f'<item id="i{n}" href="{name}" media-type="x"/>' for n, name in enumerate(chapters))
    order = "".join(f'<itemref idref="i{list(chapters).index(name)}"/>' for name in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>A Small Book</dc:title><dc:creator>Ada Byron</dc:creator><dc:date>2020-05-06</dc:date>"
        f"</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    members: dict[str, bytes | str] = {"mimetype": "application/epub+zip", "OEBPS/content.opf": package}
    if container:
        members["META-INF/container.xml"] = (
            '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
        )
    return zip_bytes({**members, **{f"OEBPS/{name}": html for name, html in chapters.items()}})


def sqlite_bytes(folder: Path, script: str) -> bytes:
    path = folder / "made.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.commit()
    connection.close()
    return path.read_bytes()
