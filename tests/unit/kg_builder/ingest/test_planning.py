from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.ingest import Discovery, discover, make_plan
from kg_builder.ingest.fingerprint import content_hash, fingerprint
from schema.ports import LedgerEntry, Refusal, Source

VERSIONS = ("loader-1", "splitter-1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(b"x" * 2000)
    (tmp_path / "b.pdf").write_bytes(b"y" * 100_000)
    return tmp_path


def known(source: Source, *versions: str) -> LedgerEntry:
    return LedgerEntry(uri=source.uri, fingerprint=fingerprint(source, content_hash(source), versions or VERSIONS))


def test_everything_is_new_to_an_empty_store(folder: Path) -> None:
    plan = make_plan(discover([folder]), {}, VERSIONS)
    assert [(step.source.uri, step.size, step.known) for step in plan.steps] == [
        ("a.txt", 2000, False),
        ("b.pdf", 100_000, False),
    ]
    assert plan.size == 102_000
    assert plan.unchanged == plan.replaced == plan.gone == ()


def test_estimates_follow_from_size_and_type(folder: Path) -> None:
    plan = make_plan(discover([folder]), {}, VERSIONS, characters_per_second=100.0)
    assert plan.characters == 1800 + 3000
    assert plan.pages == 3
    assert plan.seconds == pytest.approx(48.0)
    assert make_plan(discover([folder]), {}, VERSIONS, workers=2, characters_per_second=100.0).seconds == 24.0


def test_unknown_types_are_estimated_too(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x" * 1000)
    assert make_plan(discover([tmp_path]), {}, VERSIONS).characters == 100


def test_equal_fingerprints_need_no_work(folder: Path) -> None:
    found = discover([folder])
    ledger = {source.uri: known(source) for source in found.sources}
    plan = make_plan(found, ledger, VERSIONS)
    assert plan.steps == ()
    assert plan.unchanged == ("a.txt", "b.pdf")
    assert (plan.size, plan.characters, plan.seconds) == (0, 0, 0.0)


def test_another_fingerprint_is_work_on_a_known_source(folder: Path) -> None:
    found = discover([folder])
    ledger = {source.uri: known(source, "older") for source in found.sources}
    assert make_plan(found, ledger, VERSIONS).replaced == ("a.txt", "b.pdf")


@pytest.mark.parametrize(
    "other",
    [
        {"content": "beef"},
        {"uri": "other.txt"},
        {"readers": frozenset({"hr"})},
        {"versions": ("loader-2", "splitter-1")},
        {"versions": ("loader-1splitter-1",)},
    ],
)
def test_a_fingerprint_depends_on_all_of_it(tmp_path: Path, other: dict[str, object]) -> None:
    def made(
        content: str = "cafe", uri: str = "a.txt", readers: object = frozenset(), versions: object = VERSIONS
    ) -> str:
        source = Source(path=tmp_path, uri=uri, readers=readers)  # type: ignore[arg-type]
        return fingerprint(source, content, versions)  # type: ignore[arg-type]

    assert made() == made()
    assert made(**other) != made()  # type: ignore[arg-type]


def test_readers_and_versions_cannot_be_taken_for_each_other(tmp_path: Path) -> None:
    left = fingerprint(Source(path=tmp_path, uri="a", readers=frozenset({"x"})), "c", ("y",))
    right = fingerprint(Source(path=tmp_path, uri="a", readers=frozenset({"x", "y"})), "c", ())
    assert left != right


def test_the_content_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    empty = content_hash(Source(path=path, uri="a"))
    path.write_bytes(b"0" * 3_000_000)
    full = content_hash(Source(path=path, uri="b"))
    assert empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert full != empty


def test_a_file_that_goes_away_is_a_refusal_and_not_gone(folder: Path) -> None:
    found = discover([folder])
    (folder / "a.txt").unlink()
    plan = make_plan(found, {"a.txt": LedgerEntry(uri="a.txt", fingerprint="fp_old")}, VERSIONS)
    assert [(refusal.uri, refusal.code) for refusal in plan.refusals] == [("a.txt", "unreadable-file")]
    assert plan.gone == ()
    assert [step.source.uri for step in plan.steps] == ["b.pdf"]


def test_gone_is_what_a_walked_scope_no_longer_holds() -> None:
    ledger = {uri: LedgerEntry(uri=uri, fingerprint="fp") for uri in ("hr/a.txt", "hr/b/c.txt", "it/a.txt", "hr.txt")}
    assert make_plan(Discovery(scopes=("hr/",)), ledger, ()).gone == ("hr/a.txt", "hr/b/c.txt")
    assert make_plan(Discovery(scopes=("",)), ledger, ()).gone == tuple(sorted(ledger))
    assert make_plan(Discovery(), ledger, ()).gone == ()


def test_what_could_not_be_read_is_not_gone() -> None:
    ledger = {uri: LedgerEntry(uri=uri, fingerprint="fp") for uri in ("a/b.txt", "a/c/d.txt", "ab.txt", "link")}
    refusals = (
        Refusal(uri="a", code="unreadable-folder", message="closed"),
        Refusal(uri="link", code="link", message="not followed"),
    )
    assert make_plan(Discovery(scopes=("",), refusals=refusals), ledger, ()).gone == ("ab.txt",)


def test_an_unfinished_source_is_worked_on_again(folder: Path) -> None:
    found = discover([folder])
    ledger = {source.uri: LedgerEntry(uri=source.uri, fingerprint="") for source in found.sources}
    assert make_plan(found, ledger, VERSIONS).replaced == ("a.txt", "b.pdf")
