"""Credits of a work told clause after clause."""

import pytest

from kg_builder.extract.chinese import credits as credit_lines
from kg_builder.extract.chinese.phrases import text_of
from tests.unit.kg_builder.extract.chinese.tagged import triples_of, words_of

CREDITS = [
    ("由/p 邓科/PER 执导/v", ("邓科", "执导", True)),
    ("是/v 由/p 著名/a 导演/n 邓科/PER 执导/v", ("邓科", "执导", True)),
    ("左小青/PER 、/w 刘以豪/PER 等/u 共同/ad 主演/v", ("左小青、刘以豪", "主演", False)),
    ("赵真/PER 作词/v 并/c 演唱/v", ("赵真", "作词演唱", False)),
    ("赵真/PER 词曲/n 并/c 演唱/v", ("赵真", "词曲演唱", False)),
    ("梁超/PER 担任/v 制片人/n", ("梁超", "制片人", False)),
    ("吴倩/PER 参与/v 演出/vn", ("吴倩", "演出", False)),
    ("邓科/PER 执导/v 电影/n", None),
    ("公司/n 发展/v", None),
    ("邓科/PER 将/d 执导/v", None),
    ("邓科/PER", None),
]

SENTENCES = [
    # agents in clause after clause, the work at the end
    (
        (
            "由/p 崔亮/PER 执导/v ，/w 左小青/PER 、/w 刘以豪/PER 等/u 主演/v 的/u "
            "52集/m 爱国/v 剧/n 《/w 台湾往事/nw 》/w 登录/v 浙江卫视/ORG"
        ),
        [("崔亮", "执导", "《台湾往事》"), ("左小青", "主演", "《台湾往事》"), ("刘以豪", "主演", "《台湾往事》")],
    ),
    # the work first
    (
        "《/w 大耳朵/nw 》/w 是/v 由/p 速达/PER 执导/v ，/w 豆豆/PER 等/u 配音/v 的/u 动画/n 电影/n",
        [("速达", "执导", "《大耳朵》"), ("豆豆", "配音", "《大耳朵》")],
    ),
    (
        "《/w 黄色复仇草/nw 》/w 是/v 电视剧/n ，/w 由/p 崔恩静/PER 执导/v ，/w 吕贞美/PER 编剧/n ，/w 郑灿/PER 主演/v",
        [
            ("崔恩静", "执导", "《黄色复仇草》"),
            ("吕贞美", "编剧", "《黄色复仇草》"),
            ("郑灿", "主演", "《黄色复仇草》"),
        ],
    ),
    (
        "《/w 神医侠侣/nw 》/w 是/v 一部/m 由/p 赖水清/PER 执导/v ，/w 贾静雯/PER 主演/v 的/u 电视/n 连续剧/n",
        [("赖水清", "执导", "《神医侠侣》"), ("贾静雯", "主演", "《神医侠侣》")],
    ),
    # a lead before the first 由
    (
        "3月7日/TIME 报道/v 由/p 崔亮/PER 执导/v ，/w 左小青/PER 主演/v 的/u 剧/n 《/w 台湾往事/nw 》/w 播出/v",
        [("崔亮", "执导", "《台湾往事》"), ("左小青", "主演", "《台湾往事》")],
    ),
    # parts told one after another
    (
        "《/w 流星花园/nw 》/w 由/p 柴智屏/PER 打造/v ，/w 王鹤棣/PER 饰演/v 道明寺/PER ，/w 官鸿/PER 饰演/v 类/PER",
        [("王鹤棣", "饰演道明寺", "《流星花园》"), ("官鸿", "饰演类", "《流星花园》")],
    ),
    # several verbs of one modifier, with the date between
    (
        "赵真/PER 作词/v 并/c 演唱/v 的/u 歌曲/n 《/w 伤不起/nw 》/w",
        [("赵真", "作词", "《伤不起》"), ("赵真", "演唱", "《伤不起》")],
    ),
    (
        "戴爱玲/PER 2002年3月/TIME 发行/v 的/u 专辑/n 《/w magic/nw 》/w",
        [("戴爱玲", "发行", "《magic》"), ("《magic》", "发行", "2002年3月")],
    ),
]

UNSAID = [
    # no work, and a clause of nobody's credit
    ("由/p 崔亮/PER 执导/v ，/w 左小青/PER 主演/v", "执导"),
    ("云帆科技/ORG 发布/v 公告/n ，/w 王芳/PER 主演/v", "主演"),
]


@pytest.mark.parametrize(("tagged", "expected"), CREDITS)
def test_credit(tagged: str, expected: tuple[str, str, bool] | None) -> None:
    found = credit_lines.credit(words_of(tagged))
    assert (found and (text_of(found.doers), text_of(found.verbs), found.opened)) == expected


@pytest.mark.parametrize(("tagged", "expected"), SENTENCES)
def test_sentences(tagged: str, expected: list[tuple[str, str, str]]) -> None:
    assert set(triples_of(tagged)) >= set(expected)


@pytest.mark.parametrize(("tagged", "predicate"), UNSAID)
def test_no_work_no_credit(tagged: str, predicate: str) -> None:
    assert all(said != predicate for _, said, _ in triples_of(tagged))


def test_a_verb_that_makes_nothing_is_no_credit_of_the_topic() -> None:
    topic = words_of("《/w 台湾往事/nw 》/w")
    assert credit_lines.of_topic(words_of("王芳/PER 辞职/v"), topic) is None
    assert credit_lines.of_topic(words_of("王芳/PER 主演/v"), topic) is not None
    assert credit_lines.of_topic(words_of("王芳/PER 主演/v"), words_of("云帆科技/ORG")) is None
