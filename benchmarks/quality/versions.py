"""What a figure depends on beside the data: packages, and the product's own code and weights as one hash."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("schema", "linguistics", "kg_builder", "graph_rag", "adapters", "api")
_SKIPPED = frozenset({".pyc", ".pyo"})


def code_hash(root: Path = ROOT, rooms: Sequence[str] = ROOMS) -> str:
    """Twelve hex digits over every file of the product's packages, weights included."""
    files = (path for room in rooms for path in (root / room).rglob("*"))
    return files_hash([path for path in files if path.is_file() and path.suffix not in _SKIPPED], root)


def files_hash(files: Iterable[Path], root: Path) -> str:
    """Twelve hex digits over names below ``root`` and contents."""
    hasher = hashlib.sha256()
    for path in sorted(files):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        hasher.update(f"{path.relative_to(root).as_posix()}\t{content}\n".encode())
    return hasher.hexdigest()[:12]


def data_hash(data: Path) -> str:
    """Twelve hex digits over the files of a data folder."""
    return files_hash([path for path in data.rglob("*") if path.is_file()], data)


def package(name: str) -> str:
    """The installed version of a distribution, "absent" where there is none."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def base_versions() -> dict[str, str]:
    """Versions that every result carries."""
    return {"vouch-kg": package("vouch-kg"), "code": code_hash(), "python": platform.python_version()}
