"""Examples in a file: gzipped JSON lines, one per example."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.reader.examples import Candidate, Example, Pool


def write_examples(examples: Iterable[Example], out: Path) -> int:
    """Write a file of examples, the same bytes for the same examples; returns their number."""
    number = 0
    with (
        out.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8") as file,
    ):
        for number, example in enumerate(examples, start=1):  # noqa: B007 - the last number is the count
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    return number


def read_examples(file: Path) -> Iterator[Example]:
    """What ``write_examples`` wrote."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            row["answers"], row["variants"] = tuple(row["answers"]), tuple(row["variants"])
            row["passages"], row["sentences"] = _pool(row["passages"]), _pool(row["sentences"])
            yield Example(**row)


def _pool(row: dict[str, list[dict[str, Any]]]) -> Pool:
    parts = {}
    for name, candidates in row.items():
        parts[name] = tuple(
            Candidate(title=one["title"], text=one["text"], span=tuple(one["span"]) if one["span"] else None)
            for one in candidates
        )
    return Pool(**parts)
