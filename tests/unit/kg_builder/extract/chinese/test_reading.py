"""The checks that every statement passes."""

import pytest

from kg_builder.extract.chinese.frames import Frame
from kg_builder.extract.chinese.phrases import Refusal, text_of
from kg_builder.extract.chinese.reading import LIKELY, SURE, Reading, Statement, checked, say
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

WORDS = words_of("远航集团/ORG 收购/v 了/u 北辰公司/ORG 和/c 星海公司/ORG")


def test_a_good_statement_passes() -> None:
    (found,) = checked(Reading(WORDS[:1], "收购", WORDS[3:4]))
    assert isinstance(found, Reading)
    assert (text_of(found.subject), found.predicate, text_of(found.object)) == ("远航集团", "收购", "北辰公司")


def test_arguments_come_back_without_their_edges() -> None:
    (found,) = checked(Reading(WORDS[:1], "收购", WORDS[2:5]))
    assert isinstance(found, Reading)
    assert text_of(found.object) == "北辰公司"


@pytest.mark.parametrize(
    ("subject", "label", "whom", "reason"),
    [
        (WORDS[:1], "收购", WORDS[:1], "same-arguments"),
        (WORDS[:1], "收购", WORDS[2:3], "no-argument"),
        (WORDS[1:2], "收购", WORDS[:1], "empty-head"),
        (WORDS[:1], "试", WORDS[3:4], "weak-verb"),
        (WORDS[:1], "不予", WORDS[3:4], "weak-verb"),
        (WORDS[:1], "对其", WORDS[3:4], "weak-verb"),
        (WORDS[:1], "──", WORDS[3:4], "weak-verb"),
    ],
)
def test_refusals(subject: tuple[object, ...], label: str, whom: tuple[object, ...], reason: str) -> None:
    picked = {id(word): word for word in WORDS}
    one = tuple(picked[id(word)] for word in subject)
    two = tuple(picked[id(word)] for word in whom)
    (found,) = checked(Reading(one, label, two))
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_a_literal_is_no_subject() -> None:
    words = words_of("15%/m 属于/v 远航集团/ORG")
    (found,) = checked(Reading(words[:1], "属于", words[2:]))
    assert isinstance(found, Refusal)
    assert found.reason == "literal-subject"


def test_a_denied_statement_is_not_reduced() -> None:
    words = words_of(
        "远航集团/ORG 是/v 面向/v 全球/n 客户/n 的/u 一站式/n 数字化/vn 供应链/n 综合/vn 服务/vn "
        "解决方案/n 的/u 提供商/n"
    )
    (plain,) = checked(Reading(words[:1], "是", words[2:]))
    (denied,) = checked(Reading(words[:1], "是", words[2:], Qualifiers(negated=True)))
    assert isinstance(plain, Reading)
    assert text_of(plain.object) == "提供商"
    assert isinstance(denied, Refusal)


def stated(tagged: str, *, modality: str = "") -> Statement:
    words = words_of(tagged)
    frame = Frame(subject=words[:1], verb=words[1:2], object=words[2:])
    return Statement(frame, words[:1], (), Qualifiers(modality=modality), LIKELY)


def test_every_member_of_an_object_is_said() -> None:
    statement = stated("远航集团/ORG 收购/v 北辰公司/ORG 和/c 星海公司/ORG", modality="拟")
    found = list(say(statement, statement.subject, "收购", statement.frame.object))
    assert [text_of(reading.object) for reading in found] == ["北辰公司", "星海公司"]
    assert {reading.qualifiers.modality for reading in found} == {"拟"}
    assert {reading.confidence for reading in found} == {LIKELY}


def test_a_share_and_a_count_become_qualifiers() -> None:
    statement = stated("远航集团/ORG 收购/v 北辰公司/ORG 80%/m 的/u 股权/n")
    (found,) = say(statement, statement.subject, "收购", statement.frame.object)
    assert text_of(found.object) == "北辰公司"
    assert found.qualifiers.others == (("share", "80%的股权"),)
    statement = stated("远航集团/ORG 发放/v 3.2亿元/m 贷款/n")
    (found,) = say(statement, statement.subject, "发放", statement.frame.object)
    assert text_of(found.object) == "3.2亿元"
    assert found.qualifiers.others == (("of", "贷款"),)


def test_a_measured_noun_goes_into_the_predicate() -> None:
    statement = stated("远航集团/ORG 节省/v 电费/n 约/d 920万元/m")
    (found,) = say(statement, statement.subject, "节省", statement.frame.object)
    assert (found.predicate, text_of(found.object)) == ("节省电费", "920万元")


def test_confidence_is_a_share() -> None:
    assert 0.0 < LIKELY < SURE <= 1.0
