from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.access import parse_access
from kg_builder.ingest import discover, safe_uri
from schema.errors import InputError

linux = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and free file names")


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def uris(*paths: Path, prefix: str = "") -> list[str]:
    return [source.uri for source in discover(paths, prefix=prefix).sources]


def codes(*paths: Path) -> list[tuple[str, str]]:
    return [(refusal.uri, refusal.code) for refusal in discover(paths).refusals]


def test_files_are_found_below_a_folder_in_order_of_uri(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "合同.pdf")
    assert uris(tmp_path) == ["a/b/c.txt", "a/z.txt", "b.txt", "合同.pdf"]
    assert discover([tmp_path]).scopes == ("",)


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    assert uris(tmp_path / "a" / "b.txt") == ["b.txt"]
    assert discover([tmp_path / "a" / "b.txt"]).scopes == ()


def test_a_prefix_stands_before_every_uri(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    assert uris(tmp_path, prefix="/hr/") == ["hr/a/b.txt"]
    assert discover([tmp_path], prefix="hr").scopes == ("hr/",)


def test_hidden_files_and_folders_are_counted_and_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", ".hidden", "~$open.docx", "seen.txt")
    found = discover([tmp_path])
    assert [source.uri for source in found.sources] == ["seen.txt"]
    assert found.hidden == 3


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert uris(tmp_path, tmp_path) == ["a.txt"]


def test_two_sources_with_one_uri_ask_for_a_prefix(tmp_path: Path) -> None:
    write(tmp_path, "one/a.txt", "two/a.txt")
    with pytest.raises(InputError, match=r"a\.txt") as caught:
        discover([tmp_path / "one", tmp_path / "two"])
    assert "--prefix" in caught.value.remedy


def test_readers_follow_from_the_uri(tmp_path: Path) -> None:
    write(tmp_path, "hr/a.txt", "b.txt")
    rules = parse_access('[[rule]]\npaths = "hr/**"\nreaders = ["hr"]')
    assert [(s.uri, s.readers) for s in discover([tmp_path], access=rules).sources] == [
        ("b.txt", frozenset()),
        ("hr/a.txt", frozenset({"hr"})),
    ]


def test_a_missing_path_is_a_refusal_and_nothing_counts_as_walked(tmp_path: Path) -> None:
    write(tmp_path, "there/a.txt")
    found = discover([tmp_path / "there", tmp_path / "typo"])
    assert [(refusal.uri, refusal.code) for refusal in found.refusals] == [("typo", "not-found")]
    assert found.scopes == ()
    assert found.refusals[0].remedy


def test_links_below_a_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.txt", "secret/b.txt")
    (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "docs" / "file").symlink_to(tmp_path / "secret" / "b.txt")
    (tmp_path / "docs" / "nowhere").symlink_to(tmp_path / "gone")
    assert uris(tmp_path / "docs") == ["a.txt"]
    assert codes(tmp_path / "docs") == [("file", "link"), ("loop", "link"), ("nowhere", "link"), ("out", "link")]


def test_a_given_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "docs")
    assert uris(tmp_path / "link") == ["a.txt"]


def test_a_link_that_leads_to_itself_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert codes(tmp_path / "circle") == [("circle", "unreadable-file")]


@linux
def test_pipes_are_refused_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(tmp_path) == [("pipe", "not-a-file")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every folder")
def test_an_unreadable_folder_is_a_refusal(tmp_path: Path) -> None:
    write(tmp_path, "open.txt", "closed/a.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert codes(tmp_path) == [("closed", "unreadable-folder")]
        assert uris(tmp_path) == ["open.txt"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_an_unreadable_folder_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "open.txt", "closed/a.txt")
    listed = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = discover([tmp_path])
    assert [(refusal.uri, refusal.code) for refusal in found.refusals] == [("closed", "unreadable-folder")]
    assert [source.uri for source in found.sources] == ["open.txt"]
    assert found.scopes == ("",)
    root = discover([tmp_path / "closed"])
    assert root.scopes == ()


def test_deep_folders_do_not_use_up_the_stack(tmp_path: Path) -> None:
    depth = 150
    (tmp_path / ("d/" * depth)).mkdir(parents=True)
    (tmp_path / ("d/" * depth) / "a.txt").touch()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + depth)
    try:
        found = uris(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    assert found == ["d/" * depth + "a.txt"]


@linux
def test_odd_file_names_are_safe(tmp_path: Path) -> None:
    for name in (b"new\nline.txt", b"esc\x1b[31m.txt", b"bad\xff.txt", "\u202egnp.txt".encode(), b"50%25.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    assert uris(tmp_path) == [
        "%E2%80%AEgnp.txt", "50%2525.txt", "bad%FF.txt", "esc%1B[31m.txt", "new%0Aline.txt",
    ]  # fmt: skip


def test_a_folder_cannot_pose_as_a_container(tmp_path: Path) -> None:
    write(tmp_path, "open!/secret.txt")
    assert uris(tmp_path) == ["open%21/secret.txt"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_safe_uris_are_safe_and_stay_apart(left: str, right: str) -> None:
    assert (safe_uri(left) == safe_uri(right)) == (left == right)
    assert safe_uri(left).encode("utf-8").decode("utf-8") == safe_uri(left)
    assert all(ord(character) >= 32 for character in safe_uri(left))
