"""The writing side: sources, documents and decisions about merges, each call inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from adapters.sqlite.codec import decode_refusals, encode_refusals, listed, to_json
from adapters.sqlite.insertion import insert_document
from adapters.sqlite.removal import Removed, remove_document, sweep
from schema.errors import InvalidRecord, NotFound
from schema.graph import DocumentGraph, DocumentVectors
from schema.ports import LedgerEntry


def put_source(
    connection: sqlite3.Connection, entry: LedgerEntry, graphs: Sequence[tuple[DocumentGraph, DocumentVectors]]
) -> None:
    """Replace what the source gave before. A document that another source gave moves to this one.

    Reversals of merges survive when the same merges are given again. Raises InvalidRecord for text that is no valid
    Unicode and for ids that another document uses.
    """
    removed = Removed()
    try:
        for (document,) in connection.execute("SELECT key FROM document WHERE source = ?", (entry.uri,)).fetchall():
            remove_document(connection, document, removed)
        _put_entry(connection, entry)
        for graph, vectors in graphs:
            _take_over(connection, graph.document.uri, removed)
            insert_document(connection, entry.uri, graph, vectors)
        connection.executemany(
            "UPDATE merge SET reversed = 1, reversal = ? WHERE id = ?",
            [(reason, merge_id) for merge_id, reason in removed.reversals.items()],
        )
        sweep(connection, removed)
    except UnicodeEncodeError as error:
        raise InvalidRecord(f"source {entry.uri!a} holds text that is no valid Unicode ({error.reason})") from error
    except sqlite3.IntegrityError as error:
        raise InvalidRecord(f"source {entry.uri!r} uses an id that another document has ({error})") from error


def delete_source(connection: sqlite3.Connection, uri: str) -> bool:
    """Remove a source, or one document by its uri, which its source then no longer names."""
    removed = Removed()
    known = connection.execute("SELECT 1 FROM source WHERE uri = ?", (uri,)).fetchone()
    if known:
        for (document,) in connection.execute("SELECT key FROM document WHERE source = ?", (uri,)).fetchall():
            remove_document(connection, document, removed)
        connection.execute("DELETE FROM source WHERE uri = ?", (uri,))
    elif not _take_over(connection, uri, removed):
        return False
    sweep(connection, removed)
    return True


def ledger(connection: sqlite3.Connection) -> dict[str, LedgerEntry]:
    """All entries by source uri, in order of uri."""
    rows = connection.execute("SELECT uri, fingerprint, document_uris, refusals FROM source ORDER BY uri")
    return {
        uri: LedgerEntry(
            uri=uri,
            fingerprint=fingerprint,
            document_uris=tuple(json.loads(document_uris)),
            refusals=decode_refusals(json.loads(refusals)),
        )
        for uri, fingerprint, document_uris, refusals in rows
    }


def set_reversed(connection: sqlite3.Connection, merge_id: str, *, reverse: bool, reason: str) -> None:
    """Mark a merge as reversed or restore it. Raises NotFound."""
    statement = "UPDATE merge SET reversed = ?, reversal = ? WHERE id = ?"
    if connection.execute(statement, (int(reverse), reason, merge_id)).rowcount == 0:
        raise NotFound(f"there is no merge {merge_id!r}", remedy="Take the id from the list of an entity's merges.")


def is_empty(connection: sqlite3.Connection) -> bool:
    """True when no source was ever put, or all were deleted."""
    return connection.execute("SELECT 1 FROM source LIMIT 1").fetchone() is None


def _put_entry(connection: sqlite3.Connection, entry: LedgerEntry) -> None:
    connection.execute(
        """INSERT INTO source(uri, fingerprint, document_uris, refusals) VALUES(?, ?, ?, ?)
        ON CONFLICT(uri) DO UPDATE SET fingerprint = excluded.fingerprint, document_uris = excluded.document_uris,
        refusals = excluded.refusals""",
        (
            entry.uri,
            entry.fingerprint,
            listed(entry.document_uris),
            to_json(encode_refusals(entry.refusals)),
        ),
    )


def _take_over(connection: sqlite3.Connection, uri: str, removed: Removed) -> bool:
    """Remove the document of this uri, whichever source gave it, from the store and from that source's entry."""
    row = connection.execute("SELECT key, source FROM document WHERE uri = ?", (uri,)).fetchone()
    if row is None:
        return False
    document, source = row
    remove_document(connection, document, removed)
    (stored,) = connection.execute("SELECT document_uris FROM source WHERE uri = ?", (source,)).fetchone()
    kept = [other for other in json.loads(stored) if other != uri]
    connection.execute("UPDATE source SET document_uris = ? WHERE uri = ?", (listed(kept), source))
    return True
