"""What is read in Chinese questions, with the real segmenter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.nlp.lac_parser import LacParser
from graph_rag.question import AnswerType, Question, analyse

pytestmark = pytest.mark.models


@pytest.fixture(scope="session")
def chinese() -> Iterator[LacParser]:
    with LacParser() as parser:
        yield parser


def read(text: str, parser: LacParser) -> Question:
    return analyse(text, {"zh": parser})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("谁是星河科技的董事长", AnswerType.PERSON),
        ("合同是由哪位经理签署的？", AnswerType.PERSON),
        ("哪家公司收购了蓝海物流？", AnswerType.ORGANISATION),
        ("Northwind 的总部在哪里？", AnswerType.PLACE),
        ("他在哪个城市出生？", AnswerType.PLACE),
        ("2023年差旅政策什么时候生效？", AnswerType.DATE),
        ("合同哪一年签署？", AnswerType.DATE),
        ("华为与北方公司的供货合同金额是多少？", AnswerType.AMOUNT),
        ("买这台机器花了多少钱", AnswerType.AMOUNT),
        ("每晚住宿最多可以报销多少？", AnswerType.AMOUNT),
        ("新港口投资多少？", AnswerType.AMOUNT),
        ("毛利率是多少", AnswerType.PERCENT),
        ("增长了百分之几？", AnswerType.PERCENT),
        ("租赁合同的通知期是多久", AnswerType.QUANTITY),
        ("保修期有几年？", AnswerType.QUANTITY),
        ("公司有多少名员工", AnswerType.COUNT),
        ("列出所有铜线供应商", AnswerType.LIST),
        ("哪些供应商没有通过审核", AnswerType.LIST),
        ("支持哪两个版本？", AnswerType.LIST),
        ("董事会是否批准了预算？", AnswerType.YES_NO),
        ("华为有没有签合同", AnswerType.YES_NO),
        ("合同签了吗？", AnswerType.YES_NO),
        ("为什么取消了年会", AnswerType.REASON),
        ("什么是KPI", AnswerType.DEFINITION),
        ("费用如何报销？", AnswerType.DESCRIPTION),
        ("南京和上海哪个城市人口更多？", AnswerType.CHOICE),
        ("選擇鋼材還是銅線？", AnswerType.CHOICE),
        ("獨立的得票率為多少？", AnswerType.PERCENT),
        ("設置這套系統的目的為？", AnswerType.REASON),
    ],
)
def test_what_is_expected(text: str, expected: AnswerType, chinese: LacParser) -> None:
    assert read(text, chinese).expects is expected


def test_options_of_a_choice(chinese: LacParser) -> None:
    assert read("南京和上海哪个城市人口更多？", chinese).options == ("南京", "上海")
    assert read("谁签署了南京和上海的合同？", chinese).options == ()


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("哪家公司收购了蓝海物流？", "公司"),
        ("供货合同的金额是多少？", "金额"),
        ("哪個地區產茶？", "地區"),
    ],
)
def test_focus_is_the_noun_asked_for(text: str, focus: str, chinese: LacParser) -> None:
    assert read(text, chinese).focus == focus


def test_why_does_not_hide_a_what(chinese: LacParser) -> None:
    question = read("他为什么被潇洒哥取笑？", chinese)
    assert question.expects is AnswerType.REASON
    assert question.focus == ""


def test_names_are_entities_and_runs_of_nouns(chinese: LacParser) -> None:
    names = read("华为与北方公司的供货合同金额是多少？", chinese).names
    assert names[:2] == ("华为", "北方公司")
    assert "蓝海物流" in read("哪家公司收购了蓝海物流？", chinese).names


def test_titles_in_marks_come_first(chinese: LacParser) -> None:
    assert read("《平凡的世界》的作者是谁？", chinese).names[0] == "平凡的世界"


def test_latin_names_stay_whole(chinese: LacParser) -> None:
    assert "Star River" in read("Star River 的董事长是谁？", chinese).names


def test_relation_words(chinese: LacParser) -> None:
    relation = read("哪家公司收购了蓝海物流？", chinese).relation
    assert "收购" in relation
    assert "是" not in relation


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("哪些供应商没有通过审核", True),
        ("谁未签字？", True),
        ("华为有没有签合同", False),
        ("是不是批准了？", False),
        ("「不敢撤兵」是谁的主张？", False),
    ],
)
def test_negation(text: str, negated: bool, chinese: LacParser) -> None:
    assert read(text, chinese).negated is negated


def test_a_year_that_is_asked_for_is_no_constraint(chinese: LacParser) -> None:
    assert read("美国与德国在哪一年断交？", chinese).constraints == ()
    assert [c.value for c in read("2023年的预算是多少？", chinese).constraints] == ["2023"]
