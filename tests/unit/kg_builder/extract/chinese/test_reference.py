"""Bare type nouns, kinship and properties that go by what the sentence is about."""

import pytest

from kg_builder.extract.chinese.kin import lineage, owners, person_of
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reference import Kinds
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import triples_of, words_of

NOUNS = [
    # the sentence says what kind of thing it is about
    (
        "《/w 神奇的孩子/nw 》/w 是/v 脱口秀/n 节目/n ，/w 节目/n 由/p 谢娜/PER 主持/v",
        ("谢娜", "主持", "《神奇的孩子》"),
    ),
    (
        "众盛公司/ORG 是/v 一家/m 制造/vn 企业/n ，/w 工厂/n 成立/v 于/p 2005年/TIME",
        ("众盛公司", "成立于", "2005年"),
    ),
    (
        "兵希中学/ORG 坐落/v 于/p 昆山/LOC ，/w 学校/n 占地面积/n 60亩/m",
        ("兵希中学", "占地面积", "60亩"),
    ),
    (
        "广发基金管理有限公司/ORG 成立/v 于/p 2003年/TIME ，/w 公司/n 董事长/n 孙树明/PER 出席/v",
        ("广发基金管理有限公司", "董事长", "孙树明"),
    ),
    # a work whose kind is not said is a film, book or show, but no album
    ("《/w 小丑/nw 》/w 上映/v ，/w 该片/r 由/p 菲利普斯/PER 执导/v", ("菲利普斯", "执导", "《小丑》")),
    # an album that was named is the album
    (
        "歌曲/n 《/w 女捕快/nw 》/w 出自/v 专辑/n 《/w 千方百计/nw 》/w ，/w 专辑/n 由/p 天娱传媒/ORG 发行/v",
        ("天娱传媒", "发行", "《千方百计》"),
    ),
    # bare nouns that names are given for
    (
        "《/w 神奇的孩子/nw 》/w 是/v 节目/n ，/w 主要/a 嘉宾/n 是/v 沈凌/PER 、/w 徐浩/PER",
        ("《神奇的孩子》", "主要嘉宾", "徐浩"),
    ),
    ("云帆科技/ORG 成立/v 于/p 1987年/TIME ，/w 主要/a 客户/n 是/v 华为/ORG", ("云帆科技", "主要客户", "华为")),
    ("《/w 白米酒/nw 》/w 是/v 歌曲/n ，/w 作词/vn 、/w 作曲/vn 都是/v 巴奈/PER", ("《白米酒》", "作曲", "巴奈")),
    # modifiers of the predicate noun
    ("特力公司/ORG 是/v 成立/v 于/p 1986年/TIME 的/u 上市/vn 公司/n", ("特力公司", "成立于", "1986年")),
    ("云链系统/nz 是/v 技术部/n 开发/v 的/u 平台/n", ("技术部", "开发", "云链系统")),
    ("《/w 刻神记/nw 》/w 是/v 寂寞/a 烟灰/n 缸/n 写/v 的/u 网络/n 小说/n", ("寂寞烟灰缸", "写", "《刻神记》")),
    ("《/w 娇妻/nw 》/w 是/v 萧哲/PER 发表/v 在/p 云中书城/LOC 的/u 小说/n", ("萧哲", "发表", "《娇妻》")),
    # dates of a beginning, partners and parts in a work
    ("徐易容/PER 于/p 2009年11月/TIME 创立/v 美丽说/ORG", ("美丽说", "创立", "2009年11月")),
    ("仓库公司/ORG 2014年6月/TIME 创办/v 于/p 江西/LOC", ("仓库公司", "创办", "2014年6月")),
    ("她/r 与/p 林更新/PER 合作/v 出演/v 《/w 舞乐传奇/nw 》/w", ("林更新", "合作出演", "《舞乐传奇》")),
    ("于月仙/PER 在/p 《/w 乡村爱情/nw 》/w 里/f 出演/v 谢大脚/PER", ("于月仙", "出演谢大脚", "《乡村爱情》")),
]

UNREAD = [
    # two of a kind, a longer phrase, and a noun of another kind
    (
        "《/w 甲/nw 》/w 是/v 小说/n ，/w 《/w 乙/nw 》/w 是/v 小说/n ，/w 小说/n 由/p 王芳/PER 创作/v",
        "王芳",
    ),
    ("众盛公司/ORG 是/v 制造/vn 企业/n ，/w 节目/n 由/p 谢娜/PER 主持/v", "谢娜"),
]

KIN = [
    (
        "陈维蕊/PER 回到/v 上海/LOC ，/w 她/r 的/u 人生/n 翻开/v ，/w 从/p 母亲/n 郑明明/PER 手中/s 接受/v 集团/n",
        ("陈维蕊", "母亲", "郑明明"),
    ),
    (
        "邹明轩/PER 的/u 父亲/n 邹市明/PER 是/v 冠军/n ，/w 母亲/n 冉莹颖/PER 任职/v 于/p 电视台/ORG",
        ("邹明轩", "母亲", "冉莹颖"),
    ),
    ("李世民/PER 是/v 李渊/PER 和/c 窦皇后/PER 的/u 次子/n", ("窦皇后", "次子", "李世民")),
    ("毛新宇/PER 是/v 毛岸青/PER 与/c 邵华/PER 之/u 子/n", ("邵华", "儿子", "毛新宇")),
    ("张无忌/PER ，/w 其/r 母/n 殷素素/PER 是/v 教主/n", ("张无忌", "母亲", "殷素素")),
]


@pytest.mark.parametrize(("tagged", "expected"), NOUNS)
def test_type_nouns(tagged: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples_of(tagged)


@pytest.mark.parametrize(("tagged", "doer"), UNREAD)
def test_unclear_nouns_stay_as_they_are(tagged: str, doer: str) -> None:
    assert all("《" not in whom and "公司" not in whom for who, _, whom in triples_of(tagged) if who == doer)


@pytest.mark.parametrize(("tagged", "expected"), KIN)
def test_kin(tagged: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples_of(tagged)


def test_nothing_is_known_at_first() -> None:
    words = words_of("节目/n 由/p 谢娜/PER 主持/v")
    assert Kinds().resolved(words, ()) == words
    assert Kinds().resolved(words[:1], ()) == words[:1]
    assert text_of(Kinds().resolved(words, words_of("《/w 甲/nw 》/w"))) == "《甲》由谢娜主持"


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("邹明轩/PER 的/u 父亲/n 邹市明/PER", "邹明轩"),
        ("演员/n 邹市明/PER", "邹市明"),
        ("母亲/n 冉莹颖/PER", ""),
        ("其父/r 张翠山/PER", ""),
        ("远航集团/ORG", ""),
        ("她/r", "她"),
    ],
)
def test_person_of_a_subject(tagged: str, expected: str) -> None:
    assert text_of(person_of(words_of(tagged))) == expected


def test_owners_need_a_person() -> None:
    words = words_of("任达华/PER 与/p 琦琦/PER 的/u 女儿/n")
    assert [word.text for word in owners(words, 4)] == ["任达华", "琦琦"]
    assert owners(words_of("公司/n 的/u 女儿/n"), 2) == []
    assert owners(words, 0) == []


def test_lineage_is_of_people_only() -> None:
    words = words_of("赵元偓/PER 之/u 子/n")
    assert list(lineage(words, words_of("远航集团/ORG"), Qualifiers())) == []
    assert list(lineage(words_of("子/n"), words_of("赵允弼/PER"), Qualifiers())) == []
