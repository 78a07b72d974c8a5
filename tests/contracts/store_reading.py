"""Reading documents, entities, facts and neighbourhoods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schema.errors import NotFound
from schema.extraction import EntityType, Literal
from schema.graph import EdgeKind
from tests.contracts.graphs import Said, Sketch, build, entity_id, says
from tests.contracts.store_base import StoreBase, owner

ONE = Sketch(
    uri="a.txt",
    said=says("Acme Ltd | buys | Widget Inc", "Acme Ltd | sells | 3.5", "Bolt AG | owns | Acme Ltd"),
    readers=frozenset({"staff", "board"}),
    title="First",
)
TWO = Sketch(uri="b.txt", said=says("acme ltd | hires | Nut Ltd", "华为公司 | buys | Widget Inc"))
THREE = Sketch(uri="c.txt", said=says("Nut Ltd | leases | Gear SA", "Gear SA | rents | Cog BV"))


class ReadingContract(StoreBase):
    def test_cards_say_what_a_document_is(self) -> None:
        with self.filled(TWO, ONE) as store:
            cards = store.documents(owner(store))
            assert [card.uri for card in cards] == ["a.txt", "b.txt"]
            first = cards[0]
            assert (first.title, first.readers, first.chunks, first.facts) == ("First", ("board", "staff"), 2, 3)
            assert first.characters == len(build(ONE).document.text)
            assert (first.published, first.language, first.media_type) == ("2024-03-01", "en", "text/plain")
            assert first.metadata == (("author", "Ann Lee"),)
            assert [card.uri for card in store.documents(owner(store), [build(TWO).document.id, "doc_0"])] == ["b.txt"]
            assert store.documents(owner(store), []) == []

    def test_an_unknown_document_is_not_found(self) -> None:
        with self.filled(ONE) as store, pytest.raises(NotFound):
            store.document("doc_0", owner(store))

    def test_chunks_come_in_the_order_asked_for(self) -> None:
        graph = build(ONE)
        ids = [graph.chunks[1].id, "chk_0", graph.chunks[0].id]
        with self.filled(ONE) as store:
            assert store.chunks(ids, owner(store)) == [graph.chunks[1], graph.chunks[0]]
            assert store.chunks([], owner(store)) == []

    def test_sentences_come_in_order_and_once(self) -> None:
        one, two = build(ONE), build(TWO)
        with self.filled(TWO, ONE) as store:
            found = store.sentences(
                owner(store),
                chunk_ids=[two.chunks[0].id, one.chunks[0].id],
                sentence_ids=[one.sentences[2].id, one.sentences[0].id, "sen_0"],
            )
            assert tuple(found) == (*one.sentences, *two.sentences)
            assert store.sentences(owner(store)) == []

    def test_counts_are_of_the_whole(self) -> None:
        with self.filled(ONE, TWO) as store:
            counts = store.counts(owner(store))
            assert (counts.documents, counts.chunks, counts.sentences) == (2, 3, 5)
            assert (counts.entities, counts.mentions, counts.facts, counts.evidence) == (5, 9, 5, 5)
            assert counts.merges == 0

    def test_an_entity_is_called_as_its_mentions_call_it(self) -> None:
        with self.filled(ONE, TWO) as store:
            (entity,) = store.entities([entity_id("Acme Ltd")], owner(store))
            assert (entity.id, entity.name, entity.type) == (entity_id("Acme Ltd"), "Acme Ltd", EntityType.ORGANISATION)
            assert [(alias.name, alias.count) for alias in entity.aliases] == [("Acme Ltd", 3), ("acme ltd", 1)]
            assert (entity.mentions, entity.documents, entity.members) == (4, 2, (entity.id,))

    def test_equally_frequent_names_are_told_apart_by_length_then_letters(self) -> None:
        spelled = Sketch(uri="d.txt", said=says("The Cog BV | is | 1", "Cog BV | is | 2", "COG BV | is | 3"))
        with self.filled(spelled) as store:
            (entity,) = store.entities([entity_id("Cog BV")], owner(store))
            assert [alias.name for alias in entity.aliases] == ["The Cog BV", "COG BV", "Cog BV"]

    def test_aliases_carry_their_writing(self) -> None:
        with self.filled(TWO) as store:
            (entity,) = store.entities([entity_id("华为公司")], owner(store))
            assert entity.aliases[0].language == "zh"

    def test_entities_come_in_the_order_asked_for_each_once(self) -> None:
        ids = [entity_id("Widget Inc"), "ent_0", entity_id("Bolt AG"), entity_id("Widget Inc")]
        with self.filled(ONE, TWO) as store:
            assert [entity.id for entity in store.entities(ids, owner(store))] == [ids[0], ids[2]]

    def test_names_find_entities_whatever_their_spelling(self) -> None:
        with self.filled(ONE, TWO) as store:
            found = store.find_entities(["The ACME-ltd.", "nobody", "華為公司", ""], owner(store))
            assert [[entity.id for entity in one] for one in found] == [
                [entity_id("Acme Ltd")],
                [],
                [entity_id("华为公司")],
                [],
            ]

    def test_namesakes_are_all_found_most_mentioned_first(self) -> None:
        place = tuple(Said(subject="Acme Ltd", predicate="is", object=str(n), type=EntityType.PLACE) for n in range(9))
        with self.filled(ONE, Sketch(uri="d.txt", said=place)) as store:
            (found,) = store.find_entities(["acme ltd"], owner(store))
            assert [(entity.type, entity.mentions) for entity in found] == [
                (EntityType.PLACE, 9),
                (EntityType.ORGANISATION, 3),
            ]

    def test_facts_are_found_from_either_side_by_id_and_by_chunk(self) -> None:
        graph = build(ONE)
        with self.filled(ONE, TWO) as store:
            seen = owner(store)
            about = store.facts(seen, entity_ids=[entity_id("Acme Ltd")])
            assert [fact.predicate for fact in sorted(about, key=lambda fact: fact.predicate)] == [
                "buys",
                "hires",
                "owns",
                "sells",
            ]
            assert [fact.id for fact in about] == sorted(fact.id for fact in about)
            assert store.facts(seen, fact_ids=[graph.facts[1].id, "fct_0"]) == [graph.facts[1]]
            (last,) = store.facts(seen, chunk_ids=[graph.chunks[1].id])
            assert last.predicate == "owns"
            assert store.facts(seen) == []
            assert store.facts(seen, entity_ids=[entity_id("Acme Ltd")], limit=2) == about[:2]
            assert store.facts(seen, entity_ids=[entity_id("Acme Ltd")], limit=0) == []

    def test_a_literal_stays_a_literal(self) -> None:
        with self.filled(ONE) as store:
            (fact,) = (
                fact
                for fact in store.facts(owner(store), entity_ids=[entity_id("Acme Ltd")])
                if fact.predicate == "sells"
            )
            assert isinstance(fact.object, Literal)
            assert fact.object.value == "3.5"

    def test_a_denied_fact_is_another_fact(self) -> None:
        with self.filled(ONE, Sketch(uri="d.txt", said=says("Acme Ltd | not buys | Widget Inc"))) as store:
            facts = store.facts(owner(store), entity_ids=[entity_id("Widget Inc")])
            assert sorted(fact.qualifiers.negated for fact in facts if fact.predicate == "buys") == [False, True]

    def test_proofs_of_several_documents_are_joined(self) -> None:
        with self.filled(ONE, replace(ONE, uri="z.txt")) as store:
            for fact in store.facts(owner(store), entity_ids=[entity_id("Acme Ltd")]):
                places = [proof.span for proof in fact.evidence]
                assert len(places) == 2
                assert places == sorted(places)
                for proof in fact.evidence:
                    document = store.document(proof.span.document_id, owner(store))
                    assert document.slice(proof.span) == proof.quote

    def test_a_neighbourhood_grows_by_hops(self) -> None:
        with self.filled(ONE, TWO, THREE) as store:
            seen, seed = owner(store), [entity_id("Gear SA")]
            alone = store.neighbourhood(seed, seen, hops=0)
            assert (alone.entity_ids, alone.chunk_ids, alone.edges) == ((seed[0],), (), ())
            one = store.neighbourhood(seed, seen, hops=1)
            assert set(one.entity_ids) == {entity_id(name) for name in ("Gear SA", "Nut Ltd", "Cog BV")}
            assert one.chunk_ids == (build(THREE).chunks[0].id,)
            two = store.neighbourhood(seed, seen, hops=2)
            assert entity_id("Acme Ltd") in two.entity_ids
            assert not two.truncated

    def test_edges_have_directions_labels_and_ids(self) -> None:
        graph = build(ONE)
        with self.filled(ONE) as store:
            found = store.neighbourhood([graph.chunks[0].id], owner(store), hops=3)
            kinds = {kind: [edge for edge in found.edges if edge.kind is kind] for kind in EdgeKind}
            assert [(edge.source, edge.target) for edge in kinds[EdgeKind.NEXT]] == [
                (graph.chunks[0].id, graph.chunks[1].id)
            ]
            assert {(edge.source, edge.label, edge.target) for edge in kinds[EdgeKind.FACT]} == {
                (entity_id("Acme Ltd"), "buys", entity_id("Widget Inc")),
                (entity_id("Bolt AG"), "owns", entity_id("Acme Ltd")),
            }
            assert {edge.fact_id for edge in kinds[EdgeKind.FACT]} <= {fact.id for fact in graph.facts}
            weights = {(edge.source, edge.target): edge.weight for edge in kinds[EdgeKind.MENTIONS]}
            assert weights[graph.chunks[0].id, entity_id("Acme Ltd")] == 2.0
            assert list(found.edges) == sorted(found.edges, key=lambda e: (e.kind.value, e.source, e.target, e.fact_id))

    def test_a_neighbourhood_keeps_to_its_limit_nearest_first(self) -> None:
        with self.filled(ONE, TWO, THREE) as store:
            seen, seed = owner(store), entity_id("Gear SA")
            small = store.neighbourhood([seed], seen, hops=3, limit=3)
            assert len(small.entity_ids) + len(small.chunk_ids) == 3
            assert small.truncated
            nearest = store.neighbourhood([seed], seen, hops=1)
            assert set(small.entity_ids) <= set(nearest.entity_ids)
            assert seed in small.entity_ids
            nothing = store.neighbourhood([seed], seen, limit=0)
            assert (nothing.entity_ids, nothing.chunk_ids, nothing.edges) == ((), (), ())

    def test_unknown_seeds_lead_nowhere(self) -> None:
        with self.filled(ONE) as store:
            found = store.neighbourhood(["ent_0", "chk_0", ""], owner(store))
            assert (found.entity_ids, found.chunk_ids, found.edges, found.truncated) == ((), (), (), False)
