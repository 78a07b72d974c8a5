"""Clauses of a long question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.question import Question
from graph_rag.ranker.facets import MAX_FACETS, facets, search_facets
from linguistics.terms import query_terms
from schema.access import VisibleSet
from tests.unit.graph_rag.town import EMBEDDER, chunk_of

LONG = (
    "Which supplier sells copper wire for the winter harbour, while the film directed by Anna Berg was shot in Sweden?"
)


def asked(text: str, language: str = "en") -> Question:
    return Question(text=text, language=language, terms=tuple(query_terms(text)))


def test_each_clause_is_a_facet() -> None:
    assert facets(asked(LONG)) == (
        "Which supplier sells copper wire for the winter harbour",
        "while the film directed by Anna Berg was shot in Sweden?",
    )


@pytest.mark.parametrize("text", ["", "Who directed The Quiet Harbour?", "Anna, Nils, Elsa and Lund?"])
def test_a_short_question_has_none(text: str) -> None:
    assert facets(asked(text)) == ()


def test_a_short_rest_stays_with_what_stands_before_it() -> None:
    found = facets(
        asked("Which supplier sells copper wire cheaply, who directed films about Swedish harbours, and when?")
    )
    assert found[-1].endswith("and when?")
    assert len(found) == 2


def test_chinese_clauses() -> None:
    assert len(facets(asked("星河科技的董事长是谁，公司的总部位于哪个城市？", "zh"))) == 2


def test_every_facet_is_searched(store: SqliteStore, staff: VisibleSet) -> None:
    found = search_facets(asked(LONG), reader=store, embedder=EMBEDDER, visible=staff, depth=5)
    for uri in ("supply/prices.md", "films/harbour.md"):
        assert found.lexical[chunk_of(uri)] == 1.0
    assert all(0 <= score <= 1 for score in found.dense.values())


def test_hidden_chunks_are_not_found(store: SqliteStore, staff: VisibleSet) -> None:
    text = "Which secret fee was paid by Contoso for the film, while Anna Berg was filming in Sweden then?"
    found = search_facets(asked(text), reader=store, embedder=EMBEDDER, visible=staff, depth=20)
    assert chunk_of("board/secret.md") not in {*found.dense, *found.lexical}


def test_without_facets_nothing_is_searched(store: SqliteStore, staff: VisibleSet) -> None:
    found = search_facets(asked("Anna Berg"), reader=store, embedder=EMBEDDER, visible=staff, depth=5)
    assert (found.dense, found.lexical) == ({}, {})


@given(
    st.lists(st.sampled_from(["copper wire", "winter", ", ", " while ", "; ", "harbour film", " and "]), max_size=30)
)
def test_facets_are_parts_of_the_question_in_order(pieces: list[str]) -> None:
    text = " ".join("".join(pieces).split())
    found = facets(asked(text))
    assert len(found) <= MAX_FACETS
    assert all(facet in text and len(query_terms(facet)) >= 2 for facet in found)
