"""Which thing a bare type noun speaks of."""

import pytest

from kg_builder.extract.chinese.frames import Frame
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reference import Kinds
from kg_builder.extract.chinese.words import Words
from tests.unit.kg_builder.extract.chinese.tagged import words_of

FILM = words_of("《/w 小丑/nw 》/w")
SHOW = words_of("《/w 早安/nw 》/w")
COMPANY = words_of("众盛公司/ORG")
HOSTED = "由/p 谢娜/PER 主持/v"


def noted(kinds: Kinds, subject: Words, verb: str, noun: str, *, topic: Words | None = None) -> Kinds:
    frame = Frame(subject=subject, verb=words_of(verb), object=words_of(noun) if noun else ())
    kinds.note(frame, subject if topic is None else topic)
    return kinds


def resolved(kinds: Kinds, tagged: str, topic: Words = ()) -> str:
    return text_of(kinds.resolved(words_of(tagged), topic))


@pytest.mark.parametrize(
    ("noun", "asked", "expected"),
    [
        ("脱口秀/n 节目/n", "节目/n", "《早安》"),
        ("节目/n", "该节目/r", "《早安》"),
        ("节目/n", "该/r 节目/n", "《早安》"),
        ("动作片/n", "影片/n", "《早安》"),
        ("网络/n 小说/n", "这本/r 书/n", "《早安》"),
        ("手游/n", "本/r 游戏/n", "《早安》"),
        # another kind, a single character alone, a pointer before no type noun, a longer noun
        ("节目/n", "影片/n", "影片"),
        ("小说/n", "书/n", "书"),
        ("节目/n", "该/r 项目/n", "该项目"),
        ("节目/n", "脱口秀节目/n", "脱口秀节目"),
        ("节目/n", "节目/v", "节目"),
    ],
)
def test_a_noun_of_the_kind_stands_for_the_thing(noun: str, asked: str, expected: str) -> None:
    kinds = noted(Kinds(), SHOW, "是/v", noun)
    assert resolved(kinds, f"{asked} {HOSTED}") == expected + "由谢娜主持"


@pytest.mark.parametrize(
    ("subject", "verb", "noun"),
    [
        (words_of("王芳/PER"), "是/v", "节目/n"),
        (words_of("它/r"), "是/v", "节目/n"),
        (words_of("小丑/nz 早安/nz"), "是/v", "节目/n"),
        (SHOW, "制作/v", "节目/n"),
        (SHOW, "是/v", ""),
        (SHOW, "是/v", "冠军/n"),
        (SHOW, "是/v", "节目/v"),
        ((), "是/v", "节目/n"),
    ],
)
def test_only_a_copula_about_one_named_thing_teaches_a_kind(subject: Words, verb: str, noun: str) -> None:
    assert resolved(noted(Kinds(), subject, verb, noun), f"节目/n {HOSTED}") == "节目由谢娜主持"


def test_what_is_said_of_another_than_the_topic_teaches_nothing() -> None:
    kinds = noted(Kinds(), SHOW, "是/v", "节目/n", topic=FILM)
    assert resolved(kinds, f"节目/n {HOSTED}") == "节目由谢娜主持"


def test_two_of_a_kind_make_the_noun_unclear_and_the_same_twice_does_not() -> None:
    kinds = noted(noted(Kinds(), SHOW, "是/v", "节目/n"), SHOW, "是/v", "综艺/n")
    assert resolved(kinds, f"节目/n {HOSTED}") == "《早安》由谢娜主持"
    noted(kinds, FILM, "是/v", "节目/n")
    assert resolved(kinds, f"节目/n {HOSTED}") == "节目由谢娜主持"
    noted(kinds, SHOW, "是/v", "节目/n")
    assert resolved(kinds, f"节目/n {HOSTED}") == "节目由谢娜主持"


def test_kinds_are_kept_apart() -> None:
    kinds = noted(noted(Kinds(), SHOW, "是/v", "节目/n"), FILM, "是/v", "电影/n")
    assert resolved(kinds, f"节目/n {HOSTED}") == "《早安》由谢娜主持"
    assert resolved(kinds, f"影片/n {HOSTED}") == "《小丑》由谢娜主持"


def test_one_sentence_knows_nothing_of_another() -> None:
    noted(Kinds(), SHOW, "是/v", "节目/n")
    assert resolved(Kinds(), f"节目/n {HOSTED}") == "节目由谢娜主持"


def test_a_noun_before_a_title_names_its_kind() -> None:
    kinds = Kinds()
    kinds.named(words_of("歌曲/n 《/w 女捕快/nw 》/w 出自/v 专辑/n 《/w 千方百计/nw 》/w"))
    assert resolved(kinds, f"单曲/n {HOSTED}") == "《女捕快》由谢娜主持"
    assert resolved(kinds, f"唱片/n {HOSTED}") == "《千方百计》由谢娜主持"
    other = Kinds()
    other.named(words_of("歌曲/n 女捕快/nz"))
    other.named(words_of("歌曲/v 《/w 女捕快/nw 》/w"))
    other.named(())
    assert resolved(other, f"单曲/n {HOSTED}") == "单曲由谢娜主持"


@pytest.mark.parametrize(
    ("rest", "replaced"),
    [
        # the whole subject, or the owner of a property
        ("由/p 谢娜/PER 主持/v", True),
        ("的/u 嘉宾/n", True),
        ("成立/v 于/p 2005年/TIME", True),
        ("2005年/TIME 成立/v", True),
        ("注册资本/n 60万元/m", True),
        # a part of something longer
        ("和/c 学校/n 合作/v", False),
        ("、/w 学校/n 合作/v", False),
        ("产品/n 上市/v", False),
        ("王芳/PER 上任/v", False),
    ],
)
def test_the_noun_must_stand_alone(rest: str, replaced: bool) -> None:
    kinds = noted(Kinds(), COMPANY, "是/v", "企业/n")
    assert resolved(kinds, f"公司/n {rest}").startswith("众盛公司" if replaced else "公司") is True


@pytest.mark.parametrize(
    ("topic", "asked", "expected"),
    [
        # an organisation by its own name; a work of unsaid kind by any noun of works but albums
        (COMPANY, "企业/n", "众盛公司"),
        (COMPANY, "学校/n", "学校"),
        (words_of("众盛/ORG"), "企业/n", "企业"),
        (FILM, "影片/n", "《小丑》"),
        (FILM, "专辑/n", "专辑"),
        (FILM, "公司/n", "公司"),
        (words_of("王芳/PER"), "影片/n", "影片"),
    ],
)
def test_the_topic_stands_in_where_nothing_was_said(topic: Words, asked: str, expected: str) -> None:
    assert resolved(Kinds(), f"{asked} {HOSTED}", topic) == expected + "由谢娜主持"


def test_a_work_whose_kind_was_said_is_of_no_other() -> None:
    kinds = noted(Kinds(), FILM, "是/v", "电影/n")
    assert resolved(kinds, f"小说/n {HOSTED}", FILM) == "小说由谢娜主持"
    assert resolved(kinds, f"影片/n {HOSTED}", FILM) == "《小丑》由谢娜主持"


def test_the_words_that_follow_stay_as_they_were() -> None:
    kinds = noted(Kinds(), SHOW, "是/v", "节目/n")
    words = words_of(f"该/r 节目/n {HOSTED}")
    assert kinds.resolved(words, ()) == (*SHOW, *words[2:])
    assert kinds.resolved((), SHOW) == ()
    assert kinds.resolved(words[:2], SHOW) == words[:2]
