"""What is measured, and what came of it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.corpora import Fault

Figures = Mapping[str, float | None]
"""Measures by name: percent for shares, else as the name says; None is shown as "-" (not measured)."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One measurement. ``limit``: so many questions or texts, drawn with ``seed``, 0 for all; ``passages`` likewise.

    ``ways`` names the ways of searching to compare (empty: all). ``cache`` keeps built stores. ``weights`` names the
    folder of weights that stand in for the shipped ones, empty for those.
    """

    kind: str
    data: Path
    limit: int = 0
    passages: int = 0
    seed: int = 0
    out: Path | None = None
    cache: Path = Path(".cache/bench")
    ways: tuple[str, ...] = ()
    workers: int = 1
    verbose: bool = True
    weights: str = ""

    def wants(self, way: str) -> bool:
        """True when this way is to be measured."""
        return not self.ways or way in self.ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Figures of ours and of each peer; ``parts`` are ours by type of question, file or text.

    ``asked`` of ``total`` items were measured. ``faults`` are inputs that could not be used, ``notes`` what a reader
    must know, ``curves`` named lists of points, ``worst`` lines for an analysis of errors.
    """

    metrics: Figures
    peers: Mapping[str, Figures] = field(default_factory=dict)
    parts: Mapping[str, Figures] = field(default_factory=dict)
    curves: Mapping[str, Sequence[Sequence[float]]] = field(default_factory=dict)
    asked: int
    total: int
    unit: str = "questions"
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    worst: tuple[str, ...] = ()


def sample(items: Sequence[Item], limit: int, seed: int) -> list[Item]:
    """All items, or ``limit`` of them drawn with ``seed``, in their order."""
    if not 0 < limit < len(items):
        return list(items)
    return [items[index] for index in sorted(random.Random(seed).sample(range(len(items)), limit))]


def percent(values: Sequence[float]) -> float | None:
    """The mean of shares in percent with one decimal; None without values."""
    return round(100 * sum(values) / len(values), 1) if values else None
