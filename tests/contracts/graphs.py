"""Small document graphs for the contracts of stores, written as sentences of three parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linguistics.normal import name_key
from schema import ids
from schema.documents import Block, BlockKind, Cell, Chunk, Document, Layout, Page, Sentence, Span, Table, WordBox
from schema.extraction import EntityType, Literal, LiteralKind, Qualifiers, Reject
from schema.graph import (
    DocumentGraph,
    DocumentVectors,
    Evidence,
    Fact,
    LocalEntity,
    Merge,
    MergeKind,
    ResolvedMention,
)
from schema.ports import Embedder, LedgerEntry, Refusal
from schema.rendering import embed_graph

ORG = EntityType.ORGANISATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence: ``subject predicate object``. An object that is a number becomes a literal."""

    subject: str
    predicate: str
    object: str
    type: EntityType = ORG
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A merge of two names; its quote is the first sentence. A name need not be mentioned anywhere."""

    kind: MergeKind
    source: str
    target: str
    distinguisher: str = ""
    source_type: EntityType = ORG
    target_type: EntityType = ORG


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a document says, from which ``build`` makes its graph."""

    uri: str
    said: tuple[Said, ...] = ()
    joined: tuple[Joined, ...] = ()
    readers: frozenset[str] = frozenset()
    title: str = ""
    headings: tuple[str, ...] = ()
    per_chunk: int = 2
    rejects: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = field(default=(("author", "Ann Lee"),))


def says(*sentences: str, type: EntityType = ORG) -> tuple[Said, ...]:  # noqa: A002 - the field's own name
    """``"Acme | buys | Widget"`` for each sentence; a leading ``not`` in the predicate negates the fact."""
    said = []
    for sentence in sentences:
        subject, predicate, target = (part.strip() for part in sentence.split("|"))
        negated, verb = predicate.startswith("not "), predicate.removeprefix("not ")
        said.append(Said(subject=subject, predicate=verb, object=target, type=type, negated=negated))
    return tuple(said)


def entity_id(name: str, entity_type: EntityType = ORG) -> str:
    """Id of the entity with this name and no disambiguator."""
    return ids.entity_id(entity_type.value, name_key(name))


def merge_id(joined: Joined, uri: str) -> str:
    """Id of the merge that ``build`` makes of ``joined`` in the document of ``uri``."""
    source, target = entity_id(joined.source, joined.source_type), entity_id(joined.target, joined.target_type)
    return ids.merge_id(joined.kind.value, source, target, ids.document_id(uri))


def build(sketch: Sketch) -> DocumentGraph:
    """The graph of one document, all tuples in their order."""
    return _Builder(sketch).graph()


def source_of(
    graphs: Sequence[DocumentGraph], embedder: Embedder, *, uri: str = "", refusals: tuple[Refusal, ...] = ()
) -> tuple[LedgerEntry, list[tuple[DocumentGraph, DocumentVectors]]]:
    """What ``put_source`` takes: a ledger entry (of the first document's uri unless said) and graphs with vectors."""
    entry = LedgerEntry(
        uri=uri or graphs[0].document.uri,
        fingerprint=ids.digest(*(graph.document.text for graph in graphs)),
        document_uris=tuple(graph.document.uri for graph in graphs),
        refusals=refusals,
    )
    return entry, [(graph, embed_graph(graph, embedder)) for graph in graphs]


class _Builder:
    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self._document_id = ids.document_id(sketch.uri)
        self._text = ""
        self._entities: dict[str, LocalEntity] = {}
        self._mentions: list[ResolvedMention] = []
        self._sentences: list[Sentence] = []
        self._chunks: list[Chunk] = []
        self._facts: dict[str, Fact] = {}

    def graph(self) -> DocumentGraph:
        sketch = self._sketch
        rows = [_sentence(said) for said in sketch.said]
        self._text = "\n".join(rows)
        self._cut(rows)
        for said, sentence in zip(sketch.said, self._sentences, strict=True):
            self._read(said, sentence)
        merges = sorted((self._merge(joined) for joined in sketch.joined), key=lambda merge: merge.id)
        rejects = tuple(Reject(reason="odd", detail=detail, span=self._span(0, 1)) for detail in sketch.rejects)
        return DocumentGraph(
            document=self._document(),
            chunks=tuple(self._chunks),
            sentences=tuple(self._sentences),
            entities=tuple(sorted(self._entities.values(), key=lambda entity: entity.id)),
            mentions=tuple(sorted(self._mentions, key=lambda mention: (mention.span, mention.entity_id))),
            facts=tuple(sorted(self._facts.values(), key=lambda fact: fact.id)),
            merges=tuple(merges),
            rejects=rejects,
        )

    def _document(self) -> Document:
        sketch, past = self._sketch, len(self._text)
        layout = Layout()
        if past > 1:
            cells = (Cell(start=0, end=1, row=0, column=1, header_start=1, header_end=2),)
            layout = Layout(
                blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=past, level=0),),
                pages=(Page(number=1, start=0, end=past, label="Sheet 1", width=595.5, height=842.0),),
                tables=(Table(start=0, end=past, headers=("Name", "价格"), cells=cells),),
                boxes=(WordBox(start=0, end=1, page=1, x0=1.5, y0=2.0, x1=3.25, y1=4.0),),
            )
        return Document(
            id=self._document_id,
            uri=sketch.uri,
            text=self._text,
            title=sketch.title,
            media_type="text/plain",
            language="en",
            published="2024-03-01",
            readers=sketch.readers,
            metadata=sketch.metadata,
            layout=layout,
        )

    def _cut(self, rows: Sequence[str]) -> None:
        starts = _starts(rows)
        for first in range(0, len(rows), self._sketch.per_chunk):
            last = min(first + self._sketch.per_chunk, len(rows)) - 1
            span = self._span(starts[first], starts[last] + len(rows[last]))
            chunk = Chunk(
                id=ids.chunk_id(self._document_id, span.start, span.end),
                span=span,
                text=self._text[span.start : span.end],
                index=len(self._chunks),
                headings=self._sketch.headings,
            )
            self._chunks.append(chunk)
            for place in range(first, last + 1):
                inside = self._span(starts[place], starts[place] + len(rows[place]))
                sentence = Sentence(
                    id=ids.sentence_id(self._document_id, inside.start, inside.end),
                    span=inside,
                    text=rows[place],
                    chunk_id=chunk.id,
                    index=len(self._sentences),
                )
                self._sentences.append(sentence)

    def _read(self, said: Said, sentence: Sentence) -> None:
        subject = self._entity(said.subject, said.type)
        self._mention(subject, sentence, sentence.span.start, said.subject)
        target: str | Literal
        if said.object.replace(".", "", 1).isdigit():
            target = Literal(kind=LiteralKind.QUANTITY, value=said.object)
            key = target.key
        else:
            target = key = self._entity(said.object, said.type)
            self._mention(target, sentence, sentence.span.end - 1 - len(said.object), said.object)
        qualifiers = Qualifiers(negated=said.negated)
        evidence = Evidence(
            span=sentence.span, quote=sentence.text, chunk_id=sentence.chunk_id, extractor="rules-1", confidence=0.75
        )
        fact_id = ids.fact_id(subject, said.predicate, key, qualifiers.key)
        before = self._facts[fact_id].evidence if fact_id in self._facts else ()
        self._facts[fact_id] = Fact(
            id=fact_id,
            subject_id=subject,
            predicate=said.predicate,
            object=target,
            evidence=(*before, evidence),
            qualifiers=qualifiers,
        )

    def _entity(self, name: str, entity_type: EntityType) -> str:
        one = entity_id(name, entity_type)
        self._entities[one] = LocalEntity(id=one, type=entity_type, normal_name=name_key(name))
        return one

    def _mention(self, entity: str, sentence: Sentence, start: int, surface: str) -> None:
        span = self._span(start, start + len(surface))
        self._mentions.append(
            ResolvedMention(entity_id=entity, chunk_id=sentence.chunk_id, span=span, surface=surface, score=0.5)
        )

    def _merge(self, joined: Joined) -> Merge:
        source = self._entity(joined.source, joined.source_type)
        target = self._entity(joined.target, joined.target_type)
        proof = self._sentences[0]
        return Merge(
            id=ids.merge_id(joined.kind.value, source, target, self._document_id),
            kind=joined.kind,
            source_id=source,
            target_id=target,
            reason=f"{joined.kind.value} in {self._sketch.uri}",
            evidence=proof.span,
            quote=proof.text,
            distinguisher=joined.distinguisher,
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(document_id=self._document_id, start=start, end=end)


def _sentence(said: Said) -> str:
    return f"{said.subject} {'not ' if said.negated else ''}{said.predicate} {said.object}."


def _starts(rows: Iterable[str]) -> list[int]:
    starts, place = [], 0
    for row in rows:
        starts.append(place)
        place += len(row) + 1
    return starts
