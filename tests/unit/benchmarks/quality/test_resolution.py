"""Record pairs: two layouts, identity by name, thresholds learnt on the training part only."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import Fault
from benchmarks.quality.order import Order
from benchmarks.quality.resolution import (
    Pair,
    best_threshold,
    figures,
    identity,
    jaccard,
    measure,
    read_pairs,
    sets_of,
    token_set,
)
from schema.errors import InputError


def ditto(left: str, right: str, label: str) -> str:
    return f"COL name VAL {left} COL price VAL 1.0 \tCOL name VAL {right} COL price VAL  \t{label}\n"


def test_rows_of_columns_and_values(tmp_path: Path) -> None:
    path = tmp_path / "x_valid.txt.gz"
    lines = [ditto("acme ltd", "acme", "1"), "COL name VAL a\tCOL name VAL b\n", ditto("a", "b", "2"), "x\ty\t0\n"]
    path.write_bytes(gzip.compress("".join(lines).encode()))
    faults: list[Fault] = []
    assert read_pairs(path, faults) == [Pair(("acme ltd", "1.0"), ("acme", ""), same=True)]
    assert [fault.place for fault in faults] == [f"x_valid.txt.gz, line {number}" for number in (2, 3, 4)]


def test_rows_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "x_validation.csv"
    path.write_text(
        "id,label,left_id,left_title,right_id,right_title\n0,1,5,Acme,6,ACME\n1,maybe,5,Acme,6,ACME\n", "utf-8"
    )
    faults: list[Fault] = []
    assert read_pairs(path, faults) == [Pair(("Acme",), ("ACME",), same=True)]
    assert [fault.place for fault in faults] == ["x_validation.csv, row 3"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("The Acme Co., Ltd", "ACME", 1.0), ("Acme", "Globex", 0.0), ("華為", "华为", 1.0), ("", "", 0.0)],
)
def test_identity_is_that_of_names(left: str, right: str, expected: float) -> None:
    assert identity(Pair((left, "1"), (right, "2"), same=False)) == expected


def test_similarities_lie_between_nothing_and_all() -> None:
    same, other = Pair(("a b", "c"), ("c", "a b"), same=True), Pair(("a b",), ("x y",), same=False)
    assert (token_set(same), jaccard(same)) == (1.0, 1.0)
    assert jaccard(other) == 0.0
    assert token_set(other) < 0.5
    assert jaccard(Pair(("",), ("",), same=False)) == 0.0


def pairs(*labels: int) -> list[Pair]:
    return [Pair((str(place),), ("x",), same=bool(label)) for place, label in enumerate(labels)]


def test_figures() -> None:
    assert figures([True, True, False, False], pairs(1, 0, 1, 0)) == {"precision": 50.0, "recall": 50.0, "F1": 50.0}
    assert figures([False], pairs(0)) == {"precision": 0.0, "recall": 0.0, "F1": 0.0}


def test_the_best_threshold() -> None:
    assert best_threshold([0.9, 0.8, 0.7, 0.1], pairs(1, 1, 0, 0)) == 0.8
    assert best_threshold([0.5, 0.5], pairs(1, 0)) == 0.5
    assert best_threshold([], []) > 1.0
    assert best_threshold([0.9], pairs(0)) > 1.0


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=20))
def test_no_threshold_is_better(rows: list[tuple[int, bool]]) -> None:
    values, labelled = [float(value) for value, _ in rows], pairs(*(int(same) for _, same in rows))

    def f1(threshold: float) -> float:
        return figures([value >= threshold for value in values], labelled)["F1"] or 0.0

    assert f1(best_threshold(values, labelled)) == max(f1(value) for value in [*values, 99.0])


def test_peers_learn_on_the_training_part(tmp_path: Path) -> None:
    (tmp_path / "made_train.txt").write_text(ditto("acme mill", "acme mill uk", "1") + ditto("a", "b", "0"), "utf-8")
    (tmp_path / "made_valid.txt").write_text(
        ditto("globex", "globex inc", "1") + ditto("red", "blue", "0") + ditto("tea", "tea", "1"), "utf-8"
    )
    (tmp_path / "lone_test.txt").write_text(ditto("tea", "tea", "1"), "utf-8")
    measured = measure(Order(kind="resolution", data=tmp_path))
    assert measured.metrics["made F1"] == 100.0
    assert set(measured.peers) == {"token set", "jaccard"}
    assert "made F1" in measured.peers["jaccard"]
    assert "lone F1" in measured.metrics
    assert "lone F1" not in measured.peers["jaccard"]
    assert measured.notes == ("lone: no training part, so no threshold for the peers: not measured",)
    assert (measured.asked, measured.total, measured.unit) == (4, 4, "pairs")


def test_a_folder_without_pairs_is_said(tmp_path: Path) -> None:
    (tmp_path / "made_train.txt").touch()
    with pytest.raises(InputError, match="no pairs to measure on"):
        sets_of(tmp_path)
    with pytest.raises(InputError):
        sets_of(tmp_path / "missing")
