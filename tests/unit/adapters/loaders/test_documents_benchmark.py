"""The benchmark of text recall: how words are counted, and, where the data is, what it must reach."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.documents import EXPECTED, GOAL, main, markdown_words, words

BENCH = os.environ.get("VOUCH_BENCH", "")


def test_words_of_markdown_leave_marks_out() -> None:
    markdown = '# Head\n\n<!-- image -->\n**bold** [link](http://x.example "t") '
    markdown += "![alt](y.png) a\\_b &amp; 中文\n\n| a | b |\n|--|--|"
    expected = ["head", "bold", "link", "alt", "a", "a", "b", "b", "中", "文"]
    assert sorted(markdown_words(markdown).elements()) == sorted(expected)
    assert words("One one 一") == {"one": 2, "一": 1}


def test_a_folder_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text("alpha beta gamma")
    (tmp_path / ("good.txt" + EXPECTED)).write_text("# alpha\n\nbeta **gamma**")
    (tmp_path / "empty.txt").write_text("")
    out = tmp_path / "out.json"
    assert main(["--data", str(tmp_path), "--out", str(out)]) == 0
    report = json.loads(out.read_text())
    assert report["summary"]["files"] == 2
    assert report["summary"]["parsed"] == 1
    assert report["summary"]["refused"] == 1
    assert report["summary"]["silent"] == []
    assert report["summary"]["recall"] == 1.0
    assert "good.txt" in capsys.readouterr().out


def test_missing_words_fail_the_goal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("alpha")
    (tmp_path / ("a.txt" + EXPECTED)).write_text("alpha beta beta")
    out = tmp_path / "out.json"
    assert main(["--data", str(tmp_path), "--out", str(out)]) == 1
    (row,) = json.loads(out.read_text())["rows"]
    assert (row["found_words"], row["expected_words"], row["missing"]) == (1, 3, ["beta x2"])


@pytest.mark.models
@pytest.mark.skipif(not BENCH, reason="VOUCH_BENCH does not name the folder of bench data")
def test_real_files_are_read(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["--data", str(Path(BENCH) / "h-enterprise-docs"), "--out", str(out)]) == 0
    summary = json.loads(out.read_text())["summary"]
    assert summary["silent"] == []
    assert summary["recall"] >= GOAL
