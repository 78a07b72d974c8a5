"""What a document's graph must fulfil before it is written: every quotation a slice, every reference to something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema import ids
from schema.documents import Span
from schema.errors import InvalidRecord
from schema.extraction import Literal
from schema.graph import DocumentGraph, DocumentVectors, Fact, Matrix
from schema.ports import LedgerEntry


def check_source(entry: LedgerEntry, graphs: Sequence[tuple[DocumentGraph, DocumentVectors]]) -> None:
    """Raise InvalidRecord unless the ledger entry names exactly the documents that are handed over."""
    uris = [graph.document.uri for graph, _ in graphs]
    if len(set(uris)) != len(uris) or set(uris) != set(entry.document_uris):
        raise InvalidRecord(f"the ledger entry of {entry.uri!r} does not name the documents that come with it")


def check_vectors(graph: DocumentGraph, vectors: DocumentVectors, *, model: str, width: int) -> None:
    """Raise InvalidRecord unless there is one vector of the store's model for each searchable item."""
    uri = graph.document.uri
    if vectors.model != model:
        raise InvalidRecord(f"vectors of {uri!r} come from {vectors.model!r}, the store holds those of {model!r}")
    kinds: tuple[tuple[str, Matrix, int], ...] = (
        ("chunks", vectors.chunks, len(graph.chunks)),
        ("sentences", vectors.sentences, len(graph.sentences)),
        ("facts", vectors.facts, len(graph.facts)),
    )
    for name, matrix, items in kinds:
        if matrix.rows != items:
            raise InvalidRecord(f"{uri!r} has {items} {name} and {matrix.rows} vectors of them")
        if items and matrix.width != width:
            raise InvalidRecord(f"vectors of {uri!r} are {matrix.width} wide, the store's {width}")


def check_graph(graph: DocumentGraph) -> None:
    """Raise InvalidRecord at the first thing that does not hold.

    Ids of entities and facts must be those of ``schema.ids``: two documents that use one id then mean one thing, in
    whatever order they are written. Entities named by mentions, facts and merges must be listed in ``entities``.
    """
    _Checker(graph).check()


class _Checker:
    def __init__(self, graph: DocumentGraph) -> None:
        self._graph = graph
        self._document = graph.document
        self._chunks = {chunk.id: chunk.span for chunk in graph.chunks}
        self._entities = {entity.id for entity in graph.entities}

    def check(self) -> None:
        graph = self._graph
        for name, things in (
            ("chunk", graph.chunks),
            ("sentence", graph.sentences),
            ("entity", graph.entities),
            ("fact", graph.facts),
            ("merge", graph.merges),
        ):
            self._distinct(name, (thing.id for thing in things))
        for chunk in graph.chunks:
            self._quoted(chunk.span, chunk.text, chunk.id)
        for sentence in graph.sentences:
            self._inside(sentence.span, sentence.chunk_id, sentence.id)
            self._quoted(sentence.span, sentence.text, sentence.id)
        for entity in graph.entities:
            if entity.id != ids.entity_id(entity.type.value, entity.normal_name, entity.disambiguator):
                self._fail(f"the id {entity.id} does not belong to the entity {entity.normal_name!r}")
        for mention in graph.mentions:
            self._known(mention.entity_id, "a mention")
            self._inside(mention.span, mention.chunk_id, f"a mention of {mention.entity_id}")
            self._quoted(mention.span, mention.surface, f"a mention of {mention.entity_id}")
        for fact in graph.facts:
            self._fact(fact)
        for merge in graph.merges:
            self._known(merge.source_id, merge.id)
            self._known(merge.target_id, merge.id)
            self._quoted(merge.evidence, merge.quote, merge.id)
        for reject in graph.rejects:
            if reject.span is not None and reject.span.document_id != self._document.id:
                self._fail("a reject has a span of another document")

    def _fact(self, fact: Fact) -> None:
        self._known(fact.subject_id, fact.id)
        if isinstance(fact.object, Literal):
            object_key = fact.object.key
            if fact.object.span is not None or fact.object.surface:
                self._fail(f"the literal of {fact.id} still has a span or surface")
        else:
            object_key = fact.object
            self._known(fact.object, fact.id)
        if fact.id != ids.fact_id(fact.subject_id, fact.predicate, object_key, fact.qualifiers.key):
            self._fail(f"the id {fact.id} does not belong to its fact")
        for evidence in fact.evidence:
            if evidence.chunk_id not in self._chunks:
                self._fail(f"{fact.id} is proved in the unknown chunk {evidence.chunk_id}")
            self._quoted(evidence.span, evidence.quote, fact.id)

    def _quoted(self, span: Span, quote: str, owner: str) -> None:
        if span.document_id != self._document.id or self._document.text[span.start : span.end] != quote:
            self._fail(f"{owner} does not quote the text at {span.start}..{span.end}")

    def _inside(self, span: Span, chunk_id: str, owner: str) -> None:
        chunk = self._chunks.get(chunk_id)
        if chunk is None or not chunk.covers(span):
            self._fail(f"{owner} does not lie in its chunk {chunk_id}")

    def _known(self, entity_id: str, owner: str) -> None:
        if entity_id not in self._entities:
            self._fail(f"{owner} names the entity {entity_id}, which the document does not list")

    def _distinct(self, name: str, values: Iterable[str]) -> None:
        seen: set[str] = set()
        for value in values:
            if value in seen:
                self._fail(f"{name} {value} stands twice")
            seen.add(value)

    def _fail(self, message: str) -> None:
        raise InvalidRecord(f"graph of {self._document.uri!r}: {message}")
