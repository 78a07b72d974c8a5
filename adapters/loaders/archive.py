"""Zip containers: bounds before anything is expanded, and members as files of their own."""

from __future__ import annotations

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from adapters.loaders.canonical import one_line
from adapters.loaders.draft import Blob, Sink
from adapters.loaders.encoding import decode
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import unreadable
from schema.errors import UnreadableFile

_SMALL = 10 << 20
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE = 4096
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_RUBBISH = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def open_zip(data: bytes, limits: Limits) -> ZipFile:
    """An archive that stays within the limits; raises UnreadableFile: damaged, encrypted, or bomb."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise unreadable("damaged", f"not a readable zip container: {error}") from error
    members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    if len(members) > limits.members:
        raise unreadable("bomb", f"{len(members)} members, more than the {limits.members} allowed")
    if expanded > limits.expanded_bytes:
        raise unreadable("bomb", f"would expand to {expanded:,} bytes")
    for member in members:
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise unreadable("bomb", f"a member expands {member.file_size // max(member.compress_size, 1)} times")
    starts = [member.header_offset for member in members]
    if len(set(starts)) < len(starts):
        raise unreadable("bomb", "members overlap")
    return archive


def read_member(archive: ZipFile, member: ZipInfo | str) -> bytes:
    """The bytes of one member; raises UnreadableFile: encrypted or damaged."""
    info = archive.getinfo(member) if isinstance(member, str) else member
    if info.flag_bits & _ENCRYPTED:
        raise unreadable("encrypted", "the archive member is encrypted")
    try:
        return archive.read(info)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise unreadable("damaged", f"the archive member cannot be expanded: {error}") from error


def check_office(data: bytes, limits: Limits) -> None:
    """Refuse an Office container that is a zip bomb or declares XML entities, which Office never writes."""
    with open_zip(data, limits) as archive:
        for member in archive.infolist():
            if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            if member.flag_bits & _ENCRYPTED:
                raise unreadable("encrypted", "the file is encrypted")
            try:
                with archive.open(member) as stream:
                    prologue = stream.read(_PROLOGUE)
            except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
                raise unreadable("damaged", f"a part cannot be expanded: {error}") from error
            if _ENTITIES.search(prologue.replace(b"\0", b"")):
                raise unreadable("bomb", "a part declares XML entities")


def read_zip(blob: Blob, sink: Sink) -> None:
    """Each member as a file of its own, in order of name."""
    with open_zip(blob.data, sink.limits) as archive:
        members = sorted(archive.infolist(), key=lambda member: (member.filename, member.header_offset))
        for member in members:
            name = member_name(member)
            if member.is_dir() or any(part in member.filename for part in _RUBBISH):
                continue
            if member.flag_bits & _ENCRYPTED:
                sink.refuse(name, "encrypted", "the archive member is encrypted")
            elif member.file_size > sink.limits.file_bytes:
                sink.refuse(name, "too-large", f"{member.file_size:,} bytes")
            else:
                try:
                    sink.attach(name, read_member(archive, member))
                except UnreadableFile as error:
                    sink.refuse(name, error.code, str(error))


def member_name(member: ZipInfo) -> str:
    """The name of a member; old archives write it in the encoding of their machine, often GB18030."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return decode(member.filename.encode("cp437")).text
    except UnicodeEncodeError:
        return member.filename


def safe_member(name: str) -> str:
    """A member's name as the part of a uri after ``!/``: one line, forward slashes, no ``..``, never empty."""
    parts = [part.strip() for part in one_line(name).replace("\\", "/").split("/")]
    parts = [part for part in parts if part not in {"", ".", ".."}]
    return "/".join(parts) or "unnamed"
