"""Hashes of code and data."""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.versions import base_versions, code_hash, data_hash, package


def test_a_hash_depends_on_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text("1", "utf-8")
    first = code_hash(tmp_path, ["room"])
    assert first == code_hash(tmp_path, ["room"])
    (tmp_path / "room" / "a.pyc").write_text("compiled", "utf-8")
    assert code_hash(tmp_path, ["room"]) == first
    (tmp_path / "room" / "a.py").write_text("2", "utf-8")
    second = code_hash(tmp_path, ["room"])
    (tmp_path / "room" / "a.py").rename(tmp_path / "room" / "b.py")
    assert len({first, second, data_hash(tmp_path), code_hash(tmp_path, ["room"])}) == 4


def test_versions_of_what_is_and_is_not_there() -> None:
    assert package("numpy")[0].isdigit()
    assert package("no-such-distribution-here") == "absent"
    assert set(base_versions()) == {"vouch-kg", "code", "python"}
