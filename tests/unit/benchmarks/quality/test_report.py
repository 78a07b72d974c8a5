"""The page of figures."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.quality.order import Measured, Order
from benchmarks.quality.report import commit_of, generate, grid, read_results
from benchmarks.quality.result import as_json, write
from schema.errors import InputError

MEASURED = Measured(
    metrics={"recall@5": 81.8}, peers={"bm25": {"recall@5": 69.9}}, parts={"bridge|x": {"n": 2.0}}, asked=3, total=3,
    curves={"vouch, null": [(10.0, 0.0), (55.0, 5.0), (100.0, 30.0)]},
)  # fmt: skip


def put(folder: Path, kind: str, data: str, measured: Measured = MEASURED, code: str = "abc") -> None:
    order = Order(kind=kind, data=Path(data))
    write(folder / f"{data}.{kind}.json", as_json(order, measured, seconds=90.0, versions={"code": code}))


def page(folder: Path, notes: str = "") -> str:
    return generate(folder, date="2026-01-02", commit="1234567", notes=notes)


def test_kinds_and_sets_have_their_order(tmp_path: Path) -> None:
    put(tmp_path, "ontology", "e-x")
    put(tmp_path, "multihop", "b-x")
    put(tmp_path, "multihop", "a-x")
    put(tmp_path, "reading", "d-x", replace(MEASURED, total=9))
    (tmp_path / "samples.json").write_text(
        json.dumps({"kind": "samples", "questions": 4, "metrics": {"refused": 0.5, "median milliseconds": 120.0}}),
        "utf-8",
    )
    text = page(tmp_path, notes="## Where the errors lie\nHere.")
    heads = [line for line in text.splitlines() if line.startswith("### ")]
    assert heads == ["### a-x", "### b-x", "### d-x", "### e-x", "### samples"]
    assert text.startswith("# Quality\n\nGenerated on 2026-01-02 at commit 1234567")
    assert "| recall@5 | 81.8 | 69.9 |" in text
    assert "| bridge/x | 2.0 |" in text
    assert "PARTIAL: 3 of 9 questions" in text
    assert "`python -m benchmarks.quality multihop --data a-x --seed 0`" in text
    assert "| curve | 20 % | 40 % | 60 % | 80 % | 100 % |" in text
    assert "| vouch, null | 5.0 | 5.0 | 30.0 | 30.0 | 30.0 |" in text
    assert "| refused | 50.0 |" in text
    assert "| median milliseconds | 120.0 |" in text
    assert text.endswith("## Where the errors lie\nHere.\n")
    assert page(tmp_path, notes="## Where the errors lie\nHere.") == text


def test_results_of_different_code_are_told(tmp_path: Path) -> None:
    put(tmp_path, "multihop", "a-x")
    assert "State of the code: `abc`" in page(tmp_path)
    put(tmp_path, "multihop", "b-x", code="def")
    assert "2 states of the code (abc, def): not one measurement" in page(tmp_path)


def test_several_seeds_become_means_with_their_spread(tmp_path: Path) -> None:
    for seed, value in enumerate((80.0, 82.0, 84.0)):
        order = Order(kind="multihop", data=Path("a-x"), limit=3, seed=seed)
        measured = replace(MEASURED, metrics={"recall@5": value, "n": None}, total=9, notes=("said once",))
        result = as_json(order, measured, seconds=1.0, versions={"code": "abc"})
        write(tmp_path / f"a-x.multihop.{seed}.json", result)
    text = page(tmp_path)
    assert "| measure | vouch | spread | bm25 |" in text
    assert "| recall@5 | 82.0 | 4.0 | 69.9 |" in text
    assert text.count("### a-x") == 1
    assert text.count("PARTIAL: 3 of 9 questions, seed") == 3
    assert text.count("said once") == 1
    assert "--limit 3 --seed 2`" in text


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": "multihop"}', '{"kind": "other"}'])
def test_a_file_that_is_no_result_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.json").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"odd\.json"):
        read_results(tmp_path)


def test_no_results_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no results"):
        page(tmp_path)


def test_grids() -> None:
    rows: dict[str, dict[str, float | None]] = {"one": {"a": 1.0}, "two": {"b": None}, "none": {}}
    assert grid(rows, corner="c") == ["| c | a | b |", "| --- | ---: | ---: |", "| one | 1.0 | - |", "| two | - | - |"]
    assert grid(rows, corner="c", turned=True)[2:] == ["| a | 1.0 | - |", "| b | - | - |"]


def test_the_commit_says_when_the_tree_was_changed(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == "unknown"
    program = shutil.which("git") or "git"

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run([program, "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    git("init")
    (tmp_path / "a").write_text("1", "utf-8")
    git("add", "a")
    git("commit", "-m", "first")
    clean = commit_of(tmp_path)
    assert len(clean) >= 7
    (tmp_path / "a").write_text("2", "utf-8")
    assert commit_of(tmp_path) == f"{clean} with changes"
