"""Values as they are written, in a form in which two of them can be compared: 20,000 is 2万, 2025-03 is March 2025."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from graph_rag.answer.tables import measure
from linguistics.literals import date_interval, find_literals
from schema.extraction import LiteralKind

_BRACKET = re.compile(r"[(（]([^)）]+)[)）]")
_HAN_FACTOR = re.compile(r"(?<![\d.])([\d.,]+)\s*([万萬亿億])")
_FACTORS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?=年|(?![\d.,]\d|\d))")
_CLOSE = Fraction(1, 200)  # numbers nearer than that, as a share, say the same, rounded


@dataclass(frozen=True, slots=True)
class Value:
    """``unit``: kind and unit, ``date`` for dates (days from ``low`` to ``high``), else both ends are the number."""

    unit: str
    low: Fraction | str
    high: Fraction | str

    def differs(self, other: Value) -> bool:
        """True when both measure the same and cannot both be meant: dates that do not meet, numbers apart."""
        if not self.comparable(other):
            return False
        if isinstance(self.low, str) or isinstance(other.low, str):
            return str(self.high) < str(other.low) or str(other.high) < str(self.low)
        return abs(self.low - other.low) > _CLOSE * max(abs(self.low), abs(other.low))

    def comparable(self, other: Value) -> bool:
        """True for the same kind and unit; a bare number compares with every number that is no date."""
        if self.unit == other.unit:
            return True
        units = {self.unit, other.unit}
        return "number" in units and "date" not in units


def value_of(text: str, header: str = "") -> Value | None:
    """The value that a slice states; the unit in the brackets of its ``header`` counts. None for other slices."""
    bracket = _BRACKET.search(header)
    for written in (f"{text} {bracket[1]}", text) if bracket is not None else (text,):
        found = _read(written)
        if found is not None:
            return found
    return None


def _read(text: str) -> Value | None:
    for literal in find_literals(text):
        if literal.kind is LiteralKind.DATE:
            first, last = date_interval(literal.value)
            return Value("date", first, last)
    year = _YEAR.fullmatch(text.strip().removesuffix("年"))
    if year is not None:
        return Value("date", f"{year[0]}-01-01", f"{year[0]}-12-31")
    measured = measure(text)
    if measured is not None:
        unit = "number" if measured[0] in ("number", "quantity", "quantity units") else measured[0]
        return Value(unit, measured[1], measured[1])
    scaled = _HAN_FACTOR.search(text)
    if scaled is not None:
        number = Fraction(scaled[1].replace(",", "")) * _FACTORS[scaled[2]]
        return Value("number", number, number)
    return None
