"""The kinds of measurement by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.quality import documents, finance, mine, multihop, ontology, openie, reading, refusal, resolution
from benchmarks.quality.order import Measured, Order

KINDS: Mapping[str, Callable[[Order], Measured]] = {
    "multihop": multihop.measure,
    "reading": reading.measure,
    "refusal": refusal.measure,
    "openie": openie.measure,
    "mine": mine.measure,
    "ontology": ontology.measure,
    "resolution": resolution.measure,
    "documents": documents.measure,
    "finance": finance.measure,
}
