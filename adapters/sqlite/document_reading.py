"""Reading documents, chunks and sentences, as far as they are visible."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from adapters.sqlite.access import readers_of
from adapters.sqlite.codec import decode_layout, listed, pairs
from adapters.sqlite.joining import all_components
from adapters.sqlite.view import View
from schema.documents import Chunk, Document, Sentence, Span
from schema.errors import NotFound
from schema.graph import DocumentCard, StoreCounts

_CARDS = """SELECT id, uri, title, media_type, language, published, readers, characters, metadata,
    (SELECT count(*) FROM chunk WHERE chunk.document = document.key),
    (SELECT count(*) FROM statement WHERE statement.document = document.key)
    FROM document JOIN access_class ON access_class.key = document.class
    WHERE class IN (SELECT value FROM json_each(?1))
    AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2))) ORDER BY uri"""
_DOCUMENT = """SELECT document.key, id, uri, title, media_type, language, published, readers, metadata, layout
    FROM document JOIN access_class ON access_class.key = document.class
    WHERE id = ?1 AND class IN (SELECT value FROM json_each(?2))"""
_CHUNKS = """SELECT chunk.id, document.id, document.key, position, first, past, headings
    FROM chunk JOIN document ON document.key = chunk.document
    WHERE chunk.id IN (SELECT value FROM json_each(?1)) AND chunk.class IN (SELECT value FROM json_each(?2))"""
_SENTENCES = """SELECT sentence.id, document.id, document.key, chunk.id, sentence.position, sentence.first,
    sentence.past FROM sentence JOIN chunk ON chunk.key = sentence.chunk JOIN document ON document.key = chunk.document
    WHERE sentence.key IN (
        SELECT inside.key FROM chunk AS wanted JOIN sentence AS inside ON inside.chunk = wanted.key
        WHERE wanted.id IN (SELECT value FROM json_each(?1))
        UNION SELECT key FROM sentence WHERE id IN (SELECT value FROM json_each(?2))
    ) AND sentence.class IN (SELECT value FROM json_each(?3))
    ORDER BY document.uri, sentence.first, sentence.past, sentence.position, sentence.id"""


def counts(view: View) -> StoreCounts:
    """Counts over what is visible; entities as a reader sees them, joined."""

    def count(statement: str) -> int:
        (number,) = view.connection.execute(statement, (view.classes,)).fetchone()
        return int(number)

    visible = "class IN (SELECT value FROM json_each(?))"
    mentioned = view.connection.execute(f"SELECT DISTINCT entity FROM name WHERE {visible}", (view.classes,))  # noqa: S608 - a constant
    entities = all_components(view, (key for (key,) in mentioned.fetchall()))
    return StoreCounts(
        documents=count(f"SELECT count(*) FROM document WHERE {visible}"),  # noqa: S608 - a constant
        chunks=count(f"SELECT count(*) FROM chunk WHERE {visible}"),  # noqa: S608 - a constant
        sentences=count(f"SELECT count(*) FROM sentence WHERE {visible}"),  # noqa: S608 - a constant
        entities=len(entities),
        mentions=count(f"SELECT coalesce(sum(mentions), 0) FROM name WHERE {visible}"),  # noqa: S608 - a constant
        facts=count(f"SELECT count(DISTINCT fact) FROM statement WHERE {visible}"),  # noqa: S608 - a constant
        evidence=count(f"SELECT count(*) FROM evidence WHERE {visible}"),  # noqa: S608 - a constant
        merges=count(f"SELECT count(*) FROM merge WHERE NOT reversed AND {visible}"),  # noqa: S608 - a constant
    )


def cards(view: View, document_ids: Sequence[str] | None) -> list[DocumentCard]:
    """Cards of these documents, or of all, in order of uri."""
    wanted = None if document_ids is None else listed(document_ids)
    return [
        DocumentCard(
            id=row[0],
            uri=row[1],
            title=row[2],
            media_type=row[3],
            language=row[4],
            published=row[5],
            readers=tuple(sorted(readers_of(row[6]))),
            characters=row[7],
            chunks=row[9],
            facts=row[10],
            metadata=pairs(json.loads(row[8])),
        )
        for row in view.connection.execute(_CARDS, (view.classes, wanted))
    ]


def document(view: View, document_id: str) -> Document:
    """The document as it was put. Raises NotFound when there is none or it is hidden."""
    row = view.connection.execute(_DOCUMENT, (document_id, view.classes)).fetchone()
    if row is None:
        raise NotFound(f"there is no document {document_id!r}", remedy="List the documents to see their ids.")
    return Document(
        id=row[1],
        uri=row[2],
        text=view.texts.get(view.connection, row[0]),
        title=row[3],
        media_type=row[4],
        language=row[5],
        published=row[6],
        readers=readers_of(row[7]),
        metadata=pairs(json.loads(row[8])),
        layout=decode_layout(json.loads(zlib.decompress(row[9]))),
    )


def chunks(view: View, chunk_ids: Sequence[str]) -> list[Chunk]:
    """The visible ones, in the order asked for, repeats kept."""
    found = {
        chunk_id: Chunk(
            id=chunk_id,
            span=Span(document_id=document_id, start=first, end=past),
            text=view.slice(key, first, past),
            index=position,
            headings=tuple(json.loads(headings)),
        )
        for chunk_id, document_id, key, position, first, past, headings in view.connection.execute(
            _CHUNKS, (listed(chunk_ids), view.classes)
        )
    }
    return [found[chunk_id] for chunk_id in chunk_ids if chunk_id in found]


def sentences(view: View, chunk_ids: Sequence[str], sentence_ids: Sequence[str]) -> list[Sentence]:
    """Those of the chunks and those named, in order of uri and position, each once."""
    rows = view.connection.execute(_SENTENCES, (listed(chunk_ids), listed(sentence_ids), view.classes))
    return [
        Sentence(
            id=sentence_id,
            span=Span(document_id=document_id, start=first, end=past),
            text=view.slice(key, first, past),
            chunk_id=chunk_id,
            index=position,
        )
        for sentence_id, document_id, key, chunk_id, position, first, past in rows
    ]
