"""Facts from the header of an e-mail."""

from __future__ import annotations

import pytest

from tests.unit.kg_builder.documents import DocumentBuilder
from tests.unit.kg_builder.extract.structured_view import lines, rejects, timed, triples, types

DATE = "Date: Mon, 3 Mar 2024 10:00:00 +0800"


def test_sender_recipients_and_copies() -> None:
    builder = DocumentBuilder().fields(
        "From: Li Wei <li.wei@acme.com>",
        "To: Chen Ming <c@d.e>, x@y.com",
        "Cc: Eve Moss <e@f.g>",
        DATE,
        "Subject: Offer",
    )
    assert timed(builder) == [
        ("Li Wei", "email address", "text li.wei@acme.com", ""),
        ("Chen Ming", "email address", "text c@d.e", ""),
        ("Li Wei", "send to", "Chen Ming /person", "2024-03-03"),
        ("Li Wei", "send to", "x@y.com /person", "2024-03-03"),
        ("Eve Moss", "email address", "text e@f.g", ""),
        ("Li Wei", "send copy to", "Eve Moss /person", "2024-03-03"),
    ]
    assert {t.qualifiers.others for t in triples(builder) if t.predicate.startswith("send")} == {
        (("subject", "Offer"),)
    }


def test_a_chinese_header() -> None:
    builder = DocumentBuilder().fields(
        "发件人：张伟 <zw@x.cn>",
        "收件人：李娜 <ln@x.cn>；王芳 <wf@x.cn>",
        "抄送：陈明",
        "日期：2024年3月3日",
        "主题：报价",
    )
    assert [line for line in timed(builder) if line[1].startswith("send")] == [
        ("张伟", "send to", "李娜 /person", "2024-03-03"),
        ("张伟", "send to", "王芳 /person", "2024-03-03"),
        ("张伟", "send copy to", "陈明 /person", "2024-03-03"),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('To: "Berg, Anna" <anna@b.de>, Chen Ming <c@d.e>', ["Berg, Anna", "Chen Ming"]),
        ("To: Berg, Anna <anna@b.de>; Chen Ming <c@d.e>", ["Berg, Anna", "Chen Ming"]),
        ("To: a@b.de, c@d.e", ["a@b.de", "c@d.e"]),
        ("To: <a@b.de>", ["a@b.de"]),
        ("To: All staff", ["All staff"]),
        ("To: Li Wei", ["Li Wei"]),
        ("To: 'Li Wei' <l@x.cn>", ["Li Wei"]),
    ],
)
def test_forms_of_recipients(line: str, names: list[str]) -> None:
    builder = DocumentBuilder().fields("From: Eve Moss <e@f.g>", line, "Subject: Hi")
    found = [t.object.surface for t in triples(builder) if t.predicate == "send to"]
    assert found == names


def test_evidence_covers_sender_and_recipient_lines() -> None:
    document = DocumentBuilder().fields("From: Eve Moss", "To: Li Wei", "Subject: Hi").build()
    assert [document.slice(triple.evidence) for triple in triples(document)] == ["From: Eve Moss\nTo: Li Wei"]


def test_people_are_people() -> None:
    builder = DocumentBuilder().fields("From: Eve Moss <e@f.g>", "To: Li Wei", "Subject: Hi")
    assert types(builder) == {"Eve Moss": "person", "Li Wei": "person"}


def test_lines_that_only_look_like_a_header() -> None:
    builder = DocumentBuilder().heading("Delivery K-1").fields("From: Linz", "Weight: 5 kg")
    assert lines(builder) == [("Delivery K-1", "from", "text Linz"), ("Delivery K-1", "weight", "quantity 5 kg")]


def test_a_recipient_too_far_from_the_sender_is_a_reject() -> None:
    builder = DocumentBuilder().fields("From: Eve Moss", f"Subject: {'x' * 700}", "To: Li Wei")
    assert rejects(builder) == ["subject-too-far"]
    assert lines(builder) == []
