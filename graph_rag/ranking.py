"""From a question to ranked chunks: link, retrieve, gather candidates, rank them in two learned passes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_rag.across import link_across, with_names
from graph_rag.bridge import Bridges, Mentions, add_names, bridges
from graph_rag.evidence import LinkedEntity
from graph_rag.link import link
from graph_rag.pool import Pool
from graph_rag.question import Question
from graph_rag.ranker.board import Board
from graph_rag.ranker.gather import Gatherer
from graph_rag.ranker.model import RankModelFile
from graph_rag.ranker.passes import Ranked, rank_board
from graph_rag.retrieve import DEFAULT_DEPTHS, Depths, Retrieved, alias_arm, retrieve
from graph_rag.trace import Recorder
from schema.access import VisibleSet
from schema.graph import Subgraph
from schema.ports import Embedder, Lexicon, Reader

_GOOD_CHUNKS = 10
_SHIPPED = RankModelFile()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedChunk:
    """A candidate: ``score`` is the probability, in (0, 1), that it holds evidence, ``first`` the first pass's.

    Both compare within one question only.
    """

    chunk_id: str
    score: float
    first: float


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
    lexicon: Lexicon | None = None,
    model: RankModelFile = _SHIPPED,
) -> Ranking:
    """Rank what may answer the question, best first. Equal questions over equal stores give equal rankings.

    With a ``lexicon`` names are linked across languages, and the ranking's question says what they are called there.
    """
    question, linked, retrieved = find(
        question, reader=reader, embedder=embedder, visible=visible, recorder=recorder, depths=depths, lexicon=lexicon
    )
    gatherer = Gatherer(question, linked, retrieved, reader=reader, visible=visible)
    walked = gatherer.walk(embedder, recorder)
    with recorder.step("fuse") as note:
        gathered = gatherer.lay(walked)
        chunks = in_order(gathered.board, rank_board(gathered.board, model.model))
        note("candidates", str(len(chunks)))
        for entry in chunks[:_GOOD_CHUNKS]:
            note(entry.chunk_id, f"{entry.score:.4f} {entry.first:.4f}")
        good = {entry.chunk_id: entry.score / chunks[0].score for entry in chunks[:_GOOD_CHUNKS]}
        mentions = add_names(walked.mentions, list(good), reader, visible)
        found = bridges(
            gathered.pool,
            mentions,
            good,
            sentences=[sentence for sentence in gathered.sentences if sentence.chunk_id in good],
            sentence_scores=retrieved.sentence_dense,
            asked=frozenset(entry.entity.id for entry in linked if entry.exact),
        )
    return Ranking(
        question=question,
        linked=linked,
        retrieved=retrieved,
        subgraph=walked.subgraph,
        mentions=mentions,
        bridges=found,
        pool=gathered.pool,
        chunks=chunks,
    )


def find(
    question: Question,
    *,
    reader: Reader,
    embedder: Embedder,
    visible: VisibleSet,
    recorder: Recorder,
    depths: Depths = DEFAULT_DEPTHS,
    lexicon: Lexicon | None = None,
) -> tuple[Question, tuple[LinkedEntity, ...], Retrieved]:
    """Link and search; names found across languages add to both, and to the question's renderings."""
    with recorder.step("link") as note:
        linked = link(question, reader, visible)
        for entry in linked:
            note(entry.entity.id, f"{entry.entity.name} <- {entry.surface!r} {entry.weight:.3f}")
    with recorder.step("retrieve") as note:
        retrieved = retrieve(question, linked, reader=reader, embedder=embedder, visible=visible, depths=depths)
        for name, value in retrieved.signals:
            note(name, f"{value:.4f}")
    if lexicon is not None:
        with recorder.step("translate") as note:
            known = linked
            linked = link_across(
                question, linked, retrieved.chunk_ids(), reader=reader, visible=visible, lexicon=lexicon
            )
            if linked != known:
                retrieved = replace(retrieved, alias=alias_arm(question, linked, reader, visible, depths.aliases))
            question = with_names(question, linked)
            for one in question.renderings:
                note(one.text, " ".join(one.translations))
    return question, linked, retrieved


def in_order(board: Board, ranked: Ranked) -> tuple[RankedChunk, ...]:
    """Candidates by the second pass, best first, ties by id."""
    scored = zip(board.ids, ranked.second.tolist(), ranked.first.tolist(), strict=True)
    entries = [RankedChunk(chunk_id=chunk_id, score=score, first=first) for chunk_id, score, first in scored]
    return tuple(sorted(entries, key=lambda entry: (-entry.score, entry.chunk_id)))
