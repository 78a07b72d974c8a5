"""Dates written in English or in digits. Fiscal periods take the calendar of their label (FY2024 = 2024)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from linguistics.literals import calendar
from linguistics.literals.found import FoundLiteral
from schema.extraction import LiteralKind

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary\b|\b\.?)|Feb(?:ruary\b|\b\.?)|Mar(?:ch\b|\b\.?)|Apr(?:il\b|\b\.?)|May\b|June?\b\.?|July?\b\.?"
    r"|Aug(?:ust\b|\b\.?)|Sep(?:tember\b|t?\b\.?)|Oct(?:ober\b|\b\.?)|Nov(?:ember\b|\b\.?)|Dec(?:ember\b|\b\.?))"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
_ISO = r"(?P<y{0}>[12][0-9]{{3}})-(?P<m{0}>[01][0-9])-(?P<d{0}>[0-3][0-9])"
_SHORT = r"(?:1[0-9]{3}|2[01][0-9]{2}|'?[0-9]{2})"
_BEFORE = r"(?<![A-Za-z0-9_])(?<![0-9][.,:/-])"
_AFTER = r"(?![A-Za-z0-9_]|[.,/][0-9])"
_DASH = r"[ ]?[-–—~][ ]?"
_TO = rf"(?:{_DASH}|[ ](?:to|until|till|through|thru)[ ])"
_AND_TO = rf"(?:{_DASH}|[ ](?:to|until|till|through|thru|and)[ ])"
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_RANK = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_FISCAL = r"(?:FY[ ]?|(?:the[ ])?(?:fiscal|financial)[ ](?:year[ ])?)"
_RELATIVE = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}

Reading = Callable[[re.Match[str]], str]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + pattern + _AFTER, re.IGNORECASE)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(text: str) -> int:
    return int(re.sub(r"[a-z]+", "", text.lower()))


def _year(text: str) -> int:
    return calendar.full_year(text.lstrip("'"))


def _named(match: re.Match[str]) -> str:
    part = match.groupdict()
    return calendar.iso(_year(part["year"]), _month(part["month"]), _day(part["day"]))


def _span(match: re.Match[str]) -> str:
    """An interval whose first date takes what it leaves out (year, month) from the second, or the other way."""
    part = match.groupdict()
    last_year = _year(part["year"])
    first_month, last_month = _month(part["m1"]), _month(part.get("m2") or part["m1"])
    first_year = last_year - (1 if first_month > last_month else 0)
    first = calendar.iso(first_year, first_month, _day(part["d1"]) if part.get("d1") else 0)
    last = calendar.iso(last_year, last_month, _day(part["d2"]) if part.get("d2") else 0)
    return calendar.between(first, last)


def _numeric(match: re.Match[str]) -> str:
    """03/04/2024 only where one reading is possible; dotted dates are day first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sign"] == "." or first > 12 or first == second:
        return calendar.iso(year, second, first)
    return calendar.iso(year, first, second) if second > 12 else ""


def _iso_interval(match: re.Match[str]) -> str:
    first = calendar.iso(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    return calendar.between(first, calendar.iso(int(match["y2"]), int(match["m2"]), int(match["d2"])))


def _quarter(match: re.Match[str]) -> str:
    part = match.groupdict()
    rank = part["rank"].lower()
    return calendar.quarter(_year(part["year"]), _ORDINAL.get(rank) or int(rank))


def _half(match: re.Match[str]) -> str:
    part = match.groupdict()
    rank = part["rank"].lower()
    return calendar.half(_year(part["year"]), _ORDINAL.get(rank) or int(rank))


def _decade(match: re.Match[str]) -> str:
    first = int(match["year"])
    return calendar.between(calendar.iso(first), calendar.iso(first + 9))


PATTERNS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_compile(rf"(?P<day>{_DAY})(?:[ ]day)?[ ](?:of[ ])?(?P<month>{_MONTH}),?[ ](?:of[ ])?(?P<year>{_YEAR})"), _named),
    (_compile(rf"(?P<month>{_MONTH})[ ](?:the[ ])?(?P<day>{_DAY})(?:,[ ]?|[ ])(?P<year>{_YEAR})"), _named),
    (_compile(rf"(?P<day>{_DAY})[-/](?P<month>{_MONTH})[-/](?P<year>{_SHORT})"), _named),
    (
        _compile(rf"(?<![0-9] )(?<![0-9](?:th|st|nd|rd) )(?P<month>{_MONTH})(?:,[ ]?|[ ]of[ ]|[ -])(?P<year>{_YEAR})"),
        lambda m: calendar.iso(_year(m["year"]), _month(m["month"])),
    ),
    (
        _compile(rf"(?P<d1>{_DAY})[ ](?P<m1>{_MONTH}){_AND_TO}(?P<d2>{_DAY})[ ](?P<m2>{_MONTH}),?[ ](?P<year>{_YEAR})"),
        _span,
    ),
    (
        _compile(rf"(?P<m1>{_MONTH})[ ](?P<d1>{_DAY}){_AND_TO}(?P<m2>{_MONTH})[ ](?P<d2>{_DAY}),?[ ](?P<year>{_YEAR})"),
        _span,
    ),
    (_compile(rf"(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})[ ](?:of[ ])?(?P<m1>{_MONTH}),?[ ](?P<year>{_YEAR})"), _span),
    (_compile(rf"(?P<m1>{_MONTH})[ ](?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}),?[ ](?P<year>{_YEAR})"), _span),
    (_compile(rf"(?P<m1>{_MONTH}){_TO}(?P<m2>{_MONTH})[ ](?P<year>{_YEAR})"), _span),
    (
        re.compile(
            rf"(?<![A-Za-z0-9_/.-])(?P<year>{_YEAR})(?P<sign>[-/.])(?P<m>[01]?[0-9])(?P=sign)(?P<d>[0-3]?[0-9])"
            r"(?![0-9A-SU-Za-z_]|[-/.][0-9A-Za-z])"
        ),
        lambda m: calendar.iso(int(m["year"]), int(m["m"]), int(m["d"])),
    ),
    (
        re.compile(
            rf"(?<![A-Za-z0-9_/.-])(?P<a>[0-3]?[0-9])(?P<sign>[-/.])(?P<b>[0-3]?[0-9])(?P=sign)(?P<year>{_YEAR})"
            r"(?![0-9A-Za-z_]|[-/.][0-9A-Za-z])"
        ),
        _numeric,
    ),
    (re.compile(rf"(?<![A-Za-z0-9_/.-]){_ISO.format('1')}/{_ISO.format('2')}(?![0-9A-Za-z_/-])"), _iso_interval),
    (_compile(rf"Q(?P<rank>[1-4])(?:[ ]?[,/-][ ]?|[ ](?:of[ ])?)?{_FISCAL}?(?P<year>{_SHORT})"), _quarter),
    (_compile(rf"(?P<rank>[1-4])Q[ -]?{_FISCAL}?(?P<year>{_SHORT})"), _quarter),
    (_compile(rf"{_FISCAL}?(?P<year>{_YEAR})[ -]?Q(?P<rank>[1-4])"), _quarter),
    (
        _compile(rf"(?P<rank>{_RANK})[ -](?:fiscal[ ])?quarter(?:[ ]of|[ ]in|,)?[ ]{_FISCAL}?(?P<year>{_YEAR})"),
        _quarter,
    ),
    (_compile(rf"H(?P<rank>[12])(?:[ ]?[,/-][ ]?|[ ](?:of[ ])?)?{_FISCAL}?(?P<year>{_SHORT})"), _half),
    (_compile(rf"(?P<rank>[12])H[ -]?{_FISCAL}?(?P<year>{_SHORT})"), _half),
    (_compile(rf"(?P<year>{_YEAR})[ -]?H(?P<rank>[12])"), _half),
    (_compile(rf"(?P<rank>first|second|1st|2nd)[ -]half(?:[ ]of|[ ]in|,)?[ ]{_FISCAL}?(?P<year>{_YEAR})"), _half),
    (_compile(rf"{_FISCAL}(?P<year>{_SHORT})(?![ ]?[-/–][ ]?[0-9])"), lambda m: calendar.iso(_year(m["year"]))),
    (_compile(r"(?:the[ ])?(?P<year>(?:1[0-9]|20)[0-9]0)'?s"), _decade),
)

_WORDY = re.compile(
    r"(?<![A-Za-z0-9_])(?:(?P<when>last|previous|this|next|(?:the[ ])?current)[ ](?P<what>year|month|quarter|week)"
    r"|(?P<day>yesterday|today|tomorrow))(?![A-Za-z0-9_'])",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(rf"\s*(?P<lit>(?P<year>{_YEAR})-(?P<m>0[1-9]|1[0-2]))\s*")


def english_dates(text: str) -> Iterator[FoundLiteral]:
    """Candidates, unordered and overlapping; ``text`` is prepared."""
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text):
            value = read(match)
            if value:
                yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)
    whole = _WHOLE_MONTH.fullmatch(text)
    if whole:
        yield FoundLiteral(whole.start("lit"), whole.end("lit"), LiteralKind.DATE, whole["lit"])


def relative_english(text: str, today: date) -> Iterator[FoundLiteral]:
    """Words such as "last year", "this month" and "yesterday" as seen from ``today``."""
    for match in _WORDY.finditer(text):
        if match["day"]:
            value = calendar.shift_day(today, ("yesterday", "today", "tomorrow").index(match["day"].lower()) - 1)
        else:
            shift = _RELATIVE[match["when"].lower().removeprefix("the ")]
            value = {
                "year": lambda n: calendar.iso(today.year + n),
                "month": lambda n: calendar.shift_month(today, n),
                "quarter": lambda n: calendar.shift_quarter(today, n),
                "week": lambda n: calendar.shift_week(today, n),
            }[match["what"].lower()](shift)
        if value:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)
