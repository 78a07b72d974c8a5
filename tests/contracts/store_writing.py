"""Putting, replacing and deleting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.errors import InvalidRecord, NotFound
from schema.graph import EMPTY_MATRIX, DocumentGraph, MergeKind
from schema.ports import LedgerEntry, Refusal
from tests.contracts.graphs import Joined, Sketch, build, entity_id, says, source_of
from tests.contracts.store_base import EMBEDDER, PROPERTY, StoreBase, owner, put, worlds

FIRST = Sketch(uri="a.txt", said=says("Acme | buys | Widget Inc", "Acme | sells | 3.5"), readers=frozenset({"staff"}))
SECOND = Sketch(uri="b.txt", said=says("Acme | buys | Widget Inc", "Bolt | owns | Acme"), title="News")


def damaged(graph: DocumentGraph) -> list[tuple[str, DocumentGraph]]:
    """Graphs that do not hold together, each in one way."""
    chunk, sentence, entity = graph.chunks[0], graph.sentences[0], graph.entities[0]
    mention, fact, merge = graph.mentions[0], graph.facts[0], graph.merges[0]
    wrong = "?" * len(mention.surface)
    proof = fact.evidence[0]
    return [
        ("chunk text", replace(graph, chunks=(replace(chunk, text="?" * len(chunk.text)),))),
        ("sentence text", replace(graph, sentences=(replace(sentence, text="?" * len(sentence.text)),))),
        ("sentence chunk", replace(graph, sentences=(replace(sentence, chunk_id="chk_0"),))),
        ("entity id", replace(graph, entities=(replace(entity, id="ent_0"), *graph.entities[1:]))),
        ("entity missing", replace(graph, entities=graph.entities[1:])),
        ("mention surface", replace(graph, mentions=(replace(mention, surface=wrong),))),
        ("mention chunk", replace(graph, mentions=(replace(mention, chunk_id="chk_0"),))),
        ("fact id", replace(graph, facts=(replace(fact, id="fct_0"),))),
        (
            "fact quote",
            replace(graph, facts=(replace(fact, evidence=(replace(proof, quote="?" * len(proof.quote)),)),)),
        ),
        ("fact chunk", replace(graph, facts=(replace(fact, evidence=(replace(proof, chunk_id="chk_0"),)),))),
        ("merge quote", replace(graph, merges=(replace(merge, quote="?" * len(merge.quote)),))),
        ("merge end", replace(graph, merges=(replace(merge, target_id="ent_0"),))),
        ("chunk twice", replace(graph, chunks=(chunk, chunk))),
        ("fact twice", replace(graph, facts=(fact, fact))),
    ]


class WritingContract(StoreBase):
    def test_a_new_store_is_empty(self) -> None:
        with self.fresh() as store:
            assert store.ledger() == {}
            assert store.documents(owner(store)) == []
            assert store.counts(owner(store)).documents == 0
            assert store.check() == []
            assert len(list(store.export())) == 1

    def test_what_is_put_is_read_back(self) -> None:
        graph = build(FIRST)
        with self.filled(FIRST) as store:
            seen = owner(store)
            assert store.document(graph.document.id, seen) == graph.document
            assert tuple(store.chunks([chunk.id for chunk in graph.chunks], seen)) == graph.chunks
            assert tuple(store.sentences(seen, chunk_ids=[chunk.id for chunk in graph.chunks])) == graph.sentences
            assert tuple(store.facts(seen, fact_ids=[fact.id for fact in graph.facts])) == graph.facts

    def test_the_ledger_keeps_what_a_source_gave_and_refused(self) -> None:
        refusal = Refusal(uri="box.zip!/c.bin", code="unknown", message="not a text", remedy="Convert it.")
        graphs = [build(replace(FIRST, uri="box.zip!/a.txt")), build(replace(SECOND, uri="box.zip!/b.txt"))]
        entry, given_graphs = source_of(graphs, EMBEDDER, uri="box.zip", refusals=(refusal,))
        with self.fresh() as store:
            store.put_source(entry, given_graphs)
            assert store.ledger() == {"box.zip": entry}

    def test_a_source_of_nothing_but_refusals_is_remembered(self) -> None:
        entry = LedgerEntry(
            uri="bad.pdf", fingerprint="1", refusals=(Refusal(uri="bad.pdf", code="empty", message="-"),)
        )
        with self.fresh() as store:
            store.put_source(entry, [])
            assert store.ledger() == {"bad.pdf": entry}
            assert store.delete_source("bad.pdf")
            assert store.ledger() == {}

    def test_putting_again_replaces(self) -> None:
        changed = replace(FIRST, said=says("Acme | leases | Nut Ltd"), readers=frozenset({"board"}))
        with self.filled(FIRST, SECOND, changed) as store:
            assert list(store.export()) == self.export_of(SECOND, changed)
            assert store.entities([entity_id("Nut Ltd")], owner(store))
            assert store.check() == []

    def test_a_source_that_gives_fewer_documents_loses_the_others(self) -> None:
        both = [build(FIRST), build(SECOND)]
        with self.fresh() as store:
            store.put_source(*source_of(both, EMBEDDER, uri="box.zip"))
            store.put_source(*source_of(both[1:], EMBEDDER, uri="box.zip"))
            assert [card.uri for card in store.documents(owner(store))] == ["b.txt"]
            assert store.check() == []

    def test_a_document_given_by_another_source_moves_to_it(self) -> None:
        with self.filled(FIRST) as store:
            store.put_source(*source_of([build(FIRST)], EMBEDDER, uri="box.zip"))
            assert store.ledger()["a.txt"].document_uris == ()
            assert store.ledger()["box.zip"].document_uris == ("a.txt",)
            assert store.check() == []

    @given(world=worlds(), data=st.data())
    @PROPERTY
    def test_the_order_of_writing_does_not_matter(self, world: tuple[Sketch, ...], data: st.DataObject) -> None:
        order = data.draw(st.permutations(world))
        assert self.export_of(*world) == self.export_of(*order)

    @given(world=worlds(most=3), data=st.data())
    @PROPERTY
    def test_writing_twice_changes_nothing(self, world: tuple[Sketch, ...], data: st.DataObject) -> None:
        with self.filled(*world) as store:
            before = list(store.export())
            put(store, *data.draw(st.lists(st.sampled_from(world), max_size=3)))
            assert list(store.export()) == before
            assert store.check() == []

    @given(world=worlds(), data=st.data())
    @PROPERTY
    def test_a_deleted_document_was_never_there(self, world: tuple[Sketch, ...], data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(world))
        with self.filled(*world) as store:
            assert store.delete_source(gone.uri)
            after = list(store.export())
            assert store.check() == []
        assert after == self.export_of(*(sketch for sketch in world if sketch is not gone))

    @given(world=worlds(), data=st.data())
    @PROPERTY
    def test_a_replaced_document_leaves_nothing(self, world: tuple[Sketch, ...], data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(world))
        other = replace(one, said=says("Nut Ltd | makes | Bolt AG"), joined=(), readers=frozenset({"finance"}))
        with self.filled(*world, other) as store:
            after = list(store.export())
            assert store.check() == []
        assert after == self.export_of(*(other if sketch is one else sketch for sketch in world))

    def test_deleting_one_document_of_a_source_keeps_the_others(self) -> None:
        with self.fresh() as store:
            store.put_source(*source_of([build(FIRST), build(SECOND)], EMBEDDER, uri="box.zip"))
            assert store.delete_source("a.txt")
            assert store.ledger()["box.zip"].document_uris == ("b.txt",)
            assert [card.uri for card in store.documents(owner(store))] == ["b.txt"]
            assert store.check() == []

    def test_deleting_what_is_unknown_says_so(self) -> None:
        with self.filled(FIRST) as store:
            before = list(store.export())
            assert not store.delete_source("c.txt")
            assert list(store.export()) == before

    def test_deleting_a_document_keeps_what_another_proves(self) -> None:
        with self.filled(FIRST, SECOND) as store:
            store.delete_source("a.txt")
            (fact,) = store.facts(owner(store), fact_ids=[fact.id for fact in build(FIRST).facts])
            assert fact.predicate == "buys"
            assert {proof.span.document_id for proof in fact.evidence} == {build(SECOND).document.id}

    def test_a_graph_that_does_not_hold_together_is_refused_whole(self) -> None:
        sketch = replace(FIRST, joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Widget Inc"),))
        graph = build(sketch)
        entry, ((_, vectors),) = source_of([graph], EMBEDDER)
        with self.filled(SECOND) as store:
            before = list(store.export())
            for name, bad in damaged(graph):
                with pytest.raises(InvalidRecord):
                    store.put_source(entry, [(bad, vectors)])
                assert list(store.export()) == before, name

    def test_vectors_must_fit_the_store_and_the_graph(self) -> None:
        entry, ((graph, vectors),) = source_of([build(FIRST)], EMBEDDER)
        narrow = replace(vectors.chunks, width=vectors.chunks.width // 2, rows=vectors.chunks.rows * 2)
        with self.fresh() as store:
            for bad in (
                replace(vectors, model="another"),
                replace(vectors, chunks=EMPTY_MATRIX),
                replace(vectors, facts=vectors.chunks),
                replace(vectors, chunks=narrow),
            ):
                with pytest.raises(InvalidRecord):
                    store.put_source(entry, [(graph, bad)])
            assert store.ledger() == {}

    def test_the_entry_must_name_the_documents(self) -> None:
        entry, graphs = source_of([build(FIRST)], EMBEDDER)
        with self.fresh() as store:
            with pytest.raises(InvalidRecord):
                store.put_source(replace(entry, document_uris=("x.txt",)), graphs)
            with pytest.raises(InvalidRecord):
                store.put_source(entry, [*graphs, *graphs])
            assert store.ledger() == {}

    def test_text_that_is_no_unicode_is_refused_whole(self) -> None:
        with self.filled(FIRST) as store:
            before = list(store.export())
            with pytest.raises(InvalidRecord):
                put(store, replace(SECOND, said=says("Acme | buys | Bad\ud800 Name")))
            assert list(store.export()) == before

    def test_odd_characters_come_back_as_they_were(self) -> None:
        odd = replace(FIRST, said=says("A\x00B | \u2028buys\x85 | \ufdfa\U0001f600 \u202eCo\x1f"), title="\x00\u2029")
        graph = build(odd)
        with self.filled(odd) as store:
            assert store.document(graph.document.id, owner(store)) == graph.document
            assert tuple(store.facts(owner(store), fact_ids=[fact.id for fact in graph.facts])) == graph.facts
            assert store.check() == []
            assert all(len(line.splitlines()) == 1 for line in store.export())

    def test_a_document_without_text_or_chunks_is_kept(self) -> None:
        empty = Sketch(uri="empty.txt")
        with self.filled(empty) as store:
            assert store.document(build(empty).document.id, owner(store)) == build(empty).document
            assert store.check() == []

    def test_unknown_merges_cannot_be_reversed(self) -> None:
        with self.filled(FIRST) as store:
            with pytest.raises(NotFound):
                store.reverse_merge("mrg_0", reason="wrong")
            with pytest.raises(NotFound):
                store.restore_merge("mrg_0")
