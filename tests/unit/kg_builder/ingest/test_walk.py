from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg_builder.access import parse_access
from kg_builder.ingest import Job, Progress, ingest, plan
from schema.errors import MissingComponent, StoreBusy
from tests.unit.kg_builder.ingest.fakes import Factory, MemoryWriter, write_corpus


class Clock:
    """A clock that moves one second each time it is read."""

    def __init__(self) -> None:
        self._ticks: Iterator[int] = iter(range(100_000))

    def __call__(self) -> float:
        return float(next(self._ticks))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "docs", 4)
    return tmp_path / "docs"


def job(*paths: Path, **options: object) -> Job:
    return Job(paths=paths, **options)  # type: ignore[arg-type]


def test_every_source_is_written_once_with_its_ledger_entry(corpus: Path) -> None:
    writer = MemoryWriter()
    report = ingest(job(corpus), writer, Factory())
    assert writer.calls == [f"put file{number}.txt" for number in range(4)]
    assert report.written == 4
    assert (report.replaced, report.skipped, report.deleted) == (0, 0, 0)
    entry = writer.entries["file1.txt"]
    assert entry.document_uris == ("file1.txt",)
    assert entry.fingerprint.startswith("fp_")


def test_a_second_ingest_writes_nothing(corpus: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    writer.calls.clear()
    report = ingest(job(corpus), writer, Factory())
    assert writer.calls == []
    assert report.skipped == 4
    assert report.tally.documents == 0


def test_only_the_changed_file_is_written_again(corpus: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    before = dict(writer.graphs)
    writer.calls.clear()
    (corpus / "file2.txt").write_text("Acme Ltd | sells | Part 2", encoding="utf-8")
    report = ingest(job(corpus), writer, Factory())
    assert writer.calls == ["put file2.txt"]
    assert (report.written, report.replaced, report.skipped) == (0, 1, 3)
    assert {uri for uri, graph in writer.graphs.items() if graph != before[uri]} == {"file2.txt"}


@pytest.mark.parametrize("factory", [Factory(extractor_version="bars-2"), Factory(embedder_width=8)])
def test_a_new_version_of_a_stage_does_everything_again(corpus: Path, factory: Factory) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    assert ingest(job(corpus), writer, factory).replaced == 4


def test_other_readers_make_another_source(corpus: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    rules = parse_access('[[rule]]\npaths = "file1.txt"\nreaders = ["staff"]')
    report = ingest(job(corpus, access=rules), writer, Factory())
    assert (report.replaced, report.skipped) == (1, 3)
    ((graph, _),) = writer.graphs["file1.txt"]
    assert graph.document.readers == frozenset({"staff"})


def test_the_report_counts_what_was_written(corpus: Path) -> None:
    report = ingest(job(corpus), MemoryWriter(), Factory(), clock=Clock())
    tally = report.tally
    assert (tally.documents, tally.sentences, tally.chunks, tally.facts) == (4, 12, 8, 8)
    assert tally.covered == 8
    assert report.coverage == pytest.approx(8 / 12)
    assert tally.mentions > 0
    assert tally.merges > 0
    assert report.seconds > 0
    assert report.words_per_second == tally.words / report.seconds
    assert {stage for stage, _ in report.stage_seconds} == {
        "embed", "extract", "load", "plan", "resolve", "split", "write",
    }  # fmt: skip


def test_rejects_are_counted_by_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("he | buys | Acme\nAcme | is | Acme\nit | is | Acme", encoding="utf-8")
    report = ingest(job(tmp_path), MemoryWriter(), Factory())
    assert report.rejects == (("pronoun-subject", 2), ("self-loop", 1))


def test_a_refused_file_is_reported_and_remembered(corpus: Path) -> None:
    (corpus / "bad.txt").write_text("refuse", encoding="utf-8")
    writer = MemoryWriter()
    report = ingest(job(corpus), writer, Factory())
    assert [(refusal.uri, refusal.code) for refusal in report.refusals] == [("bad.txt", "empty")]
    assert writer.entries["bad.txt"].refusals[0].remedy == "Look at it."
    again = ingest(job(corpus), writer, Factory())
    assert (again.skipped, again.refusals) == (5, report.refusals)


def test_a_stage_that_fails_on_one_file_does_not_stop_the_others(corpus: Path) -> None:
    (corpus / "bad.txt").write_text("raise", encoding="utf-8")
    writer = MemoryWriter()
    report = ingest(job(corpus), writer, Factory())
    assert report.tally.documents == 4
    (refusal,) = report.refusals
    assert (refusal.uri, refusal.code, refusal.message) == ("bad.txt", "failed", "ValueError: odd")
    assert writer.entries["bad.txt"].fingerprint == ""


def test_a_failed_file_is_tried_again(corpus: Path) -> None:
    (corpus / "bad.txt").write_text("raise", encoding="utf-8")
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    report = ingest(job(corpus), writer, Factory())
    assert (report.skipped, len(report.refusals)) == (4, 1)


def test_one_failing_document_of_a_container_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "box.txt").write_text("A | is | B\n===\npoison\n===\nC | is | D", encoding="utf-8")
    writer = MemoryWriter()
    report = ingest(job(tmp_path), writer, Factory(fails_on="poison"))
    assert writer.entries["box.txt"].document_uris == ("box.txt", "box.txt!/2")
    assert [refusal.uri for refusal in report.refusals] == ["box.txt!/1"]


def test_a_graph_that_the_store_will_not_take_is_a_refusal(corpus: Path) -> None:
    writer = MemoryWriter(rejects="file1.txt")
    report = ingest(job(corpus), writer, Factory())
    assert report.tally.documents == 3
    assert [refusal.code for refusal in report.refusals] == ["failed"]
    assert writer.entries["file1.txt"].fingerprint == ""


def test_what_is_not_about_one_file_ends_the_ingest(corpus: Path) -> None:
    (corpus / "file1.txt").write_text("missing", encoding="utf-8")
    writer = MemoryWriter()
    with pytest.raises(MissingComponent):
        ingest(job(corpus), writer, Factory())
    assert writer.calls == ["put file0.txt"]


def test_a_store_error_ends_the_ingest(corpus: Path) -> None:
    class Busy(MemoryWriter):
        def put_source(self, entry: object, graphs: object) -> None:
            raise StoreBusy("another writer")

    with pytest.raises(StoreBusy):
        ingest(job(corpus), Busy(), Factory())


def test_files_that_are_gone_are_counted_and_deleted_only_when_asked(corpus: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    (corpus / "file3.txt").unlink()
    report = ingest(job(corpus), writer, Factory())
    assert report.gone == ("file3.txt",)
    assert report.deleted == 0
    assert "file3.txt" in writer.entries
    report = ingest(job(corpus, sync=True), writer, Factory())
    assert (report.gone, report.deleted) == (("file3.txt",), 1)
    assert "file3.txt" not in writer.entries


def test_sync_leaves_other_prefixes_alone(corpus: Path, tmp_path: Path) -> None:
    writer = MemoryWriter()
    write_corpus(tmp_path / "more", 2)
    ingest(job(corpus, prefix="one"), writer, Factory())
    ingest(job(tmp_path / "more", prefix="two"), writer, Factory())
    (tmp_path / "more" / "file0.txt").unlink()
    report = ingest(job(tmp_path / "more", prefix="two", sync=True), writer, Factory())
    assert report.gone == ("two/file0.txt",)
    assert len(writer.entries) == 5


def test_sync_of_a_missing_folder_deletes_nothing(corpus: Path, tmp_path: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    report = ingest(job(tmp_path / "typo", sync=True), writer, Factory())
    assert [refusal.code for refusal in report.refusals] == ["not-found"]
    assert report.deleted == 0
    assert len(writer.entries) == 4


def test_a_single_file_makes_nothing_gone(corpus: Path) -> None:
    writer = MemoryWriter()
    ingest(job(corpus), writer, Factory())
    report = ingest(job(corpus / "file0.txt", sync=True), writer, Factory())
    assert report.gone == ()
    assert report.skipped == 1


def test_progress_counts_to_the_end_with_a_rate(corpus: Path) -> None:
    seen: list[Progress] = []
    ingest(job(corpus), MemoryWriter(), Factory(), progress=seen.append, clock=Clock())
    assert [(step.done, step.total, step.uri) for step in seen] == [(n + 1, 4, f"file{n}.txt") for n in range(4)]
    assert all(step.rate > 0 for step in seen)
    etas = [step.eta for step in seen if step.eta is not None]
    assert etas == sorted(etas, reverse=True)
    assert etas[-1] == 0.0


def test_nothing_found_is_an_empty_report(tmp_path: Path) -> None:
    report = ingest(job(tmp_path), MemoryWriter(), Factory())
    assert report.tally.documents == 0
    assert report.coverage == 0.0


def test_the_plan_writes_nothing_and_says_what_would_be_done(corpus: Path) -> None:
    writer = MemoryWriter()
    first = plan(job(corpus), writer, Factory())
    assert writer.calls == []
    assert [step.source.uri for step in first.steps] == [f"file{number}.txt" for number in range(4)]
    assert first.replaced == ()
    ingest(job(corpus), writer, Factory())
    (corpus / "file0.txt").write_text("new", encoding="utf-8")
    (corpus / "file1.txt").unlink()
    second = plan(job(corpus), writer, Factory())
    assert second.replaced == ("file0.txt",)
    assert second.unchanged == ("file2.txt", "file3.txt")
    assert second.gone == ("file1.txt",)
