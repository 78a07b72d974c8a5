"""The small markup that the binary samples are written in, and zip archives with fixed times."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

TIME = (2025, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Block:
    """A ``heading`` (level 1-3), an ``item``, a ``table`` (rows), a page ``break`` or a ``paragraph``."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A parsed source: its blocks in order and its metadata (title, author, date; an EPUB also id and language)."""

    blocks: tuple[Block, ...]
    about: dict[str, str]

    @property
    def written(self) -> datetime:
        """The date of the document, at noon UTC."""
        day = date.fromisoformat(self.about["date"])
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def parse(text: str) -> Manuscript:
    """Read the markup: every line is a block of its own, but adjoining ``|`` lines make one table.

    ``#`` headings, ``- `` items, ``---`` page break, ``@key value`` metadata, anything else a paragraph. Blank lines
    part tables and mean nothing more.
    """
    blocks: list[Block] = []
    about: dict[str, str] = {}
    joins = False
    for line in map(str.strip, text.splitlines()):
        is_row = line.startswith("|")
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            about[key] = value
        elif line == "---":
            blocks.append(Block("break"))
        elif line.startswith("#"):
            mark, _, title = line.partition(" ")
            blocks.append(Block("heading", title, len(mark)))
        elif is_row:
            row = tuple(cell.strip() for cell in line[1:].removesuffix("|").split("|"))
            before = blocks.pop().rows if joins else ()
            blocks.append(Block("table", rows=(*before, row)))
        elif line:
            blocks.append(Block("item", line[2:]) if line.startswith("- ") else Block("paragraph", line))
        joins = is_row
    return Manuscript(tuple(blocks), about)


def pack(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of these members, in this order, all of one time; ``mimetype`` is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def repack(office_file: bytes, written: datetime) -> bytes:
    """Return the same office file with fixed times, of its members and of its last change."""
    stamp = written.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)
    return pack(members.items())
