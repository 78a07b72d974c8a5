"""Opening, refusing, waiting and failing."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from adapters.sqlite import connection as module
from adapters.sqlite.connection import Connections
from adapters.sqlite.store import SqliteStore, open_store
from adapters.sqlite.tables import SCHEMA_VERSION
from schema.errors import InvalidSetting, MissingComponent, StoreBusy, StoreDamaged, StoreError, StoreTooNew
from tests.contracts.graphs import Sketch, says
from tests.contracts.store_base import EMBEDDER, owner, put
from tests.unit.adapters.sqlite.conftest import Opener

SKETCH = Sketch(uri="a.txt", said=says("Acme | buys | Widget Inc"))


def test_constructors_touch_no_file(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "none" / "graph.db")
    SqliteStore(connections, embedder_name="x", width=4)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_made_with_its_folder_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "graph.db"
    for _ in range(2):
        with open_store(path, embedder_name=EMBEDDER.name, width=EMBEDDER.width) as store:
            put(store, SKETCH)
            assert len(store.documents(owner(store))) == 1


@pytest.mark.parametrize("name", ["a b.db", "what?mode=memory.db", "50%23#x.db", "图 谱.db", "quote'\".db"])
def test_odd_file_names_are_file_names(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name, embedder_name=EMBEDDER.name, width=EMBEDDER.width) as store:
        put(store, SKETCH)
        assert (tmp_path / name).is_file()


def test_write_ahead_log_and_foreign_keys_are_on(path: Path, opened: Opener) -> None:
    with opened():
        connections = Connections(path)
        with connections.reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        connections.close()


def test_a_newer_store_is_refused(path: Path, opened: Opener) -> None:
    with opened():
        pass
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for read_only in (False, True):
        with pytest.raises(StoreTooNew) as caught, opened(read_only=read_only):
            pass
        assert str(SCHEMA_VERSION + 1) in str(caught.value)
        assert caught.value.remedy


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path, opened: Opener) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE songs(title)")
        raw.commit()
    with pytest.raises(StoreError, match="something else"), opened():
        pass
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_schema").fetchall() == [("songs",)]


def test_what_is_no_database_is_refused_and_left_alone(path: Path, opened: Opener) -> None:
    path.write_bytes(b"just some words " * 300)
    for read_only in (False, True):
        with pytest.raises(StoreDamaged), opened(read_only=read_only):
            pass
    assert path.read_bytes() == b"just some words " * 300


def test_another_embedder_is_refused(opened: Opener) -> None:
    with opened():
        pass
    for options in ({"embedder_name": "other"}, {"width": EMBEDDER.width + 1}):
        with pytest.raises(InvalidSetting), opened(**options):
            pass


def test_reading_only_needs_a_store(path: Path, opened: Opener) -> None:
    with pytest.raises(StoreError, match="no store"), opened(read_only=True):
        pass
    assert not path.exists()


def test_reading_only_reads_and_never_writes(opened: Opener) -> None:
    with opened() as store:
        put(store, SKETCH)
        with opened(read_only=True) as reading:
            assert list(reading.export()) == list(store.export())
            assert reading.check() == []
            for write in (lambda: put(reading, SKETCH), lambda: reading.delete_source("a.txt")):
                with pytest.raises(StoreError, match="reading only"):
                    write()
            put(store, Sketch(uri="b.txt", said=says("Bolt | owns | Nut")))
            assert len(reading.documents(owner(reading))) == 2


def test_a_folder_in_place_of_the_file_is_a_store_error(path: Path, opened: Opener) -> None:
    path.mkdir()
    with pytest.raises(StoreError), opened():
        pass


def test_a_second_writer_waits_and_then_says_busy(opened: Opener, raw: sqlite3.Connection) -> None:
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy) as caught, opened(busy_seconds=0.05) as store:
        put(store, SKETCH)
    assert caught.value.retryable
    raw.execute("ROLLBACK")
    with opened(busy_seconds=0.05) as store:
        put(store, SKETCH)


def test_readers_do_not_wait_for_a_writer(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, SKETCH)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("DELETE FROM vectors")
    assert len(store.documents(owner(store))) == 1
    assert store.check() == []
    raw.execute("ROLLBACK")


def test_a_closed_store_says_so(opened: Opener) -> None:
    with opened() as store:
        pass
    with pytest.raises(StoreError, match="closed"):
        store.ledger()


def test_closing_while_a_thread_reads_closes_its_connection_later(path: Path, opened: Opener) -> None:
    with opened():
        connections = Connections(path)
        inside, leave = threading.Event(), threading.Event()
        held: list[sqlite3.Connection] = []

        def read() -> None:
            with connections.reading() as connection:
                held.append(connection)
                inside.set()
                leave.wait(10)

        thread = threading.Thread(target=read)
        thread.start()
        assert inside.wait(10)
        connections.close()
        leave.set()
        thread.join(10)
        with pytest.raises(sqlite3.ProgrammingError):
            held[0].execute("SELECT 1")


def test_connections_are_used_again(path: Path, opened: Opener) -> None:
    with opened():
        connections = Connections(path)
        with connections.reading() as first, connections.reading() as second:
            assert first is not second
        with connections.reading() as again:
            assert again in {first, second}
        connections.close()


def test_a_failed_write_leaves_nothing(path: Path, opened: Opener) -> None:
    with opened() as store:
        connections = Connections(path)

        def half() -> None:
            with connections.writing() as connection:
                connection.execute("INSERT INTO source VALUES('x', 'y', '[]', '[]')")
                connection.execute("SELECT 1 FROM nowhere")

        with pytest.raises(StoreError, match="nowhere"):
            half()
        connections.close()
        assert store.ledger() == {}


def test_errors_of_sqlite_come_in_our_words(path: Path, opened: Opener) -> None:
    with opened():
        connections = Connections(path)
        with pytest.raises(StoreError) as caught, connections.reading() as connection:
            connection.execute("SELECT 1 FROM nowhere")
        assert "nowhere" in str(caught.value)
        assert caught.value.remedy
        connections.close()


class _Without:
    """A connection of an SQLite that lacks a module, or that fails otherwise."""

    def __init__(self, message: str, code: int) -> None:
        self._error = sqlite3.OperationalError(message)
        self._error.sqlite_errorcode = code

    def execute(self, statement: str) -> None:
        raise self._error


def test_a_python_without_full_text_search_is_told_what_to_do() -> None:
    lacking = _Without("no such module: fts5", sqlite3.SQLITE_ERROR)
    with pytest.raises(MissingComponent) as caught:
        module._require_features(lacking)  # type: ignore[arg-type]  # stands in for a connection
    assert "fts5" in str(caught.value)
    assert "FTS5" in caught.value.remedy


def test_a_full_disk_is_not_taken_for_a_missing_module() -> None:
    failing = _Without("database or disk is full", sqlite3.SQLITE_FULL)
    with pytest.raises(sqlite3.OperationalError):
        module._require_features(failing)  # type: ignore[arg-type]  # stands in for a connection
