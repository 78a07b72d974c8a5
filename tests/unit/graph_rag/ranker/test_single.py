"""Features of a candidate by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.ranker.single import placed, scaled, single_features
from tests.unit.graph_rag.ranker.boards import at, board_of

BOARD = board_of(
    {"a": "x1", "b": "xyz1", "c": ""},
    arms={"dense": {"a": 1.0, "b": 0.5}, "sentence": {"a": 0.5}, "lexical": {"b": 1.0}},
    asked="a",
    foreign="c",
    walk={"a": 0.02, "b": 0.01},
)


def test_words_count_by_rarity() -> None:
    found = single_features(BOARD)
    assert at(BOARD, found["cover"]) == pytest.approx({"a": 0.5, "b": 1.0, "c": 0.0})
    assert at(BOARD, found["numbers"]) == {"a": 1.0, "b": 1.0, "c": 0.0}
    assert at(BOARD, found["said_cover"]) == pytest.approx({"a": 0.5, "b": 1.0, "c": 0.0})
    assert at(BOARD, found["said_both"])["b"] == pytest.approx(0.75)  # half of it by similarity .5


def test_arms_keep_their_scores_and_places() -> None:
    found = single_features(BOARD)
    assert at(BOARD, found["dense"]) == {"a": 1.0, "b": 0.5, "c": 0.0}
    assert at(BOARD, found["dense_place"]) == pytest.approx({"a": 1 / 2, "b": 1 / 3, "c": 1 / 5})
    assert at(BOARD, found["fused"])["a"] == pytest.approx(0.55)
    assert at(BOARD, found["walk"]) == {"a": 1.0, "b": 0.5, "c": 0.0}


def test_marks_become_numbers() -> None:
    found = single_features(BOARD)
    assert at(BOARD, found["title_asked"]) == {"a": 1.0, "b": 0.0, "c": 0.0}
    assert at(BOARD, found["foreign"]) == {"a": 0.0, "b": 0.0, "c": 1.0}


def test_all_columns_are_as_long_as_the_board() -> None:
    assert {values.shape for values in single_features(BOARD).values()} == {(3,)}


def test_the_fifth_best_is_the_zero_of_leads() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.1])
    assert placed("x", scores)["x_lead"].tolist() == pytest.approx([0.4, 0.3, 0.2, 0.1, 0.0, -0.4])


@given(st.lists(st.floats(0, 1), max_size=12))
def test_scaling_keeps_order_and_range(values: list[float]) -> None:
    result = scaled(np.array(values))
    assert ((result >= 0) & (result <= 1)).all()
    assert all(
        (result[i] <= result[j]) for i in range(len(values)) for j in range(len(values)) if values[i] <= values[j]
    )
