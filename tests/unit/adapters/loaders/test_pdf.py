"""PDF: text with boxes, pages, headings, paragraphs; encrypted, damaged and scanned ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.loaders import ocr
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import (
    blocks,
    chinese_pdf,
    encrypted_pdf,
    load,
    of_kind,
    only,
    pdf_bytes,
    rotated_pdf,
    scanned_pdf,
)

LINES = ["The board approved the budget for the coming year and asked", "the chief executive to report on it in June."]


def report() -> bytes:
    first = [(72.0, 100.0, "Annual report", 24), *((72.0, 160.0 + 14 * n, line, 11) for n, line in enumerate(LINES))]
    second = [(72.0, 100.0, "Risks", 16), (72.0, 140.0, "Prices of steel may rise.", 11)]
    return pdf_bytes([first, second], title="Annual report 2023")


def test_pages_headings_and_paragraphs(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.pdf", report()))
    assert document.title == "Annual report 2023"
    assert blocks(document) == [
        (BlockKind.HEADING, "Annual report"),
        (BlockKind.PARAGRAPH, " ".join(LINES)),
        (BlockKind.HEADING, "Risks"),
        (BlockKind.PARAGRAPH, "Prices of steel may rise."),
    ]
    assert [block.level for block in document.layout.blocks if block.kind is BlockKind.HEADING] == [1, 2]
    assert [(page.number, round(page.width), round(page.height)) for page in document.layout.pages] == [
        (1, 595, 842), (2, 595, 842),
    ]  # fmt: skip
    page = document.layout.page_at(document.text.index("steel"))
    assert page is not None
    assert page.number == 2


def test_boxes_stand_where_the_words_do(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.pdf", report()))
    words = {document.text[box.start : box.end]: box for box in document.layout.boxes}
    assert set(words) >= {"Annual", "report", "board", "steel"}
    annual, board = words["Annual"], words["board"]
    assert annual.x0 == pytest.approx(72, abs=2)
    assert annual.y0 < 100 < annual.y1
    assert board.y0 < 160 < board.y1
    assert board.x0 > words["The"].x1
    assert words["steel"].page == 2


def test_every_word_has_a_box(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.pdf", report()))
    covered = "".join(document.text[box.start : box.end] for box in document.layout.boxes)
    assert covered == "".join(document.text.split())


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages_keep_boxes_on_the_page(tmp_path: Path, degrees: int) -> None:
    document = only(load(tmp_path, "a.pdf", rotated_pdf(degrees)))
    assert "Turned" in document.text
    page = document.layout.pages[0]
    assert (page.width > page.height) == (degrees in {90, 270})
    for box in document.layout.boxes:
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.y0 < box.y1 <= page.height


def test_chinese_characters_are_boxed_one_by_one_and_lines_join(tmp_path: Path) -> None:
    document = only(
        load(tmp_path, "a.pdf", chinese_pdf(["甲方应当在收到货物之后的三十个工作日之内", "向乙方支付全部货款。"]))
    )
    assert document.text == "甲方应当在收到货物之后的三十个工作日之内向乙方支付全部货款。"
    assert document.language == "zh"
    assert len(document.layout.boxes) == len(document.text)


def test_list_items_and_bold_headings(tmp_path: Path) -> None:
    lines = [(72.0, 100.0, "Scope", 11)]
    bold = only(load(tmp_path, "a.pdf", pdf_bytes([lines], bold=True)))
    assert of_kind(bold, BlockKind.HEADING) == ["Scope"]
    items = [(72.0, 100.0, "• first point", 11), (72.0, 116.0, "2. second point", 11)]
    assert of_kind(only(load(tmp_path, "b.pdf", pdf_bytes([items]))), BlockKind.LIST_ITEM) == [
        "first point", "2. second point",
    ]  # fmt: skip


def grid_pdf(rows: list[list[str]], *, after: str = "") -> bytes:
    cells = [
        (72.0 + 120 * column, 100.0 + 16 * number, cell, 11)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell
    ]
    return pdf_bytes([[*cells, (72.0, 100.0 + 16 * (len(rows) + 2), after, 11)]])


def test_words_in_columns_are_a_table_with_boxes(tmp_path: Path) -> None:
    rows = [
        ["Segment", "2024", "2023"],
        ["Retail", "221.4", "214.9"],
        ["Medical cold chain", "96.8", ""],
        ["Total", "318.2", "9"],
    ]
    document = only(load(tmp_path, "a.pdf", grid_pdf(rows, after="Figures in million pounds are not audited.")))
    assert of_kind(document, BlockKind.TABLE_HEADER) == ["Segment | 2024 | 2023"]
    assert of_kind(document, BlockKind.TABLE_ROW) == [
        "Segment: Retail | 2024: 221.4 | 2023: 214.9",
        "Segment: Medical cold chain | 2024: 96.8",
        "Segment: Total | 2024: 318.2 | 2023: 9",
    ]
    assert of_kind(document, BlockKind.PARAGRAPH) == ["Figures in million pounds are not audited."]
    boxes = {document.text[box.start : box.end]: box for box in document.layout.boxes}
    assert boxes["96.8"].x0 == pytest.approx(192, abs=2)
    assert boxes["96.8"].y0 < 132 < boxes["96.8"].y1
    (table,) = document.layout.tables
    assert [document.text[cell.start : cell.end] for cell in table.cells if cell.column == 1] == [
        "221.4",
        "96.8",
        "318.2",
    ]


def test_labels_and_values_stay_on_their_line(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.pdf", grid_pdf([["Parts", "2,100"], ["Labour", "300"]])))
    assert of_kind(document, BlockKind.TABLE_ROW) == ["Parts | 2,100", "Labour | 300"]
    form = [["Insured", "Ann Lee", "Year", "2022"], ["Claim", "SF-1", "Make", "Jeep"]]
    assert of_kind(only(load(tmp_path, "b.pdf", grid_pdf(form))), BlockKind.TABLE_ROW) == [
        "Insured | Ann Lee | Year | 2022", "Claim | SF-1 | Make | Jeep",
    ]  # fmt: skip


def test_cells_that_stand_in_no_columns_are_no_table(tmp_path: Path) -> None:
    lines = [(72.0, 100.0, "left words", 11), (300.0, 100.0, "right words", 11)]
    lines += [(100.0, 116.0, "words across the gap of the line above us all", 11), (400.0, 116.0, "end", 11)]
    document = only(load(tmp_path, "a.pdf", pdf_bytes([lines])))
    assert document.text.count("words") == 3
    assert all(len(block) < 120 for block in of_kind(document, BlockKind.PARAGRAPH))


def test_encrypted_damaged_and_long(tmp_path: Path) -> None:
    assert [one.code for one in load(tmp_path, "a.pdf", encrypted_pdf()).refusals] == ["encrypted"]
    assert [one.code for one in load(tmp_path, "b.pdf", b"%PDF-1.7\nnothing else").refusals] == ["damaged"]
    loaded = load(tmp_path, "c.pdf", report(), Limits(pages=1))
    assert [one.code for one in loaded.refusals] == ["truncated"]
    assert "steel" not in only(loaded).text


def test_a_cut_off_pdf_is_read_or_refused(tmp_path: Path) -> None:
    data = report()
    for share in (0.3, 0.6, 0.9):
        loaded = load(tmp_path, "a.pdf", data[: int(len(data) * share)])
        assert loaded.documents or loaded.refusals


def test_a_pdf_with_blank_pages_only_is_empty(tmp_path: Path) -> None:
    assert [one.code for one in load(tmp_path, "a.pdf", pdf_bytes([[]])).refusals] == ["empty"]


def test_no_text_layer_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    loaded = load(tmp_path, "a.pdf", scanned_pdf())
    assert [one.code for one in loaded.refusals] == ["no-text-layer"]
    assert "ocr" in loaded.refusals[0].remedy
    assert not loaded.documents


@pytest.mark.models
@pytest.mark.skipif(not ocr.available(), reason="the ocr extra is not installed")
def test_a_scanned_pdf_is_recognised(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.pdf", scanned_pdf()))
    assert "4711" in document.text
    page = document.layout.pages[0]
    assert all(0 <= box.x0 < box.x1 <= page.width and box.y1 <= page.height for box in document.layout.boxes)
