"""Text recall: how words are counted, what is silent, and, where the data is, what must be reached."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.quality.documents import EXPECTED, GOAL, Row, figures, markdown_words, measure, words
from benchmarks.quality.order import Order
from schema.errors import InputError

BENCH = os.environ.get("VOUCH_BENCH", "")


def test_words_of_markdown_leave_marks_out() -> None:
    markdown = '# Head\n\n<!-- image -->\n**bold** [link](http://x.example "t") '
    markdown += "![alt](y.png) a\\_b &amp; 中文\n\n| a | b |\n|--|--|"
    expected = ["head", "bold", "link", "alt", "a", "a", "b", "b", "中", "文"]
    assert markdown_words(markdown) == Counter(expected)
    assert words("One one 一") == {"one": 2, "一": 1}


def test_a_folder_is_measured(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("alpha beta gamma")
    (tmp_path / ("good.txt" + EXPECTED)).write_text("# alpha\n\nbeta **gamma**")
    (tmp_path / "empty.md").write_text("")
    measured = measure(Order(kind="documents", data=tmp_path, verbose=False))
    assert (measured.metrics["files"], measured.metrics["parsed"], measured.metrics["silent"]) == (2, 1, 0)
    assert measured.metrics["refused with a reason"] == 1
    assert measured.metrics["text recall"] == 100.0
    assert set(measured.parts) == {".txt", ".md"}
    assert measured.notes[0].startswith("empty.md: refused, ")
    assert (measured.asked, measured.total, measured.unit) == (2, 2, "files")


def test_missing_words_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("alpha")
    (tmp_path / ("a.txt" + EXPECTED)).write_text("alpha beta beta")
    measured = measure(Order(kind="documents", data=tmp_path, verbose=False))
    assert measured.metrics["text recall"] == pytest.approx(33.33)
    assert measured.notes == ("a.txt: text recall 0.333",)
    assert measured.worst == ("a.txt: missing beta x2",)


def test_a_silent_file_is_counted() -> None:
    row = Row(file="a.bin", seconds=1.0, documents=0, characters=0)
    assert row.silent
    assert figures([row])["silent"] == 1
    assert figures([row])["text recall"] is None


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no files"):
        measure(Order(kind="documents", data=tmp_path))


@pytest.mark.skipif(not BENCH, reason="VOUCH_BENCH does not name the folder of bench data")
def test_real_files_are_read() -> None:
    measured = measure(Order(kind="documents", data=Path(BENCH) / "h-enterprise-docs", verbose=False))
    assert measured.metrics["silent"] == 0
    assert (measured.metrics["text recall"] or 0) >= 100 * GOAL
