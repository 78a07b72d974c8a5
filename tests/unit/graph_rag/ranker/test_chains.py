"""Chains of chunks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_rag.ranker.board import Board
from graph_rag.ranker.chains import chain_features
from tests.unit.graph_rag.ranker.boards import at, board_of, column

# The question's terms are v to z; a leads over b to c, each holding what the others do not; d holds as much as c, alone
LINE = {"a": "xw", "b": "y", "c": "z", "d": "z"}
STEPS = [("a", "b"), ("b", "c")]


def features(board: Board, weights: dict[str, float]) -> dict[str, dict[str, float]]:
    return {name: at(board, values) for name, values in chain_features(board, column(board.ids, weights), "").items()}


def test_a_chain_reaches_what_is_two_steps_away() -> None:
    found = features(board_of(LINE, names=STEPS), {"a": 1.0})
    assert found["chain_3"]["c"] == 1.0
    assert found["chain_3"]["d"] == 0.0
    assert found["chain_2"]["b"] == 1.0


def test_lengths_without_a_chain_are_zero() -> None:
    found = features(board_of(LINE, names=STEPS), {"a": 1.0})
    assert set(found["chain_4"].values()) == {0.0}
    alone = features(board_of(LINE), {"a": 1.0})
    assert all(set(values.values()) == {0.0} for values in alone.values())


def test_the_last_step_adds_the_words_that_were_open() -> None:
    found = features(board_of(LINE, names=STEPS), {"a": 1.0})
    assert found["chain_cover_added"]["c"] > 0
    again = features(board_of({**LINE, "c": "x"}, names=STEPS), {"a": 1.0})
    assert again["chain_cover_added"]["c"] < found["chain_cover_added"]["c"]


def test_the_chain_that_holds_more_of_the_question_wins() -> None:
    board = board_of({"a": "x", "b": "y", "c": "x"}, names=[("a", "b"), ("a", "c")])
    found = features(board, {"a": 1.0})
    assert found["chain_2"]["b"] == 1.0
    assert 0 < found["chain_2"]["c"] < 1.0
    assert found["chain_votes"]["a"] == 1.0 > found["chain_votes"]["b"] > found["chain_votes"]["c"]


def test_a_chain_goes_both_ways_along_a_name() -> None:
    forth, back = (features(board_of(LINE, names=[pair]), {"a": 1.0}) for pair in (("a", "b"), ("b", "a")))
    assert forth["chain_2"] == back["chain_2"]


def test_no_candidate_stands_twice_in_a_chain() -> None:
    found = features(board_of({"a": "x", "b": "y"}, names=[("a", "b"), ("b", "a")]), {"a": 1.0, "b": 1.0})
    assert set(found["chain_3"].values()) == {0.0}


LETTERS = st.sampled_from("abcdef")


@given(
    held=st.dictionaries(LETTERS, st.text(alphabet="wxyz", max_size=4), min_size=1),
    names=st.lists(st.tuples(LETTERS, LETTERS), max_size=12),
    weights=st.dictionaries(LETTERS, st.floats(0, 1)),
)
def test_values_stay_in_range_and_repeat(
    held: dict[str, str], names: list[tuple[str, str]], weights: dict[str, float]
) -> None:
    board = board_of(held, names=[(one, other) for one, other in names if one in held and other in held])
    found, again = features(board, weights), features(board, weights)
    assert found == again
    assert all(-1e-9 <= value <= 1 + 1e-9 for values in found.values() for value in values.values())
