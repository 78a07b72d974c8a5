"""Kinship between people: each rule where it holds and where it must not."""

from collections.abc import Iterable

import pytest

from kg_builder.extract.chinese import kin, lexicon
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reading import LIKELY, Reading
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

NONE = Qualifiers()


def lines(found: Iterable[Reading]) -> list[str]:
    return [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found]


def test_every_kin_word_is_kin_and_its_short_form_leads_to_one() -> None:
    assert all(map(kin.is_kin, lexicon.KINSHIP))
    assert not any(kin.is_kin(label) for label in ("", "董事长", "父", "父亲们", "他的父亲"))
    assert all(len(label) > 1 for label in lexicon.SHORT_KINSHIP.values())


@pytest.mark.parametrize(
    ("tagged", "at", "expected"),
    [
        # both are parents only where 的 or 之 joins them
        ("任达华/PER 和/c 琦琦/PER 之/u 女/n", 4, ["任达华", "琦琦"]),
        ("任达华/PER 、/w 琦琦/PER 的/u 女儿/n", 4, ["任达华", "琦琦"]),
        ("任达华/PER 和/c 琦琦/PER 女儿/n", 3, ["琦琦"]),
        ("任达华/PER 女儿/n", 1, ["任达华"]),
        # a count or an adjective before the kin is passed over
        ("李渊/PER 的/u 第二个/m 儿子/n", 3, ["李渊"]),
        ("李渊/PER 可爱/a 的/u 女儿/n", 3, ["李渊"]),
        # a company, a thing beside a person, and nothing at all own no kin
        ("远航集团/ORG 和/c 琦琦/PER 的/u 女儿/n", 4, ["琦琦"]),
        ("设备/n 女儿/n", 1, []),
        ("的/u 女儿/n", 1, []),
        ("可爱/a 的/u 女儿/n", 2, []),
    ],
)
def test_owners(tagged: str, at: int, expected: list[str]) -> None:
    assert [word.text for word in kin.owners(words_of(tagged), at)] == expected


@pytest.mark.parametrize(
    ("tagged", "at", "expected"),
    [
        ("刘建/PER 之/u 女/n 刘细君/PER", 3, ["刘建|女儿|刘细君"]),
        ("刘建/PER 女/n 刘细君/PER", 2, ["刘建|女儿|刘细君"]),
        ("刘建/PER 之女/n 刘细君/PER", 2, ["刘建|女儿|刘细君"]),
        ("刘建/PER 长子/n 刘细/PER", 2, ["刘建|长子|刘细"]),
        # 其 goes by the person that was told of
        ("，/w 其/r 子/n 刘细/PER", 3, ["张无忌|儿子|刘细"]),
        ("，/w 其子/r 刘细/PER", 2, ["张无忌|儿子|刘细"]),
        # other nouns, other owners, nothing before
        ("刘建/PER 经理/n 刘细君/PER", 2, []),
        ("集团/n 之/u 女/n 刘细君/PER", 3, []),
        ("女/n 刘细君/PER", 1, []),
        ("刘细君/PER", 0, []),
    ],
)
def test_kin_in_one_character(tagged: str, at: int, expected: list[str]) -> None:
    person = words_of("张无忌/PER")
    assert lines(kin.short(words_of(tagged), at, person, NONE)) == expected


def test_its_owner_must_be_known_for_a_pronoun() -> None:
    assert lines(kin.short(words_of("，/w 其/r 子/n 刘细/PER"), 3, (), NONE)) == []


@pytest.mark.parametrize(
    ("tagged", "at", "expected"),
    [
        ("吕良伟/PER 和/c 杨小娟/PER 夫妇/n", 3, ["吕良伟|夫妇|杨小娟"]),
        ("吕良伟/PER 杨小娟/PER 夫妇/n", 2, ["吕良伟|夫妇|杨小娟"]),
        ("何享健/PER 、/w 何剑锋/PER 父子/n", 3, ["何享健|父子|何剑锋"]),
        ("何享健/PER 跟/p 何剑锋/PER 父子/n", 3, ["何享健|父子|何剑锋"]),
        # one alone, a company, a colleague
        ("杨小娟/PER 夫妇/n", 1, []),
        ("和/c 杨小娟/PER 夫妇/n", 2, []),
        ("远航集团/ORG 和/c 杨小娟/PER 夫妇/n", 3, []),
        ("吕良伟/PER 和/c 远航集团/ORG 夫妇/n", 3, []),
        ("吕良伟/PER 和/c 杨小娟/PER 同事/n", 3, []),
        ("夫妇/n", 0, []),
    ],
)
def test_couples(tagged: str, at: int, expected: list[str]) -> None:
    assert lines(kin.couples(words_of(tagged), at, NONE)) == expected


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("赵元偓/PER 之/u 子/n 、/w 赵炅/PER 之/u 孙女/n", ["赵元偓|儿子|赵允弼", "赵炅|孙女|赵允弼"]),
        ("赵元偓/PER 之子/n", ["赵元偓|儿子|赵允弼"]),
        ("赵元偓/PER 第三/m 子/n", []),
        ("赵元偓/PER 第三子/n", ["赵元偓|第三子|赵允弼"]),
        ("赵元偓/PER 的/u 幼子/n", ["赵元偓|幼子|赵允弼"]),
        ("赵元偓/PER 和/c 王芳/PER 的/u 长女/n", ["赵元偓|长女|赵允弼", "王芳|长女|赵允弼"]),
        # one character needs its link; a trade is no kin; a clan is nobody's child
        ("赵元偓/PER 子/n", []),
        ("赵元偓/PER 的/u 学生/n", []),
        ("宗室/n 之/u 子/n", []),
        ("宗室/n 之子/n", []),
        ("、/w", []),
    ],
)
def test_lineage(tagged: str, expected: list[str]) -> None:
    assert lines(kin.lineage(words_of(tagged), words_of("赵允弼/PER"), NONE)) == expected


def test_lineage_needs_a_topic() -> None:
    words = words_of("赵元偓/PER 之/u 子/n")
    assert lines(kin.lineage(words, (), NONE)) == []
    assert lines(kin.lineage((), words_of("赵允弼/PER"), NONE)) == []


def test_what_is_read_keeps_qualifiers_and_is_no_more_than_likely() -> None:
    said = Qualifiers(attribution="史书")
    words = words_of("吕良伟/PER 和/c 杨小娟/PER 夫妇/n")
    (found,) = kin.couples(words, 3, said)
    assert (found.qualifiers, found.confidence) == (said, LIKELY)
    assert (found.subject[0].start, found.object[0].end) == (0, 7)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("邹明轩/PER 女儿/n", "邹明轩"),
        ("邹明轩/PER 的/u 公司/n 和/c 父亲/n 王芳/PER", "王芳"),
        ("《/w 小丑/nw 》/w", ""),
        ("其/r 父/n 张翠山/PER", ""),
        ("，/w", ""),
        ("他/r", "他"),
    ],
)
def test_whom_a_subject_is_about(tagged: str, expected: str) -> None:
    assert text_of(kin.person_of(words_of(tagged))) == expected
    assert kin.person_of(()) == ()
