"""The ports: what each room promises the others. Synchronous, batch-first, checked by ``tests/contracts``.

Constructors do no I/O and load no weights; whatever holds a resource is a context manager opened in
``api.bootstrap``. Every reading port takes a ``VisibleSet``: code that forgets permissions does not type-check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from schema.access import Principal, VisibleSet
from schema.answers import Answer, Hit
from schema.documents import Chunk, Document, Sentence, Split
from schema.extraction import Extraction
from schema.graph import (
    DocumentCard,
    DocumentGraph,
    DocumentVectors,
    Entity,
    Fact,
    Matrix,
    Merge,
    SearchKind,
    StoreCounts,
    Subgraph,
)
from schema.parse import Parse
from schema.reading import Passage, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to load. ``uri`` is what the document will be called; ``readers`` come from the access rules."""

    path: Path
    uri: str
    readers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file, or a member of a container, that was not loaded. ``code`` is stable, ``remedy`` says what to do."""

    uri: str
    code: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What one source gave: its documents (a container gives several, in order of uri) and what was refused."""

    documents: tuple[Document, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class Loader(Protocol):
    """Turns files into documents. Never raises for a bad file: it refuses it with a reason."""

    @property
    def version(self) -> str:
        """Changes when the same bytes would give another document."""

    def load(self, source: Source) -> Loaded:
        """Load one source."""


class Splitter(Protocol):
    """Cuts a document into chunks and sentences."""

    @property
    def version(self) -> str:
        """Changes when the same document would be cut otherwise."""

    def split(self, document: Document) -> Split:
        """Chunks cover all text but white space between them; a table row is never cut."""


class Parser(Protocol):
    """Words, tags, tree and named spans of one language."""

    @property
    def version(self) -> str:
        """Name and version of the model."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, in order; offsets are code points of that text. Never raises for odd text."""


class Extractor(Protocol):
    """Reads mentions, triples and alias claims."""

    @property
    def version(self) -> str:
        """Changes when the same text would be read otherwise."""

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        """One extraction per chunk, in order, even when empty."""


class Resolver(Protocol):
    """Turns what several extractors read in one document into that document's part of the graph."""

    @property
    def version(self) -> str:
        """Changes when the same readings would be resolved otherwise."""

    def resolve(self, document: Document, split: Split, extractions: Sequence[Extraction]) -> DocumentGraph:
        """Pure and independent of the order of ``extractions``; joins evidence, never overwrites it."""


class Embedder(Protocol):
    """Texts to vectors of length 1. Questions and documents are embedded differently."""

    @property
    def name(self) -> str:
        """Model and version; vectors of different names do not compare."""

    @property
    def width(self) -> int:
        """Dimensions of a vector."""

    def embed_documents(self, texts: Sequence[str]) -> Matrix:
        """One row per text, in order; deterministic for the same list."""

    def embed_query(self, text: str) -> Matrix:
        """One row."""


class Reranker(Protocol):
    """Reads passages together with the question: how well each answers it, and where."""

    @property
    def name(self) -> str:
        """Model and version."""

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order; deterministic, and independent of the other passages."""


class Lexicon(Protocol):
    """Words of one language to words of the other."""

    @property
    def version(self) -> str:
        """Name and version of the word list."""

    def translations(self, word: str) -> tuple[str, ...]:
        """Chinese for an English word or phrase, English for a Chinese one; most usual first, empty when unknown."""

    def romanised(self, text: str) -> str:
        """Pinyin syllables of a Chinese name, without tones, parted by blanks; empty when a character has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What is known of a source that was ingested: nothing is done again while ``fingerprint`` is the same.

    ``uri`` is the source's; ``document_uris`` what it gave (several for a container); ``refusals`` what it refused.
    """

    uri: str
    fingerprint: str
    document_uris: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class GraphWriter(Protocol):
    """The writing side of a store. Every call is one transaction: all of it or nothing."""

    def put_source(self, entry: LedgerEntry, graphs: Sequence[tuple[DocumentGraph, DocumentVectors]]) -> None:
        """Replace everything this source gave before by this, ledger entry included."""

    def delete_source(self, uri: str) -> bool:
        """Remove a source (or one document of it by its uri) and all that only it proved; False when unknown."""

    def ledger(self) -> Mapping[str, LedgerEntry]:
        """All entries by source uri."""

    def reverse_merge(self, merge_id: str, *, reason: str) -> None:
        """Undo a merge: it stays recorded and joins nothing. Raises NotFound."""

    def restore_merge(self, merge_id: str) -> None:
        """Take ``reverse_merge`` back. Raises NotFound."""


class GraphReader(Protocol):
    """The reading side: sees what ``visible`` may see, as if nothing else existed."""

    def visible_to(self, principal: Principal) -> VisibleSet:
        """The access classes this principal may read."""

    def counts(self, visible: VisibleSet) -> StoreCounts:
        """Counts over what is visible."""

    def documents(self, visible: VisibleSet, document_ids: Sequence[str] | None = None) -> list[DocumentCard]:
        """Cards in order of uri; unknown and hidden ids are left out alike."""

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        """A whole document. Raises NotFound."""

    def chunks(self, chunk_ids: Sequence[str], visible: VisibleSet) -> list[Chunk]:
        """Visible ones, in the order asked for."""

    def sentences(
        self, visible: VisibleSet, *, chunk_ids: Sequence[str] = (), sentence_ids: Sequence[str] = ()
    ) -> list[Sentence]:
        """Sentences of these chunks and these sentences, by document and position, each once."""


class EntityReader(Protocol):
    """The graph half of the reading side."""

    def find_entities(self, names: Sequence[str], visible: VisibleSet) -> list[list[Entity]]:
        """For each name (any surface) the entities with an equal ``name_key`` among their visible names."""

    def entities(self, entity_ids: Sequence[str], visible: VisibleSet) -> list[Entity]:
        """By id of any member, in the order asked for, each entity once; hidden and unknown left out alike."""

    def facts(
        self,
        visible: VisibleSet,
        *,
        entity_ids: Sequence[str] = (),
        fact_ids: Sequence[str] = (),
        chunk_ids: Sequence[str] = (),
        limit: int = 1000,
    ) -> list[Fact]:
        """Facts about these entities (all members, either side), these facts, and facts proved in these chunks.

        Subject and entity objects are ids of *resolved* entities. By id, each once, visible evidence only.
        """

    def merges(self, entity_id: str, visible: VisibleSet) -> list[Merge]:
        """The visible merges that join this entity, by id."""

    def neighbourhood(self, seeds: Sequence[str], visible: VisibleSet, *, hops: int = 2, limit: int = 2000) -> Subgraph:
        """What lies within ``hops`` of these entity and chunk ids, nearest first up to ``limit`` nodes."""


class SearchIndex(Protocol):
    """Full-text and vector search; scores depend on nothing that is not visible."""

    def search_text(self, query: str, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """BM25 over our own tokens with statistics of the visible part; ties by item id."""

    def search_vectors(self, query: Matrix, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """Cosine similarity, exact; ties by item id."""


class Reader(GraphReader, EntityReader, SearchIndex, Protocol):
    """All that the query side is given: it cannot write."""


class Archive(Protocol):
    """Canonical export: sorted JSON lines, equal bytes for equal graphs, whatever the order of writing."""

    def export(self) -> Iterator[str]:
        """Lines without newline; the first names format and version. Vectors are left out: they are derived."""

    def import_lines(self, lines: Iterable[str], embedder: Embedder) -> int:
        """Fill an empty store; returns the number of documents. Raises InputError with the line number."""

    def check(self) -> list[str]:
        """Every quotation that differs from its slice and every reference to nothing, one line each."""


class Answerer(Protocol):
    """A question in, an answer out in which every sentence is proved, or a plain "the documents do not say"."""

    def answer(self, question: str, visible: VisibleSet) -> Answer:
        """Never uses, names or counts anything that is not visible."""
