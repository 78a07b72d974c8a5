"""How much of a folder of real documents the loaders read: ``python -m benchmarks.documents --data DIR [--out FILE]``.

Every file is parsed or refused with a reason. Where ``<file>.expected.md`` stands beside a file, text recall is the
share of the expected words that come back, counted as a multiset: a word expected three times must come three times.
Words are runs of letters and digits, each Han, kana or hangul character one word; Markdown marks do not count. The
overall recall pools all words, so that long documents weigh more; the mean over documents is given beside it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from adapters.loaders.sandbox import SandboxedLoader
from schema.ports import Loaded, Source

EXPECTED = ".expected.md"
GOAL = 0.95
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[a-zA-Z][^>\n]*>")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " "}
_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힣]|[^\W_぀-ヿ㐀-鿿가-힣]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file: what it gave, how long it took, and how much of the expected text came back."""

    file: str
    seconds: float
    documents: int
    characters: int
    refusals: list[str] = field(default_factory=list)
    expected_words: int = 0
    found_words: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """True where a file gave neither a document nor a reason: that must never be."""
        return self.documents == 0 and not self.refusals

    @property
    def recall(self) -> float:
        """Share of expected words found, 1.0 where none are expected."""
        return self.found_words / self.expected_words if self.expected_words else 1.0


def words(text: str) -> Counter[str]:
    """The multiset of words of a plain text, in lower case."""
    return Counter(_WORD.findall(text.casefold()))


def markdown_words(markdown: str) -> Counter[str]:
    """The multiset of words of a Markdown text without its marks, link targets, comments and tags."""
    text = _TAG.sub(" ", _TARGET.sub(" ", _COMMENT.sub(" ", markdown)))
    for entity, sign in _ENTITY.items():
        text = text.replace(entity, sign)
    return words(text.replace("\\_", "_").replace("\\", ""))


def measure(path: Path, uri: str, loader: SandboxedLoader) -> Row:
    """Load one file and compare it with its expected text, if there is one."""
    start = time.perf_counter()
    loaded = loader.load(Source(path=path, uri=uri))
    seconds = time.perf_counter() - start
    return compared(path, uri, loaded, seconds)


def compared(path: Path, uri: str, loaded: Loaded, seconds: float) -> Row:
    """The row of one loaded file."""
    reference = path.with_name(path.name + EXPECTED)
    expected = markdown_words(reference.read_text("utf-8")) if reference.exists() else Counter[str]()
    found = words("\n".join(document.text for document in loaded.documents))
    missing = expected - found
    return Row(
        file=uri,
        seconds=round(seconds, 3),
        documents=len(loaded.documents),
        characters=sum(len(document.text) for document in loaded.documents),
        refusals=[f"{one.code}: {one.message}" for one in loaded.refusals],
        expected_words=expected.total(),
        found_words=expected.total() - missing.total(),
        missing=[f"{word} x{count}" for word, count in missing.most_common(30)],
    )


def table(rows: list[Row]) -> str:
    """The rows as text, worst recall first among those that have an expected text."""
    lines = [f"{'file':60} {'s':>6} {'docs':>4} {'chars':>8} {'recall':>7}  refusals"]
    for row in sorted(rows, key=lambda row: (not row.expected_words, row.recall, row.file)):
        recall = f"{row.recall:.3f}" if row.expected_words else "-"
        refused = "; ".join(row.refusals)[:100]
        lines.append(
            f"{row.file[-60:]:60} {row.seconds:6.2f} {row.documents:4} {row.characters:8} {recall:>7}  {refused}"
        )
    return "\n".join(lines)


def summary(rows: list[Row]) -> dict[str, object]:
    """Counts and recalls over all files."""
    compared_rows = [row for row in rows if row.expected_words]
    expected = sum(row.expected_words for row in compared_rows)
    found = sum(row.found_words for row in compared_rows)
    return {
        "files": len(rows),
        "parsed": sum(1 for row in rows if row.documents),
        "refused": sum(1 for row in rows if not row.documents and row.refusals),
        "silent": [row.file for row in rows if row.silent],
        "with_expected": len(compared_rows),
        "recall": round(found / expected, 4) if expected else None,
        "mean_recall": round(sum(row.recall for row in compared_rows) / len(compared_rows), 4)
        if compared_rows
        else None,
        "below_goal": [row.file for row in compared_rows if row.recall < GOAL],
        "seconds": round(sum(row.seconds for row in rows), 2),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the table; exit status 1 where a file was silent or the overall recall is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of documents, with *.expected.md beside some")
    parser.add_argument("--out", type=Path, help="write all rows as JSON here")
    options = parser.parse_args(arguments)
    root: Path = options.data
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.name.endswith(EXPECTED))
    with SandboxedLoader() as loader:
        rows = [measure(path, path.relative_to(root).as_posix(), loader) for path in files]
        version = loader.version
    result = summary(rows)
    print(table(rows))
    print(json.dumps(result, ensure_ascii=False, indent=2))
    if options.out:
        report = {"version": version, "summary": result, "rows": [asdict(row) for row in rows]}
        options.out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    recall = result["recall"]
    return 1 if result["silent"] or (isinstance(recall, float) and recall < GOAL) else 0


if __name__ == "__main__":
    sys.exit(main())
