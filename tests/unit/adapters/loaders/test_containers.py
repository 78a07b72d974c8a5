"""Mail, MSG, EPUB, SQLite and zip: what is inside, under which name, and how far we look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from adapters.loaders import msg
from adapters.loaders.archive import safe_member
from adapters.loaders.email_text import header_text, mail_date
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from schema.errors import UnreadableFile
from tests.unit.adapters.loaders.files import (
    blob,
    blocks,
    docx_bytes,
    epub_bytes,
    load,
    mail_bytes,
    of_kind,
    only,
    sink_for,
    sqlite_bytes,
    xlsx_bytes,
    zip_bytes,
)

PAIR, PARAGRAPH, ROW = BlockKind.KEY_VALUE, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW


def test_a_mail(tmp_path: Path) -> None:
    document = only(
        load(tmp_path, "a.eml", mail_bytes("Please sign.\n\nAnn\n", Cc="eve@acme.example", Subject="合同 3"))
    )
    assert (document.title, document.published, document.media_type) == ("合同 3", "2024-03-04", "message/rfc822")
    assert blocks(document) == [
        (PAIR, "From: Ann Lee <ann@acme.example>"), (PAIR, "To: bob@acme.example"), (PAIR, "Cc: eve@acme.example"),
        (PAIR, "Date: Mon, 04 Mar 2024 10:00:00 +0000"), (PAIR, "Subject: 合同 3"),
        (PARAGRAPH, "Please sign."), (PARAGRAPH, "Ann"),
    ]  # fmt: skip


def test_html_is_read_only_where_there_is_no_plain_text(tmp_path: Path) -> None:
    both = only(load(tmp_path, "a.eml", mail_bytes("plain words", html="<p>rich words</p>")))
    assert "plain words" in both.text
    assert "rich" not in both.text
    assert "rich words" in only(load(tmp_path, "b.eml", mail_bytes("", html="<p>rich <b>words</b></p>"))).text


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    inner = mail_bytes("inner body", {"deep.txt": b"deep words"})
    data = mail_bytes("see attached", {
        "prices.xlsx": xlsx_bytes({"S": [["Item", "Price"], ["Nut", 1]]}), "note.txt": b"first",
        "../../etc/x.txt": b"second",
        "inner.eml": inner, "prog.bin": b"\x7fELF\0\0",
    })  # fmt: skip
    loaded = load(tmp_path, "mail.eml", data)
    assert [document.uri for document in loaded.documents] == [
        "mail.eml", "mail.eml!/etc/x.txt", "mail.eml!/inner.eml", "mail.eml!/inner.eml!/deep.txt", "mail.eml!/note.txt",
        "mail.eml!/prices.xlsx",
    ]  # fmt: skip
    assert [(one.uri, one.code) for one in loaded.refusals] == [("mail.eml!/prog.bin", "binary")]


def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    boundary = "\n--b\nContent-Disposition: attachment; filename=a.txt\n\n"
    data = (
        f"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n{boundary}one{boundary}two\n--b--\n"
    )
    loaded = load(tmp_path, "m.eml", data)
    assert [document.uri for document in loaded.documents] == ["m.eml", "m.eml!/a (2).txt", "m.eml!/a.txt"]
    assert [document.text for document in loaded.documents[1:]] == ["two", "one"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, ""),
        ("plain", "plain"),
        ("=?utf-8?B?5ZCI5ZCM?=", "合同"),
        ("=?gb2312?B?us/NrA==?= 3", "合同 3"),
        ("=?no-such?Q?abc?=", "abc"),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        ("two\r\n lines", "two lines"),
    ],
)
def test_headers(raw: str | None, expected: str) -> None:
    assert header_text(raw) == expected or (raw == "=?utf-8?B?!!!?=" and isinstance(header_text(raw), str))


def test_dates_of_mail() -> None:
    assert mail_date("Mon, 04 Mar 2024 23:00:00 -0800") == "2024-03-04"
    assert mail_date("yesterday") == ""
    assert mail_date("") == ""


def test_a_mail_with_broken_parts(tmp_path: Path) -> None:
    head = b"From: a@b\nSubject: =?utf-8?q?x\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n"
    data = head + b"\nno boundary here \xff\xfe\n"
    loaded = load(tmp_path, "a.eml", data)
    assert loaded.documents
    deep = "MIME-Version: 1.0\nSubject: deep\n"
    for number in range(40):
        deep += f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
    loaded = load(tmp_path, "b.eml", deep + "Content-Type: text/plain\n\nhi")
    assert any(one.code == "nested-too-deep" for one in loaded.refusals)


class FakeMessage:
    sent_date = None
    message_headers = {"Cc": "eve@x", "Date": "Mon, 04 Mar 2024 10:00:00 +0000"}  # noqa: RUF012 - a stand-in
    subject, sender, body, html_body = "Offer", "ann@x", "", "<p>rich</p>"
    recipients = (SimpleNamespace(name="Bob", email_address="bob@x"), SimpleNamespace(name="Cy", email_address=""))
    attachments = (
        SimpleNamespace(file_name="a.txt", file_bytes=b"data"),
        SimpleNamespace(file_name=None, file_bytes=None),
    )

    @staticmethod
    def load(_: object) -> FakeMessage:
        return FakeMessage()


def test_msg_fields_are_written_like_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(msg, "Message", FakeMessage)
    sink = sink_for()
    msg.read_msg(blob("x"), sink)
    assert blocks(sink.drafts[0]) == [
        (PAIR, "From: ann@x"), (PAIR, "To: Bob <bob@x>; Cy"), (PAIR, "Cc: eve@x"),
        (PAIR, "Date: Mon, 04 Mar 2024 10:00:00 +0000"), (PAIR, "Subject: Offer"), (PARAGRAPH, "rich"),
    ]  # fmt: skip
    assert sink.drafts[0].published == "2024-03-04"
    assert [(one.member, one.data) for one in sink.attachments] == [("a.txt", b"data")]


def test_a_broken_msg_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        msg.read_msg(blob(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), sink_for())
    assert caught.value.code == "damaged"


def test_an_epub_in_spine_order(tmp_path: Path) -> None:
    chapters = {
        "a.xhtml": "<h1>Second</h1><p>Two.</p>",
        "b%20c.xhtml": "<h1>First</h1>",
        "c.xhtml": "<p>not in spine</p>",
    }
    data = epub_bytes({"a.xhtml": chapters["a.xhtml"], "b.xhtml": chapters["b%20c.xhtml"]}, ["b.xhtml", "a.xhtml"])
    document = only(load(tmp_path, "a.epub", data))
    assert (document.title, document.published, dict(document.metadata)["author"]) == (
        "A Small Book", "2020-05-06", "Ada Byron",
    )  # fmt: skip
    assert [text for _, text in blocks(document)] == ["First", "Second", "Two."]


def test_broken_epubs(tmp_path: Path) -> None:
    data = epub_bytes({"a.xhtml": "<p>x</p>"}, ["a.xhtml"], container=False)
    assert next(document.uri for document in load(tmp_path, "a.epub", data).documents) == "a.epub!/OEBPS/a.xhtml"
    empty = zip_bytes({"META-INF/container.xml": "<container/>"})
    assert [one.code for one in load(tmp_path, "b.epub", empty).refusals] == ["damaged"]
    bomb = zip_bytes({"META-INF/container.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    assert [one.code for one in load(tmp_path, "c.epub", bomb).refusals] == ["bomb"]


def test_tables_of_a_database(tmp_path: Path) -> None:
    script = """CREATE TABLE staff(name TEXT, age INT, pay REAL, photo BLOB);
    INSERT INTO staff VALUES ('Ann', 41, 3.5, x'00ff'), ('王伟', NULL, 4, NULL);
    CREATE TABLE "odd "" name"(a); INSERT INTO "odd "" name" VALUES ('x'); CREATE TABLE bare(a);
    CREATE VIEW secret AS SELECT * FROM staff;"""
    loaded = load(tmp_path, "db.sqlite", sqlite_bytes(tmp_path, script))
    assert [document.uri for document in loaded.documents] == [
        "db.sqlite!/bare", 'db.sqlite!/odd " name', "db.sqlite!/staff",
    ]  # fmt: skip
    assert of_kind(loaded.documents[2], ROW) == ["name: Ann | age: 41 | pay: 3.5", "name: 王伟 | pay: 4"]
    assert loaded.documents[2].title == "staff"


def test_a_database_is_neither_changed_nor_locked(tmp_path: Path) -> None:
    data = sqlite_bytes(tmp_path, "PRAGMA journal_mode=WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    folder = tmp_path / "only"
    folder.mkdir()
    load(folder, "db.sqlite", data)
    assert [path.name for path in folder.iterdir()] == ["db.sqlite"]
    assert (folder / "db.sqlite").read_bytes() == data


def test_a_damaged_database(tmp_path: Path) -> None:
    data = sqlite_bytes(tmp_path, "CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    assert [one.code for one in load(tmp_path, "a.db", data[:100] + b"\xff" * 3000).refusals] == ["damaged"]


def test_members_of_a_zip(tmp_path: Path) -> None:
    data = zip_bytes({
        "b/notes.txt": "notes", "a.docx": docx_bytes("contract"), "__MACOSX/x": "junk", "folder/": "",
        "inner.zip": zip_bytes({"c.txt": "inner words"}), "db.sqlite": sqlite_bytes(tmp_path, "CREATE TABLE t(a);"),
        "empty.txt": "",
    })  # fmt: skip
    loaded = load(tmp_path, "a.zip", data)
    assert [document.uri for document in loaded.documents] == [
        "a.zip!/a.docx", "a.zip!/b/notes.txt", "a.zip!/db.sqlite!/t", "a.zip!/inner.zip!/c.txt",
    ]  # fmt: skip
    assert [(one.uri, one.code) for one in loaded.refusals] == [("a.zip!/empty.txt", "empty")]


def nested(levels: int) -> Iterator[bytes]:
    data = zip_bytes({"core.txt": "core"})
    for number in range(levels):
        yield data
        data = zip_bytes({f"level{number}.zip": data})


def test_nesting_is_limited(tmp_path: Path) -> None:
    *_, deep = nested(8)
    loaded = load(tmp_path, "a.zip", deep)
    assert not loaded.documents
    assert [one.code for one in loaded.refusals] == ["nested-too-deep"]
    assert loaded.refusals[0].uri.count("!/") == 4


def test_bombs(tmp_path: Path) -> None:
    zeros = zip_bytes({"a.txt": b"\0" * (30 << 20)})
    assert [one.code for one in load(tmp_path, "a.zip", zeros).refusals] == ["bomb"]
    many = zip_bytes({f"{number}.txt": "x" for number in range(60)})
    assert [one.code for one in load(tmp_path, "b.zip", many, Limits(members=50)).refusals] == ["bomb"]
    large = zip_bytes({"a.txt": "words " * 1000})
    assert [one.code for one in load(tmp_path, "c.zip", large, Limits(expanded_bytes=1000)).refusals] == ["bomb"]
    doubled = zip_bytes({"a.zip": zip_bytes({"x.txt": "ab " * 500}), "b.zip": zip_bytes({"y.txt": "ab " * 500})})
    codes = [one.code for one in load(tmp_path, "d.zip", doubled, Limits(expanded_bytes=2000)).refusals]
    assert codes == ["bomb"]


def test_encrypted_and_damaged_members(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": "secret words"}, compress=False))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert [one.code for one in load(tmp_path, "a.zip", bytes(data)).refusals] == ["encrypted"]
    broken = bytearray(zip_bytes({"a.txt": "secret words"}, compress=False))
    broken[broken.index(b"secret")] ^= 0xFF
    assert [one.code for one in load(tmp_path, "b.zip", bytes(broken)).refusals] == ["damaged"]
    assert [one.code for one in load(tmp_path, "c.zip", zip_bytes({})).refusals] == ["empty"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a/b.txt", "a/b.txt"), ("../../x", "x"), ("C:\\dir\\x.txt", "C:/dir/x.txt"), ("/abs", "abs"),
     ("a\nb\x1b[0m", "a b [0m"),
     ("", "unnamed"), ("../..", "unnamed")],
)  # fmt: skip
def test_names_of_members(name: str, expected: str) -> None:
    assert safe_member(name) == expected
