"""Which rows of a grid are its header, and how grids are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.builder import TextBuilder
from adapters.loaders.limits import Limits
from adapters.loaders.tables import (
    clean,
    header_of,
    header_rows,
    is_form,
    is_label,
    joined_headers,
    kind,
    write_form,
    write_grid,
)
from tests.unit.adapters.loaders.files import sink_for

CELL = st.sampled_from(["", "Name", "3.5", "2024-01-02", "some words", "金额", "1,200万元", "."])
GRID = st.lists(st.lists(CELL, max_size=5), max_size=6)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", "empty"), ("12", "number"), ("-3.5", "number"), ("(1,234)", "number"), ("$1,200.50", "number"),
        ("15 %", "number"), ("3.2亿元", "number"), ("¥ 320万元", "number"), ("1.2bn", "number"), ("2024-03-01", "date"),
        ("2024年3月1日", "date"), ("2024/3/1 10:00", "date"), ("3 March 2024", "date"), ("March 3, 2024", "date"),
        ("Name", "text"), ("A-12", "text"), ("三月", "text"), ("Room 12", "text"),
    ],
)  # fmt: skip
def test_kinds_of_cells(cell: str, expected: str) -> None:
    assert kind(cell) == expected


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        ([["Item", "Price"], ["Screws", "3.50"], ["Nuts", "1.20"]], 1),
        ([["产品", "单价"], ["螺丝", "3.5"]], 1),
        ([["Name", "Department", "Manager"], ["Ann", "Sales", "Bob"], ["Eve", "Law", "Bob"]], 1),
        ([["", "2022", "2023"], ["Revenue", "100", "120"]], 1),
        ([["姓名", "部门"], ["王伟", "财务"], ["李娜", "法务"]], 1),
        ([["Term", "Definition"], ["Supplier", "the party that delivers"]], 1),
        ([["12", "13"], ["14", "15"]], 0),
        ([["Name", "Ann Lee"], ["Role", "Chair"], ["City", "Leeds"]], 0),
        ([["Name:", "Ann"], ["Age:", "41"]], 0),
        ([["Same", "Same", "x"], ["Same", "b", "c"]], 0),
        ([["only one row", "here"]], 0),
        ([["This is a sentence that runs on.", "And another.", "Third."], ["a", "b", "c"]], 0),
        ([["", "2023", "2023"], ["Line", "Q1", "Q2"], ["Revenue", "10", "12"]], 2),
    ],
)
def test_how_many_rows_are_the_header(grid: list[list[str]], expected: int) -> None:
    assert header_rows(grid) == expected


def test_a_sparse_row_over_headers_goes_on_to_the_right() -> None:
    grid = [
        ["In CHF", "2023", "", "2022", ""],
        ["", "Sales", "Profit", "Sales", "Profit"],
        ["Zone A", "10", "2", "9", "1"],
        ["Zone B", "8", "(1)", "7", "0"],
    ]
    assert header_rows(grid) == 2
    assert header_of(grid, 2) == ["In CHF", "2023 / Sales", "2023 / Profit", "2022 / Sales", "2022 / Profit"]
    assert header_rows([["Some title", "", "", ""], ["a", "b", "c", "d"], ["e", "f", "g", "h"]]) == 0
    assert header_of([["A", "B"], ["1", "2"]], 1) == ["A", "B"]
    assert header_of([["A", "B"]], 0) == []


def test_headers_of_two_rows_are_joined_and_repeats_said_once() -> None:
    assert joined_headers([["", "2023", "2023"], ["Line", "Q1", "Q2"]]) == ["Line", "2023 / Q1", "2023 / Q2"]
    assert joined_headers([["A", "A"], ["A", "B"]]) == ["A", "A / B"]
    assert joined_headers([]) == []


@given(GRID)
def test_clean_gives_a_rectangle_without_empty_rows_or_columns(rows: list[list[str]]) -> None:
    grid = clean(rows)
    assert len({len(row) for row in grid}) <= 1
    assert all(any(row) for row in grid)
    assert all(any(column) for column in zip(*grid, strict=True))
    assert [cell for row in grid for cell in row if cell] == [cell for row in rows for cell in row if cell]


@given(GRID)
def test_no_cell_is_lost_whatever_the_form(rows: list[list[str]]) -> None:
    text = TextBuilder()
    write_grid(text, rows, sink_for())
    shown = text.build()[0]
    for row in rows:
        for cell in row:
            assert cell.rstrip(":： ") in shown


def test_a_form_becomes_key_values() -> None:
    grid = [["Name", "Ann Lee"], ["Role", "Chair"], ["City", "Leeds"]]
    assert is_form(grid)
    text = TextBuilder()
    write_grid(text, grid, sink_for())
    assert text.build()[0] == "Name: Ann Lee\nRole: Chair\nCity: Leeds"
    assert not is_form([["1", "2"]])
    assert not is_form([["a", "b"], ["a", "c"]])
    assert not is_form([["a", "b", "c"]])
    assert not is_form([])


def test_a_single_column_becomes_paragraphs() -> None:
    text = TextBuilder()
    write_grid(text, [["one"], ["two"]], sink_for())
    assert text.build()[0] == "one\n\ntwo"


def test_marked_headers_are_trusted() -> None:
    text = TextBuilder()
    write_grid(text, [["1", "2"], ["3", "4"]], sink_for(), marked=1)
    assert text.build()[0] == "1 | 2\n1: 3 | 2: 4"


def test_nothing_is_cut_in_silence() -> None:
    sink = sink_for(Limits(rows=2, columns=3))
    text = TextBuilder()
    write_grid(text, [[str(column) for column in range(5)] for _ in range(4)], sink, what="big")
    assert text.build()[0] == "0 | 1 | 2\n0 | 1 | 2"
    assert [(code, message) for _, code, message in sink.refusals] == [
        ("truncated", "big: only the first 2 of 4 rows were read"),
        ("truncated", "big: only the first 3 of 5 columns were read"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("+5", "number"), ("−5", "number"), ("≈ 30", "number"), ("€ 1.200,50", "number"), ("1 200 000", "number"),
        ("12 %", "number"), ("3‰", "number"), ("RMB 300", "number"), ("300 USD", "number"), ("5k", "number"),
        ("1.5 million", "number"), ("10:30", "date"), ("2024-03", "date"), ("2024年3月", "date"),
        ("12.5.2024", "date"),
        ("No. 5", "text"), ("5 boxes", "text"), ("x", "text"), ("-", "text"), ("n/a", "text"), ("1/2", "text"),
        ("Q1 2024", "text"), ("2024", "number"),
    ],
)  # fmt: skip
def test_more_kinds_of_cells(cell: str, expected: str) -> None:
    assert kind(cell) == expected


@pytest.mark.parametrize(
    ("cell", "may"),
    [("", True), ("Sales", True), ("2024", True), ("FY2024", True), ("12", False), ("2024-01-02", False)],
)
def test_what_may_stand_in_a_header(cell: str, may: bool) -> None:
    assert is_label(cell) is may


@pytest.mark.parametrize(
    ("grid", "headers"),
    [
        ([["", "2023", ""], ["Line", "Sales", "Profit"], ["A", "1", "2"]], ["Line", "2023 / Sales", "2023 / Profit"]),
        ([["", "", "2023"], ["", "Sales", "Profit"], ["A", "1", "2"]], ["2023", "2023 / Sales", "2023 / Profit"]),
        (
            [["In EUR", "", "2023"], ["", "Sales", "Profit"], ["A", "1", "2"]],
            ["In EUR", "2023 / Sales", "2023 / Profit"],
        ),
    ],
)
def test_banners_over_headers(grid: list[list[str]], headers: list[str]) -> None:
    assert header_rows(grid) == 2
    assert header_of(grid, 2) == headers


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        ([["Who", "Ann Lee"], ["Where", "Leeds"]], 0), ([["Who", "When"], ["Ann", "2024-03-01"]], 1),
        ([["Clause", "Text", "Page"], ["One", "words", "two"]], 1), ([["a", "", "", ""], ["b", "c", "d", "e"]], 0),
        ([["负责人", "部门"], ["王伟", "财务部"]], 1), ([["甲方", "恒达公司"], ["乙方", "智源公司"]], 0),
        ([["", ""], ["a", "1"]], 0), ([["x" * 95, "y"], ["a", "1"]], 0),
        ([["Line", "2022", "2023"], ["a", "b", "c"]], 1),
    ],
)  # fmt: skip
def test_more_header_rows(grid: list[list[str]], expected: int) -> None:
    assert header_rows(grid) == expected


def test_an_open_field_of_a_form_stays() -> None:
    text = TextBuilder()
    write_form(text, [["Name", "Ann"], ["Signature", ""], ["Date", "1 March"]])
    assert text.build()[0] == "Name: Ann\n\nSignature\n\nDate: 1 March"


@given(GRID)
def test_a_cleaned_grid_is_clean(rows: list[list[str]]) -> None:
    assert clean(clean(rows)) == clean(rows)


@given(GRID, st.integers(0, 3))
def test_headers_are_as_many_as_columns(rows: list[list[str]], count: int) -> None:
    grid = clean(rows)
    headers = joined_headers(grid[:count])
    assert len(headers) == (len(grid[0]) if grid and count else 0)
    assert header_rows(grid) <= max(len(grid) - 1, 0)
    assert len(header_of(grid, header_rows(grid))) in {0, len(grid[0]) if grid else 0}


@given(GRID, st.integers(0, 4))
def test_no_cell_is_lost_whatever_is_marked(rows: list[list[str]], marked: int) -> None:
    text = TextBuilder()
    write_grid(text, rows, sink_for(), marked=marked)
    shown = text.build()[0]
    assert all(cell.rstrip(":： ") in shown for row in rows for cell in row)
