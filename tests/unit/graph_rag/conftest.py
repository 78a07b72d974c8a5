"""One store for all tests of the query walk that only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.sqlite.store import SqliteStore
from schema.access import OWNER, Principal, VisibleSet
from tests.unit.graph_rag.town import town


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with town(tmp_path_factory.mktemp("town")) as opened:
        yield opened


@pytest.fixture(scope="session")
def staff(store: SqliteStore) -> VisibleSet:
    return store.visible_to(Principal(groups=frozenset({"staff"})))


@pytest.fixture(scope="session")
def everything(store: SqliteStore) -> VisibleSet:
    return store.visible_to(OWNER)
