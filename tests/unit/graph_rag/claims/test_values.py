"""Values of sentences: what is found, and which two say the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.values import Value, agree, find_values, rivals


def only(text: str) -> Value:
    """The one value of a text."""
    found = find_values(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "dimension", "number"),
    [
        ("It cost $1.2 billion.", "money USD", "1200000000"),
        ("It cost 1,200 million dollars.", "money USD", "1200000000"),
        ("去年营收3.2亿元。", "money CNY", "320000000"),
        ("去年营收320百万元。", "money CNY", "320000000"),
        ("Sales rose 8 percent.", "percent", "8"),
        ("It made up a fifth of it.", "percent", "20"),
        ("It is half of the total.", "percent", "50"),
        ("Two-thirds of them left.", "percent", "66.667"),
        ("Three quarters of them left.", "percent", "75"),
        ("占出口的五分之一。", "percent", "20"),
        ("首付三成。", "percent", "30"),
        ("超过一半。", "percent", "50"),
        ("The line is 340 km long.", "length", "340000"),
        ("铁路长340公里。", "length", "340000"),
        ("It holds 2,500 litres.", "volume", "2500"),
        ("水箱容量为2.5立方米。", "volume", "2500"),
        ("It weighs 1.1 kg.", "mass", "1.1"),
        ("They shipped 450 thousand tons.", "mass", "450000000"),
        ("It runs for 10 hours.", "duration seconds", "36000"),
        ("Pay within 30 days.", "duration days", "30"),
        ("提前九十日通知。", "duration days", "90"),
        ("提前90天通知。", "duration days", "90"),
        ("It lasts five years.", "duration months", "60"),
        ("Keep it for a year.", "duration months", "12"),
        ("within one month of it", "duration months", "1"),
        ("60 engineers work there.", "count", "60"),
        ("有60名工程师。", "count", "60"),
        ("Version 3.4 fixes it.", "count", "3.4"),
        ("Twelve samples were taken.", "count", "12"),
        ("有用户200万", "count", "2000000"),
    ],
)
def test_a_value_in_its_base_unit(text: str, dimension: str, number: str) -> None:
    value = only(text)
    assert (value.dimension, value.number) == (dimension, Decimal(number))
    assert text[value.start : value.end] == value.text


@pytest.mark.parametrize(
    "text",
    [
        "No one came, one of them said.",
        "A year ago it was smaller.",
        "三星公司的第一大股东",
        "They met once.",
        "The two-year tender ended.",
    ],
)
def test_words_that_are_no_values(text: str) -> None:
    assert [value.text for value in find_values(text) if value.dimension == "count"] == []


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("1,200 million dollars", "$1.2 billion"),
        ("320百万元", "3.2亿元"),
        ("2,000 grams", "2 kg"),
        ("1.5 tonnes", "1,500 kg"),
        ("340千米", "340公里"),
        ("60 months", "five years"),
        ("two weeks", "14 days"),
        ("a fifth", "20 percent"),
        ("nearly a third", "32 percent"),
        ("about 1,000 homes", "1,020 homes"),
        ("more than 50 percent", "54 percent"),
        ("less than 3 percent", "2.4 percent"),
        ("240 workers", "240 people"),
        ("in June 2026", "on 30 June 2026"),
        ("in 2016", "in April 2016"),
        ("15 euros per night", "15 euros a night"),
        ("15 euros", "15 euros a night"),
        ("每晚15欧元", "每晚另付15欧元"),
        ("5 days", "five unused"),
    ],
)
def test_values_that_agree(claim: str, quote: str) -> None:
    assert agree(only(claim), only(quote))


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("$1.2 million", "$1.2 billion"),
        ("9 million dollars", "9 million euros"),
        ("3.2万元", "3.2亿元"),
        ("340 miles", "340 km"),
        ("10 days", "10 hours"),
        ("a quarter", "20 percent"),
        ("a third", "32 percent"),
        ("more than 60 percent", "54 percent"),
        ("14 engineers", "40 engineers"),
        ("on 30 June 2026", "in June 2026"),
        ("in 2017", "in April 2016"),
        ("15 euros a week", "15 euros a night"),
        ("每周15欧元", "每晚15欧元"),
        ("in 2016", "2016 euros"),
    ],
)
def test_values_that_differ(claim: str, quote: str) -> None:
    assert not agree(only(claim), only(quote))


def test_a_bare_year_is_that_year() -> None:
    year = Value(start=0, end=4, text="2018", dimension="count", number=Decimal(2018))
    assert agree(only("in 2018"), year)
    assert agree(year, only("in 2018"))
    assert not agree(year, only("in May 2018"))


def test_an_interval_of_years_is_both_its_ends() -> None:
    found = find_values("sold between 2019 and 2021")
    assert [value.parts.year for value in found if value.parts is not None] == [2019, 2021]


def test_rivals_are_of_one_kind() -> None:
    assert rivals(only("9 million dollars"), only("9 million euros"))
    assert rivals(only("10 days"), only("10 hours"))
    assert not rivals(only("10 days"), only("10 percent"))


def test_bounds_and_rounding_are_kept() -> None:
    assert only("more than 5 percent").bound == 1
    assert only("under 5 percent").bound == -1
    assert only("5 percent").bound == 0
    assert only("roughly 5 percent").about
    assert not only("exactly 5 percent").about


@given(st.text(alphabet="0123456789 .,%$€年月日万亿三十二in JuneMay周个第季度半", max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    found = find_values(text)
    assert all(0 <= value.start < value.end <= len(text) for value in found)
    assert all(agree(value, value) for value in found if not value.bound)
    assert found == find_values(text)
