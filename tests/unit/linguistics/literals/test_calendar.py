"""Values of dates and the days they cover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.literals import calendar, date_interval

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-03-01", "2024-03-01", "2024-03-01"),
        ("2024-01-01/2024-06-30", "2024-01-01", "2024-06-30"),
        ("2024/2025-03", "2024-01-01", "2025-03-31"),
        ("0618", "0618-01-01", "0618-12-31"),
    ],
)
def test_intervals_are_inclusive(value: str, first: str, last: str) -> None:
    assert date_interval(value) == (first, last)


@pytest.mark.parametrize("value", ["", "/", "2024-13", "2024-02-30", "24", "2024-3-1", "last year", "2024-01/", "0000"])
def test_other_values_raise(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        date_interval(value)


@given(DAYS)
def test_a_day_is_its_own_interval_and_lies_in_its_month_and_year(day: date) -> None:
    text = day.isoformat()
    assert date_interval(text) == (text, text)
    for wider in (text[:7], text[:4]):
        first, last = date_interval(wider)
        assert first <= text <= last


@given(st.integers(1000, 9998), st.integers(1, 4))
def test_quarters_tile_the_year(year: int, number: int) -> None:
    first, last = date_interval(calendar.quarter(year, number))
    following = date_interval(calendar.quarter(year + number // 4, number % 4 + 1))[0]
    assert (date.fromisoformat(last) + timedelta(days=1)).isoformat() == following
    assert first < last


@given(st.integers(1000, 9999))
def test_halves_are_two_quarters(year: int) -> None:
    for number in (1, 2):
        first, last = date_interval(calendar.half(year, number))
        assert first == date_interval(calendar.quarter(year, 2 * number - 1))[0]
        assert last == date_interval(calendar.quarter(year, 2 * number))[1]


@given(DAYS, st.integers(-300, 300))
def test_shifting_a_month_moves_by_whole_months(day: date, months: int) -> None:
    shifted = calendar.shift_month(day, months)
    if shifted:
        year, month = int(shifted[:4]), int(shifted[5:])
        assert year * 12 + month == day.year * 12 + day.month + months


@given(DAYS)
def test_a_week_has_seven_days_and_holds_its_day(day: date) -> None:
    first, last = date_interval(calendar.shift_week(day, 0))
    assert first <= day.isoformat() <= last
    assert date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=6)
    assert date.fromisoformat(first).weekday() == 0


def test_impossible_dates_are_empty() -> None:
    assert calendar.iso(2024, 2, 30) == ""
    assert calendar.iso(0) == ""
    assert calendar.between("2024", "2023") == ""
    assert calendar.between("", "2023") == ""
    assert calendar.shift_day(date(9999, 12, 31), 1) == ""
    assert calendar.shift_month(date(9999, 12, 31), 1) == ""


@pytest.mark.parametrize(("digits", "year"), [("24", 2024), ("49", 2049), ("50", 1950), ("99", 1999), ("1066", 1066)])
def test_two_digit_years(digits: str, year: int) -> None:
    assert calendar.full_year(digits) == year
