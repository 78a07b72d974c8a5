"""Units and years that stand above a table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg_builder.extract.structured_captions import caption_year, table_measure, with_quarters
from kg_builder.extract.structured_headers import Measure, read_header
from schema.documents import Document
from schema.extraction import LiteralKind
from tests.unit.kg_builder.documents import DocumentBuilder

HEADERS = ["Segment", "Q1", "Q2"]
ROW = ["Cold rooms", "14", "15"]


def below(*captions: str, title: str = "", headers: list[str] | None = None) -> Document:
    builder = DocumentBuilder(title=title)
    for caption in captions:
        builder.paragraph(caption)
    return builder.table(headers or HEADERS, [ROW]).build()


def measure(document: Document) -> Measure | None:
    table = document.layout.tables[0]
    return table_measure(document, table, dict(enumerate(map(read_header, table.headers))))


@pytest.mark.parametrize(
    ("caption", "factor", "unit"),
    [
        ("£ million", 10**6, "GBP"),
        ("In millions of USD", 10**6, "USD"),
        ("(in thousands of EUR)", 10**3, "EUR"),
        ("USD million", 10**6, "USD"),
        ("Unit: EUR", 1, "EUR"),
        ("单位：万元", 10**4, "CNY"),
        ("（单位：亿元）", 10**8, "CNY"),
        ("单位：人民币元", 1, "CNY"),
        ("(In millions)", 10**6, ""),
        ("Annual salary in pounds", 1, "GBP"),
    ],
)
def test_units(caption: str, factor: int, unit: str) -> None:
    kind = LiteralKind.AMOUNT if unit else LiteralKind.QUANTITY
    assert measure(below(caption)) == Measure(kind, Decimal(factor), unit)


@pytest.mark.parametrize(
    "caption",
    [
        "Overview",
        "Opened in Leeds",
        "Payment in 30 days",
        "Prices in the shop",
        "单位：台",
        "x" * 130 + " in EUR million",
    ],
)
def test_no_units(caption: str) -> None:
    assert measure(below(caption)) is None


def test_the_first_header_comes_before_the_caption() -> None:
    document = below("In millions of USD", headers=["EUR thousand", "2023", "2024"])
    assert measure(document) == Measure(LiteralKind.AMOUNT, Decimal(1000), "EUR")


def test_the_nearer_line_comes_first() -> None:
    assert measure(below("In EUR", "In USD")) == Measure(LiteralKind.AMOUNT, Decimal(1), "USD")


def test_a_table_at_the_very_beginning_has_no_caption() -> None:
    document = below()
    assert measure(document) is None
    assert caption_year(document, document.layout.tables[0]) == 0


@pytest.mark.parametrize(
    ("captions", "title", "year"),
    [
        (["Forecast 2026"], "", 2026),
        (["Forecast 2026 of October 2025"], "", 0),
        (["Forecast 2026 of October 2025"], "Forecast 2026", 2026),
        (["Forecast"], "Plan 2025", 2025),
        (["2026年预测"], "", 2026),
        (["Part number 120260"], "", 0),
        ([], "", 0),
    ],
)
def test_the_year_of_a_table(captions: list[str], title: str, year: int) -> None:
    document = below(*captions, title=title)
    assert caption_year(document, document.layout.tables[0]) == year


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("Q1", "2026-01-01/2026-03-31"),
        ("q4", "2026-10-01/2026-12-31"),
        ("一季度", "2026-01-01/2026-03-31"),
        ("第三季度", "2026-07-01/2026-09-30"),
    ],
)
def test_quarters(header: str, time: str) -> None:
    dated = with_quarters({0: read_header(header)}, 2026)[0]
    assert (dated.predicate, dated.time) == ("", time)
    undated = with_quarters({0: read_header(header)}, 0)[0]
    assert undated == read_header(header)


def test_other_headers_are_left_alone() -> None:
    headers = {0: read_header("Segment"), 1: read_header("2025"), 2: read_header("Q1 growth")}
    assert with_quarters(headers, 2026) == headers
