"""SQLite files of every shape: kinds of tables and values, names that collide, damage, bounds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import load, of_kind, only, sqlite_bytes

ROW = BlockKind.TABLE_ROW


def rows_of(folder: Path, script: str) -> list[str]:
    return of_kind(only(load(folder, "a.db", sqlite_bytes(folder, script))), ROW)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("CREATE TABLE t(id INTEGER PRIMARY KEY, n TEXT) WITHOUT ROWID; INSERT INTO t VALUES (7, 'x');",
         ["id: 7 | n: x"]),
        ("CREATE TABLE t(a, b AS (a * 2)); INSERT INTO t(a) VALUES (4);", ["a: 4 | b: 8"]),
        ("CREATE TABLE t(a INT, b INT) STRICT; INSERT INTO t VALUES (1, 2);", ["a: 1 | b: 2"]),
        ("CREATE TABLE t(a); INSERT INTO t VALUES (1.0), (0.1), (1e20), (-3);",
         ["a: 1", "a: 0.1", "a: 1e+20", "a: -3"]),
        ("CREATE TABLE t(a, b); INSERT INTO t VALUES ('two\nlines', 'tab\there');", ["a: two lines | b: tab here"]),
        ("CREATE TABLE t(a, b); INSERT INTO t VALUES (NULL, x'00'), ('kept', NULL);", ["a: kept"]),
        ('CREATE TABLE t("a b", [c d], `e`); INSERT INTO t VALUES (1, 2, 3);', ["a b: 1 | c d: 2 | e: 3"]),
        ("CREATE TABLE t(名称, 单价); INSERT INTO t VALUES ('螺丝', 3.5);", ["名称: 螺丝 | 单价: 3.5"]),
        ("CREATE TABLE t(a); INSERT INTO t VALUES (CAST(x'e59088ff' AS TEXT));", ["a: 合\ufffd"]),
        ("PRAGMA encoding='UTF-16'; CREATE TABLE t(a); INSERT INTO t VALUES ('合同');", ["a: 合同"]),
        ("CREATE TABLE t(a PRIMARY KEY, b UNIQUE); INSERT INTO t VALUES (2, 1), (1, 2);",
         ["a: 2 | b: 1", "a: 1 | b: 2"]),
    ],
)  # fmt: skip
def test_tables_and_values(tmp_path: Path, script: str, expected: list[str]) -> None:
    assert rows_of(tmp_path, script) == expected


def test_views_triggers_indexes_and_inner_tables_are_left_out(tmp_path: Path) -> None:
    script = """CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a); INSERT INTO t(a) VALUES ('x');
    CREATE VIEW v AS SELECT * FROM t; CREATE INDEX i ON t(a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;"""
    loaded = load(tmp_path, "a.db", sqlite_bytes(tmp_path, script))
    assert [one.uri for one in loaded.documents] == ["a.db!/t"]


def test_virtual_tables_run_code_and_are_left_out(tmp_path: Path) -> None:
    script = "CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('searched words');"
    loaded = load(tmp_path, "a.db", sqlite_bytes(tmp_path, script))
    assert "a.db!/f" not in [one.uri for one in loaded.documents]
    assert any("searched words" in one.text for one in loaded.documents)


def test_names_that_would_be_one_uri_are_told_apart(tmp_path: Path) -> None:
    names = ("x/y", "x//y", "../x/y", "x\\y")
    script = "".join(f'CREATE TABLE "{name}"(a); INSERT INTO "{name}" VALUES (1);' for name in names)  # noqa: S608 - ours
    loaded = load(tmp_path, "a.db", sqlite_bytes(tmp_path, script))
    assert [one.uri for one in loaded.documents] == [
        "a.db!/x/y", "a.db!/x/y (2)", "a.db!/x/y (3)", "a.db!/x/y (4)",
    ]  # fmt: skip
    assert len({one.id for one in loaded.documents}) == 4


def test_long_tables_are_cut_and_the_true_number_of_rows_is_said(tmp_path: Path) -> None:
    script = "CREATE TABLE t(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
    script += "INSERT INTO t SELECT i FROM n;"
    loaded = load(tmp_path, "a.db", sqlite_bytes(tmp_path, script), Limits(rows=10))
    assert of_kind(only(loaded), ROW) == [f"a: {number}" for number in range(1, 11)]
    assert [(one.uri, one.message) for one in loaded.refusals] == [
        ("a.db!/t", "table 't': only the first 10 of 50 rows were read")
    ]


def test_wide_tables_are_cut(tmp_path: Path) -> None:
    columns = ", ".join(f"c{number}" for number in range(40))
    values = ", ".join(str(number) for number in range(40))
    data = sqlite_bytes(tmp_path, f"CREATE TABLE t({columns}); INSERT INTO t VALUES ({values});")  # noqa: S608 - ours
    loaded = load(tmp_path, "a.db", data, Limits(columns=3))
    assert of_kind(only(loaded), ROW) == ["c0: 0 | c1: 1 | c2: 2"]
    assert "first 3 of 40 columns" in loaded.refusals[0].message


def test_a_database_of_no_tables_is_empty(tmp_path: Path) -> None:
    data = sqlite_bytes(tmp_path, "CREATE TABLE t(a); DROP TABLE t;")
    assert [one.code for one in load(tmp_path, "a.db", data).refusals] == ["empty"]


def test_an_open_transaction_of_another_program_does_not_disturb(tmp_path: Path) -> None:
    path = tmp_path / "live.db"
    writer = sqlite3.connect(path)
    writer.executescript("CREATE TABLE t(a); INSERT INTO t VALUES ('written');")
    writer.execute("BEGIN EXCLUSIVE")
    loaded = load(tmp_path, "live.db", path.read_bytes())
    writer.rollback()
    writer.close()
    assert of_kind(only(loaded), ROW) == ["a: written"]


def test_a_path_with_signs_that_mean_something_in_uris(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20d"
    folder.mkdir()
    data = sqlite_bytes(tmp_path, "CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    assert of_kind(only(load(folder, "x?mode=rwc#.db", data)), ROW) == ["a: 1"]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 8191), max_size=12), st.integers(101, 8192))
def test_damage_is_a_refusal_or_fewer_rows(
    tmp_path_factory: pytest.TempPathFactory, places: list[int], length: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = bytearray(sqlite_bytes(folder, "CREATE TABLE t(a); INSERT INTO t VALUES ('kept words');"))
    for place in places:
        data[place % len(data)] ^= 0xA5
    loaded = load(folder, "broken.db", bytes(data[:length]))
    assert loaded.documents or loaded.refusals
