"""Learning when to refuse: the regression, the cases, the figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.refusal_train import (
    Example,
    fit_logistic,
    leave_one_out,
    main,
    matrix,
    probabilities,
    without_answers,
)
from graph_rag.evidence import ChainedAnswer
from tests.unit.benchmarks.gathered import evidenced, item

NAMES = ["a", "b"]


def example(a: float, b: float, case: str = "answerable", set_name: str = "one") -> Example:
    return Example(set_name=set_name, question="?", features={"a": a, "b": b}, case=case)


def two_sets() -> list[Example]:
    found = []
    for name in ("one", "two"):
        found += [example(0.8 + 0.01 * step, 0.5, set_name=name) for step in range(20)]
        found += [example(0.1 + 0.01 * step, 0.5, "passage gone", name) for step in range(20)]
    return found


def test_only_what_is_whole_is_answerable() -> None:
    assert example(1, 1).answerable
    assert not any(example(1, 1, case).answerable for case in ("passage gone", "sentence gone", "unanswerable"))


def test_rows_follow_the_names_not_the_order_of_the_features() -> None:
    rows, labels = matrix([example(1, 2), example(3, 4, "unanswerable")], ["b", "a"])
    assert rows.tolist() == [[2, 1], [4, 3]]
    assert labels.tolist() == [1, 0]
    with pytest.raises(KeyError):
        matrix([example(1, 2)], ["c"])


def test_the_fit_is_where_the_penalised_likelihood_is_flat() -> None:
    rows, labels = matrix(two_sets(), NAMES)
    weights = fit_logistic(rows, labels)
    design = np.hstack([rows, np.ones((len(rows), 1))])
    probability = 1 / (1 + np.exp(-design @ weights))
    gradient = design.T @ (probability - labels) + np.array([1.0, 1.0, 0.0]) * weights
    assert np.abs(gradient[[0, 2]]).max() < 1e-3
    assert gradient[1] >= -1e-3
    assert weights[0] > 0


def test_a_feature_that_says_nothing_weighs_nothing_and_both_cases_weigh_the_same() -> None:
    rows = np.zeros((40, 2))
    labels = np.array([1.0] * 30 + [0.0] * 10)
    assert fit_logistic(rows, labels) == pytest.approx([0.0, 0.0, 0.0], abs=1e-4)


def test_a_feature_that_speaks_against_an_answer_weighs_nothing() -> None:
    rows, labels = matrix(two_sets(), NAMES)
    assert fit_logistic(rows, labels)[0] > 1.0
    assert fit_logistic(1.0 - rows, labels)[0] == 0.0


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans()), min_size=2, max_size=12))
def test_examples_in_any_order_give_finite_weights_and_the_same(rows: list[tuple[float, float, bool]]) -> None:
    examples = [example(a, b, "answerable" if whole else "unanswerable") for a, b, whole in rows]
    weights = fit_logistic(*matrix(examples, NAMES))
    assert np.isfinite(weights).all()
    assert fit_logistic(*matrix(examples[::-1], NAMES)) == pytest.approx(weights, abs=1e-5)
    scores = probabilities(examples, NAMES, weights)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_probabilities_are_logistic_in_the_features() -> None:
    weights = np.array([2.0, 0.0, -1.0])
    assert probabilities([example(0.5, 9.0)], NAMES, weights) == pytest.approx([0.5])
    assert probabilities([example(1.5, 9.0)], NAMES, weights) == pytest.approx([1 / (1 + np.exp(-2.0))])


def test_each_set_is_judged_by_the_others() -> None:
    report = leave_one_out(two_sets(), NAMES)
    assert sorted(report) == ["one", "two"]
    for figures in report.values():
        assert figures["questions"] == 20
        assert figures["passage gone: recall at 5 %"] == 1.0
        assert figures["false refusals at the others' threshold"] == pytest.approx(0.05)


def test_a_set_the_others_misjudge_has_false_refusals() -> None:
    low = [replace(each, set_name="low", features={"a": 0.05, "b": 0.5}) for each in two_sets() if each.answerable]
    report = leave_one_out([*two_sets(), *low], NAMES)
    assert report["low"]["false refusals at the others' threshold"] == 1.0


def test_one_set_alone_cannot_be_judged() -> None:
    assert leave_one_out([each for each in two_sets() if each.set_name == "one"], NAMES) == {}


class TestWithoutAnswers:
    FULL = evidenced(item(1, "The limit is £40."), item(2, "Ask the desk."), item(3, "LIMIT: £40"))

    def test_every_sentence_with_an_answer_goes(self) -> None:
        rest = without_answers(self.FULL, ["£40"])
        assert rest is not None
        assert [entry.item.number for entry in rest.items] == [2]
        assert rest.context.items == tuple(entry.item for entry in rest.items)
        assert rest.question == self.FULL.question

    def test_letter_case_and_width_do_not_matter(self) -> None:
        rest = without_answers(self.FULL, ["ｌｉｍｉｔ"])
        assert rest is not None
        assert [entry.item.text for entry in rest.items] == ["Ask the desk."]

    @pytest.mark.parametrize("answers", [(), ("",), (" 4 ",), ("4",), ("£50",)])
    def test_nothing_taken_away_is_no_case(self, answers: tuple[str, ...]) -> None:
        assert without_answers(self.FULL, answers) is None

    def test_chains_over_what_is_gone_go_too(self) -> None:
        chains = tuple(
            ChainedAnswer(numbers=numbers, text="£40", label="", score=1.0) for numbers in ((2,), (2, 1), (3,))
        )
        rest = without_answers(replace(self.FULL, chains=chains), ["£40"])
        assert rest is not None
        assert [chain.numbers for chain in rest.chains] == [(2,)]


def test_nothing_to_learn_from_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "name --data, --companies or --read" in capsys.readouterr().err
