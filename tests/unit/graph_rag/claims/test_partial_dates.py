"""Dates with the parts that are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.partial_dates import DateParts, parts_of_value, written_parts


def parts(text: str) -> list[DateParts]:
    """Parts of all dates without a year, by position."""
    return [found for _, _, found in sorted(written_parts(text), key=lambda each: each[:2])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 May, after that", DateParts(month=5, day=3)),
        ("on May 3rd", DateParts(month=5, day=3)),
        ("reached 450 thousand tons in October.", DateParts(month=10)),
        ("before late March", DateParts(month=3)),
        ("at Thursday's hearing", DateParts(weekday=4)),
        ("in the third quarter", DateParts(quarter=3)),
        ("in Q2", DateParts(quarter=2)),
        ("5月3日批准", DateParts(month=5, day=3)),
        ("10月铜进口量", DateParts(month=10)),
        ("第三季度出货", DateParts(quarter=3)),
        ("三季度出货", DateParts(quarter=3)),
        ("周四的庭审", DateParts(weekday=4)),
        ("星期天休息", DateParts(weekday=7)),
    ],
)
def test_what_is_written(text: str, expected: DateParts) -> None:
    assert parts(text) == [expected]


@pytest.mark.parametrize("text", ["It may 3 times fail", "They march on", "It lasts 3 months", "第10月台", "2024年3月"])
def test_what_is_no_date_without_a_year(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", [DateParts(year=2024)]),
        ("2024-03", [DateParts(year=2024, month=3)]),
        ("2024-03-01", [DateParts(year=2024, month=3, day=1)]),
        ("2024-01-01/2024-03-31", [DateParts(year=2024, quarter=1)]),
        ("2019-01-01/2021-12-31", [DateParts(year=2019), DateParts(year=2021)]),
        ("2023-07-01/2026-06-30", [DateParts(year=2023, month=7, day=1), DateParts(year=2026, month=6, day=30)]),
    ],
)
def test_parts_of_a_literal(value: str, expected: list[DateParts]) -> None:
    assert parts_of_value(value) == expected


def test_a_coarse_date_covers_a_finer_one() -> None:
    day = DateParts(year=2026, month=6, day=30)
    assert DateParts(year=2026).covers(day)
    assert DateParts(year=2026, month=6).covers(day)
    assert DateParts(month=6).covers(day)
    assert DateParts(quarter=2).covers(day)
    assert not DateParts(quarter=3).covers(day)
    assert not day.covers(DateParts(year=2026))
    assert not DateParts(year=2025, month=6).covers(day)


def test_only_a_year_is_a_year() -> None:
    assert DateParts(year=2018).is_year(2018)
    assert not DateParts(year=2018, month=1).is_year(2018)
    assert not DateParts(year=2018).is_year(2019)


@given(
    st.builds(
        DateParts,
        year=st.integers(0, 2100),
        quarter=st.just(0),
        month=st.integers(0, 12),
        day=st.integers(0, 28),
        weekday=st.integers(0, 7),
    )
)
def test_every_date_covers_itself(date: DateParts) -> None:
    assert date.covers(date)
    assert DateParts().covers(date)
