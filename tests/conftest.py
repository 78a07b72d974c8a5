"""Fixtures that load models once per test process."""

from pathlib import Path

import pytest

from adapters.embedding.e5 import E5Embedder

CACHE = Path(__file__).parent.parent / ".cache" / "models"


@pytest.fixture(scope="session")
def e5() -> E5Embedder:
    """The real embedder; its built graph is kept below ``.cache``."""
    return E5Embedder(cache=CACHE, threads=1)
