"""Modifiers that say where, when and whose: the parts of each rule and what stops it."""

from collections.abc import Iterable

import pytest

from kg_builder.extract.chinese import modifiers
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reading import LIKELY, WEAK, Reading
from kg_builder.extract.chinese.words import Words
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

NONE = Qualifiers()
WORK = words_of("《/w 稻香/nw 》/w")


def lines(found: Iterable[Reading]) -> list[str]:
    return [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found]


def index_of(words: Words, text: str) -> int:
    return next(index for index, word in enumerate(words) if word.text == text)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("成立/v 于/p 1929年/TIME 的/u 重庆大学/ORG", ["重庆大学|成立于|1929年"]),
        ("位于/v 桃园/LOC 的/u 物流/n 中心/n", ["物流中心|位于|桃园"]),
        ("坐落/v 于/p 江苏/LOC 昆山/LOC 的/u 兵希中学/ORG", ["兵希中学|坐落于|江苏昆山"]),
        # without 于, without a place, with nothing or a verb behind
        ("成立/v 1929年/TIME 的/u 重庆大学/ORG", []),
        ("位于/v 山/n 的/u 物流/n 中心/n", []),
        ("位于/v 桃园/LOC 的/u", []),
        ("位于/v 桃园/LOC 的/u 运营/v", []),
        ("于/p 桃园/LOC 的/u 中心/n", []),
        ("桃园/LOC 的/u 中心/n", []),
    ],
)
def test_placed(tagged: str, expected: list[str]) -> None:
    words = words_of(tagged)
    assert lines(modifiers.placed(words, index_of(words, "的"), NONE)) == expected


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("中国/LOC 的/u 首都/n 北京/LOC", ["中国|首都|北京"]),
        ("周杰伦/PER 的/u 歌曲/n 《/w 稻香/nw 》/w", ["周杰伦|歌曲|《稻香》"]),
        ("中国/LOC 的/u 老/a 首都/n 南京/LOC", ["中国|老首都|南京"]),
        # a role before a person has a rule of its own; an owner without a name, no noun, no name, too many nouns
        ("云帆科技/ORG 的/u 董事长/n 王芳/PER", []),
        ("城市/n 的/u 首都/n 北京/LOC", []),
        ("中国/LOC 的/u 美丽/a 北京/LOC", []),
        ("中国/LOC 的/u 首都/n", []),
        ("中国/LOC 的/u 北京/LOC", []),
        ("中国/LOC 的/u 主要/a 港口/n 贸易/n 城市/n 青岛/LOC", []),
        ("的/u 首都/n 北京/LOC", []),
    ],
)
def test_possessed(tagged: str, expected: list[str]) -> None:
    words = words_of(tagged)
    assert lines(modifiers.possessed(words, index_of(words, "的"), NONE)) == expected


@pytest.mark.parametrize(
    ("tagged", "topic", "expected"),
    [
        ("改编/v 自/p 顾漫/PER 的/u 同名/n 小说/n", WORK, ["顾漫|同名小说|《稻香》"]),
        ("顾漫/PER 同名/n 小说/n", WORK, ["顾漫|同名小说|《稻香》"]),
        ("顾漫/PER 所/u 著/v 的/u 同名/n 网络/n 小说/n", WORK, ["顾漫|同名网络小说|《稻香》"]),
        ("顾漫/PER 的/u 同名/n 小说/n 《/w 微微/nw 》/w", WORK, ["顾漫|同名小说|《微微》"]),
        ("顾漫/PER 的/u 同名/n 小说/n", words_of("云帆科技/ORG"), []),
        ("顾漫/PER 的/u 同名/n 小说/n", (), []),
        ("出版社/n 的/u 同名/n 小说/n", WORK, []),
        ("顾漫/PER 的/u 同名/n", WORK, []),
        ("同名/n 小说/n", WORK, []),
    ],
)
def test_namesake(tagged: str, topic: Words, expected: list[str]) -> None:
    words = words_of(tagged)
    assert lines(modifiers.namesake(words, index_of(words, "同名"), topic, NONE)) == expected


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        # doers, verbs, dates
        ("张三/PER 创办/v", ("张三", "创办", "")),
        ("张三/PER 于/p 2002年/TIME 创办/v", ("张三", "创办", "2002年")),
        ("张三/PER 、/w 李四/PER 等/u 联合/ad 创办/v", ("张三、李四", "创办", "")),
        ("张三/PER 参与/v 设计/vn", ("张三", "设计", "")),
        ("张三/PER 作词/v 、/w 作曲/v 并/c 演唱/v", ("张三", "作词作曲演唱", "")),
        ("2002年/TIME 创办/v", ("", "创办", "2002年")),
        # a place at which something happens does nothing, in itself a place may
        ("在/p 日本/LOC 出版/v", ("", "出版", "")),
        ("日本/LOC 出版/v", ("日本", "出版", "")),
        # no verb, a modal, a copula
        ("张三/PER 公司/n", None),
        ("张三/PER 要/v", None),
        ("张三/PER 是/v", None),
    ],
)
def test_making(tagged: str, expected: tuple[str, str, str] | None) -> None:
    words = words_of(tagged)
    found = modifiers.making(words, len(words))
    assert (found and tuple(text_of(part) for part in (found.doers, found.verbs, found.dates))) == expected


def test_a_modifier_ends_where_it_is_told() -> None:
    words = words_of("公司/n 张三/PER 创办/v 的/u 华为/ORG")
    found = modifiers.making(words, 3)
    assert found is not None
    assert (text_of(found.doers), found.start) == ("张三", 1)
    assert modifiers.making(words, 4) is None
    assert modifiers.making(words, 0) is None


@pytest.mark.parametrize(
    ("tagged", "topic", "expected"),
    [
        ("的/u 公司/n 华为/ORG", (), ["华为"]),
        ("的/u 歌曲/n 《/w 甲/nw 》/w 《/w 乙/nw 》/w", (), ["《甲》", "《乙》"]),
        ("的/u 歌曲/n 《/w 甲/nw 》/w 和/c 《/w 乙/nw 》/w", (), ["《甲》", "《乙》"]),
        ("的/u 歌曲/n 《/w 甲/nw 》/w 和/c 华为/ORG", (), ["《甲》"]),
        ("的/u 爱国/v 剧/n 《/w 甲/nw 》/w", (), ["《甲》"]),
        # nothing behind it: the work that the sentence is about, and only at the end of the clause
        ("的/u 歌曲/n", WORK, ["《稻香》"]),
        ("的/u 歌曲/n 之一/r", WORK, ["《稻香》"]),
        ("的/u 歌曲/n 热播/v 了/u", WORK, []),
        ("的/u 歌曲/n", words_of("华为/ORG"), []),
        ("的/u 歌曲/n", (), []),
        # a long description is no description
        ("的/u 一/n 二/n 三/n 四/n 五/n 六/n 七/n 华为/ORG", WORK, []),
    ],
)
def test_what_is_described(tagged: str, topic: Words, expected: list[str]) -> None:
    assert [text_of(thing) for thing in modifiers.targets(words_of(tagged), 0, topic)] == expected


def test_a_doer_is_carried_only_to_works() -> None:
    person, company = words_of("赵丽颖/PER"), words_of("云帆科技/ORG")
    words = words_of("主演/v 的/u 剧/n 《/w 花千骨/nw 》/w")
    (found,) = modifiers.made(words, 1, (), NONE, person=person)
    assert (text_of(found.subject), found.predicate, found.confidence) == ("赵丽颖", "主演", WEAK)
    assert list(modifiers.made(words, 1, (), NONE, person=company)) == []
    assert list(modifiers.made(words, 1, (), NONE)) == []
    assert list(modifiers.made(words_of("创办/v 的/u 华为/ORG"), 1, (), NONE, person=person)) == []
    led = words_of("观众/n 主演/v 的/u 剧/n 《/w 花千骨/nw 》/w")
    assert list(modifiers.made(led, 2, (), NONE, person=person)) == []


def test_the_date_of_a_beginning_is_said_of_the_thing_and_no_other_date() -> None:
    begun = words_of("张三/PER 2002年/TIME 创办/v 的/u 华为/ORG")
    assert lines(modifiers.made(begun, 3, (), NONE)) == ["张三|创办|华为", "华为|创办|2002年"]
    sung = words_of("张三/PER 2002年/TIME 演唱/v 的/u 歌曲/n 《/w 甲/nw 》/w")
    assert lines(modifiers.made(sung, 3, (), NONE)) == ["张三|演唱|《甲》"]


def test_readings_keep_qualifiers_and_places() -> None:
    said = Qualifiers(attribution="报道")
    words = words_of("位于/v 桃园/LOC 的/u 物流/n 中心/n")
    (found,) = modifiers.placed(words, 2, said)
    assert (found.qualifiers, found.confidence) == (said, LIKELY)
    assert (found.subject[0].start, found.subject[-1].end, found.object[0].start) == (5, 9, 2)
