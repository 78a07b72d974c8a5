"""SQLite files: each table a document of its own; opened read-only and immutable, with no trust in its schema."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from adapters.loaders.draft import Blob, Sink
from adapters.loaders.refusals import unreadable
from adapters.loaders.shown import plain_number

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
_INTERNAL = ("sqlite_",)


def read_sqlite(blob: Blob, sink: Sink) -> None:
    """All tables, in order of name; views and virtual tables run code of their own and are left out."""
    try:
        with _file(blob) as path, closing(_open(path)) as connection:
            names = [str(name) for (name,) in connection.execute(_TABLES) if not name.startswith(_INTERNAL)]
            for name in names:
                _read_table(connection, name, sink)
    except sqlite3.DatabaseError as error:
        raise unreadable("damaged", f"not a readable SQLite file: {error}") from error


@contextmanager
def _file(blob: Blob) -> Iterator[Path]:
    """The file on disk, or a temporary copy of a member."""
    if blob.path is not None:
        yield blob.path
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "member.sqlite"
        path.write_bytes(blob.data)
        yield path


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def _read_table(connection: sqlite3.Connection, name: str, sink: Sink) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    # The identifier is quoted as SQL demands; it cannot be a parameter.
    cursor = connection.execute(f"SELECT * FROM {quoted} LIMIT {sink.limits.rows + 1}")  # noqa: S608
    headers = [str(column[0]) for column in cursor.description]
    rows = [[_shown(value) for value in row] for row in cursor]
    draft = sink.draft("application/vnd.sqlite3", member=name)
    draft.describe(title=name)
    draft.text.heading(name, 1)
    if len(rows) > sink.limits.rows:
        (count,) = connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()  # noqa: S608 - quoted as above
        message = f"table {name!r}: only the first {sink.limits.rows} of {count} rows were read"
        sink.refuse(name, "truncated", message)
        rows = rows[: sink.limits.rows]
    draft.text.table(sink.bounded(rows, f"table {name!r}", name), headers[: sink.limits.columns])


def _shown(value: object) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    return plain_number(value) if isinstance(value, int | float) else str(value)
