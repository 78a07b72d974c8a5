"""The measures of the multi-hop benchmark."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks.corpora import Asked, Corpus
from benchmarks.multihop import by_type, figures, main, sample, table

GOLD = frozenset({"a", "b"})


def test_figures_of_one_question() -> None:
    found = figures([["x", "a", "y", "z", "b"]], [GOLD])
    assert found == {
        "recall@2": 50.0,
        "recall@5": 100.0,
        "recall@10": 100.0,
        "all@5": 100.0,
        "hits@4": 100.0,
        "hits@10": 100.0,
        "mrr@10": 50.0,
    }


def test_figures_are_means() -> None:
    found = figures([["a", "b"], ["x"]], [GOLD, GOLD])
    assert (found["recall@2"], found["all@5"], found["mrr@10"]) == (50.0, 50.0, 50.0)


def test_a_gold_row_after_the_tenth_place_counts_nowhere() -> None:
    assert set(figures([[*"cdefghijkl", "a"]], [GOLD]).values()) == {0.0}
    assert set(figures([], []).values()) == {0.0}


def test_every_question_needs_a_ranking() -> None:
    with pytest.raises(ValueError, match="argument"):
        figures([["a"]], [])


def corpus(*golds: tuple[str, ...]) -> Corpus:
    asked = tuple(
        Asked(id=str(place), question="?", answers=(), gold_ids=gold, type="") for place, gold in enumerate(golds)
    )
    return Corpus(name="c", passages=(), questions=asked)


def test_questions_without_gold_are_left_out_and_samples_keep_the_order() -> None:
    full = corpus(("a",), (), ("b",), ("c",), ("d",))
    assert [row.id for row in sample(full, limit=0, seed=1).questions] == ["0", "2", "3", "4"]
    drawn = [row.id for row in sample(full, limit=2, seed=1).questions]
    assert drawn == [row.id for row in sample(full, limit=2, seed=1).questions]
    assert drawn == sorted(drawn)
    assert len(drawn) == 2


def test_table_has_a_line_per_way() -> None:
    lines = table({"vouch": figures([["a"]], [GOLD]), "dense": figures([["b"]], [GOLD])}).splitlines()
    assert lines[0].split()[0] == "recall@2"
    assert [line.split()[0] for line in lines[1:]] == ["vouch", "dense"]
    assert lines[1].split()[1] == "50.0"
    assert table({}) == " " * 8


@pytest.mark.models
def test_end_to_end_on_three_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "tiny"
    data.mkdir()
    rows = [
        {"id": "film", "title": "The Quiet Harbour", "text": "The Quiet Harbour was directed by Anna Berg."},
        {"id": "anna", "title": "Anna Berg", "text": "Anna Berg grew up in Uppsala."},
        {"id": "rain", "title": "Rain", "text": "Rain falls from clouds."},
    ]
    question = {"id": "q", "question": "Where did the director of The Quiet Harbour grow up?"}
    write(data / "corpus.jsonl.gz", rows)
    write(data / "questions.jsonl.gz", [{**question, "gold_ids": ["film", "anna"]}, {**question, "gold_ids": []}])
    out = tmp_path / "out.json"
    assert main(["--data", str(data), "--cache", str(tmp_path / "cache"), "--out", str(out)]) == 0
    result = json.loads(out.read_text(encoding="utf-8"))
    assert (result["rows"], result["questions"]) == (3, 1)
    assert result["ways"]["vouch"]["recall@2"] == 100.0
    assert set(result["ways"]) == {"vouch", "bm25", "dense", "fusion"}
    assert "recall@5" in capsys.readouterr().out


def test_figures_by_type_stand_below_the_whole() -> None:
    rows = [Asked(id="1", question="?", answers=(), gold_ids=("a",), type=kind) for kind in ("two", "three", "two")]
    found = by_type(rows, [["a"], ["x"], ["x"]], [frozenset({"a"})] * 3, 0.1)
    assert {name: row["recall@5"] for name, row in found.items()} == {"  three": 0.0, "  two": 50.0}
    assert by_type(rows[:1], [["a"]], [frozenset({"a"})], 0.1) == {}
    assert "  three" in table({"vouch": found["  two"], **found})


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
