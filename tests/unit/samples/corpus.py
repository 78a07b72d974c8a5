"""The sample corpus as the tests see it: paths, texts, access rules and questions."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from tests.unit.samples.reading import read

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
DOCUMENTS = SAMPLES / "documents"
GROUPS = frozenset({"board", "finance", "hr", "all-staff"})
HAN = re.compile("[\u3400-\u9fff]")
LATIN_WORD = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One row of ``samples/questions.jsonl``."""

    id: str
    question: str
    language: str
    groups: list[str]
    status: str
    kind: str
    answers: list[str]
    quotes: list[str]
    documents: list[str]
    hidden: list[str]


def paths() -> list[str]:
    """Every document, relative to the folder of documents, sorted."""
    return sorted(path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*") if path.is_file())


@cache
def text(path: str) -> str:
    """The plain text of a document."""
    return read(path, (DOCUMENTS / path).read_bytes())


@cache
def questions() -> tuple[Question, ...]:
    """All questions in order."""
    lines = (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Question(**json.loads(line)) for line in lines)


def rules() -> Iterator[tuple[list[str], frozenset[str]]]:
    """The globs and readers of each access rule, in order."""
    for rule in tomllib.loads((SAMPLES / "access.toml").read_text(encoding="utf-8"))["rule"]:
        globs = rule["paths"]
        yield [globs] if isinstance(globs, str) else globs, frozenset(rule["readers"])


def matches(path: str, globs: list[str]) -> bool:
    """Whether one of the globs matches the whole path."""
    return any(fnmatchcase(path, glob) for glob in globs)


def readers(path: str) -> frozenset[str]:
    """The groups that may read a document; empty where only the owner may."""
    return next((groups for globs, groups in rules() if matches(path, globs)), frozenset())


def readable(path: str, groups: list[str]) -> bool:
    """Whether somebody in these groups may read a document; no groups stand for the owner."""
    return not groups or not readers(path).isdisjoint(groups)


def language(path: str) -> str:
    """``zh``, ``en`` or ``mixed``, by the share of Chinese characters among characters and Latin words."""
    chinese, latin = len(HAN.findall(text(path))), len(LATIN_WORD.findall(text(path)))
    share = chinese / (chinese + latin)
    return "zh" if share > 0.75 else "en" if share < 0.08 else "mixed"
