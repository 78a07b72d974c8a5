"""The embedded store: all storing ports over one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters.sqlite import access, document_reading, entity_reading, fulltext, writer
from adapters.sqlite.archive import export_lines
from adapters.sqlite.checking import check
from adapters.sqlite.codec import listed
from adapters.sqlite.connection import BUSY_SECONDS, Connections
from adapters.sqlite.neighbourhood import neighbourhood
from adapters.sqlite.restore import read_lines
from adapters.sqlite.validation import check_graph, check_source, check_vectors
from adapters.sqlite.vectors import VectorIndex
from adapters.sqlite.view import TextCache, View
from schema.access import Principal, VisibleSet
from schema.answers import Hit
from schema.documents import Chunk, Document, Sentence
from schema.errors import InputError, InvalidSetting
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
from schema.ports import Embedder, LedgerEntry
from schema.rendering import embed_graph


class SqliteStore:
    """GraphWriter, Reader and Archive over one file; for any number of threads, and several processes at once.

    Every call is one transaction: readers see one state throughout and never wait for the writer. Obtained from
    ``open_store``.
    """

    def __init__(self, connections: Connections, *, embedder_name: str, width: int) -> None:
        self._connections = connections
        self._embedder_name = embedder_name
        self._width = width
        self._texts = TextCache()
        self._vectors = VectorIndex(width)

    # GraphWriter

    def put_source(self, entry: LedgerEntry, graphs: Sequence[tuple[DocumentGraph, DocumentVectors]]) -> None:
        """Replace everything this source gave before. Raises InvalidRecord for a graph that does not hold together."""
        check_source(entry, graphs)
        for graph, vectors in graphs:
            check_graph(graph)
            check_vectors(graph, vectors, model=self._embedder_name, width=self._width)
        with self._connections.writing() as connection:
            writer.put_source(connection, entry, graphs)

    def delete_source(self, uri: str) -> bool:
        """Remove a source, or one document by its uri, and all that only it proved; False when unknown."""
        with self._connections.writing() as connection:
            return writer.delete_source(connection, uri)

    def ledger(self) -> Mapping[str, LedgerEntry]:
        """All entries by source uri."""
        with self._connections.reading() as connection:
            return writer.ledger(connection)

    def reverse_merge(self, merge_id: str, *, reason: str) -> None:
        """Undo a merge: it stays recorded and joins nothing. Raises NotFound."""
        with self._connections.writing() as connection:
            writer.set_reversed(connection, merge_id, reverse=True, reason=reason)

    def restore_merge(self, merge_id: str) -> None:
        """Take ``reverse_merge`` back. Raises NotFound."""
        with self._connections.writing() as connection:
            writer.set_reversed(connection, merge_id, reverse=False, reason="")

    # GraphReader

    def visible_to(self, principal: Principal) -> VisibleSet:
        """The access classes this principal may read."""
        with self._connections.reading() as connection:
            return access.visible_to(connection, principal)

    def counts(self, visible: VisibleSet) -> StoreCounts:
        """Counts over what is visible."""
        with self._view(visible) as view:
            return document_reading.counts(view)

    def documents(self, visible: VisibleSet, document_ids: Sequence[str] | None = None) -> list[DocumentCard]:
        """Cards in order of uri."""
        with self._view(visible) as view:
            return document_reading.cards(view, document_ids)

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        """A whole document. Raises NotFound."""
        with self._view(visible) as view:
            return document_reading.document(view, document_id)

    def chunks(self, chunk_ids: Sequence[str], visible: VisibleSet) -> list[Chunk]:
        """Visible ones, in the order asked for."""
        with self._view(visible) as view:
            return document_reading.chunks(view, chunk_ids)

    def sentences(
        self, visible: VisibleSet, *, chunk_ids: Sequence[str] = (), sentence_ids: Sequence[str] = ()
    ) -> list[Sentence]:
        """Sentences of these chunks and these sentences, by document uri and position, each once."""
        with self._view(visible) as view:
            return document_reading.sentences(view, chunk_ids, sentence_ids)

    # EntityReader

    def find_entities(self, names: Sequence[str], visible: VisibleSet) -> list[list[Entity]]:
        """For each name the entities called so, most mentioned first."""
        with self._view(visible) as view:
            return entity_reading.find_entities(view, names)

    def entities(self, entity_ids: Sequence[str], visible: VisibleSet) -> list[Entity]:
        """By id of any member, in the order asked for, each entity once."""
        with self._view(visible) as view:
            return entity_reading.entities(view, entity_ids)

    def facts(
        self,
        visible: VisibleSet,
        *,
        entity_ids: Sequence[str] = (),
        fact_ids: Sequence[str] = (),
        chunk_ids: Sequence[str] = (),
        limit: int = 1000,
    ) -> list[Fact]:
        """Facts about these entities, these facts, and facts proved in these chunks, by id, visible evidence only."""
        with self._view(visible) as view:
            return entity_reading.facts(view, entity_ids, fact_ids, chunk_ids, limit)

    def merges(self, entity_id: str, visible: VisibleSet) -> list[Merge]:
        """The visible merges that join this entity, by id."""
        with self._view(visible) as view:
            return entity_reading.merges(view, entity_id)

    def neighbourhood(self, seeds: Sequence[str], visible: VisibleSet, *, hops: int = 2, limit: int = 2000) -> Subgraph:
        """What lies within ``hops`` of these entity and chunk ids, nearest first up to ``limit`` nodes."""
        with self._view(visible) as view:
            return neighbourhood(view, seeds, hops, limit)

    # SearchIndex

    def search_text(self, query: str, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """BM25 over our own terms with statistics of the visible part; ties by item id."""
        with self._view(visible) as view:
            return fulltext.search(view, query, kind, k)

    def search_vectors(self, query: Matrix, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        """Cosine similarity, exact; ties by item id. Raises InvalidRecord for a query of another shape."""
        with self._view(visible) as view:
            return self._vectors.search(view, query, kind, k)

    # Archive

    def export(self) -> Iterator[str]:
        """Canonical lines of one state of the store, read while they are asked for."""
        with self._connections.reading() as connection:
            yield from export_lines(connection, self._texts, self._embedder_name)

    def import_lines(self, lines: Iterable[str], embedder: Embedder) -> int:
        """Fill an empty store, all or nothing; holds the whole export in memory. Returns the number of documents.

        Raises InputError with the number of a bad line, or when the store is not empty, and InvalidSetting for
        another embedder than the store's.
        """
        if (embedder.name, embedder.width) != (self._embedder_name, self._width):
            raise InvalidSetting(
                f"the store holds vectors of {self._embedder_name!r}, not of {embedder.name!r}",
                remedy="Open a new store with this embedder.",
            )
        restored = read_lines(lines)
        documents = 0
        with self._connections.writing() as connection:
            if not writer.is_empty(connection):
                raise InputError("the store to import into is not empty", remedy="Name a new store.")
            for entry, graphs in restored.sources:
                writer.put_source(connection, entry, [(graph, embed_graph(graph, embedder)) for graph in graphs])
                documents += len(graphs)
            for merge_id, reason in restored.reversals:
                writer.set_reversed(connection, merge_id, reverse=True, reason=reason)
        return documents

    def check(self) -> list[str]:
        """Every quotation that differs from its slice and every reference to nothing, one line each."""
        with self._connections.reading() as connection:
            return check(connection, self._width)

    @contextmanager
    def _view(self, visible: VisibleSet) -> Iterator[View]:
        with self._connections.reading() as connection:
            yield View(connection, listed(sorted(visible.classes)), self._texts)


@contextmanager
def open_store(
    path: Path, *, embedder_name: str, width: int, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
) -> Iterator[SqliteStore]:
    """Open the store in this file, made when there is none (with its folder), unless ``read_only``.

    ``busy_seconds`` is how long a writer waits for another one. Raises StoreTooNew, StoreDamaged, StoreBusy,
    StoreError, MissingComponent, and InvalidSetting for a store of another embedder.
    """
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    connections = Connections(path, read_only=read_only, busy_seconds=busy_seconds)
    try:
        connections.prepare(embedder_name=embedder_name, width=width)
        yield SqliteStore(connections, embedder_name=embedder_name, width=width)
    finally:
        connections.close()
