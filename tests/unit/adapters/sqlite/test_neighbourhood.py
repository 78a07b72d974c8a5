"""Order, limits and visibility of the walk around seeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from schema.graph import EdgeKind, MergeKind, Subgraph
from tests.contracts.graphs import Joined, Sketch, build, entity_id, says
from tests.contracts.store_base import PROPERTY, owner, put, reader, worlds
from tests.contracts.test_sqlite_store import TestSqliteStore as _Embedded


def nodes(found: Subgraph) -> set[str]:
    return {*found.entity_ids, *found.chunk_ids}


def test_what_is_linked_twice_comes_before_what_is_linked_once(store: SqliteStore) -> None:
    put(store, Sketch(uri="both.txt", said=says("Acme | meets | Bolt"), per_chunk=1))
    put(store, *(Sketch(uri=f"{n}.txt", said=says(f"Acme | knows | Firm{n}"), per_chunk=1) for n in range(20)))
    both = build(Sketch(uri="both.txt", said=says("Acme | meets | Bolt"), per_chunk=1)).chunks[0].id
    found = store.neighbourhood([entity_id("Acme"), entity_id("Bolt")], owner(store), hops=1, limit=3)
    assert nodes(found) == {entity_id("Acme"), entity_id("Bolt"), both}
    assert found.truncated


def test_chunks_lead_to_their_neighbours_in_both_directions(store: SqliteStore) -> None:
    long = Sketch(uri="a.txt", said=says(*(f"Firm{n} | is | {n}" for n in range(5))), per_chunk=1)
    put(store, long, Sketch(uri="b.txt", said=says("Nut | is | 9")))
    chunks = [chunk.id for chunk in build(long).chunks]
    found = store.neighbourhood([chunks[2]], owner(store), hops=1)
    assert set(found.chunk_ids) == set(chunks[1:4])
    assert {(edge.source, edge.target) for edge in found.edges if edge.kind is EdgeKind.NEXT} == {
        (chunks[1], chunks[2]),
        (chunks[2], chunks[3]),
    }


def test_facts_lead_against_their_direction_too(store: SqliteStore) -> None:
    put(store, Sketch(uri="a.txt", said=says("Acme | owns | Bolt")))
    for name in ("Acme", "Bolt"):
        found = store.neighbourhood([entity_id(name)], owner(store), hops=1)
        (edge,) = (edge for edge in found.edges if edge.kind is EdgeKind.FACT)
        assert (edge.source, edge.target, edge.label) == (entity_id("Acme"), entity_id("Bolt"), "owns")


def test_a_fact_is_as_sure_as_its_best_visible_proof(store: SqliteStore) -> None:
    put(store, Sketch(uri="a.txt", said=says("Acme | owns | Bolt"), readers=frozenset({"x"})))
    put(store, Sketch(uri="b.txt", said=says("Acme | owns | Bolt"), readers=frozenset({"y"})))
    found = store.neighbourhood([entity_id("Acme")], reader(store, "x"), hops=2)
    assert [edge.weight for edge in found.edges if edge.kind is EdgeKind.FACT] == [0.75]
    assert len(found.chunk_ids) == 1


@pytest.mark.parametrize("seed", ["IB", "International Bolts"])
def test_any_member_is_a_seed_for_all(store: SqliteStore, seed: str) -> None:
    joined = (Joined(kind=MergeKind.ACRONYM, source="IB", target="International Bolts"),)
    put(store, Sketch(uri="a.txt", said=says("International Bolts | owns | Nut"), joined=joined))
    put(store, Sketch(uri="b.txt", said=says("IB | owns | Gear")))
    found = store.neighbourhood([entity_id(seed)], owner(store), hops=1)
    assert set(found.entity_ids) == {
        min(entity_id("IB"), entity_id("International Bolts")),
        entity_id("Nut"),
        entity_id("Gear"),
    }
    assert len(found.chunk_ids) == 2


@given(world=worlds(), hops=st.integers(0, 3), limit=st.integers(1, 12))
@PROPERTY
def test_a_limit_takes_a_part_of_the_whole(world: tuple[Sketch, ...], hops: int, limit: int) -> None:
    seed = build(world[0]).chunks[0].id
    with _Embedded().filled(*world) as store:
        whole = store.neighbourhood([seed], owner(store), hops=hops)
        part = store.neighbourhood([seed], owner(store), hops=hops, limit=limit)
        nearer = store.neighbourhood([seed], owner(store), hops=max(hops - 1, 0))
    assert len(nodes(part)) == min(limit, len(nodes(whole)))
    assert part.truncated == (len(nodes(whole)) > limit)
    assert nodes(part) <= nodes(whole)
    assert nodes(nearer) <= nodes(whole)
    assert set(part.edges) == {edge for edge in whole.edges if {edge.source, edge.target} <= nodes(part)}
    assert nodes(part) <= nodes(nearer) or nodes(nearer) <= nodes(part)
