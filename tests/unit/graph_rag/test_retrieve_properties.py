"""Scaling of the search arms and the order of what they found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.link import rarity
from graph_rag.retrieve import Retrieved, scaled
from schema.answers import Hit
from schema.graph import SearchKind

ARMS = ("dense", "lexical", "alias", "sentence", "fact")
shares = st.floats(0, 1)
arms = st.dictionaries(st.sampled_from([f"c{number}" for number in range(6)]), shares, max_size=6)
raw = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.floats(-5, 5, allow_subnormal=False), min_size=1)


def hits(scores: dict[str, float]) -> list[Hit]:
    found = [Hit(item_id=name, kind=SearchKind.CHUNK, score=score, retriever="r") for name, score in scores.items()]
    return sorted(found, key=lambda hit: (-hit.score, hit.item_id))


def retrieved(found: dict[str, dict[str, float]]) -> Retrieved:
    return Retrieved(
        dense=found["dense"],
        lexical=found["lexical"],
        alias=found["alias"],
        sentence=found["sentence"],
        fact=found["fact"],
    )


@given(raw)
def test_scaling_keeps_the_order_and_reaches_from_nothing_to_all(scores: dict[str, float]) -> None:
    found = scaled(hits(scores))
    assert set(found) == set(scores)
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert max(found.values()) == 1.0
    assert min(found.values()) in {0.0, 1.0}
    for one, other in zip(hits(scores), hits(scores)[1:], strict=False):
        assert found[one.item_id] >= found[other.item_id]


@given(raw, st.floats(0.5, 100), st.floats(-10, 10))
def test_scale_and_offset_of_raw_scores_do_not_matter(scores: dict[str, float], factor: float, offset: float) -> None:
    rounded = {name: round(score, 2) for name, score in scores.items()}
    moved = {name: score * factor + offset for name, score in rounded.items()}
    if len(set(rounded.values())) > 1:
        assert scaled(hits(moved)) == pytest.approx(scaled(hits(rounded)), abs=1e-6)


@pytest.mark.parametrize(
    ("scores", "floor", "expected"),
    [
        ({}, None, {}),
        ({"a": 3.0}, None, {"a": 1.0}),
        ({"a": 3.0, "b": 3.0}, None, {"a": 1.0, "b": 1.0}),
        ({"a": 4.0, "b": 2.0}, 0.0, {"a": 1.0, "b": 0.5}),
        ({"a": 4.0, "b": 2.0}, None, {"a": 1.0, "b": 0.0}),
        ({"a": 0.0}, 0.0, {"a": 1.0}),
    ],
)
def test_scaled(scores: dict[str, float], floor: float | None, expected: dict[str, float]) -> None:
    assert scaled(hits(scores), floor) == pytest.approx(expected)


@given(st.fixed_dictionaries(dict.fromkeys(ARMS, arms)))
def test_every_chunk_that_an_arm_found_comes_once_by_its_best_score(found: dict[str, dict[str, float]]) -> None:
    ids = retrieved(found).chunk_ids()
    assert sorted(ids) == sorted({name for arm in found.values() for name in arm})
    best = [max(arm.get(name, 0.0) for arm in found.values()) for name in ids]
    assert best == sorted(best, reverse=True)
    for position in range(len(ids) - 1):
        assert best[position] > best[position + 1] or ids[position] < ids[position + 1]


@given(st.fixed_dictionaries(dict.fromkeys(ARMS, arms)), st.permutations(ARMS))
def test_no_arm_comes_before_another(found: dict[str, dict[str, float]], order: list[str]) -> None:
    shuffled = {name: found[other] for name, other in zip(ARMS, order, strict=True)}
    assert retrieved(shuffled).chunk_ids() == retrieved(found).chunk_ids()


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_rare_name_says_more_and_every_name_something(holding: int, more: int) -> None:
    documents = holding + more
    assert 0.0 < rarity(documents, documents) <= rarity(holding, documents) <= rarity(1, documents) == 1.0
    assert rarity(0, documents) == 1.0
