"""Reading an export back: lines to the graphs of documents, with the number of the line that is to blame."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from adapters.sqlite import codec
from adapters.sqlite.archive import FORMAT, FORMAT_VERSION
from adapters.sqlite.validation import check_graph
from schema.documents import Chunk, Document, Sentence, Span
from schema.errors import InputError
from schema.extraction import EntityType, Reject
from schema.graph import DocumentGraph, Evidence, Fact, LocalEntity, Merge, MergeKind, ResolvedMention
from schema.ports import LedgerEntry

_Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Restored:
    """Sources with their documents' graphs, and the reversed merges with their reasons."""

    sources: tuple[tuple[LedgerEntry, tuple[DocumentGraph, ...]], ...]
    reversals: tuple[tuple[str, str], ...]


def read_lines(lines: Iterable[str]) -> Restored:
    """All graphs of an export; blank lines are skipped. Raises InputError that names the first bad line."""
    restorer = _Restorer()
    for number, line in enumerate(lines, 1):
        if line.strip():
            with _at(number):
                restorer.sort_in(number, json.loads(line))
    return restorer.restored()


@contextmanager
def _at(number: int) -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, InputError) as error:
        what = f"{error.args[0]!r} is missing or unknown" if isinstance(error, KeyError) else str(error)
        raise InputError(f"line {number}: {what}", remedy="Export again; nothing was imported.") from error


@dataclass(slots=True)
class _Draft:
    """A document whose graph is being put together."""

    line: int
    document: Document
    rejects: tuple[Reject, ...]
    chunks: list[Chunk] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[LocalEntity] = field(default_factory=list)
    mentions: list[ResolvedMention] = field(default_factory=list)
    proofs: dict[str, list[Evidence]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)

    def span(self, record: _Record) -> Span:
        span = Span(document_id=self.document.id, start=codec.whole(record["start"]), end=codec.whole(record["end"]))
        self.document.slice(span)
        return span

    def quote(self, record: _Record) -> tuple[Span, str]:
        span = self.span(record)
        quote = self.document.slice(span)
        if record["quote"] != quote:
            raise ValueError(f"the quote is not the document's text at {span.start}..{span.end}")
        return span, quote


class _Restorer:
    def __init__(self) -> None:
        self._records: dict[str, list[tuple[int, _Record]]] = {
            kind: [] for kind in "source document chunk sentence entity mention fact evidence merge".split()
        }
        self._header = False
        self._drafts: dict[str, _Draft] = {}
        self._reversals: list[tuple[str, str]] = []

    def sort_in(self, number: int, record: _Record) -> None:
        if not self._header:
            if (record["type"], record["format"], record["version"]) != ("header", FORMAT, FORMAT_VERSION):
                raise ValueError(f"this is no export of format {FORMAT}, version {FORMAT_VERSION}")
            self._header = True
        else:
            self._records[record["type"]].append((number, record))

    def restored(self) -> Restored:
        if not self._header:
            raise InputError("line 1: the header of an export is missing", remedy="Name a file that export wrote.")
        handlers: tuple[tuple[str, Callable[[int, _Record], None]], ...] = (
            ("document", self._document),
            ("chunk", self._chunk),
            ("sentence", self._sentence),
            ("entity", self._entity),
            ("mention", self._mention),
            ("evidence", self._evidence),
            ("merge", self._merge),
        )
        for kind, handler in handlers:
            for number, record in self._records[kind]:
                with _at(number):
                    handler(number, record)
        facts = self._facts()
        graphs = {}
        for draft in self._drafts.values():
            with _at(draft.line):
                graph = _graph(draft, facts)
                check_graph(graph)
                graphs[draft.document.uri] = graph
        return Restored(tuple(self._sources(graphs)), tuple(self._reversals))

    def _sources(self, graphs: dict[str, DocumentGraph]) -> Iterator[tuple[LedgerEntry, tuple[DocumentGraph, ...]]]:
        uris: set[str] = set()
        for number, record in self._records["source"]:
            with _at(number):
                entry = LedgerEntry(
                    uri=codec.text(record["uri"]),
                    fingerprint=codec.text(record["fingerprint"]),
                    document_uris=tuple(codec.text(uri) for uri in record["document_uris"]),
                    refusals=codec.decode_refusals(record["refusals"]),
                )
                if entry.uri in uris:
                    raise ValueError(f"the source {entry.uri!r} stands twice")
                uris.add(entry.uri)
                given = tuple(graphs.pop(uri) for uri in entry.document_uris)
            yield entry, given
        for graph in graphs.values():
            with _at(self._drafts[graph.document.id].line):
                raise ValueError(f"no source gave the document {graph.document.uri!r}")

    def _document(self, number: int, record: _Record) -> None:
        document = Document(
            id=codec.text(record["id"]),
            uri=codec.text(record["uri"]),
            text=codec.text(record["text"]),
            title=codec.text(record["title"]),
            media_type=codec.text(record["media_type"]),
            language=codec.text(record["language"]),
            published=codec.text(record["published"]),
            readers=frozenset(codec.text(reader) for reader in record["readers"]),
            metadata=codec.pairs(record["metadata"]),
            layout=codec.decode_layout(record["layout"]),
        )
        if document.id in self._drafts:
            raise ValueError(f"the document {document.uri!r} stands twice")
        self._drafts[document.id] = _Draft(number, document, codec.decode_rejects(record["rejects"], document.id))

    def _chunk(self, _: int, record: _Record) -> None:
        draft = self._drafts[record["document"]]
        span = draft.span(record)
        chunk = Chunk(
            id=codec.text(record["id"]),
            span=span,
            text=draft.document.slice(span),
            index=codec.whole(record["index"]),
            headings=tuple(codec.text(heading) for heading in record["headings"]),
        )
        draft.chunks.append(chunk)

    def _sentence(self, _: int, record: _Record) -> None:
        draft = self._drafts[record["document"]]
        span = draft.span(record)
        sentence = Sentence(
            id=codec.text(record["id"]),
            span=span,
            text=draft.document.slice(span),
            chunk_id=codec.text(record["chunk"]),
            index=codec.whole(record["index"]),
        )
        draft.sentences.append(sentence)

    def _entity(self, _: int, record: _Record) -> None:
        entity = LocalEntity(
            id=codec.text(record["id"]),
            type=EntityType(record["entity_type"]),
            normal_name=codec.text(record["normal_name"]),
            disambiguator=codec.text(record["disambiguator"]),
        )
        if not record["documents"]:
            raise ValueError("the entity stands in no document")
        for document_id in record["documents"]:
            self._drafts[document_id].entities.append(entity)

    def _mention(self, _: int, record: _Record) -> None:
        draft = self._drafts[record["document"]]
        span = draft.span(record)
        mention = ResolvedMention(
            entity_id=codec.text(record["entity"]),
            chunk_id=codec.text(record["chunk"]),
            span=span,
            surface=draft.document.slice(span),
            score=codec.number(record["score"]),
        )
        draft.mentions.append(mention)

    def _evidence(self, _: int, record: _Record) -> None:
        draft = self._drafts[record["document"]]
        span, quote = draft.quote(record)
        evidence = Evidence(
            span=span,
            quote=quote,
            chunk_id=codec.text(record["chunk"]),
            extractor=codec.text(record["extractor"]),
            confidence=codec.number(record["confidence"]),
        )
        draft.proofs.setdefault(codec.text(record["fact"]), []).append(evidence)

    def _merge(self, _: int, record: _Record) -> None:
        draft = self._drafts[record["document"]]
        span, quote = draft.quote(record)
        merge = Merge(
            id=codec.text(record["id"]),
            kind=MergeKind(record["kind"]),
            source_id=codec.text(record["source"]),
            target_id=codec.text(record["target"]),
            reason=codec.text(record["reason"]),
            evidence=span,
            quote=quote,
            distinguisher=codec.text(record["distinguisher"]),
        )
        draft.merges.append(merge)
        if record["reversed"]:
            self._reversals.append((merge.id, codec.text(record["reversal"])))

    def _facts(self) -> dict[str, _Record]:
        """Facts by id; each must be proved somewhere and decode."""
        proved = {fact for draft in self._drafts.values() for fact in draft.proofs}
        facts: dict[str, _Record] = {}
        for number, record in self._records["fact"]:
            with _at(number):
                if record["id"] not in proved or record["id"] in facts:
                    raise ValueError(f"the fact {record['id']!r} stands twice or has no evidence")
                _fact(
                    record,
                    next(draft.proofs[record["id"]] for draft in self._drafts.values() if record["id"] in draft.proofs),
                )
                facts[record["id"]] = record
        return facts


def _fact(record: _Record, evidence: list[Evidence]) -> Fact:
    target = record["object"]
    return Fact(
        id=codec.text(record["id"]),
        subject_id=codec.text(record["subject"]),
        predicate=codec.text(record["predicate"]),
        object=codec.text(target["entity"]) if "entity" in target else codec.decode_literal(target["literal"]),
        evidence=tuple(evidence),
        qualifiers=codec.decode_qualifiers(record["qualifiers"]),
        valid_from=codec.text(record["valid_from"]),
        valid_to=codec.text(record["valid_to"]),
    )


def _graph(draft: _Draft, facts: dict[str, _Record]) -> DocumentGraph:
    """The graph with its tuples in their order."""
    return DocumentGraph(
        document=draft.document,
        chunks=tuple(sorted(draft.chunks, key=lambda chunk: (chunk.span, chunk.id))),
        sentences=tuple(sorted(draft.sentences, key=lambda sentence: (sentence.span, sentence.id))),
        entities=tuple(sorted(draft.entities, key=lambda entity: entity.id)),
        mentions=tuple(sorted(draft.mentions, key=lambda mention: (mention.span, mention.entity_id, mention.chunk_id))),
        facts=tuple(_fact(facts[fact], draft.proofs[fact]) for fact in sorted(draft.proofs)),
        merges=tuple(sorted(draft.merges, key=lambda merge: merge.id)),
        rejects=draft.rejects,
    )
