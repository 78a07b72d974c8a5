"""The bundled samples, ingested once per test process with the real models."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.bootstrap import House, StageFactory, open_house
from api.cli.commands import read_access
from api.settings import Settings, load_settings
from kg_builder.ingest.walk import Job, ingest
from tests.conftest import CACHE

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture(scope="session")
def samples_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a store of their own."""
    path = tmp_path_factory.mktemp("samples") / "graph.db"
    return load_settings(store=f"sqlite:///{path}", cache=CACHE, workers=1, threads=1)


@pytest.fixture(scope="session")
def samples(samples_settings: Settings) -> Iterator[House]:
    """The open store of the samples."""
    job = Job(paths=(SAMPLES / "documents",), access=read_access(SAMPLES / "access.toml", None))
    with open_house(samples_settings, read_only=False) as house:
        report = ingest(job, house.store, StageFactory(settings=samples_settings))
        assert report.refusals == ()
        yield house
