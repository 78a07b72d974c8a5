"""What is done is kept, and belongs to one measurement only."""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.journal import Journal

HEADER = {"kind": "multihop", "code": "abc"}


def begun(path: Path | None, header: dict[str, str] | None = None) -> Journal:
    journal = Journal(path, header or HEADER)
    journal.load()
    return journal


def test_rows_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "rows.jsonl"
    first = begun(path)
    first.add({"id": "a", "text": "一"})
    first.add({"id": "b"})
    again = begun(path)
    assert again.rows == {"a": {"id": "a", "text": "一"}, "b": {"id": "b"}}
    again.add({"id": "c"})
    assert set(begun(path).rows) == {"a", "b", "c"}


def test_keys_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    begun(path).add({"id": "a", "ranked": {"vouch": 1, "bm25": 2}})
    assert list(begun(path).rows["a"]["ranked"]) == ["vouch", "bm25"]


def test_rows_of_other_code_are_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    begun(path).add({"id": "a"})
    assert begun(path, {"kind": "multihop", "code": "def"}).rows == {}
    assert (tmp_path / "rows.jsonl.old").read_text("utf-8").count("\n") == 2
    assert begun(path).rows == {}


def test_a_line_cut_by_a_kill_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    journal = begun(path)
    journal.add({"id": "a"})
    path.write_text(path.read_text("utf-8") + '{"id": "b", "ran', "utf-8")
    again = begun(path)
    assert set(again.rows) == {"a"}
    again.add({"id": "c"})
    assert set(begun(path).rows) == {"a", "c"}


def test_an_empty_file_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("", "utf-8")
    assert begun(path).rows == {}
    assert path.read_text("utf-8").count("\n") == 1


def test_without_a_path_nothing_is_written(tmp_path: Path) -> None:
    journal = begun(None)
    journal.add({"id": "a"})
    assert set(journal.rows) == {"a"}
    assert list(tmp_path.iterdir()) == []
