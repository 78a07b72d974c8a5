"""Results as JSON and tables: a part is never shown as the whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import Fault
from benchmarks.quality.order import Measured, Order
from benchmarks.quality.result import as_json, command, scope, shown, table, text_of, write

ORDER = Order(kind="multihop", data=Path("/somewhere/a-made"), seed=3)
FAULT = Fault(place="corpus.jsonl.gz, line 5", problem="not JSON", expected="a JSON object")
MEASURED = Measured(
    metrics={"recall@5": 81.8, "answered": None}, peers={"bm25": {"recall@5": 69.9}}, parts={"bridge": {"n": 2.0}},
    curves={"c": [(50.0, 1.0)]}, asked=3, total=3, notes=("a note",),
)  # fmt: skip


def result(order: Order = ORDER, **changes: object) -> dict[str, Any]:
    return as_json(order, replace(MEASURED, **changes), seconds=61.04, versions={"code": "abc"})  # type: ignore[arg-type]


def test_a_result_has_all_its_fields() -> None:
    found = result()
    assert found.keys() >= {"kind", "data", "metrics", "peers", "seconds", "seed", "settings", "versions"}
    assert (found["data"], found["seconds"], found["seed"]) == ("a-made", 61.0, 3)
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("order", "changes", "expected"),
    [
        (ORDER, {}, "all 3 questions"),
        (ORDER, {"total": 9}, "PARTIAL: 3 of 9 questions, seed 3"),
        (replace(ORDER, passages=50), {}, "all 3 questions; PARTIAL: a sample of 50 passages"),
        (ORDER, {"faults": (FAULT,)}, "all 3 questions; PARTIAL: 1 inputs could not be used"),
    ],
)
def test_only_the_whole_is_complete(order: Order, changes: dict[str, object], expected: str) -> None:
    found = result(order, **changes)
    assert scope(found).startswith(expected)
    assert found["complete"] is (expected == "all 3 questions")


def test_the_command_gives_the_result_again() -> None:
    order = replace(ORDER, limit=5, passages=7, ways=("vouch", "no graph"))
    assert command(order).endswith("multihop --data a-made --limit 5 --passages 7 --ways vouch,no graph --seed 3")
    assert command(ORDER) == "python -m benchmarks.quality multihop --data a-made --seed 3"


def test_peers_stand_beside_ours() -> None:
    lines = text_of(result(faults=tuple([FAULT] * 12))).splitlines()
    assert lines[0].startswith("multihop a-made: all 3 questions; PARTIAL")
    assert lines[1].split() == ["vouch", "bm25"]
    assert lines[2].split() == ["recall@5", "81.8", "69.9"]
    assert lines[3].split() == ["answered", "-", "-"]
    assert "note: a note" in lines
    assert "not used: corpus.jsonl.gz, line 5: not JSON; expected a JSON object" in lines
    assert lines[-1] == "not used: and 2 more"


def test_tables_and_figures() -> None:
    assert table({}) == ""
    assert table({"a": {}}) == ""
    assert table({"only peer": {"x": 1}}).splitlines()[0].strip() == "only peer"
    assert [shown(value) for value in (None, 3, 3.0, 2.25)] == ["-", "3", "3.0", "2.25"]


def test_a_result_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "r.json"
    write(path, result())
    assert json.loads(path.read_text("utf-8")) == result()
    assert [entry.name for entry in path.parent.iterdir()] == ["r.json"]
