"""The whole loader: formats by content, every kind of bad input, titles, versions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders import dispatch
from adapters.loaders.dispatch import FileLoader, loader_version
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import REMEDIES
from adapters.loaders.sniff import kind_of
from schema.errors import UnreadableFile
from schema.ports import Source
from tests.unit.adapters.loaders.files import (
    blob,
    docx_bytes,
    epub_bytes,
    image_bytes,
    load,
    mail_bytes,
    only,
    pdf_bytes,
    sqlite_bytes,
    xlsx_bytes,
    zip_bytes,
)

PDF = pdf_bytes([[(72, 100, "Hello there", 11)]])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"), (b"\n\n junk " + PDF, "pdf"), (docx_bytes("x"), "docx"), (xlsx_bytes({"S": [[1]]}), "xlsx"),
        (zip_bytes({"a.txt": "x"}), "zip"), (epub_bytes({"a": "x"}, ["a"]), "epub"), (image_bytes("PNG"), "image"),
        (image_bytes("JPEG"), "image"), (image_bytes("TIFF"), "image"), (image_bytes("WEBP"), "image"),
        (image_bytes("BMP"), "image"), (mail_bytes("x"), "eml"), (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf<html><p>x", "html"), (b'<?xml version="1.0"?><html><p>x</p></html>', "html"),
        (b'<?xml version="1.0"?><a/>', "xml"), (b'{"a": 1}', "json"), (b'{"a": 1}\n{"a": 2}', "jsonl"),
        (b"[not json", "text"),
        (b"plain words", "text"), (b"A file that begins with %PDF-1.7 is a PDF.", "text"),
        (zip_bytes({"a.pdf": PDF}, compress=False), "zip"), ("文字".encode("utf-16"), "text"),
        ("plain words".encode("utf-16-le"), "text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["file", "file.txt", "file.pdf", "file.docx"])
def test_content_decides_before_the_name(data: bytes, kind: str, name: str) -> None:
    assert kind_of(blob(data, name)) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.md", "markdown"), ("a.CSV", "csv"), ("a.tsv", "csv"), ("a.log", "text"), ("a.eml", "eml"), ("a.htm", "html"),
     ("README", "text"), ("a.docx", "text"), ("a.jsonl", "jsonl")],
)  # fmt: skip
def test_the_suffix_decides_between_texts(name: str, kind: str) -> None:
    assert kind_of(blob("a,b\n1,2", name)) == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"), ("a.pdf", b"", "empty"), ("a.txt", b" \n\t\r\n", "empty"),
        ("a.bin", b"\0" * 500, "empty"),
        ("a.rtf", b"{\\rtf1 hello}", "unsupported"), ("a.gz", b"\x1f\x8b\x08rest", "unsupported"),
        ("a.odt", zip_bytes({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}), "unsupported"),
        ("a.xlsb", zip_bytes({"xl/workbook.bin": "x"}), "unsupported"), ("a.exe", b"MZ\x90\0" + b"\0\1" * 90, "binary"),
        ("a.bin", bytes(range(256)) * 20, "binary"), ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.pdf", bytes(range(256)) * 20, "damaged"), ("a.docx", b"PK\x03\x04" + b"x" * 90, "damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "damaged"),
    ],
)  # fmt: skip
def test_refusals_by_content(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    loaded = load(tmp_path, name, data)
    assert not loaded.documents
    assert [(one.uri, one.code) for one in loaded.refusals] == [(name, code)]
    assert loaded.refusals[0].message
    assert loaded.refusals[0].remedy == REMEDIES[code]


def test_mislabelled_files_are_read_by_content(tmp_path: Path) -> None:
    assert only(load(tmp_path, "report.docx", PDF)).media_type == "application/pdf"
    assert "contract" in only(load(tmp_path, "contract.pdf", docx_bytes("the contract"))).text
    assert only(load(tmp_path, "page.pdf", "<html><body><p>web page</p></body></html>")).text == "web page"
    assert only(load(tmp_path, "photo.jpg", "just words")).text == "just words"


def test_a_huge_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    loaded = FileLoader().load(Source(path=path, uri="big.txt"))
    assert [one.code for one in loaded.refusals] == ["too-large"]


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name in ("vanished.txt", "loop", "pipe", "."):
        loaded = FileLoader().load(Source(path=tmp_path / name, uri=name))
        assert [(one.uri, one.code) for one in loaded.refusals] == [(name, "unreadable")]


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("secret")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    loaded = FileLoader().load(Source(path=path, uri="closed.txt"))
    assert [(one.code, one.message) for one in loaded.refusals] == [
        ("unreadable", "cannot be opened: Permission denied")
    ]


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "bidi\u202e.txt", "emoji😀.txt", "合同.txt", "a'b\"c;$(x).txt", "-rf.txt"]
)
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    document = only(load(tmp_path, name, "some words"))
    assert document.uri == name
    assert "\n" not in document.title
    assert "\u202e" not in document.title


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"bad\xff.txt")  # noqa: PTH118 - bytes
    Path(os.fsdecode(path)).write_text("some words")
    document = only(FileLoader().load(Source(path=Path(os.fsdecode(path)), uri="bad.txt")))
    assert "\udcff" not in document.title


def test_title_falls_back_to_heading_and_name(tmp_path: Path) -> None:
    assert only(load(tmp_path, "a.md", "## Part\n\n# Whole\n")).title == "Whole"
    assert only(load(tmp_path, "price list.csv", "a,b\n1,2")).title == "price list"
    titled = pdf_bytes([[(72, 100, "Hello there", 11)]], title="Microsoft Word - draft.doc")
    assert only(load(tmp_path, "real name.pdf", titled)).title == "real name"


def test_long_documents_are_cut_and_say_so(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.txt", "\n\n".join(["A sentence of words."] * 50), Limits(characters=100))
    assert len(only(loaded).text) <= 100
    assert [one.code for one in loaded.refusals] == ["truncated"]


def test_readers_reach_every_document(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail_bytes("body", {"a.txt": b"words"}))
    loaded = FileLoader().load(Source(path=path, uri="a.eml", readers=frozenset({"board"})))
    assert [document.readers for document in loaded.documents] == [frozenset({"board"})] * 2


@pytest.mark.parametrize(
    "error", [MemoryError(), ValueError("odd"), RecursionError(), UnreadableFile("x", code="bomb")]
)
def test_whatever_a_parser_raises_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_: object) -> str:
        raise error

    monkeypatch.setattr(dispatch, "kind_of_blob", fail)
    (refused,) = load(tmp_path, "a.txt", "x").refusals
    assert refused.code in {"memory", "damaged", "bomb"}


def test_the_version_names_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pypdfium2=" in loader_version()
    assert FileLoader().version == loader_version()
    monkeypatch.setattr(dispatch, "_LIBRARIES", ("no-such-library",))
    assert loader_version().endswith("no-such-library=none")


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    data = zip_bytes({"a.docx": docx_bytes("x"), "b.pdf": PDF, "c.db": sqlite_bytes(tmp_path, "CREATE TABLE t(a)")})
    assert load(tmp_path, "a.zip", data) == load(tmp_path, "a.zip", data)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.json", "a.html", "a.eml", "a.md", "a.pdf", "a"]))
def test_any_bytes_are_parsed_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    loaded = load(tmp_path_factory.getbasetemp(), name, data)
    assert loaded.documents or loaded.refusals


@pytest.mark.parametrize("data", [PDF, docx_bytes("some words"), xlsx_bytes({"S": [["a", 1]]}), mail_bytes("words")])
@given(st.data())
def test_damaged_files_never_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data)
    for place in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=20)):
        broken[place] ^= 0xFF
    cut = draw.draw(st.integers(len(data) // 2, len(data)))
    loaded = load(tmp_path_factory.getbasetemp(), "broken", bytes(broken[:cut]))
    assert loaded.documents or loaded.refusals
