"""Words joined before any rule sees them."""

import pytest

from kg_builder.extract.chinese.joining import read_words
from kg_builder.extract.chinese.words import Word
from linguistics.literals import FoundLiteral, find_literals
from schema.extraction import LiteralKind
from tests.unit.kg_builder.extract.chinese.tagged import parsed, words_of

CASES = [
    # titles and quotations
    ("《/w 红楼梦/nw 》/w 出版/v", ["《红楼梦》/nw", "出版/v"]),
    ("《/w 公司/n 法/n 》/w", ["《公司法》/nw"]),
    ("“/w 华为/ORG ”/w 成立/v", ["“华为”/ORG", "成立/v"]),
    ("「/w 奥斯川/PER P12/nz 」/w", ["「奥斯川P12」/nz"]),
    ("“/w 不/d 去/v ，/w 我/r 说/v ”/w", ["“/w", "不/d", "去/v", "，/w", "我/r", "说/v", "”/w"]),
    ("《/w 红楼梦/nw 出版/v", ["《/w", "红楼梦/nw", "出版/v"]),
    # literals
    ("营收/n 3.2/m 亿元/q", ["营收/n", "3.2亿元/lit"]),
    ("2024年/TIME 3月/TIME 1日/TIME 成立/v", ["2024年3月1日/TIME", "成立/v"]),
    ("裁员/v 500/m 人/n", ["裁员/v", "500人/lit"]),
    ("增长/v 15%/m 的/u", ["增长/v", "15%/lit", "的/u"]),
    # foreign and Latin names
    ("史蒂夫/PER ·/w 乔布斯/PER 创办/v", ["史蒂夫·乔布斯/PER", "创办/v"]),
    ("Acme/nz _Ltd/xc ./w _与/p", ["Acme Ltd./ORG", "与/p"]),
    ("Starsea/nz _Logistics/nz 和/c", ["Starsea Logistics/nz", "和/c"]),
    # names of models
    ("GPT/nz -4。/w", ["GPT-4/nz", "。/w"]),
    ("X/xc -/w 100/m 冷柜/n", ["X-100/nz", "冷柜/n"]),
    ("Wi/nz -/w Fi/nz 模块/n", ["Wi-Fi/nz", "模块/n"]),
    ("X/xc -/w 冷柜/n", ["X/xc", "-/w", "冷柜/n"]),
    ("X/xc _-/w 100/m 冷柜/n", ["X/xc", "-/w", "100/m", "冷柜/n"]),
    ("2020/m -/w 2021/m 冷柜/n", ["2020/m", "-/w", "2021/m", "冷柜/n"]),
    # organisations
    ("星海/ORG 物流/n 公司/n 成立/v", ["星海物流公司/ORG", "成立/v"]),
    ("锐寒科技/ORG （/w 苏州/LOC ）/w 有限公司/n", ["锐寒科技（苏州）有限公司/ORG"]),
    ("华为/ORG （/w 中国/LOC ）/w 是/v", ["华为/ORG", "（/w", "中国/LOC", "）/w", "是/v"]),
    ("的/u 子公司/n", ["的/u", "子公司/n"]),
    ("远航/ORG 控股/vn 子公司/n", ["远航/ORG", "控股/vn", "子公司/n"]),
    ("除非/ORG 远航集团/ORG 同意/v", ["除非/ORG", "远航集团/ORG", "同意/v"]),
    # tags that the neighbours correct
    ("须/v 免费/vd 维修/vn 设备/n", ["须/v", "免费/vd", "维修/v", "设备/n"]),
    ("研发/vn 投入/v 占/v 收入/n", ["研发/vn", "投入/vn", "占/v", "收入/n"]),
    ("代码/n 是/v 甲乙丙。/nz", ["代码/n", "是/v", "甲乙丙/nz", "。/w"]),
    # fixed compounds
    ("股东/n 会/v 选举/v", ["股东会/n", "选举/v"]),
    ("乙/n 方向/n 甲方/n 供货/v", ["乙方/n", "向/p", "甲方/n", "供货/v"]),
    ("简称/v 为/v 华为/ORG", ["简称为/v", "华为/ORG"]),
    ("要/c 是/c 华为/ORG 违约/v", ["要是/c", "华为/ORG", "违约/v"]),
    ("要/v 是/v 华为/ORG", ["要/v", "是/v", "华为/ORG"]),
    # what is no part of a sentence
    ("一/m 、/w 主体/n 封顶/v", ["主体/n", "封顶/v"]),
    ("（/w 二/m ）/w 费用/n", ["费用/n"]),
    ("3/m 、/w 费用/n", ["费用/n"]),
]


@pytest.mark.parametrize(("tagged", "expected"), CASES)
def test_read_words(tagged: str, expected: list[str]) -> None:
    assert [f"{word.text}/{word.tag}" for word in words_of(tagged)] == expected


def test_a_dateline_is_left_out() -> None:
    words = words_of("本报/r 杭州/LOC 4月28日/TIME 电/n _澄湾公司/ORG 签约/v")
    assert [word.text for word in words] == ["澄湾公司", "签约"]


def test_offsets_are_those_of_the_sentence() -> None:
    text = parsed("《/w 红楼梦/nw 》/w _成立/v 于/p 2010~年~5~月/TIME").text
    words = words_of("《/w 红楼梦/nw 》/w _成立/v 于/p 2010~年~5~月/TIME")
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert words[-1].literal is not None
    assert words[-1].literal.value == "2010-05"


def test_a_number_inside_a_name_is_no_literal() -> None:
    parse = parsed("三一重工/ORG 上市/v")
    inside = [FoundLiteral(0, 1, LiteralKind.QUANTITY, "3")]
    assert [word.text for word in read_words(parse, inside)] == ["三一重工", "上市"]


def test_a_word_that_runs_past_a_literal_is_cut() -> None:
    parse = parsed("共/d 20台设备/n")
    words = read_words(parse, [FoundLiteral(1, 4, LiteralKind.QUANTITY, "20", "units")])
    assert [(word.text, word.tag) for word in words] == [("共", "d"), ("20台", "lit"), ("设备", "n")]


def test_a_word_that_begins_before_a_literal_is_cut() -> None:
    parse = parsed("约20台/m 设备/n")
    words = read_words(parse, [FoundLiteral(1, 4, LiteralKind.QUANTITY, "20", "units")])
    assert [(word.text, word.tag) for word in words] == [("约", "m"), ("20台", "lit"), ("设备", "n")]


def test_a_literal_over_no_word_is_ignored() -> None:
    parse = parsed("设备/n")
    assert read_words(parse, [FoundLiteral(5, 6, LiteralKind.QUANTITY, "2")])[0].text == "设备"


def test_bare_takes_marks_off() -> None:
    assert Word("《红楼梦》", "nw", 0, 5).bare == "红楼梦"
    assert Word("“华为”", "ORG", 0, 4).bare == "华为"
    assert Word("“”", "w", 0, 2).bare == "“”"
    assert Word("华为", "ORG", 0, 2).bare == "华为"


def test_literals_of_a_sentence_are_all_used() -> None:
    text = "2023年营业收入为12.5亿元，同比增长15%。"
    words = words_of("2023年/TIME 营业收入/nz 为/v 12.5亿元/m ，/w 同比/vd 增长/v 15%/m 。/w")
    assert [word.literal for word in words if word.literal] == find_literals(text)


def test_literals_that_share_a_name_never_make_words_that_overlap() -> None:
    parse = parsed("二/n 人二/nz 股权/n")
    literals = [FoundLiteral(0, 2, LiteralKind.QUANTITY, "2"), FoundLiteral(2, 4, LiteralKind.QUANTITY, "2")]
    words = read_words(parse, literals)
    assert [(word.start, word.end) for word in words] == [(0, 1), (1, 3), (3, 5)]
    assert all(word.literal is None for word in words)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("第三条/m _婚假/n 为/v 10天/m", ["婚假", "为", "10天"]),
        ("第十一条/m _争议/n 由/p 法院/ORG 裁决/v", ["争议", "由", "法院", "裁决"]),
        ("第三条/m 规定/v 婚假/n", ["第三条", "规定", "婚假"]),
        ("第三方/n _检测/v", ["第三方", "检测"]),
    ],
)
def test_numbers_of_clauses_are_no_part_of_the_sentence(tagged: str, expected: list[str]) -> None:
    assert [word.text for word in words_of(tagged)] == expected


@pytest.mark.parametrize(
    ("tagged", "tag"),
    [("王振滔慈善基金会/PER", "ORG"), ("王振滔/PER", "PER"), ("著/u", "u"), ("基金会/LOC", "LOC")],
)
def test_organisations_by_their_ending(tagged: str, tag: str) -> None:
    assert [word.tag for word in words_of(tagged)] == [tag]


def test_writing_is_a_verb_behind_its_author() -> None:
    assert [word.tag for word in words_of("赵鼎新/PER 著/u")] == ["PER", "v"]
