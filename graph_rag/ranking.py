"""From a question to ranked chunks: link, retrieve, subgraph, walk, second hop, fuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.bridge import Bridges, Mentions, bridges, read_mentions
from graph_rag.evidence import LinkedEntity
from graph_rag.fuse import FIRST, WEIGHTS, ChunkFeatures, RankedChunk, rank, surface_features, with_hops
from graph_rag.link import link
from graph_rag.pool import Pool, load_pool
from graph_rag.question import Question
from graph_rag.retrieve import DEFAULT_DEPTHS, Depths, Retrieved, retrieve
from graph_rag.trace import Note, Recorder
from graph_rag.walk import page_rank
from schema.access import VisibleSet
from schema.graph import Subgraph
from schema.ports import Embedder, Reader

_SEED_CHUNKS = 24
_GOOD_CHUNKS = 10
_WALKED = 60
_POOL = 160
_HOPS = 2
_NODES = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The ranked chunks of a question and all that led to them."""

    question: Question
    linked: tuple[LinkedEntity, ...]
    retrieved: Retrieved
    subgraph: Subgraph
    mentions: Mentions
    bridges: Bridges
    pool: Pool
    chunks: tuple[RankedChunk, ...]


def rank_chunks(
    question: Question,
    *,
    reader: Reader,
    embedder: Embedder,
    visible: VisibleSet,
    recorder: Recorder,
    depths: Depths = DEFAULT_DEPTHS,
) -> Ranking:
    """Rank what may answer the question, best first. Equal questions over equal stores give equal rankings."""
    with recorder.step("link") as note:
        linked = link(question, reader, visible)
        for entry in linked:
            note(entry.entity.id, f"{entry.entity.name} <- {entry.surface!r} {entry.weight:.3f}")
    with recorder.step("retrieve") as note:
        retrieved = retrieve(question, linked, reader=reader, embedder=embedder, visible=visible, depths=depths)
        for name, value in retrieved.signals:
            note(name, f"{value:.4f}")
    chunks = reader.counts(visible).chunks
    with recorder.step("expand") as note:
        first_ids = retrieved.chunk_ids()[:_POOL]
        subgraph = _expand(first_ids, linked, reader, visible)
        note("entities", str(len(subgraph.entity_ids)))
        note("chunks", str(len(subgraph.chunk_ids)))
        note("edges", str(len(subgraph.edges)))
    with recorder.step("walk") as note:
        mentions = read_mentions(subgraph, (), reader, visible, chunks=chunks)
        first_pool = load_pool(first_ids, question.terms, reader, visible)
        first = rank(
            first_pool, surface_features(first_pool, question, linked, retrieved, mentions.by_chunk), question, FIRST
        )
        walked = page_rank(subgraph, _chunk_seeds(first), _entity_seeds(linked), chunks=chunks)
        _note_best(note, walked, subgraph.chunk_ids)
    with recorder.step("fuse") as note:
        pool = load_pool(_union(first_ids, walked, subgraph, mentions, first), question.terms, reader, visible)
        surface = surface_features(pool, question, linked, retrieved, mentions.by_chunk)
        good = {chunk_id: weight**2 for chunk_id, weight in _scaled(first[:_GOOD_CHUNKS]).items()}
        mentions = read_mentions(subgraph, list(good), reader, visible, chunks=chunks)
        found = bridges(
            pool,
            mentions,
            good,
            sentences=reader.sentences(visible, chunk_ids=list(good)),
            sentence_scores=retrieved.sentence_dense,
            asked=frozenset(entry.entity.id for entry in linked if entry.exact),
        )
        features: Mapping[str, ChunkFeatures] = with_hops(surface, walked, found)
        ranked = rank(pool, features, question, WEIGHTS)
        for place in ranked[:10]:
            note(place.chunk_id, f"{place.score:.4f}")
    return Ranking(
        question=question,
        linked=linked,
        retrieved=retrieved,
        subgraph=subgraph,
        mentions=mentions,
        bridges=found,
        pool=pool,
        chunks=tuple(ranked),
    )


def _expand(chunk_ids: Sequence[str], linked: Sequence[LinkedEntity], reader: Reader, visible: VisibleSet) -> Subgraph:
    seeds = [entry.entity.id for entry in linked] + list(chunk_ids[:_SEED_CHUNKS])
    if not seeds:
        return Subgraph()
    return reader.neighbourhood(seeds, visible, hops=_HOPS, limit=_NODES)


def _chunk_seeds(ranked: Sequence[RankedChunk]) -> dict[str, float]:
    """Scores cubed: the walk starts where several arms agree."""
    return {chunk_id: score**3 for chunk_id, score in _scaled(ranked).items()}


def _entity_seeds(linked: Sequence[LinkedEntity]) -> dict[str, float]:
    return {entry.entity.id: entry.weight for entry in linked}


def _scaled(ranked: Sequence[RankedChunk]) -> dict[str, float]:
    highest = max((entry.score for entry in ranked), default=0.0)
    return {entry.chunk_id: max(0.0, entry.score / highest) if highest > 0 else 0.0 for entry in ranked}


def _union(
    first_ids: Sequence[str],
    walked: Mapping[str, float],
    subgraph: Subgraph,
    mentions: Mentions,
    first: Sequence[RankedChunk],
) -> list[str]:
    """What the arms found, what the walk likes, and what shares an entity with the best few."""
    by_walk = sorted(subgraph.chunk_ids, key=lambda chunk_id: (-walked.get(chunk_id, 0.0), chunk_id))
    shared = [
        chunk_id
        for entry in first[:_GOOD_CHUNKS]
        for entity in mentions.by_chunk.get(entry.chunk_id, ())
        if len(mentions.by_entity[entity]) <= _GOOD_CHUNKS
        for chunk_id in mentions.by_entity[entity]
    ]
    return list(dict.fromkeys([*first_ids, *by_walk[:_WALKED], *shared[: 2 * _POOL]]))


def _note_best(note: Note, walked: Mapping[str, float], chunk_ids: Sequence[str]) -> None:
    best = sorted(chunk_ids, key=lambda chunk_id: (-walked.get(chunk_id, 0.0), chunk_id))[:5]
    for chunk_id in best:
        note(chunk_id, f"{walked[chunk_id]:.5f}")
