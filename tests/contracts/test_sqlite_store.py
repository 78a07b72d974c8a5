"""The embedded store keeps every promise of a store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from adapters.sqlite.store import open_store
from tests.contracts.store import StoreContract
from tests.contracts.store_base import EMBEDDER, Store


class TestSqliteStore(StoreContract):
    def make_store(self, tmp_path: Path) -> AbstractContextManager[Store]:
        return open_store(tmp_path / "graph.db", embedder_name=EMBEDDER.name, width=EMBEDDER.width)
