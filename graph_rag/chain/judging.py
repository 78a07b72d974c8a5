"""Which chains are believed: by what their records say together, read as one text with the question.

A reader of one passage cannot tell whether two records answer together; given the joined path it can (the paths of
PropRAG, Wang 2025, judged by a cross-encoder as in Nogueira and Cho, "Passage Re-ranking with BERT", 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_rag.chain.records import Record
from graph_rag.chain.search import Chain
from graph_rag.reread import joined, share
from schema.ports import Reranker
from schema.reading import Passage

MAX_CHAINS = 2
_BELIEVED = 0.5  # probability from which on a chain that is not firm is believed
_DOUBTED = 0.02  # probability under which a firm one is not


def judged(question: str, chains: Sequence[Chain], best: float, reranker: Reranker | None) -> tuple[Chain, ...]:
    """The chains to answer by, best first, at most two.

    ``best``: the highest probability with which a single sentence answers; a chain that is not firm must be read as
    answering more surely. Without a reranker only firm chains are believed.
    """
    if reranker is None or not chains:
        return tuple(chain for chain in chains if chain.firm)[:MAX_CHAINS]
    readings = reranker.read(question, [Passage(title="", text=text_of(chain.records)) for chain in chains])
    read = [replace(chain, relevance=share(reading.relevance)) for chain, reading in zip(chains, readings, strict=True)]
    believed = [chain for chain in read if _is_believed(chain, best)]
    believed.sort(key=lambda chain: (-_worth(chain), [record.id for record in chain.records]))
    return tuple(believed[:MAX_CHAINS])


def text_of(records: Sequence[Record]) -> str:
    """The records of a path as one text."""
    return joined([(_title(record), record.text) for record in records])


def _title(record: Record) -> str:
    places = (record.card.title, *record.chunk.headings[-1:])
    return " > ".join(dict.fromkeys(place for place in places if place.strip()))


def _is_believed(chain: Chain, best: float) -> bool:
    relevance = chain.relevance or 0.0
    if chain.firm:
        return relevance >= _DOUBTED
    return relevance >= max(_BELIEVED, best)


def _worth(chain: Chain) -> float:
    return chain.score + (chain.relevance or 0.0)
