"""Amounts of money: number, scale and currency in either order."""

from __future__ import annotations

import pytest

from linguistics.literals import CURRENCY_CODES
from tests.unit.linguistics.literals.cases import rows, values

CASES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    ("$1.2bn", [("$1.2bn", "1200000000", "USD")]),
    ("$1.2 billion", [("$1.2 billion", "1200000000", "USD")]),
    ("a $500 million deal", [("$500 million", "500000000", "USD")]),
    ("$513M", [("$513M", "513000000", "USD")]),
    ("$3k", [("$3k", "3000", "USD")]),
    ("US$25,000.00", [("US$25,000.00", "25000", "USD")]),
    ("U.S.$40", [("U.S.$40", "40", "USD")]),
    ("HK$3.5m", [("HK$3.5m", "3500000", "HKD")]),
    ("A$12", [("A$12", "12", "AUD")]),
    ("C$7.50", [("C$7.50", "7.5", "CAD")]),
    ("NT$1,000", [("NT$1,000", "1000", "TWD")]),
    ("S$99", [("S$99", "99", "SGD")]),
    ("€250,000", [("€250,000", "250000", "EUR")]),
    ("€1.234,56", [("€1.234,56", "1234.56", "EUR")]),
    ("£618,000", [("£618,000", "618000", "GBP")]),
    ("£2.5m", [("£2.5m", "2500000", "GBP")]),
    ("₹5 crore", [("₹5 crore", "50000000", "INR")]),
    ("-$3.5 million", [("-$3.5 million", "-3500000", "USD")]),
    ("$(1,234)", [("$(1,234)", "-1234", "USD")]),
    ("USD 3.4 million", [("USD 3.4 million", "3400000", "USD")]),
    ("3.4 million USD", [("3.4 million USD", "3400000", "USD")]),
    ("USD1.2bn", [("USD1.2bn", "1200000000", "USD")]),
    ("EUR 250,000", [("EUR 250,000", "250000", "EUR")]),
    ("RMB 12 million", [("RMB 12 million", "12000000", "CNY")]),
    ("CNY 3,000,000", [("CNY 3,000,000", "3000000", "CNY")]),
    ("CHF 20", [("CHF 20", "20", "CHF")]),
    ("1,200 yuan", [("1,200 yuan", "1200", "CNY")]),
    ("five million dollars", [("five million dollars", "5000000", "USD")]),
    ("ninety-nine million dollars", [("ninety-nine million dollars", "99000000", "USD")]),
    ("two hundred and fifty thousand euros", [("two hundred and fifty thousand euros", "250000", "EUR")]),
    ("fifty (50) euros", [("fifty (50) euros", "50", "EUR")]),
    ("3 million pounds", [("3 million pounds", "3000000", "GBP")]),
    ("10,000 yen", [("10,000 yen", "10000", "JPY")]),
    ("40 US dollars", [("40 US dollars", "40", "USD")]),
    ("¥500", [("¥500", "500", "JPY")]),
    ("in China, ¥700 a night", [("¥700", "700", "CNY")]),
    ("酒店每晚¥500", [("¥500", "500", "CNY")]),
    ("￥1,200", [("￥1,200", "1200", "JPY")]),
    ("3.2亿元", [("3.2亿元", "320000000", "CNY")]),
    ("3.2億元", [("3.2億元", "320000000", "CNY")]),
    ("３．２亿元", [("３．２亿元", "320000000", "CNY")]),
    ("500万元", [("500万元", "5000000", "CNY")]),
    ("人民币500万元", [("人民币500万元", "5000000", "CNY")]),
    ("500万元人民币", [("500万元人民币", "5000000", "CNY")]),
    ("1,200元", [("1,200元", "1200", "CNY")]),
    ("1.5万亿美元", [("1.5万亿美元", "1500000000000", "USD")]),
    ("5,000万美元", [("5,000万美元", "50000000", "USD")]),
    ("1亿2000万元", [("1亿2000万元", "120000000", "CNY")]),
    ("一亿二千万元", [("一亿二千万元", "120000000", "CNY")]),
    ("三百五十万元", [("三百五十万元", "3500000", "CNY")]),
    ("两元", [("两元", "2", "CNY")]),
    ("壹佰贰拾万元整", [("壹佰贰拾万元整", "1200000", "CNY")]),
    ("人民币壹仟万元整", [("人民币壹仟万元整", "10000000", "CNY")]),
    ("二十万欧元", [("二十万欧元", "200000", "EUR")]),
    ("300亿日元", [("300亿日元", "30000000000", "JPY")]),
    ("800万港元", [("800万港元", "8000000", "HKD")]),
    ("100余万元", [("100余万元", "1000000", "CNY")]),
    ("$5-$10", [("$5", "5", "USD"), ("$10", "10", "USD")]),
    ("price of $ 15 today", [("$ 15", "15", "USD")]),
    ("二元论", []),
    ("多元化", []),
    ("元旦", []),
    ("2024元旦", []),
    ("abc$", []),
    ("$", []),
    ("US$ only", []),
    ("10 dollar store", [("10 dollar", "10", "USD")]),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_amounts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(surface, value, unit) for surface, _, value, unit in rows(text)] == expected
    assert all(kind == "amount" for _, kind, _, _ in rows(text))


@pytest.mark.parametrize("code", sorted(CURRENCY_CODES))
def test_every_code_is_read_before_and_after_its_number(code: str) -> None:
    assert rows(f"{code} 1,250.50") == [(f"{code} 1,250.50", "amount", "1250.5", code)]
    assert rows(f"paid 1,250.50 {code}.") == [(f"1,250.50 {code}", "amount", "1250.5", code)]


@pytest.mark.parametrize(
    ("scale", "zeros"),
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("k", 3), ("m", 6), ("bn", 9)],
)
def test_scales_are_powers_of_ten_without_exponent(scale: str, zeros: int) -> None:
    assert values(f"$7 {scale}")[0][1] == "7" + "0" * zeros


@pytest.mark.parametrize(("scale", "zeros"), [("千", 3), ("万", 4), ("百万", 6), ("千万", 7), ("亿", 8), ("万亿", 12)])
def test_chinese_scales(scale: str, zeros: int) -> None:
    assert values(f"7{scale}元")[0][1] == "7" + "0" * zeros


def test_a_year_in_brackets_before_a_code_is_no_number() -> None:
    assert [value for _, value in values("$4 million (1957 USD)")] == ["4000000"]
