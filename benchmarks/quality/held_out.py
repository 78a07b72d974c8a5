"""Figures with other weights: a set must be measured by weights that were trained without it.

``--weights DIR``: a folder that mirrors the product's packages and holds only the files that are to stand in, such as
``graph_rag/ranker/model.json``. The measurement runs in a copy of the product in which they do; nothing of the product
is changed, and the hash of the code in the result is that of the copy.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.versions import ROOMS, ROOT, code_hash, data_hash
from schema.errors import InputError

_COPIED = (*ROOMS, "benchmarks")
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from benchmarks.quality.cli import main; sys.exit(main(sys.argv[2:]))"
)


def overlay(weights: Path, cache: Path, root: Path = ROOT) -> Path:
    """A copy of the product with these files in it. Raises InputError for one that replaces no file."""
    if not weights.is_dir():
        raise InputError(
            f"there is no folder {str(weights)!r}", remedy="Give --weights a folder of files that stand in."
        )
    files = sorted(path.relative_to(weights) for path in weights.rglob("*") if path.is_file())
    unknown = [path.as_posix() for path in files if not (root / path).is_file() or path.parts[0] not in ROOMS]
    if unknown or not files:
        raise InputError(
            f"{unknown[0]!r} stands for no file of the product" if unknown else f"{str(weights)!r} holds no files",
            remedy="Mirror the product's packages, as in graph_rag/answer/refusal.json.",
        )
    copy = (cache / "overlays" / f"{weights.name}-{data_hash(weights)}-{code_hash(root)}").resolve()
    if not copy.is_dir():
        part = copy.with_name(copy.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        for room in _COPIED:
            shutil.copytree(root / room, part / room, ignore=shutil.ignore_patterns("__pycache__"))
        for path in files:
            shutil.copyfile(weights / path, part / path)
        part.rename(copy)
    return copy


def run_in(copy: Path, arguments: Sequence[str]) -> int:
    """The same command in the copy; returns its exit code."""
    return subprocess.run([sys.executable, "-P", "-c", _START, str(copy), *arguments], check=False).returncode


def trained_on(name: str, root: Path = ROOT) -> list[str]:
    """The product's weight files (JSON with ``trained_on``) that say they were trained on the set of this name."""
    found = []
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        if isinstance(content, dict) and name in (content.get("trained_on") or ()):
            found.append(path.relative_to(root).as_posix())
    return found
