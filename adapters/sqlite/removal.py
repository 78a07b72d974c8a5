"""Taking a document out of the store, and then whatever only it proved."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from adapters.sqlite import fulltext
from adapters.sqlite.access import forget_class, unused_classes
from adapters.sqlite.codec import listed
from schema.graph import SearchKind

_ITEMS = {
    SearchKind.CHUNK: "SELECT class, key, terms FROM chunk WHERE document = ?",
    SearchKind.SENTENCE: "SELECT class, key, terms FROM sentence WHERE document = ?",
    SearchKind.FACT: "SELECT class, key, terms FROM statement WHERE document = ?",
}
_ROWS = (  # children before what they refer to
    "DELETE FROM vectors WHERE document = ?",
    "DELETE FROM merge WHERE document = ?",
    "DELETE FROM evidence WHERE document = ?",
    "DELETE FROM statement WHERE document = ?",
    "DELETE FROM name WHERE document = ?",
    "DELETE FROM mention WHERE document = ?",
    "DELETE FROM document_entity WHERE document = ?",
    "DELETE FROM sentence WHERE document = ?",
    "DELETE FROM chunk WHERE document = ?",
    "DELETE FROM document WHERE key = ?",
)


@dataclass(slots=True)
class Removed:
    """Entities and facts that may have lost their last document, and the reversals of merges that are gone."""

    entities: set[int] = field(default_factory=set)
    facts: set[int] = field(default_factory=set)
    reversals: dict[str, str] = field(default_factory=dict)


def remove_document(connection: sqlite3.Connection, document: int, removed: Removed) -> None:
    """Delete all rows of a document; what it may leave orphaned is added to ``removed``."""
    removed.entities.update(
        key for (key,) in connection.execute("SELECT entity FROM document_entity WHERE document = ?", (document,))
    )
    removed.facts.update(
        key for (key,) in connection.execute("SELECT fact FROM statement WHERE document = ?", (document,))
    )
    reversals = "SELECT id, reversal FROM merge WHERE document = ? AND reversed"
    removed.reversals.update(connection.execute(reversals, (document,)).fetchall())
    for kind, statement in _ITEMS.items():
        rows = connection.execute(statement, (document,)).fetchall()
        if rows:
            fulltext.remove_items(connection, kind, rows[0][0], [(key, terms) for _, key, terms in rows])
    for statement in _ROWS:
        connection.execute(statement, (document,))


def sweep(connection: sqlite3.Connection, removed: Removed) -> None:
    """Delete facts without evidence, entities that no document knows and access classes that no document has."""
    connection.execute(
        """DELETE FROM fact WHERE key IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM statement WHERE statement.fact = fact.key)""",
        (listed(sorted(removed.facts)),),
    )
    connection.execute(
        """DELETE FROM entity WHERE key IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM document_entity WHERE document_entity.entity = entity.key)""",
        (listed(sorted(removed.entities)),),
    )
    for number in unused_classes(connection):
        fulltext.drop_class(connection, number)
        forget_class(connection, number)
