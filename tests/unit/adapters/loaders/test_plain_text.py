"""Plain text: paragraphs, key-value lines, headings, lists, unwrapped lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.builder import TextBuilder
from adapters.loaders.plain_text import join_soft, join_wrapped, key_value, key_values, write_text
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, load, only

HEADING, PARAGRAPH, ITEM, PAIR = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.KEY_VALUE,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Name: Ann Lee", ("Name", "Ann Lee")),
        ("姓名：王伟", ("姓名", "王伟")),
        ("Contract No. 12", None),
        ("  Effective date:  1 March 2024", ("Effective date", "1 March 2024")),
        ("http://example.org", None),
        ("at 10:30 we met", None),
        ("10: thirty", None),
        ("He said that we should all go home now: nobody listened", None),
        ("the following: a list", None),
        ("Key:", None),
        ("Yes, I know: it works", None),
        ("合同金额：人民币320万元", ("合同金额", "人民币320万元")),
        ("会议认为本年度工作总体进展顺利完成情况良好：以下是说明", None),
    ],
)
def test_key_value_lines(line: str, expected: tuple[str, str] | None) -> None:
    assert key_value(line) == expected


def test_several_pairs_on_one_line() -> None:
    assert key_values("会议时间：2025年4月2日　会议地点：苏州市 主持人：沈若琳") == [
        ("会议时间", "2025年4月2日"), ("会议地点", "苏州市"), ("主持人", "沈若琳"),
    ]  # fmt: skip
    assert key_values("Name: Ann Lee") == [("Name", "Ann Lee")]
    assert key_values("没有键值的一行 地点：苏州") == []


def test_lines_that_begin_alike_are_not_one_line() -> None:
    lines = ["Signed for Acme Ltd by Ann Lee, Company Secretary", "Signed for Beta Ltd by Bob Ray, Information Officer"]
    assert join_wrapped(lines) == "\n".join(lines)


def test_a_memo(tmp_path: Path) -> None:
    memo = (
        "Minutes of the Board\n\nDate: 4 March 2024\nPresent：Ann Lee\n\n"
        "The board approved the budget for the coming year and asked\n"
        "the chief executive to report in June.\n\n"
        "1. Decisions\n\n- Hire two engineers\n- Close the Leeds\n  office\n\nANY OTHER BUSINESS\n\nNone.\n"
    )
    document = only(load(tmp_path, "minutes.txt", memo))
    assert document.title == "Minutes of the Board"
    assert blocks(document) == [
        (HEADING, "Minutes of the Board"),
        (PAIR, "Date: 4 March 2024"),
        (PAIR, "Present: Ann Lee"),
        (
            PARAGRAPH,
            "The board approved the budget for the coming year and asked the chief executive to report in June.",
        ),
        (HEADING, "1. Decisions"),
        (ITEM, "Hire two engineers"),
        (ITEM, "Close the Leeds office"),
        (HEADING, "ANY OTHER BUSINESS"),
        (PARAGRAPH, "None."),
    ]


def test_a_chinese_policy(tmp_path: Path) -> None:
    policy = "差旅管理办法\n\n第一章 总则\n\n第一条的内容适用于全体员工。\n\n一、报销标准\n\n住宿费上限：每晚600元\n"
    document = only(load(tmp_path, "policy.txt", policy.encode("gb18030")))
    assert document.language == "zh"
    assert ("encoding", "gb18030") in document.metadata
    assert blocks(document) == [
        (HEADING, "差旅管理办法"),
        (HEADING, "第一章 总则"),
        (PARAGRAPH, "第一条的内容适用于全体员工。"),
        (HEADING, "一、报销标准"),
        (PAIR, "住宿费上限: 每晚600元"),
    ]


def test_underlined_headings() -> None:
    text = TextBuilder()
    write_text(text, "Report\n======\nFirst line.\n\nPart\n----\n\nSecond line.")
    built, layout = text.build()
    assert [(built[b.start : b.end], b.level) for b in layout.blocks if b.kind is HEADING] == [
        ("Report", 1),
        ("Part", 2),
    ]
    assert "First line." in built


def test_short_lines_keep_their_breaks_and_long_ones_are_joined() -> None:
    assert join_wrapped(["Acme Ltd", "1 High Street", "Leeds"]) == "Acme Ltd\n1 High Street\nLeeds"
    long = "a line of running text that is certainly long enough to wrap"
    assert join_wrapped([long, "and goes on"]) == long + " and goes on"
    han = "本合同由甲乙双方在平等自愿的基础上经友好协商一致后签订并共同遵守"
    assert join_wrapped([han, "执行。"]) == han + "执行。"
    assert join_wrapped([]) == ""
    assert join_soft(["合同", "金额", "is", "3"]) == "合同金额 is 3"


@given(st.text(st.sampled_from("ab中文：: \n-1.()=ABC。"), max_size=120))
def test_no_word_is_ever_lost(content: str) -> None:
    text = TextBuilder()
    write_text(text, content, title=True)
    shown = text.build()[0]
    kept = {character for character in content if character.isalnum()}
    assert all(shown.count(character) >= content.count(character) for character in kept - {"1"})


def test_invalid_utf8_is_noted(tmp_path: Path) -> None:
    document = only(load(tmp_path, "broken.txt", "价格为三百元整。".encode() + b"\xff and the rest of the text"))
    assert "\ufffd" in document.text
    assert dict(document.metadata)["replaced_characters"].startswith("1 ")


def test_hostile_characters_are_gone(tmp_path: Path) -> None:
    nasty = "safe\0text \x1b]0;title\x07 \u202egnp.exe " + "\ufdfa" * 50 + " 😀 שלום"
    document = only(load(tmp_path, "nasty.txt", nasty))
    assert not any(ord(character) < 32 and character not in "\n\t" for character in document.text)
    assert "\u202e" not in document.text
    assert "\ufdfa" * 50 in document.text
    assert "😀 שלום" in document.text
