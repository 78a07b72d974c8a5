"""XLSX: sheets as pages, islands as tables, merged cells, numbers as shown, bounds."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, book_bytes, load, of_kind, only, replaced, xlsx_bytes

HEADING, PARAGRAPH, PAIR, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER,
)  # fmt: skip


def test_sheets_are_pages(tmp_path: Path) -> None:
    data = xlsx_bytes({"Prices": [["Item", "Price"], ["Screws", 3.5]], "部门": [["姓名", "部门"], ["王伟", "财务"]]})
    document = only(load(tmp_path, "a.xlsx", data))
    assert [(page.number, page.label) for page in document.layout.pages] == [(1, "Prices"), (2, "部门")]
    assert blocks(document) == [
        (HEADING, "Prices"), (TOP, "Item | Price"), (ROW, "Item: Screws | Price: 3.5"),
        (HEADING, "部门"), (TOP, "姓名 | 部门"), (ROW, "姓名: 王伟 | 部门: 财务"),
    ]  # fmt: skip
    page = document.layout.page_at(document.text.index("王伟"))
    assert page is not None
    assert page.label == "部门"


def test_a_title_above_a_note_below_and_a_second_island(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Price list 2024"], ["Item", "Price", "Unit"], ["Screws", 3.5, "box"], ["Nuts", 1, "box"], [],
        ["Bolts", 2, "piece"], [], ["Valid until", "2024-12-31"], ["Contact", "Ann Lee"],
    ]  # fmt: skip
    document = only(load(tmp_path, "a.xlsx", xlsx_bytes({"S": rows})))
    assert blocks(document)[1:] == [
        (PARAGRAPH, "Price list 2024"),
        (TOP, "Item | Price | Unit"),
        (ROW, "Item: Screws | Price: 3.5 | Unit: box"),
        (ROW, "Item: Nuts | Price: 1 | Unit: box"),
        (TOP, "Item | Price | Unit"),
        (ROW, "Item: Bolts | Price: 2 | Unit: piece"),
        (PAIR, "Valid until: 2024-12-31"),
        (PAIR, "Contact: Ann Lee"),
    ]


def test_headers_set_off_by_an_empty_row_stay_headers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Segments"], ["In CHF", "", "", "2023"], [None, "Sales", "Profit", "Costs"], [], ["Zone A", 10, 2, 8],
        ["Zone B", 9, 1, 8], [], ["(a) Not audited."],
    ]  # fmt: skip
    document = only(load(tmp_path, "a.xlsx", xlsx_bytes({"S": rows})))
    assert of_kind(document, ROW) == [
        "In CHF: Zone A | 2023 / Sales: 10 | 2023 / Profit: 2 | 2023 / Costs: 8",
        "In CHF: Zone B | 2023 / Sales: 9 | 2023 / Profit: 1 | 2023 / Costs: 8",
    ]
    assert of_kind(document, PARAGRAPH) == ["Segments", "(a) Not audited."]


def test_merged_cells_are_filled(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in [["", "2023", None], ["Region", "Q1", "Q2"], ["North", 10, 12], [None, 11, 13], ["South", 1, 2]]:
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A3:A4")
    document = only(load(tmp_path, "a.xlsx", book_bytes(book)))
    assert of_kind(document, TOP) == ["Region | 2023 / Q1 | 2023 / Q2"]
    assert of_kind(document, ROW) == [
        "Region: North | 2023 / Q1: 10 | 2023 / Q2: 12",
        "Region: North | 2023 / Q1: 11 | 2023 / Q2: 13",
        "Region: South | 2023 / Q1: 1 | 2023 / Q2: 2",
    ]


def test_a_merge_over_the_whole_sheet_is_bounded(tmp_path: Path) -> None:
    data = xlsx_bytes({"S": [["All of it"]]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    changed = replaced(data, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", merge)})
    assert "All of it" in only(load(tmp_path, "a.xlsx", changed)).text


def test_numbers_and_dates_as_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "Share", "Sum"])
    sheet.append([dt.datetime(2024, 3, 1), 0.153, 1234.5])  # noqa: DTZ001 - spreadsheets know no zones
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = '"¥"#,##0.00'
    document = only(load(tmp_path, "a.xlsx", book_bytes(book)))
    assert of_kind(document, ROW) == ["Date: 2024-03-01 | Share: 15.3% | Sum: ¥1,234.50"]


def test_formulas_without_a_value_are_reported(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.xlsx", xlsx_bytes({"S": [["Item", "Sum"], ["Screws", "=1+1"], ["Nuts", 3]]}))
    assert [one.code for one in loaded.refusals] == ["truncated"]
    assert "1 formulas have no stored value" in loaded.refusals[0].message
    assert of_kind(only(loaded), ROW) == ["Item: Screws", "Item: Nuts | Sum: 3"]


def test_ten_thousand_columns(tmp_path: Path) -> None:
    data = xlsx_bytes({"Wide": [[f"c{column}" for column in range(10_000)], list(range(10_000))]})
    loaded = load(tmp_path, "a.xlsx", data)
    document = only(loaded)
    assert [(one.code, one.message) for one in loaded.refusals] == [
        ("truncated", "sheet 'Wide': only the first 256 of 10000 columns were read")
    ]
    assert "c255: 255" in document.text
    assert "c256" not in document.text


def test_many_rows_are_cut_and_said(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.xlsx", xlsx_bytes({"S": [[row, row] for row in range(30)]}), Limits(rows=10))
    assert len(of_kind(only(loaded), ROW)) == 10
    assert "first 10 of 30 rows" in loaded.refusals[0].message


def test_chart_data_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in [["Year", "Revenue"], ["2022", 100], ["2023", 120]]:
        sheet.append(row)
    chart = BarChart()
    chart.title = "Revenue by year"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "E2")
    document = only(load(tmp_path, "a.xlsx", book_bytes(book)))
    assert (PARAGRAPH, "Revenue by year") in blocks(document)
    assert document.layout.pages[-1].label == "chart1"


def test_properties(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Item", 3])
    book.properties.title, book.properties.creator = "Prices", "Ann"
    book.properties.modified = dt.datetime(2024, 3, 1)  # noqa: DTZ001 - the library wants it so
    data = book_bytes(book)
    document = only(load(tmp_path, "a.xlsx", data))
    assert document.title == "Prices"
    assert dict(document.metadata)["author"] == "Ann"
    bare = replaced(data, {"docProps/core.xml": None})
    assert all(one.published == "" for one in load(tmp_path, "b.xlsx", bare).documents)


def test_damage(tmp_path: Path) -> None:
    data = xlsx_bytes({"One": [["a", 1]], "Two": [["b", 2]]})
    loaded = load(tmp_path, "a.xlsx", replaced(data, {"xl/worksheets/sheet1.xml": b"<worksheet><broken"}))
    assert [one.code for one in loaded.refusals] == ["damaged"]
    assert [one.code for one in load(tmp_path, "b.xlsx", replaced(data, {"xl/workbook.xml": b"no"})).refusals] == [
        "damaged"
    ]
    assert [one.code for one in load(tmp_path, "c.xlsx", data[:200]).refusals] == ["damaged"]


def test_an_empty_workbook_gives_its_sheet_names_only(tmp_path: Path) -> None:
    assert only(load(tmp_path, "a.xlsx", xlsx_bytes({"Nothing": []}))).text == "Nothing"
