"""Noun phrases: arguments, coordination, possession, shares and counts."""

import pytest

from kg_builder.extract.chinese import phrases
from kg_builder.extract.chinese.phrases import Refusal, text_of
from tests.unit.kg_builder.extract.chinese.tagged import words_of

MEMBERS = [
    ("北京/LOC 、/w 上海/LOC 和/c 广州/LOC", ["北京", "上海", "广州"]),
    ("财务/n 和/c 投资者/n 关系/n", ["财务", "投资者关系"]),
    ("北京/LOC 、/w 上海/LOC 等/u", ["北京", "上海"]),
    # a shared modifier is unclear: the whole stays
    ("产品/n 的/u 价格/n 和/c 质量/n", ["产品的价格和质量"]),
    ("公司/n 和/c 员工/n 的/u 关系/n", ["公司和员工的关系"]),
    # a name behind 的 ends the modifier
    ("著名/a 的/u 张三/PER 和/c 李四/PER", ["张三", "李四"]),
    ("和/c 高兴/a", ["高兴"]),
    ("，/w 的/u", []),
]

OWNED = [
    ("华为/ORG 的/u 总部/n", ("华为", "总部")),
    ("远航集团/ORG 首席/n 财务官/n", ("远航集团", "首席财务官")),
    ("人力资源部/n 负责人/n", ("人力资源部", "负责人")),
    ("其/r 总部/n", ("其", "总部")),
    ("集团/n 的/u 销售/vn 总监/n", ("集团", "销售总监")),
    ("公司/n 生产/v 的/u 产品/n", None),
    ("2024年/TIME 的/u 收入/n", None),
    ("设备/n", None),
    ("漂亮/a 设备/n", None),
]

ARGUMENTS = [
    ("华为/ORG", "华为"),
    ("一家/m 公司/n", "公司"),
    ("二期/m 工程/n", "二期工程"),
    ("冷链公司/ORG 总经理/n 王芳/PER", "王芳"),
    ("周杰伦/PER 演唱/v 的/u 歌曲/n 《/w 稻香/nw 》/w", "《稻香》"),
    ("旗下/n 的/u 远航集团/ORG", "远航集团"),
    ("客厅/n 里/f", "客厅"),
    ("浙江/LOC 人/n", "浙江人"),
    ("他/r", "他"),
    ("事故/n 原因/n", "事故原因"),
    ("远航集团/ORG 旗下/n", "远航集团"),
    ("20%/m", "20%"),
    ("面向/v 全球/n 客户/n 的/u 一站式/n 数字化/vn 供应链/n 综合/vn 服务/vn 解决方案/n 的/u 提供商/n", "提供商"),
]

REFUSALS = [
    ("，/w", "no-argument"),
    ("人/n", "empty-head"),
    ("方面/n", "empty-head"),
    ("书/n", "empty-head"),
    ("漂亮/a", "empty-head"),
    ("我们/r 公司/n", "no-referent"),
    ("后/f 交付/vn", "no-referent"),
    ("当时/TIME", "vague-time"),
    ("原因/n", "empty-head"),
    ("以下/f 决议/n", "no-referent"),
    ("全资/n 子公司/n 它/r", "no-referent"),
    ("公司/n 收购/v 北辰/ORG 之后/f 裁员/v 员工/n", "long-argument"),
]


@pytest.mark.parametrize(("tagged", "expected"), MEMBERS)
def test_coordinated(tagged: str, expected: list[str]) -> None:
    assert [text_of(member) for member in phrases.coordinated(words_of(tagged))] == expected


@pytest.mark.parametrize(("tagged", "expected"), OWNED)
def test_owned(tagged: str, expected: tuple[str, str] | None) -> None:
    pair = phrases.owned(words_of(tagged))
    assert (pair and (text_of(pair.owner), text_of(pair.attribute))) == expected


@pytest.mark.parametrize(("tagged", "expected"), ARGUMENTS)
def test_argument(tagged: str, expected: str) -> None:
    found = phrases.argument(words_of(tagged))
    assert not isinstance(found, Refusal)
    assert text_of(found) == expected


@pytest.mark.parametrize(("tagged", "reason"), REFUSALS)
def test_refused_argument(tagged: str, reason: str) -> None:
    found = phrases.argument(words_of(tagged))
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_a_denied_argument_is_not_reduced() -> None:
    words = words_of(ARGUMENTS[-1][0])
    found = phrases.argument(words, reduce=False)
    assert isinstance(found, Refusal)
    assert found.reason == "long-argument"


def test_an_argument_over_a_left_out_bracket_is_broken() -> None:
    words = words_of("云鹩/n （/w ColdWren/nz ）/w 温度/n")
    found = phrases.argument((words[0], words[-1]))
    assert isinstance(found, Refusal)
    assert found.reason == "broken-argument"


def test_contiguous_stops_at_the_gap() -> None:
    words = words_of("云鹩/n （/w ColdWren/nz ）/w 温度/n")
    assert text_of(phrases.contiguous((words[0], words[-1]))) == "云鹩"
    assert phrases.contiguous(words) == words


def test_share() -> None:
    found = phrases.share(words_of("北辰/LOC 冷链/n 80%/m 的/u 股份/n"))
    assert found is not None
    assert (text_of(found.company), text_of(found.part)) == ("北辰冷链", "80%的股份")
    assert phrases.share(words_of("股份/n")) is None
    assert phrases.share(words_of("北辰/LOC 设备/n")) is None


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("3.2亿元/m 贷款/n", ("3.2亿元", "贷款")),
        ("总收入/n 的/u 22%/m", ("22%", "总收入")),
        ("其余/r 20%/m", ("20%", "其余")),
        ("每天/TIME 800元/m", ("800元", "每天")),
        ("员工/n", None),
        ("22%/m", None),
    ],
)
def test_counted(tagged: str, expected: tuple[str, str] | None) -> None:
    found = phrases.counted(words_of(tagged))
    assert (found and (text_of(found.literal), text_of(found.noun))) == expected


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("电费/n 约/d 920万元/m", ("920万元", "电费")),
        ("营业/vn 收入/n 4.12亿英镑/m", ("4.12亿英镑", "营业收入")),
        ("漂亮/a 920万元/m", None),
        ("920万元/m", None),
    ],
)
def test_measured(tagged: str, expected: tuple[str, str] | None) -> None:
    found = phrases.measured(words_of(tagged))
    assert (found and (text_of(found.literal), text_of(found.noun))) == expected


@pytest.mark.parametrize("word", ["董事长", "首席执行官", "子公司", "导演", "创始人"])
def test_roles(word: str) -> None:
    assert phrases.is_role(words_of(f"{word}/n"))


@pytest.mark.parametrize("word", ["公司", "产品", "设备", "合同"])
def test_not_roles(word: str) -> None:
    assert not phrases.is_role(words_of(f"{word}/n"))


@pytest.mark.parametrize("word", ["总部", "注册资本", "营业收入", "有效期", "毛利率"])
def test_attributes(word: str) -> None:
    assert phrases.is_attribute(words_of(f"{word}/n"))
    assert phrases.is_relational(words_of(f"{word}/n"))


@pytest.mark.parametrize("tagged", ["公司/n", "他/r", "价格/v", "很/d 长/a 的/u 价格/n 表/n"])
def test_not_attributes(tagged: str) -> None:
    assert not phrases.is_attribute(words_of(tagged))
