"""Progress passes every item on and writes to the error stream only."""

from __future__ import annotations

import itertools

import pytest

from benchmarks.quality import progress
from benchmarks.quality.progress import shown


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(shown([1, 2, 3], "x", quiet=True)) == [1, 2, 3]
    assert list(shown([], "x")) == []
    assert capsys.readouterr() == ("", "")


def test_done_and_time_left_are_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = itertools.count(0.0, 60.0)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(shown(["a", "b", "c"], "made")) == ["a", "b", "c"]
    said = capsys.readouterr()
    assert said.out == ""
    assert "made: 1 of 3, 4.0 min left" in said.err
    assert "made: 3 of 3 in" in said.err
