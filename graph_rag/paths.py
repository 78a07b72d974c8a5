"""The way from what the question names to the chosen evidence, over facts and mentions (Dijkstra, 1959)."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_rag.evidence import EvidenceItem
from graph_rag.ranking import Ranking
from schema.access import VisibleSet
from schema.answers import PathStep
from schema.graph import Edge, EdgeKind
from schema.ports import Reader

MAX_PATHS = 3
_MAX_STEPS = 5
_CHUNKS = 6
_FACT_COST = 0.8
_MENTION_COST = 0.7
_COMMON_COST = 1.5  # what a mention of an entity that every chunk mentions costs more: such a path explains nothing
NAMED_IN = "named in"
NAMES = "names"


@dataclass(frozen=True, slots=True)
class _Way:
    """An edge as walked: ``forward`` when from its source to its target."""

    edge: Edge
    forward: bool
    cost: float

    @property
    def end(self) -> str:
        return self.edge.target if self.forward else self.edge.source

    @property
    def begin(self) -> str:
        return self.edge.source if self.forward else self.edge.target


def find_paths(
    ranking: Ranking, items: Sequence[EvidenceItem], reader: Reader, visible: VisibleSet
) -> tuple[tuple[PathStep, ...], ...]:
    """At most three shortest paths to the chunks of the evidence, in its order, none contained in another.

    They start at the linked entities, or at the best chunk when none is linked. A fact keeps its own direction. A
    path to a chunk that is itself the start is left out.
    """
    goals = list(dict.fromkeys(entry.item.chunk_id for entry in items))[:_CHUNKS]
    starts = [entry.entity.id for entry in ranking.linked] or goals[:1]
    ways = _ways(ranking, set(goals))
    walked: list[list[_Way]] = []
    for goal in goals:
        path = _shortest(ways, starts, goal)
        if path and not any(_contains(longer, path) for longer in walked):
            walked = [known for known in walked if not _contains(path, known)]
            walked.append(path)
        if len(walked) >= MAX_PATHS:
            break
    names = _labels(walked, ranking, reader, visible)
    return tuple(tuple(_step(way, names) for way in path) for path in walked)


def _ways(ranking: Ranking, goals: set[str]) -> dict[str, list[_Way]]:
    """Mentions in the evidence's chunks and facts between entities, both ways."""
    ways: dict[str, list[_Way]] = defaultdict(list)
    for edge in ranking.subgraph.edges:
        usable = edge.kind is EdgeKind.FACT or (edge.kind is EdgeKind.MENTIONS and edge.source in goals)
        if usable and edge.source != edge.target:
            cost = _FACT_COST
            if edge.kind is EdgeKind.MENTIONS:
                cost = _MENTION_COST + _COMMON_COST * (1 - ranking.mentions.rarity[edge.target])
            ways[edge.source].append(_Way(edge, forward=True, cost=cost))
            ways[edge.target].append(_Way(edge, forward=False, cost=cost))
    return ways


def _shortest(ways: Mapping[str, Sequence[_Way]], starts: Sequence[str], goal: str) -> list[_Way]:
    """Cheapest path of at most ``_MAX_STEPS`` edges from any start; ties by node id. Empty when there is none."""
    queue: list[tuple[float, int, str, tuple[_Way, ...]]] = []
    counter = 0
    for start in sorted(set(starts) - {goal}):
        heapq.heappush(queue, (0.0, counter, start, ()))
        counter += 1
    fewest: dict[str, int] = {}  # a dearer way to a node is of use only when it has fewer edges
    while queue:
        cost, _, node, path = heapq.heappop(queue)
        if node == goal:
            return list(path)
        if len(path) >= fewest.get(node, _MAX_STEPS):
            continue
        fewest[node] = len(path)
        for way in sorted(ways.get(node, ()), key=lambda way: (way.end, way.edge.fact_id)):
            if len(path) + 1 < fewest.get(way.end, _MAX_STEPS + 1):
                heapq.heappush(queue, (cost + way.cost, counter, way.end, (*path, way)))
                counter += 1
    return []


def _contains(longer: Sequence[_Way], shorter: Sequence[_Way]) -> bool:
    return list(longer[: len(shorter)]) == list(shorter)


def _labels(paths: Iterable[Sequence[_Way]], ranking: Ranking, reader: Reader, visible: VisibleSet) -> dict[str, str]:
    nodes = sorted({node for path in paths for way in path for node in (way.begin, way.end)})
    names = {entity.id: entity.name for entity in reader.entities(nodes, visible)}
    for node in nodes:
        entry = ranking.pool.candidates.get(node)
        if entry is not None:
            names[node] = entry.card.title or entry.card.uri
    return names


def _step(way: _Way, names: Mapping[str, str]) -> PathStep:
    edge = way.edge
    if edge.kind is EdgeKind.FACT:
        return PathStep(
            source=names.get(edge.source, edge.source),
            label=edge.label,
            target=names.get(edge.target, edge.target),
            fact_id=edge.fact_id,
        )
    label = NAMES if way.forward else NAMED_IN
    return PathStep(source=names.get(way.begin, way.begin), label=label, target=names.get(way.end, way.end))
