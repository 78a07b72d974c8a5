"""What a file is: marks at its start, containers by what they hold, texts by their first words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.dispatch import _FORMATS
from adapters.loaders.refusals import REMEDIES
from adapters.loaders.sniff import kind_of
from schema.errors import UnreadableFile
from tests.unit.adapters.loaders.files import blob, zip_bytes
from tests.unit.adapters.loaders.ole import ole_bytes


def refused(data: bytes, name: str = "file") -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        kind_of(blob(data, name))
    return caught.value.code, str(caught.value)


@pytest.mark.parametrize(
    ("streams", "code", "words"),
    [
        ({"WordDocument": b"old"}, "unsupported", "before 2007"),
        ({"Workbook": b"old"}, "unsupported", "before 2007"),
        ({"PowerPoint Document": b"old"}, "unsupported", "before 2007"),
        ({"EncryptedPackage": b"sealed", "EncryptionInfo": b"x"}, "encrypted", "password"),
        ({}, "unsupported", "before 2007"),
    ],
)
def test_compound_files(streams: dict[str, bytes], code: str, words: str) -> None:
    for name in ("a.doc", "a.docx", "a.xls", "a.txt"):
        found, message = refused(ole_bytes(streams), name)
        assert found == code
        assert words in message


def test_a_compound_file_of_message_properties_is_a_mail() -> None:
    assert kind_of(blob(ole_bytes({"__properties_version1.0": b"p"}), "a.doc")) == "msg"


def test_a_compound_file_cut_short_is_damaged_or_named() -> None:
    data = ole_bytes({"WordDocument": b"x"})
    for cut in (9, 100, 511, 512, 700, 1024):
        assert refused(data[:cut])[0] in {"damaged", "unsupported"}


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"[Content_Types].xml": "x", "word/document.xml": "x"}, "docx"),
        ({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}, "pptx"),
        ({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}, "xlsx"),
        ({"[Content_Types].xml": "x", "visio/document.xml": "x"}, "zip"),
        ({"word/document.xml": "x"}, "zip"),
        ({"META-INF/container.xml": "x"}, "epub"),
        ({"META-INF/MANIFEST.MF": "x"}, "zip"),
        ({"mimetype": "text/plain"}, "zip"),
    ],
)
def test_zip_containers_by_what_they_hold(members: dict[str, bytes | str], kind: str) -> None:
    assert kind_of(blob(zip_bytes(members), "file.bin")) == kind


@pytest.mark.parametrize(
    ("start", "code", "shown"),
    [
        (b"{\\rtf1", "unsupported", "RTF"), (b"7z\xbc\xaf\x27\x1c", "unsupported", "7-Zip"),
        (b"Rar!\x1a\x07", "unsupported", "RAR"), (b"BZh91AY", "unsupported", "bzip2"),
        (b"\xfd7zXZ\0", "unsupported", "xz"), (b"OggS\0", "unsupported", "audio"), (b"ID3\x03", "unsupported", "audio"),
        (b"%!PS-Adobe-3.0", "unsupported", "PostScript"), (b"PAR1\x15\0", "unsupported", "Parquet"),
        (b"\x7fELF\x02", "binary", "not text"), (b"\xca\xfe\xba\xbe\0\0", "binary", "not text"),
        (b"\0asm\x01\0\0\0", "binary", "not text"),
    ],
)  # fmt: skip
def test_formats_that_are_not_read(start: bytes, code: str, shown: str) -> None:
    found, message = refused(start + b"and the rest of it", "file.txt")
    assert found == code
    assert shown in message


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.pdf", "damaged"), ("a.XLSX", "damaged"), ("a.msg", "damaged"), ("a.db", "damaged"), ("a.jpg", "damaged"),
     ("a.bin", "binary"), ("a", "binary"), ("a.txt", "binary"), ("a.exe", "binary")],
)  # fmt: skip
def test_rubbish_is_damaged_where_the_name_promises_a_format(name: str, code: str) -> None:
    assert refused(bytes(range(256)) * 8, name)[0] == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!doctype HTML><title>x</title>", "html"), ("  <html lang=en>", "html"),
        ("<!-- saved page -->\n<!-- twice --><html>", "html"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html>\n<html/>", "html"),
        ("<head><title>x</title>", "html"), ("<body>x", "html"), ("<htmlish>", "text"), ("<p>a fragment</p>", "text"),
        ("<?xml version='1.0'?><report/>", "xml"), ("\n <?xml version='1.0'?><report/>", "xml"),
        ("Received: from a\nFrom: b\n\nbody", "eml"), ("From: a\nTo: b\nMessage-ID: <1>\n\nbody", "eml"),
        ("Subject: folded\n over lines\nMIME-Version: 1.0\n\nx", "eml"),
        ("From: a\nTo: b\n\nMIME-Version: 1.0", "text"),
        ("Name: Ann\nRole: Chair\n", "text"),
        ('{"a": 1}', "json"), ("[1, 2]", "json"), ('{"a": 1}\n\n{"a": 2}\n', "jsonl"), ('{"a": 1}\n[2]', "text"),
        ('{"a": 1}\n{"a": ', "text"), ("{braces} in prose", "text"), ("[note] read this", "text"),
        ("[" * 90_000, "text"),
    ],
)  # fmt: skip
def test_texts_without_a_telling_suffix(text: str, kind: str) -> None:
    assert kind_of(blob(text, "file")) == kind
    assert kind_of(blob(text, "file.txt")) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.md", "markdown"), ("a.csv", "csv"), ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.xml", "xml")],
)
def test_a_suffix_beats_a_guess_between_texts(name: str, kind: str) -> None:
    assert kind_of(blob("[1, 2]", name)) == kind


def test_a_web_page_is_one_whatever_its_suffix() -> None:
    for name in ("a.md", "a.csv", "a.json", "a.xml", "a.eml", "a.txt"):
        assert kind_of(blob("<!DOCTYPE html><html><p>x</p></html>", name)) == "html"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_text_is_text(encoding: str) -> None:
    assert kind_of(blob("Some plain words, long enough to tell.".encode(encoding), "file")) == "text"


@pytest.mark.parametrize(
    ("share", "name", "is_text"),
    [
        (0.0, "file", True),
        (0.02, "file", True),
        (0.10, "file", False),
        (0.10, "file.txt", True),
        (0.5, "file.txt", False),
    ],
)
def test_how_many_control_bytes_a_text_may_hold(share: float, name: str, is_text: bool) -> None:
    controls = int(1000 * share)
    data = b"\x01" * controls + b"a" * (1000 - controls)
    if is_text:
        assert kind_of(blob(data, name)) == "text"
    else:
        assert refused(data, name)[0] == "binary"


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=200).filter(str.strip))
def test_prose_in_utf8_is_never_taken_for_a_binary(text: str) -> None:
    assert kind_of(blob(text, "file.txt")) in {"text", "json", "html", "xml", "eml"}


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_have_a_kind_or_a_reason(data: bytes) -> None:
    try:
        found = kind_of(blob(data))
    except UnreadableFile as error:
        found = error.code
    assert found in {*_FORMATS, *REMEDIES}
