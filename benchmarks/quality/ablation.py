"""The product without its graph: the same engine over a store in which no entity, fact or edge can be found.

What is left is full text and vectors over chunks and sentences. The difference is what the graph adds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from api.bootstrap import House, Store
from schema.access import VisibleSet
from schema.answers import Hit
from schema.graph import Entity, Fact, Matrix, Merge, SearchKind, Subgraph

NO_GRAPH = "no graph"
_KEPT = (SearchKind.CHUNK, SearchKind.SENTENCE)


def without_graph(house: House) -> House:
    """The same house over the same store, blind for the graph."""
    return replace(house, store=cast("Store", Graphless(house.store)))


class Graphless:
    """A store's reading side whose graph half is empty; everything else is the store's own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def find_entities(self, names: Sequence[str], visible: VisibleSet) -> list[list[Entity]]:
        """None for any name."""
        del visible
        return [[] for _ in names]

    def entities(self, entity_ids: Sequence[str], visible: VisibleSet) -> list[Entity]:
        """None."""
        del entity_ids, visible
        return []

    def facts(self, visible: VisibleSet, **wanted: object) -> list[Fact]:
        """None."""
        del visible, wanted
        return []

    def merges(self, entity_id: str, visible: VisibleSet) -> list[Merge]:
        """None."""
        del entity_id, visible
        return []

    def neighbourhood(self, seeds: Sequence[str], visible: VisibleSet, *, hops: int = 2, limit: int = 2000) -> Subgraph:
        """Nothing around anything."""
        del seeds, visible, hops, limit
        return Subgraph()

    def search_text(self, query: str, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """Chunks and sentences only."""
        return self._store.search_text(query, kind, visible, k=k) if kind in _KEPT else []

    def search_vectors(self, query: Matrix, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """Chunks and sentences only."""
        return self._store.search_vectors(query, kind, visible, k=k) if kind in _KEPT else []
