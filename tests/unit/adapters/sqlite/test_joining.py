"""Joining against a plain model that looks at the whole graph."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.joining import Disjoint
from schema.access import Principal
from schema.graph import MergeKind
from tests.contracts.graphs import Sketch, entity_id, merge_id
from tests.contracts.store_base import PROPERTY, may_read, principals, worlds
from tests.contracts.test_sqlite_store import TestSqliteStore as _Embedded

pairs = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


@given(pairs)
def test_sets_are_the_connected_parts(links: list[tuple[int, int]]) -> None:
    joined = Disjoint()
    reach: dict[int, set[int]] = {}
    for one, other in links:
        joined.union(one, other)
        together = reach.get(one, {one}) | reach.get(other, {other})
        for each in together:
            reach[each] = together
    assert joined.sets() == sorted({tuple(sorted(part)): sorted(part) for part in reach.values()}.values())


@given(pairs)
def test_the_order_of_joining_does_not_matter(links: list[tuple[int, int]]) -> None:
    forward, backward = Disjoint(), Disjoint()
    for one, other in links:
        forward.union(one, other)
    for one, other in reversed(links):
        backward.union(other, one)
    assert forward.sets() == backward.sets()


def test_a_new_key_is_alone() -> None:
    joined = Disjoint()
    assert joined.find(7) == 7
    assert joined.sets() == [[7]]


def model(world: tuple[Sketch, ...], asker: Principal, reversed_ids: set[str]) -> list[set[str]]:
    """Components by the rule as it is written: all visible merges, hubs with two distinguishers left out."""
    seen = [
        (joined, entity_id(joined.source), entity_id(joined.target))
        for sketch in world
        if may_read(sketch, asker)
        for joined in sketch.joined
        if merge_id(joined, sketch.uri) not in reversed_ids
    ]
    said: dict[str, set[str]] = {}
    for joined, _, target in seen:
        if joined.kind.through_hub and joined.distinguisher:
            said.setdefault(target, set()).add(joined.distinguisher)
    parts: list[set[str]] = []
    for joined, source, target in seen:
        if joined.kind.through_hub and len(said.get(target, ())) > 1:
            continue
        touching = [part for part in parts if part & {source, target}]
        parts = [part for part in parts if part not in touching]
        parts.append({source, target}.union(*touching))
    return parts


@given(world=worlds(most=4), asker=principals | st.just(Principal(owner=True)), data=st.data())
@PROPERTY
def test_members_are_those_of_the_model(world: tuple[Sketch, ...], asker: Principal, data: st.DataObject) -> None:
    merges = sorted(merge_id(joined, sketch.uri) for sketch in world for joined in sketch.joined)
    undone = set(data.draw(st.lists(st.sampled_from(merges), max_size=2))) if merges else set()
    names = {said.subject for sketch in world if may_read(sketch, asker) for said in sketch.said}
    with _Embedded().filled(*world) as store:
        for one in sorted(undone):
            store.reverse_merge(one, reason="no")
        visible = store.visible_to(asker)
        found = {name: store.entities([entity_id(name)], visible) for name in sorted(names)}
        counted = store.counts(visible)
        everyone = store.entities([entity_id(name) for name in _all_names(world)], visible)
    parts = model(world, asker, undone)
    for name, (entity,) in found.items():
        expected = next((part for part in parts if entity_id(name) in part), {entity_id(name)})
        assert set(entity.members) == expected
        assert entity.id == min(expected) == entity.members[0]
    assert counted.entities == len(everyone)
    for first, second in combinations(everyone, 2):
        assert not set(first.members) & set(second.members)


def _all_names(world: tuple[Sketch, ...]) -> list[str]:
    names = {name for sketch in world for said in sketch.said for name in (said.subject, said.object)}
    return sorted(names | {name for sketch in world for one in sketch.joined for name in (one.source, one.target)})


def test_three_kinds_join_through_hubs() -> None:
    assert [kind.value for kind in MergeKind if kind.through_hub] == ["legal_suffix", "undistinguished", "untyped"]
