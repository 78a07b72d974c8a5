"""Dates with the parts that a sentence writes: "3 May" has no year, "the third quarter" no months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linguistics.literals import date_interval

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?:the )?{_DAY}\b(?!,? [0-9]{{4}})")
_DAY_FIRST = re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?! [0-9]{{4}})")
_MONTH_ALONE = re.compile(
    rf"\b(?:in|by|since|until|from|during|of|last|this|next|before|after|late|early|for|on)"
    rf" (?:early |late |mid-)?{_MONTH}"
    rf"(?! [0-9]{{1,2}}(?:st|nd|rd|th)?\b|,? [0-9]{{4}})"
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})\b(?:'s)?", re.IGNORECASE)
_HAN_WEEKDAY = re.compile(r"(?:周|星期|礼拜)(?P<name>[一二三四五六日天])")
_QUARTER = re.compile(
    r"\b(?P<rank>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter\b|\bQ(?P<number>[1-4])\b", re.IGNORECASE
)
_HAN_QUARTER = re.compile(r"第?(?P<rank>[一二三四])季度?(?!度)")
_HAN_DATE = re.compile(r"(?<![0-9年第])(?P<month>1[0-2]|[1-9])月(?!份?内|大)(?:(?P<day>3[01]|[12][0-9]|[1-9])[日号])?")
_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_HAN_DIGITS = "一二三四五六日"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParts:
    """Year, quarter 1..4, month 1..12, day 1..31, weekday 1..7; 0 for what is not written."""

    year: int = 0
    quarter: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0

    def covers(self, finer: DateParts) -> bool:
        """True when ``finer`` has every part that is written here."""
        derived = finer.quarter or (finer.month + 2) // 3
        theirs = (finer.year, derived, finer.month, finer.day, finer.weekday)
        mine = (self.year, self.quarter, self.month, self.day, self.weekday)
        return all(own in (0, other) for own, other in zip(mine, theirs, strict=True))

    def is_year(self, number: int) -> bool:
        """True for a date that is nothing but this year."""
        return self == DateParts(year=number)


def parts_of_value(value: str) -> list[DateParts]:
    """Parts of the value of a DATE literal: one, or the two ends of an interval that is no quarter."""
    if "/" not in value:
        numbers = [int(part) for part in value.split("-")]
        return [DateParts(**dict(zip(("year", "month", "day"), numbers, strict=False)))]
    first, last = date_interval(value)
    start, end = first.split("-"), last.split("-")
    if start[0] == end[0] and int(start[1]) % 3 == 1 and int(end[1]) == int(start[1]) + 2 and start[2] == "01":
        return [DateParts(year=int(start[0]), quarter=(int(start[1]) + 2) // 3)]
    whole = start[1:] == ["01", "01"] and end[1:] == ["12", "31"]
    return [
        DateParts(year=int(each[0])) if whole else DateParts(year=int(each[0]), month=int(each[1]), day=int(each[2]))
        for each in (start, end)
    ]


def written_parts(text: str) -> Iterator[tuple[int, int, DateParts]]:
    """Start, end and parts of dates without a year, longest forms first; they may overlap whole dates."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), DateParts(month=_month(match["month"]), day=int(match["day"]))
    for match in _MONTH_ALONE.finditer(text):
        yield match.start("month"), match.end("month"), DateParts(month=_month(match["month"]))
    for match in _HAN_DATE.finditer(text):
        yield match.start(), match.end(), DateParts(month=int(match["month"]), day=int(match["day"] or 0))
    for match in _QUARTER.finditer(text):
        rank = _RANKS[match["rank"].lower()] if match["rank"] else int(match["number"])
        yield match.start(), match.end(), DateParts(quarter=rank)
    for match in _HAN_QUARTER.finditer(text):
        yield match.start(), match.end(), DateParts(quarter=_HAN_DIGITS.index(match["rank"]) + 1)
    for match in _WEEKDAY.finditer(text):
        yield match.start(), match.end(), DateParts(weekday=_WEEKDAYS.index(match["name"].lower()) + 1)
    for match in _HAN_WEEKDAY.finditer(text):
        day = match["name"].replace("天", "日")
        yield match.start(), match.end(), DateParts(weekday=_HAN_DIGITS.index(day) + 1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
