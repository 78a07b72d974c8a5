"""PDF: the text layer with the box of every word; pages without one go to ``ocr`` where it is installed."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from adapters.loaders import ocr
from adapters.loaders.builder import PlacedWord
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.pdf_layout import Line, Word, blocks_of, merged, style_of, write_block
from adapters.loaders.pdf_tables import parts_of, write_table
from adapters.loaders.refusals import unreadable

_PASSWORD, _SECURITY = 4, 5
_BOLD = 600
_MAX_SIDE = 100_000
_PRECISION = 100
_RENDER_DPI = 200
_MAX_PIXELS = 40_000_000
_LINE_END = {0x0A, 0x0D}
_BLANK = {0x20, 0x09, 0xA0, 0x3000, 0x00}
_HYPHEN = {0x02, 0xFFFE}  # how pdfium writes a hyphen at the end of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageText:
    lines: list[Line]
    width: float
    height: float


def read_pdf(blob: Blob, sink: Sink) -> None:
    """A whole PDF. Raises UnreadableFile: encrypted, damaged, no-text-layer."""
    try:
        document = pdfium.PdfDocument(blob.data)
    except pdfium.PdfiumError as error:
        if error.err_code in {_PASSWORD, _SECURITY}:
            raise unreadable("encrypted", "the PDF needs a password") from error
        raise unreadable("damaged", f"not a readable PDF: {error}") from error
    try:
        _read(document, sink)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, sink: Sink) -> None:
    draft = sink.draft("application/pdf")
    meta = document.get_metadata_dict()
    draft.describe(title=meta.get("Title"), author=meta.get("Author"),
                   published=meta.get("CreationDate") or meta.get("ModDate"))  # fmt: skip
    draft.note("subject", (meta.get("Subject") or "").removeprefix("(unspecified)"))
    draft.note("keywords", meta.get("Keywords"))
    count = min(len(document), sink.limits.pages)
    if len(document) > count:
        sink.refuse("", "truncated", f"only the first {count} of {len(document)} pages were read")
    pages: list[_PageText] = []
    scanned: list[int] = []
    broken: list[int] = []
    for index in range(count):
        try:
            pages.append(_page(document, index))
        except pdfium.PdfiumError:
            broken.append(index + 1)
            pages.append(_PageText(lines=[], width=0.0, height=0.0))
            continue
        if not pages[-1].lines and _has_picture(document, index):
            scanned.append(index)
    if broken:
        sink.refuse("", "damaged", f"pages that cannot be read: {', '.join(map(str, broken[:20]))}")
    if scanned:
        _recognise(document, pages, scanned, sink)
    _write(draft, pages)
    draft.note("pages", len(document))


def _recognise(document: pdfium.PdfDocument, pages: list[_PageText], scanned: list[int], sink: Sink) -> None:
    """Fill the scanned pages by character recognition, or say that it is missing."""
    if not ocr.available():
        if not any(page.lines for page in pages):
            raise unreadable("no-text-layer", "the PDF holds pictures of pages and no text")
        shown = ", ".join(str(index + 1) for index in scanned[:20])
        sink.refuse("", "no-text-layer", f"pages without a text layer were left out: {shown}")
        return
    for index in scanned:
        page = document[index]
        width, height = page.get_size()
        scale = min(_RENDER_DPI / 72, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
        image = page.render(scale=scale).to_pil()
        pages[index] = _PageText(
            lines=[_scaled(line, 1 / scale) for line in ocr.lines_of(image)], width=width, height=height
        )
        page.close()


def _scaled(line: PlacedWord, factor: float) -> Line:
    word = Word(
        text=line.text, x0=line.x0 * factor, y0=line.y0 * factor, x1=line.x1 * factor, y1=line.y1 * factor, size=0.0
    )
    return Line(words=[word])


def _write(draft: Draft, pages: list[_PageText]) -> None:
    style = style_of([page.lines for page in pages])
    for number, page in enumerate(pages, start=1):
        draft.text.begin_page(label=str(number), width=page.width, height=page.height)
        for part in parts_of(page.lines):
            for block in blocks_of(part.lines):
                write_block(draft.text, block, style)
            if part.grid:
                write_table(draft.text, part.grid)
    draft.text.end_page()


def _has_picture(document: pdfium.PdfDocument, index: int) -> bool:
    page = document[index]
    try:
        return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    finally:
        page.close()


def _page(document: pdfium.PdfDocument, index: int) -> _PageText:
    page = document[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        lines = [line for line in _lines(page, textpage, width, height) if line.words]
        return _PageText(lines=merged(lines), width=round(width, 2), height=round(height, 2))
    finally:
        textpage.close()
        page.close()


class _Geometry:
    """Boxes of characters in points from the top left of the page as it is shown (cropped and rotated)."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, width: float, height: float) -> None:
        self._page = page
        self._text = textpage
        self._width = min(int(width * _PRECISION), _MAX_SIDE * _PRECISION)
        self._height = min(int(height * _PRECISION), _MAX_SIDE * _PRECISION)
        self._matrix = pdfium_c.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._rect = pdfium_c.FS_RECTF()
        self._x, self._y = ctypes.c_int(), ctypes.c_int()

    def box(self, index: int) -> tuple[float, float, float, float]:
        """``x0, y0, x1, y1`` of one character."""
        pdfium_c.FPDFText_GetLooseCharBox(self._text, index, self._rect)
        rect = self._rect
        left, top = self._device(rect.left, rect.top)
        right, bottom = self._device(rect.right, rect.bottom)
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)

    def font(self, index: int) -> tuple[float, bool]:
        """Size in points as shown, and whether it is bold."""
        size = float(pdfium_c.FPDFText_GetFontSize(self._text, index))
        if pdfium_c.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        bold = pdfium_c.FPDFText_GetFontWeight(self._text, index) >= _BOLD
        if not bold:
            pdfium_c.FPDFText_GetFontInfo(self._text, index, self._name, len(self._name), self._flags)
            bold = b"bold" in self._name.value.lower()
        return size, bold

    def _device(self, x: float, y: float) -> tuple[float, float]:
        pdfium_c.FPDF_PageToDevice(self._page, 0, 0, self._width, self._height, 0, x, y, self._x, self._y)
        return self._x.value / _PRECISION, self._y.value / _PRECISION


def _lines(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, width: float, height: float) -> Iterator[Line]:
    """Lines in the order of the text layer, each a list of words; a Han character is a word of its own."""
    geometry = _Geometry(page, textpage, width, height)
    line = Line(words=[])
    glued = False
    for index, code in _characters(textpage):
        if code in _LINE_END or code in _HYPHEN:
            line.hyphen = code in _HYPHEN and bool(line.words)
            yield line
            line, glued = Line(words=[]), False
            continue
        if code in _BLANK:
            glued = False
            continue
        character, box = chr(code), geometry.box(index)
        if line.words and _elsewhere(line.words[-1], box):
            yield line
            line, glued = Line(words=[]), False
        word = line.words[-1] if line.words else None
        if word is not None and glued and not word.alone and not Word.stands_alone(character):
            word.grow(character, *box)
        else:
            size, bold = geometry.font(index)
            x0, y0, x1, y1 = box
            glue = "" if glued else " "
            line.words.append(Word(text=character, x0=x0, y0=y0, x1=x1, y1=y1, size=size, bold=bold, glue=glue))
        glued = True
    yield line


def _elsewhere(word: Word, box: tuple[float, float, float, float]) -> bool:
    """True for a character wholly above or below the word before it and well to its left: another line began."""
    apart = box[1] >= word.y1 or box[3] <= word.y0
    return apart and box[3] > box[1] and box[0] < word.x0 - (word.y1 - word.y0)


def _characters(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, int]]:
    """Index and code point of each character; surrogate pairs are joined."""
    count = textpage.count_chars()
    index = 0
    while index < count:
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = pdfium_c.FPDFText_GetUnicode(textpage, index + 1)
            if 0xDC00 <= low < 0xE000:
                yield index, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                index += 2
                continue
        yield index, code if code <= 0x10FFFF else 0xFFFD
        index += 1
