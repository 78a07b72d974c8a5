"""XLSX at its edges: kinds of cells, dates, hidden things, merges, islands, broken sheets, several tables."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import PieChart, Reference
from openpyxl.chartsheet import Chartsheet
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from adapters.loaders.limits import Limits
from adapters.loaders.shown import shown_value
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, book_bytes, load, of_kind, only, replaced, xlsx_bytes

HEADING, PARAGRAPH, PAIR, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER,
)  # fmt: skip
SHEET = "xl/worksheets/sheet1.xml"


def book(*rows: Sequence[object]) -> tuple[Workbook, Worksheet]:
    made = Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(list(row))
    return made, sheet


def sheet_xml(cells: str) -> bytes:
    """A workbook whose only sheet holds these cells in its XML."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>Item</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Value</t></is></c></row>'
        f"{cells}</sheetData></worksheet>"
    )
    return replaced(xlsx_bytes({"S": [["x"]]}), {SHEET: xml.encode()})


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2"><v>3.5</v></c>', "3.5"), ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2" t="str"><v>text</v></c>', "text"),
        ('<c r="B2" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r></is></c>', "rich text"),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"), ('<c r="B2"><v>1E-3</v></c>', "0.001"),
        ('<c r="B2" t="str"><f>A1</f><v>from a formula</v></c>', "from a formula"),
    ],
)  # fmt: skip
def test_kinds_of_cells(tmp_path: Path, cell: str, shown: str) -> None:
    data = sheet_xml(f'<row r="2"><c r="A2" t="inlineStr"><is><t>Nut</t></is></c>{cell}</row>')
    assert of_kind(only(load(tmp_path, "a.xlsx", data)), ROW) == [f"Item: Nut | Value: {shown}"]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_errors_are_no_values(tmp_path: Path, error: str) -> None:
    cells = f'<row r="2"><c r="A2" t="inlineStr"><is><t>Nut</t></is></c><c r="B2" t="e"><v>{error}</v></c></row>'
    cells += '<row r="3"><c r="A3" t="inlineStr"><is><t>Bolt</t></is></c><c r="B3"><v>4</v></c></row>'
    assert of_kind(only(load(tmp_path, "a.xlsx", sheet_xml(cells))), ROW) == ["Item: Nut", "Item: Bolt | Value: 4"]


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        ("<f>1+1</f>", 1),
        ("<f>1+1</f><v/>", 1),
        ("<f>1+1</f><v></v>", 1),
        ('<f t="shared" si="0"/>', 1),
        ("<f>1+1</f><v>2</v>", 0),
    ],
)
def test_formulas_that_were_never_computed(tmp_path: Path, formula: str, missing: int) -> None:
    cells = f'<row r="2"><c r="A2" t="inlineStr"><is><t>Nut</t></is></c><c r="B2">{formula}</c></row>'
    loaded = load(tmp_path, "a.xlsx", sheet_xml(cells))
    assert len(loaded.refusals) == missing
    assert all(f"{missing} formulas" in one.message for one in loaded.refusals)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (dt.datetime(2024, 3, 1), "d/m/yy", "2024-03-01"),  # noqa: DTZ001 - spreadsheets know no zones
        (dt.datetime(2024, 3, 1, 8, 5), "d/m/yy h:mm", "2024-03-01 08:05:00"),  # noqa: DTZ001
        (dt.date(1999, 12, 31), "yyyy年m月d日", "1999-12-31"), (dt.time(8, 5), "h:mm", "08:05:00"),
        (0.255, "0%", "26%"),
        (0.005, "0.0%", "0.5%"), (-0.1, "0%", "-10%"), (1234567.891, "#,##0.0", "1,234,567.9"), (0, "#,##0", "0"),
        (1500000, '0.0,,"m"', "1.5m"), (320, '#,##0"万元"', "320万元"), (7, "000", "7"), (5, "General", "5"),
        (5, "@", "5"),
        (1200, '_-"£"* #,##0_-', "£1,200"), (99.5, "[$USD] 0.00", "USD 99.50"), (-3, "#,##0;[Red]-#,##0", "-3"),
        (0.5, "# ?/?", "0.5"),
        (12, "0.00E+00", "12"), (10**15, "General", "1000000000000000"),
    ],
)  # fmt: skip
def test_values_as_they_are_shown(tmp_path: Path, value: object, form: str, shown: str) -> None:
    made, sheet = book(["Item", "Value"], ["Nut", value])
    sheet["B2"].number_format = form
    assert of_kind(only(load(tmp_path, "a.xlsx", book_bytes(made))), ROW) == [f"Item: Nut | Value: {shown}"]


@given(st.floats(-1e9, 1e9), st.sampled_from(sorted(set(BUILTIN_FORMATS.values()))))
def test_every_built_in_format_shows_the_number(value: float, form: str) -> None:
    shown = shown_value(value, form)
    assert any(character.isdigit() for character in shown)
    assert "\n" not in shown


def test_dates_of_the_other_calendar(tmp_path: Path) -> None:
    made, _ = book(["Item", "Value"], ["Nut", dt.datetime(2024, 3, 1)])  # noqa: DTZ001 - spreadsheets know no zones
    made.epoch = CALENDAR_MAC_1904
    data = book_bytes(made)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b'date1904="1"' in archive.read("xl/workbook.xml")
    assert of_kind(only(load(tmp_path, "a.xlsx", data)), ROW) == ["Item: Nut | Value: 2024-03-01"]


def test_hidden_sheets_rows_and_columns_are_part_of_the_file(tmp_path: Path) -> None:
    made, sheet = book(["Item", "Price"], ["Nut", 1], ["Bolt", 2])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = made.create_sheet("Margins")
    hidden.sheet_state = "veryHidden"
    hidden.append(["Item", "Margin"])
    hidden.append(["Nut", 0.4])
    document = only(load(tmp_path, "a.xlsx", book_bytes(made)))
    assert of_kind(document, ROW) == ["Item: Nut | Price: 1", "Item: Bolt | Price: 2", "Item: Nut | Margin: 0.4"]
    assert [page.label for page in document.layout.pages] == ["Sheet", "Margins"]


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        ([["Region", "Q1"], ["North", 1], [None, 2]], ["A2:A3"], ["Region: North | Q1: 1", "Region: North | Q1: 2"]),
        ([["Region", "Q1", "Q2"], ["North", 1, None]], ["B2:C2"], ["Region: North | Q1: 1 | Q2: 1"]),
        ([["Region", "Q1"], ["North", 1], [None, None]], ["A3:B3"], ["Region: North | Q1: 1"]),
        ([["Region", "Q1"], ["North", 1]], ["D9:E12"], ["Region: North | Q1: 1"]),
        ([["Region", "Q1", "Q2"], ["North", 1, 3], [None, 2, None]], ["A2:A3", "C2:C3"],
         ["Region: North | Q1: 1 | Q2: 3", "Region: North | Q1: 2 | Q2: 3"]),
    ],
)  # fmt: skip
def test_merged_cells(tmp_path: Path, rows: list[list[object]], merges: list[str], expected: list[str]) -> None:
    made, sheet = book(*rows)
    for merge in merges:
        sheet.merge_cells(merge)
    assert of_kind(only(load(tmp_path, "a.xlsx", book_bytes(made))), ROW) == expected


def test_a_title_merged_over_all_columns_is_said_once(tmp_path: Path) -> None:
    made, sheet = book(["Price list 2024", None, None], ["Item", "Price", "Unit"], ["Nut", 1, "box"])
    sheet.merge_cells("A1:C1")
    assert blocks(only(load(tmp_path, "a.xlsx", book_bytes(made))))[1:] == [
        (PARAGRAPH, "Price list 2024"), (TOP, "Item | Price | Unit"), (ROW, "Item: Nut | Price: 1 | Unit: box"),
    ]  # fmt: skip


def test_a_table_that_begins_far_from_the_corner(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    for row, values in enumerate([["Item", "Price"], ["Nut", 1]]):
        for column, value in enumerate(values):
            sheet.cell(row=8 + row, column=6 + column, value=value)
    document = only(load(tmp_path, "a.xlsx", book_bytes(made)))
    assert of_kind(document, ROW) == ["Item: Nut | Price: 1"]
    assert document.layout.tables[0].headers == ("Item", "Price")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Name", "Ann Lee"], ["City", "Leeds"]], [(PAIR, "Name: Ann Lee"), (PAIR, "City: Leeds")]),
        ([["just a line"]], [(PARAGRAPH, "just a line")]),
        ([["one"], ["two"], [], ["three"]], [(PARAGRAPH, "one"), (PARAGRAPH, "two"), (PARAGRAPH, "three")]),
        ([[1, 2], [3, 4]], [(ROW, "1 | 2"), (ROW, "3 | 4")]),
        ([["Item", "Price"], ["Nut", 1], [], [5, 6]], [(TOP, "Item | Price"), (ROW, "Item: Nut | Price: 1"),
                                                     (TOP, "Item | Price"), (ROW, "Item: 5 | Price: 6")]),
        ([["Item", "Price"], ["Nut", 1], [], [5, 6, 7]], [(TOP, "Item | Price"), (ROW, "Item: Nut | Price: 1"),
                                                        (ROW, "5 | 6 | 7")]),
        ([["a\nb", "Price"], ["Nut\tM4", 1]], [(TOP, "a b | Price"), (ROW, "a b: Nut M4 | Price: 1")]),
        ([["Item", "Price"], ["Nut", 1], ["Prices are net of tax and valid until the end of the year."]],
         [(TOP, "Item | Price"), (ROW, "Item: Nut | Price: 1"),
          (PARAGRAPH, "Prices are net of tax and valid until the end of the year.")]),
    ],
)  # fmt: skip
def test_islands(tmp_path: Path, rows: list[list[object]], expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(only(load(tmp_path, "a.xlsx", xlsx_bytes({"S": rows}))))[1:] == expected


def test_one_broken_sheet_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    data = xlsx_bytes({"Bad": [["x", 1]], "Good": [["Item", "Price"], ["Nut", 1]]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(SHEET)
    loaded = load(tmp_path, "a.xlsx", replaced(data, {SHEET: sheet.replace(b"<v>1</v>", b"<v>no number</v>")}))
    assert of_kind(only(loaded), ROW) == ["Item: Nut | Price: 1"]
    assert [one.code for one in loaded.refusals] == ["damaged"]
    assert "sheet 'Bad' cannot be read" in loaded.refusals[0].message


def test_a_chart_sheet_is_read_by_its_chart(tmp_path: Path) -> None:
    made, sheet = book(["Region", "Sales"], ["North", 5], ["South", 7])
    chart = PieChart()
    chart.title = "Sales by region"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    page: Chartsheet = made.create_chartsheet("Picture")
    page.add_chart(chart)
    document = only(load(tmp_path, "a.xlsx", book_bytes(made)))
    assert (PARAGRAPH, "Sales by region") in blocks(document)


def test_limits_cut_merges_too(tmp_path: Path) -> None:
    made, sheet = book(["Region", "Q1", "Q2", "Q3"], ["North", 1, 2, 3], [None, 4, 5, 6], ["South", 7, 8, 9])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B4:D4")
    loaded = load(tmp_path, "a.xlsx", book_bytes(made), Limits(rows=3, columns=2))
    assert of_kind(only(loaded), ROW) == ["Region: North | Q1: 1", "Region: North | Q1: 4"]
    assert len(loaded.refusals) == 2


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.none() | st.integers(0, 99) | st.text("ab中", min_size=1, max_size=4), max_size=4), max_size=6)
)
def test_no_cell_is_lost(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    document = only(load(tmp_path_factory.getbasetemp(), "any.xlsx", xlsx_bytes({"S": rows})))
    for row in rows:
        assert all(str(cell) in document.text for cell in row if cell is not None)
