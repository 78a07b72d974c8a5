"""Rows are read back from their canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.rows import mentions, overlap, read_row

ROW = "Supplier: Acme Pumps Ltd | City: Leeds | Lead time (days): 30"


def test_cells_with_headers_and_places() -> None:
    cells = read_row(ROW)
    assert [(cell.header, cell.value) for cell in cells] == [
        ("Supplier", "Acme Pumps Ltd"),
        ("City", "Leeds"),
        ("Lead time (days)", "30"),
    ]
    assert [ROW[cell.start : cell.end] for cell in cells] == [cell.value for cell in cells]


def test_chinese_rows_and_full_width_colons() -> None:
    cells = read_row("供应商：锐寒 | 城市: 苏州")
    assert [(cell.header, cell.value) for cell in cells] == [("供应商", "锐寒"), ("城市", "苏州")]


def test_cells_without_headers() -> None:
    assert [cell.header for cell in read_row("Acme | Leeds")] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "The board met on Monday.",
        "The board approved two things. They were: a loan and a lease",
        "",
        "line one: a\nline two: b",
    ],
)
def test_prose_is_no_row(text: str) -> None:
    assert read_row(text) == ()


def test_one_key_and_its_value() -> None:
    assert [(cell.header, cell.value) for cell in read_row("Contract value: EUR 1.2 million")] == [
        ("Contract value", "EUR 1.2 million")
    ]


def test_clock_times_and_addresses_are_values() -> None:
    assert [(cell.header, cell.value) for cell in read_row("Start: 09:30 | 10:15 | https://example.org/a")] == [
        ("Start", "09:30"),
        ("", "10:15"),
        ("", "https://example.org/a"),
    ]


def test_overlap_is_a_share_of_the_header() -> None:
    assert overlap("Lead time (days)", frozenset({"lead", "time"})) == pytest.approx(2 / 3)
    assert overlap("", frozenset({"lead"})) == 0.0


def test_a_value_is_named_as_a_whole_word() -> None:
    assert mentions("Leeds", "Which suppliers are in Leeds?")
    assert not mentions("Lee", "Which suppliers are in Leeds?")
    assert not mentions("A", "Is it A or B?")
    assert mentions("苏州", "苏州有哪些供应商")


@given(st.text(alphabet="aB: |：\n9", max_size=60))
def test_every_cell_is_a_slice(text: str) -> None:
    for cell in read_row(text):
        assert text[cell.start : cell.end] == cell.value
        assert cell.value.strip()
