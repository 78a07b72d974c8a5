"""Re-reading the store: every quotation against its document, every reference, every derived number."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from adapters.sqlite.fulltext import indexed_keys
from adapters.sqlite.insertion import fingerprint
from adapters.sqlite.vectors import stored_rows
from adapters.sqlite.view import unpack
from schema.errors import StoreDamaged
from schema.graph import SearchKind

_TABLES = {SearchKind.CHUNK: "chunk", SearchKind.SENTENCE: "sentence", SearchKind.FACT: "statement"}


def check(connection: sqlite3.Connection, width: int) -> list[str]:
    """What does not hold, one line each, in a fixed order; empty for a sound store."""
    findings = [
        f"database: {message}" for (message,) in connection.execute("PRAGMA integrity_check(100)") if message != "ok"
    ]
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        findings.append(f"{table} row {row}: refers to a {parent} that does not exist")
    findings += _ledger(connection)
    for key, uri, digest in connection.execute("SELECT key, uri, digest FROM document ORDER BY uri").fetchall():
        findings += [f"{uri}: {finding}" for finding in _document(connection, key, digest)]
    findings += _graph(connection)
    findings += _indexes(connection, width)
    return findings


def _document(connection: sqlite3.Connection, key: int, digest: bytes) -> Iterator[str]:
    (data,) = connection.execute("SELECT text FROM document WHERE key = ?", (key,)).fetchone()
    try:
        text = unpack(data)
    except StoreDamaged as error:
        yield str(error)
        return
    if fingerprint(text) != digest:
        yield "the text is not the one that was written"
    for table in ("chunk", "sentence"):
        rows = connection.execute(f"SELECT id, first, past FROM {table} WHERE document = ? ORDER BY first", (key,))  # noqa: S608 - a constant
        for one, first, past in rows:
            if not 0 <= first < past <= len(text):
                yield f"{table} {one} lies outside the text at {first}..{past}"
    yield from _quotations(connection, key, text)
    yield from _names(connection, key, text)


def _quotations(connection: sqlite3.Connection, key: int, text: str) -> Iterator[str]:
    evidence = """SELECT 'evidence of ' || coalesce(fact.id, 'an unknown fact'), first, past, digest
        FROM evidence LEFT JOIN fact ON fact.key = evidence.fact WHERE document = ? ORDER BY first, fact.id"""
    merges = "SELECT 'merge ' || id, first, past, digest FROM merge WHERE document = ? ORDER BY id"
    for statement in (evidence, merges):
        for owner, first, past, digest in connection.execute(statement, (key,)):
            if not 0 <= first < past <= len(text) or fingerprint(text[first:past]) != digest:
                yield f"{owner}: the quotation at {first}..{past} is not the one that was written"


def _names(connection: sqlite3.Connection, key: int, text: str) -> Iterator[str]:
    statement = """SELECT mention.entity, mention.first, mention.past, chunk.first, chunk.past
        FROM mention LEFT JOIN chunk ON chunk.key = mention.chunk WHERE mention.document = ? ORDER BY mention.first"""
    called: Counter[tuple[int, str]] = Counter()
    for entity, first, past, chunk_first, chunk_past in connection.execute(statement, (key,)):
        called[entity, text[first:past]] += 1
        if chunk_first is None or not (0 <= first < past <= len(text) and chunk_first <= first and past <= chunk_past):
            yield f"a mention at {first}..{past} does not lie in its chunk"
    names = connection.execute("SELECT entity, surface, mentions FROM name WHERE document = ?", (key,))
    if {(entity, surface): count for entity, surface, count in names} != called:
        yield "the names of entities are not those of the mentions"


def _ledger(connection: sqlite3.Connection) -> Iterator[str]:
    stored: dict[str, set[str]] = {}
    for uri, source in connection.execute("SELECT uri, source FROM document"):
        stored.setdefault(source, set()).add(uri)
    for source, named in connection.execute("SELECT uri, document_uris FROM source ORDER BY uri"):
        if stored.pop(source, set()) != set(json.loads(named)):
            yield f"ledger: {source}: the documents it names are not those in the store"
    for source in sorted(stored):
        yield f"ledger: {source} is not known, yet documents come from it"


def _graph(connection: sqlite3.Connection) -> Iterator[str]:
    orphans = (
        (
            "SELECT id FROM fact WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.fact = fact.key) ORDER BY id",
            "has no evidence",
        ),
        (
            """SELECT id FROM entity WHERE NOT EXISTS
            (SELECT 1 FROM document_entity WHERE document_entity.entity = entity.key) ORDER BY id""",
            "stands in no document",
        ),
        (
            """SELECT DISTINCT fact.id FROM statement JOIN fact ON fact.key = statement.fact WHERE NOT EXISTS
            (SELECT 1 FROM evidence WHERE evidence.fact = fact.key AND evidence.document = statement.document)
            ORDER BY fact.id""",
            "is stated by a document without evidence",
        ),
    )
    for statement, what in orphans:
        for (one,) in connection.execute(statement):
            yield f"{one} {what}"
    for table in (
        "chunk",
        "sentence",
        "mention",
        "name",
        "document_entity",
        "statement",
        "evidence",
        "merge",
        "vectors",
    ):
        statement = f"""SELECT count(*) FROM {table} JOIN document ON document.key = {table}.document
            WHERE {table}.class <> document.class"""  # noqa: S608 - constants
        (count,) = connection.execute(statement).fetchone()
        if count:
            yield f"{count} rows of {table} are not of the access class of their document"


def _indexes(connection: sqlite3.Connection, width: int) -> Iterator[str]:
    for kind, table in _TABLES.items():
        items: dict[int, set[int]] = {}
        terms: Counter[int] = Counter()
        for key, access_class, length in connection.execute(f"SELECT key, class, terms FROM {table}"):  # noqa: S608
            items.setdefault(access_class, set()).add(key)
            terms[access_class] += length
        counted = connection.execute("SELECT class, items, terms FROM search_index WHERE kind = ?", (kind.value,))
        for access_class, count, length in counted.fetchall():
            keys = items.pop(access_class, set())
            if indexed_keys(connection, kind, access_class) != keys or (count, length) != (
                len(keys),
                terms[access_class],
            ):
                yield f"the full-text index of a class of {kind.value} items does not hold what it should"
            yield from _vectors(connection, kind, access_class, keys, width)
        if items:
            yield f"{kind.value} items are in no full-text index"


def _vectors(
    connection: sqlite3.Connection, kind: SearchKind, access_class: int, keys: set[int], width: int
) -> Iterator[str]:
    found: list[int] = []
    statement = "SELECT items, data FROM vectors WHERE kind = ? AND class = ?"
    for packed, data in connection.execute(statement, (kind.value, access_class)):
        items, rows = stored_rows(packed, data, width)
        found += items
        if rows != len(items):
            yield f"vectors of {kind.value} items are not of width {width}"
    if sorted(found) != sorted(keys):
        yield f"{kind.value} items of a class do not have one vector each"
