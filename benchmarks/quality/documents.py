"""Kind ``documents``: how much of a folder of real files the loaders read.

Every file is parsed or refused with a reason. Where ``<file>.expected.md`` stands beside a file, text recall is the
share of the expected words that come back, counted as a multiset: a word expected three times must come three times.
Words are runs of letters and digits, each Han, kana or hangul character one word; Markdown marks do not count. The
overall recall pools all words, so that long documents weigh more; the mean over documents is given beside it.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from api.bootstrap import StageFactory
from api.settings import load_settings
from benchmarks.quality.order import Figures, Measured, Order, sample
from benchmarks.quality.progress import shown
from schema.errors import InputError
from schema.ports import Loaded, Loader, Source

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


def measure_file(path: Path, uri: str, loader: Loader) -> Row:
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


def figures(rows: Sequence[Row]) -> dict[str, float | None]:
    """Counts, and recalls in percent."""
    compared_rows = [row for row in rows if row.expected_words]
    expected = sum(row.expected_words for row in compared_rows)
    found = sum(row.found_words for row in compared_rows)
    recalls = [row.recall for row in compared_rows]
    return {
        "files": len(rows),
        "parsed": sum(1 for row in rows if row.documents),
        "refused with a reason": sum(1 for row in rows if not row.documents and row.refusals),
        "silent": sum(row.silent for row in rows),
        "with expected text": len(compared_rows),
        "text recall": round(100 * found / expected, 2) if expected else None,
        "mean text recall": round(100 * sum(recalls) / len(recalls), 2) if recalls else None,
        "seconds": round(sum(row.seconds for row in rows), 1),
    }


def read_folder(root: Path, files: Sequence[Path], *, quiet: bool) -> tuple[list[Row], str]:
    """A row per file, and the loader's version."""
    with StageFactory(settings=load_settings())() as stages:
        rows = [
            measure_file(path, path.relative_to(root).as_posix(), stages.loader)
            for path in shown(files, f"documents {root.name}", quiet=quiet)
        ]
        return rows, stages.loader.version


def measure(order: Order) -> Measured:
    """Load every file."""
    root = order.data
    every = sorted(path for path in root.rglob("*") if path.is_file() and not path.name.endswith(EXPECTED))
    if not every:
        raise InputError(f"{str(root)!r} holds no files", remedy="Name a folder of documents.")
    files = sample(every, order.limit, order.seed)
    rows, version = read_folder(root, files, quiet=not order.verbose)
    parts: dict[str, Figures] = {}
    for suffix in sorted({path.suffix.lower() for path in files}):
        parts[suffix or "no suffix"] = figures([row for row in rows if Path(row.file).suffix.lower() == suffix])
    below = [f"{row.file}: text recall {row.recall:.3f}" for row in rows if row.expected_words and row.recall < GOAL]
    refused = [f"{row.file}: refused, {'; '.join(row.refusals)}" for row in rows if not row.documents and row.refusals]
    silent = [f"{row.file}: SILENT, neither parsed nor refused" for row in rows if row.silent]
    return Measured(
        metrics=figures(rows), parts=parts, asked=len(files), total=len(every), unit="files",
        notes=(*silent, *below, *refused), versions={"loader": version},
        worst=tuple(f"{row.file}: missing {', '.join(row.missing)}" for row in rows if row.missing),
    )  # fmt: skip
