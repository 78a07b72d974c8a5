"""Second-hop evidence: a sentence of a good chunk names an entity that another chunk is about.

The bridge of multi-hop questions (beam over sentence and entity paths as in PropRAG, Wang 2025, section 3.2, here one
step wide): "Who is the mother of the director of X?" finds the chunk on X; its sentence names the director; the chunk
about the director shares no word with the question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_rag.pool import Pool, about, holds_name
from graph_rag.walk import entity_rarity
from linguistics.normal import name_key
from schema.access import VisibleSet
from schema.documents import Sentence
from schema.graph import EdgeKind, Entity, Subgraph
from schema.ports import Reader

MAX_DEGREE = 60  # an entity that more chunks mention leads everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A step from chunk ``source`` over an entity named in ``sentence_id`` to chunk ``target``; strength in [0, 1]."""

    source: str
    target: str
    entity_id: str
    sentence_id: str
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridges:
    """Second-hop features by chunk id, each in [0, 1], and the best link into each chunk.

    ``forward``: a good chunk's sentence names what this chunk is about. ``backward``: this chunk names what a good
    chunk is about. ``gain``: what this chunk adds to the question's terms covered by the good chunk that leads here.
    """

    forward: Mapping[str, float]
    backward: Mapping[str, float]
    gain: Mapping[str, float]
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Which chunk of a subgraph mentions which entity, and the names (normal forms) of some of the entities."""

    by_chunk: Mapping[str, tuple[str, ...]]
    by_entity: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float]


def read_mentions(
    subgraph: Subgraph, chunk_ids: Sequence[str], reader: Reader, visible: VisibleSet, *, chunks: int
) -> Mentions:
    """Mentions of the subgraph; names are read for the entities of ``chunk_ids`` that are no hubs."""
    by_chunk: dict[str, list[str]] = defaultdict(list)
    by_entity: dict[str, list[str]] = defaultdict(list)
    for edge in subgraph.edges:
        if edge.kind is EdgeKind.MENTIONS:
            by_chunk[edge.source].append(edge.target)
            by_entity[edge.target].append(edge.source)
    top = entity_rarity(1, chunks)
    mentions = Mentions(
        by_chunk={key: tuple(value) for key, value in by_chunk.items()},
        by_entity={key: tuple(value) for key, value in by_entity.items()},
        names={},
        rarity={entity: entity_rarity(len(found), chunks) / top for entity, found in by_entity.items()},
    )
    return add_names(mentions, chunk_ids, reader, visible)


def add_names(mentions: Mentions, chunk_ids: Sequence[str], reader: Reader, visible: VisibleSet) -> Mentions:
    """The same with the names of these chunks' entities, read where they are not known yet; hubs are left out."""
    wanted = {entity for chunk_id in chunk_ids for entity in mentions.by_chunk.get(chunk_id, ())}
    missing = sorted(
        entity for entity in wanted - mentions.names.keys() if len(mentions.by_entity[entity]) <= MAX_DEGREE
    )
    if not missing:
        return mentions
    read = {entity.id: entity_names(entity) for entity in reader.entities(missing, visible)}
    return replace(mentions, names={**mentions.names, **read})


def entity_names(entity: Entity) -> tuple[str, ...]:
    """Normal forms of an entity's visible names, each once."""
    return tuple(dict.fromkeys(name_key(name) for name in [entity.name, *(alias.name for alias in entity.aliases)]))


def bridges(
    pool: Pool,
    mentions: Mentions,
    good: Mapping[str, float],
    *,
    sentences: Sequence[Sentence],
    sentence_scores: Mapping[str, float],
    asked: frozenset[str],
) -> Bridges:
    """Features of every candidate, seeded by the ``good`` chunks (weight in [0, 1]) and their ``sentences``.

    Entities in ``asked`` (named by the question itself) lead nowhere new and are left out.
    """
    links: dict[str, Link] = {}
    forward: dict[str, float] = defaultdict(float)
    gain: dict[str, float] = defaultdict(float)
    own_cover = {chunk_id: pool.cover(chunk_id) for chunk_id in good if chunk_id in pool.candidates}
    for sentence in sentences:
        source = sentence.chunk_id
        if source not in own_cover:
            continue
        weight = good[source] * (0.5 + 0.5 * sentence_scores.get(sentence.id, 0.0))
        for link in _links_from(sentence, pool, mentions, weight, asked):
            target = link.target
            added = pool.cover(source, target) - own_cover[source]
            gain[target] = max(gain[target], added * link.strength)
            if link.strength > forward[target]:
                forward[target] = link.strength
                links[target] = link
    return Bridges(forward=forward, backward=_backward(pool, mentions, good, asked), gain=gain, links=links)


def _links_from(sentence: Sentence, pool: Pool, mentions: Mentions, weight: float, asked: frozenset[str]) -> list[Link]:
    text_key = name_key(sentence.text)
    found = []
    for entity in mentions.by_chunk.get(sentence.chunk_id, ()):
        names = mentions.names.get(entity, ())
        if entity in asked or not any(holds_name(text_key, name) for name in names):
            continue
        rare = 0.4 + 0.6 * mentions.rarity[entity]
        found += [
            Link(
                source=sentence.chunk_id,
                target=target,
                entity_id=entity,
                sentence_id=sentence.id,
                strength=weight * rare * about(names, pool.candidates[target]),
            )
            for target in mentions.by_entity.get(entity, ())
            if target != sentence.chunk_id and target in pool.candidates
        ]
    return found


def _backward(pool: Pool, mentions: Mentions, good: Mapping[str, float], asked: frozenset[str]) -> dict[str, float]:
    """For each candidate: the best good chunk whose own subject it mentions."""
    best: dict[str, float] = defaultdict(float)
    for chunk_id, weight in good.items():
        entry = pool.candidates.get(chunk_id)
        if entry is None:
            continue
        for entity in mentions.by_chunk.get(chunk_id, ()):
            names = mentions.names.get(entity, ())
            subject = about(names, entry) if names and entity not in asked else 0.0
            if subject < 0.5:
                continue
            value = weight * subject * (0.4 + 0.6 * mentions.rarity[entity])
            for other in mentions.by_entity.get(entity, ()):
                if other != chunk_id:
                    best[other] = max(best[other], value)
    return best
