"""A compound file (MS-CFB, version 3) written by hand: just the directory and the streams that a test needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGE = 4096  # shorter streams would live in the mini stream, which is not written here


def ole_bytes(streams: Mapping[str, bytes]) -> bytes:
    """A container with these streams in its root; each is padded to the size from which sectors hold it."""
    contents = [content.ljust(_LARGE, b"\0") for content in streams.values()]
    directory_sectors = (len(contents) + 1 + 3) // 4
    first = 1 + directory_sectors
    fat = [_FAT, *_chain(1, directory_sectors)]
    entries = [_entry("Root Entry", kind=5, child=1 if contents else _FREE, start=_END, size=0)]
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), start=1):
        sectors = -(-len(content) // _SECTOR)
        right = number + 1 if number < len(contents) else _FREE
        entries.append(_entry(name, kind=2, child=_FREE, start=first, size=len(content), right=right))
        fat += _chain(first, sectors)
        first += sectors
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    table = struct.pack(f"<{_SECTOR // 4}I", *fat, *[_FREE] * (_SECTOR // 4 - len(fat)))
    body = b"".join(content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0") for content in contents)
    return _header() + table + directory + body


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _header() -> bytes:
    head = _MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LARGE, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, *, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    wide = name.encode("utf-16-le")
    entry = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide) + 2, kind, 1)
    entry += struct.pack("<III", _FREE, right, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
