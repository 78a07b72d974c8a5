"""What a source's part of the graph depends on, in one string: equal fingerprints need no work."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from schema import ids
from schema.ports import Source

_BLOCK = 1 << 20


def content_hash(source: Source) -> str:
    """SHA-256 of the source's bytes, in hex. Raises OSError."""
    hasher = hashlib.sha256()
    with source.path.open("rb") as file:
        while block := file.read(_BLOCK):
            hasher.update(block)
    return hasher.hexdigest()


def fingerprint(source: Source, content: str, versions: Sequence[str]) -> str:
    """Identity of content, uri, readers and the versions of all stages."""
    readers = sorted(source.readers)
    return "fp_" + ids.digest(content, source.uri, str(len(readers)), *readers, *versions)
