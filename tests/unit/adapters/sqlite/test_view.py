"""Texts: packed, cached up to a limit, and never sliced beyond their end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.view import TextCache, View, pack, unpack
from schema.errors import StoreDamaged

TEXTS = {1: "first 文", 2: "second text", 3: "x" * 50}


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as one:
        one.execute("CREATE TABLE document(key INTEGER PRIMARY KEY, text BLOB)")
        one.executemany("INSERT INTO document VALUES(?, ?)", [(key, pack(text)) for key, text in TEXTS.items()])
        yield one


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_come_back(text: str) -> None:
    assert unpack(pack(text)) == text


@pytest.mark.parametrize("damaged", [b"", b"words", pack("text")[:-3], pack("text")[2:]])
def test_damaged_texts_are_noticed(damaged: bytes) -> None:
    with pytest.raises(StoreDamaged):
        unpack(damaged)


def test_half_surrogates_have_no_form() -> None:
    with pytest.raises(UnicodeEncodeError):
        pack("\ud800")


def test_a_text_is_read_once(connection: sqlite3.Connection) -> None:
    cache = TextCache()
    assert cache.get(connection, 1) == TEXTS[1]
    connection.execute("DELETE FROM document")
    assert cache.get(connection, 1) == TEXTS[1]


def test_the_text_longest_unused_goes_first(connection: sqlite3.Connection) -> None:
    cache = TextCache(limit=20)
    for key in (1, 2, 1, 3):
        assert cache.get(connection, key) == TEXTS[key]
    assert list(cache._texts) == [3]
    assert cache._size == len(TEXTS[3])
    cache = TextCache(limit=len(TEXTS[1]) + len(TEXTS[3]))
    for key in (1, 2, 1, 3):
        cache.get(connection, key)
    assert list(cache._texts) == [1, 3]


def test_slices_lie_in_their_text(connection: sqlite3.Connection) -> None:
    view = View(connection, "[]", TextCache())
    assert view.slice(1, 6, 7) == "文"
    assert view.slice(2, 0, 11) == TEXTS[2]
    with pytest.raises(StoreDamaged):
        view.slice(2, 0, 12)
