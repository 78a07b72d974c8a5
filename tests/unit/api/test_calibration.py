"""Calibration files, and what they do to the threshold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.calibration import (
    LEAST,
    calibrated,
    calibration_file,
    probability_of,
    read_known,
    write_calibration,
)
from graph_rag.answer.refuse import RefusalModel
from schema.answers import Answer, AnswerStatus
from schema.errors import InputError

MODEL = RefusalModel(weights={"cover": 2.0}, bias=-1.0, quantiles=(0.2, 0.5, 0.8))


def lines(path: Path, *rows: object) -> Path:
    file = path / "known.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return file


def test_questions_are_read_with_defaults(tmp_path: Path) -> None:
    file = lines(tmp_path, {"question": "Who?"}, "", {"question": "谁？", "groups": ["hr"], "status": "unanswerable"})
    first, second = read_known(file)
    assert (first.question, first.groups, first.answerable) == ("Who?", (), True)
    assert (second.groups, second.answerable) == (("hr",), False)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "not JSON"),
        ([1], "not a question"),
        ({"question": " "}, "not a question"),
        ({"question": 3}, "not a question"),
        ({"question": "Who?", "groups": "hr"}, "not a question"),
        ({"question": "Who?", "status": "maybe"}, "status 'maybe' is not known"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: object, said: str) -> None:
    with pytest.raises(InputError, match="line 2: ") as caught:
        read_known(lines(tmp_path, {"question": "Who?"}, row))
    assert said in str(caught.value)
    assert "question" in caught.value.remedy


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_known(tmp_path / "none.jsonl")


def test_the_probability_is_the_same_whatever_was_decided() -> None:
    refused = Answer(question="Who?", status=AnswerStatus.UNANSWERABLE, text="No.", missing=("Who?",), confidence=0.7)
    assert probability_of(refused) == pytest.approx(0.3)


def test_too_few_questions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too few"):
        write_calibration(tmp_path / "c.json", MODEL, [0.5] * (LEAST - 1))
    assert not (tmp_path / "c.json").exists()


def test_without_a_file_nothing_changes(tmp_path: Path) -> None:
    assert calibrated(MODEL, tmp_path / "none.json") is MODEL


def test_known_questions_move_the_threshold(tmp_path: Path) -> None:
    file = calibration_file(tmp_path / "graph.db")
    write_calibration(file, MODEL, [0.9] * 60)
    assert calibrated(MODEL, file).threshold(0.3) > MODEL.threshold(0.3)
    write_calibration(file, MODEL, [0.05] * 60)
    assert calibrated(MODEL, file).threshold(0.3) < MODEL.threshold(0.3)


def test_a_calibration_of_another_model_is_left_aside(tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    write_calibration(file, RefusalModel(weights={"cover": 1.0}, bias=0.0, quantiles=(0.5,)), [0.9] * 30)
    assert calibrated(MODEL, file) is MODEL


@pytest.mark.parametrize("text", ["{", "[]", '{"model": "x"}', '{"model": "x", "answerable": ["y"]}'])
def test_a_damaged_calibration_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "c.json").write_text(text, "utf-8")
    with pytest.raises(InputError, match="damaged") as caught:
        calibrated(MODEL, tmp_path / "c.json")
    assert "vouch calibrate" in caught.value.remedy


def test_the_file_holds_numbers_only(tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    write_calibration(file, MODEL, [0.25] * LEAST)
    held = json.loads(file.read_text("utf-8"))
    assert held == {"model": MODEL.version, "answerable": [0.25] * LEAST}


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=60))
def test_calibrated_quantiles_ascend_between_the_extremes(known: list[float]) -> None:
    quantiles = MODEL.calibrated(known).quantiles
    assert list(quantiles) == sorted(quantiles)
    assert min([*known, *MODEL.quantiles]) - 1e-9 <= quantiles[0]
    assert quantiles[-1] <= max([*known, *MODEL.quantiles]) + 1e-9


def test_many_known_questions_decide_alone() -> None:
    known = [0.4 + 0.2 * index / 999 for index in range(1000)]
    assert MODEL.calibrated(known).threshold(0.5) == pytest.approx(0.5, abs=0.01)


def test_the_version_follows_the_weights() -> None:
    other = RefusalModel(weights={"cover": 2.1}, bias=-1.0, quantiles=MODEL.quantiles)
    again = RefusalModel(weights={"cover": 2.0}, bias=-1.0, quantiles=(0.1,))
    assert MODEL.version != other.version
    assert MODEL.version == again.version
