"""Real PDFs as programs make them: columns, tables, turned text, both languages, odd pages, what boxes surround."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from adapters.loaders import ocr, pdf
from adapters.loaders.builder import PlacedWord
from adapters.loaders.limits import Limits
from schema.documents import BlockKind, Document
from tests.unit.adapters.loaders.files import blocks, image_bytes, load, of_kind, only, pdf_bytes, scanned_pdf

HEADING, PARAGRAPH, ITEM, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER,
)  # fmt: skip
STYLES = getSampleStyleSheet()
PROSE = (
    "The supervisory board discussed the report of the auditors and asked the management to explain the rise in "
    "freight costs before the next meeting, which will take place at the head office in Leeds."
)
CHINESE = "董事会听取了审计机构的报告，并要求管理层在下一次会议之前说明运费上涨的原因，会议将在苏州总部举行。"


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF drawn by hand."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def story(*flowables: Flowable, size: tuple[float, float] = A4) -> bytes:
    """A PDF set by a program that flows text."""
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=size, invariant=True).build(list(flowables))
    return stream.getvalue()


def paragraph(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, STYLES[style])


def boxes_lie_on_their_words(document: Document) -> None:
    """Boxes lie on their page and, but for the headers and bars of tables, cover the whole text in its order."""
    covered = "".join(document.text[box.start : box.end] for box in document.layout.boxes)
    for box in document.layout.boxes:
        page = document.layout.pages[box.page - 1]
        assert -1 <= box.x0 < box.x1 <= page.width + 1
        assert -1 <= box.y0 < box.y1 <= page.height + 1
    if not document.layout.tables:
        assert covered == "".join(document.text.split())


def test_a_set_document_in_english(tmp_path: Path) -> None:
    data = story(
        paragraph("Audit report", "Title"), paragraph("Findings", "Heading2"), paragraph(PROSE), Spacer(1, 12),
        ListFlowable([paragraph("first point"), paragraph("second point")], bulletType="1", bulletFormat="%s."),
        PageBreak(), paragraph("Measures", "Heading2"), paragraph(PROSE.replace("Leeds", "York")),
    )  # fmt: skip
    document = only(load(tmp_path, "a.pdf", data))
    assert of_kind(document, HEADING) == ["Audit report", "Findings", "Measures"]
    assert of_kind(document, PARAGRAPH) == [PROSE, PROSE.replace("Leeds", "York")]
    assert of_kind(document, ITEM) == ["1. first point", "2. second point"]
    assert len(document.layout.pages) == 2
    assert (document.title, document.language) == ("Audit report", "en")
    boxes_lie_on_their_words(document)


def test_a_set_document_in_chinese(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body, title = STYLES["BodyText"].clone("zh"), STYLES["Title"].clone("zh-title")
    body.fontName = title.fontName = "STSong-Light"
    body.wordWrap = "CJK"
    document = only(load(tmp_path, "a.pdf", story(Paragraph("审计报告", title), Paragraph(CHINESE * 3, body))))
    assert blocks(document) == [(HEADING, "审计报告"), (PARAGRAPH, CHINESE * 3)]
    assert document.language == "zh"
    boxes_lie_on_their_words(document)


def test_a_table_set_by_a_program(tmp_path: Path) -> None:
    rows = [["Item", "Unit price", "In stock"], ["Hex bolt M4", "0.12", "1,200"], ["Lock nut", "0.08", "950"]]
    document = only(load(tmp_path, "a.pdf", story(paragraph(PROSE), Table(rows, colWidths=[150, 100, 100]))))
    assert of_kind(document, TOP) == ["Item | Unit price | In stock"]
    assert of_kind(document, ROW) == [
        "Item: Hex bolt M4 | Unit price: 0.12 | In stock: 1,200", "Item: Lock nut | Unit price: 0.08 | In stock: 950",
    ]  # fmt: skip
    boxes_lie_on_their_words(document)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["The left column begins the", "story of the company and", "goes on to its foot."]
    right = ["The right column takes it", "up again and brings it", "to an end."]

    def draw(canvas: Canvas) -> None:
        for x, column in ((72, left), (320, right)):
            for number, text in enumerate(column):
                canvas.drawString(x, 700 - 14 * number, text)

    document = only(load(tmp_path, "a.pdf", drawn(draw)))
    assert document.text.index("left column") < document.text.index("foot") < document.text.index("right column")
    assert of_kind(document, PARAGRAPH) == [" ".join(left), " ".join(right)]


@pytest.mark.parametrize("angle", [90, 270])
def test_a_note_along_the_margin_stays_a_block_of_its_own(tmp_path: Path, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The contract was signed in March.")
        canvas.saveState()
        canvas.translate(560, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "CONFIDENTIAL COPY")
        canvas.restoreState()

    document = only(load(tmp_path, "a.pdf", drawn(draw)))
    assert (PARAGRAPH, "The contract was signed in March.") in blocks(document)
    assert "CONFIDENTIAL" in document.text
    boxes_lie_on_their_words(document)


def test_boxes_of_a_landscape_page_with_a_crop(tmp_path: Path) -> None:
    data = story(paragraph(PROSE), size=landscape(A4))
    cropped = pdfium.PdfDocument(data)
    cropped[0].set_cropbox(36, 36, 800, 560)
    stream = io.BytesIO()
    cropped.save(stream)
    cropped.close()
    document = only(load(tmp_path, "a.pdf", stream.getvalue()))
    page = document.layout.pages[0]
    assert (round(page.width), round(page.height)) == (764, 524)
    boxes_lie_on_their_words(document)


def test_a_chinese_word_is_found_under_its_boxes(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 700, "付款 Net 30 days 内完成")

    document = only(load(tmp_path, "a.pdf", drawn(draw)))
    places = {document.text[box.start : box.end]: box for box in document.layout.boxes}
    assert list(places) == ["付", "款", "Net", "30", "days", "内", "完", "成"]
    assert [round(places[sign].x1 - places[sign].x0) for sign in "付款"] == [12, 12]
    assert places["付"].x0 == pytest.approx(72, abs=1)
    lefts = [box.x0 for box in document.layout.boxes]
    assert lefts == sorted(lefts)


def test_hidden_text_order_does_not_shuffle_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 672, "third line of the page.")
        canvas.drawString(72, 700, "first line of the page.")
        canvas.drawString(72, 686, "second line of the page.")

    text = only(load(tmp_path, "a.pdf", drawn(draw))).text
    assert all(text.count(word) == 1 for word in ("first", "second", "third"))


def test_form_values_and_long_words_keep_their_places(tmp_path: Path) -> None:
    word = "https://example.org/" + "path/" * 12
    document = only(load(tmp_path, "a.pdf", pdf_bytes([[(36, 100, word, 8)]])))
    assert document.text == word
    assert len(document.layout.boxes) == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Real title", "Real title"), ("untitled", "Heading of it"), ("Microsoft PowerPoint - x.ppt", "Heading of it"),
     ("report.docx", "Heading of it"), ("", "Heading of it")],
)  # fmt: skip
def test_titles_of_the_file_and_of_the_page(tmp_path: Path, title: str, shown: str) -> None:
    pages = [[(72.0, 100.0, "Heading of it", 24), *[(72.0, 150.0 + 14 * n, PROSE[:80], 11) for n in range(3)]]]
    assert only(load(tmp_path, "a.pdf", pdf_bytes(pages, title=title))).title == shown


def test_properties(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setAuthor("Ann Lee")
        canvas.setSubject("Freight")
        canvas.setKeywords("cost, Leeds")
        canvas.drawString(72, 700, "words")

    document = only(load(tmp_path, "a.pdf", drawn(draw)))
    noted = dict(document.metadata)
    assert (noted["author"], noted["subject"], noted["keywords"], noted["pages"]) == (
        "Ann Lee", "Freight", "cost, Leeds", "1",
    )  # fmt: skip
    assert document.published == "2000-01-01"


@pytest.mark.parametrize("password", ["", "open"])
def test_owner_passwords_do_not_lock_readers_out(tmp_path: Path, password: str) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption(password, ownerPassword="owner", canPrint=0)
    loaded = load(tmp_path, "a.pdf", drawn(lambda canvas: canvas.drawString(72, 700, "guarded words"), encrypt=lock))
    if password:
        assert [one.code for one in loaded.refusals] == ["encrypted"]
    else:
        assert only(loaded).text == "guarded words"


def test_blank_pages_keep_their_numbers(tmp_path: Path) -> None:
    document = only(
        load(tmp_path, "a.pdf", pdf_bytes([[], [(72, 100, "second page", 11)], [], [(72, 100, "fourth", 11)]]))
    )
    assert [page.number for page in document.layout.pages] == [1, 2, 3, 4]
    assert {box.page for box in document.layout.boxes} == {2, 4}


def mixed_pdf() -> bytes:
    picture = io.BytesIO(image_bytes())

    def draw(canvas: Canvas) -> None:
        from reportlab.lib.utils import ImageReader

        canvas.drawString(72, 700, "A page of words.")
        canvas.showPage()
        canvas.drawImage(ImageReader(picture), 72, 500, 300, 100)

    return drawn(draw)


def test_scanned_pages_among_others_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    loaded = load(tmp_path, "a.pdf", mixed_pdf())
    assert only(loaded).text == "A page of words."
    assert [(one.code, one.message) for one in loaded.refusals] == [
        ("no-text-layer", "pages without a text layer were left out: 2")
    ]


def test_recognised_words_are_scaled_to_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(image: Image.Image) -> list[PlacedWord]:
        return [PlacedWord(text="seen words", x0=0.0, y0=0.0, x1=float(image.width), y1=image.height / 2)]

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "lines_of", seen)
    document = only(load(tmp_path, "a.pdf", scanned_pdf()))
    (box,), (page,) = document.layout.boxes, document.layout.pages
    assert document.text == "seen words"
    assert (box.x0, box.y0) == (0.0, 0.0)
    assert box.x1 == pytest.approx(page.width, rel=0.01)
    assert box.y1 == pytest.approx(page.height / 2, rel=0.01)


def test_a_page_that_cannot_be_read_is_named_and_the_rest_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pdf._page

    def sometimes(document: pdfium.PdfDocument, index: int) -> object:
        if index == 1:
            raise pdfium.PdfiumError("broken page")
        return real(document, index)

    monkeypatch.setattr(pdf, "_page", sometimes)
    loaded = load(tmp_path, "a.pdf", pdf_bytes([[(72, 100, f"page number {n}", 11)] for n in "abc"]))
    assert [(one.code, one.message) for one in loaded.refusals] == [("damaged", "pages that cannot be read: 2")]
    document = only(loaded)
    assert "number a" in document.text
    assert "number b" not in document.text
    page = document.layout.page_at(document.text.index("number c"))
    assert page is not None
    assert page.number == 3


def test_characters_beyond_the_basic_plane_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [0x41, 0xD83D, 0xDE00, 0xD83D, 0x42, 0xFFFFFFFF]
    monkeypatch.setattr(pdf.pdfium_c, "FPDFText_GetUnicode", lambda _, index: codes[index])
    found = list(pdf._characters(SimpleNamespace(count_chars=lambda: len(codes))))
    assert found == [(0, 0x41), (1, 0x1F600), (3, 0xD83D), (4, 0x42), (5, 0xFFFD)]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_limit_on_pages(tmp_path: Path, limit: int) -> None:
    data = pdf_bytes([[(72, 100, f"page number {n}", 11)] for n in "ab"])
    loaded = load(tmp_path, "a.pdf", data, Limits(pages=limit))
    assert [one.message for one in loaded.refusals] == (["only the first 1 of 2 pages were read"] if limit == 1 else [])
    assert len(only(loaded).layout.pages) == min(limit, 2)
