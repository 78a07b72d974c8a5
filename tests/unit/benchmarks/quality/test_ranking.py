"""The measures of a ranking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.ranking import fused, hit_figures, ranking_figures

GOLD = frozenset({"a", "b"})


def test_figures_of_one_question() -> None:
    assert ranking_figures([["x", "a", "y", "z", "b"]], [GOLD]) == {
        "recall@2": 50.0, "recall@5": 100.0, "recall@10": 100.0, "all-gold@5": 100.0, "hits@4": 100.0,
        "hits@10": 100.0, "mrr@10": 50.0,
    }  # fmt: skip


def test_figures_are_means() -> None:
    found = ranking_figures([["a", "b"], ["x"]], [GOLD, GOLD])
    assert (found["recall@2"], found["all-gold@5"], found["mrr@10"]) == (50.0, 50.0, 50.0)


def test_a_gold_row_after_the_tenth_place_counts_nowhere() -> None:
    assert set(ranking_figures([[*"cdefghijkl", "a"]], [GOLD]).values()) == {0.0}
    assert set(ranking_figures([], []).values()) == {None}


def test_every_question_needs_a_ranking() -> None:
    with pytest.raises(ValueError, match="argument"):
        ranking_figures([["a"]], [])


def test_hits_have_the_name_they_are_given() -> None:
    assert hit_figures([["x", "a"], ["b"]], [GOLD, GOLD], "page") == {"page@1": 50.0, "page@5": 100.0, "page@10": 100.0}


def test_fusion_scales_each_arm() -> None:
    words = {"a": 30.0, "b": 20.0, "c": 10.0}
    vectors = {"b": 0.9, "c": 0.8, "d": 0.7}
    assert fused([words, vectors], [0.3, 0.7]) == ["b", "c", "a", "d"]
    assert fused([words, {}], [0.3, 0.7]) == ["a", "b", "c"]
    assert fused([{"z": 1.0, "y": 1.0}], [1.0]) == ["y", "z"]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_measures_are_shares_and_grow_with_depth(ranking: list[str], gold: set[str]) -> None:
    found = ranking_figures([ranking], [frozenset(gold)])
    values = [value for value in found.values() if value is not None]
    assert all(0 <= value <= 100 for value in values)
    at = [found[f"recall@{k}"] or 0.0 for k in (2, 5, 10)]
    assert at == sorted(at)
