"""Several processes with one store; a writer that is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from schema.graph import SearchKind
from tests.contracts.graphs import Sketch, says
from tests.contracts.store_base import EMBEDDER, owner, put
from tests.unit.adapters.sqlite.conftest import Opener

ROOT = Path(__file__).parents[4]
WRITER = """
import sys
from pathlib import Path
from adapters.sqlite.store import open_store
from tests.contracts.store_base import EMBEDDER, put
from tests.unit.adapters.sqlite.test_processes import sketch

with open_store(Path(sys.argv[1]), embedder_name=EMBEDDER.name, width=EMBEDDER.width) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        put(store, sketch(number))
        print(number, flush=True)
"""


def sketch(number: int) -> Sketch:
    said = says(f"Acme | buys | Firm {number}", f"Firm {number} | sells | {number}", "Acme | owns | Widget Inc")
    return Sketch(uri=f"{number % 40}.txt", said=said * 4, readers=frozenset({f"group {number % 3}"}))


def writing(path: Path, first: int, past: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(first), str(past)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_what_another_process_writes_is_found(path: Path, opened: Opener) -> None:
    query = EMBEDDER.embed_query("Acme buys Firm 7.")
    with opened() as store:
        put(store, sketch(1))
        before = store.search_vectors(query, SearchKind.SENTENCE, owner(store), k=1)
        with writing(path, 7, 8) as child:
            child.communicate()
        assert child.returncode == 0
        (near,) = store.search_vectors(query, SearchKind.SENTENCE, owner(store), k=1)
        assert near.score == pytest.approx(1.0)
        assert before[0].score < near.score
        assert store.search_text("firm 7", SearchKind.FACT, owner(store), k=1)


def test_two_processes_write_and_a_third_reads(path: Path, opened: Opener) -> None:
    with opened() as store, writing(path, 0, 10) as one, writing(path, 20, 30) as other:
        with opened(read_only=True) as reading:
            while one.poll() is None or other.poll() is None:
                cards = reading.documents(owner(reading))
                assert all(card.facts == 3 for card in cards)
        assert (one.returncode, other.returncode) == (0, 0)
        assert len(store.documents(owner(store))) == 20
        assert store.check() == []


@pytest.mark.parametrize("lines", [1, 3, 8])
def test_a_killed_writer_leaves_whole_documents(path: Path, opened: Opener, lines: int) -> None:
    with writing(path, 0, 10_000) as child:
        assert child.stdout is not None
        for _ in range(lines):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
    with opened() as store:
        assert store.check() == []
        assert len(store.ledger()) >= lines
        for number in range(40):
            put(store, sketch(number))
        after = list(store.export())
    path.unlink()
    for rest in path.parent.glob("graph.db-*"):
        rest.unlink()
    with opened() as store:
        for number in reversed(range(40)):
            put(store, sketch(number))
        assert list(store.export()) == after
