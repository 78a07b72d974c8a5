"""Sheets of labels in running text."""

import pytest

from kg_builder.extract.chinese import labels
from kg_builder.extract.chinese.phrases import text_of
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import triples_of, words_of

SHEETS = [
    # what the labels are about stands before them
    (
        (
            "《/w 闺蜜/nw 》/w 导演/n ：/w 黄真真/PER 编剧/n ：/w 侯颖桁/PER //w 郑善瑜/PER "
            "主演/n ：/w 陈意涵/PER 、/w 张钧甯/PER"
        ),
        [
            ("《闺蜜》", "导演", "黄真真"),
            ("《闺蜜》", "编剧", "侯颖桁"),
            ("《闺蜜》", "编剧", "郑善瑜"),
            ("《闺蜜》", "主演", "陈意涵"),
            ("《闺蜜》", "主演", "张钧甯"),
        ],
    ),
    # a title without marks is taken as one name
    (
        "成长/v 的/u 短发/n (/w 粤/LOC )/w 作曲/vn :/w 陈绮贞/PER 填词/vn :/w 林夕/PER",
        [("成长的短发", "作曲", "陈绮贞"), ("成长的短发", "填词", "林夕")],
    ),
    # or is the value of a label that names it
    (
        "歌名/n :/w 爱/v 玫瑰/n 演唱/n :/w 周华健/PER 专辑/n :/w 雨人/nz",
        [("爱玫瑰", "演唱", "周华健"), ("爱玫瑰", "专辑", "雨人")],
    ),
    (
        "公司/n 名称/n ：/w 云帆科技/ORG 注册/vn 地址/n ：/w 苏州/LOC 联系人/n ：/w 王芳/PER",
        [("云帆科技", "注册地址", "苏州"), ("云帆科技", "联系人", "王芳")],
    ),
    (
        "姓名/n ：/w 韦达利/PER 生日/n ：/w 1982年2月4日/TIME 国籍/n ：/w 俄罗斯/LOC 效力/v 球队/n ：/w 巴蒂卡/PER",
        [("韦达利", "生日", "1982年2月4日"), ("韦达利", "国籍", "俄罗斯"), ("韦达利", "效力球队", "巴蒂卡")],
    ),
    # remarks name nothing, and a list ends with its sentence
    (
        "《/w 闺蜜/nw 》/w 导演/n ：/w 黄真真/PER 推荐/v 理由/n ：/w 好看/a",
        [("《闺蜜》", "导演", "黄真真")],
    ),
    (
        "《/w 闺蜜/nw 》/w 导演/n ：/w 黄真真/PER 主演/n ：/w 陈意涵/PER 。/w 影片/n 、/w 张三/PER",
        [("《闺蜜》", "导演", "黄真真"), ("《闺蜜》", "主演", "陈意涵")],
    ),
    # nothing to be about, two titles to be about, one label only
    ("导演/n ：/w 黄真真/PER 主演/n ：/w 陈意涵/PER", []),
    ("《/w 甲/nw 》/w 《/w 乙/nw 》/w 导演/n ：/w 黄真真/PER 主演/n ：/w 陈意涵/PER", []),
    ("《/w 闺蜜/nw 》/w 导演/n ：/w 黄真真/PER", []),
    ("会议/n 强调/v ：/w 安全/n 第一/m ；/w 要求/v ：/w 立即/d 整改/v", []),
]

BRACKETS = [
    ("浅木飞鸟/PER （/w 声优/n ：/w 今井麻美/PER ）/w", [("浅木飞鸟", "声优", "今井麻美")]),
    ("云帆科技/ORG （/w 联系人/n ：/w 王芳/PER ）/w", [("云帆科技", "联系人", "王芳")]),
    ("云帆科技/ORG （/w 备注/n ：/w 王芳/PER ）/w", []),
    ("（/w 联系人/n ：/w 王芳/PER ）/w", []),
    ("云帆科技/ORG （/w 联系人/n 王芳/PER ）/w", []),
]


@pytest.mark.parametrize(("tagged", "expected"), SHEETS)
def test_sheets(tagged: str, expected: list[tuple[str, str, str]]) -> None:
    found = labels.sheet(words_of(tagged), (), Qualifiers())
    assert [(text_of(each.subject), each.predicate, text_of(each.object)) for each in found.readings] == expected


def test_the_topic_stands_in_when_it_comes_first() -> None:
    words = words_of("云帆科技/ORG 成立/v 。/w 法定代表人/n ：/w 赵敏/PER 注册地/n ：/w 苏州/LOC")
    found = labels.sheet(words, words[:1], Qualifiers())
    assert [text_of(each.object) for each in found.readings] == ["赵敏", "苏州"]
    behind = labels.sheet(words[2:], words_of("北辰公司/ORG")[:0], Qualifiers())
    assert behind.readings == ()


@pytest.mark.parametrize(("tagged", "expected"), BRACKETS)
def test_brackets(tagged: str, expected: list[tuple[str, str, str]]) -> None:
    found = labels.bracketed(words_of(tagged))
    assert [(text_of(each.subject), each.predicate, text_of(each.object)) for each in found] == expected


def test_what_stands_behind_a_sheet_is_still_read() -> None:
    found = triples_of(
        "《/w 闺蜜/nw 》/w 导演/n ：/w 黄真真/PER 主演/n ：/w 陈意涵/PER 。/w 万达影业/ORG 发行/v 了/u 该片/r"
    )
    assert ("《闺蜜》", "主演", "陈意涵") in found
    assert any(predicate == "发行" for _, predicate, _ in found)
    assert not any("导演" in subject for subject, _, _ in found)
