"""Negatives in the order in which the reader believes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.scripted import ScriptedReranker
from benchmarks.reader import harden
from benchmarks.reader.examples import Candidate, Example, Pool
from benchmarks.reader.files import read_examples, write_examples

TEXTS = ("The kiln is old.", "The kiln was built in Delft.", "Lunch is at noon.")


def example(gold: tuple[str, ...] = ()) -> Example:
    return Example(
        collection="c",
        group="c",
        question="Who built the kiln?",
        answers=(),
        passages=Pool(),
        sentences=Pool(
            gold=tuple(Candidate(title="", text=text) for text in gold),
            far=tuple(Candidate(title="", text=text) for text in TEXTS),
        ),
    )


def test_what_is_believed_most_comes_first() -> None:
    found = harden.hardened(example(), ScriptedReranker())
    assert [one.text for one in found.sentences.far] == [TEXTS[1], TEXTS[0], TEXTS[2]]


def test_beside_a_gold_text_nothing_is_moved() -> None:
    asked = example(("Ines built the kiln.",))
    assert harden.hardened(asked, ScriptedReranker()) is asked


def test_files_in_one_file_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harden, "make_reranker", lambda _: ScriptedReranker())
    for name in ("a", "b"):
        write_examples([example()], tmp_path / name)
    assert harden.main(["--examples", str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out")]) == 0
    found = list(read_examples(tmp_path / "out"))
    assert [one.sentences.far[0].text for one in found] == [TEXTS[1], TEXTS[1]]
