"""Nobody learns anything of what they may not read: not its words, its ids, nor that it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from schema.access import OWNER, Principal, VisibleSet
from schema.errors import NotFound
from schema.graph import SearchKind
from tests.contracts.graphs import Sketch, build, entity_id, says
from tests.contracts.store_base import (
    EMBEDDER,
    GROUPS,
    NAMES,
    PROPERTY,
    StoreBase,
    canary,
    everything,
    may_read,
    owner,
    principals,
    put,
    reader,
    worlds,
)

OPEN = Sketch(uri="open.txt", said=says("Acme | buys | Widget Inc"), readers=frozenset({"staff", "board"}))
SHUT = Sketch(
    uri="shut.txt", said=says("Acme | buys | Widget Inc", "ACME | fires | Ann Lee"), readers=frozenset({"board"})
)
OWN = Sketch(uri="own.txt", said=says("Acme | hides | Gold"))


class AccessContract(StoreBase):
    def test_groups_open_what_names_one_of_them(self) -> None:
        with self.filled(OPEN, SHUT, OWN) as store:

            def uris(seen: VisibleSet) -> list[str]:
                return [card.uri for card in store.documents(seen)]

            assert uris(owner(store)) == ["open.txt", "own.txt", "shut.txt"]
            assert uris(reader(store, "staff")) == ["open.txt"]
            assert uris(reader(store, "board")) == ["open.txt", "shut.txt"]
            assert uris(reader(store, "staff", "board")) == ["open.txt", "shut.txt"]
            assert uris(reader(store, "strangers")) == []
            assert uris(reader(store)) == []

    def test_odd_names_of_groups_open_nothing_else(self) -> None:
        with self.filled(OPEN, OWN, replace(OPEN, uri="comma.txt", readers=frozenset({"a,b", '["staff"]'}))) as store:
            for group in (
                "",
                "*",
                "%",
                "a",
                "b",
                "staff,board",
                "STAFF",
                " staff",
                '"staff"',
                "staff' OR '1'='1",
                "\x00",
            ):
                assert store.documents(reader(store, group)) == [], group
            assert [card.uri for card in store.documents(reader(store, "a,b"))] == ["comma.txt"]
            assert [card.uri for card in store.documents(reader(store, '["staff"]'))] == ["comma.txt"]

    def test_the_empty_set_and_unknown_classes_see_nothing(self) -> None:
        graphs = [build(OPEN), build(OWN)]
        with self.filled(OPEN, OWN) as store:
            for classes in (frozenset[int](), frozenset({10**6})):
                seen = VisibleSet(classes=classes)
                assert store.documents(seen) == []
                assert store.counts(seen).entities == store.counts(seen).documents == 0
                assert store.entities([entity.id for graph in graphs for entity in graph.entities], seen) == []
                assert store.search_text("acme", SearchKind.CHUNK, seen, k=5) == []
                assert store.search_vectors(EMBEDDER.embed_query("acme"), SearchKind.CHUNK, seen, k=5) == []

    def test_hidden_and_unknown_documents_are_refused_in_the_same_words(self) -> None:
        hidden, unknown = build(SHUT).document.id, build(replace(SHUT, uri="none.txt")).document.id
        messages = []
        for sketches, document_id in (((OPEN, SHUT), hidden), ((OPEN, SHUT), unknown)):
            with self.filled(*sketches) as store, pytest.raises(NotFound) as caught:
                store.document(document_id, reader(store, "staff"))
            messages.append((str(caught.value).replace(document_id, "ID"), caught.value.remedy))
        assert messages[0] == messages[1]

    def test_evidence_names_and_counts_are_of_visible_documents_only(self) -> None:
        with self.filled(OPEN, SHUT) as store:
            seen = reader(store, "staff")
            (entity,) = store.entities([entity_id("Acme")], seen)
            assert [(alias.name, alias.count) for alias in entity.aliases] == [("Acme", 1)]
            assert (entity.mentions, entity.documents) == (1, 1)
            (fact,) = store.facts(seen, entity_ids=[entity_id("Acme")])
            assert [proof.span.document_id for proof in fact.evidence] == [build(OPEN).document.id]
            assert store.entities([entity_id("Ann Lee")], seen) == []
            assert store.find_entities(["ann lee"], seen) == [[]]

    def test_new_readers_are_heeded_at_once(self) -> None:
        with self.filled(OPEN) as store:
            before = reader(store, "staff")
            query = EMBEDDER.embed_query("Acme buys")
            assert store.search_vectors(query, SearchKind.CHUNK, before, k=1)
            put(store, replace(OPEN, readers=frozenset({"board"})))
            for seen in (before, reader(store, "staff")):
                assert store.documents(seen) == []
                assert store.search_text("acme", SearchKind.CHUNK, seen, k=1) == []
                assert store.search_vectors(query, SearchKind.CHUNK, seen, k=1) == []
            assert store.documents(reader(store, "board"))

    def test_a_set_that_somebody_kept_never_opens_other_documents(self) -> None:
        with self.filled(OPEN, SHUT) as store:
            kept = reader(store, "board")
            store.delete_source("open.txt")
            store.delete_source("shut.txt")
            put(store, OWN, replace(OPEN, uri="later.txt", readers=frozenset({"finance"})))
            assert store.documents(kept) == []

    @given(world=worlds(), asker=principals)
    @PROPERTY
    def test_no_answer_holds_anything_hidden(self, world: tuple[Sketch, ...], asker: Principal) -> None:
        graphs = [build(sketch) for sketch in world]
        words = [*NAMES, "buys", *(canary(number) for number in range(len(world)))]
        with self.filled(*world) as store:
            answers = everything(store, asker, graphs, words)
        hidden = [graph for sketch, graph in zip(world, graphs, strict=True) if not may_read(sketch, asker)]
        shown = {entity.id for graph in graphs if graph not in hidden for entity in graph.entities}
        for graph in hidden:
            secrets = {canary(world.index(sketch)) for sketch in world if sketch.uri == graph.document.uri}
            secrets |= {chunk.id for chunk in graph.chunks} | {sentence.id for sentence in graph.sentences}
            secrets.add(graph.document.id)
            secrets |= {entity.id for entity in graph.entities if entity.id not in shown}
            for answer in answers:
                assert not [secret for secret in secrets if secret in answer]

    @given(world=worlds(), asker=principals)
    @PROPERTY
    def test_what_is_hidden_changes_nothing(self, world: tuple[Sketch, ...], asker: Principal) -> None:
        graphs = [build(sketch) for sketch in world]
        words = [*NAMES, "buys", canary(0)]
        with self.filled(*world) as store:
            answers = everything(store, asker, graphs, words)
        with self.filled(*(sketch for sketch in world if may_read(sketch, asker))) as store:
            assert everything(store, asker, graphs, words) == answers

    @given(world=worlds(most=3))
    @PROPERTY
    def test_the_owner_sees_all_and_all_groups_together_all_but_the_owners_own(self, world: tuple[Sketch, ...]) -> None:
        with self.filled(*world) as store:
            assert len(store.documents(store.visible_to(OWNER))) == len(world)
            shared = [sketch.uri for sketch in world if sketch.readers]
            assert [card.uri for card in store.documents(reader(store, *GROUPS))] == sorted(shared)
