"""Which files there are below the given paths, and what each will be called.

Refusal codes: ``not-found``, ``link``, ``unreadable-folder``, ``unreadable-file``, ``not-a-file``.

Links below a folder are not followed: readers follow from the path, so a link could show a file to the readers of
another folder, and links can lead in circles. A path that is given itself may be a link.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kg_builder.access import OWNER_ONLY, AccessRules
from schema.errors import InputError
from schema.ports import Refusal, Source

_HIDDEN = (".", "~$")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|%(?=[0-9A-Fa-f]{2})|!(?=/)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """Sources in order of uri.

    ``scopes`` are uri prefixes that were walked whole (``""`` is everything): what the store knows below them and the
    walk did not find is gone. Empty when a given path was missing or a given folder unreadable.
    """

    sources: tuple[Source, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    hidden: int = 0
    scopes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    """What was met so far."""

    files: list[tuple[Path, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    hidden: int = 0
    lost: bool = False

    def refuse(self, uri: str, code: str, message: str, remedy: str) -> None:
        self.refusals.append(Refusal(uri=uri, code=code, message=message, remedy=remedy))


def safe_uri(path: str) -> str:
    """A path as uri: control and direction characters and undecodable bytes are percent-encoded, one to one."""
    return _UNSAFE.sub(lambda match: _percent(match.group()), path)


def _percent(character: str) -> str:
    """Bytes as ``%0A``. A surrogate that stands for a byte the file system could not decode gives that byte."""
    handler = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", handler))


def discover(paths: Sequence[Path], *, access: AccessRules = OWNER_ONLY, prefix: str = "") -> Discovery:
    """Walk files and folders. Problems are refusals, never raised, but for two sources with one uri: InputError.

    A uri is the path below the given folder (a single file: its name) with forward slashes, below ``prefix``.
    """
    walk = _Walk()
    base = safe_uri(prefix.strip("/") + "/") if prefix.strip("/") else ""
    folders = False
    for path in sorted(set(paths)):
        if path.is_dir():
            folders = True
            _walk_folder(path, base, walk)
        else:
            _take_file(path, base + safe_uri(path.name), walk)
    files = sorted(walk.files, key=lambda file: (file[1], str(file[0])))
    for (first, uri), (second, other) in pairwise(files):
        if uri == other:
            message = f"two files would both be called {uri!r}: {str(first)!r} and {str(second)!r}"
            raise InputError(message, remedy="Ingest them one at a time, each with its own --prefix.")
    return Discovery(
        sources=tuple(Source(path=path, uri=uri, readers=access.readers(uri)) for path, uri in files),
        refusals=tuple(sorted(walk.refusals, key=lambda refusal: (refusal.uri, refusal.code))),
        hidden=walk.hidden,
        scopes=(base,) if folders and not walk.lost else (),
    )


def _walk_folder(root: Path, base: str, walk: _Walk) -> None:
    """Walk without recursion: folders may be nested deeper than Python's stack."""
    stack = [(root, base)]
    while stack:
        folder, uri = stack.pop()
        try:
            children = sorted(folder.iterdir())
        except OSError as error:
            message = f"the folder cannot be read ({error.strerror})"
            walk.lost = walk.lost or folder == root
            walk.refuse(uri.rstrip("/") or safe_uri(str(root)), "unreadable-folder", message, "Check its permissions.")
            continue
        for path in children:
            child = uri + safe_uri(path.name)
            if path.name.startswith(_HIDDEN):
                walk.hidden += 1
            elif path.is_symlink():
                walk.refuse(child, "link", "links below a folder are not followed", "Ingest what it leads to itself.")
            elif path.is_dir():
                stack.append((path, uri + safe_uri(path.name + "/")))
            else:
                _take_file(path, child, walk)


def _take_file(path: Path, uri: str, walk: _Walk) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        walk.lost = True
        walk.refuse(uri, "not-found", "there is no such file or folder", "Check the path.")
    except OSError as error:
        walk.refuse(uri, "unreadable-file", f"the file cannot be read ({error.strerror})", "Check its permissions.")
    else:
        if stat.S_ISREG(mode):
            walk.files.append((path, uri))
        else:
            walk.refuse(uri, "not-a-file", "it is a pipe, socket or device, not a file", "Leave it out.")
