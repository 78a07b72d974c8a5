"""The bounds that keep one hostile or huge file from harming the batch."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost. Whatever is cut is reported as a refusal with code ``truncated``.

    ``file_bytes``: larger files are refused. ``characters``: of one document's text. ``rows``, ``columns``: of one
    table. ``pages``: of one PDF. ``depth``: containers within containers (a zip in a mail in a zip is 3).
    ``members``, ``expanded_bytes``, ``ratio``: of one archive; the ratio is judged only above 10 MiB expanded.
    ``seconds``: wall clock per file, ``cpu_seconds``: processor time per file, ``memory_bytes``: address space of the
    sandbox; these three hold in the sandbox only.
    """

    file_bytes: int = 100_000_000
    characters: int = 20_000_000
    rows: int = 100_000
    columns: int = 256
    pages: int = 5_000
    depth: int = 3
    members: int = 10_000
    expanded_bytes: int = 500 * MEBIBYTE
    ratio: float = 200.0
    seconds: float = 180.0
    cpu_seconds: int = 240
    memory_bytes: int = 4096 * MEBIBYTE
