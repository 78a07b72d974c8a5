"""Both passes and both experts."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from graph_rag.ranker.model import PassModel, RankModel, RankModelFile
from graph_rag.ranker.passes import (
    entry_share,
    first_columns,
    first_weights,
    lend_words,
    rank_board,
    second_columns,
    soft_weights,
)
from tests.unit.graph_rag.ranker.boards import at, board_of

ARMS = {"dense": {"a": 1.0, "b": 0.2}, "sentence": {"a": 0.9}, "lexical": {"a": 0.5}}
HELD = {"a": "xy", "b": "z", "c": "x", "d": ""}


def expert(**weights: float) -> PassModel:
    """A linear model over the named columns."""
    return PassModel(names=tuple(weights), linear=np.array(list(weights.values())), forest=None, slope=1.0, offset=0.0)


MODEL = RankModel(first=expert(dense=1.0), second=expert(h2_named=1.0, s1=0.5), plain=expert(cover=1.0), note="by hand")


def crowd(board_size: int = 60) -> dict[str, str]:
    """The four candidates among many that hold nothing."""
    return HELD | {chr(0x4E00 + number): "" for number in range(board_size - len(HELD))}


def test_entries_go_to_the_passes_and_plain_documents_to_the_other_expert() -> None:
    many = crowd()
    entries = board_of(many, names=[("a", "b")], arms=ARMS, entries="".join(many))
    plain = board_of({**many, "d": "xyz"}, names=[("a", "b")], arms=ARMS)
    linked, unlinked = rank_board(entries, MODEL), rank_board(plain, MODEL)
    assert at(entries, linked.first)["a"] == max(linked.first)  # by similarity
    assert at(entries, linked.second)["b"] == max(linked.second)  # a good one names it
    assert at(plain, unlinked.second)["d"] == max(unlinked.second)  # by words
    assert (unlinked.first == unlinked.second).all()  # one pass


@pytest.mark.parametrize(
    ("count", "size", "share"), [(0, 100, 0.0), (7, 100, 0.2), (35, 100, 1.0), (100, 100, 1.0), (6, 6, 0.1)]
)
def test_a_third_of_the_candidates_is_enough_if_there_are_many(count: int, size: int, share: float) -> None:
    many = crowd(size)
    board = board_of(many, entries="".join(sorted(many)[:count]))
    assert entry_share(board) == pytest.approx(share)


def test_an_empty_board_ranks_nothing() -> None:
    ranked = rank_board(board_of({}), MODEL)
    assert ranked.first.shape == ranked.second.shape == (0,)
    assert ranked.columns == {}


def test_the_shipped_model_reads_its_columns_and_gives_probabilities() -> None:
    for arms in (ARMS, {}):
        every = {name: {"c": 0.1} for name in (*ARMS, "alias", "fact", "facet_dense", "facet_lexical", "open")}
        board = board_of(HELD, names=[("a", "b")], arms={**every, **arms}, entries="a")
        ranked = rank_board(board, RankModelFile().model)
        assert ((ranked.second > 0) & (ranked.second < 1)).all()
    assert np.isfinite(ranked.second).all()


def test_the_second_pass_is_seeded_by_the_first() -> None:
    board = board_of(HELD, names=[("d", "c")], arms=ARMS)
    columns = first_columns(board)
    again = second_columns(board, columns, np.array([0.0, 0.0, 0.0, 5.0]))
    assert at(board, columns["h1_named"])["c"] < at(board, again["h2_named"])["c"]
    assert at(board, again["s1_place"])["d"] == 0.5
    assert set(columns) < set(again)


def test_first_weights_mix_the_walk_and_the_arms() -> None:
    board = board_of(HELD, arms=ARMS, walk={"c": 0.2, "a": 0.1})
    weights = at(board, first_weights(board))
    assert weights["a"] == 1.0  # best of the arms, half of the walk
    assert weights["a"] > weights["c"] > weights["b"] > weights["d"] == 0.0


def test_soft_weights_are_one_half_at_the_fifth_best() -> None:
    weights = soft_weights(np.array([9.0, 8.0, 7.0, 6.0, 5.0, 1.0, 0.0]))
    assert weights[4] == 0.5
    assert (np.diff(weights) < 0).all()
    assert soft_weights(np.zeros(0)).shape == (0,)


def test_words_lend_to_another_language_what_its_like_have() -> None:
    board = board_of(HELD, arms={"dense": {"a": 0.9, "b": 0.1, "c": 0.1, "d": 0.9}}, foreign="d")
    columns = {"cover": np.array([0.8, 0.2, 0.2, 0.0]), "dense": np.array([0.9, 0.1, 0.1, 0.9])}
    lent = lend_words(board, columns)
    assert lent["cover"].tolist() == pytest.approx([0.8, 0.2, 0.2, 0.4])  # the mean of the three that there are
    assert lent["dense"] is columns["dense"]
    assert columns["cover"][3] == 0.0


def test_nothing_is_lent_where_all_are_in_one_language() -> None:
    for foreign in ("", "abcd"):
        columns = {"cover": np.array([0.8, 0.2, 0.2, 0.0])}
        assert lend_words(board_of(HELD, foreign=foreign), columns) is columns


def test_the_file_says_where_it_comes_from() -> None:
    data = json.loads(resources.files("graph_rag.ranker").joinpath("model.json").read_text("utf-8"))
    assert {"seed", "questions", "figures", "note"} <= set(data)
    assert all(count > 0 for count in data["questions"].values())
    assert "samples" not in data["questions"]
