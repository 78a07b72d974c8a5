"""Risk, coverage and recall at a price, on scores that can be counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.curve import POINTS, auroc, recall_at, risk_coverage

SCORES = st.lists(st.integers(0, 20).map(lambda number: number / 20), min_size=1, max_size=60)


def test_recall_at_a_price() -> None:
    answerable = [place / 20 for place in range(1, 21)]
    assert recall_at(answerable, [0.01, 0.09, 0.5], 0.05) == pytest.approx(66.7)
    assert recall_at(answerable, [0.01, 0.09, 0.5], 0.0) == pytest.approx(33.3)
    assert recall_at([], [0.5], 0.05) is None
    assert recall_at([0.5], [], 0.05) is None


@given(SCORES, SCORES, st.sampled_from([0.0, 0.05, 0.1, 0.5]))
def test_the_threshold_keeps_its_price(answerable: list[float], others: list[float], price: float) -> None:
    ordered = sorted(answerable)
    threshold = ordered[min(len(ordered) - 1, int(price * len(ordered)))]
    assert sum(score < threshold for score in answerable) <= price * len(answerable)
    assert recall_at(answerable, others, price) == round(100 * sum(s < threshold for s in others) / len(others), 1)


def test_auroc() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 100.0
    assert auroc([0.5], [0.5]) == 50.0
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([], [0.9]) is None


@given(SCORES, SCORES)
def test_auroc_is_turned_round_with_its_lists(one: list[float], other: list[float]) -> None:
    forward, backward = auroc(one, other), auroc(other, one)
    assert forward is not None
    assert backward is not None
    assert forward + backward == pytest.approx(100.0, abs=0.11)


def test_the_curve_of_a_perfect_score() -> None:
    points, area = risk_coverage([0.9, 0.8, 0.2, 0.1], [False, False, True, True])
    assert points == [(25.0, 0.0), (50.0, 0.0), (75.0, 33.33), (100.0, 50.0)]
    assert area == 20.8


def test_equal_scores_are_answered_together() -> None:
    points, area = risk_coverage([0.5, 0.5], [True, False])
    assert points == [(50.0, 50.0), (100.0, 50.0)]
    assert area == 50.0
    assert risk_coverage([0.5, 0.5], [False, True]) == (points, area)


def test_a_long_curve_is_thinned_and_ends_where_all_is_answered() -> None:
    scores = [place / 1000 for place in range(1000)]
    points, area = risk_coverage(scores, [place % 2 == 0 for place in range(1000)])
    assert len(points) <= POINTS
    assert points[-1] == (100.0, 50.0)
    assert area is not None
    assert risk_coverage([], []) == ([], None)
