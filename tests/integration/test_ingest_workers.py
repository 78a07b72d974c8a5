"""The ingest walk with worker processes and the embedded store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adapters.sqlite.store import open_store
from kg_builder.ingest import Job, Report, ingest
from kg_builder.ingest.stages import Stages
from kg_builder.ingest.work import work
from kg_builder.ingest.workers import run_workers
from schema.errors import MissingComponent
from schema.ports import Source
from tests.unit.kg_builder.ingest.fakes import Factory, write_corpus

FACTORY = Factory()
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")


def run(job: Job, store: Path, factory: Factory = FACTORY) -> tuple[Report, list[str]]:
    """Ingest into a store file; the report, and the export afterwards."""
    embedder = factory().embedder
    with open_store(store, embedder_name=embedder.name, width=embedder.width) as opened:
        report = ingest(job, opened, factory)
        return report, list(opened.export())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "docs", 8)
    return tmp_path / "docs"


def test_one_worker_or_two_and_any_order_give_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    _, one = run(Job(paths=(corpus,)), tmp_path / "one.db")
    _, two = run(Job(paths=(corpus,), workers=2), tmp_path / "two.db")
    shuffled = tuple(sorted(corpus.iterdir(), key=lambda path: path.name[::-1]))
    _, single = run(Job(paths=shuffled), tmp_path / "single.db")
    store = tmp_path / "late.db"
    for path in reversed(shuffled):
        run(Job(paths=(path,)), store)
    _, late = run(Job(paths=(corpus,)), store)
    assert len(one) > 8
    assert one == two == single == late


def test_a_second_run_writes_nothing_and_one_change_touches_one_document(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph.db"
    _, before = run(Job(paths=(corpus,)), store)
    stamp = store.read_bytes()
    report, again = run(Job(paths=(corpus,)), store)
    assert (report.skipped, report.written, report.replaced) == (8, 0, 0)
    assert again == before
    assert store.read_bytes() == stamp
    (corpus / "file3.txt").write_text("Acme Ltd | buys | Part 3\nPart 3 | fits | Wheel", encoding="utf-8")
    report, after = run(Job(paths=(corpus,)), store)
    assert (report.skipped, report.replaced) == (7, 1)
    _, fresh = run(Job(paths=(corpus,)), tmp_path / "fresh.db")
    assert after == fresh != before


def test_sync_gives_the_store_that_never_saw_the_file(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "graph.db"
    run(Job(paths=(corpus,)), store)
    (corpus / "file5.txt").unlink()
    report, after = run(Job(paths=(corpus,), sync=True), store)
    assert report.deleted == 1
    _, fresh = run(Job(paths=(corpus,)), tmp_path / "fresh.db")
    assert after == fresh


def test_a_worker_that_dies_once_costs_nothing(corpus: Path, tmp_path: Path) -> None:
    (corpus / "file9.txt").write_text("die once\nAcme Ltd | buys | Glue", encoding="utf-8")
    marks = tmp_path / "marks"
    marks.mkdir()
    factory = Factory(crashes=str(marks))
    report, _ = run(Job(paths=(corpus,), workers=2), tmp_path / "graph.db", factory)
    assert (marks / "file9.txt").exists()
    assert report.refusals == ()
    assert report.tally.documents == 9


def test_a_source_that_kills_two_workers_is_refused_and_the_rest_goes_on(corpus: Path, tmp_path: Path) -> None:
    (corpus / "file0.txt").write_text("die", encoding="utf-8")
    marks = tmp_path / "marks"
    marks.mkdir()
    factory = Factory(crashes=str(marks))
    report, _ = run(Job(paths=(corpus,), workers=2), tmp_path / "graph.db", factory)
    assert [(refusal.uri, refusal.code) for refusal in report.refusals] == [("file0.txt", "crashed")]
    assert "signal 9" in report.refusals[0].message
    assert report.tally.documents == 7
    (corpus / "file0.txt").write_text("Acme Ltd | buys | Rope", encoding="utf-8")
    report, _ = run(Job(paths=(corpus,), workers=2), tmp_path / "graph.db", factory)
    assert (report.replaced, report.skipped, report.refusals) == (1, 7, ())


def test_a_missing_component_in_a_worker_ends_the_ingest(corpus: Path, tmp_path: Path) -> None:
    (corpus / "file2.txt").write_text("missing", encoding="utf-8")
    with pytest.raises(MissingComponent) as caught:
        run(Job(paths=(corpus,), workers=2), tmp_path / "graph.db")
    assert caught.value.remedy == "Install it."


def test_refusals_and_failures_come_back_from_workers(corpus: Path, tmp_path: Path) -> None:
    (corpus / "file1.txt").write_text("refuse", encoding="utf-8")
    (corpus / "file2.txt").write_text("raise", encoding="utf-8")
    report, _ = run(Job(paths=(corpus,), workers=2), tmp_path / "graph.db")
    assert [(refusal.uri, refusal.code) for refusal in report.refusals] == [
        ("file1.txt", "empty"),
        ("file2.txt", "failed"),
    ]


def broken_factory() -> Stages:
    """A factory that works in the parent and not in a worker."""
    if os.environ.get("VOUCH_TEST_PARENT") != str(os.getpid()):
        raise SystemExit(3)
    return FACTORY()


def test_stages_that_cannot_be_built_in_a_worker_refuse_every_source(corpus: Path) -> None:
    sources = [Source(path=path, uri=path.name) for path in sorted(corpus.iterdir())[:2]]
    results = list(run_workers(sources, broken_factory, 2))
    assert sorted(result.uri for result in results) == [source.uri for source in sources]
    assert all(result.refusals[0].code == "crashed" and not result.complete for result in results)
    assert "exit code 3" in results[0].refusals[0].message


def test_more_workers_than_sources_are_not_started(corpus: Path) -> None:
    sources = [Source(path=path, uri=path.name) for path in sorted(corpus.iterdir())[:1]]
    results = run_workers(sources, FACTORY, 4)
    (worked,) = list(results)
    assert worked.uri == "file0.txt"
    assert worked.complete
    assert list(run_workers([], FACTORY, 2)) == []


def test_workers_give_what_this_process_gives(corpus: Path) -> None:
    sources = [Source(path=path, uri=path.name) for path in sorted(corpus.iterdir())]
    here = {source.uri: work(source, FACTORY()).graphs for source in sources}
    there = {worked.uri: worked.graphs for worked in run_workers(sources, FACTORY, 2)}
    assert there == here


@needs_proc
def test_closing_the_results_early_ends_the_workers(corpus: Path) -> None:
    sources = [Source(path=path, uri=path.name) for path in sorted(corpus.iterdir())]
    results = run_workers(sources, Factory(pause=0.01), 2)
    next(results)
    results.close()
    assert _workers_of(os.getpid()) == []


@needs_proc
def test_workers_end_when_the_parent_is_killed(corpus: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.integration.ingest_child", str(corpus), str(tmp_path / "g.db"), "0.4"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        workers = _workers_of(parent.pid)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert len(workers) == 2
    deadline = time.monotonic() + 20
    while any(_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(worker) for worker in workers)


def _workers_of(parent: int) -> list[int]:
    """Worker processes of a process that still run (the resource tracker of ``multiprocessing`` is none)."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or not _alive(int(folder.name)):
            continue
        try:
            mother = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if mother == parent and b"spawn_main" in command:
            found.append(int(folder.name))
    return found


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


@needs_proc
def test_an_interrupt_leaves_whole_sources_and_no_workers(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "g.db"
    command = [sys.executable, "-m", "tests.integration.ingest_child", str(corpus), str(store), "0.2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        workers = _workers_of(parent.pid)
        parent.send_signal(signal.SIGINT)
        _, errors = parent.communicate(timeout=60)
    assert "KeyboardInterrupt" in errors
    assert workers
    assert not any(_alive(worker) for worker in workers)
    report, export = run(Job(paths=(corpus,)), store)
    assert report.skipped >= 1
    _, fresh = run(Job(paths=(corpus,)), tmp_path / "fresh.db")
    assert export == fresh
