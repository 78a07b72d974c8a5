"""Entities joined at reading time, over the merges that are visible and not reversed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schema.access import VisibleSet
from schema.extraction import EntityType
from schema.graph import MergeKind
from schema.ports import Reader
from tests.contracts.graphs import Joined, Said, Sketch, build, entity_id, merge_id, says
from tests.contracts.store_base import StoreBase, owner, put, reader

LONG, SHORT, HAN = "International Bolts", "IB", "国际螺栓"
ACRONYM = Joined(kind=MergeKind.ACRONYM, source=SHORT, target=LONG)
NAMED = Sketch(uri="a.txt", said=says(f"{LONG} | buys | Widget Inc"), joined=(ACRONYM,), readers=frozenset({"board"}))
USED = Sketch(uri="b.txt", said=says(f"{SHORT} | sells | Nut Ltd"), readers=frozenset({"staff", "board"}))
HANS = Sketch(
    uri="c.txt",
    said=says(f"{HAN} | 收购 | 齿轮公司"),
    joined=(Joined(kind=MergeKind.TRANSLATION, source=HAN, target=LONG),),
)


def suffixed(uri: str, name: str, distinguisher: str, kind: MergeKind = MergeKind.LEGAL_SUFFIX) -> Sketch:
    """A document that names a company with its suffix, and so points at the bare name as a hub."""
    hub = Joined(kind=kind, source=name, target="Acme", distinguisher=distinguisher)
    return Sketch(uri=uri, said=says(f"{name} | makes | Widget Inc"), joined=(hub,), readers=frozenset({uri[0]}))


BARE = Sketch(uri="z.txt", said=says("Acme | hires | Ann Lee"), readers=frozenset({"z"}))


def members(store: Reader, name: str, seen: VisibleSet) -> set[str]:
    """Ids of what ``name`` is joined with."""
    return {member for entity in store.entities([entity_id(name)], seen) for member in entity.members}


class MergeContract(StoreBase):
    def test_a_merge_joins_names_facts_and_counts(self) -> None:
        with self.filled(NAMED, USED) as store:
            seen = owner(store)
            ids = sorted([entity_id(LONG), entity_id(SHORT)])
            for name in (LONG, SHORT):
                (entity,) = store.entities([entity_id(name)], seen)
                assert (entity.id, list(entity.members)) == (ids[0], ids)
                assert (entity.name, entity.mentions, entity.documents) == (LONG, 2, 2)
            assert [[one.id for one in found] for found in store.find_entities([LONG, SHORT], seen)] == [[ids[0]]] * 2
            facts = store.facts(seen, entity_ids=[entity_id(SHORT)])
            assert {fact.predicate for fact in facts} == {"buys", "sells"}
            assert {fact.subject_id for fact in facts} == {ids[0]}
            assert store.counts(seen).entities == 3
            assert store.counts(seen).merges == 1

    def test_entities_of_one_component_are_given_once(self) -> None:
        with self.filled(NAMED, USED) as store:
            assert len(store.entities([entity_id(SHORT), entity_id(LONG)], owner(store))) == 1

    def test_merges_chain_through_documents(self) -> None:
        with self.filled(NAMED, USED, HANS) as store:
            everyone = {entity_id(LONG), entity_id(SHORT), entity_id(HAN)}
            assert members(store, HAN, owner(store)) == everyone
            (entity,) = store.entities([entity_id(HAN)], owner(store))
            assert {alias.language for alias in entity.aliases} == {"latin", "zh"}
            assert store.neighbourhood([entity_id(SHORT)], owner(store), hops=0).entity_ids == (min(everyone),)

    def test_the_merges_of_an_entity_come_with_their_proof(self) -> None:
        graphs = [build(NAMED), build(HANS)]
        with self.filled(NAMED, USED, HANS) as store:
            expected = sorted((merge for graph in graphs for merge in graph.merges), key=lambda merge: merge.id)
            assert store.merges(entity_id(SHORT), owner(store)) == expected
            assert store.merges(entity_id("Widget Inc"), owner(store)) == []
            assert store.merges("ent_0", owner(store)) == []

    def test_a_hidden_merge_joins_nothing(self) -> None:
        with self.filled(NAMED, USED) as store:
            staff = reader(store, "staff")
            assert members(store, SHORT, staff) == {entity_id(SHORT)}
            assert store.entities([entity_id(LONG)], staff) == []
            assert store.merges(entity_id(SHORT), staff) == []
            assert members(store, SHORT, reader(store, "board")) == {entity_id(SHORT), entity_id(LONG)}

    def test_reversing_a_merge_parts_and_restoring_joins(self) -> None:
        one = merge_id(ACRONYM, NAMED.uri)
        with self.filled(NAMED, USED) as store:
            before = list(store.export())
            store.reverse_merge(one, reason="two firms")
            assert members(store, SHORT, owner(store)) == {entity_id(SHORT)}
            assert store.merges(entity_id(SHORT), owner(store)) == []
            assert store.counts(owner(store)).entities == 4
            assert store.check() == []
            assert any("two firms" in line for line in store.export())
            store.restore_merge(one)
            assert members(store, SHORT, owner(store)) == {entity_id(SHORT), entity_id(LONG)}
            assert list(store.export()) == before

    def test_a_reversal_outlives_a_new_version_of_its_document(self) -> None:
        with self.filled(NAMED, USED) as store:
            store.reverse_merge(merge_id(ACRONYM, NAMED.uri), reason="two firms")
            put(store, replace(NAMED, said=says(f"{LONG} | leases | Widget Inc")))
            assert members(store, SHORT, owner(store)) == {entity_id(SHORT)}
            put(store, replace(NAMED, joined=()), NAMED)
            assert members(store, SHORT, owner(store)) == {entity_id(SHORT), entity_id(LONG)}

    @pytest.mark.parametrize("kind", [kind for kind in MergeKind if kind.through_hub])
    def test_a_hub_joins_while_nobody_contradicts(self, kind: MergeKind) -> None:
        one, same = suffixed("a.txt", "Acme Ltd", "ltd", kind), suffixed("b.txt", "Acme Limited", "ltd", kind)
        silent = suffixed("c.txt", "ACME Co", "", kind)
        with self.filled(one, same, silent, BARE) as store:
            together = {entity_id(name) for name in ("Acme", "Acme Ltd", "Acme Limited", "ACME Co")}
            assert members(store, "Acme", owner(store)) == together

    def test_a_contradicted_hub_stays_apart_from_all(self) -> None:
        sketches = suffixed("a.txt", "Acme Ltd", "ltd"), suffixed("b.txt", "Acme GmbH", "gmbh"), BARE
        with self.filled(*sketches) as store:
            seen = owner(store)
            for name in ("Acme", "Acme Ltd", "Acme GmbH"):
                assert members(store, name, seen) == {entity_id(name)}
                assert store.merges(entity_id(name), seen) == []
            assert [entity.name for entity in store.find_entities(["acme"], seen)[0]] == ["Acme"]

    def test_who_does_not_see_the_contradiction_sees_the_hub_joined(self) -> None:
        sketches = suffixed("a.txt", "Acme Ltd", "ltd"), suffixed("b.txt", "Acme GmbH", "gmbh"), BARE
        with self.filled(*sketches) as store:
            assert members(store, "Acme", reader(store, "a", "z")) == {entity_id("Acme"), entity_id("Acme Ltd")}
            assert members(store, "Acme", reader(store, "b", "z")) == {entity_id("Acme"), entity_id("Acme GmbH")}
            assert members(store, "Acme", reader(store, "a", "b", "z")) == {entity_id("Acme")}
            assert members(store, "Acme", reader(store, "z")) == {entity_id("Acme")}

    def test_reversing_the_contradicting_merge_joins_the_hub_again(self) -> None:
        sketches = suffixed("a.txt", "Acme Ltd", "ltd"), suffixed("b.txt", "Acme GmbH", "gmbh"), BARE
        with self.filled(*sketches) as store:
            store.reverse_merge(merge_id(sketches[1].joined[0], "b.txt"), reason="a slip")
            assert members(store, "Acme", owner(store)) == {entity_id("Acme"), entity_id("Acme Ltd")}

    def test_the_kinds_of_hub_merges_are_judged_together(self) -> None:
        one = suffixed("a.txt", "Acme Ltd", "ltd")
        other = suffixed("b.txt", "Acme SA", "sa", MergeKind.UNDISTINGUISHED)
        with self.filled(one, other, BARE) as store:
            assert members(store, "Acme", owner(store)) == {entity_id("Acme")}

    def test_what_a_text_says_joins_a_contradicted_hub_all_the_same(self) -> None:
        said = Sketch(
            uri="c.txt",
            said=says("Acme | is | Acme AG"),
            joined=(Joined(kind=MergeKind.ALIAS, source="Acme AG", target="Acme"),),
        )
        with self.filled(suffixed("a.txt", "Acme Ltd", "ltd"), suffixed("b.txt", "Acme GmbH", "gmbh"), said) as store:
            assert members(store, "Acme", owner(store)) == {entity_id("Acme"), entity_id("Acme AG")}

    def test_a_bare_name_finds_what_its_hub_joins(self) -> None:
        with self.filled(suffixed("a.txt", "Acme Ltd", "ltd")) as store:
            (found,) = store.find_entities(["Acme"], owner(store))
            assert [entity.name for entity in found] == ["Acme Ltd"]

    def test_an_entity_nobody_mentions_is_not_shown(self) -> None:
        with self.filled(suffixed("a.txt", "Acme Ltd", "ltd"), suffixed("b.txt", "Acme GmbH", "gmbh")) as store:
            assert store.find_entities(["Acme"], owner(store)) == [[]]
            assert store.entities([entity_id("Acme")], owner(store)) == []

    def test_the_most_frequent_type_wins_and_other_loses_ties(self) -> None:
        def world(organisations: int, others: int) -> Sketch:
            said = [Said(subject="Acme", predicate="is", object=str(n)) for n in range(organisations)]
            said += [Said(subject="Acme", predicate="has", object=str(n), type=EntityType.OTHER) for n in range(others)]
            untyped = Joined(kind=MergeKind.UNTYPED, source="Acme", target="Acme", target_type=EntityType.OTHER)
            return Sketch(uri="t.txt", said=tuple(said), joined=(untyped,))

        for organisations, others, expected in (
            (2, 1, EntityType.ORGANISATION),
            (2, 2, EntityType.ORGANISATION),
            (1, 2, EntityType.OTHER),
        ):
            with self.filled(world(organisations, others)) as store:
                (entity,) = store.entities([entity_id("Acme")], owner(store))
                assert (entity.type, len(entity.members)) == (expected, 2)

    def test_a_fact_within_one_entity_is_no_edge(self) -> None:
        within = Sketch(
            uri="a.txt",
            said=says(f"{SHORT} | is short for | {LONG}"),
            joined=(ACRONYM,),
        )
        with self.filled(within) as store:
            found = store.neighbourhood([entity_id(LONG)], owner(store), hops=2)
            assert all(edge.source != edge.target for edge in found.edges)
            assert len(found.entity_ids) == 1
