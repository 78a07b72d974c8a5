"""Access classes are interned, forgotten when unused, and their numbers never used again."""

from __future__ import annotations

import sqlite3

from adapters.sqlite.store import SqliteStore
from schema.access import OWNER, Principal
from tests.contracts.graphs import Sketch, says
from tests.contracts.store_base import put

SAID = says("Acme | buys | Widget")


def sketch(uri: str, *readers: str) -> Sketch:
    return Sketch(uri=uri, said=SAID, readers=frozenset(readers))


def classes(raw: sqlite3.Connection) -> dict[str, int]:
    return dict(raw.execute("SELECT readers, key FROM access_class"))


def test_equal_sets_of_readers_are_one_class(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, sketch("a", "x", "y"), sketch("b", "y", "x"), sketch("c", "x"), sketch("d"))
    assert set(classes(raw)) == {'["x", "y"]', '["x"]', "[]"}


def test_names_that_look_like_lists_are_names(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, sketch("a", "x,y"), sketch("b", "x", "y"), sketch("c", '["x"]'), sketch("d", "x"), sketch("e", ""))
    assert len(classes(raw)) == 5


def test_an_unused_class_leaves_no_table(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, sketch("a", "x"))
    before = raw.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
    put(store, sketch("b", "y"))
    store.delete_source("b")
    assert raw.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall() == before
    assert raw.execute("SELECT reader FROM class_reader").fetchall() == [("x",)]


def test_the_number_of_a_class_is_never_used_again(store: SqliteStore, raw: sqlite3.Connection) -> None:
    seen: set[int] = set()
    for round_number in range(4):
        put(store, sketch("a", f"group {round_number}"))
        (number,) = classes(raw).values()
        assert number not in seen
        seen.add(number)


def test_what_principals_see(store: SqliteStore, raw: sqlite3.Connection) -> None:
    put(store, sketch("a", "x", "y"), sketch("b", "x"), sketch("c"))
    known = classes(raw)
    assert store.visible_to(OWNER).classes == frozenset(known.values())
    assert store.visible_to(Principal(groups=frozenset({"y"}))).classes == {known['["x", "y"]']}
    assert store.visible_to(Principal(groups=frozenset({"x"}))).classes == {known['["x", "y"]'], known['["x"]']}
    assert store.visible_to(Principal()).classes == frozenset()
    assert known["[]"] not in store.visible_to(Principal(groups=frozenset({"x", "y", "", "[]"}))).classes


def test_numbers_of_classes_do_not_leave_through_an_export(store: SqliteStore) -> None:
    put(store, sketch("z", "other"))
    put(store, sketch("a", "x"))
    store.delete_source("z")
    later = list(store.export())
    put(store, sketch("a", "y"), sketch("a", "x"))
    assert list(store.export()) == later
