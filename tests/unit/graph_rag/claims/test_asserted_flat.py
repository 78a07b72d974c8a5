"""Short answers and a yes against their sentence, over parses without a tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims import Aspect, Outcome, check_claim, check_short_answer, check_yes
from schema.parse import Parse, Token
from tests.unit.graph_rag.claims.flat import flat
from tests.unit.graph_rag.claims.hand import chinese

LINES_ZH = {
    chinese(line).text: chinese(line)
    for line in (
        "青岚/ORG 计划/v 在/p 成都/LOC 建厂/v 。/w",
        "青岚/ORG 在/p 成都/LOC 建厂/v 。/w",
        "公司/n 在/p 哪里/r 建厂/v ？/w",
        "公司/n 计划/v 在/p 哪里/r 建厂/v ？/w",
        "苏州公司/ORG 有/v 多少/r 员工/n ？/w",
        "杭州公司/ORG 有/v 40/m 名/q 员工/n 。/w",
        "青岚/ORG 建厂/v 了/u 吗/y ？/w",
        "检方/n 指控/v 王某/PER 受贿/v 。/w",
        "谁/r 受贿/v ？/w",
    )
}


def parse(text: str) -> Parse | None:
    return LINES_ZH.get(text) or (flat(text) if text.isascii() or "£" in text else None)


def reasons(question: str, short: str, quote: str, *place: str) -> list[tuple[Aspect, Outcome]]:
    verdict = check_short_answer(question, short, quote, parse, place=place)
    assert verdict.supported is (verdict.reasons == ())
    return [(reason.aspect, reason.outcome) for reason in verdict.reasons]


NO, YES = Outcome.NOT_CONFIRMED, Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "short", "quote", "expected"),
    [
        ("Where did it open a mill?", "Cork", "It opened a mill in Cork", []),
        ("Where did it open a mill?", "Cork", "It plans to open a mill in Cork", [(Aspect.MODALITY, NO)]),
        ("Where does it plan to open a mill?", "Cork", "It plans to open a mill in Cork", []),
        ("Where may it open a mill?", "Cork", "It may open a mill in Cork", []),
        (
            "Who sold the land?",
            "the mayor",
            "Prosecutors allege that the mayor sold the land",
            [(Aspect.ATTRIBUTION, NO)],
        ),
        ("Who is alleged to have sold it?", "the mayor", "Prosecutors allege that the mayor sold the land", []),
        ("What does it cover?", "water damage", "It does not cover water damage", [(Aspect.NEGATION, YES)]),
        ("What does it not cover?", "water damage", "It does not cover water damage", []),
        ("What does it cover?", "water damage", "It does cover water damage (not theft)", []),
        ("公司在哪里建厂？", "成都", "青岚在成都建厂。", []),
        ("公司在哪里建厂？", "成都", "青岚计划在成都建厂。", [(Aspect.MODALITY, NO)]),
        ("公司计划在哪里建厂？", "成都", "青岚计划在成都建厂。", []),
        ("谁受贿？", "王某", "检方指控王某受贿。", [(Aspect.ATTRIBUTION, NO)]),
    ],
)
def test_how_surely_it_is_said(question: str, short: str, quote: str, expected: list[tuple[Aspect, Outcome]]) -> None:
    assert reasons(question, short, quote) == expected


@pytest.mark.parametrize(
    ("question", "quote", "agrees"),
    [
        ("What was revenue in 2021?", "Revenue was £4 million in 2021", True),
        ("What was revenue in 2021?", "Revenue was £4 million in 2022", False),
        ("What was revenue in 2021?", "Revenue was £4 million", True),
        ("What was revenue?", "Revenue was £4 million in 2022", True),
        ("What was revenue in 2021?", "Revenue was £4 million in May 2021", True),
        ("What was revenue in May 2021?", "Revenue was £4 million in 2021", True),
        ("What was revenue in May 2021?", "Revenue was £4 million in June 2021", False),
        ("What was revenue in the second quarter?", "Revenue was £4 million in the third quarter", False),
        ("What was revenue in 2021?", "Revenue was £4 million (it was £3 million in 2022)", True),
        ("What was revenue in 2021?", "Revenue was £4 million in 2022, and £3 million in 2021", True),
    ],
)
def test_of_which_time_it_is_said(question: str, quote: str, *, agrees: bool) -> None:
    assert reasons(question, "£4 million", quote) == ([] if agrees else [(Aspect.DATE, NO)])


@pytest.mark.parametrize(("place", "agrees"), [("Report 2021", True), ("Report 2020", False), ("Report", False)])
def test_title_and_headings_date_a_sentence(place: str, *, agrees: bool) -> None:
    found = reasons("What was revenue in 2021?", "£4 million", "Revenue was £4 million in 2022", place)
    assert found == ([] if agrees else [(Aspect.DATE, NO)])


@pytest.mark.parametrize(
    ("question", "quote", "place", "other"),
    [
        ("How many has the Leeds office?", "The York office has 40", (), True),
        ("How many has the Leeds office?", "The York office has 40", ("Leeds",), False),
        ("How many has the Leeds office?", "The Leeds office has 40", (), False),
        ("How many has the Leeds office?", "The York branch has 40", (), False),
        ("How many has the Leeds office, more than the York office?", "The York office has 40", (), False),
        ("苏州公司有多少员工？", "杭州公司有40名员工。", (), True),
        ("苏州公司有多少员工？", "杭州公司有40名员工。", ("苏州公司",), False),
    ],
)
def test_a_sibling_of_what_is_asked_about(question: str, quote: str, place: tuple[str, ...], *, other: bool) -> None:
    assert reasons(question, "40", quote, *place) == ([(Aspect.NAME, NO)] if other else [])


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("Has the firm opened a mill?", "The firm opened a mill", []),
        ("Has the firm opened a mill?", "The firm plans to open a mill", [Aspect.MODALITY]),
        ("Does the firm plan to open a mill?", "The firm plans to open a mill", []),
        ("Has the firm opened a mill in 2021?", "The firm opened a mill in 2019", [Aspect.DATE]),
        ("Has the mayor sold it?", "Prosecutors allege that the mayor sold it", [Aspect.ATTRIBUTION]),
        ("Has the Leeds office closed?", "The York office closed", [Aspect.NAME]),
        ("青岚建厂了吗？", "青岚在成都建厂。", []),
        ("青岚建厂了吗？", "青岚计划在成都建厂。", [Aspect.MODALITY]),
        ("Has the firm opened a mill?", "青岚计划在成都建厂。", []),
    ],
)
def test_a_yes(question: str, quote: str, expected: list[Aspect]) -> None:
    assert [reason.aspect for reason in check_yes(question, quote, parse).reasons] == expected


def test_the_place_dates_a_yes() -> None:
    asked, quote = "Has the firm opened a mill in 2021?", "The firm opened a mill, as in 2019"
    assert not check_yes(asked, quote, parse).supported
    assert check_yes(asked, quote, parse, place=("Events of 2021",)).supported


def test_an_answer_that_does_not_stand_in_the_quote_is_left_alone() -> None:
    assert reasons("Where did it open a mill?", "Dublin", "It plans to open a mill in Cork") == []
    assert reasons("Where did it open a mill?", "", "It plans to open a mill in Cork") == []


def test_a_parse_without_words_says_nothing() -> None:
    def empty(text: str) -> Parse:
        tokens: tuple[Token, ...] = ()
        return Parse(text=text, language="en", tokens=tokens)

    assert check_short_answer("Where?", "Cork", "It plans to open a mill in Cork", empty).supported
    assert check_yes("Is it?", "It plans to open a mill in Cork", empty).supported


_WORDS = st.lists(
    st.sampled_from(
        "Acme Globex sold bought rose fell not may plans all most 2021 2022 £4 £9 , if . York mill".split()
    ),
    max_size=9,
).map(" ".join)


@given(_WORDS, _WORDS)
def test_verdicts_are_well_formed_and_the_same_again(claim: str, quote: str) -> None:
    verdict = check_claim(claim, quote, flat)
    assert verdict == check_claim(claim, quote, flat)
    assert 0.0 <= verdict.coverage <= 1.0
    outcomes = [reason.outcome for reason in verdict.reasons]
    assert outcomes == sorted(outcomes, key=lambda outcome: outcome is not Outcome.CONTRADICTED)
    assert len(set(verdict.reasons)) == len(verdict.reasons)
    assert verdict.outcome is (outcomes[0] if outcomes else Outcome.SUPPORTED)


@given(_WORDS)
def test_short_answers_are_checked_without_regard_to_the_order_of_places(quote: str) -> None:
    short = quote.partition(" ")[0]
    places = ("Report 2021", "York", "Acme")
    one = check_short_answer("What did the York mill pay in 2021?", short, quote, flat, place=places)
    assert one == check_short_answer(
        "What did the York mill pay in 2021?", short, quote, flat, place=tuple(reversed(places))
    )
