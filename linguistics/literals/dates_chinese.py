"""Dates written in Chinese: 2024年3月1日, 二〇二四年, 2024年第三季度, 民国38年, and with a reference 去年, 今年3月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from linguistics.literals import calendar
from linguistics.literals.found import FoundLiteral
from linguistics.literals.numbers import HAN_DIGITS, han_number
from schema.extraction import LiteralKind

_HAN_YEAR = r"[一二][〇零○一二三四五六七八九]{3}"
_YEAR = rf"(?:[12][0-9]{{3}}|{_HAN_YEAR})"
_REPUBLIC = r"民国(?:纪元)?[ ]?(?P<roc>[0-9]{1,3}|[一二三四五六七八九十]{1,4}|元)[ ]?年"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[元一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_RELATIVE_YEAR = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE_MONTH = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1}
_RELATIVE_DAY = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_RELATIVE_QUARTER = {"上季度": -1, "上一季度": -1, "本季度": 0, "下季度": 1, "下一季度": 1}

_REST = (
    rf"(?:(?:第)?[ ]?(?:(?P<q>[1-4一二三四])[ ]?季度?|[Qq](?P<q2>[1-4]))|(?P<half>[上下])半年"
    rf"|(?P<m>{_MONTH})[ ]?月份?(?:[ ]?(?P<d>{_DAY})[ ]?[日号](?!线))?)"
)
_FULL = re.compile(
    rf"(?<![0-9.])(?:(?:公元)?(?P<y>{_YEAR})[ ]?年?|{_REPUBLIC})(?<=年)(?P<span>度|代)?(?:[ ]?{_REST})?"
    rf"|(?<![0-9.])(?P<fy>{_YEAR})[ ]?(?:年度|财年|财政年度|会计年度)"
)
_EARLY = re.compile(
    r"(?:公元|西元|(?<=[在于自从]))(?P<y>[1-9][0-9]{2})[ ]?年(?![代级])(?![ ]?(?:以|之|的)?[内后前来间])"
)
_NOT_A_YEAR = re.compile(r"(?:以?前|以?来|的?历史|级|之久)")
_PART = re.compile(rf"(?:(?P<y>{_YEAR})[ ]?年)?(?:{_REST}|(?P<only>{_DAY})[ ]?[日号])|(?P<y2>{_YEAR})[ ]?年")
_LINK = re.compile(r"[ ]?(?:至|到|直到|[-–—~])[ ]?")
_YEARS = re.compile(
    rf"(?<![0-9.])(?P<y>{_YEAR})[ ]?年?[ ]?(?:至|到|[-–—~])[ ]?(?P<y2>{_YEAR})[ ]?年(?:度|代)?"
    r"(?![ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[月季])"
)
_DECADE = re.compile(
    r"(?:(?P<c>[12][0-9]|十[一二三四五六七八九]|二十一?)[ ]?世纪|上(?:个)?世纪)"
    r"[ ]?(?P<d>[0-9]0|[一二三四五六七八九]十)[ ]?年代"
    r"|(?<![0-9])(?P<y>(?:1[0-9]|20)[0-9]0)[ ]?年代"
)
_RELATIVE = re.compile(
    rf"(?P<year>{'|'.join(_RELATIVE_YEAR)})(?:[ ]?(?:的)?{_REST})?|(?P<month>{'|'.join(_RELATIVE_MONTH)})"
    rf"|(?P<day>{'|'.join(_RELATIVE_DAY)})|(?P<quarter>{'|'.join(_RELATIVE_QUARTER)})"
)


def _small(text: str) -> int:
    """Value of a month, day or year in digits or numerals."""
    if text.isascii():
        return int(text)
    if text == "元":
        return 1
    if len(text) == 4 and all(character in HAN_DIGITS for character in text):
        return int("".join(str(HAN_DIGITS[character]) for character in text))
    value = han_number(text)
    return int(value) if value is not None else 0


def _rest(year: int, match: re.Match[str]) -> str:
    """The date in ``year`` that the quarter, half or month and day of a match of ``_REST`` say."""
    part = match.groupdict()
    if part["q"] or part["q2"]:
        return calendar.quarter(year, _small(part["q"] or part["q2"]))
    if part["half"]:
        return calendar.half(year, 1 if part["half"] == "上" else 2)
    return calendar.iso(year, _small(part["m"] or "0"), _small(part["d"] or "0"))


def _year_of(match: re.Match[str]) -> int:
    part = match.groupdict()
    if part.get("roc"):
        return 1911 + _small(part["roc"])
    return _small(part.get("fy") or part["y"])


def _follow(text: str, end: int, match: re.Match[str]) -> tuple[int, str]:
    """End offset and value of the second date of a range that begins with ``match``; (0, "") where there is none."""
    link = _LINK.match(text, end)
    second = _PART.match(text, link.end()) if link else None
    if second is None:
        return 0, ""
    part = second.groupdict()
    given = part["y"] or part["y2"]
    year = _small(given) if given else _year_of(match)
    if part["only"]:
        return second.end(), calendar.iso(year, _small(match["m"] or "0"), _small(part["only"])) if match["d"] else ""
    return second.end(), calendar.iso(year) if part["y2"] else _rest(year, second)


def chinese_dates(text: str) -> Iterator[FoundLiteral]:
    """Candidates, unordered and overlapping; ``text`` is prepared."""
    for match in _FULL.finditer(text):
        if match["span"] == "代":
            continue
        year = _year_of(match)
        value = calendar.iso(year) if match["fy"] else _rest(year, match)
        bare = value == calendar.iso(year)
        if not value or (bare and year % 100 == 0 and _NOT_A_YEAR.match(text, match.end())):
            continue
        yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)
        end, last = _follow(text, match.end(), match)
        joined = calendar.between(value, last)
        if joined:
            yield FoundLiteral(match.start(), end, LiteralKind.DATE, joined)
    for match in _EARLY.finditer(text):
        yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, calendar.iso(int(match["y"])))
    for match in _YEARS.finditer(text):
        value = calendar.between(calendar.iso(_small(match["y"])), calendar.iso(_small(match["y2"])))
        if value and not match[0].endswith("代"):
            yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)
    for match in _DECADE.finditer(text):
        first = int(match["y"]) if match["y"] else _century(match) + _small(match["d"])
        value = calendar.between(calendar.iso(first), calendar.iso(first + 9))
        if value:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)


def _century(match: re.Match[str]) -> int:
    """The first year of the century of a decade; 上世纪 is the twentieth."""
    return (_small(match["c"]) - 1) * 100 if match["c"] else 1900


def relative_chinese(text: str, today: date) -> Iterator[FoundLiteral]:
    """去年, 今年3月, 上月, 昨天 as seen from ``today``."""
    for match in _RELATIVE.finditer(text):
        if match["year"]:
            value = _rest(today.year + _RELATIVE_YEAR[match["year"]], match)
        elif match["month"]:
            value = calendar.shift_month(today, _RELATIVE_MONTH[match["month"]])
        elif match["day"]:
            value = calendar.shift_day(today, _RELATIVE_DAY[match["day"]])
        else:
            value = calendar.shift_quarter(today, _RELATIVE_QUARTER[match["quarter"]])
        if value:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.DATE, value)
