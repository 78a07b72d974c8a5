"""Search arms and their scales."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.link import link
from graph_rag.question import Question
from graph_rag.retrieve import Depths, Retrieved, retrieve, scaled
from linguistics.terms import query_terms
from schema.access import VisibleSet
from schema.answers import Hit
from schema.graph import SearchKind
from tests.unit.graph_rag.town import EMBEDDER, chunk_of


def hits(*scores: float) -> list[Hit]:
    return [
        Hit(item_id=f"i{place}", kind=SearchKind.CHUNK, score=score, retriever="x")
        for place, score in enumerate(scores)
    ]


def run(text: str, store: SqliteStore, visible: VisibleSet, *names: str, language: str = "en") -> Retrieved:
    question = Question(text=text, language=language, terms=tuple(query_terms(text)), names=names)
    linked = link(question, store, visible)
    return retrieve(question, linked, reader=store, embedder=EMBEDDER, visible=visible)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=20))
def test_scaled_scores_lie_between_zero_and_one_in_order(scores: list[float]) -> None:
    ordered = sorted(scores, reverse=True)
    values = list(scaled(hits(*ordered)).values())
    assert all(0.0 <= value <= 1.0 for value in values)
    assert values == sorted(values, reverse=True)
    assert values[0] == 1.0


def test_scaled_from_a_floor_keeps_proportions() -> None:
    assert scaled(hits(4.0, 2.0, 1.0), floor=0.0) == {"i0": 1.0, "i1": 0.5, "i2": 0.25}
    assert scaled([]) == {}
    assert scaled(hits(3.0, 3.0)) == {"i0": 1.0, "i1": 1.0}


def test_every_arm_finds_its_chunk(store: SqliteStore, staff: VisibleSet) -> None:
    found = run("The Quiet Harbour directed by Anna Berg", store, staff, "Anna Berg")
    harbour = chunk_of("films/harbour.md")
    assert found.dense[harbour] == 1.0
    assert found.lexical[harbour] == 1.0
    assert found.sentence[harbour] == 1.0
    assert found.fact[harbour] == pytest.approx(1.0)
    assert found.facts[0].predicate == "directed by"
    assert found.chunk_ids()[0] == harbour


def test_hidden_text_is_in_no_arm(store: SqliteStore, staff: VisibleSet, everything: VisibleSet) -> None:
    secret = chunk_of("board/secret.md")
    seen = run("secret fee paid by Contoso", store, everything)
    hidden = run("secret fee paid by Contoso", store, staff)
    assert secret in seen.chunk_ids()
    assert secret not in hidden.chunk_ids()


def test_names_in_the_other_language_search_too(store: SqliteStore, staff: VisibleSet) -> None:
    found = run("Who chairs Star River Technology?", store, staff, "Star River Technology")
    assert found.alias == {chunk_of("zh/star.md"): 1.0}
    assert run("Who chairs it?", store, staff).alias == {}


def test_signals_name_each_arm_that_found_something(store: SqliteStore, staff: VisibleSet) -> None:
    signals = dict(run("copper wire price", store, staff).signals)
    assert {"dense_best", "dense_lead", "lexical_best", "lexical_lead"} <= set(signals)
    assert signals["lexical_best"] > 0
    assert tuple(sorted(signals)) == tuple(signals)


def test_a_question_that_matches_no_word_has_no_lexical_arm(store: SqliteStore, staff: VisibleSet) -> None:
    found = run("zzzz qqqq", store, staff)
    assert found.lexical == {}
    assert "lexical_best" not in dict(found.signals)


def test_depths_bound_the_arms(store: SqliteStore, staff: VisibleSet) -> None:
    question = Question(text="a film in Sweden", language="en", terms=("film", "sweden"))
    found = retrieve(
        question,
        (),
        reader=store,
        embedder=EMBEDDER,
        visible=staff,
        depths=Depths(dense=2, text=1, sentences=2, facts=1),
    )
    assert len(found.dense) == 2
    assert len(found.lexical) == 1
    assert len(found.sentence_dense) == 2
