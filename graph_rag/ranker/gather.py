"""Gathering: from a question to its candidates and the board over them.

Candidates come from every arm: vectors, words, sentences, facts, names in the other language, clauses of the question,
the walk around what was found, what shares a rare entity with the best, and follow-up searches from their sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.bridge import Mentions, add_names, read_mentions
from graph_rag.evidence import LinkedEntity
from graph_rag.pool import Pool, load_pool
from graph_rag.question import Question
from graph_rag.ranker.board import Board
from graph_rag.ranker.facets import FacetHits, search_facets
from graph_rag.ranker.follow import follow_ups, search_follow_ups
from graph_rag.ranker.laying import Laid, lay_board
from graph_rag.retrieve import Retrieved
from graph_rag.trace import Note, Recorder
from graph_rag.walk import page_rank
from schema.access import VisibleSet
from schema.documents import Sentence
from schema.graph import Subgraph
from schema.ports import Embedder, Reader

ARMS = {"dense": 0.4, "sentence": 0.3, "lexical": 0.3, "alias": 0.2, "translated": 0.2}
"""What each arm weighs in the first guess, which only chooses where the walk starts."""

_ENTITIES = 0.2  # what the share of linked entities weighs there
_FOUND = 160
_SEEDS = 24
_HOPS = 2
_NODES = 3000
_CORE = 14
_NOTED = 5
_WALKED = 60
_FACETS = 60
_FOLLOWED = 40
_FOLLOWING = 10
_SHARING = 10
_RARE_DEGREE = 10
_SHARED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """The neighbourhood of what was found and the walk over it.

    ``probability`` by node id; ``core`` the best chunks by first guess and walk with their weights in [0, 1], best
    first; ``opened`` scores of the follow-up searches from them; ``facets`` those of the question's clauses.
    """

    found: tuple[str, ...]
    facets: FacetHits
    subgraph: Subgraph
    mentions: Mentions
    probability: Mapping[str, float]
    core: Mapping[str, float]
    opened: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The candidates of a question with their sentences, and the board over them."""

    pool: Pool
    sentences: tuple[Sentence, ...]
    board: Board


class Gatherer:
    """Gathers for one question in the name of one asker."""

    def __init__(
        self, question: Question, linked: Sequence[LinkedEntity], retrieved: Retrieved, *, reader: Reader,
        visible: VisibleSet,
    ) -> None:  # fmt: skip
        self._question = question
        self._linked = linked
        self._retrieved = retrieved
        self._reader = reader
        self._visible = visible

    def walk(self, embedder: Embedder, recorder: Recorder) -> Walked:
        """Search the clauses, read the neighbourhood, walk it, and follow up what the best chunks name."""
        reader, visible = self._reader, self._visible
        found = tuple(self._retrieved.chunk_ids()[:_FOUND])
        chunks = reader.counts(visible).chunks
        with recorder.step("expand") as note:
            facets = search_facets(self._question, reader=reader, embedder=embedder, visible=visible, depth=_FACETS)
            subgraph = self._expand(found)
            note("entities", str(len(subgraph.entity_ids)))
            note("chunks", str(len(subgraph.chunk_ids)))
            note("edges", str(len(subgraph.edges)))
        with recorder.step("walk") as note:
            mentions = read_mentions(subgraph, (), reader, visible, chunks=chunks)
            guess = first_guess(self._retrieved, self._linked, mentions.by_chunk)
            seeds = {chunk_id: score**3 for chunk_id, score in guess.items()}
            named = {entry.entity.id: entry.weight for entry in self._linked}
            probability = page_rank(subgraph, seeds, named, chunks=chunks)
            core = _core(guess, probability, subgraph.chunk_ids)
            mentions = add_names(mentions, list(core), reader, visible)
            for chunk_id in _by_score(probability, subgraph.chunk_ids)[:_NOTED]:
                note(chunk_id, f"{probability[chunk_id]:.5f}")
            opened = self._follow(core, mentions, note)
        return Walked(
            found=found,
            facets=facets,
            subgraph=subgraph,
            mentions=mentions,
            probability=probability,
            core=core,
            opened=opened,
        )

    def lay(self, walked: Walked) -> Gathered:
        """Load all candidates with their sentences, and lay the board."""
        by_walk = _by_score(walked.probability, walked.subgraph.chunk_ids)[:_WALKED]
        ids = [*walked.found, *by_walk, *_sharing(list(walked.core), walked.mentions)]
        ids += [*_by_facet(walked.facets), *_by_score(walked.opened, tuple(walked.opened))[:_FOLLOWED]]
        pool = load_pool(ids, self._question.terms, self._reader, self._visible, question=self._question)
        sentences = tuple(self._reader.sentences(self._visible, chunk_ids=list(pool.candidates)))
        board = lay_board(
            Laid(
                question=self._question,
                linked=self._linked,
                pool=pool,
                mentions=walked.mentions,
                sentences=sentences,
                arms=_arms(self._retrieved, walked.facets, walked.opened),
                translated=self._retrieved.translated,
                meaning=self._retrieved.sentence_dense,
                walked=walked.probability,
                core=list(walked.core),
            )
        )
        return Gathered(pool=pool, sentences=sentences, board=board)

    def _expand(self, chunk_ids: Sequence[str]) -> Subgraph:
        seeds = [entry.entity.id for entry in self._linked] + list(chunk_ids[:_SEEDS])
        if not seeds:
            return Subgraph()
        return self._reader.neighbourhood(seeds, self._visible, hops=_HOPS, limit=_NODES)

    def _follow(self, core: Mapping[str, float], mentions: Mentions, note: Note) -> dict[str, float]:
        """Scores of the follow-up searches from the best chunks, by chunk id."""
        start = dict(list(core.items())[:_FOLLOWING])
        queries = follow_ups(
            self._question,
            load_pool(list(start), self._question.terms, self._reader, self._visible, question=self._question),
            mentions,
            start,
            sentences=self._reader.sentences(self._visible, chunk_ids=list(start)),
            meaning=self._retrieved.sentence_dense,
            asked=frozenset(entry.entity.id for entry in self._linked if entry.exact),
        )
        for entry in queries:
            note(entry.entity_id, entry.query)
        return search_follow_ups(queries, self._reader, self._visible)


def first_guess(
    retrieved: Retrieved, linked: Sequence[LinkedEntity], mentioned: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """Chunks by the weighted sum of the arms and of the linked entities they mention, the best 1."""
    arms = {name: getattr(retrieved, name) for name in ARMS}
    total = max(1.0, sum(sorted((entry.weight for entry in linked), reverse=True)[:3]))
    weight = {entry.entity.id: entry.weight for entry in linked}
    guess = {}
    for chunk_id in sorted({chunk_id for scores in arms.values() for chunk_id in scores}):
        named = sum(weight.get(entity, 0.0) for entity in mentioned.get(chunk_id, ()))
        score = sum(share * arms[name].get(chunk_id, 0.0) for name, share in ARMS.items())
        guess[chunk_id] = score + _ENTITIES * min(1.0, named / total)
    highest = max(guess.values(), default=0.0) or 1.0
    return {chunk_id: score / highest for chunk_id, score in guess.items()}


def _core(guess: Mapping[str, float], walked: Mapping[str, float], chunk_ids: Sequence[str]) -> dict[str, float]:
    """The core with its weights in [0, 1], best first: half the first guess, half the walk."""
    highest = max((walked.get(chunk_id, 0.0) for chunk_id in chunk_ids), default=0.0) or 1.0
    mixed = {
        chunk_id: 0.5 * guess.get(chunk_id, 0.0) + 0.5 * walked.get(chunk_id, 0.0) / highest
        for chunk_id in {*guess, *chunk_ids}
    }
    return {chunk_id: mixed[chunk_id] for chunk_id in _by_score(mixed, tuple(mixed))[:_CORE]}


def _by_score(scores: Mapping[str, float], ids: Sequence[str]) -> list[str]:
    return sorted(ids, key=lambda chunk_id: (-scores.get(chunk_id, 0.0), chunk_id))


def _sharing(core: Sequence[str], mentions: Mentions) -> list[str]:
    """Chunks that share a rare entity with the best of the core."""
    shared = [
        chunk_id
        for best in core[:_SHARING]
        for entity in mentions.by_chunk.get(best, ())
        if len(mentions.by_entity[entity]) <= _RARE_DEGREE
        for chunk_id in mentions.by_entity[entity]
    ]
    return list(dict.fromkeys(shared))[:_SHARED]


def _by_facet(facets: FacetHits) -> list[str]:
    best = {
        chunk_id: max(facets.dense.get(chunk_id, 0.0), facets.lexical.get(chunk_id, 0.0))
        for chunk_id in {*facets.dense, *facets.lexical}
    }
    return _by_score(best, tuple(best))[:_FACETS]


def _arms(retrieved: Retrieved, facets: FacetHits, opened: Mapping[str, float]) -> dict[str, Mapping[str, float]]:
    return {
        "dense": retrieved.dense,
        "sentence": retrieved.sentence,
        "lexical": retrieved.lexical,
        "alias": retrieved.alias,
        "fact": retrieved.fact,
        "facet_dense": facets.dense,
        "facet_lexical": facets.lexical,
        "open": opened,
    }
