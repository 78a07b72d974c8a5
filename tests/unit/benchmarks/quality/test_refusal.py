"""Refusal: cases are asked apart, and the figures are those that can be counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import refusal
from benchmarks.quality.refusal import ANSWERABLE, GONE, NULL, summary
from tests.unit.benchmarks.quality.test_asking import order_of


def case(score: float, *, refused: bool, in_quote: bool | None = True, dense: float = 0.5) -> dict[str, Any]:
    status = "unanswerable" if refused else "answered"
    answer = {"status": status, "in_quote": in_quote, "score": score}
    return {"scores": {"vouch": score, "dense": dense}, "answers": {"vouch": answer}}


def rows() -> list[dict[str, Any]]:
    return [
        {"id": "1", "cases": {ANSWERABLE: case(0.9, refused=False), GONE: case(0.2, refused=True)}},
        {"id": "2", "cases": {ANSWERABLE: case(0.6, refused=False, in_quote=False), GONE: case(0.7, refused=False)}},
        {"id": "3", "cases": {NULL: case(0.1, refused=True)}},
    ]


def test_null_questions_and_removed_gold_are_told_apart() -> None:
    found = summary(rows())
    metrics = found["metrics"]
    assert metrics["gold removed: recall at 5 % false refusals"] == 50.0
    assert metrics["null: recall at 5 % false refusals"] == 100.0
    assert metrics["gold removed: AUROC"] == 75.0
    assert metrics["false refusals, as shipped"] == 0.0
    assert metrics["gold removed: refused, as shipped"] == 50.0
    assert metrics["null: refused, as shipped"] == 100.0
    assert metrics["gold removed: answer quoted from elsewhere"] == 100.0


def test_peers_refuse_by_their_score_alone() -> None:
    peer = summary(rows())["peers"]["dense"]
    assert peer["gold removed: recall at 5 % false refusals"] == 0.0
    assert peer["null: AUROC"] == 50.0
    assert "false refusals, as shipped" not in peer


def test_curves_count_what_should_have_been_refused_and_wrong_answers() -> None:
    found = summary(rows())
    assert found["curves"]["vouch, gold removed"] == [(25.0, 0.0), (50.0, 50.0), (75.0, 33.33), (100.0, 50.0)]
    assert found["curves"]["vouch, gold removed, wrong answer"][-1] == (100.0, 75.0)
    assert found["metrics"]["gold removed: area under risk-coverage"] == 33.3
    assert set(found["curves"]) == {f"vouch, {name}{more}" for name in (GONE, NULL) for more in ("", ", wrong answer")}


def test_nothing_asked_is_nothing_measured() -> None:
    assert summary([]) == {"metrics": {}, "peers": {}, "curves": {}}


@pytest.mark.usefixtures("scripted")
def test_each_case_is_asked(folder: Path) -> None:
    order = order_of(folder, kind="refusal", ways=("vouch", "dense"))
    measured = refusal.measure(order)
    assert (measured.asked, measured.total) == (4, 4)
    assert "null: AUROC" in measured.metrics
    assert "gold removed: AUROC" in measured.peers["dense"]
    text = (folder.parent / "out" / "r.rows.jsonl").read_text("utf-8")
    assert text.count(f'"{GONE}"') == 3
    assert text.count(f'"{NULL}"') == 1
    assert refusal.measure(order) == measured
