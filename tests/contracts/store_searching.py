"""Full-text and vector search."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.terms import index_terms, query_terms
from schema.errors import InvalidRecord
from schema.graph import DocumentGraph, Matrix, SearchKind
from schema.rendering import embedded_texts, search_texts
from tests.contracts.graphs import Sketch, build, entity_id, says
from tests.contracts.store_base import EMBEDDER, NAMES, PROPERTY, StoreBase, owner, put, reader, worlds

MIXED = Sketch(
    uri="a.txt",
    title="Annual Report",
    headings=("Purchases",),
    said=says("Acme Ltd | buys | 3.5", "Acme Ltd | sells | 35", "华为公司 | 收购 | 齿轮公司", "Bolts | are | Nuts"),
    per_chunk=1,
)
ZERO = Matrix(rows=1, width=EMBEDDER.width, data=bytes(4 * EMBEDDER.width))


def items(graphs: list[DocumentGraph], kind: SearchKind, *, embedded: bool = False) -> list[tuple[str, str]]:
    """Id and text of all items of a kind, as searched or as embedded; a fact has one text per document."""
    found = []
    for graph in graphs:
        ids = {
            SearchKind.CHUNK: [chunk.id for chunk in graph.chunks],
            SearchKind.SENTENCE: [sentence.id for sentence in graph.sentences],
            SearchKind.FACT: [fact.id for fact in graph.facts],
        }[kind]
        texts = dict(zip(SearchKind, (embedded_texts if embedded else search_texts)(graph), strict=True))[kind]
        found += list(zip(ids, texts, strict=True))
    return found


def bm25(query: str, texts: list[tuple[str, str]]) -> dict[str, float]:
    """BM25 written from its formula (k1 = 1.2, b = 0.75); the best score of each id that has one of the terms."""
    documents = [(one, index_terms(text)) for one, text in texts]
    average = sum(len(terms) for _, terms in documents) / len(documents)
    scores: dict[str, float] = {}
    for one, terms in documents:
        score = 0.0
        for term in query_terms(query):
            holding = sum(term in others for _, others in documents)
            weight = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            often = terms.count(term)
            score += weight * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * len(terms) / average))
        if score > 0:
            scores[one] = max(score, scores.get(one, 0.0))
    return scores


class SearchContract(StoreBase):
    @pytest.mark.parametrize(
        ("query", "number"),
        [("3.5", 0), ("35", 1), ("华为", 2), ("收购", 2), ("公司", 2), ("齿轮", 2), ("BOLT", 3), ("nut", 3)],
    )
    def test_terms_are_found_whole(self, query: str, number: int) -> None:
        with self.filled(MIXED) as store:
            hits = store.search_text(query, SearchKind.SENTENCE, owner(store), k=10)
            assert [hit.item_id for hit in hits] == [build(MIXED).sentences[number].id]

    @pytest.mark.parametrize("query", ["5", "为公", "3", "0.35", "", "的", "!?", "NEAR(acme buys)", "acm*"])
    def test_parts_of_terms_are_not_found(self, query: str) -> None:
        with self.filled(replace(MIXED, said=says("Zeta | is | 3.5", "华为 公司 | 是 | 35"))) as store:
            assert store.search_text(query, SearchKind.SENTENCE, owner(store), k=10) == []

    @pytest.mark.parametrize(
        "query",
        [
            'acme" OR "x',
            "acme AND NOT ltd",
            "terms : acme",
            "^acme",
            "acme'; DROP TABLE document",
            "\x00acme",
            "{acme}",
        ],
    )
    def test_a_query_is_words_and_nothing_else(self, query: str) -> None:
        with self.filled(MIXED) as store:
            hits = store.search_text(query, SearchKind.SENTENCE, owner(store), k=2)
            assert {hit.item_id for hit in hits} == {sentence.id for sentence in build(MIXED).sentences[:2]}

    def test_title_and_headings_find_chunks(self) -> None:
        with self.filled(MIXED) as store:
            for query in ("annual report", "purchase"):
                found = {hit.item_id for hit in store.search_text(query, SearchKind.CHUNK, owner(store), k=9)}
                assert found == {chunk.id for chunk in build(MIXED).chunks}
                assert store.search_text(query, SearchKind.SENTENCE, owner(store), k=9) == []

    def test_facts_are_found_by_the_words_of_their_documents(self) -> None:
        with self.filled(MIXED) as store:
            (hit,) = store.search_text("华为 收购", SearchKind.FACT, owner(store), k=9)
            (fact,) = store.facts(owner(store), fact_ids=[hit.item_id])
            assert fact.subject_id == entity_id("华为公司")
            assert hit.kind is SearchKind.FACT

    @given(
        world=worlds(),
        kind=st.sampled_from(SearchKind),
        query=st.lists(st.sampled_from([*NAMES, "buys", "3.5"]), min_size=1),
    )
    @PROPERTY
    def test_scores_are_bm25_over_what_is_visible(
        self, world: tuple[Sketch, ...], kind: SearchKind, query: list[str]
    ) -> None:
        visible = [build(sketch) for sketch in world if "staff" in sketch.readers]
        with self.filled(*world) as store:
            hits = store.search_text(" ".join(query), kind, reader(store, "staff"), k=1000)
        texts = items(visible, kind)
        expected = bm25(" ".join(query), texts) if texts else {}
        assert {hit.item_id: pytest.approx(hit.score) for hit in hits} == expected
        assert [(-hit.score, hit.item_id) for hit in hits] == sorted((-hit.score, hit.item_id) for hit in hits)

    @given(world=worlds(), kind=st.sampled_from(SearchKind), query=st.sampled_from(NAMES), k=st.integers(0, 4))
    @PROPERTY
    def test_vector_scores_are_cosines_of_what_is_visible(
        self, world: tuple[Sketch, ...], kind: SearchKind, query: str, k: int
    ) -> None:
        visible = [build(sketch) for sketch in world if "staff" in sketch.readers]
        with self.filled(*world) as store:
            everything = store.search_vectors(EMBEDDER.embed_query(query), kind, reader(store, "staff"), k=1000)
            best = store.search_vectors(EMBEDDER.embed_query(query), kind, reader(store, "staff"), k=k)
        assert best == everything[:k]
        expected: dict[str, float] = {}
        wanted = memoryview(EMBEDDER.embed_query(query).data).cast("f").tolist()
        for one, text in items(visible, kind, embedded=True):
            row = memoryview(EMBEDDER.embed_query(text).data).cast("f").tolist()
            cosine = sum(a * b for a, b in zip(wanted, row, strict=True))
            expected[one] = max(cosine, expected.get(one, -1.0))
        assert {hit.item_id: pytest.approx(hit.score, abs=1e-6) for hit in everything} == expected
        assert [(-hit.score, hit.item_id) for hit in everything] == sorted(
            (-hit.score, hit.item_id) for hit in everything
        )

    def test_ties_are_broken_by_id(self) -> None:
        same = [Sketch(uri=f"{n}.txt", said=says("Acme | buys | Widget")) for n in range(7)]
        ids = sorted(build(sketch).chunks[0].id for sketch in same)
        for order in (same, same[::-1]):
            with self.filled(*order) as store:
                seen = owner(store)
                for k in (1, 3, 7):
                    found = store.search_text("acme", SearchKind.CHUNK, seen, k=k)
                    near = store.search_vectors(EMBEDDER.embed_query("acme"), SearchKind.CHUNK, seen, k=k)
                    assert [hit.item_id for hit in found] == ids[:k]
                    assert [hit.item_id for hit in near] == ids[:k]

    def test_many_statements_of_one_fact_take_one_place(self) -> None:
        said = says("Acme | buys | Widget")
        sketches = [Sketch(uri=f"{n}.txt", said=said) for n in range(12)]
        sketches.append(Sketch(uri="x.txt", said=says("Acme | buys | Nut")))
        with self.filled(*sketches) as store:
            for hits in (
                store.search_text("acme buys widget", SearchKind.FACT, owner(store), k=2),
                store.search_vectors(EMBEDDER.embed_query("acme buys widget"), SearchKind.FACT, owner(store), k=2),
            ):
                assert [store.facts(owner(store), fact_ids=[hit.item_id])[0].object for hit in hits] == [
                    entity_id("Widget"),
                    entity_id("Nut"),
                ]

    def test_a_query_vector_must_fit(self) -> None:
        wrong = EMBEDDER.embed_documents(["a", "b"])
        with self.filled(MIXED) as store:
            for bad in (wrong, Matrix(rows=1, width=2, data=bytes(8))):
                with pytest.raises(InvalidRecord):
                    store.search_vectors(bad, SearchKind.CHUNK, owner(store), k=1)

    def test_the_zero_vector_is_near_to_nothing(self) -> None:
        with self.filled(MIXED) as store:
            hits = store.search_vectors(ZERO, SearchKind.CHUNK, owner(store), k=2)
            assert [(hit.item_id, hit.score) for hit in hits] == [
                (one, 0.0) for one in sorted(chunk.id for chunk in build(MIXED).chunks)[:2]
            ]

    def test_what_is_written_and_removed_is_found_and_not_found_at_once(self) -> None:
        added = Sketch(uri="b.txt", said=says("Quartz | buys | Acme Ltd"))
        query = EMBEDDER.embed_query("Quartz buys Acme Ltd.")
        with self.filled(MIXED) as store:
            for _ in range(2):
                assert store.search_text("quartz", SearchKind.CHUNK, owner(store), k=3) == []
                (near,) = store.search_vectors(query, SearchKind.SENTENCE, owner(store), k=1)
                assert near.score < 0.99
                put(store, added)
                assert [hit.item_id for hit in store.search_text("quartz", SearchKind.CHUNK, owner(store), k=3)]
                (near,) = store.search_vectors(query, SearchKind.SENTENCE, owner(store), k=1)
                assert near.item_id == build(added).sentences[0].id
                assert near.score == pytest.approx(1.0)
                store.delete_source("b.txt")
