"""Weights that stand in: a copy of the product has them, the product keeps its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality import cli
from benchmarks.quality.held_out import overlay, run_in, trained_on
from benchmarks.quality.versions import ROOMS, ROOT
from schema.errors import InputError


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A made product: rooms, one weight file, and a command line that prints what it is given."""
    root = tmp_path / "product"
    for room in (*ROOMS, "benchmarks"):
        (root / room).mkdir(parents=True)
    (root / "graph_rag" / "model.json").write_text('{"w": 1, "trained_on": {"a-made": 7}}', "utf-8")
    (root / "graph_rag" / "list.json").write_text("[1]", "utf-8")
    (root / "benchmarks" / "__init__.py").touch()
    (root / "benchmarks" / "quality").mkdir()
    (root / "benchmarks" / "quality" / "__init__.py").touch()
    (root / "benchmarks" / "quality" / "cli.py").write_text(
        "import pathlib\n\ndef main(arguments):\n"
        "    here = pathlib.Path(__file__).parents[2] / 'graph_rag' / 'model.json'\n"
        "    pathlib.Path(arguments[0]).write_text(here.read_text())\n    return 3\n",
        "utf-8",
    )
    return root


def folds(tmp_path: Path, name: str = "graph_rag/model.json") -> Path:
    path = tmp_path / "without-a-made" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"w": 2}', "utf-8")
    return tmp_path / "without-a-made"


def test_the_copy_has_other_weights_and_runs(tmp_path: Path, product: Path) -> None:
    copy = overlay(folds(tmp_path), tmp_path / "cache", product)
    assert json.loads((copy / "graph_rag" / "model.json").read_text("utf-8")) == {"w": 2}
    assert json.loads((product / "graph_rag" / "model.json").read_text("utf-8"))["w"] == 1
    assert overlay(folds(tmp_path), tmp_path / "cache", product) == copy
    said = tmp_path / "said.json"
    assert run_in(copy, [str(said)]) == 3
    assert json.loads(said.read_text("utf-8")) == {"w": 2}


def test_a_file_that_stands_for_nothing_is_named(tmp_path: Path, product: Path) -> None:
    with pytest.raises(InputError, match=r"'graph_rag/modal\.json' stands for no file"):
        overlay(folds(tmp_path, "graph_rag/modal.json"), tmp_path / "cache", product)
    with pytest.raises(InputError, match="no folder"):
        overlay(tmp_path / "gone", tmp_path / "cache", product)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no files"):
        overlay(tmp_path / "empty", tmp_path / "cache", product)


def test_sets_that_weights_were_trained_on(product: Path) -> None:
    assert trained_on("a-made", product) == ["graph_rag/model.json"]
    assert trained_on("b-made", product) == []


def test_the_command_goes_to_the_copy_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(cli, "overlay", lambda weights, cache: tmp_path / weights.name)
    monkeypatch.setattr(cli, "run_in", lambda copy, arguments: asked.append([copy.name, *arguments]) or 5)
    arguments = ["multihop", "--data", "x", "--limit", "4", "--seed", "2", "--ways", "vouch,no graph", "--quiet"]
    assert cli.main([*arguments, "--weights", "folds/without-x", "--out", "r.json"]) == 5
    (given,) = asked
    assert given[:2] == ["without-x", "multihop"]
    again = cli._parser().parse_args(given[1:])
    assert (again.limit, again.seed, again.ways, again.quiet) == (4, 2, ("vouch", "no graph"), True)
    assert (again.weights, again.stood_in, str(again.out)) == (None, "without-x", "r.json")


def test_figures_on_training_sets_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "trained_on", lambda name: ["made.json"] if name == "d-seen" else [])
    for name in ("d-seen", "d-new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x_valid.txt").write_text("COL a VAL b\tCOL a VAL b\t1\n", "utf-8")
        assert cli.main(["resolution", "--data", str(tmp_path / name)]) == 0
        assert ("NOT HELD OUT: made.json" in capsys.readouterr().out) is (name == "d-seen")


def test_the_shipped_refusal_model_says_what_it_was_trained_on() -> None:
    assert trained_on("no-such-set") == []
    path = "graph_rag/answer/refusal.json"
    sets = json.loads((ROOT / path).read_text("utf-8"))["trained_on"]
    assert sets
    assert all(path in trained_on(name) for name in sets)
