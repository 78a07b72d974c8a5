"""What the best candidates say for another one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.ranker.board import Board
from graph_rag.ranker.hops import hop_features, linked
from tests.unit.graph_rag.ranker.boards import at, board_of, column

# a: on the film, names the director b; c shares a rare entity with a; d is alone
FILM = {"a": "xy", "b": "z", "c": "x", "d": "z"}


def features(board: Board, weights: dict[str, float], seeds: int = 10) -> dict[str, dict[str, float]]:
    found = hop_features(board, column(board.ids, weights), "", seeds)
    return {name: at(board, values) for name, values in found.items()}


def test_a_candidate_named_by_a_good_one_gets_its_weight() -> None:
    found = features(board_of(FILM, names=[("a", "b")]), {"a": 0.8})
    assert found["named"] == {"a": 0.0, "b": 0.8, "c": 0.0, "d": 0.0}
    assert found["named_said"]["b"] == pytest.approx(0.8)
    assert found["names"]["b"] == 0.0


def test_a_candidate_that_names_a_good_one_gets_its_weight() -> None:
    found = features(board_of(FILM, names=[("b", "a")]), {"a": 0.8})
    assert found["names"]["b"] == pytest.approx(0.8)
    assert found["named"]["b"] == 0.0
    assert found["leads_to"]["b"] == pytest.approx(0.8)


def test_what_the_question_names_leads_nowhere_new() -> None:
    new, old = (features(board_of(FILM, names=[("a", "b")], asked=asked), {"a": 1.0}) for asked in ("", "b"))
    assert old["named"]["b"] == pytest.approx(0.3 * new["named"]["b"])


def test_several_good_ones_add_up_only_in_the_sum() -> None:
    board = board_of(FILM, names=[("a", "b"), ("c", "b")])
    found = features(board, {"a": 0.8, "c": 0.4})
    assert found["named"]["b"] == pytest.approx(0.8)
    assert found["named_often"]["b"] == pytest.approx(1.2)


@pytest.mark.parametrize(("rarity", "shares"), [(0.9, 0.9), (0.35, 0.35), (0.34, 0.0)])
def test_a_common_entity_joins_nothing(rarity: float, shares: float) -> None:
    found = features(board_of(FILM, shared={("a", "c"): rarity}), {"a": 1.0})
    assert found["shares"]["c"] == pytest.approx(shares)
    assert (found["join"]["c"] > 0) is (shares > 0)


def test_a_pair_covers_what_both_hold() -> None:
    found = features(board_of(FILM, names=[("a", "b")]), {"a": 1.0})
    assert found["pair_cover"]["b"] == pytest.approx(1.0)  # x and y, and z
    assert found["pair_gain"]["b"] == pytest.approx(1 / 3)
    assert found["pair_cover"]["d"] == 0.0  # nothing joins it to a
    assert found["any_gain"]["d"] == pytest.approx(1 / 3)


def test_a_pair_that_adds_nothing_gains_nothing() -> None:
    found = features(board_of(FILM, shared={("a", "c"): 1.0}), {"a": 1.0})
    assert found["pair_gain"]["c"] == 0.0
    assert found["pair_cover"]["c"] == pytest.approx(2 / 3)


def test_only_the_best_are_seeds() -> None:
    board = board_of(FILM, names=[("a", "b"), ("c", "d")])
    found = features(board, {"a": 1.0, "c": 0.5}, seeds=1)
    assert found["named"]["b"] == 1.0
    assert found["named"]["d"] == 0.0


def test_nothing_is_joined_to_itself() -> None:
    board = board_of(FILM, names=[("a", "a")], shared={("a", "a"): 1.0})
    assert linked(board, np.arange(4)).diagonal().tolist() == [0.0] * 4


def test_columns_carry_their_prefix() -> None:
    board = board_of(FILM)
    assert all(name.startswith("h1_") for name in hop_features(board, np.ones(4), "h1_"))


LETTERS = st.sampled_from("abcd")


@given(
    held=st.dictionaries(LETTERS, st.text(alphabet="wxyz", max_size=4), min_size=1),
    names=st.lists(st.tuples(LETTERS, LETTERS), max_size=8),
    weights=st.dictionaries(LETTERS, st.floats(0, 1)),
)
def test_values_stay_in_range(held: dict[str, str], names: list[tuple[str, str]], weights: dict[str, float]) -> None:
    known = [(one, other) for one, other in names if one in held and other in held]
    board = board_of(held, names=known)
    for name, values in hop_features(board, column(board.ids, weights), "").items():
        assert values.shape == (board.count,)
        assert (values >= -1e-9).all() or name == "pair_beyond"
        assert (values <= 1 + 1e-9).all() or name.endswith("_often")
