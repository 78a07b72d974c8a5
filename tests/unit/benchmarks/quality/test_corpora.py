"""Reading folders: what is malformed is named with its line, the rest is read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.corpora import Fault, lines_of, read_corpus
from schema.errors import InputError
from tests.unit.benchmarks.quality.conftest import PASSAGES, QUESTIONS, write_rows


def test_a_whole_folder(folder: Path) -> None:
    corpus = read_corpus(folder)
    assert [passage.id for passage in corpus.passages] == ["film", "anna", "rain", "tea"]
    assert corpus.questions[1].gold_ids == ("film", "anna")
    assert corpus.name == "a-made"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{not json", "not JSON"),
        ('["a list"]', "not a JSON object"),
        ('{"id": 7, "title": "t", "text": "x"}', "'id' must be a text"),
        ('{"id": "p", "title": "t"}', "'title' and 'text' must be texts"),
        ('{"id": "rain", "title": "Rain", "text": "again"}', "id 'rain' stands twice"),
    ],
)
def test_a_bad_passage_is_named_and_the_rest_is_read(folder: Path, row: str, problem: str) -> None:
    write_rows(folder / "corpus.jsonl.gz", [*PASSAGES, row])
    faults: list[Fault] = []
    corpus = read_corpus(folder, faults=faults)
    assert len(corpus.passages) == 4
    (fault,) = faults
    assert fault.place == "corpus.jsonl.gz, line 5"
    assert problem in fault.problem
    assert "expected {" in str(fault)
    with pytest.raises(InputError, match="line 5"):
        read_corpus(folder)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('{"id": "x", "question": " "}', "'question' must be a text"),
        ('{"id": "x", "question": "Who?", "answers": "me"}', "must be lists"),
        ('{"id": "x", "question": "Who?", "gold_ids": ["nobody"]}', "['nobody'] are not in the corpus"),
    ],
)
def test_a_bad_question_is_named(folder: Path, row: str, problem: str) -> None:
    write_rows(folder / "questions.jsonl.gz", [row, *QUESTIONS])
    faults: list[Fault] = []
    assert len(read_corpus(folder, faults=faults).questions) == 4
    assert (faults[0].place, len(faults)) == ("questions.jsonl.gz, line 1", 1)
    assert problem in faults[0].problem


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no file 'corpus\.jsonl\.gz'"):
        read_corpus(tmp_path)


def test_a_truncated_file_is_named(folder: Path) -> None:
    path = folder / "corpus.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="cannot be read to its end"):
        read_corpus(folder)
    path.write_bytes(b"no gzip at all")
    with pytest.raises(InputError, match="cannot be read"):
        read_corpus(folder, faults=[])


def test_lines_are_numbered_from_one(tmp_path: Path) -> None:
    plain = tmp_path / "a.txt"
    plain.write_text("one\ntwo\n", "utf-8")
    packed = tmp_path / "a.txt.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(lines_of(plain)) == list(lines_of(packed)) == [(1, "one\n"), (2, "two\n")]


def test_a_sample_keeps_gold_passages(folder: Path) -> None:
    corpus = read_corpus(folder, passages=3, questions=2, seed=3)
    kept = {passage.id for passage in corpus.passages}
    assert len(corpus.questions) == 2
    assert {gold for row in corpus.questions for gold in row.gold_ids} <= kept
    assert len(kept) == 3
