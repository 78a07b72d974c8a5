"""What a write touches: the rows of its own document and nothing else."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from adapters.sqlite.store import SqliteStore
from schema.errors import InvalidRecord
from schema.graph import MergeKind
from tests.contracts.graphs import Joined, Sketch, build, says, source_of
from tests.contracts.store_base import EMBEDDER, put

ONE = Sketch(
    uri="a.txt",
    said=says("Acme | buys | Widget", "Acme | sells | 3.5"),
    joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Widget"),),
    readers=frozenset({"staff"}),
)
TWO = replace(ONE, uri="b.txt", said=says("Acme | buys | Widget", "Nut | makes | Gear"), joined=())
OWN = ("chunk", "sentence", "mention", "name", "document_entity", "statement", "evidence", "merge", "vectors")


def rows(raw: sqlite3.Connection, uri: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a document, keys included."""
    (key,) = raw.execute("SELECT key FROM document WHERE uri = ?", (uri,)).fetchone()
    found = {"document": raw.execute("SELECT * FROM document WHERE key = ?", (key,)).fetchall()}
    for table in OWN:
        found[table] = raw.execute(f"SELECT * FROM {table} WHERE document = ? ORDER BY 1, 2", (key,)).fetchall()  # noqa: S608
    return found


def leftovers(raw: sqlite3.Connection) -> dict[str, int]:
    """Numbers of rows of all tables but the two that outlive documents."""
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    counts = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608
    return {name: count for name, count in counts.items() if count and name not in {"meta", "sqlite_sequence"}}


def test_other_documents_keep_their_very_rows(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, ONE, TWO)
    before = rows(raw, "b.txt")
    assert all(before[table] for table in OWN if table != "merge")
    put(store, replace(ONE, said=says("Acme | leases | Gear")))
    store.delete_source("a.txt")
    put(store, ONE)
    assert rows(raw, "b.txt") == before


def test_nothing_is_left_when_all_is_deleted(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, ONE, TWO, Sketch(uri="c.txt", said=says("Nut | is | Nut"), readers=frozenset({"board", "staff"})))
    assert leftovers(raw)
    for uri in ("a.txt", "c.txt", "b.txt"):
        assert store.delete_source(uri)
    assert leftovers(raw) == {}


def test_a_text_is_stored_once(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, ONE)
    quote = build(ONE).sentences[0].text
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for name in names:
        rows_of = raw.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - a name from the schema
        assert not [value for row in rows_of for value in row if isinstance(value, str) and quote in value]


def test_a_shared_fact_is_one_row(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, ONE, TWO)
    assert raw.execute("SELECT count(*) FROM fact").fetchone() == (3,)
    assert raw.execute("SELECT count(*) FROM evidence").fetchone() == (4,)


def test_every_write_is_an_epoch(store: SqliteStore, raw: sqlite3.Connection) -> None:
    def epoch() -> int:
        return int(raw.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()[0])

    start = epoch()
    put(store, ONE)
    store.delete_source("a.txt")
    assert epoch() == start + 2
    store.ledger()
    store.check()
    assert epoch() == start + 2


def test_an_id_of_another_document_is_refused_whole(store: SqliteStore) -> None:
    put(store, TWO)
    before = list(store.export())
    graph = build(ONE)
    taken = replace(graph.chunks[0], id=build(TWO).chunks[0].id)
    stolen = replace(
        graph,
        chunks=(taken,),
        sentences=tuple(replace(one, chunk_id=taken.id) for one in graph.sentences),
        mentions=tuple(replace(one, chunk_id=taken.id) for one in graph.mentions),
        facts=tuple(
            replace(one, evidence=tuple(replace(proof, chunk_id=taken.id) for proof in one.evidence))
            for one in graph.facts
        ),
    )
    with pytest.raises(InvalidRecord, match="another document"):
        store.put_source(*source_of([stolen], EMBEDDER))
    assert list(store.export()) == before


def test_confidence_must_be_a_number(store: SqliteStore) -> None:
    graph = build(ONE)
    fact = graph.facts[0]
    odd = replace(fact, evidence=(replace(fact.evidence[0], confidence=float("nan")),))
    with pytest.raises(InvalidRecord):
        store.put_source(*source_of([replace(graph, facts=(odd, *graph.facts[1:]))], EMBEDDER))
    assert store.ledger() == {}
