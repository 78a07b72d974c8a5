"""Writing one document's graph as rows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from zlib import compress

from adapters.sqlite import fulltext
from adapters.sqlite.access import intern_readers
from adapters.sqlite.codec import (
    encode_layout,
    encode_literal,
    encode_qualifiers,
    encode_rejects,
    listed,
    to_json,
)
from adapters.sqlite.vectors import add_vectors
from adapters.sqlite.view import pack
from linguistics.normal import name_key
from schema.extraction import Literal
from schema.graph import DocumentGraph, DocumentVectors, Fact, Matrix, SearchKind
from schema.rendering import search_texts


def fingerprint(text: str) -> bytes:
    """64 bits of BLAKE2b by which a text, or a quotation, is later known to be the one that was written."""
    return blake2b(text.encode("utf-8"), digest_size=8).digest()


def insert_document(
    connection: sqlite3.Connection, source: str, graph: DocumentGraph, vectors: DocumentVectors
) -> None:
    """Insert all that a checked graph holds; none of its document's rows may be there."""
    _Insertion(connection, graph).run(source, vectors)


class _Insertion:
    def __init__(self, connection: sqlite3.Connection, graph: DocumentGraph) -> None:
        self._connection = connection
        self._graph = graph
        self._class = intern_readers(connection, graph.document.readers)
        self._document = _next_keys(connection, "document", 1)[0]

    def run(self, source: str, vectors: DocumentVectors) -> None:
        chunk_texts, sentence_texts, fact_texts = search_texts(self._graph)
        self._insert_document(source)
        chunks = self._insert_chunks(self._searchable(SearchKind.CHUNK, "chunk", chunk_texts, vectors.chunks))
        self._insert_sentences(
            self._searchable(SearchKind.SENTENCE, "sentence", sentence_texts, vectors.sentences), chunks
        )
        entities = self._insert_entities()
        self._insert_mentions(entities, chunks)
        facts = self._insert_facts(entities)
        statements = self._searchable(SearchKind.FACT, "statement", fact_texts, vectors.facts)
        self._insert_statements(facts, statements, chunks)
        self._insert_merges(entities)

    def _searchable(self, kind: SearchKind, table: str, texts: Sequence[str], vectors: Matrix) -> list[tuple[int, int]]:
        """Keys for the items of one kind, which are indexed here, with their numbers of terms."""
        keys = _next_keys(self._connection, table, len(texts))
        terms = [fulltext.item_terms(text) for text in texts]
        fulltext.add_items(self._connection, kind, self._class, list(zip(keys, terms, strict=True)))
        add_vectors(self._connection, kind, self._class, document=self._document, keys=keys, matrix=vectors)
        return [(key, len(words)) for key, words in zip(keys, terms, strict=True)]

    def _insert_document(self, source: str) -> None:
        document = self._graph.document
        self._connection.execute(
            "INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._document,
                document.id,
                document.uri,
                source,
                self._class,
                document.title,
                document.media_type,
                document.language,
                document.published,
                to_json([list(pair) for pair in document.metadata]),
                len(document.text),
                fingerprint(document.text),
                to_json(encode_rejects(self._graph.rejects)),
                compress(to_json(encode_layout(document.layout)).encode("utf-8")),
                pack(document.text),
            ),
        )

    def _insert_chunks(self, keys: Sequence[tuple[int, int]]) -> dict[str, int]:
        rows = [
            (
                key,
                chunk.id,
                self._document,
                self._class,
                chunk.index,
                chunk.span.start,
                chunk.span.end,
                to_json(list(chunk.headings)),
                terms,
            )
            for (key, terms), chunk in zip(keys, self._graph.chunks, strict=True)
        ]
        self._connection.executemany("INSERT INTO chunk VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return {chunk.id: key for (key, _), chunk in zip(keys, self._graph.chunks, strict=True)}

    def _insert_sentences(self, keys: Sequence[tuple[int, int]], chunks: Mapping[str, int]) -> None:
        rows = [
            (
                key,
                sentence.id,
                self._document,
                self._class,
                chunks[sentence.chunk_id],
                sentence.index,
                sentence.span.start,
                sentence.span.end,
                terms,
            )
            for (key, terms), sentence in zip(keys, self._graph.sentences, strict=True)
        ]
        self._connection.executemany("INSERT INTO sentence VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _insert_entities(self) -> dict[str, int]:
        entities = self._graph.entities
        self._connection.executemany(
            "INSERT INTO entity(id, type, normal_name, disambiguator) VALUES(?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
            [(entity.id, entity.type.value, entity.normal_name, entity.disambiguator) for entity in entities],
        )
        keys = _keys_of(
            self._connection,
            "SELECT id, key FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (entity.id for entity in entities),
        )
        rows = [(key, self._document, self._class) for key in keys.values()]
        self._connection.executemany("INSERT INTO document_entity VALUES(?, ?, ?)", rows)
        return keys

    def _insert_mentions(self, entities: Mapping[str, int], chunks: Mapping[str, int]) -> None:
        names: Counter[tuple[int, str]] = Counter()
        rows = []
        for mention in self._graph.mentions:
            entity, span = entities[mention.entity_id], mention.span
            names[entity, mention.surface] += 1
            place = (chunks[mention.chunk_id], entity, span.start, span.end, mention.score)
            rows.append((self._document, self._class, *place))
        self._connection.executemany(
            """INSERT INTO mention(document, class, chunk, entity, first, past, score)
            VALUES(?, ?, ?, ?, ?, ?, ?)""",
            rows,
        )
        self._connection.executemany(
            "INSERT INTO name(entity, surface, document, class, name_key, mentions) VALUES(?, ?, ?, ?, ?, ?)",
            [
                (entity, surface, self._document, self._class, name_key(surface), count)
                for (entity, surface), count in names.items()
            ],
        )

    def _insert_facts(self, entities: Mapping[str, int]) -> dict[str, int]:
        self._connection.executemany(
            """INSERT INTO fact(id, subject, predicate, object, literal, qualifiers, valid_from, valid_to)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING""",
            [_fact_row(fact, entities) for fact in self._graph.facts],
        )
        return _keys_of(
            self._connection,
            "SELECT id, key FROM fact WHERE id IN (SELECT value FROM json_each(?))",
            (fact.id for fact in self._graph.facts),
        )

    def _insert_statements(
        self, facts: Mapping[str, int], keys: Sequence[tuple[int, int]], chunks: Mapping[str, int]
    ) -> None:
        self._connection.executemany(
            "INSERT INTO statement(key, fact, document, class, terms) VALUES(?, ?, ?, ?, ?)",
            [
                (key, facts[fact.id], self._document, self._class, terms)
                for (key, terms), fact in zip(keys, self._graph.facts, strict=True)
            ],
        )
        rows = [
            (
                facts[fact.id],
                self._document,
                self._class,
                chunks[evidence.chunk_id],
                evidence.span.start,
                evidence.span.end,
                evidence.extractor,
                evidence.confidence,
                fingerprint(evidence.quote),
            )
            for fact in self._graph.facts
            for evidence in fact.evidence
        ]
        self._connection.executemany(
            """INSERT INTO evidence(fact, document, class, chunk, first, past, extractor, confidence, digest)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows,
        )

    def _insert_merges(self, entities: Mapping[str, int]) -> None:
        rows = [
            (
                merge.id,
                self._document,
                self._class,
                merge.kind.value,
                int(merge.kind.through_hub),
                entities[merge.source_id],
                entities[merge.target_id],
                merge.reason,
                merge.evidence.start,
                merge.evidence.end,
                merge.distinguisher,
                fingerprint(merge.quote),
            )
            for merge in self._graph.merges
        ]
        self._connection.executemany(
            """INSERT INTO merge(id, document, class, kind, hub, source, target, reason, first, past, distinguisher,
            digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows,
        )


def _fact_row(fact: Fact, entities: Mapping[str, int]) -> tuple[str | int | None, ...]:
    literal = to_json(encode_literal(fact.object)) if isinstance(fact.object, Literal) else ""
    target = None if isinstance(fact.object, Literal) else entities[fact.object]
    qualifiers = to_json(encode_qualifiers(fact.qualifiers))
    return (
        fact.id,
        entities[fact.subject_id],
        fact.predicate,
        target,
        literal,
        qualifiers,
        fact.valid_from,
        fact.valid_to,
    )


def _next_keys(connection: sqlite3.Connection, table: str, count: int) -> range:
    """Keys that were never used in an ``AUTOINCREMENT`` table."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    first = row[0] + 1 if row else 1
    return range(first, first + count)


def _keys_of(connection: sqlite3.Connection, statement: str, ids: Iterable[str]) -> dict[str, int]:
    return dict(connection.execute(statement, (listed(ids),)))
