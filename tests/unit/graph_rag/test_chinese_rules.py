"""The Chinese rules on hand-made words: no models."""

from __future__ import annotations

import pytest

from graph_rag.question.chinese import read
from graph_rag.question.record import AnswerType
from schema.parse import Parse, Token


def parse(text: str) -> Parse:
    """``"谁/r 是/v 董事长/n"``: words with LAC's tags."""
    tokens, start = [], 0
    for index, piece in enumerate(text.split(" ")):
        word, _, tag = piece.partition("/")
        tokens.append(Token(text=word, start=start, end=start + len(word), tag=tag, head=index))
        start += len(word)
    return Parse(text="".join(token.text for token in tokens), language="zh", tokens=tuple(tokens))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("谁/r 是/v 董事长/n", AnswerType.PERSON),
        ("合同/n 金额/n 是/v 多少/r", AnswerType.AMOUNT),
        ("塔/n 高度/n 是/v 多少/r", AnswerType.QUANTITY),
        ("员工/n 人数/n 是/v 多少/r", AnswerType.COUNT),
        ("税率/n 是/v 多少/r", AnswerType.PERCENT),
        ("他/r 属于/v 哪个/r 部门/n", AnswerType.ORGANISATION),
        ("KPI/nz 是/v 什么/r", AnswerType.DEFINITION),
        ("玉山/LOC 的/u 别名/n 是/v 什么/r", AnswerType.UNKNOWN),
        ("起火/vn 的/u 原因/n 是/v 什么/r", AnswerType.REASON),
        ("合同/n 何时/r 到期/v", AnswerType.DATE),
        ("他/r 去/v 不/d 去/v 上海/LOC", AnswerType.YES_NO),
        ("铜线/n", AnswerType.UNKNOWN),
    ],
)
def test_kinds(text: str, expected: AnswerType) -> None:
    assert read(parse(text)).expects is expected


def test_focus_stops_at_a_verb() -> None:
    assert read(parse("为什么/r 取消/v 年会/n")).focus == ""
    assert read(parse("哪家/r 公司/n 收购/v 物流/n")).focus == "公司"
    assert read(parse("什么/r 导致/v 火灾/n")).focus == ""


def test_options_are_the_runs_beside_the_joining_word() -> None:
    assert read(parse("买/v 铜线/n 还是/c 钢材/n")).options == ("铜线", "钢材")
    assert read(parse("还是/c 算/v 了/u")).options == ()


def test_traditional_writing_is_read_alike() -> None:
    assert read(parse("誰/r 是/v 董事長/n")).expects is AnswerType.PERSON
    assert read(parse("甚麼/r 時候/n")).expects is read(parse("甚么/r 时候/n")).expects


def test_names_keep_their_spelling() -> None:
    found = read(parse("星河/nz 科技/n 的/u 總部/n 在/p 哪裡/r"))
    assert found.names[0] == "星河"
    assert "星河科技" in found.names
    assert "總部" in found.names
    assert not [name for name in found.names if name.startswith("的") or name.endswith("在")]


def test_relation_leaves_names_and_light_words_out() -> None:
    assert read(parse("华为/ORG 是/v 否/d 签/v 了/u 合同/n")).relation == ("签", "合同")


def test_very_long_input_is_bounded() -> None:
    found = read(parse(" ".join(["合同/n"] * 3000)))
    assert len(found.names) < 600
