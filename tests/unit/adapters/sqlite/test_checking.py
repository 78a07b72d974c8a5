"""Damage of every sort is found and named."""

from __future__ import annotations

import sqlite3

import pytest

from adapters.sqlite.store import SqliteStore
from adapters.sqlite.view import pack
from schema.errors import StoreDamaged
from schema.graph import MergeKind
from tests.contracts.graphs import Joined, Sketch, build, says
from tests.contracts.store_base import owner, put

SKETCH = Sketch(
    uri="a.txt",
    said=says("Acme | buys | Widget Inc", "Acme | sells | 3.5", "Bolt | owns | Acme"),
    joined=(Joined(kind=MergeKind.ALIAS, source="Bolt", target="Widget Inc"),),
    readers=frozenset({"staff"}),
)
OTHER = Sketch(uri="b.txt", said=says("Acme | buys | Widget Inc", "Nut | makes | Gear"))

DAMAGE = [
    ("UPDATE evidence SET past = past - 1 WHERE key = 1", "quotation"),
    ("UPDATE evidence SET past = 100000 WHERE key = 1", "quotation"),
    ("UPDATE evidence SET digest = x'00' WHERE key = 1", "quotation"),
    ("UPDATE merge SET first = first + 1", "quotation"),
    ("UPDATE chunk SET past = 100000 WHERE key = 1", "chunk"),
    ("UPDATE chunk SET first = past - 1 WHERE key = 1", "mention"),
    ("UPDATE sentence SET past = 100000 WHERE key = 1", "sentence"),
    ("UPDATE mention SET past = past - 1 WHERE key = 1", "names"),
    ("UPDATE name SET mentions = 9 WHERE surface = 'Acme'", "names"),
    ("DELETE FROM name WHERE surface = 'Acme'", "names"),
    ("DELETE FROM entity WHERE key = 1", "does not exist"),
    ("DELETE FROM chunk WHERE key = 1", "does not exist"),
    ("DELETE FROM fact WHERE key = 1", "does not exist"),
    ("DELETE FROM access_class WHERE key = 1", "does not exist"),
    ("DELETE FROM evidence WHERE fact = 1", "evidence"),
    ("DELETE FROM document_entity WHERE entity = 1", "stands in no document"),
    ("UPDATE mention SET class = 2 WHERE class = 1", "access class"),
    ("UPDATE evidence SET class = 2 WHERE class = 1", "access class"),
    ("UPDATE source SET document_uris = '[]' WHERE uri = 'a.txt'", "ledger"),
    ("DELETE FROM source WHERE uri = 'a.txt'", "ledger"),
    ("DELETE FROM vectors WHERE kind = 'fact' AND class = 1", "vector"),
    ("UPDATE vectors SET data = substr(data, 5) WHERE kind = 'chunk'", "width"),
    ("UPDATE search_index SET terms = terms + 1 WHERE kind = 'chunk'", "full-text"),
    ("DELETE FROM terms_sentence_1 WHERE rowid = 1", "full-text"),
    ("DELETE FROM search_index WHERE kind = 'fact'", "full-text"),
]


@pytest.mark.parametrize(("statement", "word"), DAMAGE)
def test_damage_is_found(store: SqliteStore, raw: sqlite3.Connection, statement: str, word: str) -> None:
    put(store, SKETCH, OTHER)
    assert store.check() == []
    assert raw.execute(statement).rowcount > 0
    findings = store.check()
    assert [finding for finding in findings if word in finding]
    assert findings == store.check()


@pytest.mark.parametrize("text", ["", build(SKETCH).document.text.replace("Acme", "Evil"), "short"])
def test_another_text_is_found(store: SqliteStore, raw: sqlite3.Connection, text: str) -> None:
    put(store, SKETCH, OTHER)
    raw.execute("UPDATE document SET text = ? WHERE uri = 'a.txt'", (pack(text),))
    findings = store.check()
    assert any(finding.startswith("a.txt: the text is not") for finding in findings)
    assert not any(finding.startswith("b.txt") for finding in findings)


def test_a_text_that_cannot_be_read_is_found_and_refused(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, SKETCH)
    raw.execute("UPDATE document SET text = x'0102'")
    assert any("cannot be read" in finding for finding in store.check())
    with pytest.raises(StoreDamaged):
        store.document(build(SKETCH).document.id, owner(store))


def test_offsets_beyond_the_text_are_refused_when_read(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, SKETCH)
    raw.execute("UPDATE chunk SET past = 100000")
    with pytest.raises(StoreDamaged):
        store.chunks([build(SKETCH).chunks[0].id], owner(store))


def test_findings_are_in_a_fixed_order(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, OTHER, SKETCH)
    raw.execute("UPDATE evidence SET digest = x'00'")
    findings = store.check()
    assert len(findings) == 5
    assert [finding.partition(":")[0] for finding in findings] == ["a.txt"] * 3 + ["b.txt"] * 2
