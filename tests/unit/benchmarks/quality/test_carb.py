"""The matcher of open extraction, on tuples small enough to count by hand; other systems' outputs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.corpora import Fault
from benchmarks.quality.carb import Score, Tuple, match, read_gold, score, sentence_key, sentence_sums
from benchmarks.quality.systems import find_outputs, read_output
from schema.errors import InputError

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


def test_any_form_of_be_is_met_by_be() -> None:
    gold = Tuple("is chairman of", ("Wu", "Acme"))
    assert match(gold, Tuple("be chairman of", ("Wu", "Acme"))) == pytest.approx((1.0, 1.0))
    assert match(Tuple("bought", ("Wu", "Acme")), Tuple("be", ("Wu", "Acme"))) == (0.0, 0.0)


def test_speech_may_be_turned_round() -> None:
    gold = Tuple("said", ("it is late", "Wu"))
    assert match(gold, Tuple("said", ("Wu", "it is late"))) == (1.0, 1.0)


def test_precision_is_one_to_one_and_recall_is_not() -> None:
    assert sentence_sums([GOLD, GOLD], [GOLD]) == (1.0, 2.0)
    assert sentence_sums([GOLD], [GOLD, GOLD]) == (1.0, 1.0)


def test_score_over_sentences() -> None:
    found = score({"a": [GOLD], "b": [GOLD]}, {"a": [GOLD, Tuple("x", ("y", "z"))], "c": [GOLD]})
    assert found == Score(0.5, 0.5, 0.5, 2, 2)
    assert score({}, {}) == Score(0.0, 0.0, 0.0, 0, 0)


def test_sentence_key_ignores_blanks_and_punctuation() -> None:
    assert sentence_key("Acme ( UK ) , Ltd .") == sentence_key("Acme (UK), Ltd.")
    assert sentence_key("Acme") != sentence_key("Globex")


def test_gold_is_read_with_and_without_gzip(tmp_path: Path) -> None:
    plain = tmp_path / "dev.tsv"
    plain.write_text("Acme bought a mill .\tbought\tAcme\ta mill\tC: context\n\n", "utf-8")
    packed = tmp_path / "dev.tsv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    expected = {"Acmeboughtamill": [Tuple("bought", ("Acme", "a mill"))]}
    assert read_gold(plain) == read_gold(packed) == expected


def test_a_gold_row_without_a_relation_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dev.tsv"
    path.write_text("Acme bought a mill .\tbought\tAcme\ta mill\nonly a sentence\n", "utf-8")
    faults: list[Fault] = []
    assert len(read_gold(path, faults)) == 1
    assert [fault.place for fault in faults] == ["dev.tsv, line 2"]
    with pytest.raises(InputError, match="line 2"):
        read_gold(path)


OPENIE = (
    "0.9\tContext(Wu said,List([0, 7)))\tSimpleArgument(Acme Ltd,List([8, 16)))\tRelation(bought,List([17, 23)))\t"
    "SimpleArgument(a mill,List([24, 30))); TemporalArgument(in 2019,List([31, 38)))\tWu said Acme Ltd bought a mill ."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme bought it .\t0.5\tbought\tAcme\tit\n", {"Acmeboughtit": [Tuple("bought", ("Acme", "it"))]}),
        (
            OPENIE + "\n",
            {"WusaidAcmeLtdboughtamill": [Tuple("bought", ("Wu said Acme Ltd", "a mill", "in 2019"))]},
        ),
        (
            'Acme bought it .\n1\t"Acme"\t"bought"\t"it"\t0.7\n2\t"Acme"\t"owns"\t"it"\t0.2\n',
            {"Acmeboughtit": [Tuple("bought", ("Acme", "it")), Tuple("owns", ("Acme", "it"))]},
        ),
        ("0.4\tAcme bought it .\tbought\tsubj\tAcme\tobj\tit\n", {"Acmeboughtit": [Tuple("bought", ("Acme", "it"))]}),
        (
            "f\t1\tAcme\tbought\tit\t0\t1\t1\t2\t2\t3\t0.8\tAcme bought it .\tmore\n",
            {"Acmeboughtit": [Tuple("bought", ("Acme", "it"))]},
        ),
        ("0.7\t\tSimpleArgument(he,List([0, 2)))\tRelation(plays,List([3, 8)))\t\the plays\n", {}),
        ("\n\n", {}),
    ],
)
def test_outputs_of_other_systems(tmp_path: Path, text: str, expected: dict[str, list[Tuple]]) -> None:
    path = tmp_path / "x_output.txt"
    path.write_text(text, "utf-8")
    assert read_output(path) == expected


def test_an_output_row_of_no_known_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x_output.txt"
    path.write_text("Acme bought it .\tno number\tbought\tAcme\tit\n", "utf-8")
    faults: list[Fault] = []
    assert read_output(path, faults) == {}
    assert faults[0].place == "x_output.txt, line 1"


def test_outputs_are_found_by_part(tmp_path: Path) -> None:
    for name in (
        "dev/openie5_output.txt",
        "deep/dev/clausie_output.txt.gz",
        "test/openie5_output.txt",
        "dev/notes.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert sorted(find_outputs(tmp_path, "dev")) == ["clausie", "openie5"]
    assert sorted(find_outputs(tmp_path, "test")) == ["openie5"]
