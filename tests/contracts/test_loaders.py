"""Both loaders keep the contract, and give the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.loaders.dispatch import FileLoader
from adapters.loaders.sandbox import SandboxedLoader
from schema.ports import Loader, Source
from tests.contracts.loader import BAD, FILES, LoaderContract


@pytest.fixture(scope="module")
def sandboxed() -> Iterator[SandboxedLoader]:
    with SandboxedLoader() as loader:
        yield loader


class TestFileLoader(LoaderContract):
    @pytest.fixture
    def loader(self) -> Loader:
        return FileLoader()


class TestSandboxedLoader(LoaderContract):
    @pytest.fixture
    def loader(self, sandboxed: SandboxedLoader) -> Loader:
        return sandboxed


@pytest.mark.parametrize("name", sorted({**FILES, **BAD}))
def test_where_a_file_is_parsed_does_not_matter(sandboxed: SandboxedLoader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes({**FILES, **BAD}[name])
    source = Source(path=path, uri=name, readers=frozenset({"hr"}))
    assert sandboxed.load(source) == FileLoader().load(source)
    assert sandboxed.version == FileLoader().version
