"""The command line: what is printed, written and returned; a bench as a whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.quality import cli, sweep
from benchmarks.quality.cli import INCOMPLETE, STOPPED, USAGE, main
from benchmarks.quality.kinds import KINDS
from benchmarks.quality.order import Measured, Order
from benchmarks.quality.sweep import SAMPLE, kinds_of, orders_of
from schema.errors import InputError
from tests.unit.benchmarks.quality.conftest import PASSAGES, write_rows
from tests.unit.benchmarks.quality.test_mine import ESSAY
from tests.unit.benchmarks.quality.test_resolution import ditto


@pytest.mark.usefixtures("scripted")
def test_a_measurement_is_printed_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder.parent / "r.json"
    arguments = [
        "multihop",
        "--data",
        str(folder),
        "--out",
        str(out),
        "--ways",
        "vouch,dense",
        "--worst",
        "2",
        "--quiet",
    ]
    assert main([*arguments, "--cache", str(folder.parent / "cache")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("multihop a-made: all 3 questions")
    assert "recall@5" in said
    result = json.loads(out.read_text("utf-8"))
    assert result["complete"] is True
    assert result["settings"]["ways"] == ["vouch", "dense"]
    assert set(result["versions"]) >= {"code", "python", "stages", "bm25s"}


@pytest.mark.usefixtures("scripted")
def test_faults_change_the_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(folder / "corpus.jsonl.gz", [*PASSAGES, "{"])
    arguments = ["multihop", "--data", str(folder), "--ways", "dense", "--quiet"]
    assert main([*arguments, "--cache", str(folder.parent / "cache")]) == INCOMPLETE
    said = capsys.readouterr().out
    assert "PARTIAL: 1 inputs could not be used" in said
    assert "not used: corpus.jsonl.gz, line 5" in said


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_missing_folder_is_named(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([kind, "--data", str(tmp_path / "gone")]) == USAGE
    assert "gone" in capsys.readouterr().err


def test_a_stop_by_hand_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(order: Order) -> Measured:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "KINDS", {**KINDS, "mine": stopped})
    out = tmp_path / "r.json"
    assert main(["mine", "--data", str(tmp_path), "--out", str(out)]) == STOPPED
    assert "goes on" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("more", [["--ways", "magic"], ["--limit", "-1"], ["--limit", "x"], []])
def test_wrong_options_are_refused(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["multihop", *(["--data", "x"] if more else []), *more])
    assert caught.value.code == USAGE
    assert "error" in capsys.readouterr().err


def test_a_report_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "samples.json").write_text('{"kind": "samples", "questions": 2, "metrics": {"x": 1.0}}', "utf-8")
    (tmp_path / "notes.md").write_text("What remains.", "utf-8")
    to = tmp_path / "docs" / "quality.md"
    arguments = ["report", "--from", str(tmp_path / "in"), "--to", str(to), "--date", "2026-01-02", "--commit", "abc"]
    assert main([*arguments, "--notes", str(tmp_path / "notes.md")]) == 0
    assert to.read_text("utf-8").endswith("What remains.\n")
    assert "quality.md" in capsys.readouterr().out
    assert main(["report", "--from", str(tmp_path / "none"), "--to", str(to)]) == USAGE


def bench(tmp_path: Path, folder: Path) -> Path:
    """A bench with a folder of every layout."""
    made = tmp_path / "bench"
    for name in ("a-x", "b-x", "c-x", "d-x", "h-pages"):
        write_rows(made / name / "corpus.jsonl.gz", PASSAGES)
        (made / name / "questions.jsonl.gz").write_bytes((folder / "questions.jsonl.gz").read_bytes())
    (made / "e-triples" / "gold").mkdir(parents=True)
    (made / "e-triples" / "gold" / "dev.tsv").touch()
    (made / "e-essays").mkdir()
    (made / "e-essays" / "a.json").write_text(json.dumps(ESSAY), "utf-8")
    (made / "e-facts").mkdir()
    (made / "e-facts" / "dev.json").write_text("[]", "utf-8")
    (made / "g-pairs").mkdir()
    (made / "g-pairs" / "x_valid.txt").write_text(ditto("tea", "tea", "1"), "utf-8")
    (made / "h-files").mkdir()
    (made / "i-other").mkdir()
    return made


def test_folders_are_told_by_their_files(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = bench(tmp_path, folder)
    assert {entry.name: kinds_of(entry) for entry in made.iterdir()} == {
        "a-x": ("multihop", "refusal"), "b-x": ("multihop", "refusal"), "c-x": (), "d-x": ("reading", "refusal"),
        "h-pages": ("finance",), "e-triples": ("openie",), "e-essays": ("mine",), "e-facts": ("ontology",),
        "g-pairs": ("resolution",), "h-files": ("documents",), "i-other": (),
    }  # fmt: skip
    orders = orders_of(made, tmp_path / "out", cache=tmp_path, full=False, workers=1)
    assert [order.kind for order in orders][:2] == ["resolution", "openie"]
    assert {(order.kind, order.limit, order.passages) for order in orders} == {(k, *v) for k, v in SAMPLE.items()}
    assert "c-x: not measured" in capsys.readouterr().err
    full = orders_of(made, tmp_path / "out", cache=tmp_path, full=True, workers=1)
    assert {(order.limit, order.passages) for order in full} == {(0, 0)}
    with pytest.raises(InputError, match="no folder"):
        orders_of(tmp_path / "gone", tmp_path, cache=tmp_path, full=True, workers=1)


def test_a_folder_that_fails_does_not_stop_the_others(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(sweep.samples, "main", lambda arguments: asked.append(list(arguments)) or 0)
    done: list[str] = []

    def run(order: Order) -> int:
        done.append(order.kind)
        if order.kind == "mine":
            raise InputError("broken")
        return INCOMPLETE if order.kind == "openie" else 0

    made = bench(tmp_path, folder)
    assert sweep.sweep(str(made), tmp_path / "out", cache=tmp_path, full=True, workers=1, run=run) == INCOMPLETE
    assert len(done) == 12
    said = capsys.readouterr().out
    assert "NOT MEASURED mine e-essays: broken" in said
    assert "all of it" in said
    assert asked[0][-1].endswith("samples.json")


def say(order: Order) -> int:
    """A measurement that several processes can be given."""
    sys.stdout.write(f"measured {order.kind}")
    return 0


def test_folders_are_measured_side_by_side(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep.samples, "main", lambda _: 0)
    made = bench(tmp_path, folder)
    assert sweep.sweep(str(made), tmp_path / "out", cache=tmp_path, full=True, workers=2, run=say) == 0
    said = capsys.readouterr().out
    assert said.count("measured ") == 12
    assert "== multihop a-x\nmeasured multihop\n== refusal a-x\nmeasured refusal" in said


def test_without_a_bench_only_the_samples_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep.samples, "main", lambda _: 0)
    monkeypatch.chdir(tmp_path)
    assert main(["all"]) == 0
    assert "the bundled samples only" in capsys.readouterr().out
    assert main(["all", "--bench", str(tmp_path / "gone")]) == USAGE
