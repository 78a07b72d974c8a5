"""Learning to rank on questions made up so that the answer is known."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.ranking.boosting import Growth, fit_forest, lambdas, values_of
from benchmarks.ranking.figures import figures, ranked_rows
from benchmarks.ranking.learning import Example, fit_linear, leave_one_out, set_weights, train
from benchmarks.ranking_train import model_text, summary, table
from graph_rag.ranker.model import parse_model
from graph_rag.ranker.passes import rank_board
from tests.unit.graph_rag.ranker.boards import board_of

GROWTH = Growth(trees=4, smallest_leaf=2, row_share=1.0, feature_share=1.0)
ARMS = ("dense", "sentence", "lexical", "alias", "fact", "facet_dense", "facet_lexical", "open")
IDS = [chr(ord("a") + number) for number in range(12)]


def example(set_name: str, number: int) -> Example:
    """The relevant candidate is similar; everything else is noise that a seed decides."""
    chance = np.random.default_rng(number)
    relevant = IDS[number % len(IDS)]
    arms = {arm: {one: float(chance.random()) for one in IDS} for arm in ARMS}
    arms["dense"] = {one: 0.9 if one == relevant else float(chance.random() * 0.6) for one in IDS}
    board = board_of(dict.fromkeys(IDS, "x"), arms=arms, entries="".join(IDS) if number % 2 else "")
    return Example(
        set_name=set_name, question_id=f"{set_name}{number}", kind="odd" if number % 2 else "even", board=board,
        rows=tuple(f"row {one}" for one in IDS), wanted=(frozenset({f"row {relevant}"}),),
    )  # fmt: skip


EXAMPLES = [example(name, number) for name in ("one", "other") for number in range(16)]


def test_what_is_learnt_finds_what_it_was_taught() -> None:
    trained = train(EXAMPLES, GROWTH, 1)
    fresh = [example("new", 100 + number) for number in range(12)]
    found = figures([(one, rank_board(one.board, trained.model()).second) for one in fresh])
    assert found["mrr@10"] > 80


def test_the_same_seed_gives_the_same_model() -> None:
    one, other = (json.dumps(train(EXAMPLES, GROWTH, 7).as_json()) for _ in range(2))
    assert one == other


def test_the_written_model_ranks_as_the_trained_one() -> None:
    trained = train(EXAMPLES, GROWTH, 1)
    text = model_text(trained, {"one": {"second pass": {"recall@5": 1.0}}}, {"one": 16}, 1)
    read = parse_model(text)
    for one in EXAMPLES[:4]:
        expected = rank_board(one.board, trained.model())
        assert np.allclose(rank_board(one.board, read).second, expected.second, atol=1e-2)
    assert json.loads(text)["questions"] == {"one": 16}


def test_a_set_is_measured_by_a_model_without_it() -> None:
    said: list[str] = []
    report = leave_one_out(EXAMPLES, GROWTH, 1, said.append)
    assert {name: len(scored) for name, scored in report.items()} == {"one": 16, "other": 16}
    assert said == ["without one: 16 questions", "without other: 16 questions"]
    parts = summary(report["one"])
    assert {"first pass", "second pass", "even", "odd"} == set(parts)
    assert parts["odd"]["questions"] == 8
    assert "one" in table({"one": parts})


def test_one_set_alone_is_left_out_nowhere() -> None:
    assert leave_one_out(EXAMPLES[:3], GROWTH, 1, print) == {}


def test_without_anything_relevant_nothing_can_be_learnt() -> None:
    lost = Example(set_name="x", question_id="1", kind="", board=EXAMPLES[0].board, rows=EXAMPLES[0].rows,
                   wanted=(frozenset({"elsewhere"}),))  # fmt: skip
    with pytest.raises(ValueError, match="no question"):
        train([lost], GROWTH, 1)


def test_every_set_weighs_the_same() -> None:
    weights = set_weights(["a", "a", "a", "b"])
    assert sum(weights[:3]) == pytest.approx(weights[3])
    assert sum(weights) == pytest.approx(4)


def test_a_linear_model_finds_the_direction() -> None:
    rows = np.array([[0.0, 1.0], [0.0, 0.0], [1.0, 1.0], [1.0, 0.0]])
    found = fit_linear(rows, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4), penalty=0.1)
    assert found[0] > 1
    assert abs(found[1]) < 1e-4


def test_gradients_push_the_relevant_up_and_sum_to_nothing() -> None:
    gradient, curve = lambdas(np.zeros(4), np.array([0.0, 1.0, 0.0, 0.0]))
    assert gradient[1] < 0
    assert gradient.sum() == pytest.approx(0.0)
    assert (curve >= 0).all()
    assert not lambdas(np.zeros(3), np.zeros(3))[0].any()


def test_a_forest_learns_a_threshold() -> None:
    chance = np.random.default_rng(0)
    groups = [chance.random((20, 3)) for _ in range(10)]
    labels = [(group[:, 1] > 0.8).astype(float) for group in groups]
    forest = fit_forest(groups, labels, [1.0] * 10, Growth(trees=20, smallest_leaf=5, feature_share=1.0), 3)
    fresh = chance.random((50, 3))
    scores = np.sum([values_of(tree, fresh) for tree in forest], axis=0)
    assert scores[fresh[:, 1] > 0.85].min() > scores[fresh[:, 1] < 0.7].max()
    assert {tree.feature[0] for tree in forest} <= {1, -1}


def test_leaves_are_not_smaller_than_allowed() -> None:
    chance = np.random.default_rng(1)
    groups = [chance.random((30, 2))]
    labels = [(groups[0][:, 0] > 0.5).astype(float)]
    (tree,) = fit_forest(groups, labels, [1.0], Growth(trees=1, smallest_leaf=10, row_share=1.0, feature_share=1.0), 1)
    values, counts = np.unique(values_of(tree, groups[0]), return_counts=True)
    assert len(values) > 1
    assert counts.min() >= 10


def test_figures_count_gold_places() -> None:
    one = Example(set_name="x", question_id="1", kind="", board=board_of({"a": "", "b": "", "c": ""}),
                  rows=("r1", "r1", "r2"), wanted=(frozenset({"r2"}), frozenset({"gone"})))  # fmt: skip
    scores = np.array([0.9, 0.8, 0.1])
    assert ranked_rows(one, scores) == ["r1", "r2"]
    found = figures([(one, scores)])
    assert (found["recall@2"], found["all@5"], found["hits@4"], found["mrr@10"]) == (50.0, 0.0, 100.0, 50.0)
    assert set(figures([]).values()) == {0.0}
