"""Stores in files of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from adapters.sqlite.store import SqliteStore, open_store
from tests.contracts.store_base import EMBEDDER

Opener = Callable[..., AbstractContextManager[SqliteStore]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.db"


@pytest.fixture
def opened(path: Path) -> Opener:
    def open_(**options: object) -> AbstractContextManager[SqliteStore]:
        settings: dict[str, object] = {"embedder_name": EMBEDDER.name, "width": EMBEDDER.width, **options}
        return open_store(path, **settings)  # type: ignore[arg-type]  # the names are those of open_store

    return open_


@pytest.fixture
def store(opened: Opener) -> Iterator[SqliteStore]:
    with opened() as one:
        yield one


@pytest.fixture
def raw(store: SqliteStore, path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the store's file, without foreign keys: for looking inside and for planting damage."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection
