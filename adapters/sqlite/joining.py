"""Which local entities are one, for somebody who sees these documents: joined at reading time.

Merges that a reversal or a hidden document leaves aside join nothing. A hub (the target of merges of a hub kind) joins
its sources only while the visible distinguishers at it agree. Only the components of the entities at hand are looked
at, never the whole graph.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapters.sqlite.codec import listed
from adapters.sqlite.view import View

_AT = """SELECT DISTINCT source, target, hub FROM merge
    WHERE {side} IN (SELECT value FROM json_each(?1)) AND NOT reversed
    AND class IN (SELECT value FROM json_each(?2))"""
_AT_SOURCE = _AT.format(side="source")
_AT_TARGET = _AT.format(side="target")
_CONTRADICTED = """SELECT target FROM merge
    WHERE target IN (SELECT value FROM json_each(?1)) AND hub AND NOT reversed AND distinguisher <> ''
    AND class IN (SELECT value FROM json_each(?2))
    GROUP BY target HAVING count(DISTINCT distinguisher) > 1"""
_ALL = """SELECT DISTINCT source, target, hub FROM merge
    WHERE NOT reversed AND class IN (SELECT value FROM json_each(?1))"""


@dataclass(frozen=True, slots=True)
class Component:
    """Entities held to be one. ``id`` is the smallest of the members' ids; both tuples are in order of these."""

    id: str
    members: tuple[str, ...]
    keys: tuple[int, ...]


class Disjoint:
    """Union-find over integer keys (Tarjan, JACM 22, 1975), with path halving."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, key: int) -> int:
        """The representative of the set that holds ``key``; a new key is a set of its own."""
        parent = self._parent
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def union(self, one: int, other: int) -> None:
        """Make the two sets one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._parent[max(first, second)] = min(first, second)

    def sets(self) -> list[list[int]]:
        """All sets, each sorted, in order of their smallest keys."""
        found: dict[int, list[int]] = {}
        for key in sorted(self._parent):
            found.setdefault(self.find(key), []).append(key)
        return list(found.values())


def components(view: View, keys: Iterable[int]) -> dict[int, Component]:
    """The component of each of these entities, by key; also the keys of all other members are in the result."""
    joined = Disjoint()
    frontier = set(keys)
    seen: set[int] = set()
    for key in frontier:
        joined.find(key)
    while frontier:
        seen |= frontier
        reached: set[int] = set()
        for source, target in _joins(view, frontier):
            joined.union(source, target)
            reached |= {source, target}
        frontier = reached - seen
    return _named(view.connection, joined.sets())


def all_components(view: View, keys: Iterable[int]) -> list[list[int]]:
    """The keys by component, looking at all visible merges at once; for counting only."""
    joined = Disjoint()
    wanted = set(keys)
    for key in wanted:
        joined.find(key)
    rows = view.connection.execute(_ALL, (view.classes,)).fetchall()
    for source, target in uncontradicted(view, rows):
        joined.union(source, target)
    return [kept for members in joined.sets() if (kept := [key for key in members if key in wanted])]


def _joins(view: View, keys: set[int]) -> list[tuple[int, int]]:
    """Pairs of entities that visible merges at these keys join."""
    given = (listed(sorted(keys)), view.classes)
    rows = view.connection.execute(_AT_SOURCE, given).fetchall()
    rows += view.connection.execute(_AT_TARGET, given).fetchall()
    return uncontradicted(view, rows)


def uncontradicted(view: View, rows: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Source and target of those visible merges (source, target, whether through a hub) that do join."""
    hubs = sorted({target for _, target, hub in rows if hub})
    apart = set()
    if hubs:
        apart = {key for (key,) in view.connection.execute(_CONTRADICTED, (listed(hubs), view.classes))}
    return [(source, target) for source, target, hub in rows if not (hub and target in apart)]


def _named(connection: sqlite3.Connection, sets: list[list[int]]) -> dict[int, Component]:
    keys = listed(key for members in sets for key in members)
    statement = "SELECT key, id FROM entity WHERE key IN (SELECT value FROM json_each(?))"
    ids: dict[int, str] = dict(connection.execute(statement, (keys,)))
    result: dict[int, Component] = {}
    for members in sets:
        pairs = sorted((ids[key], key) for key in members)
        component = Component(pairs[0][0], tuple(name for name, _ in pairs), tuple(key for _, key in pairs))
        result.update((key, component) for key in members)
    return result
