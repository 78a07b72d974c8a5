"""Yes, no and not settled."""

import pytest

from graph_rag.answer.polarity import Polarity, is_negated, polarity


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
