"""Kill a real ingest at random moments, run it again, and compare what it built with an undisturbed run, byte for byte.

``VOUCH_KILLS`` sets how often (the long run is 100), ``VOUCH_KILL_SEED`` from which seed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adapters.scripted import ScriptedEmbedder
from adapters.sqlite.store import open_store
from tests.unit.kg_builder.ingest.fakes import Factory, write_corpus

KILLS = int(os.environ.get("VOUCH_KILLS", "4"))
SEED = int(os.environ.get("VOUCH_KILL_SEED", "20"))
PAUSE = "0.01"
FILES = 24


def exported(store: Path) -> list[str]:
    """The canonical export; the store must pass its own check."""
    embedder = Factory()().embedder
    with open_store(store, embedder_name=embedder.name, width=embedder.width) as opened:
        assert opened.check() == []
        return list(opened.export())


def start(folder: Path, store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.ingest_child", str(folder), str(store), PAUSE]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def run(folder: Path, store: Path) -> float:
    """An undisturbed run; how many seconds it took."""
    begun = time.monotonic()
    with start(folder, store) as child:
        child.communicate()
    assert child.returncode == 0
    return time.monotonic() - begun


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], float]:
    """The corpus, the export of a run that nobody disturbed, and its duration."""
    folder = tmp_path_factory.mktemp("crash")
    write_corpus(folder / "docs", FILES)
    seconds = run(folder / "docs", folder / "whole.db")
    lines = exported(folder / "whole.db")
    assert len(lines) > FILES
    return folder / "docs", lines, seconds


def kill_at_random(folder: Path, store: Path, chance: random.Random, seconds: float) -> int:
    """Kill one run: half the time right after some source was written, else after some time. Returns lines told."""
    with start(folder, store) as child:
        assert child.stdout is not None
        if chance.random() < 0.5:
            told = sum(1 for _ in zip(range(chance.randrange(FILES)), child.stdout, strict=False))
        else:
            time.sleep(chance.uniform(0.0, seconds))
            told = -1
        child.kill()
        child.wait()
    return told


def test_the_stages_under_test_are_the_real_walk(undisturbed: tuple[Path, list[str], float]) -> None:
    assert isinstance(Factory()().embedder, ScriptedEmbedder)
    assert any('"Acme Ltd"' in line or "acme ltd" in line for line in undisturbed[1])


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_ingest_and_a_rerun_give_the_same_graph(
    number: int, undisturbed: tuple[Path, list[str], float], tmp_path: Path
) -> None:
    folder, expected, seconds = undisturbed
    chance = random.Random(SEED + number)
    store = tmp_path / "graph.db"
    for _ in range(chance.choice((1, 1, 2))):
        kill_at_random(folder, store, chance, seconds)
    run(folder, store)
    assert exported(store) == expected
