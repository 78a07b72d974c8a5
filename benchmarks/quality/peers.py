"""What a user would pick instead, on the same passages, terms and embedder.

* ``bm25``: bm25s (Lucene's BM25) over our index terms of title and text.
* ``dense``: cosine similarity of the question and the chunks, exact; a passage counts by its best chunk.
* ``bm25+dense``: both scaled to [0, 1] per question, .3 and .7, the weights that did best in general.
* ``llama-index rrf``, ``llama-index relative``: LlamaIndex's QueryFusionRetriever over the two, one query, in its modes
  ``reciprocal_rerank`` and ``relative_score``.

A package that is not installed leaves its peers out, with a note.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.quality.order import Order
from benchmarks.quality.ranking import DEPTH, fused
from benchmarks.quality.stores import Opened
from benchmarks.quality.versions import package
from linguistics.terms import index_terms, query_terms
from schema.access import VisibleSet
from schema.graph import Matrix, SearchKind

BM25, DENSE, FUSED = "bm25", "dense", "bm25+dense"
LLAMA_MODES = {"llama-index rrf": "reciprocal_rerank", "llama-index relative": "relative_score"}
NAMES = (BM25, DENSE, FUSED, *LLAMA_MODES)
_CHUNKS = 90
_FUSED = {BM25: 0.3, DENSE: 0.7}

Arms = Mapping[str, Mapping[str, float]]
Fuse = Callable[[str, Arms], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The peers over one open store. ``notes`` says what is missing, ``versions`` what is there."""

    opened: Opened
    bm25: Any
    names: Sequence[str]
    llama: Mapping[str, Fuse]
    notes: tuple[str, ...]
    versions: Mapping[str, str]

    def arms(self, question: str, visible: VisibleSet, hidden: Sequence[str] = ()) -> dict[str, dict[str, float]]:
        """Passages with raw scores by bm25 and by vectors, best first; ``hidden`` ones are left out."""
        arms = {DENSE: self._dense(self.opened.house.embedder.embed_query(question), visible)}
        if self.bm25 is not None:
            arms[BM25] = self._bm25(question, frozenset(hidden))
        return arms

    def rankings(self, question: str, arms: Arms) -> dict[str, list[str]]:
        """The first ten passages of every peer."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            if name in arms:
                found[name] = list(arms[name])[:DEPTH]
            elif name == FUSED and BM25 in arms:
                found[name] = fused([arms[BM25], arms[DENSE]], [_FUSED[BM25], _FUSED[DENSE]])[:DEPTH]
            elif name in self.llama:
                found[name] = self.llama[name](question, arms)
        return found

    def sentences(self, question: str, visible: VisibleSet, k: int) -> dict[str, list[str]]:
        """The first ``k`` sentences by full text and by vectors, of the peers that are wanted."""
        store, found = self.opened.house.store, {}
        query = self.opened.house.embedder.embed_query(question)
        hits = {
            BM25: store.search_text(question, SearchKind.SENTENCE, visible, k=k),
            DENSE: store.search_vectors(query, SearchKind.SENTENCE, visible, k=k),
        }
        for name in (BM25, DENSE):
            wanted = [hit.item_id for hit in hits[name]]
            texts = {entry.id: entry.text for entry in store.sentences(visible, sentence_ids=wanted)}
            if name in self.names:
                found[name] = [texts[identifier] for identifier in wanted]
        return found

    def _dense(self, query: Matrix, visible: VisibleSet) -> dict[str, float]:
        hits = self.opened.house.store.search_vectors(query, SearchKind.CHUNK, visible, k=_CHUNKS)
        found: dict[str, float] = {}
        for hit in hits:
            for row in self.opened.rows([hit.item_id]):
                found.setdefault(row, hit.score)
        return found

    def _bm25(self, question: str, hidden: frozenset[str]) -> dict[str, float]:
        terms = [term for term in query_terms(question) if term in self.bm25.vocab_dict]
        if not terms:
            return {}
        values = self.bm25.get_scores(terms)
        best = sorted(range(len(values)), key=lambda place: (-values[place], place))
        passages = self.opened.corpus.passages
        ranked = [(passages[place].id, float(values[place])) for place in best[: _CHUNKS + len(hidden)]]
        return {identifier: score for identifier, score in ranked if score > 0 and identifier not in hidden}


def make_peers(order: Order, opened: Opened) -> Peers:
    """The wanted peers whose packages are installed."""
    notes: list[str] = []
    wanted = [name for name in NAMES if order.wants(name)]
    bm25s = _module("bm25s", notes) if any(name != DENSE for name in wanted) else None
    core = _module("llama_index.core.retrievers", notes) if any(name in LLAMA_MODES for name in wanted) else None
    bm25, llama = None, {}
    if bm25s is not None:
        bm25 = bm25s.BM25()
        bm25.index([index_terms(f"{row.title} {row.text}") for row in opened.corpus.passages], show_progress=False)
    if core is not None and bm25 is not None:
        llama = {name: _llama(mode) for name, mode in LLAMA_MODES.items() if name in wanted}
    names = [name for name in wanted if name == DENSE or (bm25 is not None and name in (BM25, FUSED)) or name in llama]
    versions = {name: package(name) for name in ("bm25s", "llama-index-core")}
    return Peers(opened=opened, bm25=bm25, names=names, llama=llama, notes=tuple(notes), versions=versions)


def _module(name: str, notes: list[str]) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        notes.append(f"{name} is not installed ({error}): its peers are not measured")
        return None


def _llama(mode: str) -> Fuse:
    """LlamaIndex's own fusion, fed by retrievers that hand out the hits of the two arms as its nodes."""
    retrievers = importlib.import_module("llama_index.core.retrievers")
    records = importlib.import_module("llama_index.core.schema")
    models = importlib.import_module("llama_index.core.llms")

    def begin(self: Any, hits: Mapping[str, float]) -> None:
        retrievers.BaseRetriever.__init__(self)
        self.hits = hits

    def retrieve(self: Any, query: object) -> list[Any]:
        del query
        return [
            records.NodeWithScore(node=records.TextNode(id_=identifier, text=identifier), score=score)
            for identifier, score in self.hits.items()
        ]

    arm = type("Arm", (retrievers.BaseRetriever,), {"__init__": begin, "_retrieve": retrieve})

    def fuse(question: str, arms: Arms) -> list[str]:
        retriever = retrievers.QueryFusionRetriever(
            [arm(arms[name]) for name in (BM25, DENSE)],
            llm=models.MockLLM(),
            mode=mode,
            similarity_top_k=DEPTH,
            num_queries=1,
            use_async=False,
        )
        return [str(found.node.node_id) for found in retriever.retrieve(question)]

    return fuse
