"""All literals of a text: candidates of every family, the longest win, ranges of dates are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from linguistics.literals import calendar
from linguistics.literals.amounts import amounts, chinese_amounts
from linguistics.literals.dates_chinese import chinese_dates, relative_chinese
from linguistics.literals.dates_english import english_dates, relative_english
from linguistics.literals.found import FoundLiteral, choose_longest
from linguistics.literals.measures import chinese_measures, english_measures, symbol_measures
from linguistics.literals.numbers import ANY_NUMERAL
from linguistics.literals.prepare import prepare
from linguistics.literals.years import bare_years
from linguistics.scripts import has_han
from schema.extraction import LiteralKind

_LATIN = re.compile("[A-Za-z]{3}")
_NUMERAL = re.compile(ANY_NUMERAL, re.IGNORECASE)
_LINK = re.compile(r"[ ]?[-–—~至到/][ ]?|[ ](?:to|until|till|through)[ ]", re.IGNORECASE)
_AND = re.compile(r"[ ]and[ ]|[ ]?[与和][ ]?", re.IGNORECASE)
_BETWEEN = re.compile(r"between[ ]\Z", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov|postpon|extend|chang|delay|reschedul|shift|brought|revis|amend)\w*\b[^.;]{0,40}\Z|[推改延][^。]{0,12}\Z",
    re.IGNORECASE,
)
_MOVED_REACH = 60


def find_literals(text: str, *, reference: str = "") -> list[FoundLiteral]:
    """Dates, amounts, percentages, durations and quantities of an English or Chinese text, ascending, not overlapping.

    Offsets are code points of ``text``. ``reference`` is an ISO date (the day the text was written); without it
    relative dates ("last year", 去年) are not literals. Where two readings overlap the longest wins. A bare year
    counts only where the words around it say that it is one, or where it is the whole text. Raises ValueError when
    ``reference`` is neither empty nor an ISO date, nothing for any ``text``.
    """
    today = date.fromisoformat(calendar.date_interval(reference)[0]) if reference else None
    prepared = prepare(text)
    return _join_ranges(prepared, choose_longest(_candidates(prepared, today)))


def _candidates(text: str, today: date | None) -> Iterator[FoundLiteral]:
    han, latin = has_han(text), _LATIN.search(text) is not None
    if today is not None:
        yield from relative_english(text, today)
        yield from relative_chinese(text, today)
    if not _NUMERAL.search(text):
        return
    yield from english_dates(text)
    yield from bare_years(text)
    yield from amounts(text)
    yield from symbol_measures(text)
    if latin:
        yield from english_measures(text)
    if han:
        yield from chinese_dates(text)
        yield from chinese_amounts(text)
        yield from chinese_measures(text)


def _join_ranges(text: str, found: list[FoundLiteral]) -> list[FoundLiteral]:
    """Join two dates that a link makes one interval: "from March 2019 to May 2021", "2024-03-01/2024-06-30"."""
    joined: list[FoundLiteral] = []
    for literal in found:
        previous = joined[-1] if joined else None
        value = _interval(text, previous, literal) if previous is not None else ""
        if previous is not None and value:
            joined[-1] = FoundLiteral(previous.start, literal.end, LiteralKind.DATE, value)
        else:
            joined.append(literal)
    return joined


def _interval(text: str, first: FoundLiteral, last: FoundLiteral) -> str:
    if first.kind is not LiteralKind.DATE or last.kind is not LiteralKind.DATE or "/" in first.value + last.value:
        return ""
    gap = text[first.end : last.start]
    before = text[max(0, first.start - _MOVED_REACH) : first.start]
    links = _LINK.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before))
    if not links or _MOVED.search(before):
        return ""
    return calendar.between(first.value, last.value)
