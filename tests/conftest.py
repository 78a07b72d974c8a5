"""Fixtures that load models once per test process."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from adapters.embedding.e5 import E5Embedder
from adapters.reading.reader import E5Reader

settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile("house")

CACHE = Path(__file__).parent.parent / ".cache" / "models"


@pytest.fixture(scope="session")
def e5() -> E5Embedder:
    """The real embedder; its built graph is kept below ``.cache``."""
    return E5Embedder(cache=CACHE, threads=1)


@pytest.fixture(scope="session")
def reader() -> E5Reader:
    """The real reader; its built graph is kept below ``.cache``."""
    return E5Reader(cache=CACHE, threads=2)
