"""The decision to refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.refuse import RefusalModel, load_refusal_model

MODEL = RefusalModel(weights={"coverage": 4.0, "unseen": -3.0}, bias=-1.0, quantiles=(0.1, 0.4, 0.5, 0.9, 0.95))


def test_more_coverage_is_more_probable() -> None:
    assert MODEL.probability({"coverage": 1.0}) > MODEL.probability({"coverage": 0.2})
    assert MODEL.probability({"coverage": 1.0, "unseen": 1.0}) < MODEL.probability({"coverage": 1.0})


@given(st.dictionaries(st.sampled_from(["coverage", "unseen", "other"]), st.floats(-1e6, 1e6), max_size=3))
def test_a_probability_is_one(features: dict[str, float]) -> None:
    assert 0.0 < MODEL.probability(features) < 1.0


def test_thresholds_lie_between_quantiles() -> None:
    assert MODEL.threshold(0.0) == pytest.approx(0.1)
    assert MODEL.threshold(0.25) == pytest.approx(0.4)
    assert MODEL.threshold(0.125) == pytest.approx(0.25)
    assert MODEL.threshold(1.0) == pytest.approx(0.95)


def test_without_quantiles_the_odds_decide() -> None:
    assert RefusalModel(weights={}, bias=0.0, quantiles=()).threshold(0.05) == 0.5


def test_the_shipped_model_is_whole() -> None:
    model = load_refusal_model()
    assert model.weights
    assert list(model.quantiles) == sorted(model.quantiles)
    assert 0.0 < model.threshold(0.05) < model.threshold(0.5) < 1.0
    assert model.weights["coverage"] > 0
