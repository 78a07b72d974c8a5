"""Zip archives from every machine: names in old encodings, odd members, lies about sizes, bounds; books in them."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.archive import check_office, member_name, open_zip, read_member, safe_member
from adapters.loaders.limits import Limits
from schema.errors import UnreadableFile
from tests.unit.adapters.loaders.files import blocks, docx_bytes, epub_bytes, load, only, replaced, zip_bytes

MIB = 1 << 20


def renamed(data: bytes, before: bytes, after: bytes) -> bytes:
    """A zip whose members' names are other bytes of the same length."""
    assert len(before) == len(after)
    return data.replace(before, after)


def codes(folder: Path, data: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    return [(one.uri, one.code) for one in load(folder, "a.zip", data, limits).refusals]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("合同.txt", "gbk"), ("二〇二四年度财务报告.txt", "gb18030"), ("合約書.txt", "big5"),
     ("契約書について.txt", "shift_jis"),
     ("plain.txt", "ascii")],
)  # fmt: skip
def test_member_names_in_the_encodings_of_old_archivers(tmp_path: Path, name: str, encoding: str) -> None:
    written = name.encode(encoding)
    data = renamed(zip_bytes({"x" * len(written): "member words"}), b"x" * len(written), written)
    document = only(load(tmp_path, "a.zip", data))
    assert document.uri == f"a.zip!/{name}"
    assert document.title == name.removesuffix(".txt")


def test_names_marked_as_utf8_are_believed(tmp_path: Path) -> None:
    data = zip_bytes({"文件夹/合同.txt": "words", "naïve.txt": "words"})
    assert [one.uri for one in load(tmp_path, "a.zip", data).documents] == [
        "a.zip!/naïve.txt",
        "a.zip!/文件夹/合同.txt",
    ]


def test_a_name_that_no_old_code_page_could_write() -> None:
    info = zipfile.ZipInfo("中文.txt")
    info.flag_bits = 0
    assert member_name(info) == "中文.txt"


@given(st.text(max_size=30))
def test_a_safe_name_stays_inside_and_is_a_fixed_point(name: str) -> None:
    safe = safe_member(name)
    assert safe
    assert not safe.startswith("/")
    assert ".." not in safe.split("/")
    assert "\n" not in safe
    assert "\\" not in safe
    assert safe_member(safe) == safe


def test_names_that_climb_out_or_collide_are_told_apart(tmp_path: Path) -> None:
    data = zip_bytes({"a.txt": "one", "../a.txt": "two", "./a.txt": "three", "/a.txt": "four"})
    loaded = load(tmp_path, "a.zip", data)
    assert sorted(one.uri for one in loaded.documents) == [
        "a.zip!/a (2).txt", "a.zip!/a (3).txt", "a.zip!/a (4).txt", "a.zip!/a.txt",
    ]  # fmt: skip
    assert sorted(one.text for one in loaded.documents) == ["four", "one", "three", "two"]


def test_one_damaged_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    data = bytearray(
        zip_bytes({"a.txt": "first words", "b.txt": "secret words", "c.txt": "last words"}, compress=False)
    )
    data[data.index(b"secret")] ^= 0xFF
    loaded = load(tmp_path, "a.zip", bytes(data))
    assert [one.uri for one in loaded.documents] == ["a.zip!/a.txt", "a.zip!/c.txt"]
    assert [(one.uri, one.code) for one in loaded.refusals] == [("a.zip!/b.txt", "damaged")]


def test_one_encrypted_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": "open words", "b.txt": "locked words"}, compress=False))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    loaded = load(tmp_path, "a.zip", bytes(data))
    assert [one.uri for one in loaded.documents] == ["a.zip!/a.txt"]
    assert [(one.uri, one.code) for one in loaded.refusals] == [("a.zip!/b.txt", "encrypted")]


def test_a_method_of_compression_that_nobody_knows(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": "words"}, compress=False))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + offset, 77)
    assert codes(tmp_path, bytes(data)) == [("a.zip!/a.txt", "damaged")]


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": b"\0" * MIB}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    assert codes(tmp_path, bytes(data)) == [("a.zip!/a.txt", "damaged")]


def test_members_over_one_another_are_a_bomb(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": "words", "b.txt": "words"}, compress=False))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 42, 0)
    assert codes(tmp_path, bytes(data)) == [("a.zip", "bomb")]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(), []),
        (Limits(members=2), [("a.zip", "bomb")]),
        (Limits(members=3), []),
        (Limits(expanded_bytes=2999), [("a.zip", "bomb")]),
        (Limits(file_bytes=999), [("a.zip!/a.txt", "too-large"), ("a.zip!/b.txt", "too-large"),
                                  ("a.zip!/c.txt", "too-large")]),
        (Limits(depth=0), [("a.zip!/a.txt", "nested-too-deep"), ("a.zip!/b.txt", "nested-too-deep"),
                           ("a.zip!/c.txt", "nested-too-deep")]),
        (Limits(characters=5), [("a.zip!/a.txt", "truncated"), ("a.zip!/a.txt", "empty"),
                                ("a.zip!/b.txt", "truncated"), ("a.zip!/b.txt", "empty"),
                                ("a.zip!/c.txt", "truncated"), ("a.zip!/c.txt", "empty")]),
    ],
)  # fmt: skip
def test_limits_of_archives(tmp_path: Path, limits: Limits, expected: list[tuple[str, str]]) -> None:
    assert codes(tmp_path, zip_bytes({f"{name}.txt": "a word is " * 100 for name in "abc"}), limits) == expected


def test_the_ratio_counts_only_for_large_members() -> None:
    with open_zip(zip_bytes({"a": b"\0" * (9 * MIB)}), Limits()) as archive:
        assert len(read_member(archive, "a")) == 9 * MIB
    with open_zip(zip_bytes({"a": b"\0" * (11 * MIB)}), Limits(ratio=5000.0)) as archive:
        assert archive.namelist() == ["a"]
    with pytest.raises(UnreadableFile) as caught:
        open_zip(zip_bytes({"a": b"\0" * (11 * MIB)}), Limits())
    assert caught.value.code == "bomb"


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 10, b"no zip at all"])
def test_what_is_no_archive(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        open_zip(data, Limits())
    assert caught.value.code == "damaged"


def test_rubbish_of_other_systems_is_left_out_in_silence(tmp_path: Path) -> None:
    data = zip_bytes({"__MACOSX/._a.txt": "x", "sub/.DS_Store": "x", "Thumbs.db": "x", "a.txt": "words"})
    loaded = load(tmp_path, "a.zip", data)
    assert ([one.uri for one in loaded.documents], loaded.refusals) == (["a.zip!/a.txt"], ())


def test_an_office_part_that_is_locked_or_broken() -> None:
    data = bytearray(docx_bytes("text"))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UnreadableFile) as caught:
        check_office(bytes(data), Limits())
    assert caught.value.code == "encrypted"
    data = bytearray(replaced(docx_bytes("text"), {"word/styles.xml": b"<a/>" * 50}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/styles.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + info.compress_size] = b"\xff" * info.compress_size
    with pytest.raises(UnreadableFile) as caught:
        check_office(bytes(data), Limits())
    assert caught.value.code == "damaged"


CHAPTERS = {"one.xhtml": "<h1>One</h1><p>first</p>", "two.xhtml": "<h1>Two</h1><p>second</p>"}


def test_a_chapter_that_is_missing_is_named_and_the_rest_read(tmp_path: Path) -> None:
    data = replaced(epub_bytes(CHAPTERS, ["one.xhtml", "two.xhtml"]), {"OEBPS/one.xhtml": None})
    loaded = load(tmp_path, "a.epub", data)
    assert [text for _, text in blocks(only(loaded))] == ["Two", "second"]
    assert [(one.code, one.message) for one in loaded.refusals] == [("damaged", "chapter 'one.xhtml' is missing")]


def test_a_protected_book(tmp_path: Path) -> None:
    data = replaced(epub_bytes({"a.xhtml": ""}, ["a.xhtml"]), {"META-INF/encryption.xml": b"<encryption/>"})
    assert [one.code for one in load(tmp_path, "a.epub", data).refusals] == ["encrypted"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"OEBPS/content.opf": None}, "damaged"), ({"OEBPS/content.opf": b"<package"}, "damaged"),
        ({"META-INF/container.xml": b"<container/>"}, "damaged"), ({"META-INF/container.xml": b"<c"}, "damaged"),
        ({"OEBPS/content.opf": b"<!DOCTYPE p [<!ENTITY e 'x'>]><p>&e;</p>"}, "bomb"),
        ({"OEBPS/content.opf": b"<package/>"}, "empty"),
    ],
)  # fmt: skip
def test_books_with_a_broken_spine(tmp_path: Path, changes: dict[str, bytes | None], code: str) -> None:
    data = replaced(epub_bytes(CHAPTERS, ["one.xhtml"]), changes)
    assert [one.code for one in load(tmp_path, "a.epub", data).refusals] == [code]


def test_chapters_named_with_escapes_and_in_other_encodings(tmp_path: Path) -> None:
    data = epub_bytes({"x": "placeholder"}, ["x"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = archive.read("OEBPS/content.opf")
    chapter = '<?xml version="1.0" encoding="gb18030"?><html><body><p>第一章的内容在这里。</p></body></html>'
    changed = replaced(data, {
        "OEBPS/content.opf": package.replace(b'href="x"', b'href="../text%20files/ch%201.xhtml"'), "OEBPS/x": None,
        "text files/ch 1.xhtml": chapter.encode("gb18030"),
    })  # fmt: skip
    assert only(load(tmp_path, "a.epub", changed)).text == "第一章的内容在这里。"
