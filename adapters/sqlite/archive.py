"""Canonical export: what the store knows as sorted JSON lines, equal bytes for equal graphs.

No row keys, access classes, dates of writing or vectors: an access class is written as its readers, vectors are made
anew on import. Types of lines in this order: ``header``, ``source``, ``document``, ``chunk``, ``sentence``, ``entity``,
``mention``, ``fact``, ``evidence``, ``merge``.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from adapters.sqlite.codec import to_json
from adapters.sqlite.view import TextCache, unpack

FORMAT = "vouch-graph"
FORMAT_VERSION = 1

_SOURCES = "SELECT uri, fingerprint, document_uris, refusals FROM source ORDER BY uri"
_DOCUMENTS = """SELECT id, uri, readers, title, media_type, language, published, metadata, rejects, layout, text
    FROM document JOIN access_class ON access_class.key = document.class ORDER BY uri"""
_CHUNKS = """SELECT chunk.id, document.id, position, first, past, headings
    FROM chunk JOIN document ON document.key = chunk.document ORDER BY uri, first, past, chunk.id"""
_SENTENCES = """SELECT sentence.id, document.id, chunk.id, sentence.position, sentence.first, sentence.past
    FROM sentence JOIN chunk ON chunk.key = sentence.chunk JOIN document ON document.key = sentence.document
    ORDER BY uri, sentence.first, sentence.past, sentence.id"""
_ENTITIES = "SELECT key, id, type, normal_name, disambiguator FROM entity ORDER BY id"
_KNOWN_IN = """SELECT document.id FROM document_entity JOIN document ON document.key = document_entity.document
    WHERE entity = ? ORDER BY document.id"""
_MENTIONS = """SELECT document.id, chunk.id, entity.id, mention.first, mention.past, score
    FROM mention JOIN document ON document.key = mention.document JOIN chunk ON chunk.key = mention.chunk
    JOIN entity ON entity.key = mention.entity
    ORDER BY uri, mention.first, mention.past, entity.id, chunk.id, score"""
_FACTS = """SELECT fact.id, subject.id, predicate, object.id, literal, qualifiers, valid_from, valid_to
    FROM fact JOIN entity AS subject ON subject.key = fact.subject
    LEFT JOIN entity AS object ON object.key = fact.object
    ORDER BY fact.id"""
_EVIDENCE = """SELECT fact.id, document.id, document.key, chunk.id, evidence.first, evidence.past, extractor, confidence
    FROM evidence JOIN fact ON fact.key = evidence.fact JOIN document ON document.key = evidence.document
    JOIN chunk ON chunk.key = evidence.chunk
    ORDER BY uri, evidence.first, evidence.past, fact.id, extractor, confidence, chunk.id"""
_MERGES = """SELECT merge.id, document.id, document.key, kind, source.id, target.id, reason, first, past, distinguisher,
    reversed, reversal FROM merge JOIN document ON document.key = merge.document
    JOIN entity AS source ON source.key = merge.source JOIN entity AS target ON target.key = merge.target
    ORDER BY uri, merge.id"""


def export_lines(connection: sqlite3.Connection, texts: TextCache, embedder_name: str) -> Iterator[str]:
    """All lines, read within one transaction as they are asked for."""
    yield to_json({"type": "header", "format": FORMAT, "version": FORMAT_VERSION, "embedder": embedder_name})
    for records in (_sources, _documents, _chunks, _sentences, _entities, _mentions, _facts):
        for record in records(connection):
            yield to_json(record)
    for record in _evidence(connection, texts):
        yield to_json(record)
    for record in _merges(connection, texts):
        yield to_json(record)


def _sources(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for uri, fingerprint, document_uris, refusals in connection.execute(_SOURCES):
        yield {
            "type": "source",
            "uri": uri,
            "fingerprint": fingerprint,
            "document_uris": json.loads(document_uris),
            "refusals": json.loads(refusals),
        }


def _documents(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(_DOCUMENTS):
        yield {
            "type": "document",
            "id": row[0],
            "uri": row[1],
            "readers": sorted(json.loads(row[2])),
            "title": row[3],
            "media_type": row[4],
            "language": row[5],
            "published": row[6],
            "metadata": json.loads(row[7]),
            "rejects": json.loads(row[8]),
            "layout": json.loads(zlib.decompress(row[9])),
            "text": unpack(row[10]),
        }


def _chunks(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    names = ("id", "document", "index", "start", "end")
    for row in connection.execute(_CHUNKS):
        yield {"type": "chunk", **dict(zip(names, row, strict=False)), "headings": json.loads(row[5])}


def _sentences(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    names = ("id", "document", "chunk", "index", "start", "end")
    for row in connection.execute(_SENTENCES):
        yield {"type": "sentence", **dict(zip(names, row, strict=True))}


def _entities(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for key, entity_id, entity_type, normal_name, disambiguator in connection.execute(_ENTITIES):
        yield {
            "type": "entity",
            "id": entity_id,
            "entity_type": entity_type,
            "normal_name": normal_name,
            "disambiguator": disambiguator,
            "documents": [document for (document,) in connection.execute(_KNOWN_IN, (key,))],
        }


def _mentions(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    names = ("document", "chunk", "entity", "start", "end", "score")
    for row in connection.execute(_MENTIONS):
        yield {"type": "mention", **dict(zip(names, row, strict=True))}


def _facts(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for fact_id, subject, predicate, target, literal, qualifiers, valid_from, valid_to in connection.execute(_FACTS):
        yield {
            "type": "fact",
            "id": fact_id,
            "subject": subject,
            "predicate": predicate,
            "object": {"entity": target} if target is not None else {"literal": json.loads(literal)},
            "qualifiers": json.loads(qualifiers),
            "valid_from": valid_from,
            "valid_to": valid_to,
        }


def _evidence(connection: sqlite3.Connection, texts: TextCache) -> Iterator[dict[str, Any]]:
    for fact, document, key, chunk, start, end, extractor, confidence in connection.execute(_EVIDENCE):
        yield {
            "type": "evidence",
            "fact": fact,
            "document": document,
            "chunk": chunk,
            "start": start,
            "end": end,
            "quote": texts.get(connection, key)[start:end],
            "extractor": extractor,
            "confidence": confidence,
        }


def _merges(connection: sqlite3.Connection, texts: TextCache) -> Iterator[dict[str, Any]]:
    for row in connection.execute(_MERGES):
        yield {
            "type": "merge",
            "id": row[0],
            "document": row[1],
            "kind": row[3],
            "source": row[4],
            "target": row[5],
            "reason": row[6],
            "start": row[7],
            "end": row[8],
            "quote": texts.get(connection, row[2])[row[7] : row[8]],
            "distinguisher": row[9],
            "reversed": bool(row[10]),
            "reversal": row[11],
        }
