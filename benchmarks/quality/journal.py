"""What is done stays done: one JSON line per question beside the result, read again when a run is started anew.

The first line says what the rows belong to (data, settings, code). Rows of anything else are not used: the file is
put aside as ``*.old`` and begun again. A last line that was cut by a kill is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Journal:
    """Rows by id. Without a path they live in memory only."""

    def __init__(self, path: Path | None, header: Mapping[str, object]) -> None:
        self._path = path
        self._header = json.dumps(header, sort_keys=True, ensure_ascii=False)
        self._rows: dict[str, Row] = {}

    @property
    def rows(self) -> Mapping[str, Row]:
        """What is done."""
        return self._rows

    def load(self) -> int:
        """Read what an earlier run of the same measurement left; returns the number of rows."""
        if self._path is None:
            return 0
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.is_file():
            lines = self._path.read_text("utf-8").splitlines()
            if lines and lines[0] == self._header:
                for line in lines[1:]:
                    row = _row(line)
                    if row is not None:
                        self._rows[str(row["id"])] = row
            else:
                self._path.replace(self._path.with_name(self._path.name + ".old"))
        self._path.write_text("".join([self._header + "\n", *map(_line, self._rows.values())]), "utf-8")
        return len(self._rows)

    def add(self, row: Row) -> None:
        """Keep a row, on disk before the next one is begun. ``row["id"]`` names it."""
        self._rows[str(row["id"])] = row
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as lines:
                lines.write(_line(row))


def _line(row: Row) -> str:
    """The row with its keys in their own order: a run that was resumed shows its peers in the same order."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def _row(line: str) -> Row | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and "id" in row else None
