"""Requests of odd sizes and odd strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from schema.errors import NotFound
from schema.extraction import EntityType
from schema.graph import MergeKind, SearchKind
from tests.contracts.graphs import Joined, Said, Sketch, build, entity_id, says
from tests.contracts.store_base import EMBEDDER, PROPERTY, owner, put, reader
from tests.contracts.test_sqlite_store import TestSqliteStore as _Embedded

SKETCH = Sketch(
    uri="a.txt", said=says("Acme | buys | Widget Inc", "华为公司 | 收购 | 齿轮公司"), readers=frozenset({"x"})
)
MANY = 120_000  # more than SQLite takes as variables of one statement
ODD = [
    "",
    " ",
    "%",
    "_",
    "*",
    "'",
    '"',
    "\\",
    "\x00",
    "a\x00b",
    "\ud800",
    "[",
    "null",
    "1",
    "ent_'; --",
    "\u202e",
    "x" * 10_000,
]


def test_long_lists_of_ids_are_fine(store: SqliteStore) -> None:
    put(store, SKETCH)
    graph, seen = build(SKETCH), owner(store)
    noise = [f"none_{number}" for number in range(MANY)]
    assert store.chunks([*noise, graph.chunks[0].id], seen) == [graph.chunks[0]]
    assert store.sentences(seen, sentence_ids=[*noise, graph.sentences[0].id]) == [graph.sentences[0]]
    assert len(store.entities([*noise, entity_id("Acme")], seen)) == 1
    assert len(store.facts(seen, fact_ids=[*noise, graph.facts[0].id])) == 1
    assert len(store.documents(seen, [*noise, graph.document.id])) == 1
    assert store.neighbourhood([*noise, entity_id("Acme")], seen, hops=0).entity_ids == (entity_id("Acme"),)


@pytest.mark.parametrize("odd", ODD)
def test_odd_strings_find_nothing_and_break_nothing(store: SqliteStore, odd: str) -> None:
    put(store, SKETCH)
    seen = reader(store, "x")
    assert store.chunks([odd], seen) == []
    assert store.sentences(seen, chunk_ids=[odd], sentence_ids=[odd]) == []
    assert store.entities([odd], seen) == []
    assert store.find_entities([odd], seen) == [[]]
    assert store.facts(seen, entity_ids=[odd], fact_ids=[odd], chunk_ids=[odd]) == []
    assert store.documents(seen, [odd]) == []
    assert store.neighbourhood([odd], seen).entity_ids == ()
    assert store.search_text(odd, SearchKind.CHUNK, seen, k=3) == []
    assert store.merges(odd, seen) == []
    assert reader(store, odd).classes == frozenset()


@given(st.text())
@PROPERTY
def test_any_name_may_be_asked_for(name: str) -> None:
    with _Embedded().filled(SKETCH) as store:
        (found,) = store.find_entities([name], owner(store))
        store.search_text(name, SearchKind.FACT, owner(store), k=3)
        for entity in found:
            assert entity.name in {"Acme", "Widget Inc", "华为公司", "齿轮公司"}


@pytest.mark.parametrize("k", [-1, 0])
def test_no_hits_are_none(store: SqliteStore, k: int) -> None:
    put(store, SKETCH)
    assert store.search_text("acme", SearchKind.CHUNK, owner(store), k=k) == []
    assert store.search_vectors(EMBEDDER.embed_query("acme"), SearchKind.CHUNK, owner(store), k=k) == []


def test_unknown_things_are_named_in_the_refusal(store: SqliteStore) -> None:
    with pytest.raises(NotFound, match="doc_none") as document:
        store.document("doc_none", owner(store))
    with pytest.raises(NotFound, match="mrg_none") as merge:
        store.reverse_merge("mrg_none", reason="-")
    assert document.value.remedy
    assert merge.value.remedy


def test_a_long_chain_of_merges_is_followed_to_its_end(store: SqliteStore) -> None:
    chain = tuple(
        Joined(kind=MergeKind.ALIAS, source=f"Firm {number}", target=f"Firm {number + 1}") for number in range(300)
    )
    put(store, Sketch(uri="a.txt", said=says("Firm 0 | is | Firm 300"), joined=chain))
    (entity,) = store.entities([entity_id("Firm 150")], owner(store))
    assert len(entity.members) == 301
    assert entity.mentions == 2
    assert len(store.merges(entity_id("Firm 0"), owner(store))) == 300
    assert store.counts(owner(store)).entities == 1


def test_many_documents_about_one_entity_are_counted(store: SqliteStore) -> None:
    put(store, *(Sketch(uri=f"{n}.txt", said=says(f"Acme | buys | Firm{n % 3}")) for n in range(30)))
    (entity,) = store.entities([entity_id("Acme")], owner(store))
    assert (entity.mentions, entity.documents) == (30, 30)
    facts = store.facts(owner(store), entity_ids=[entity.id])
    assert [len(fact.evidence) for fact in facts] == [10, 10, 10]


def test_entities_of_one_name_and_several_types_are_told_apart(store: SqliteStore) -> None:
    said = tuple(
        Said(subject="Paris", predicate="is", object="1", type=kind) for kind in (EntityType.PERSON, EntityType.PLACE)
    )
    put(store, Sketch(uri="a.txt", said=said))
    (found,) = store.find_entities(["paris"], owner(store))
    assert {entity.type for entity in found} == {EntityType.PERSON, EntityType.PLACE}
    assert [entity.id for entity in found] == sorted(entity.id for entity in found)


def test_repeated_chunks_are_given_as_often_as_asked(store: SqliteStore) -> None:
    put(store, SKETCH)
    chunk = build(SKETCH).chunks[0]
    assert store.chunks([chunk.id, chunk.id], owner(store)) == [chunk, chunk]


def test_the_ledger_is_in_order_of_uri(store: SqliteStore) -> None:
    put(store, *(Sketch(uri=f"{name}.txt") for name in ("b", "文", "a", "Z")))
    assert list(store.ledger()) == ["Z.txt", "a.txt", "b.txt", "文.txt"]


def test_texts_longer_than_the_cache_are_still_sliced(store: SqliteStore) -> None:
    sketches = [
        Sketch(uri=f"{n}.txt", said=says(*(f"Firm {n} | makes | Part {m}" for m in range(40)))) for n in range(5)
    ]
    put(store, *sketches)
    store._texts._limit = 100
    for sketch in [*sketches, *sketches]:
        graph = build(sketch)
        assert tuple(store.chunks([chunk.id for chunk in graph.chunks], owner(store))) == graph.chunks
    assert len(store._texts._texts) == 1
