"""Where labels, values and heads of a sheet begin and end."""

import pytest

from kg_builder.extract.chinese import labels
from kg_builder.extract.chinese.phrases import text_of
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

NONE = Qualifiers()
DIRECTED = "导演/n ：/w 黄真真/PER"
HEAD = "《/w 闺蜜/nw 》/w"


def sheet(tagged: str, topic: str = "") -> list[str]:
    found = labels.sheet(words_of(tagged), words_of(topic) if topic else (), NONE)
    return [f"{text_of(each.subject)}|{each.predicate}|{text_of(each.object)}" for each in found.readings]


@pytest.mark.parametrize("colon", ["：", ":"])
@pytest.mark.parametrize("separator", ["、", "，", ",", "/", "／", "；", ";", "|"])
def test_every_mark_parts_values(colon: str, separator: str) -> None:
    tagged = f"{HEAD} 导演/n {colon}/w 黄真真/PER 主演/n {colon}/w 陈意涵/PER {separator}/w 张钧甯/PER"
    assert sheet(tagged) == ["《闺蜜》|导演|黄真真", "《闺蜜》|主演|陈意涵", "《闺蜜》|主演|张钧甯"]


@pytest.mark.parametrize("stop", ["。", "！", "？", "…"])
def test_every_stop_ends_a_value(stop: str) -> None:
    found = sheet(f"{HEAD} {DIRECTED} 主演/n ：/w 陈意涵/PER {stop}/w 张钧甯/PER")
    assert found == ["《闺蜜》|导演|黄真真", "《闺蜜》|主演|陈意涵"]


@pytest.mark.parametrize(("opening", "closing"), ["（）", "()", "[]", "【】"])
def test_what_stands_in_brackets_is_no_value(opening: str, closing: str) -> None:
    found = sheet(f"{HEAD} {DIRECTED} 主演/n ：/w 陈意涵/PER {opening}/w 饰/v 小美/PER {closing}/w 、/w 张钧甯/PER")
    assert found == ["《闺蜜》|导演|黄真真", "《闺蜜》|主演|陈意涵", "《闺蜜》|主演|张钧甯"]


def test_an_unclosed_bracket_takes_the_rest() -> None:
    assert sheet(f"{HEAD} {DIRECTED} 主演/n ：/w 陈意涵/PER （/w 饰/v 小美/PER") == [
        "《闺蜜》|导演|黄真真",
        "《闺蜜》|主演|陈意涵",
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        # with the word that qualifies it, or without a word that does not
        ("唱片/n 公司/n", "唱片公司"),
        ("所属/v 公司/n", "所属公司"),
        ("出版/vn 时间/n", "出版时间"),
        ("代表/n 作品/n", "代表作品"),
        ("执行/vn 导演/n", "执行导演"),
    ],
)
def test_labels_of_two_words(label: str, expected: str) -> None:
    assert sheet(f"{HEAD} {DIRECTED} _{label} ：/w 滚石/ORG")[-1] == f"《闺蜜》|{expected}|滚石"


@pytest.mark.parametrize("label", ["他们/r 公司/n 的/u", "非常/d", "，/w", "3名/m", "很长很长很长的/n"])
def test_what_is_no_label(label: str) -> None:
    assert sheet(f"{HEAD} {DIRECTED} {label} ：/w 滚石/ORG") == []


def test_a_property_that_somebody_has_is_no_label() -> None:
    assert sheet(f"{HEAD} {DIRECTED} 王芳/PER 的/u 作品/n ：/w 滚石/ORG") == []


@pytest.mark.parametrize(
    ("head", "about"),
    [
        ("《/w 甲/nw 》/w", "《甲》"),
        ("《/w 甲/nw 》/w 即/v 《/w 甲/nw 》/w", "《甲》"),
        ("王芳/PER", "王芳"),
        ("歌手/n 王芳/PER", "王芳"),
        ("夏天/n 的/u 风/n", "夏天的风"),
        ("夏天/n （/w 现场/n ）/w", "夏天"),
        # a list of remarks, a sentence, something long, two titles
        ("演员/n 名单/n", ""),
        ("夏天/n ，/w 风/n", ""),
        ("关于/p 全面/a 开展/v 年度/n 安全/a 生产/vn 检查/vn 工作/vn 情况/n", ""),
        ("《/w 甲/nw 》/w 《/w 乙/nw 》/w", ""),
        ("，/w", ""),
    ],
)
def test_heads(head: str, about: str) -> None:
    found = sheet(f"{head} _{DIRECTED} _主演/n ：/w 陈意涵/PER")
    assert found == ([f"{about}|导演|黄真真", f"{about}|主演|陈意涵"] if about else [])


def test_a_naming_label_wins_over_the_head_and_says_nothing_itself() -> None:
    assert sheet(f"王芳/PER _歌名/n ：/w 《/w 甲/nw 》/w _{DIRECTED}") == ["《甲》|导演|黄真真"]
    assert sheet(f"{DIRECTED} _片名/n ：/w 《/w 甲/nw 》/w") == ["《甲》|导演|黄真真"]


def test_the_topic_stands_in_only_from_before() -> None:
    tagged = f"王芳/PER 来/v ，/w 说/v {DIRECTED} _主演/n ：/w 陈意涵/PER"
    assert sheet(tagged) == []
    assert sheet(tagged, "王芳/PER") == ["王芳|导演|黄真真", "王芳|主演|陈意涵"]
    assert sheet(f"{DIRECTED} _主演/n ：/w 陈意涵/PER", "王芳/PER") == []


def test_a_thing_is_not_related_to_itself() -> None:
    found = labels.sheet(words_of("姓名/n ：/w 王芳/PER _联系人/n ：/w 李明/PER"), (), NONE)
    assert [(text_of(each.subject), text_of(each.object)) for each in found.readings] == [("王芳", "李明")]


def test_a_sheet_takes_the_words_from_its_first_label_to_its_last_value() -> None:
    words = words_of(f"{HEAD} {DIRECTED} 主演/n ：/w 陈意涵/PER 。/w 影片/n 热播/v")
    found = labels.sheet(words, (), NONE)
    assert (found.start, found.end) == (1, 7)
    assert text_of(words[found.start : found.end]) == "导演：黄真真主演：陈意涵"
    nobody = labels.sheet(words[1:7], (), NONE)
    assert (nobody.readings, nobody.start, nobody.end) == ((), 0, 5)
    assert labels.sheet(words[:4], (), NONE) == ((), 0, 0)
    assert labels.sheet((), (), NONE) == ((), 0, 0)


def test_a_value_that_is_no_phrase_is_one_name_as_it_is_written() -> None:
    words = words_of(f"歌名/n ：/w 玫瑰/n _爱/v _{DIRECTED}")
    (found,) = labels.sheet(words, (), NONE).readings
    (name,) = found.subject
    assert (name.text, name.tag, name.start, name.end) == ("玫瑰 爱", "nz", 3, 7)


def test_text_behind_the_bracket_of_a_single_value_is_no_value() -> None:
    found = sheet(f"{HEAD} {DIRECTED} 主演/n ：/w 陈意涵/PER （/w 饰/v 小美/PER ）/w 热播/v 剧集/n")
    assert found == ["《闺蜜》|导演|黄真真", "《闺蜜》|主演|陈意涵"]
