from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kg_builder.ingest import Report, Stages, Tally
from kg_builder.ingest.report import ReportBuilder
from kg_builder.ingest.work import failure, work
from schema.errors import InvalidRecord, MissingComponent, UnreadableFile
from schema.ports import Loaded, Refusal, Source
from tests.unit.kg_builder.ingest.fakes import Factory


def source(tmp_path: Path, text: str) -> Source:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return Source(path=path, uri="a.txt", readers=frozenset({"staff"}))


def test_a_source_goes_through_all_stages(tmp_path: Path) -> None:
    worked = work(source(tmp_path, "Acme | buys | Glue\n\nGlue | is | sticky\nnothing here"), Factory()())
    ((graph, vectors),) = worked.graphs
    assert worked.complete
    assert graph.document.readers == frozenset({"staff"})
    assert (vectors.chunks.rows, vectors.sentences.rows, vectors.facts.rows) == (2, 3, 2)
    assert vectors.model == "scripted-1-16"
    assert worked.tally == Tally(
        documents=1,
        characters=51,
        words=12,
        chunks=2,
        sentences=3,
        covered=2,
        mentions=4,
        entities=6,
        facts=2,
        merges=3,
    )


def test_the_result_depends_on_the_source_alone_and_travels(tmp_path: Path) -> None:
    one = work(source(tmp_path, "Acme | buys | Glue"), Factory()(), clock=lambda: 0.0)
    two = work(source(tmp_path, "Acme | buys | Glue"), Factory()(), clock=lambda: 0.0)
    assert one == two
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


def test_a_document_without_facts_has_empty_vectors(tmp_path: Path) -> None:
    ((graph, vectors),) = work(source(tmp_path, "nothing"), Factory()()).graphs
    assert graph.facts == ()
    assert vectors.facts.rows == 0


def test_chinese_words_are_counted_by_pairs_of_characters(tmp_path: Path) -> None:
    assert work(source(tmp_path, "北京市 one two"), Factory()()).tally.words == 4


def test_seconds_are_those_of_the_stages(tmp_path: Path) -> None:
    ticks = iter(range(100))
    worked = work(source(tmp_path, "A | is | B\n===\nC | is | D"), Factory()(), clock=lambda: float(next(ticks)))
    assert dict(worked.seconds) == {"load": 1.0, "split": 2.0, "extract": 2.0, "resolve": 2.0, "embed": 2.0}


def test_a_failing_stage_is_a_refusal_without_the_rest_of_the_message(tmp_path: Path) -> None:
    worked = work(source(tmp_path, "raise"), Factory()())
    assert not worked.complete
    assert worked.graphs == ()
    assert worked.refusals[0].message == "ValueError: odd"


def test_a_file_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    worked = work(Source(path=tmp_path / "gone", uri="gone"), Factory()())
    assert worked.refusals[0].code == "failed"
    assert "FileNotFoundError" in worked.refusals[0].message


def test_a_missing_component_is_not_about_one_source(tmp_path: Path) -> None:
    with pytest.raises(MissingComponent):
        work(source(tmp_path, "missing"), Factory()())


def test_a_refused_file_keeps_its_own_code_and_remedy() -> None:
    refusal = failure("a", UnreadableFile("it is encrypted", code="encrypted", remedy="Remove the password."))
    assert refusal == Refusal(uri="a", code="encrypted", message="it is encrypted", remedy="Remove the password.")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (InvalidRecord("bad span"), "InvalidRecord: bad span"),
        (ValueError(), "ValueError"),
        (ValueError("x" * 900), "ValueError: " + "x" * 300),
    ],
)
def test_a_failure_is_named_in_one_short_line(error: Exception, message: str) -> None:
    assert failure("a", error).message == message


def test_versions_do_not_depend_on_the_order_of_extractors() -> None:
    one, two = Factory()(), Factory(extractor_version="other")()
    both = one.extractors + two.extractors
    kept = {"loader": one.loader, "splitter": one.splitter, "resolver": one.resolver, "embedder": one.embedder}
    left = Stages(extractors=both, **kept)  # type: ignore[arg-type]
    right = Stages(extractors=both[::-1], **kept)  # type: ignore[arg-type]
    assert left.versions == right.versions
    assert left.versions != one.versions
    stages = (one.loader.version, "bars-1", "other", one.splitter.version, one.resolver.version, one.embedder.name)
    assert set(stages) <= set(left.versions)
    assert len(left.versions) == len(set(left.versions)) + (one.loader.version == one.splitter.version)


def test_stages_close_their_resources() -> None:
    closed: list[str] = []
    stages = Factory()()
    stages.resources.callback(closed.append, "parser")
    with stages as entered:
        assert entered is stages
        assert closed == []
    assert closed == ["parser"]


def test_a_report_adds_up() -> None:
    builder = ReportBuilder(written=2, replaced=1)
    builder.add(Tally(documents=1, sentences=4, covered=1, words=30), (("self-loop", 2),), (("load", 0.5),))
    builder.add(Tally(documents=2, sentences=4, covered=3, words=10), (("self-loop", 1), ("a", 3)), (("load", 0.25),))
    builder.refusals += [Refusal(uri="b", code="x", message=""), Refusal(uri="a", code="x", message="")]
    report = builder.build(skipped=7, gone=("g",), hidden=3, seconds=4.0)
    assert report.tally == Tally(documents=3, sentences=8, covered=4, words=40)
    assert report.coverage == 0.5
    assert report.words_per_second == 10.0
    assert report.rejects == (("a", 3), ("self-loop", 3))
    assert report.stage_seconds == (("load", 0.75),)
    assert [refusal.uri for refusal in report.refusals] == ["a", "b"]
    assert (report.written, report.replaced, report.skipped, report.hidden, report.gone) == (2, 1, 7, 3, ("g",))


def test_an_empty_report_divides_by_nothing() -> None:
    assert (Report().coverage, Report().words_per_second) == (0.0, 0.0)


@pytest.mark.parametrize(("code", "again"), [("unreadable", True), ("crashed", True), ("encrypted", False)])
def test_what_may_go_well_next_time_is_not_done(tmp_path: Path, code: str, again: bool) -> None:
    class Refusing:
        version = "refusing-1"

        def load(self, asked: Source) -> Loaded:
            return Loaded(refusals=(Refusal(uri=asked.uri, code=code, message="no"),))

    stages = Factory()()
    stages.loader = Refusing()
    assert work(source(tmp_path, "Acme"), stages).complete is not again
