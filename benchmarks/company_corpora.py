"""Invented companies in the layout of the bundled samples: documents, access rules, questions with proofs.

A folder holds ``documents/``, ``access.toml`` and ``questions.jsonl`` (fields as in ``samples/README.md``). Quotes of
table rows are cells, so a sentence counts as proof when it comes from one of the named documents and holds a long
quote, two quotes, or a quote and an accepted answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.bootstrap import House, StageFactory, open_house
from api.cli.commands import read_access
from api.settings import load_settings
from kg_builder.ingest.walk import Job, ingest
from linguistics.normal import fold
from schema.access import OWNER, Principal, VisibleSet
from schema.errors import InputError

_LONG_QUOTE = 14
_LONG_HAN_QUOTE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyQuestion:
    """One row of ``questions.jsonl``."""

    id: str
    question: str
    language: str
    groups: tuple[str, ...]
    answerable: bool
    kind: str
    answers: tuple[str, ...]
    quotes: tuple[str, ...]
    documents: tuple[str, ...]

    def proved_by(self, uri: str, text: str) -> bool:
        """True when a sentence of this document proves the answer or one hop to it."""
        if not any(uri == document or uri.startswith(document + "!/") for document in self.documents):
            return False
        held = _bare(text)
        quotes = [_bare(quote) for quote in self.quotes if _bare(quote) in held]
        if not quotes:
            # A sentence cut shorter than the quote.
            return len(held) >= _LONG_QUOTE and any(held in _bare(quote) for quote in self.quotes)
        long = any(len(quote) >= (_LONG_QUOTE if quote.isascii() else _LONG_HAN_QUOTE) for quote in quotes)
        answered = any(_bare(answer) in held for answer in self.answers if answer.strip())
        return long or len(quotes) >= 2 or (answered and len(self.quotes) == 1)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def read_questions(folder: Path) -> list[CompanyQuestion]:
    """The questions in their order. Raises InputError naming file and line."""
    file = folder / "questions.jsonl"
    if not file.is_file():
        raise InputError(f"there is no {file.name} in {str(folder)!r}", remedy="Name a folder that has one.")
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found.append(
                CompanyQuestion(
                    id=str(row["id"]),
                    question=str(row["question"]),
                    language=str(row["language"]),
                    groups=tuple(map(str, row["groups"])),
                    answerable=row["status"] == "answered",
                    kind=str(row["kind"]),
                    answers=tuple(map(str, row["answers"])),
                    quotes=tuple(map(str, row["quotes"])),
                    documents=tuple(map(str, row["documents"])),
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{file.name}, line {number}: not a question ({error!r})") from error
    return found


@contextmanager
def open_company(folder: Path, cache: Path) -> Iterator[House]:
    """A house with the folder's documents, ingested below ``cache`` when they are not there yet."""
    cache.mkdir(parents=True, exist_ok=True)
    settings = load_settings(store=f"sqlite:///{cache.resolve() / ('company-' + folder.resolve().name)}.db")
    with open_house(settings, read_only=False) as house:
        job = Job(paths=(folder / "documents",), access=read_access(folder / "access.toml", None), workers=1)
        ingest(job, house.store, StageFactory(settings=settings))
        yield house


def visible_to(house: House, groups: Sequence[str]) -> VisibleSet:
    """What somebody in these groups may read; no groups: the owner."""
    return house.store.visible_to(Principal(groups=frozenset(groups)) if groups else OWNER)
