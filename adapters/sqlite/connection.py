"""Connections to one store file: opening, checking, transactions, and SQLite's errors in our own words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.sqlite.tables import APPLICATION_ID, SCHEMA_VERSION, TABLES
from schema.errors import InvalidSetting, MissingComponent, StoreBusy, StoreDamaged, StoreError, StoreTooNew

BUSY_SECONDS = 30.0
_BUSY_CODES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGE_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Connections:
    """A pool of connections to one file, for any number of threads; other processes open their own.

    Readers never wait: in WAL mode each sees the state at the start of its transaction while one writer goes on.
    Opens nothing until it is used.
    """

    def __init__(self, path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._free: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state of the store throughout. Raises StoreError and its kinds."""
        with self._lent() as connection:
            connection.execute("BEGIN")
            try:
                connection.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # the state seen is that of the first read
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept when the block ends well. Raises StoreBusy when another writer does not end."""
        if self._read_only:
            raise StoreError("the store was opened for reading only", remedy="Open it for writing.")
        with self._lent() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'epoch'")
                connection.commit()
            finally:
                if connection.in_transaction:
                    connection.rollback()

    def prepare(self, *, embedder_name: str, width: int) -> None:
        """Create the tables of a new store, or check that an old one fits.

        Raises MissingComponent without FTS5, StoreTooNew for a newer schema, StoreDamaged for what is not a database,
        StoreError for a store of something else, InvalidSetting for one filled by another embedder.
        """
        if self._read_only and not self.path.is_file():
            raise StoreError(f"there is no store at {self.path}", remedy="Ingest some documents first.")
        with self._lent() as connection:
            _require_features(connection)
            if not self._read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                _create(connection, embedder_name, width)
            _check_kind(connection, self.path)
            _check_embedder(connection, embedder_name, width)

    def close(self) -> None:
        """Close all connections that are not in use; those in use are closed when they come back."""
        with self._lock:
            self._closed = True
            free, self._free = self._free, []
        for connection in free:
            connection.close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        with _in_our_words(self.path):
            connection = self._take()
            try:
                yield connection
            finally:
                self._give(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError("the store is closed", remedy="Open it again.")
            if self._free:
                return self._free.pop()
        mode = "ro" if self._read_only else "rwc"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "cache_size = -16000", "mmap_size = 268435456"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _give(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._free.append(connection)
                return
        connection.close()


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into those of ``schema.errors``."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _BUSY_CODES:
            raise StoreBusy(f"another writer holds {path}", remedy="Wait until it has ended, or stop it.") from error
        if code in _DAMAGE_CODES:
            raise StoreDamaged(
                f"{path} is not a sound database ({error})", remedy="Restore a backup, or build the store anew."
            ) from error
        raise StoreError(
            f"{path}: {error}", remedy="Check that the folder is writable and the disk not full."
        ) from error


def _require_features(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(terms, tokenize = 'ascii')")
        connection.execute("DROP TABLE temp.probe")
        connection.execute("SELECT count(*) FROM json_each('[1]')").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF != sqlite3.SQLITE_ERROR:
            raise
        raise MissingComponent(
            f"this Python's SQLite {sqlite3.sqlite_version} was built without full-text search or JSON ({error})",
            remedy="Use a Python whose sqlite3 module has FTS5, such as python.org's or your system's.",
        ) from error


def _create(connection: sqlite3.Connection, embedder_name: str, width: int) -> None:
    """Create the tables unless somebody has; several processes may try at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            for statement in TABLES:
                connection.execute(statement)
            facts = (("embedder", embedder_name), ("width", str(width)), ("epoch", "0"))
            connection.executemany("INSERT INTO meta(name, value) VALUES(?, ?)", facts)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
    finally:
        if connection.in_transaction:
            connection.rollback()


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is a database of something else", remedy="Name another file for the store.")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"{path} has schema version {version}, this program knows up to {SCHEMA_VERSION}",
            remedy="Update the program, or export the store with the newer one and import it here.",
        )


def _check_embedder(connection: sqlite3.Connection, embedder_name: str, width: int) -> None:
    stored = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('embedder', 'width')"))
    if (stored["embedder"], stored["width"]) != (embedder_name, str(width)):
        raise InvalidSetting(
            f"the store holds vectors of {stored['embedder']!r} (width {stored['width']}), "
            f"not of {embedder_name!r} (width {width})",
            remedy="Open it with the embedder it was built with, or export it and import it into a new store.",
        )
