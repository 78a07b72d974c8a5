"""Yes, no and not settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.polarity import Polarity, is_negated, judged, polarity
from graph_rag.question import AnswerType
from tests.unit.graph_rag.answer.evidence import evidenced, item
from tests.unit.graph_rag.answer.evidence import question as question_of


@pytest.mark.parametrize(
    ("sentence", "question", "expected"),
    [
        ("Staff may not book business class.", "May staff book business class?", Polarity.DENIES),
        ("Laptops are encrypted.", "Are laptops encrypted?", Polarity.AFFIRMS),
        ("Acme plans to open a plant in Leeds.", "Has Acme opened a plant in Leeds?", Polarity.OPEN),
        ("Acme plans to open a plant in Leeds.", "Does Acme plan to open a plant?", Polarity.AFFIRMS),
        ("The loan was not repaid.", "Was the loan not repaid?", Polarity.AFFIRMS),
        ("员工不得使用个人邮箱。", "员工可以使用个人邮箱吗？", Polarity.DENIES),
        ("公司计划在成都设厂。", "公司在成都设厂了吗？", Polarity.OPEN),
        ("合同已于三月签署。", "合同签署了吗？", Polarity.AFFIRMS),
    ],
)
def test_polarity(sentence: str, question: str, expected: Polarity) -> None:
    assert polarity(sentence, question) is expected


@pytest.mark.parametrize("text", ["is not", "isn't", "never", "没有", "不得", "未经批准", "无权"])
def test_negations(text: str) -> None:
    assert is_negated(text)


@pytest.mark.parametrize("text", ["notice", "know", "northern", "不仅", "不同", "不久", "区分"])
def test_look_alikes(text: str) -> None:
    assert not is_negated(text)


@pytest.mark.parametrize(
    ("sentence", "question", "expected"),
    [
        ("We plan to hire in Oslo; no contract has been signed yet.", "Has a contract been signed?", Polarity.DENIES),
        ("Only members of the committee may park in the yard.", "May visitors park in the yard?", Polarity.DENIES),
        ("Only members of the committee may park in the yard.", "May members park in the yard?", Polarity.AFFIRMS),
        ("The council rejected the tender of Orla Foods.", "Did the council accept the tender?", Polarity.DENIES),
        ("The tender is not only open, it is public.", "Is the tender open?", Polarity.AFFIRMS),
        ("The board discussed the sale of the yard.", "Was the yard sold?", Polarity.OPEN),
        ("头等舱一律不予报销。", "坐头等舱可以报销吗？", Polarity.DENIES),
        ("会议未同意修建新仓库的方案。", "会议同意修建新仓库吗？", Polarity.DENIES),
        ("进入机房必须先登记。", "进入机房要不要登记？", Polarity.AFFIRMS),
        ("传闻公司有意迁址，但尚未作出任何决定。", "公司决定迁址了吗？", Polarity.DENIES),
        ("两个项目没有关系。", "两个项目有没有关系？", Polarity.DENIES),
        ("仅限正式员工使用班车。", "实习生可以使用班车吗？", Polarity.DENIES),
    ],
)
def test_clauses_and_scopes(sentence: str, question: str, expected: Polarity) -> None:
    assert polarity(sentence, question) is expected


def verdict(text: str, relation: tuple[str, ...], *sentences: str) -> tuple[Polarity, int] | None:
    asked = question_of(text, AnswerType.YES_NO, relation=relation)
    items = [item(number, sentence, score=2.0 - number / 10) for number, sentence in enumerate(sentences, start=1)]
    found = judged(asked, evidenced(asked, items).items)
    return (found.polarity, found.number) if found is not None else None


def test_the_sentence_that_says_most_of_what_is_asked_decides() -> None:
    found = verdict(
        "Does Orla Foods pay overtime to drivers?", ("pay", "overtime", "driver"),
        "Orla Foods was founded in Lyon.", "Drivers are not paid overtime.",
    )  # fmt: skip
    assert found == (Polarity.DENIES, 2)


def test_a_settled_sentence_is_preferred_to_an_open_one() -> None:
    found = verdict(
        "Was the yard sold?", ("yard", "sell"), "The board discussed whether the yard should be sold.",
        "The yard was sold in May.",
    )  # fmt: skip
    assert found == (Polarity.AFFIRMS, 2)


def test_a_cell_says_yes_or_no() -> None:
    row = "Room: Archive | Visitors: no | Cameras: yes"
    assert verdict("Are visitors allowed in the archive?", ("visitor", "allow"), row) == (Polarity.DENIES, 1)
    assert verdict("Are there cameras in the archive?", ("camera",), row) == (Polarity.AFFIRMS, 1)


def test_a_chinese_cell_says_yes_or_no() -> None:
    row = "房间: 档案室 | 允许参观: 否 | 监控: 是"
    assert verdict("档案室允许参观吗？", ("允许", "参观"), row) == (Polarity.DENIES, 1)


def test_sentences_about_something_else_say_nothing() -> None:
    assert verdict("Does Orla Foods pay overtime?", ("pay", "overtime"), "The sea is calm.") is None
    assert verdict("Does Orla Foods pay overtime?", ("pay", "overtime")) is None


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_has_a_polarity(sentence: str, asked: str) -> None:
    assert polarity(sentence, asked) in Polarity


def test_a_sentence_that_does_not_say_what_is_asked_affirms_nothing() -> None:
    asked = "Did the board agree to buy Acme?"
    assert verdict(asked, ("agree", "buy"), "A second paper on Acme was presented to the board.") is None
    assert verdict(asked, ("agree", "buy"), "The board agreed to buy Acme.") == (Polarity.AFFIRMS, 1)
