"""What headers mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.structured_headers import Measure, number_literal, read_header, read_measure
from schema.extraction import EntityType, LiteralKind


@pytest.mark.parametrize(
    ("text", "kind", "factor", "unit"),
    [
        ("EUR", LiteralKind.AMOUNT, 1, "EUR"),
        ("€", LiteralKind.AMOUNT, 1, "EUR"),
        ("€m", LiteralKind.AMOUNT, 10**6, "EUR"),
        ("EUR million", LiteralKind.AMOUNT, 10**6, "EUR"),
        ("million EUR", LiteralKind.AMOUNT, 10**6, "EUR"),
        ("in millions of USD", LiteralKind.AMOUNT, 10**6, "USD"),
        ("USD in thousands", LiteralKind.AMOUNT, 10**3, "USD"),
        ("$ billions", LiteralKind.AMOUNT, 10**9, "USD"),
        ("元", LiteralKind.AMOUNT, 1, "CNY"),
        ("万元", LiteralKind.AMOUNT, 10**4, "CNY"),
        ("亿元", LiteralKind.AMOUNT, 10**8, "CNY"),
        ("人民币万元", LiteralKind.AMOUNT, 10**4, "CNY"),
        ("单位：万元", LiteralKind.AMOUNT, 10**4, "CNY"),
        ("万美元", LiteralKind.AMOUNT, 10**4, "USD"),
        ("kg", LiteralKind.QUANTITY, 1, "kg"),
        ("kW", LiteralKind.QUANTITY, 1, "kW"),
        ("°C", LiteralKind.QUANTITY, 1, "°C"),
        ("吨", LiteralKind.QUANTITY, 1, "t"),
        ("台", LiteralKind.QUANTITY, 1, "units"),
        ("平方米", LiteralKind.QUANTITY, 1, "m2"),
        ("%", LiteralKind.PERCENT, 1, ""),
        ("percent", LiteralKind.PERCENT, 1, ""),
        ("days", LiteralKind.DURATION, 1, "P1D"),
        ("months", LiteralKind.DURATION, 1, "P1M"),
        ("天", LiteralKind.DURATION, 1, "P1D"),
        ("月", LiteralKind.DURATION, 1, "P1M"),
        ("年", LiteralKind.DURATION, 1, "P1Y"),
        ("thousands", LiteralKind.QUANTITY, 10**3, ""),
        ("万", LiteralKind.QUANTITY, 10**4, ""),
        ("'000", LiteralKind.QUANTITY, 10**3, ""),
    ],
)
def test_units(text: str, kind: LiteralKind, factor: int, unit: str) -> None:
    assert read_measure(text) == Measure(kind, Decimal(factor), unit)


@pytest.mark.parametrize(
    "text", ["", "net", "see note 3", "approx.", "按合同", "2023", "a very long remark about the unit"]
)
def test_other_words_are_no_units(text: str) -> None:
    assert read_measure(text) is None


@pytest.mark.parametrize(
    ("text", "predicate", "time"),
    [
        ("Price (EUR)", "price", ""),
        ("Price (net)", "price (net)", ""),
        ("Reports_to", "reports to", ""),
        ("Revenue 2023", "revenue", "2023"),
        ("2023", "", "2023"),
        ("FY2023", "", "2023"),
        ("Q3 2023", "", "2023-07-01/2023-09-30"),
        ("31 December 2023", "", "2023-12-31"),
        ("2023年", "", "2023"),
        ("2023年销售额（万元）", "销售额", "2023"),
        ("Share %", "share", ""),
        ("Name:", "name", ""),
        ("", "", ""),
    ],
)
def test_predicates_and_times(text: str, predicate: str, time: str) -> None:
    header = read_header(text)
    assert (header.predicate, header.time) == (predicate, time)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Supplier", EntityType.ORGANISATION),
        ("supplier name", EntityType.ORGANISATION),
        ("Product name", EntityType.PRODUCT),
        ("Project manager", EntityType.PERSON),
        ("Head of department", EntityType.PERSON),
        ("City", EntityType.PLACE),
        ("Meeting", EntityType.EVENT),
        ("Standard", EntityType.LAW),
        ("供应商", EntityType.ORGANISATION),
        ("供应商名称", EntityType.ORGANISATION),
        ("所属部门", EntityType.ORGANISATION),
        ("直属上级", EntityType.PERSON),
        ("产品名称", EntityType.PRODUCT),
        ("办公地点", EntityType.PLACE),
    ],
)
def test_cues(text: str, type_: EntityType) -> None:
    header = read_header(text)
    assert (header.type, header.cued) == (type_, True)


@pytest.mark.parametrize(
    "text", ["Supplier code", "Customer number", "Remarks", "Status", "供应商编号", "备注", "联系电话", "Colour"]
)
def test_no_cue(text: str) -> None:
    header = read_header(text)
    assert (header.type, header.cued) == (EntityType.OTHER, False)


def test_flags() -> None:
    assert read_header("No.").is_index
    assert read_header("序号").is_index
    assert read_header("Employee ID").is_identifier
    assert read_header("合同编号").is_document_id
    assert read_header("Job title").is_title
    assert read_header("职务").is_title
    assert read_header("姓名").is_person_name
    assert not read_header("Delivery date").names
    assert read_header("Segment").names


@given(st.text(max_size=40))
def test_any_text_is_a_header(text: str) -> None:
    header = read_header(text)
    assert header.text == text
    assert header.predicate == header.predicate.strip()


@given(st.integers(-(10**9), 10**9))
def test_numbers_are_scaled_exactly(number: int) -> None:
    header = read_header("Amount (EUR thousand)")
    assert number_literal(str(number), header) == (LiteralKind.AMOUNT, str(number * 1000), "EUR")


def test_numbers_without_unit() -> None:
    assert number_literal("12", read_header("Count")) == (LiteralKind.QUANTITY, "12", "")
    assert number_literal("12", read_header("Phone")) is None
    assert number_literal("twelve", read_header("Count")) is None
    assert number_literal("-5", read_header("Term (days)")) is None
    money = Measure(LiteralKind.AMOUNT, Decimal(1000), "USD")
    assert number_literal("1.5", read_header("Sales"), money) == (LiteralKind.AMOUNT, "1500", "USD")
    assert number_literal("1.5", read_header("Sales (EUR)"), money) == (LiteralKind.AMOUNT, "1.5", "EUR")
