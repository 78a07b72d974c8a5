"""The frame of a clause, and which verb leads it."""

import pytest

from kg_builder.extract.chinese.frames import Frame, read_frame
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.verbs import main_verb, relative_end, verb_group
from tests.unit.kg_builder.extract.chinese.tagged import words_of


def frame_of(tagged: str) -> Frame:
    frame = read_frame(words_of(tagged))
    assert frame is not None
    return frame


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("公司/n 收购/v 北辰/ORG", "收购"),
        ("公司/n 收购/v 的/u 资产/n 包括/v 厂房/n", "包括"),
        ("公司/n 没有/v 提供/v 担保/n", "提供"),
        ("公司/n 没有/v 担保/n", "没有"),
        ("公司/n 计划/v 在/p 2025年/TIME 进入/v 市场/n", "进入"),
        ("补办/v 费用/n 为/v 150元/m", "为"),
        ("锐寒/ORG 为/v 澄湾/ORG 供应/v 压缩机/n", "供应"),
        ("金额/n 超过/v 1000万元/m 的/u 合同/n 报/v 董事会/n", "报"),
        ("供应商/n 经/p 总经理/n 批准/v 可以/v 免除/v 步骤/n", "免除"),
        ("7月/TIME 至/v 8月/TIME 实行/v 轮休/n", "实行"),
        ("公司/n 的/u 产品/n", None),
        ("公司/n 收购/v 的/u 资产/n", None),
        ("等/v", None),
    ],
)
def test_main_verb(tagged: str, verb: str | None) -> None:
    words = words_of(tagged)
    at = main_verb(words)
    assert (None if at is None else words[at].text) == verb


def test_relative_end() -> None:
    words = words_of("公司/n 收购/v 的/u 资产/n")
    assert relative_end(words, 1) == 2
    assert relative_end(words_of("公司/n 收购/v 的/u"), 1) is None
    assert relative_end(words_of("公司/n 收购/v 资产/n"), 1) is None


@pytest.mark.parametrize(
    ("tagged", "group"),
    [
        ("成立/v 于/p 1987年/TIME", "成立于"),
        ("收购/v 了/u 北辰/ORG", "收购了"),
        ("迁/v 至/v 上海/LOC", "迁至"),
        ("任命/v 为/v 征/v 东/n", "任命为"),
        ("签署/v 采购/v 合同/n", "签署"),
        ("开始/v 建设/v 了/u", "开始建设了"),
        ("要求/v 在/p 2026年/TIME 论证/v", "要求"),
        ("丢失/v 须/v 报告/v", "丢失"),
    ],
)
def test_verb_group(tagged: str, group: str) -> None:
    words, _ = verb_group(words_of(tagged), 0)
    assert text_of(words) == group


def test_active() -> None:
    frame = frame_of("远航集团/ORG 以/p 3.2亿元/m 收购/v 了/u 北辰/ORG")
    assert (text_of(frame.subject), text_of(frame.verb), text_of(frame.object)) == ("远航集团", "收购了", "北辰")
    assert [text_of(words) for words in frame.phrases] == ["以3.2亿元"]
    assert not frame.passive


def test_passive_with_and_without_a_doer() -> None:
    frame = frame_of("王芳/PER 被/p 董事会/n 任命/v 为/v 副总裁/n")
    assert frame.passive
    assert (text_of(frame.agent), text_of(frame.verb), text_of(frame.object)) == ("董事会", "任命为", "副总裁")
    assert frame_of("王芳/PER 被/p 任命/v 为/v 副总裁/n").agent == ()


def test_by_names_a_doer_but_from_an_amount_does_not() -> None:
    assert text_of(frame_of("合同/n 由/p 甲公司/ORG 签署/v").agent) == "甲公司"
    frame = frame_of("产能/n 由/p 1.8万只/m 提高/v 到/v 3.6万只/m")
    assert not frame.passive
    assert [text_of(words) for words in frame.phrases] == ["由1.8万只"]


def test_an_object_moved_forward() -> None:
    frame = frame_of("公司/n 把/p 总部/n 从/p 北京/LOC 迁/v 至/v 上海/LOC")
    assert text_of(frame.disposed) == "总部"
    assert text_of(frame.object) == "上海"
    assert [text_of(words) for words in frame.phrases] == ["从北京"]


def test_partners_with_together_are_doers() -> None:
    assert text_of(frame_of("甲公司/ORG 与/p 乙公司/ORG 共同/d 签署/v 合同/n").subject) == "甲公司与乙公司"
    assert text_of(frame_of("甲公司/ORG 与/p 乙公司/ORG 签署/v 合同/n").subject) == "甲公司"


def test_serial_predicates() -> None:
    frame = frame_of("公司/n 出资/v 5000万元/m 成立/v 子公司/n")
    assert text_of(frame.object) == "5000万元"
    assert text_of(frame.rest) == "成立子公司"
    pivot = frame_of("董事会/n 任命/v 王芳/PER 为/v 副总裁/n")
    assert pivot.pivot
    assert text_of(pivot.rest) == "为副总裁"


def test_when_is_taken_out_of_the_clause() -> None:
    frame = frame_of("公司/n 2009年/TIME 落户/v 苏州/LOC 时/n 只有/v 47名/m 员工/n")
    assert (text_of(frame.subject), text_of(frame.verb)) == ("公司", "只有")
    assert text_of(frame.phrases[0]) == "2009年落户苏州时"


def test_a_cleft_sentence_is_read_without_its_copula() -> None:
    frame = frame_of("小说/n 是/v 由/p 曹雪芹/PER 创作/v")
    assert frame.passive
    assert text_of(frame.agent) == "曹雪芹"


def test_no_verb_no_frame() -> None:
    assert read_frame(words_of("公司/n 的/u 产品/n")) is None
    assert read_frame(()) is None


def test_a_clause_in_a_copula_stays_whole() -> None:
    frame = frame_of("条件/n 是/v 居民/n 不/d 低于/v 六成/m")
    assert text_of(frame.object) == "居民不低于六成"
    assert frame.rest == ()
