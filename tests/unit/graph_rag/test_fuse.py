"""Ranking by named features."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.bridge import Bridges
from graph_rag.fuse import FIRST, LEXICAL, WEIGHTS, ChunkFeatures, rank, surface_features, with_hops
from graph_rag.link import link
from graph_rag.pool import Pool, load_pool
from graph_rag.question import Question
from graph_rag.retrieve import Retrieved
from schema.access import VisibleSet
from tests.unit.graph_rag.town import TOWN, chunk_of, entity_id

HARBOUR, ANNA, STAR = (chunk_of(uri) for uri in ("films/harbour.md", "people/anna.md", "zh/star.md"))
QUESTION = Question(
    text="Who directed The Quiet Harbour?",
    language="en",
    terms=("directed", "quiet", "harbour"),
    names=("The Quiet Harbour",),
)


@pytest.fixture
def pool(store: SqliteStore, staff: VisibleSet) -> Pool:
    return load_pool([chunk_of(sheet.uri) for sheet in TOWN], QUESTION.terms, store, staff)


def test_weights_name_features() -> None:
    names = {field.name for field in fields(ChunkFeatures)}
    assert set(WEIGHTS) == names
    assert set(FIRST) <= names
    assert names >= LEXICAL
    assert all(weight >= 0 for weight in (*WEIGHTS.values(), *FIRST.values()))


def test_surface_features(store: SqliteStore, staff: VisibleSet, pool: Pool) -> None:
    linked = link(QUESTION, store, staff)
    mentioned = {HARBOUR: (entity_id("The Quiet Harbour"), entity_id("Sweden"))}
    found = surface_features(pool, QUESTION, linked, Retrieved(dense={HARBOUR: 0.5}), mentioned)
    harbour = found[HARBOUR]
    assert (harbour.dense, harbour.title, harbour.entity) == (0.5, 1.0, 1.0)
    assert harbour.subject == pytest.approx(linked[0].weight)
    assert harbour.cover == pytest.approx(1.0)
    assert found[ANNA] == ChunkFeatures()


def test_part_of_a_title_counts_half(store: SqliteStore, staff: VisibleSet, pool: Pool) -> None:
    question = Question(text="a harbour", language="en", terms=("harbour",))
    features = surface_features(pool, question, (), Retrieved(), {})
    assert 0 < features[HARBOUR].title <= 0.5
    assert features[ANNA].title == 0.0


def test_hops_scale_the_walk_by_its_best_candidate(pool: Pool) -> None:
    surface = dict.fromkeys(pool.candidates, ChunkFeatures(dense=0.1))
    found = Bridges(forward={ANNA: 0.7}, backward={HARBOUR: 0.2}, gain={ANNA: 0.1}, links={})
    features = with_hops(surface, {HARBOUR: 0.04, ANNA: 0.02, "elsewhere": 0.9}, found)
    assert (features[HARBOUR].walk, features[ANNA].walk) == (1.0, 0.5)
    assert (features[ANNA].forward, features[ANNA].gain, features[HARBOUR].backward) == (0.7, 0.1, 0.2)
    assert features[STAR] == replace(surface[STAR])


def test_rank_is_a_weighted_sum_with_ties_by_id(pool: Pool) -> None:
    features = {HARBOUR: ChunkFeatures(dense=1.0), ANNA: ChunkFeatures(dense=1.0), STAR: ChunkFeatures()}
    ranked = rank(pool, features, QUESTION, {"dense": 2.0})
    assert [entry.chunk_id for entry in ranked] == [*sorted((HARBOUR, ANNA)), STAR]
    assert [entry.score for entry in ranked] == [2.0, 2.0, 0.0]


def test_a_chunk_in_another_language_is_not_judged_by_words(pool: Pool) -> None:
    features = {HARBOUR: ChunkFeatures(dense=0.6), STAR: ChunkFeatures(dense=0.6, lexical=1.0, cover=1.0)}
    scores = {entry.chunk_id: entry.score for entry in rank(pool, features, QUESTION, WEIGHTS)}
    assert scores[STAR] > scores[HARBOUR]  # the weight of words is shared out among what crosses languages
    without = {entry.chunk_id: entry.score for entry in rank(pool, {STAR: ChunkFeatures(dense=0.6)}, QUESTION, WEIGHTS)}
    assert scores[STAR] == without[STAR]


def test_pairs_are_sorted() -> None:
    pairs = ChunkFeatures(walk=0.5).pairs()
    assert list(pairs) == sorted(pairs)
    assert dict(pairs)["walk"] == 0.5
