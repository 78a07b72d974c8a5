"""The matcher of the open-extraction benchmark, on tuples small enough to count by hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.openie import (
    Score,
    Tuple,
    WordMap,
    evaluate,
    main,
    match,
    read_gold,
    score,
    sentence_key,
    sentence_sums,
)
from kg_builder.extract.english.tree import Tree
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED

GOLD = Tuple("bought", ("Acme Ltd", "a mill", "in 2019"))


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (Tuple("bought", ("Acme Ltd", "a mill", "in 2019")), (1.0, 1.0)),
        (Tuple("bought", ("Acme Ltd", "a mill")), (1.0, 5 / 7)),
        (Tuple("bought", ("Acme Ltd", "a mill in 2019 for cash")), (7 / 9, 1.0)),
        (Tuple("sold", ("Acme Ltd", "a mill")), (0.0, 0.0)),
        (Tuple("bought", ("Acme Ltd",)), (0.0, 0.0)),
    ],
)
def test_match(predicted: Tuple, expected: tuple[float, float]) -> None:
    assert match(GOLD, predicted) == pytest.approx(expected)


def test_speech_may_be_turned_round() -> None:
    gold = Tuple("said", ("it is late", "Wu"))
    assert match(gold, Tuple("said", ("Wu", "it is late"))) == (1.0, 1.0)


def test_precision_is_one_to_one_and_recall_is_not() -> None:
    precision, recall = sentence_sums([GOLD, GOLD], [GOLD])
    assert (precision, recall) == (1.0, 2.0)
    precision, recall = sentence_sums([GOLD], [GOLD, GOLD])
    assert (precision, recall) == (1.0, 1.0)


def test_score_over_sentences() -> None:
    found = score({"a": [GOLD], "b": [GOLD]}, {"a": [GOLD, Tuple("x", ("y", "z"))], "c": [GOLD]})
    assert found == Score(0.5, 0.5, 0.5, 2, 2)
    assert score({}, {}) == Score(0.0, 0.0, 0.0, 0, 0)


def test_sentence_key_ignores_blanks_and_punctuation() -> None:
    assert sentence_key("Acme ( UK ) , Ltd .") == sentence_key("Acme (UK), Ltd.")
    assert sentence_key("Acme") != sentence_key("Globex")


def test_words_are_the_sentences_own() -> None:
    words = WordMap(Tree(ACQUIRED), ACQUIRED.text)
    assert words.text(range(len(ACQUIRED.tokens))) == ACQUIRED.text
    dollar = [token.text for token in ACQUIRED.tokens].index("$")
    assert words.text([dollar]) == "$3"


def test_gold_is_read_with_and_without_gzip(tmp_path: Path) -> None:
    plain = tmp_path / "dev.tsv"
    plain.write_text("Acme bought a mill .\tbought\tAcme\ta mill\tC: context\n\n", encoding="utf-8")
    assert read_gold(plain) == {"Acmeboughtamill": [Tuple("bought", ("Acme", "a mill"))]}


def test_missing_data_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "dev.txt" in capsys.readouterr().err


@pytest.mark.models
def test_evaluation_on_a_made_up_sentence() -> None:
    sentence = "Acme Ltd bought a mill in 2019 ."
    report = evaluate([sentence], {sentence_key(sentence): [Tuple("bought", ("Acme Ltd", "a mill", "in 2019"))]})
    nary = report["nary"]
    assert isinstance(nary, dict)
    assert nary["f1"] == 1.0
    assert report["sentences"] == 1


@pytest.mark.models
def test_development_set_keeps_its_marks(tmp_path: Path) -> None:
    folder = Path(os.environ.get("VOUCH_BENCH", "")) / "e-carb"
    if not (folder / "dev.txt").is_file():
        pytest.skip("set VOUCH_BENCH to the folder with the public bench sets to run this")
    out = tmp_path / "report.json"
    assert main(["--data", str(folder), "--limit", "150", "--out", str(out)]) == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["nary"]["f1"] > 0.5
    assert report["binary"]["f1"] > 0.4
