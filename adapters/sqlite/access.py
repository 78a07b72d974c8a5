"""Access classes: each distinct set of readers as one integer, known inside this store only."""

from __future__ import annotations

import json
import sqlite3

from adapters.sqlite.codec import listed
from schema.access import Principal, VisibleSet


def intern_readers(connection: sqlite3.Connection, readers: frozenset[str]) -> int:
    """The class of this set of readers, made when it is new."""
    key = listed(sorted(readers))
    row = connection.execute("SELECT key FROM access_class WHERE readers = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    connection.execute("INSERT INTO access_class(readers) VALUES(?)", (key,))
    (number,) = connection.execute("SELECT key FROM access_class WHERE readers = ?", (key,)).fetchone()
    connection.executemany(
        "INSERT INTO class_reader(reader, class) VALUES(?, ?)", [(reader, number) for reader in sorted(readers)]
    )
    return int(number)


def unused_classes(connection: sqlite3.Connection) -> list[int]:
    """Classes that no document has any more."""
    statement = """SELECT key FROM access_class
        WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.class = access_class.key) ORDER BY key"""
    return [key for (key,) in connection.execute(statement)]


def forget_class(connection: sqlite3.Connection, number: int) -> None:
    """Remove a class that nothing refers to."""
    connection.execute("DELETE FROM class_reader WHERE class = ?", (number,))
    connection.execute("DELETE FROM access_class WHERE key = ?", (number,))


def visible_to(connection: sqlite3.Connection, principal: Principal) -> VisibleSet:
    """All classes for the owner, else those with at least one of the groups; nobody's is the owner's only."""
    if principal.owner:
        rows = connection.execute("SELECT key FROM access_class")
    else:
        statement = "SELECT DISTINCT class FROM class_reader WHERE reader IN (SELECT value FROM json_each(?))"
        rows = connection.execute(statement, (listed(sorted(principal.groups)),))
    return VisibleSet(classes=frozenset(key for (key,) in rows))


def readers_of(stored: str) -> frozenset[str]:
    """The readers of a class as stored."""
    return frozenset(json.loads(stored))
