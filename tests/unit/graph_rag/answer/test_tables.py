"""Tables read back from documents."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.tables import is_code, is_identifier, measure, measured, name_column, parts, table_of
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING, tabular

HEADERS = ("id", "Site", "Area", "Opened")
ROWS = (("K1", "Fell", "1,200 m²", "2009-05-01"), ("K2", "Moor", "800 m²", "2015-01-31"))


def test_rows_are_slices_of_the_document() -> None:
    found, reader = tabular(question("Which sites?"), HEADERS, ROWS, title="Sites")
    table = table_of(found.items[0], reader, EVERYTHING)
    assert table is not None
    assert [row.text for row in table.rows] == [entry.item.text for entry in found.items]
    for row in table.rows:
        assert table.document.slice(row.span) == row.text
    assert table.headers == HEADERS
    assert table.values("Site") == ("Fell", "Moor")
    assert table.about.startswith("Sites")


def test_the_line_of_bare_headers_is_no_row() -> None:
    found, reader = tabular(question("Which sites?"), HEADERS, ROWS)
    table = table_of(found.items[0], reader, EVERYTHING)
    assert table is not None
    assert len(table.rows) == 2


def test_text_outside_a_table_has_none() -> None:
    found, reader = tabular(question("Which sites?"), HEADERS, ROWS)
    far = found.items[0].item.span.end + 10_000
    outside = evidenced(question("Which sites?"), [item(1, "Fell is large.", uri="table.csv", start=far)])
    assert table_of(outside.items[0], reader, EVERYTHING) is None


def test_the_column_that_names_the_rows() -> None:
    found, reader = tabular(question("Which sites?"), HEADERS, ROWS)
    table = table_of(found.items[0], reader, EVERYTHING)
    assert table is not None
    assert name_column(table) == "Site"


@pytest.mark.parametrize("value", ["P12", "2025-03", "1,200", "KC-42", "..."])
def test_codes(value: str) -> None:
    assert is_code(value)


@pytest.mark.parametrize("value", ["Fell", "丁香路店", "4 weeks", "Velo 300"])
def test_words(value: str) -> None:
    assert not is_code(value)


@pytest.mark.parametrize(("header", "expected"), [("site_id", True), ("编号", True), ("Site", False), ("idea", False)])
def test_identifiers_by_header(header: str, *, expected: bool) -> None:
    assert is_identifier(header, ("Fell",)) is expected


def test_parts_of_an_enumeration() -> None:
    assert parts("采购、库存") == ("采购、库存", "采购", "库存")
    assert parts("Moor (North)") == ("Moor (North)", "Moor", "North")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1,200", ("number", Fraction(1200))),
        ("-3.5", ("number", Fraction(-7, 2))),
        ("12 kg", ("quantity kg", Fraction(12))),
        ("2 weeks", ("duration", Fraction(14))),
        ("15 %", ("percent", Fraction(15))),
        ("£20", ("amount GBP", Fraction(20))),
    ],
)
def test_measures(value: str, expected: tuple[str, Fraction]) -> None:
    assert measure(value) == expected


def test_later_dates_measure_more() -> None:
    early, late = measure("2009-05-01"), measure("2009-05-02")
    assert early is not None
    assert late is not None
    assert early[1] < late[1]


def test_words_measure_nothing() -> None:
    assert measure("passed") is None


def test_a_column_with_mixed_units_is_not_measured() -> None:
    found, reader = tabular(question("Which?"), ("Model", "Weight"), (("A", "10 kg"), ("B", "900 g")))
    table = table_of(found.items[0], reader, EVERYTHING)
    assert table is not None
    assert measured(table.rows, "Weight") == []


def test_a_column_with_a_gap_is_not_measured() -> None:
    found, reader = tabular(question("Which?"), ("Model", "Kind", "Weight"), (("A", "x", "10"), ("B", "y", "")))
    table = table_of(found.items[0], reader, EVERYTHING)
    assert table is not None
    assert measured(table.rows, "Weight") == []


@given(st.text(max_size=60))
def test_measuring_never_fails(value: str) -> None:
    found = measure(value)
    assert found is None or isinstance(found[1], Fraction)
