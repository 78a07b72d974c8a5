"""Mail as it is sent: multipart trees, transfer encodings, charsets, nested and nameless parts, Chinese file names."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.email_text import header_text, mail_date
from schema.documents import BlockKind
from schema.ports import Loaded
from tests.unit.adapters.loaders.files import docx_bytes, load, mail_bytes, of_kind, only, pdf_bytes, zip_bytes

PARAGRAPH, PAIR = BlockKind.PARAGRAPH, BlockKind.KEY_VALUE
HEAD = "From: Ann <ann@acme.example>\nSubject: Offer\nDate: Mon, 04 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\n"


def raw(folder: Path, head: str, body: bytes | str) -> Loaded:
    content = body.encode() if isinstance(body, str) else body
    return load(folder, "m.eml", (HEAD + head + "\n").encode() + content)


def parts(*pieces: str, kind: str = "mixed", boundary: str = "b") -> tuple[str, str]:
    """Headers and body of a multipart; each piece is its own headers, a blank line and its content."""
    body = "".join(f"--{boundary}\n{piece}\n" for piece in pieces) + f"--{boundary}--\n"
    return f"Content-Type: multipart/{kind}; boundary={boundary}\n", body


def uris(loaded: Loaded) -> list[str]:
    return [document.uri for document in loaded.documents]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_a_chinese_body_in_every_dress(tmp_path: Path, charset: str, transfer: str) -> None:
    encoded = "合同金额为三百万元。".encode(charset)
    body = base64.encodebytes(encoded) if transfer == "base64" else quopri.encodestring(encoded)
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n"
    assert of_kind(only(raw(tmp_path, head, body)), PARAGRAPH) == ["合同金额为三百万元。"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: text/plain; charset=no-such\n", "合同金额".encode("gbk") * 5),
        ("Content-Type: text/plain; charset=us-ascii\n", "合同金额".encode("gbk") * 5),
        ("", "合同金额".encode("gbk") * 5),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: 8bit\n", ("合同金额" * 5).encode()),
        ("Content-Type: nonsense\n", ("合同金额" * 5).encode()),
    ],
)
def test_a_body_with_a_wrong_or_missing_charset(tmp_path: Path, head: str, body: bytes) -> None:
    assert "合同金额" * 5 in only(raw(tmp_path, head, body)).text


def test_several_plain_parts_are_all_read_and_html_is_their_double(tmp_path: Path) -> None:
    inner_head, inner = parts(
        "Content-Type: text/plain\n\nplain words", "Content-Type: text/html\n\n<p>rich words</p>",
        kind="alternative", boundary="inner",
    )  # fmt: skip
    head, body = parts(f"{inner_head}\n{inner}", "Content-Type: text/plain\n\nThe list's own footer.")
    assert of_kind(only(raw(tmp_path, head, body)), PARAGRAPH) == ["plain words", "The list's own footer."]


def test_a_blank_plain_part_gives_way_to_html(tmp_path: Path) -> None:
    head, body = parts("Content-Type: text/plain\n\n \n", "Content-Type: text/html\n\n<p>rich words</p>")
    assert of_kind(only(raw(tmp_path, head, body)), PARAGRAPH) == ["rich words"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="note.txt"', "note.txt"),
        ("attachment; filename*=utf-8''%E5%90%88%E5%90%8C.txt", "合同.txt"),
        ('attachment; filename="=?utf-8?B?5ZCI5ZCM?=.txt"', "合同.txt"),
        ('attachment; filename="=?gb2312?B?us/NrA==?=.txt"', "合同.txt"),
        ('attachment; filename="../../up.txt"', "up.txt"),
        ('attachment; filename="C:\\\\temp\\\\x.txt"', "C:/temp/x.txt"),
        ('attachment; filename="a\tb.txt"', "a b.txt"),
        ('attachment; filename="  "', "part-1"),
        ("attachment", "part-1"),
    ],
)
def test_names_of_attachments(tmp_path: Path, disposition: str, name: str) -> None:
    head, body = parts(
        "\nsee attached", f"Content-Type: text/plain\nContent-Disposition: {disposition}\n\nattached words"
    )
    loaded = raw(tmp_path, head, body)
    assert uris(loaded) == ["m.eml", f"m.eml!/{name}"]
    assert loaded.documents[1].text == "attached words"


def test_an_inline_text_part_with_a_name_is_body(tmp_path: Path) -> None:
    head, body = parts('Content-Type: text/plain; name="a.txt"\n\ninline words')
    assert of_kind(only(raw(tmp_path, head, body)), PARAGRAPH) == ["inline words"]


def test_an_html_part_with_a_name_is_a_file(tmp_path: Path) -> None:
    head, body = parts("\nplain", 'Content-Type: text/html; name="page.html"\n\n<html><p>page words</p></html>')
    assert uris(raw(tmp_path, head, body)) == ["m.eml", "m.eml!/page.html"]


def test_a_mail_that_is_nothing_but_a_nameless_file(tmp_path: Path) -> None:
    pdf = base64.encodebytes(pdf_bytes([[(72, 100, "Scanned to mail", 12)]])).decode()
    loaded = raw(tmp_path, "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n", pdf)
    assert uris(loaded) == ["m.eml", "m.eml!/part-1"]
    assert loaded.documents[1].text == "Scanned to mail"


def test_signatures_and_nameless_pictures_are_no_documents(tmp_path: Path) -> None:
    head, body = parts(
        "\nsigned words", "Content-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----",
        "Content-Type: image/png\nContent-ID: <logo>\n\nnot really a picture", kind="signed",
    )  # fmt: skip
    loaded = raw(tmp_path, head, body)
    assert uris(loaded) == ["m.eml"]
    assert not loaded.refusals


def test_forwarded_mails_are_mails_whatever_they_are_called(tmp_path: Path) -> None:
    inner = "From: Bob <bob@x>\nSubject: Inner\n\ninner words"
    head, body = parts(
        "\nouter words", f"Content-Type: message/rfc822\n\n{inner}",
        f'Content-Type: message/rfc822; name="Offer of March"\n\n{inner}',
        f'Content-Type: message/rfc822; name="kept.eml"\n\n{inner}',
    )  # fmt: skip
    loaded = raw(tmp_path, head, body)
    assert uris(loaded) == ["m.eml", "m.eml!/Offer of March.eml", "m.eml!/kept.eml", "m.eml!/message-1.eml"]
    for document in loaded.documents[1:]:
        assert document.media_type == "message/rfc822"
        assert document.title == "Inner"
        assert of_kind(document, PARAGRAPH) == ["inner words"]


def test_mails_in_mails_in_mails_are_bounded(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("core")
    for level in range(6):
        outer = EmailMessage()
        outer["Subject"] = f"level {level}"
        outer.set_content("wrapped")
        outer.add_attachment(message)
        message = outer
    loaded = load(tmp_path, "m.eml", message.as_bytes())
    assert [one.code for one in loaded.refusals] == ["nested-too-deep"]
    assert len(loaded.documents) == 4


def test_archives_and_documents_in_a_mail(tmp_path: Path) -> None:
    archive = zip_bytes({"terms.docx": docx_bytes("the terms"), "more/list.csv": "Item,Price\nNut,1\n"})
    loaded = load(tmp_path, "m.eml", mail_bytes("see the archive", {"files.zip": archive}))
    assert uris(loaded) == ["m.eml", "m.eml!/files.zip!/more/list.csv", "m.eml!/files.zip!/terms.docx"]


def test_hundreds_of_deep_parts_are_refused_once(tmp_path: Path) -> None:
    content = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(21))
    content += "Content-Type: text/plain\n\nx\n" + "--b20\nContent-Type: text/plain\n\nx\n" * 300
    loaded = load(tmp_path, "m.eml", "MIME-Version: 1.0\nSubject: deep\n" + content)
    assert [one.code for one in loaded.refusals] == ["nested-too-deep"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?Re=3A_contract?= of =?utf-8?B?5ZCI5ZCM?=", "Re: contract of 合同"),
        ("=?iso-8859-1?Q?Gr=F6=DFe?=", "Größe"), ("=?big5?B?plis+Q==?=", "合約"),
        ("=?utf-8?B?5ZCI?= =?utf-8?B?5ZCM?=", "合同"), ("tab\tand\r\n fold", "tab and fold"), ("", ""),
        ("safe\x1b[31m", "safe [31m"), (7, "7"),
    ],
)  # fmt: skip
def test_encoded_words(value: object, expected: str) -> None:
    assert header_text(value) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Mon, 04 Mar 2024 10:00:00 +0000", "2024-03-04"), ("4 Mar 2024 10:00", "2024-03-04"),
        ("Mon, 04 Mar 2024 23:59:59 -1200", "2024-03-04"), ("Tue, 30 Feb 2024 10:00:00 +0000", ""),
        ("Mon, 04 Mar 24 10:00:00 GMT", "2024-03-04"), ("not a date", ""), ("2024", ""),
    ],
)  # fmt: skip
def test_dates_of_every_shape(shown: str, expected: str) -> None:
    assert mail_date(shown) == expected


@given(st.text(max_size=80))
def test_any_header_is_one_clean_line(value: str) -> None:
    shown = header_text(value)
    assert "\n" not in shown
    assert shown == shown.strip()
    shown.encode("utf-8")
    assert isinstance(mail_date(value), str)


@given(st.lists(st.sampled_from([
    "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain; charset=utf-16", "--b", "--b--", "",
    "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "5ZCI5ZCM",
    "Subject: =?utf-8?Q?=E5?=", "words",
    "Content-Disposition: attachment; filename=a.txt", "MIME-Version: 1.0", "Content-Type: message/delivery-status",
]), max_size=14))  # fmt: skip
def test_any_arrangement_of_mail_lines_is_read(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    loaded = load(tmp_path_factory.getbasetemp(), "any.eml", "\n".join(["Subject: x", *lines]))
    assert loaded.documents or loaded.refusals


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_headers_sent_as_bare_bytes_are_read(tmp_path: Path, charset: str) -> None:
    subject = "三号库验收进展及付款安排和下一步的工作计划"
    head = f"From: 柳承志 <liu@acme.example>\nSubject: {subject}\nDate: Mon, 04 Mar 2024 10:00:00 +0000\n\n正文。"
    document = only(load(tmp_path, "m.eml", head.encode(charset)))
    assert document.title == subject
    assert f"Subject: {subject}" in document.text
    assert "柳承志" in document.text
    assert "\ufffd" not in document.text
