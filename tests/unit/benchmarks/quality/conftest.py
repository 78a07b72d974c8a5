"""Made folders of passages and questions, and a house without real models."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from adapters.scripted import ScriptedEmbedder, ScriptedParser
from api import bootstrap
from benchmarks.quality import mine, ontology, openie

PASSAGES = (
    {"id": "film", "title": "The Quiet Harbour", "text": "The Quiet Harbour was directed by Anna Berg in 1999."},
    {"id": "anna", "title": "Anna Berg", "text": "Anna Berg grew up in Uppsala and studied law."},
    {"id": "rain", "title": "Rain", "text": "Rain falls from clouds over the sea."},
    {"id": "tea", "title": "Tea", "text": "Tea is grown in Assam and in Yunnan."},
)
QUESTIONS = (
    {"id": "q1", "question": "Who directed The Quiet Harbour?", "answers": ["Anna Berg"], "gold_ids": ["film"],
     "type": "single"},
    {"id": "q2", "question": "Where did the director of The Quiet Harbour grow up?", "answers": ["Uppsala"],
     "gold_ids": ["film", "anna"], "type": "bridge"},
    {"id": "q3", "question": "Where is tea grown?", "answers": ["Assam", "Yunnan"], "gold_ids": ["tea"],
     "type": "single"},
    {"id": "q4", "question": "Who invented the zeppelin?", "answers": [], "gold_ids": [], "type": "null"},
)  # fmt: skip


def write_rows(path: Path, rows: Sequence[Mapping[str, object] | str]) -> Path:
    """JSON lines; texts are written as they are. Gzipped where the name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(lines.encode()) if path.suffix == ".gz" else lines.encode())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set of passages and questions."""
    data = tmp_path / "a-made"
    write_rows(data / "corpus.jsonl.gz", PASSAGES)
    write_rows(data / "questions.jsonl.gz", QUESTIONS)
    return data


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No weights: parses without a tree, vectors by feature hashing; the working directory is empty."""
    parsers = {"en": ScriptedParser(names={"Anna": "PERSON", "Uppsala": "GPE"}), "zh": ScriptedParser(language="zh")}
    for module in (bootstrap, openie, ontology, mine):
        monkeypatch.setattr(module, "make_parsers", lambda: parsers)
    monkeypatch.setattr(bootstrap, "make_embedder", lambda settings, share=1: ScriptedEmbedder())
    monkeypatch.chdir(tmp_path)
