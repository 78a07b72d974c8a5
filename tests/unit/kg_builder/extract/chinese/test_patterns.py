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
    ("中国/LOC 作家/n 鲁迅/PER", "", [("鲁迅", "是", "中国作家")]),
    ("中国/LOC 台湾/LOC 歌手/n 戴爱玲/PER", "", [("戴爱玲", "是", "中国台湾歌手")]),
    (
        "首都师范大学/ORG 党委书记/n 郑萼/PER 校长/n 孟繁华/PER",
        "",
        [("首都师范大学", "党委书记", "郑萼"), ("首都师范大学", "校长", "孟繁华")],
    ),
    ("书记/n 郑萼/PER 校长/n 孟繁华/PER", "", [("郑萼", "是", "书记"), ("孟繁华", "是", "校长")]),
    ("郑萼/PER 、/w 校长/n 孟繁华/PER", "", [("孟繁华", "是", "校长")]),
    ("力拓/PER 总裁/n 威尔士/PER", "", [("力拓", "总裁", "威尔士")]),
    (
        "南京大学/ORG 校长/n 、/w 学位/n 委员会/n 主任/n 陈骏/PER",
        "",
        [("南京大学", "校长", "陈骏"), ("南京大学", "学位委员会主任", "陈骏")],
    ),
    (
        "南京大学/ORG 校长/n 、/w 远航基金会/ORG 主任/n 陈骏/PER",
        "",
        [("远航基金会", "主任", "陈骏"), ("南京大学", "校长", "陈骏")],
    ),
    ("行长/n 吴学民/PER", "徽商银行/ORG", [("徽商银行", "行长", "吴学民")]),
    ("律师/n 吴学民/PER", "徽商银行/ORG", [("吴学民", "是", "律师")]),
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
    ("任达华/PER 与/p 琦琦/PER 的/u 女儿/n 任晴佳/PER", "", [("任达华", "女儿", "任晴佳"), ("琦琦", "女儿", "任晴佳")]),
    ("梅西/PER 的/u 二/m 儿子/n 马特奥/PER", "", [("梅西", "儿子", "马特奥")]),
    ("吕良伟/PER 杨小娟/PER 夫妇/n", "", [("吕良伟", "夫妇", "杨小娟")]),
    ("何享健/PER 、/w 何剑锋/PER 父子/n", "", [("何享健", "父子", "何剑锋")]),
    ("三/m 父子/n", "", []),
    # possession and works
    ("顾漫/PER 的/u 同名/vn 小说/n", "《/w 何以笙箫默/nw 》/w", [("顾漫", "同名小说", "《何以笙箫默》")]),
    ("改编/v 自/p 漫画/n 同名/vn 小说/n", "《/w 何以笙箫默/nw 》/w", []),
    ("刘德华/PER 首张/m 专辑/n 《/w 只知道此刻爱你/nw 》/w", "", []),
    ("刘德华/PER 专辑/n 《/w 只知道此刻爱你/nw 》/w", "", [("刘德华", "专辑", "《只知道此刻爱你》")]),
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
    ("赵元偓/PER 之/u 子/n", "赵允弼/PER", [("赵元偓", "儿子", "赵允弼")]),
    (
        "赵炅/PER 之/u 孙/n 、/w 赵元偓/PER 之/u 子/n",
        "赵允弼/PER",
        [("赵炅", "孙子", "赵允弼"), ("赵元偓", "儿子", "赵允弼")],
    ),
    ("朱祁镇/PER 第五子/m", "朱见澍/PER", [("朱祁镇", "第五子", "朱见澍")]),
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
