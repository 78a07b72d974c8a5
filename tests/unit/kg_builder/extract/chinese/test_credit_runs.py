"""Runs of credits: where one begins, what ends it, and which works it is about."""

import pytest

from kg_builder.extract.chinese import credits as credit_lines
from kg_builder.extract.chinese.clauses import Clause
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.reading import LIKELY
from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import words_of

WORK = words_of("《/w 台湾往事/nw 》/w")
OPENED = "由/p 崔亮/PER 执导/v"
GOES_ON = "左小青/PER 、/w 刘以豪/PER 主演/v"
CLOSING = "王芳/PER 编剧/n 的/u 电影/n 《/w 台湾往事/nw 》/w"


def run(*tagged: str, hypothetical: int = -1) -> dict[int, list[str]]:
    pieces = [Clause(words_of(each), "，", hypothetical=at == hypothetical) for at, each in enumerate(tagged)]
    return {at: [text_of(work) for work in works] for at, works in credit_lines.ahead(pieces).items()}


def test_a_run_ends_with_the_work_of_its_last_modifier() -> None:
    assert run(OPENED, GOES_ON, CLOSING) == {0: ["《台湾往事》"], 1: ["《台湾往事》"]}
    assert run("公司/n 成立/v", OPENED, CLOSING) == {1: ["《台湾往事》"]}


def test_all_titles_side_by_side_have_the_credits() -> None:
    two = "王芳/PER 编剧/n 的/u 电影/n 《/w 甲/nw 》/w 、/w 《/w 乙/nw 》/w"
    assert run(OPENED, two) == {0: ["《甲》", "《乙》"]}


@pytest.mark.parametrize(
    "pieces",
    [
        # nobody opens it, nothing closes it, something else stands between, the modifier is no credit
        (GOES_ON, CLOSING),
        (OPENED, GOES_ON),
        (OPENED, "公司/n 成立/v", CLOSING),
        (OPENED, "《/w 台湾往事/nw 》/w 播出/v"),
        (OPENED, "观众/n 的/u 电影/n 《/w 台湾往事/nw 》/w"),
        (OPENED, "王芳/PER 编剧/n 的/u 电影/n 热播/v"),
        (OPENED, "因为/c 王芳/PER 编剧/n 的/u 电影/n 《/w 台湾往事/nw 》/w"),
        (),
    ],
)
def test_what_is_no_run(pieces: tuple[str, ...]) -> None:
    assert run(*pieces) == {}


def test_what_is_only_supposed_opens_no_run() -> None:
    assert run(OPENED, CLOSING, hypothetical=0) == {}
    assert run(OPENED, CLOSING, hypothetical=1) == {0: ["《台湾往事》"]}


def test_only_the_first_clause_may_have_a_lead() -> None:
    lead = "3月7日/TIME 报道/v 由/p 崔亮/PER 执导/v"
    assert run(lead, CLOSING) == {0: ["《台湾往事》"]}
    assert run(OPENED, lead, CLOSING) == {}


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("报道/v 由/p 崔亮/PER 执导/v", "由崔亮执导"),
        ("报道/v 由/p 王芳/PER 和/c 由/p 崔亮/PER 执导/v", "由崔亮执导"),
        ("由/p 崔亮/PER 执导/v", ""),
        ("理由/n 充分/a", ""),
        ("报道/v 由/n 崔亮/PER", ""),
        ("崔亮/PER 执导/v", ""),
    ],
)
def test_tail(tagged: str, expected: str) -> None:
    assert text_of(credit_lines.tail(words_of(tagged))) == expected
    assert credit_lines.tail(()) == ()


@pytest.mark.parametrize(
    ("tagged", "opened"),
    [
        ("由/p 崔亮/PER 执导/v", True),
        ("一部/m 由/p 崔亮/PER 执导/v", True),
        ("是/v 一部/m 由/p 崔亮/PER 执导/v", True),
        ("是/v 崔亮/PER 执导/v", False),
        ("一部/m 崔亮/PER 执导/v", False),
    ],
)
def test_what_opens_a_credit(tagged: str, opened: bool) -> None:
    found = credit_lines.credit(words_of(tagged))
    assert found is not None
    assert found.opened is opened


@pytest.mark.parametrize(
    "tagged",
    [
        # doers without a name, one of two without a name, another thing in front, nothing at all
        "由/p 公司/n 执导/v",
        "由/p 崔亮/PER 和/c 剧组/n 执导/v",
        "昨天/TIME 由/p 崔亮/PER 执导/v",
        "执导/v",
        "由/p",
        "，/w",
    ],
)
def test_no_credit(tagged: str) -> None:
    assert credit_lines.credit(words_of(tagged)) is None


def test_there_is_a_reading_for_each_doer_verb_and_work() -> None:
    parts = credit_lines.credit(words_of("崔亮/PER 、/w 王芳/PER 编剧/n 并/c 执导/v"))
    assert parts is not None
    said = Qualifiers(attribution="报道")
    found = list(credit_lines.credited(parts, [WORK, words_of("《/w 甲/nw 》/w")], said))
    assert [f"{text_of(each.subject)}{each.predicate}{text_of(each.object)}" for each in found] == [
        f"{doer}{verb}{work}"
        for work in ("《台湾往事》", "《甲》")
        for verb in ("编剧", "执导")
        for doer in ("崔亮", "王芳")
    ]
    assert {(each.qualifiers, each.confidence) for each in found} == {(said, LIKELY)}
    assert list(credit_lines.credited(parts, [], said)) == []


@pytest.mark.parametrize(
    ("tagged", "told"),
    [
        # 由, a verb of making, or a role; not any verb that somebody does
        ("由/p 王芳/PER 送审/v", True),
        ("王芳/PER 改编/v", True),
        ("王芳/PER 监制/n", True),
        ("王芳/PER 送审/v", False),
        ("王芳/PER 编剧/n 并/c 送审/v", False),
    ],
)
def test_credits_of_the_topic(tagged: str, told: bool) -> None:
    assert (credit_lines.of_topic(words_of(tagged), WORK) is not None) is told
    assert credit_lines.of_topic(words_of(tagged), ()) is None
    assert credit_lines.of_topic(words_of(tagged), words_of("王芳/PER")) is None
