"""Sentences and literals on public texts, where a folder of them is given by VOUCH_BENCH."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from linguistics.literals import find_literals
from linguistics.sentences import MAX_SENTENCE, sentence_spans

FOLDER = os.environ.get("VOUCH_BENCH", "")
LIMIT = 200


def corpora() -> list[Path]:
    return sorted(Path(FOLDER).glob("*/corpus.jsonl.gz")) if FOLDER else []


def texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for _, line in zip(range(LIMIT), lines, strict=False):
            yield json.loads(line)["text"]


@pytest.mark.skipif(not corpora(), reason="VOUCH_BENCH names no folder with corpora")
@pytest.mark.parametrize("path", corpora(), ids=lambda path: path.parent.name)
def test_public_texts(path: Path) -> None:
    for text in texts(path):
        position = 0
        for start, end in sentence_spans(text):
            assert not text[position:start].strip()
            assert text[start:end] == text[start:end].strip()
            assert 0 < end - start <= MAX_SENTENCE
            position = end
        assert not text[position:].strip()
        found = find_literals(text)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(f.literal(text).surface for f in found)
