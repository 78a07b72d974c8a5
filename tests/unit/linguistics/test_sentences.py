"""Sentences of English, Chinese and mixed text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linguistics.sentences import MAX_SENTENCE, sentence_spans

PIECES = st.sampled_from(
    'The deal closed.|Acme Inc.|U.S.|Dr.|J.|Smith|said|"No."|“好。”|他说|。|！|？|……|...|；|,|，| |  |\n|\n\n|\r\n|'
    "- item|1. First|3.5|e.g.|(see p. 5)|[1]|Yes!|?|a|word|公司|2024年|\u3000|\u00a0|\u2028|x".split("|")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


ENGLISH = [
    ("One. Two.", ["One.", "Two."]),
    ("One sentence without a stop", ["One sentence without a stop"]),
    ("Acme Inc. bought Foo Co. in May. It paid cash.", ["Acme Inc. bought Foo Co. in May.", "It paid cash."]),
    ("He works at Acme Inc. The firm is old.", ["He works at Acme Inc.", "The firm is old."]),
    ("Acme Ltd. Smith is a partner.", ["Acme Ltd. Smith is a partner."]),
    ("It moved to the U.S. The deal closed.", ["It moved to the U.S.", "The deal closed."]),
    ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
    ("Dr. Li Wei met Mr. Brown.", ["Dr. Li Wei met Mr. Brown."]),
    ("Prof. J. K. Rowe left. She was 60.", ["Prof. J. K. Rowe left.", "She was 60."]),
    ("See p. 5 and No. 7. Then stop.", ["See p. 5 and No. 7.", "Then stop."]),
    ("The answer is no. Next question.", ["The answer is no.", "Next question."]),
    ("Costs rose by 3.5 percent. Sales fell.", ["Costs rose by 3.5 percent.", "Sales fell."]),
    ("Use a tool, e.g. a hammer. Or not.", ["Use a tool, e.g. a hammer.", "Or not."]),
    ("Apples, pears, etc. are fruit.", ["Apples, pears, etc. are fruit."]),
    ("Open at 9 a.m. The door is red.", ["Open at 9 a.m.", "The door is red."]),
    ("Open at 9 a.m. on Monday.", ["Open at 9 a.m. on Monday."]),
    ("Jan. 5 was cold. Feb. 6 too.", ["Jan. 5 was cold.", "Feb. 6 too."]),
    ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
    ("What?! No way.", ["What?!", "No way."]),
    ("Yahoo! is old. Jeopardy! was a show.", ["Yahoo! is old.", "Jeopardy! was a show."]),
    ('"Why?" he asked. She left.', ['"Why?" he asked.', "She left."]),
    ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
    ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
    ("(It rained.) We stayed.", ["(It rained.)", "We stayed."]),
    ("It rained.[1] We stayed.[2]", ["It rained.[1]", "We stayed.[2]"]),
    ("Well... it depends. Maybe.", ["Well... it depends.", "Maybe."]),
    ("And so on... The end.", ["And so on...", "The end."]),
    ("Visit www.acme.com. It is new.", ["Visit www.acme.com.", "It is new."]),
    ("Version 2.0 is out. Get it.", ["Version 2.0 is out.", "Get it."]),
    ("Washington, D.C. is a city.", ["Washington, D.C. is a city."]),
    ("He holds a Ph.D. He teaches.", ["He holds a Ph.D.", "He teaches."]),
    ("Smith v. Jones was decided. It stands.", ["Smith v. Jones was decided.", "It stands."]),
    ("One; two; three. Four.", ["One; two; three.", "Four."]),
]

CHINESE = [
    ("公司成立于2008年。总部在深圳。", ["公司成立于2008年。", "总部在深圳。"]),
    ("真的吗？！是的！好。", ["真的吗？！", "是的！", "好。"]),
    ("第一句；还是第一句。第二句。", ["第一句；还是第一句。", "第二句。"]),
    ("“好的。”他说。然后走了。", ["“好的。”他说。", "然后走了。"]),
    ("他说：“好。”", ["他说：“好。”"]),
    ("他问：“去吗？”她没有回答。", ["他问：“去吗？”", "她没有回答。"]),
    ("是的……对。完了。", ["是的……对。", "完了。"]),
    ("（本页无正文。）下一页。", ["（本页无正文。）", "下一页。"]),
    ("《第一章。》的作者。", ["《第一章。》的作者。"]),
    ("增长3.5%。下降。", ["增长3.5%。", "下降。"]),
    ("华为（Huawei Inc.）位于深圳。好。", ["华为（Huawei Inc.）位于深圳。", "好。"]),
    ("见附件a.pdf。请查收。", ["见附件a.pdf。", "请查收。"]),
    ("没有句号", ["没有句号"]),
    ("公司成立.上市成功.", ["公司成立.", "上市成功."]),
    ("他来了。She left. 他走了。", ["他来了。", "She left.", "他走了。"]),
]

LINES = [
    (
        "Wrapped line that goes on for quite some time and then breaks here\nto continue below. Next.",
        ["Wrapped line that goes on for quite some time and then breaks here\nto continue below.", "Next."],
    ),
    ("One.\n\nTwo", ["One.", "Two"]),
    ("One\n\nTwo", ["One", "Two"]),
    ("One\n \t\nTwo", ["One", "Two"]),
    ("Heading\nA paragraph follows it.", ["Heading", "A paragraph follows it."]),
    ("- first\n- second", ["- first", "- second"]),
    ("* first\n* second item. With two.", ["* first", "* second item.", "With two."]),
    ("1. First\n2. Second", ["1. First", "2. Second"]),
    ("1) First\n2) Second", ["1) First", "2) Second"]),
    ("（一）总则\n（二）附则", ["（一）总则", "（二）附则"]),
    ("第一条 甲方\n第二条 乙方", ["第一条 甲方", "第二条 乙方"]),
    ("# Title\nText of it.", ["# Title", "Text of it."]),
    ("a | b\n| c | d |", ["a | b", "| c | d |"]),
    ("公司概况\n公司成立于2008年。", ["公司概况", "公司成立于2008年。"]),
    ("a list of names,\nBob and Ann", ["a list of names,\nBob and Ann"]),
    (
        "供应商应当在收到订单后的三个工作\n日之内以书面形式确认并且安排好相\n关的发货事宜。",
        ["供应商应当在收到订单后的三个工作\n日之内以书面形式确认并且安排好相\n关的发货事宜。"],
    ),
    (
        "The net sales " * 12 + "of our product\npipeline grew. Next.",
        ["The net sales " * 12 + "of our product\npipeline grew.", "Next."],
    ),
    ("The net sales " * 12 + "grew.\niPhone sales fell.", ["The net sales " * 12 + "grew.", "iPhone sales fell."]),
    ("The net sales " * 12 + "\nOther income", [("The net sales " * 12).strip(), "Other income"]),
    ("3,332\n7,233\n2,267", ["3,332", "7,233", "2,267"]),
    ("windows\r\n\r\nline ends", ["windows", "line ends"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE, ids=[text for text, _ in CHINESE])
def test_chinese(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_lines(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@settings(max_examples=400)
@given(TEXTS)
@example("")
@example(" \n\t\u3000 ")
@example("。。。")
def test_spans_are_ordered_trimmed_and_cover_all_that_is_not_blank(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert end - start <= MAX_SENTENCE
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_cutting_is_deterministic(text: str) -> None:
    assert sentence_spans(text) == sentence_spans(text)


@given(st.lists(st.sampled_from(["He came.", "公司成立。", "It is new!", "对吗？"]), min_size=1, max_size=8))
def test_plain_sentences_are_found_again(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences
    assert cut("\n\n".join(sentences)) == sentences


@pytest.mark.parametrize(
    "filler", ["x", "一", "word ", "a,", "1 ", "A. ", "..", "(", "“", "\n", "- a\n", " ", "\u3000\n"]
)
def test_long_texts_are_bounded_and_covered(filler: str) -> None:
    text = filler * (60_000 // len(filler))
    spans = sentence_spans(text)
    assert all(end - start <= MAX_SENTENCE for start, end in spans)
    assert sum(len(text[start:end].replace(" ", "")) for start, end in spans) <= len(text)
    joined = "".join("".join(text[start:end].split()) for start, end in spans)
    assert joined == "".join(text.split())


def test_a_million_characters_without_a_stop() -> None:
    spans = sentence_spans("字" * 1_000_000)
    assert [end - start for start, end in spans] == [MAX_SENTENCE] * 500


def test_long_sentences_are_cut_after_a_comma_before_a_blank() -> None:
    text = "word " * 300 + "here, " + "word " * 300
    first, second = cut(text)
    assert first.endswith("here,")
    assert second.startswith("word")
    blanks = cut("word " * 600)
    assert all(piece.endswith("word") for piece in blanks)
