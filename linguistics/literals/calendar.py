"""Values of dates: ISO 8601 days, months, years and intervals of whole days (both ends inclusive)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CENTURY_TURN = 50


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """``2024``, ``2024-03`` or ``2024-03-01``; empty when there is no such date (31 February, year 0)."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    if day and month:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def full_year(digits: str) -> int:
    """A year from two or four digits: 00..49 are 2000..2049, 50..99 are 1950..1999."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def quarter(year: int, number: int) -> str:
    """The months of quarter 1..4 as an interval of days; empty for an impossible year."""
    return between(iso(year, 3 * number - 2), iso(year, 3 * number))


def half(year: int, number: int) -> str:
    """The first or second half of a year as an interval of days; empty for an impossible year."""
    return between(iso(year, 6 * number - 5), iso(year, 6 * number))


def between(first: str, last: str) -> str:
    """The interval from the first day of ``first`` to the last day of ``last``; empty unless it runs forward."""
    if not first or not last:
        return ""
    start, end = date_interval(first)[0], date_interval(last)[1]
    return f"{start}/{end}" if start <= end else ""


def date_interval(value: str) -> tuple[str, str]:
    """First and last day, inclusive, of any value of a DATE literal.

    ``2024`` gives 2024-01-01 and 2024-12-31. Raises ValueError when ``value`` is not of that form.
    """
    first, slash, last = value.partition("/")
    start, end = _bounds(first)
    if slash:
        end = _bounds(last)[1]
    return start.isoformat(), end.isoformat()


def _bounds(value: str) -> tuple[date, date]:
    match = _ISO.fullmatch(value)
    if match is None:
        raise ValueError(f"not an ISO date: {value!r}")
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        only = date(year, int(month), int(day))
        return only, only
    if month:
        first = date(year, int(month), 1)
        return first, date(year, int(month), calendar.monthrange(year, int(month))[1])
    return date(year, 1, 1), date(year, 12, 31)


def shift_month(day: date, months: int) -> str:
    """The month ``months`` after the month of ``day`` as ``2024-03``; empty outside years 1..9999."""
    count = day.year * 12 + day.month - 1 + months
    return iso(count // 12, count % 12 + 1)


def shift_quarter(day: date, quarters: int) -> str:
    """The calendar quarter ``quarters`` after the quarter of ``day``; empty outside years 1..9999."""
    count = day.year * 4 + (day.month - 1) // 3 + quarters
    return quarter(count // 4, count % 4 + 1)


def shift_day(day: date, days: int) -> str:
    """The day ``days`` after ``day``; empty outside years 1..9999."""
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def shift_week(day: date, weeks: int) -> str:
    """The week (Monday to Sunday) ``weeks`` after the week of ``day`` as an interval."""
    monday = weeks * 7 - day.weekday()
    return between(shift_day(day, monday), shift_day(day, monday + 6))
