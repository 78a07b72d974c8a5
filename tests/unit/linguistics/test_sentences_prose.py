"""Paragraphs as they stand in news, contracts and reports, English, Chinese and mixed."""

from __future__ import annotations

import pytest

from linguistics.sentences import sentence_spans

PARAGRAPHS: list[list[str]] = [
    [
        "Acme Inc. reported third-quarter revenue of $1.2 billion on Tuesday.",
        '"We are pleased," said Dr. J. K. Rowe, the firm\'s chief executive.',
        "Shares rose 3.5 percent in after-hours trading, their best day since Jan. 5, 2021.",
        "Analysts at Smith & Co. had expected less.",
    ],
    [
        "The parties agree as follows.",
        "Section 4.2 shall survive termination, cf. Annex B, No. 3.",
        "Notices are sent to 14 Canal Wharf, St. Albans, U.K.",
        "They take effect on receipt (see p. 7).",
        "Nothing else in this Agreement, e.g. the schedules, limits Art. 9.",
    ],
    [
        "Is the cold store ready?",
        "Not yet!",
        "The contractor, Northfell Ltd., promised April... then June.",
        'Mr. Brandys was "not amused."',
        "He wrote to Prof. Li et al.",
        "The reply came at 9 a.m. on Monday.",
    ],
    [
        "Version 2.4 of ColdWren was released on 3 March.",
        "See www.coldwren.example for details.",
        "It fixes 12 bugs, incl. the one in report.pdf.",
        "Users of v. 2.3 should update.",
    ],
    [
        "The U.S. Senate voted 52 to 48.",
        "Washington, D.C. officials declined to comment.",
        "The bill, known as H.R. 5, goes to the President.",
        '"It\'s over," one aide said.',
        "Or is it?",
    ],
    [
        "公司2024年实现营业收入4.86亿元，同比增长12.5%。",
        "其中，海外收入占比为35%；国内收入占比为65%。",
        "董事长沈若琳表示：“我们对全年目标充满信心。”",
        "她同时指出，铜价上涨是主要风险！",
        "您怎么看？",
    ],
    [
        "乙方应在收到订单后30日内交货（节假日顺延）。",
        "逾期交货的，每日按货款的0.5‰支付违约金；逾期超过30日的，甲方有权解除合同。",
        "本合同一式两份，双方各执一份……以下无正文。",
    ],
    [
        "华为（Huawei Technologies Co., Ltd.）总部位于深圳。",
        "其创始人任正非曾说：“华为没有秘密。”",
        "2023年，公司发布了Mate 60 Pro。",
        "该机搭载麒麟9000S芯片，售价6,999元起。",
    ],
    [
        "他问：“明天去苏州吗？”李伟答道：“去。”",
        "于是两人订了票。",
        "The train leaves at 8:05.",
        "他们中午到。",
    ],
]
ENGLISH = [sentences for sentences in PARAGRAPHS if sentences[0].isascii()]
CHINESE = [sentences for sentences in PARAGRAPHS if not sentences[0].isascii()]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("sentences", ENGLISH, ids=[sentences[0][:30] for sentences in ENGLISH])
def test_english_paragraphs(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", CHINESE, ids=[sentences[0][:20] for sentences in CHINESE])
def test_chinese_paragraphs(sentences: list[str]) -> None:
    glue = "" if all(not sentence[0].isascii() or sentence[0].isdigit() for sentence in sentences) else " "
    assert cut(glue.join(sentences)) == sentences


@pytest.mark.parametrize("sentences", PARAGRAPHS, ids=[sentences[0][:20] for sentences in PARAGRAPHS])
def test_one_sentence_a_paragraph(sentences: list[str]) -> None:
    assert cut("\n\n".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", PARAGRAPHS, ids=[sentences[0][:20] for sentences in PARAGRAPHS])
def test_one_sentence_an_item(sentences: list[str]) -> None:
    items = [f"- {sentence}" for sentence in sentences]
    assert cut("\n".join(items)) == items


@pytest.mark.parametrize("sentences", ENGLISH, ids=[sentences[0][:30] for sentences in ENGLISH])
def test_wrapped_lines_change_no_boundary(sentences: list[str]) -> None:
    lines = [""]
    for word in " ".join(sentences).split(" "):
        if len(lines[-1]) + len(word) > 90:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    assert [sentence.replace("\n", " ") for sentence in cut("\n".join(lines))] == sentences


@pytest.mark.parametrize("sentences", PARAGRAPHS, ids=[sentences[0][:20] for sentences in PARAGRAPHS])
def test_a_sentence_is_one_sentence(sentences: list[str]) -> None:
    assert [cut(sentence) for sentence in sentences] == [[sentence] for sentence in sentences]
