"""Alias claims in brackets and behind commas."""

import pytest

from kg_builder.extract.chinese.aliases import Alias, aliases, name_before
from kg_builder.extract.chinese.phrases import text_of
from tests.unit.kg_builder.extract.chinese.tagged import words_of

CASES = [
    # defined short names
    (
        "华为技术有限公司/ORG （/w 以下/f 简称/v “/w 华为/ORG ”/w ）/w 成立/v",
        [("华为技术有限公司", "“华为”", "short_name")],
    ),
    (
        "泓运物流公司/ORG （/w 简称/v 「/w 泓运/PER 」/w ）/w",
        [("泓运物流公司", "「泓运」", "short_name")],
    ),
    (
        "锐寒科技/ORG （/w 苏州/LOC ）/w 有限公司/n （/w 以下/f 简称/v “/w 锐寒/nz ”/w ）/w",
        [("锐寒科技（苏州）有限公司", "“锐寒”", "short_name")],
    ),
    (
        "摩尔多瓦共和国/LOC ，/w 简称/v 摩尔多瓦/LOC ，/w 是/v 内陆国/n",
        [("摩尔多瓦共和国", "摩尔多瓦", "short_name")],
    ),
    # translations and acronyms
    ("华为/ORG （/w Huawei/nz ）/w", [("华为", "Huawei", "translation")]),
    ("Huawei/nz （/w 华为/ORG ）/w", [("Huawei", "华为", "translation")]),
    ("星海/ORG 物流/n （/w Starsea/nz _Logistics/nz ）/w", [("星海物流", "Starsea Logistics", "translation")]),
    ("昆士兰科技大学/ORG （/w QUT/nz ）/w", [("昆士兰科技大学", "QUT", "acronym")]),
    ("Acme/nz _Logistics/nz （/w AL/nz ）/w", [("Acme Logistics", "AL", "acronym")]),
    (
        "摩尔多瓦/LOC （/w 英语/n ：/w Republic~of~Moldova/nz ）/w",
        [("摩尔多瓦", "Republic of Moldova", "translation")],
    ),
    ("远航集团/ORG （/w 英文名/n ：/w Voyage/nz _Group/nz ）/w", [("远航集团", "Voyage Group", "translation")]),
    ("董事长/n 李明/PER （/w Li/nz _Ming/nz ）/w", [("李明", "Li Ming", "translation")]),
    # one number in both names
    (
        "采购/v 维尔/PER 拉/v 500/m 立式/a 冷柜/n （/w Velra/nz _500/m ）/w 两台/lit",
        [("维尔拉500立式冷柜", "Velra500", "translation")],
    ),
    # a noun with a legal form is a name
    ("澄湾生鲜有限公司/n （/w 简称/v “/w 澄湾/LOC ”/w ）/w", [("澄湾生鲜有限公司", "“澄湾”", "short_name")]),
    # other names
    ("星海公司/ORG （/w 原名/n 北辰公司/ORG ）/w", [("星海公司", "北辰公司", "alias")]),
    ("星海公司/ORG ，/w 又称/v 星辰公司/ORG", [("星海公司", "星辰公司", "alias")]),
    ("华为/ORG （/w 全称/n 华为技术有限公司/ORG ）/w", [("华为技术有限公司", "华为", "short_name")]),
    (
        "星海公司/ORG （/w 简称/v 星海/nz ，/w 英文名/n Starsea/nz ）/w",
        [("星海公司", "星海", "short_name"), ("星海公司", "Starsea", "translation")],
    ),
]

NONE = [
    # a side of a contract is somebody else in the next document
    "远航集团/ORG （/w 以下/f 简称/v “/w 甲方/n ”/w ）/w",
    "远航集团/ORG （/w 以下/f 简称/v “/w 公司/n ”/w ）/w",
    # brackets that say something else
    "冷柜/n 500/m 台/q （/w Velra/nz _300/m ）/w",
    "远航集团/ORG （/w 股票代码/n ：/w 600000/m ）/w",
    "远航集团/ORG （/w 2024年/TIME ）/w",
    "华为/ORG （/w 中国/LOC ）/w",
    "成立/v （/w Huawei/nz ）/w",
    "远航集团/ORG （/w 简称/v",
    "（/w Huawei/nz ）/w",
    "华为/ORG （/w ）/w",
    "500/m 立式/n 冷冻柜/n （/w Velkyra/nz ）/w",
]


def told(found: Alias) -> tuple[str, str, str]:
    return text_of(found.full), text_of(found.short), found.kind


@pytest.mark.parametrize(("tagged", "expected"), CASES)
def test_claims(tagged: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(found) for found in aliases(words_of(tagged))] == expected


@pytest.mark.parametrize("tagged", NONE)
def test_no_claim(tagged: str) -> None:
    assert list(aliases(words_of(tagged))) == []


@pytest.mark.parametrize(
    ("tagged", "name"),
    [
        ("收购/v 北辰/ORG", "北辰"),
        ("子公司/n 星海/nz 物流/n", "星海物流"),
        ("发展/v 人工/n 智能/n", ""),
        ("的/u 人工/n 智能/n", "人工智能"),
        ("董事长/n 李明/PER", "李明"),
        ("收购/v", ""),
    ],
)
def test_name_before(tagged: str, name: str) -> None:
    words = words_of(tagged)
    assert text_of(name_before(words, len(words))) == name
