"""Statements that need no verb."""

import pytest

from kg_builder.extract.chinese import patterns
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reading import Reading
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

NOMINAL = [
    # titles
    ("冷链公司/ORG 总经理/n 王芳/PER", "", [("冷链公司", "总经理", "王芳")]),
    ("冷链公司/ORG 的/u 总经理/n 王芳/PER", "", [("冷链公司", "总经理", "王芳")]),
    ("总经理/n 王芳/PER 说/v", "", [("王芳", "是", "总经理")]),
    (
        "郑煤集团/ORG 董事长/n 、/w 党委书记/n 孟中泽/PER",
        "",
        [("郑煤集团", "董事长", "孟中泽"), ("郑煤集团", "党委书记", "孟中泽")],
    ),
    (
        "远航集团/ORG 董事/n 张三/PER 、/w 李四/PER",
        "",
        [("远航集团", "董事", "张三"), ("远航集团", "董事", "李四")],
    ),
    ("中国/LOC 作家/n 鲁迅/PER", "", [("鲁迅", "是", "作家")]),
    ("中国/LOC 总理/n 周恩来/PER", "", [("中国", "总理", "周恩来")]),
    ("导演/n 张艺谋/PER", "《/w 红高粱/nw 》/w", [("《红高粱》", "导演", "张艺谋")]),
    ("设备/n 王芳/PER", "", []),
    ("陈荣捷/PER 与/p 工程师/n 叶葆/PER", "", [("叶葆", "是", "工程师")]),
    # kin
    ("曾荫权/PER 和/c 太太/n 曾鲍笑薇/PER", "", [("曾荫权", "太太", "曾鲍笑薇")]),
    ("张三/PER 的/u 妻子/n 李四/PER", "", [("张三", "妻子", "李四")]),
    ("妻子/n 李四/PER", "张三/PER", [("张三", "妻子", "李四")]),
    ("妻子/n 李四/PER", "", []),
    ("妻子/n 李四/PER", "李四/PER", []),
    ("刘建/PER 之/u 女/n 刘细君/PER", "", [("刘建", "女儿", "刘细君")]),
    ("其/r 子/n 刘细君/PER", "", []),
    ("她/r 与/p 其/r 子/n 刘细君/PER", "刘建/PER", [("刘建", "儿子", "刘细君")]),
    # possession and works
    ("中国/LOC 的/u 首都/n 北京/LOC", "", [("中国", "首都", "北京")]),
    ("鲁迅/PER 的/u 《/w 呐喊/nw 》/w", "", [("鲁迅", "作品", "《呐喊》")]),
    ("鲁迅/PER 小说/n 《/w 呐喊/nw 》/w", "", [("鲁迅", "小说", "《呐喊》")]),
    ("鲁迅/PER 《/w 呐喊/nw 》/w", "", [("鲁迅", "作品", "《呐喊》")]),
    # modifiers that state something
    ("任正非/PER 创办/v 的/u 公司/n 华为/ORG", "", [("任正非", "创办", "华为")]),
    ("张三/PER 和/c 李四/PER 创办/v 的/u 华为/ORG", "", [("张三", "创办", "华为"), ("李四", "创办", "华为")]),
    ("张三/PER 主演/v 的/u 电影/n", "《/w 红高粱/nw 》/w", [("张三", "主演", "《红高粱》")]),
    ("张三/PER 主演/v 的/u 电影/n", "", []),
    ("创立/v 于/p 1929年/TIME 的/u 重庆大学/ORG", "", [("重庆大学", "创立于", "1929年")]),
    ("位于/v 桃园/LOC 的/u 物流/n 中心/n", "", [("物流中心", "位于", "桃园")]),
]

APPOSITIONS = [
    ("远航集团/ORG 副总裁/n", "王芳/PER", [("远航集团", "副总裁", "王芳")]),
    ("副总裁/n", "王芳/PER", [("王芳", "是", "副总裁")]),
    ("首都/n 基希讷乌/LOC", "摩尔多瓦/LOC", [("摩尔多瓦", "首都", "基希讷乌")]),
    ("注册资本/n 5000万元/m", "远航集团/ORG", [("远航集团", "注册资本", "5000万元")]),
    ("明代/TIME 文人/n", "姜南/PER", [("姜南", "是", "明代文人")]),
    (
        "张三/PER 、/w 李四/PER 主演/n",
        "《/w 红高粱/nw 》/w",
        [("《红高粱》", "主演", "张三"), ("《红高粱》", "主演", "李四")],
    ),
    ("高大/a", "王芳/PER", []),
    ("，/w", "王芳/PER", []),
    ("设备/n", "远航集团/ORG", []),
]


def told(reading: Reading) -> tuple[str, str, str]:
    return text_of(reading.subject), reading.predicate, text_of(reading.object)


@pytest.mark.parametrize(("tagged", "topic", "expected"), NOMINAL)
def test_nominal(tagged: str, topic: str, expected: list[tuple[str, str, str]]) -> None:
    about = words_of(topic) if topic else ()
    assert [told(reading) for reading in patterns.nominal(words_of(tagged), about, Qualifiers())] == expected


@pytest.mark.parametrize(("tagged", "topic", "expected"), APPOSITIONS)
def test_apposition(tagged: str, topic: str, expected: list[tuple[str, str, str]]) -> None:
    readings = patterns.apposition(words_of(tagged), words_of(topic), Qualifiers())
    assert [told(reading) for reading in readings] == expected


def test_qualifiers_go_with_every_pattern() -> None:
    stated = Qualifiers(condition="如果开业")
    readings = list(patterns.nominal(words_of("冷链公司/ORG 总经理/n 王芳/PER"), (), stated))
    readings += patterns.apposition(words_of("首都/n 北京/LOC"), words_of("中国/LOC"), stated)
    assert [reading.qualifiers for reading in readings] == [stated, stated]
