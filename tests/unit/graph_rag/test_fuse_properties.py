"""Ranking by named features: what must hold for any features and weights."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.bridge import Bridges
from graph_rag.evidence import LinkedEntity
from graph_rag.fuse import FIRST, LEXICAL, WEIGHTS, ChunkFeatures, rank, surface_features, with_hops
from graph_rag.question import Question
from graph_rag.retrieve import Retrieved
from tests.unit.graph_rag.hand import entity, place, pool_of

FEATURES = [field.name for field in fields(ChunkFeatures)]
ENGLISH = [place(f"c{number}", f"An English text about number {number}.", f"Title {number}") for number in range(4)]
CHINESE = place("zh", "星河科技的董事长是王敏。", "星河科技")
POOL = pool_of(["english", "number"], *ENGLISH, CHINESE)
QUESTION = Question(text="number 2?", language="en", terms=("number", "2"))
shares = st.floats(0, 1)
features = st.builds(ChunkFeatures, **dict.fromkeys(FEATURES, shares))
tables = st.fixed_dictionaries(dict.fromkeys(POOL.candidates, features))
weights = st.sampled_from([WEIGHTS, FIRST])


def scores(table: dict[str, ChunkFeatures], by: dict[str, float], question: Question = QUESTION) -> dict[str, float]:
    return {entry.chunk_id: entry.score for entry in rank(POOL, table, question, by)}


@given(tables, weights, st.sampled_from(sorted(POOL.candidates)), st.sampled_from(FEATURES))
def test_more_of_a_feature_never_lowers_a_chunk(
    table: dict[str, ChunkFeatures], by: dict[str, float], chunk_id: str, name: str
) -> None:
    raised = table | {chunk_id: replace(table[chunk_id], **{name: 1.0})}
    before = [entry.chunk_id for entry in rank(POOL, table, QUESTION, by)]
    after = [entry.chunk_id for entry in rank(POOL, raised, QUESTION, by)]
    assert after.index(chunk_id) <= before.index(chunk_id)
    old, new = scores(table, by), scores(raised, by)
    assert new[chunk_id] >= old[chunk_id]
    assert all(new[other] == old[other] for other in table if other != chunk_id)
    assert [other for other in after if other != chunk_id] == [other for other in before if other != chunk_id]


@given(tables, weights, st.permutations(sorted(POOL.candidates)))
def test_the_order_of_candidates_does_not_matter(
    table: dict[str, ChunkFeatures], by: dict[str, float], order: list[str]
) -> None:
    assert rank(POOL, {name: table[name] for name in order}, QUESTION, by) == rank(POOL, table, QUESTION, by)


@given(tables, weights)
def test_a_chunk_is_scored_by_itself_alone(table: dict[str, ChunkFeatures], by: dict[str, float]) -> None:
    together = scores(table, by)
    for name, entry in table.items():
        assert scores({name: entry}, by) == {name: together[name]}


@given(tables, weights)
def test_scores_lie_between_zero_and_the_sum_of_weights(table: dict[str, ChunkFeatures], by: dict[str, float]) -> None:
    assert all(0.0 <= score <= sum(by.values()) + 1e-9 for score in scores(table, by).values())
    best = scores(dict.fromkeys(POOL.candidates, ChunkFeatures(**dict.fromkeys(FEATURES, 1.0))), by)
    assert best["c0"] == pytest.approx(sum(by.values()))
    assert best["zh"] <= best["c0"] + 1e-9


@given(features, weights, st.sampled_from(sorted(LEXICAL)), shares)
def test_words_say_nothing_about_a_chunk_in_another_language(
    entry: ChunkFeatures, by: dict[str, float], name: str, value: float
) -> None:
    changed = {"zh": replace(entry, **{name: value})}
    assert scores(changed, by) == scores({"zh": entry}, by)
    chinese = replace(QUESTION, text="几号？", language="zh")
    own, foreign = scores({"zh": entry}, by, chinese), scores({"zh": entry}, by)
    assert own["zh"] >= 0
    assert foreign["zh"] >= sum(weight * getattr(entry, each) for each, weight in by.items() if each not in LEXICAL) * (
        1 - 1e-12
    )


@given(tables, st.dictionaries(st.sampled_from([*POOL.candidates, "elsewhere"]), shares))
def test_hops_add_their_features_and_touch_no_other(table: dict[str, ChunkFeatures], walked: dict[str, float]) -> None:
    found = Bridges(forward=walked, backward={}, gain=walked, links={})
    added = with_hops(table, walked, found)
    assert set(added) == set(table)
    for name, entry in added.items():
        assert 0.0 <= entry.walk <= 1.0
        assert (entry.forward, entry.backward, entry.gain) == (walked.get(name, 0.0), 0.0, walked.get(name, 0.0))
        kept = {"walk": 0.0, "forward": 0.0, "backward": 0.0, "gain": 0.0}
        assert replace(entry, **kept) == replace(table[name], **kept)
    highest = max((walked.get(name, 0.0) for name in table), default=0.0)
    assert max(entry.walk for entry in added.values()) == (1.0 if highest > 0 else 0.0)


def test_equal_scores_are_ordered_by_id_and_no_weights_score_nothing() -> None:
    table = dict.fromkeys(["c3", "c0", "zh", "c1"], ChunkFeatures(dense=1.0))
    assert [entry.chunk_id for entry in rank(POOL, table, QUESTION, {})] == ["c0", "c1", "c3", "zh"]
    assert set(scores(table, {}).values()) == {0.0}
    assert set(scores({"zh": ChunkFeatures(lexical=1.0)}, {"lexical": 1.0}).values()) == {0.0}


def linked(name: str, weight: float) -> LinkedEntity:
    return LinkedEntity(entity=entity(name), surface=name, weight=weight)


@given(
    st.lists(st.tuples(st.sampled_from(["title 0", "title 1", "number", "nobody"]), st.floats(0.01, 1)), max_size=5),
    st.dictionaries(
        st.sampled_from(sorted(POOL.candidates)), st.sets(st.sampled_from(["title 0", "title 1", "number", "nobody"]))
    ),
)
def test_surface_features_lie_between_zero_and_one(
    names: list[tuple[str, float]], mentioned: dict[str, set[str]]
) -> None:
    entries = [linked(name, weight) for name, weight in names]
    sorted_mentions = {chunk_id: tuple(sorted(found)) for chunk_id, found in mentioned.items()}
    found = surface_features(POOL, QUESTION, entries, Retrieved(dense={"c0": 1.0}), sorted_mentions)
    assert set(found) == set(POOL.candidates)
    for chunk_id, entry in found.items():
        assert all(0.0 <= value <= 1.0 for _, value in entry.pairs())
        here = {name for name, _ in names} & mentioned.get(chunk_id, set())
        assert bool(entry.entity) == bool(here)
        assert entry.subject == 0.0 or here


@pytest.mark.parametrize(
    ("question", "terms", "title"),
    [
        ("what is the price list?", ("price", "list"), 1.0),
        ("what is the Price  List?", ("price", "list"), 1.0),
        ("what is the price?", ("price",), 0.25),
        ("list the prices", ("list", "prices"), 0.25),
        ("who sings?", ("sings",), 0.0),
    ],
)
def test_a_title_counts_whole_or_by_its_words(question: str, terms: tuple[str, ...], title: float) -> None:
    pool = pool_of(terms, place("c", "Wire costs 10.", "Price list"))
    asked = Question(text=question, language="en", terms=terms)
    assert surface_features(pool, asked, (), Retrieved(), {})["c"].title == pytest.approx(title)


def test_three_heavy_names_share_the_entity_feature() -> None:
    entries = [linked(name, weight) for name, weight in (("a", 1.0), ("b", 1.0), ("c", 1.0), ("d", 0.5))]
    found = surface_features(POOL, QUESTION, entries, Retrieved(), {"c0": ("a",), "c1": ("a", "b", "c", "d")})
    assert found["c0"].entity == pytest.approx(1 / 3)
    assert found["c1"].entity == 1.0
    alone = surface_features(POOL, QUESTION, [linked("d", 0.5)], Retrieved(), {"c0": ("d",)})
    assert alone["c0"].entity == 0.5  # one weak name never counts as a whole one
