"""What a modifier before 的 states of the name behind it."""

import pytest

from kg_builder.extract.chinese import modifiers
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.words import Words
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import triples_of, words_of

MADE = [
    (
        "韩国/LOC KBS/nz 于/p 2008年/TIME 首播/v 的/u 月火/n 剧/n 《/w 单身爸爸/nw 》/w",
        ["韩国KBS|首播", "《单身爸爸》|首播|2008年"],
    ),
    ("张三/PER 、/w 李四/PER 共同/ad 创办/v 的/u 华为/ORG", ["张三|创办", "李四|创办"]),
    ("张三/PER 作曲/vn 、/w 演唱/v 的/u 歌曲/n 《/w 稻香/nw 》/w", ["张三|作曲", "张三|演唱"]),
    ("鲁迅/PER 写/v 的/u 《/w 呐喊/nw 》/w 、/w 《/w 彷徨/nw 》/w", ["鲁迅|写|《呐喊》", "鲁迅|写|《彷徨》"]),
]

NOT_MADE = [
    # a place where something is made makes nothing; a modal and a copula make nothing either
    "在/p 日本/LOC 生/v 的/u 儿子/n 蒋纬国/PER",
    "张三/PER 要/v 的/u 华为/ORG",
    "张三/PER 是/v 的/u 华为/ORG",
    "张三/PER 的/u 华为/ORG",
]

DOING = [
    (
        "曾/d 执导/v 过/u 《/w 甲/nw 》/w 、/w 《/w 乙/nw 》/w 的/u 导演/n 徐子牧/PER",
        ["徐子牧|执导|《甲》", "徐子牧|执导|《乙》"],
    ),
    ("同时/d 任/v 远航集团/ORG 董事长/n 的/u 王芳/PER", ["远航集团|董事长|王芳"]),
    ("收购/v 了/u 北辰公司/ORG 的/u 云帆科技/ORG", ["云帆科技|收购|北辰公司"]),
    ("未/d 收购/v 北辰公司/ORG 的/u 云帆科技/ORG", []),
    ("计划/v 收购/v 北辰公司/ORG 的/u 云帆科技/ORG", []),
    ("王芳/PER 执导/v 《/w 甲/nw 》/w 的/u 徐子牧/PER", []),
    ("任/v 远航集团/ORG 的/u 王芳/PER", []),
    ("收购/v 北辰公司/ORG 股权/n 的/u 云帆科技/ORG", []),
    ("《/w 甲/nw 》/w 的/u 徐子牧/PER", []),
    ("是/v 《/w 甲/nw 》/w 的/u 徐子牧/PER", []),
]

HEADED = [
    ("《/w 船讯/nw 》/w （/w 普鲁/PER ）/w", ["普鲁|作品|《船讯》"]),
    ("《/w 公司法/nw 》/w （/w 普鲁/PER ）/w", []),
    ("《/w 船讯/nw 》/w （/w 普鲁/PER 译/v ）/w", []),
    ("远航集团/ORG （/w 普鲁/PER ）/w", []),
    ("《/w 船讯/nw 》/w （/w 1998年/TIME ）/w", []),
]

TOPIC: Words = ()


def at_link(words: Words) -> int:
    return next((index for index, word in enumerate(words) if word.text == "的"), len(words) - 1)


@pytest.mark.parametrize(("tagged", "expected"), MADE)
def test_made(tagged: str, expected: list[str]) -> None:
    words = words_of(tagged)
    found = modifiers.made(words, at_link(words), TOPIC, Qualifiers())
    lines = [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found]
    assert len(lines) == len(expected)
    assert all(line.startswith(start) for line, start in zip(lines, expected, strict=True))


@pytest.mark.parametrize("tagged", NOT_MADE)
def test_not_made(tagged: str) -> None:
    words = words_of(tagged)
    assert list(modifiers.made(words, at_link(words), TOPIC, Qualifiers())) == []


def test_the_subject_carried_makes_what_opens_a_clause() -> None:
    found = triples_of("赵丽颖/PER 走红/v ，/w 主演/v 的/u 古装/n 剧/n 《/w 花千骨/nw 》/w 热播/v")
    assert ("赵丽颖", "主演", "《花千骨》") in found


@pytest.mark.parametrize(("tagged", "expected"), DOING)
def test_doing(tagged: str, expected: list[str]) -> None:
    words = words_of(tagged)
    found = modifiers.doing(words, at_link(words), Qualifiers())
    assert [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found] == expected


@pytest.mark.parametrize(("tagged", "expected"), HEADED)
def test_headed(tagged: str, expected: list[str]) -> None:
    found = modifiers.headed(words_of(tagged), Qualifiers())
    assert [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found] == expected


def test_a_thing_of_several_is_somebodys() -> None:
    assert ("欧豪", "第二支个人单曲", "《靠近》") in triples_of(
        "《/w 靠近/nw 》/w 是/v 欧豪/PER 的/u 第二支/m 个人/n 单曲/n"
    )
    assert not any(predicate == "城市" for _, predicate, _ in triples_of("苏州/LOC 是/v 中国/LOC 的/u 一座/m 城市/n"))
