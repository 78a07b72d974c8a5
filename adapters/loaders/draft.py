"""What a format module reads from and writes to: a blob in; drafts, attachments and refusals out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adapters.loaders.builder import TextBuilder
from adapters.loaders.canonical import one_line
from adapters.loaders.limits import Limits

_DATE = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"^D?:?(\d{4})(\d{2})(\d{2})(?:\d{6}.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """The bytes of one file or member. ``name`` is its file name; ``path`` only where it stands on disk."""

    data: bytes
    name: str
    path: Path | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """One document being written. ``member`` is empty for the file itself, else the name after ``!/``."""

    text: TextBuilder
    media_type: str
    member: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    metadata: dict[str, str] = field(default_factory=dict)

    def describe(self, *, title: object = None, author: object = None, published: object = None) -> None:
        """Set document properties; empty values and those already set are left alone."""
        self.title = self.title or one_line(str(title or ""))[:300]
        self.author = self.author or one_line(str(author or ""))[:300]
        self.published = self.published or iso_date(published)

    def note(self, name: str, value: object) -> None:
        """Record a piece of metadata; an empty value is left out."""
        shown = one_line(str(value or ""))[:1000]
        if shown:
            self.metadata[name] = shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the file, to be loaded on its own."""

    member: str
    data: bytes


class Sink:
    """Collects what one file gives. Formats call ``draft`` (once or more), ``attach``, ``refuse``."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.drafts: list[Draft] = []
        self.attachments: list[Attachment] = []
        self.refusals: list[tuple[str, str, str]] = []

    def draft(self, media_type: str, member: str = "") -> Draft:
        """A new document of this file."""
        draft = Draft(text=TextBuilder(self.limits.characters), media_type=media_type, member=member)
        self.drafts.append(draft)
        return draft

    def attach(self, member: str, data: bytes) -> None:
        """A file inside this one."""
        self.attachments.append(Attachment(member=member, data=data))

    def refuse(self, member: str, code: str, message: str) -> None:
        """Something inside this file that was left out; ``code`` as in ``refusals.REMEDIES``."""
        self.refusals.append((member, code, message))

    def refuse_once(self, code: str, message: str) -> None:
        """As ``refuse`` for the file itself, but said only the first time: a hostile file repeats itself endlessly."""
        if ("", code, message) not in self.refusals:
            self.refuse("", code, message)

    def bounded(self, rows: Sequence[Sequence[str]], what: str, member: str = "") -> list[Sequence[str]]:
        """``rows`` within the limits on rows and columns; a cut is recorded."""
        kept = list(rows[: self.limits.rows])
        width = max((len(row) for row in kept), default=0)
        if len(rows) > len(kept):
            self.refuse(member, "truncated", f"{what}: only the first {self.limits.rows} of {len(rows)} rows were read")
        if width > self.limits.columns:
            self.refuse(
                member, "truncated", f"{what}: only the first {self.limits.columns} of {width} columns were read"
            )
            kept = [row[: self.limits.columns] for row in kept]
        return kept


def iso_date(value: object) -> str:
    """The ISO date in a property (a date, a datetime, or text such as ``2024/3/1`` or ``D:20240301``), or empty."""
    if value is None:
        return ""
    shown = str(value).strip()
    match = _DATE.search(shown) or _COMPACT_DATE.match(shown)
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1000 else ""
