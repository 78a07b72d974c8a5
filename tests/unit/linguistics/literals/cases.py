"""Short forms for tables of cases."""

from __future__ import annotations

from linguistics.literals import find_literals

Row = tuple[str, str, str, str]


def rows(text: str, reference: str = "") -> list[Row]:
    """What was found: surface, kind, value, unit."""
    return [(text[f.start : f.end], f.kind.value, f.value, f.unit) for f in find_literals(text, reference=reference)]


def values(text: str, reference: str = "") -> list[tuple[str, str]]:
    """Surfaces and values only."""
    return [(surface, value) for surface, _, value, _ in rows(text, reference)]
