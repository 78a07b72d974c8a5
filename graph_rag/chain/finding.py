"""Chains for a question: what the rows and sentences join to, and what a reader of pairs of them believes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_rag.answer.parsing import ParseSentence
from graph_rag.chain.ground import ground_of
from graph_rag.chain.judging import judged
from graph_rag.chain.reaching import reach
from graph_rag.chain.search import Chain, find_chains
from graph_rag.evidence import EvidenceItem, LinkedEntity
from graph_rag.question import Question
from graph_rag.reread import surest
from schema.access import VisibleSet
from schema.ports import Reader, Reranker

_ALONE = 0.85
"""Probability from which on a single sentence answers: no path is looked for."""


def chains_of(
    question: Question,
    linked: Sequence[LinkedEntity],
    items: Sequence[EvidenceItem],
    weights: Mapping[str, float],
    *,
    reader: Reader,
    visible: VisibleSet,
    parse: ParseSentence,
    reranker: Reranker | None,
) -> tuple[Chain, ...]:
    """The chains to answer by, best first; mostly none. ``items``: the ranked evidence, best first."""
    ids = [entry.sentence_id for entry in items]
    best = surest([entry.reading for entry in items])
    ground = ground_of(question, linked, weights, reader=reader, visible=visible, parse=parse)
    paths = reach(ground, ids) if reranker is not None and best < _ALONE else ()
    return judged(question, find_chains(ground, ids), paths, best, reranker)
