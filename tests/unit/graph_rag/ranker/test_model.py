"""Reading a model and what it computes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from graph_rag.ranker.model import PassModel, RankModelFile, pack, parse_model, standardised
from schema.errors import InputError

STUMP: dict[str, list[float]] = {
    "feature": [0, -1, -1],
    "threshold": [0.5, 0.0, 0.0],
    "left": [1, 0, 0],
    "right": [2, 0, 0],
    "value": [0.0, -1.0, 2.0],
}
LEAF: dict[str, list[float]] = {"feature": [-1], "threshold": [0.0], "left": [0], "right": [0], "value": [0.25]}
PASS = {"names": ["dense", "cover"], "linear": [1.0, -2.0], "trees": [STUMP, LEAF], "slope": 2.0, "offset": -1.0}
DATA = {"note": "by hand", "first": PASS, "second": PASS, "plain": {**PASS, "trees": []}}


def test_trees_send_values_up_to_the_threshold_left() -> None:
    rows = np.array([[0.5, 0.0], [0.6, 0.0]])
    assert pack([STUMP, LEAF]).sums(rows).tolist() == [-0.75, 2.25]


def test_margins_are_the_mean_of_both_parts() -> None:
    model = parse_model(json.dumps(DATA))
    columns = {"dense": np.array([1.0, 0.0]), "cover": np.array([0.0, 0.0]), "other": np.array([9.0, 9.0])}
    assert model.first.margins(columns).tolist() == pytest.approx([1.0, -1.0], abs=1e-4)
    assert model.plain.margins(columns).tolist() == pytest.approx([1.0, -1.0], abs=1e-4)
    assert model.plain.forest is None


def test_a_weight_below_zero_speaks_against() -> None:
    model = parse_model(json.dumps(DATA)).plain
    columns = {"dense": np.zeros(2), "cover": np.array([1.0, 0.0])}
    assert model.margins(columns)[0] < model.margins(columns)[1]


def test_probabilities_are_logistic() -> None:
    model = PassModel(names=(), linear=np.zeros(0), forest=None, slope=2.0, offset=-1.0)
    assert model.probabilities(np.array([0.5, 100.0, -100.0])).tolist() == pytest.approx([0.5, 1.0, 0.0], abs=1e-9)


def test_flat_columns_say_nothing() -> None:
    rows = np.array([[1.0, 5.0], [3.0, 5.0]])
    assert standardised(rows)[:, 1].tolist() == [0.0, 0.0]
    assert standardised(rows)[:, 0].tolist() == pytest.approx([-1.0, 1.0], abs=1e-5)
    assert standardised(np.zeros((0, 2))).shape == (0, 2)


@pytest.mark.parametrize(
    "broken",
    [
        "no json",
        "[]",
        json.dumps({key: value for key, value in DATA.items() if key != "plain"}),
        json.dumps({**DATA, "first": {**PASS, "linear": [1.0]}}),
        json.dumps({**DATA, "first": {**PASS, "names": "dense"}}),
        json.dumps({**DATA, "first": {**PASS, "slope": None}}),
    ],
)
def test_a_file_that_is_no_model_is_refused(broken: str) -> None:
    with pytest.raises(InputError, match="not a ranking model"):
        parse_model(broken)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps(DATA), "utf-8")
    file = RankModelFile(path)
    assert file.model.note == "by hand"
    path.unlink()
    assert file.model.first.names == ("dense", "cover")
