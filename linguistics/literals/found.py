"""Literals as they are found in a text, and when two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Protocol

from linguistics.literals.calendar import date_interval
from schema.documents import Span
from schema.extraction import Literal, LiteralKind

_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_NUMERIC = (LiteralKind.AMOUNT, LiteralKind.QUANTITY, LiteralKind.PERCENT)


class Valued(Protocol):
    """What ``same_value`` looks at: a ``Literal`` or a ``FoundLiteral``."""

    @property
    def kind(self) -> LiteralKind:
        """Kind of the value."""

    @property
    def value(self) -> str:
        """Normal form, see ``LiteralKind``."""

    @property
    def unit(self) -> str:
        """Currency code, unit name or empty."""


@dataclass(frozen=True, slots=True)
class FoundLiteral:
    """A literal and where it stands: code points of the searched text, half-open."""

    start: int
    end: int
    kind: LiteralKind
    value: str
    unit: str = ""

    def literal(self, text: str, *, document_id: str = "", offset: int = 0) -> Literal:
        """The schema record. ``text`` is what was searched and begins at ``offset`` of the document.

        Without ``document_id`` the record has no span. Raises nothing for a literal found in this ``text``.
        """
        span = None
        if document_id:
            span = Span(document_id=document_id, start=self.start + offset, end=self.end + offset)
        surface = text[self.start : self.end]
        return Literal(kind=self.kind, value=self.value, unit=self.unit, surface=surface, span=span)


def choose_longest(candidates: Iterator[FoundLiteral]) -> list[FoundLiteral]:
    """The longest candidates that do not overlap, ascending; ties: the first, then the kind's name."""
    ordered = sorted(set(candidates), key=lambda c: (c.start - c.end, c.start, c.kind, c.value, c.unit))
    taken: set[int] = set()
    chosen = []
    for candidate in ordered:
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)


def same_value(a: Valued, b: Valued) -> bool:
    """True when both say the same value, whatever the surfaces: kinds and units agree and the values are equal.

    Dates are equal when they cover the same days (Q1 2024 = 2024-01-01/2024-03-31), durations when they are equal in
    months, days and seconds (P18M = P1.5Y, P2W = P14D; a month is not 30 days).
    """
    if a.kind is not b.kind or a.unit != b.unit:
        return False
    if a.value == b.value:
        return True
    if a.kind is LiteralKind.DATE:
        try:
            return date_interval(a.value) == date_interval(b.value)
        except ValueError:
            return False
    if a.kind is LiteralKind.DURATION:
        first, second = _duration_key(a.value), _duration_key(b.value)
        return first is not None and first == second
    if a.kind in _NUMERIC:
        try:
            return Decimal(a.value) == Decimal(b.value)
        except InvalidOperation:
            return False
    return False


def _duration_key(value: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Months, days and seconds of an ISO 8601 duration, None when it is none."""
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    try:
        years, months, weeks, days, hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
    except InvalidOperation:
        return None
    return years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds
