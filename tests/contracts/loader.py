"""The contract of the Loader port: inherited by the tests of every loader."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema import ids
from schema.ports import Loader, Source
from tests.unit.adapters.loaders.files import (
    check_layout,
    docx_bytes,
    encrypted_pdf,
    epub_bytes,
    mail_bytes,
    pdf_bytes,
    xlsx_bytes,
    zip_bytes,
)

FILES: dict[str, bytes] = {
    "a.txt": "姓名：王伟\n\nThe board met in Leeds.".encode(),
    "a.md": b"# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a.csv": b"Item,Price\nNut,1\n",
    "a.json": b'{"owner": {"name": "Acme"}}',
    "a.html": b"<html><title>Page</title><p>Words</p></html>",
    "a.pdf": pdf_bytes([[(72, 100, "Hello there", 11)]]),
    "a.docx": docx_bytes("Body text."),
    "a.xlsx": xlsx_bytes({"S": [["Item", "Price"], ["Nut", 1]]}),
    "a.eml": mail_bytes("Please sign.", {"note.txt": b"attached words", "bad.pdf": b"%PDF-1.4 broken"}),
    "a.epub": epub_bytes({"a.xhtml": "<h1>One</h1><p>first</p>"}, ["a.xhtml"]),
    "a.jsonl": b'{"a": 1}\n{"a": 2}\n',
    "a.xml": b"<?xml version='1.0' encoding='gb2312'?><a>" + "合同".encode("gb2312") + b"</a>",
    "a.tsv": "产品\t单价\n木板\t3.5\n".encode("gb18030"),
    "mislabelled.pdf": docx_bytes("A document under a wrong name."),
    "合同.txt": "甲方：恒达公司".encode("utf-16"),
    "a.zip": zip_bytes({"b.txt": "inner", "c.docx": docx_bytes("deep"), "d.bin": bytes(range(256)) * 4}),
}
BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "locked.pdf": encrypted_pdf(),
    "blank.pdf": pdf_bytes([[]]),
    "old.rtf": b"{\\rtf1 old words}",
    "open.json": b'{"a": ',
    "entities.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    "hollow.zip": zip_bytes({}),
    "cut.docx": docx_bytes("x" * 500)[:300],
    "noise.bin": bytes(range(256)) * 20,
    "bomb.zip": zip_bytes({"a": b"\0" * (30 << 20)}),
}


class LoaderContract:
    """Tests that any Loader must pass; subclasses give the fixture ``loader``."""

    @pytest.mark.parametrize("name", sorted(FILES))
    def test_good_files_become_sound_documents(self, loader: Loader, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(FILES[name])
        source = Source(path=path, uri=f"folder/{name}", readers=frozenset({"board", "hr"}))
        loaded = loader.load(source)
        assert loaded.documents
        uris = [document.uri for document in loaded.documents]
        assert uris == sorted(set(uris))
        for document in loaded.documents:
            check_layout(document)
            assert document.id == ids.document_id(document.uri)
            assert document.uri == source.uri or document.uri.startswith(f"{source.uri}!/")
            assert document.readers == source.readers
            assert document.title
            assert document.media_type
            assert document.language
            assert document.text == document.text.strip()

    @pytest.mark.parametrize("name", sorted(FILES))
    def test_the_same_file_gives_the_same(self, loader: Loader, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(FILES[name])
        source = Source(path=path, uri=name)
        assert loader.load(source) == loader.load(source)

    @pytest.mark.parametrize("name", sorted(BAD))
    def test_bad_files_are_refused_with_reason_and_remedy(self, loader: Loader, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(BAD[name])
        loaded = loader.load(Source(path=path, uri=name))
        assert not loaded.documents
        assert len(loaded.refusals) == 1
        refused = loaded.refusals[0]
        assert refused.uri == name
        assert refused.code
        assert refused.message
        assert refused.remedy

    def test_a_bad_member_does_not_harm_its_container(self, loader: Loader, tmp_path: Path) -> None:
        path = tmp_path / "a.eml"
        path.write_bytes(FILES["a.eml"])
        loaded = loader.load(Source(path=path, uri="a.eml"))
        assert [document.uri for document in loaded.documents] == ["a.eml", "a.eml!/note.txt"]
        assert [(one.uri, one.code) for one in loaded.refusals] == [("a.eml!/bad.pdf", "damaged")]

    @pytest.mark.parametrize("name", sorted(FILES))
    def test_the_bytes_decide_and_not_the_folder(self, loader: Loader, tmp_path: Path, name: str) -> None:
        loaded = []
        for folder in ("one", "two words"):
            (tmp_path / folder).mkdir()
            path = tmp_path / folder / name
            path.write_bytes(FILES[name])
            loaded.append(loader.load(Source(path=path, uri=name)))
        assert loaded[0] == loaded[1]

    def test_readers_change_who_may_read_and_nothing_else(self, loader: Loader, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(FILES["a.zip"])
        everyone = loader.load(Source(path=path, uri="a.zip", readers=frozenset({"all"})))
        nobody = loader.load(Source(path=path, uri="a.zip"))
        assert everyone.refusals == nobody.refusals
        assert [document.readers for document in nobody.documents] == [frozenset()] * len(nobody.documents)
        assert [(one.id, one.text, one.layout) for one in everyone.documents] == [
            (one.id, one.text, one.layout) for one in nobody.documents
        ]

    @pytest.mark.parametrize("name", sorted(BAD))
    def test_a_bad_file_between_good_ones_harms_neither(self, loader: Loader, tmp_path: Path, name: str) -> None:
        good, bad = tmp_path / "good.txt", tmp_path / name
        good.write_text("Some good words.")
        bad.write_bytes(BAD[name])
        before = loader.load(Source(path=good, uri="good.txt"))
        assert loader.load(Source(path=bad, uri=name)).refusals
        assert loader.load(Source(path=good, uri="good.txt")) == before

    @pytest.mark.parametrize("name", sorted(FILES))
    def test_files_are_only_read(self, loader: Loader, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(FILES[name])
        loader.load(Source(path=path, uri=name))
        assert path.read_bytes() == FILES[name]
        assert [one.name for one in tmp_path.iterdir()] == [name]

    def test_what_is_not_a_file_is_refused(self, loader: Loader, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        for path in (tmp_path, tmp_path / "loop", tmp_path / "none" / "deeper"):
            assert [one.code for one in loader.load(Source(path=path, uri="x")).refusals] == ["unreadable"]

    def test_a_missing_file_is_refused(self, loader: Loader, tmp_path: Path) -> None:
        loaded = loader.load(Source(path=tmp_path / "none.txt", uri="none.txt"))
        assert [one.code for one in loaded.refusals] == ["unreadable"]

    def test_the_version_is_stable(self, loader: Loader) -> None:
        assert loader.version
        assert loader.version == loader.version
