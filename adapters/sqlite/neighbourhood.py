"""What lies around some entities and chunks: a breadth-first walk over visible mentions, facts and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from adapters.sqlite.codec import listed
from adapters.sqlite.entity_reading import visible_keys
from adapters.sqlite.joining import Component, components
from adapters.sqlite.view import View
from schema.graph import Edge, EdgeKind, Subgraph

_VISIBLE_CHUNKS = """SELECT key FROM chunk
    WHERE id IN (SELECT value FROM json_each(?1)) AND class IN (SELECT value FROM json_each(?2))"""
_CHUNKS_OF = """SELECT DISTINCT chunk, entity FROM mention
    WHERE entity IN (SELECT value FROM json_each(?1)) AND class IN (SELECT value FROM json_each(?2))"""
_ENTITIES_OF = """SELECT chunk, entity, count(*) FROM mention
    WHERE chunk IN (SELECT value FROM json_each(?1)) GROUP BY chunk, entity"""
_BESIDE = """SELECT one.key, other.key FROM chunk AS one JOIN chunk AS other
    ON other.document = one.document AND other.position IN (one.position - 1, one.position + 1)
    WHERE one.key IN (SELECT value FROM json_each(?1))"""
_NEXT = """SELECT one.key, other.key FROM chunk AS one JOIN chunk AS other
    ON other.document = one.document AND other.position = one.position + 1
    WHERE one.key IN (SELECT value FROM json_each(?1)) AND other.key IN (SELECT value FROM json_each(?1))"""
_SEEN = """EXISTS (SELECT 1 FROM statement
    WHERE statement.fact = fact.key AND statement.class IN (SELECT value FROM json_each(?2)))"""
_OBJECTS_OF = f"""SELECT object FROM fact
    WHERE subject IN (SELECT value FROM json_each(?1)) AND object IS NOT NULL AND {_SEEN}"""  # noqa: S608 - constants
_SUBJECTS_OF = f"""SELECT subject FROM fact
    WHERE object IN (SELECT value FROM json_each(?1)) AND {_SEEN}"""  # noqa: S608 - constants
_FACTS_BETWEEN = """SELECT fact.id, fact.subject, fact.object, fact.predicate,
    (SELECT max(confidence) FROM evidence
        WHERE evidence.fact = fact.key AND evidence.class IN (SELECT value FROM json_each(?2))) AS weight
    FROM fact WHERE fact.subject IN (SELECT value FROM json_each(?1)) AND +fact.object IN
    (SELECT value FROM json_each(?1)) AND weight IS NOT NULL"""
_CHUNK_IDS = "SELECT key, id FROM chunk WHERE key IN (SELECT value FROM json_each(?))"


def neighbourhood(view: View, seeds: Sequence[str], hops: int, limit: int) -> Subgraph:
    """Nodes within ``hops`` edges of the seeds, nearest first and at most ``limit``, and all edges between them.

    At one distance those with more links to what is nearer come first, then by id. Weights: of a mention edge how
    often the chunk mentions the entity, of a fact edge its highest confidence, of a next edge 1.
    """
    return _Walk(view, max(limit, 0)).run(seeds, hops)


class _Walk:
    def __init__(self, view: View, limit: int) -> None:
        self._view = view
        self._limit = limit
        self._truncated = False
        self._component: dict[int, Component] = {}  # by key of any member
        self._entities: dict[str, Component] = {}  # taken, by id of the joined entity
        self._chunks: dict[int, str] = {}  # taken, id by key

    def run(self, seeds: Sequence[str], hops: int) -> Subgraph:
        connection, classes = self._view.connection, self._view.classes
        entities = Counter(self._resolve(visible_keys(self._view, seeds).values()).values())
        rows = connection.execute(_VISIBLE_CHUNKS, (listed(seeds), classes))
        frontier = self._take(entities, Counter(key for (key,) in rows))
        for _ in range(hops):
            if not any(frontier):
                break
            frontier = self._take(*self._around(*frontier))
        return Subgraph(
            entity_ids=tuple(sorted(self._entities)),
            chunk_ids=tuple(sorted(self._chunks.values())),
            edges=tuple(sorted(self._edges(), key=_edge_order)),
            truncated=self._truncated,
        )

    def _resolve(self, keys: Iterable[int]) -> dict[int, str]:
        """The id of the joined entity of each key."""
        wanted = set(keys)
        missing = wanted - self._component.keys()
        if missing:
            self._component.update(components(self._view, missing))
        return {key: self._component[key].id for key in wanted}

    def _take(self, entities: Counter[str], chunks: Counter[int]) -> tuple[list[str], list[int]]:
        """Take the new ones among these nodes, those with most links first, as far as the limit allows."""
        by_id = {component.id: component for component in self._component.values()}
        ids = dict(self._view.connection.execute(_CHUNK_IDS, (listed(chunks),)))
        nodes = [(-links, name, 0) for name, links in entities.items() if name not in self._entities]
        nodes += [(-links, ids[key], key) for key, links in chunks.items() if key not in self._chunks]
        nodes.sort()
        room = self._limit - len(self._entities) - len(self._chunks)
        self._truncated = self._truncated or len(nodes) > room
        taken = nodes[:room]
        for _, name, key in taken:
            if key:
                self._chunks[key] = name
            else:
                self._entities[name] = by_id[name]
        return [name for _, name, key in taken if not key], [key for _, _, key in taken if key]

    def _around(self, entities: Sequence[str], chunks: Sequence[int]) -> tuple[Counter[str], Counter[int]]:
        """All neighbours of these nodes, with the number of links."""
        connection, classes = self._view.connection, self._view.classes
        members = listed(key for name in entities for key in self._entities[name].keys)
        found_entities: Counter[str] = Counter()
        found_chunks: Counter[int] = Counter()
        for chunk, _ in connection.execute(_CHUNKS_OF, (members, classes)):
            found_chunks[chunk] += 1
        ends = [entity for _, entity, _ in connection.execute(_ENTITIES_OF, (listed(chunks),))]
        for statement in (_OBJECTS_OF, _SUBJECTS_OF):
            ends += [end for (end,) in connection.execute(statement, (members, classes))]
        resolved = self._resolve(ends)
        found_entities.update(resolved[end] for end in ends)
        for _, other in connection.execute(_BESIDE, (listed(chunks),)):
            found_chunks[other] += 1
        return found_entities, found_chunks

    def _edges(self) -> list[Edge]:
        connection, classes = self._view.connection, self._view.classes
        taken = {key: name for name, component in self._entities.items() for key in component.keys}
        given = (listed(taken), classes)
        mentions: Counter[tuple[str, str]] = Counter()
        for chunk, entity, count in connection.execute(_ENTITIES_OF, (listed(self._chunks),)):
            if entity in taken:
                mentions[self._chunks[chunk], taken[entity]] += count
        edges = [
            Edge(source=chunk, target=entity, kind=EdgeKind.MENTIONS, weight=float(count))
            for (chunk, entity), count in mentions.items()
        ]
        for fact_id, subject, target, predicate, confidence in connection.execute(_FACTS_BETWEEN, given):
            ends = {"source": taken[subject], "target": taken[target]}
            if ends["source"] != ends["target"]:
                edges.append(Edge(**ends, kind=EdgeKind.FACT, weight=confidence, label=predicate, fact_id=fact_id))
        for one, other in connection.execute(_NEXT, (listed(self._chunks),)):
            edges.append(Edge(source=self._chunks[one], target=self._chunks[other], kind=EdgeKind.NEXT))
        return edges


def _edge_order(edge: Edge) -> tuple[str, str, str, str]:
    return (edge.kind.value, edge.source, edge.target, edge.fact_id)
