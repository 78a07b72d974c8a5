"""Values of a sentence in forms that compare: numbers in base units, and dates with the parts that are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from graph_rag.claims.partial_dates import DateParts, parts_of_value, written_parts
from linguistics.literals import FoundLiteral, find_literals
from linguistics.literals.numbers import (
    HAN_NUMBER,
    MIXED_NUMBER,
    NO_DIGITS_BEFORE,
    SCALE,
    WORDS,
    english_number,
    han_number,
    mixed_number,
)
from linguistics.scripts import has_han
from schema.extraction import LiteralKind

_LENGTH = {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "in": "0.0254", "ft": "0.3048", "mi": "1609.344"}
_MASS = {"mg": "0.000001", "g": "0.001", "kg": "1", "t": "1000", "kt": "1000000", "mt": "1000000000", "jin": "0.5"}
_MASS |= {"lb": "0.45359237", "oz": "0.028349523"}
_AREA = {"m2": "1", "km2": "1000000", "ha": "10000", "acre": "4046.86", "ft2": "0.09290304", "mi2": "2589988"}
_VOLUME = {"ml": "0.001", "l": "1", "m3": "1000", "gal": "3.785411784", "bbl": "158.987"}
_POWER = {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"}
_ENERGY = {"Wh": "1", "kWh": "1000", "MWh": "1000000", "GWh": "1000000000", "TWh": "1000000000000"}
_DATA = {"KB": "1000", "MB": "1000000", "GB": "1000000000", "TB": "1000000000000"}
_DIMENSIONS = {"length": _LENGTH, "mass": _MASS, "area": _AREA, "volume": _VOLUME, "power": _POWER, "energy": _ENERGY}
_BASE = {
    unit: (dimension, Decimal(factor))
    for dimension, table in {**_DIMENSIONS, "data": _DATA}.items()
    for unit, factor in table.items()
}
"""Factors to one unit of each dimension (International System of Units; customary units of 1959)."""
_MEASURED = frozenset("percentage_point basis_point °C °F business_day fold times km/h mph V kV Hz rpm".split())
_ROUNDING, _ABOUT_AS_MUCH = Decimal("0.02"), Decimal("0.06")

_FRACTIONS = {"half": "50", "third": "33.333", "quarter": "25", "fifth": "20", "tenth": "10"}
_FRACTION = re.compile(
    r"\b(?:a|one)[ -](?P<one>third|quarter|fifth|tenth)\b|\b(?P<half>half)(?= (?:of|the|its|their)\b|\s*[.,;]|$)"
    r"|\b(?P<two>two)[ -](?:thirds|fifths)\b|\b(?P<three>three)[ -](?:quarters|fifths)\b",
    re.IGNORECASE,
)
_HAN_FRACTION = re.compile(
    rf"(?P<below>{HAN_NUMBER})分之(?P<above>{HAN_NUMBER})"
    rf"|(?P<tenths>[一二三四五六七八九])成(?![立为员本功长])|(?P<half>一半)"
)
_BARE = re.compile(
    rf"{NO_DIGITS_BEFORE}(?P<num>{MIXED_NUMBER})(?P<scale>[ -]{SCALE})?(?![0-9]|[.,:][0-9])"
    rf"|(?<![A-Za-z-])(?P<words>{WORDS})",
    re.IGNORECASE,
)
_HAN_BARE = re.compile(
    rf"(?<![第几数每{'零一二三四五六七八九十百千万亿'}])(?P<num>{HAN_NUMBER})(?=[个份名位人家项票次天件台辆座比])"
    rf"|(?<=比)(?P<last>{HAN_NUMBER})"
)
_SINGLE: dict[str, tuple[str, int]] = {
    "year": ("months", 12),
    "month": ("months", 1),
    "week": ("days", 7),
    "fortnight": ("days", 14),
    "day": ("days", 1),
    "hour": ("seconds", 3600),
}

_SINGLE_PERIOD = re.compile(
    r"(?:(?<=for )|(?<=within )|(?<=of )|(?<=lasts )|(?<=after ))(?:a|one)[ -](?P<unit>year|month|week"
    r"|fortnight|day|hour)\b(?! (?:ago|earlier|later|before))",
    re.IGNORECASE,
)
_HAN_DAYS = re.compile(rf"(?<![月0-9零一二三四五六七八九十百])(?P<num>[0-9]{{1,3}}|{HAN_NUMBER})[日天](?![期报志常])")
_ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|approximately|some|close to|约|近|大约|将近|接近|左右|差不多)\s?\Z",
    re.IGNORECASE,
)
_PERIODS_ZH = {"天": "day", "日": "day", "晚": "night", "周": "week", "月": "month", "年": "year", "小时": "hour"}
_PER = re.compile(r"[ ]?(?:per|an?|each|every|/)[ ]?(?P<unit>hour|day|night|week|month|year)\b", re.IGNORECASE)
_PER_BEFORE = re.compile(
    r"每(?P<every>天|日|晚|周|月|年|小时)[^，。；]{0,8}\Z"
    r"|(?<![去今明前同每])(?P<rate>[年月日])(?:利率|租金|薪|费)[^，。；]{0,4}\Z"
    r"|\b(?P<word>annual|yearly|monthly|weekly|daily)\b[^,.;]{0,20}\Z",
    re.IGNORECASE,
)
_ADVERBIAL = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_ABOVE = re.compile(r"(?:(?<!no )(?<!not )more than|over|above|at least|超过|高于|多于|至少)\s?\Z", re.IGNORECASE)
_BELOW = re.compile(r"(?:less than|fewer than|under|below|低于|少于|不足|不到)\s?\Z", re.IGNORECASE)
_ONES = frozenset({"one", "一", "第一"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value and where it stands (code points, half-open).

    ``dimension`` is ``money CNY``, ``percent``, ``length``, ``duration months`` ..., ``count`` for what is counted and
    for bare numbers, ``date`` for dates, which have ``parts``. ``bound`` is 1 for "more than", -1 for "less than", 0
    otherwise; ``about`` says that the value is rounded; ``per`` is the period it is for ("a night"), mostly empty.
    """

    start: int
    end: int
    text: str
    dimension: str
    number: Decimal = Decimal(0)
    parts: DateParts | None = None
    bound: int = 0
    about: bool = False
    per: str = ""


def find_values(text: str) -> list[Value]:
    """All values of a sentence, ascending, not overlapping."""
    found: list[Value] = []
    literals = (value for literal in find_literals(text) for value in _of_literal(text, literal))
    for values in (_fractions(text), literals, _single_periods(text), _written_dates(text), _bare(text)):
        taken = [(value.start, value.end) for value in found]
        for value in values:
            if all(value.end <= start or end <= value.start for start, end in taken):
                found.append(value)
                taken += [(value.start, value.end)] if value.parts is None else []
    found = [
        replace(
            value,
            bound=_bound(text[: value.start]),
            about=_ABOUT.search(text[: value.start]) is not None,
            per=_per(text, value),
        )
        for value in found
    ]
    return sorted(found, key=lambda value: (value.start, value.end, value.dimension))


def _per(text: str, value: Value) -> str:
    """The period that an amount or count is for: night in "15 euros a night" and 每晚15欧元."""
    if value.parts is not None:
        return ""
    after = _PER.match(text, value.end)
    if after is not None:
        return after["unit"].lower()
    before = _PER_BEFORE.search(text[: value.start])
    if before is None:
        return ""
    return _ADVERBIAL[before["word"].lower()] if before["word"] else _PERIODS_ZH[before["every"] or before["rate"]]


def _bound(before: str) -> int:
    if _ABOVE.search(before):
        return 1
    return -1 if _BELOW.search(before) else 0


def agree(claim: Value, quote: Value) -> bool:
    """True when the quote's value says the claim's: equal, or a date that lies within the claim's coarser one."""
    if claim.parts is not None and quote.parts is not None:
        return claim.parts.covers(quote.parts)
    if claim.parts is not None or quote.parts is not None:
        dated, other = (claim, quote) if claim.parts is not None else (quote, claim)
        return other.dimension == "count" and dated.parts is not None and dated.parts.is_year(int(other.number))
    if claim.per and quote.per and claim.per != quote.per:
        return False
    if claim.dimension != quote.dimension:
        counted = "count" in (claim.dimension, quote.dimension)
        spans = "duration days" in (claim.dimension, quote.dimension)
        return counted and spans and claim.number == quote.number
    if claim.bound and not quote.bound and claim.dimension != "count":
        return claim.bound * quote.number >= claim.bound * claim.number
    if claim.dimension.split()[0] in ("count", "money", "percent") and not claim.about:
        return claim.number == quote.number
    return abs(claim.number - quote.number) <= (_ABOUT_AS_MUCH if claim.about else _ROUNDING) * abs(quote.number)


def rivals(claim: Value, quote: Value) -> bool:
    """True for two values of one kind, so that a difference between them contradicts."""
    return claim.dimension.split()[0] == quote.dimension.split()[0]


def _of_literal(text: str, literal: FoundLiteral) -> Iterator[Value]:
    surface = text[literal.start : literal.end]
    if literal.kind is LiteralKind.DATE:
        for parts in parts_of_value(literal.value):
            yield Value(start=literal.start, end=literal.end, text=surface, dimension="date", parts=parts)
        return
    dimension, number = _measured(literal)
    yield Value(start=literal.start, end=literal.end, text=surface, dimension=dimension, number=number)


def _measured(literal: FoundLiteral) -> tuple[str, Decimal]:
    if literal.kind is LiteralKind.AMOUNT:
        return f"money {literal.unit}", Decimal(literal.value)
    if literal.kind is LiteralKind.PERCENT:
        return "percent", Decimal(literal.value)
    if literal.kind is LiteralKind.DURATION:
        return _duration(literal.value)
    if literal.unit in _BASE:
        dimension, factor = _BASE[literal.unit]
        return dimension, Decimal(literal.value) * factor
    return (literal.unit if literal.unit in _MEASURED else "count"), Decimal(literal.value)


def _duration(value: str) -> tuple[str, Decimal]:
    """Months, days or seconds of an ISO 8601 duration of one component; others compare as they are written."""
    match = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", value)
    if match is None:
        return f"duration {value}", Decimal(1)
    number = Decimal(match[2])
    if match[1]:
        return "duration seconds", number * {"H": 3600, "M": 60, "S": 1}[match[3]]
    unit, factor = {"Y": ("months", 12), "M": ("months", 1), "W": ("days", 7), "D": ("days", 1)}[match[3]]
    return f"duration {unit}", number * factor


def _written_dates(text: str) -> Iterator[Value]:
    for start, end, parts in written_parts(text):
        yield Value(start=start, end=end, text=text[start:end], dimension="date", parts=parts)


def _single_periods(text: str) -> Iterator[Value]:
    """As in "for a year", "within one month": spans of one unit, whose numeral is an article."""
    for match in _SINGLE_PERIOD.finditer(text):
        unit, factor = _SINGLE[match["unit"].lower()]
        dimension = f"duration {unit}"
        yield Value(start=match.start(), end=match.end(), text=match[0], dimension=dimension, number=Decimal(factor))


def _fractions(text: str) -> Iterator[Value]:
    for match in _FRACTION.finditer(text):
        word = match["one"] or match["half"]
        if word:
            number = Decimal(_FRACTIONS[word.lower()])
        else:
            above, below = (2 if match["two"] else 3), (5 if match[0].lower().endswith("fifths") else 0)
            number = Decimal(above * 20) if below else Decimal("66.667" if match["two"] else "75")
        yield Value(start=match.start(), end=match.end(), text=match[0], dimension="percent", number=number)
    for match in _HAN_FRACTION.finditer(text):
        share = _han_share(match)
        if share is not None:
            yield Value(start=match.start(), end=match.end(), text=match[0], dimension="percent", number=share)


def _han_share(match: re.Match[str]) -> Decimal | None:
    if match["half"]:
        return Decimal(50)
    if match["tenths"]:
        tenths = han_number(match["tenths"])
        return None if tenths is None else tenths * 10
    below, above = han_number(match["below"]), han_number(match["above"])
    return None if not below or above is None else above * 100 / below


def _bare(text: str) -> Iterator[Value]:
    for match in _BARE.finditer(text):
        number = mixed_number(match[0]) if match["num"] and not match["scale"] else english_number(match[0])
        if number is None or match[0].lower() in _ONES:
            continue
        yield Value(start=match.start(), end=match.end(), text=match[0], dimension="count", number=number)
    if not has_han(text):
        return
    for match in _HAN_DAYS.finditer(text):
        days = han_number(match["num"]) if not match["num"].isdigit() else Decimal(match["num"])
        if days is not None:
            yield Value(start=match.start(), end=match.end(), text=match[0], dimension="duration days", number=days)
    for match in _HAN_BARE.finditer(text):
        number = han_number(match[0])
        if number is not None and match[0] not in _ONES:
            yield Value(start=match.start(), end=match.end(), text=match[0], dimension="count", number=number)
