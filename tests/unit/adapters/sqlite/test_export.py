"""What an export holds and what it must not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from adapters.sqlite.store import SqliteStore
from schema.access import OWNER
from schema.graph import MergeKind
from tests.contracts.graphs import Joined, Sketch, build, says, source_of
from tests.contracts.store_base import EMBEDDER, put

ONE = Sketch(
    uri="b.txt",
    title="报告",
    said=says("Acme | buys | Widget Inc", "Acme | sells | 3.5", "Acme | buys | Widget Inc"),
    joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Widget Inc"),),
    readers=frozenset({"staff", "board"}),
    rejects=("odd",),
)
TWO = replace(ONE, uri="a.txt", joined=(), readers=frozenset(), title="Zeta")


def records(store: SqliteStore, kind: str) -> list[dict[str, Any]]:
    return [record for record in map(json.loads, store.export()) if record["type"] == kind]


def test_documents_are_in_order_of_uri_with_all_they_are(store: SqliteStore) -> None:
    put(store, ONE, TWO)
    first, second = records(store, "document")
    assert (first["uri"], second["uri"]) == ("a.txt", "b.txt")
    assert second["readers"] == ["board", "staff"]
    assert (second["title"], second["rejects"]) == ("报告", [["odd", "odd", 0, 1]])
    assert second["text"] == build(ONE).document.text
    assert second["layout"]["blocks"] == [["paragraph", 0, len(second["text"]), 0]]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("source", lambda one: one["uri"]),
        ("entity", lambda one: one["id"]),
        ("fact", lambda one: one["id"]),
        ("mention", lambda one: (one["document"] == build(ONE).document.id, one["start"], one["end"], one["entity"])),
        ("evidence", lambda one: (one["document"] == build(ONE).document.id, one["start"], one["end"], one["fact"])),
        ("sentence", lambda one: (one["document"] == build(ONE).document.id, one["start"])),
    ],
)
def test_every_type_has_its_order(store: SqliteStore, kind: str, key: Callable[[dict[str, Any]], Any]) -> None:
    put(store, TWO, ONE)
    found = records(store, kind)
    assert found == sorted(found, key=key)
    assert len(found) > 1


def test_texts_stand_once_and_parts_as_offsets(store: SqliteStore) -> None:
    put(store, ONE)
    text = build(ONE).document.text
    for kind in ("chunk", "sentence", "mention"):
        for record in records(store, kind):
            assert 0 <= record["start"] < record["end"] <= len(text)
            assert not {"text", "surface", "quote"} & record.keys()
    for kind in ("evidence", "merge"):
        for record in records(store, kind):
            assert record["quote"] == text[record["start"] : record["end"]]


def test_two_proofs_in_one_document_are_two_lines(store: SqliteStore) -> None:
    put(store, ONE)
    facts = [record["fact"] for record in records(store, "evidence")]
    assert len(facts) == 3
    assert len(set(facts)) == 2


def test_an_entity_says_which_documents_know_it(store: SqliteStore) -> None:
    put(store, ONE, TWO)
    everywhere = sorted([build(ONE).document.id, build(TWO).document.id])
    assert {tuple(record["documents"]) for record in records(store, "entity")} == {tuple(everywhere)}


def test_nothing_of_this_store_alone_is_in_it(store: SqliteStore) -> None:
    put(store, ONE)
    known = {
        "header": {"type", "format", "version", "embedder"},
        "source": {"type", "uri", "fingerprint", "document_uris", "refusals"},
        "chunk": {"type", "id", "document", "index", "start", "end", "headings"},
        "sentence": {"type", "id", "document", "chunk", "index", "start", "end"},
        "entity": {"type", "id", "entity_type", "normal_name", "disambiguator", "documents"},
        "mention": {"type", "document", "chunk", "entity", "start", "end", "score"},
        "fact": {"type", "id", "subject", "predicate", "object", "qualifiers", "valid_from", "valid_to"},
    }
    for kind, fields in known.items():
        for record in records(store, kind):
            assert record.keys() == fields


def test_a_history_of_writing_leaves_no_trace(store: SqliteStore) -> None:
    put(store, ONE)
    once = list(store.export())
    for number in range(3):
        put(store, replace(ONE, readers=frozenset({f"group {number}"})), TWO)
        store.delete_source("a.txt")
    put(store, ONE)
    assert list(store.export()) == once


def test_containers_keep_the_order_of_their_documents(store: SqliteStore) -> None:
    graphs = [build(replace(ONE, uri=f"box.zip!/{name}", joined=())) for name in ("b", "a")]
    store.put_source(*source_of(graphs, EMBEDDER, uri="box.zip"))
    (record,) = records(store, "source")
    assert record["document_uris"] == ["box.zip!/b", "box.zip!/a"]


def test_an_export_that_is_left_early_frees_its_connection(store: SqliteStore) -> None:
    put(store, ONE)
    for _ in range(20):
        lines = store.export()
        next(lines)
        del lines
    put(store, TWO)
    assert len(store.documents(store.visible_to(OWNER))) == 2
    assert len(store._connections._free) <= 2
