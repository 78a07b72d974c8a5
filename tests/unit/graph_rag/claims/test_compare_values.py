"""Values of a claim against those of its quote: missing, exchanged, joined with another date, out of how many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.compare_values import closeness, compare_ordinals, compare_pairs, compare_values
from graph_rag.claims.values import find_values
from graph_rag.claims.verdict import Aspect, Outcome
from tests.unit.graph_rag.claims.flat import against, paired
from tests.unit.graph_rag.claims.hand import english

YES, NO = Outcome.CONTRADICTED, Outcome.NOT_CONFIRMED
COUNTS = english(
    "Leeds/PROPN/nsubj/1 hired/VERB/ROOT/1 40/NUM/nummod/3 nurses/NOUN/dobj/1 and/CCONJ/cc/1 York/PROPN/nsubj/6 "
    "hired/VERB/conj/1 75/NUM/nummod/8 doctors/NOUN/dobj/6",
    lemmas={"hired": "hire", "nurses": "nurse", "doctors": "doctor"},
)
COUNTS_ZH = "利兹/LOC 招聘/v 40/m 名/q 护士/n ，/w 约克/LOC 招聘/v 75/m 名/q 医生/n 。/w"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Sales rose 8 percent", "Sales rose 8 % in May"),
        ("The roof cost $1,200 million", "The roof cost $1.2 billion"),
        ("It opened in 2024", "It opened on 3 May 2024"),
        ("It holds 2,500 litres", "It holds 2.5 cubic metres"),
        ("Sales rose", "Sales rose 8 percent"),
        ("营收/n 增长/v 8%/m", "营收/n 增长/v 百分之八/m"),
        ("营收/n 320百万元/m", "营收/n 3.2亿元/m"),
    ],
)
def test_values_that_the_quote_says(claim: str, quote: str) -> None:
    assert against(compare_values, claim, quote) == []


@pytest.mark.parametrize(
    ("claim", "quote", "aspect", "outcome", "detail"),
    [
        ("Sales rose 8 percent", "Sales rose 9 percent", Aspect.VALUE, YES, "8 percent / 9 percent"),
        ("Sales rose 8 percent", "Sales rose", Aspect.VALUE, NO, "8 percent"),
        ("Sales rose 8 percent", "Sales rose by $8", Aspect.VALUE, NO, "8 percent"),
        ("It opened in 2024", "It opened in 2023", Aspect.DATE, YES, "2024 / 2023"),
        ("It opened in 2024", "It opened", Aspect.DATE, NO, "2024"),
        ("It cost £9 million", "It cost €9 million", Aspect.VALUE, YES, "£9 million / €9 million"),
        ("营收/n 增长/v 8%/m", "营收/n 增长/v 9%/m", Aspect.VALUE, YES, "8% / 9%"),
        ("营收/n 增长/v 8%/m", "营收/n 增长/v", Aspect.VALUE, NO, "8%"),
        ("2024年/t 开业/v", "2023年/t 开业/v", Aspect.DATE, YES, "2024年 / 2023年"),
    ],
)
def test_values_that_it_does_not_say(claim: str, quote: str, aspect: Aspect, outcome: Outcome, detail: str) -> None:
    assert against(compare_values, claim, quote) == [(aspect, outcome, detail)]


def test_a_finer_date_than_the_quotes_is_not_said() -> None:
    ((aspect, _, _),) = against(compare_values, "It opened on 3 May 2024", "It opened in 2024")
    assert aspect is Aspect.DATE


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Leeds hired 40 nurses", True),
        ("Leeds hired 75 nurses", False),
        ("York hired 75 doctors", True),
        ("York hired 40 doctors", False),
    ],
)
def test_a_value_belongs_to_what_it_stands_beside(claim: str, *, right: bool) -> None:
    assert (against(compare_values, claim, COUNTS) == []) is right


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("利兹/LOC 招聘/v 40/m 名/q 护士/n", True),
        ("利兹/LOC 招聘/v 75/m 名/q 护士/n", False),
        ("约克/LOC 招聘/v 75/m 名/q 医生/n", True),
        ("约克/LOC 招聘/v 40/m 名/q 医生/n", False),
    ],
)
def test_a_value_belongs_to_its_segment_in_chinese(claim: str, *, right: bool) -> None:
    assert (against(compare_values, claim, COUNTS_ZH) == []) is right


def test_of_how_many_is_no_rival() -> None:
    assert against(compare_values, "22 members signed", "22 of the 27 members signed") == []
    assert against(compare_values, "22/m 个/q 成员国/n 签署/v", "27/m 个/q 成员国/n 中/f 有/v 22/m 个/q 签署/v") == []


def test_the_nearer_value_is_the_closer_one() -> None:
    pairing = paired("Leeds hired nurses", COUNTS)
    first, second = find_values(COUNTS.text)
    assert closeness(pairing, first, 0) > closeness(pairing, second, 0) > 0


def test_what_is_said_of_no_word_is_close_to_nothing() -> None:
    pairing = paired("Penguins swim", COUNTS)
    assert [closeness(pairing, value, 0) for value in find_values(COUNTS.text)] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("They sold 400 units in 2018", False),
        ("They sold 800 units in 2022", False),
        ("They sold 800 units in 2018", True),
        ("They sold 400 units in 2022", True),
        ("They sold 400 units", False),
        ("They sold units in 2018", False),
    ],
)
def test_a_value_and_a_date_belong_together(claim: str, *, wrong: bool) -> None:
    quote = "They sold 400 units in 2018 and later, when the new plant was running, 800 units in 2022"
    found = against(compare_pairs, claim, quote)
    assert bool(found) is wrong
    assert all(outcome is YES and aspect is Aspect.DATE for aspect, outcome, _ in found)


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("2018年/t 售出/v 400/m 台/q", False),
        ("2022年/t 售出/v 800/m 台/q", False),
        ("2018年/t 售出/v 800/m 台/q", True),
    ],
)
def test_a_value_and_a_date_belong_together_in_chinese(claim: str, *, wrong: bool) -> None:
    quote = "2018年/t 售出/v 400/m 台/q ，/w 新/a 厂/n 投产/v 之后/f ，/w 2022年/t 售出/v 800/m 台/q"
    assert bool(against(compare_pairs, claim, quote)) is wrong


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [("Sales were 4 million in 2018", False), ("Sales were 4 million in 2022", True)],
)
def test_from_one_value_to_another_between_two_years(claim: str, *, wrong: bool) -> None:
    quote = "Between 2018 and 2022 sales grew from 4 million to 8 million"
    assert bool(against(compare_pairs, claim, quote)) is wrong


@pytest.mark.parametrize(
    ("claim", "quote", "missing"),
    [
        ("They met for the third time", "They met", ["third"]),
        ("They met for the third time", "They met for the 3rd time", []),
        ("They met for the 3rd time", "They met for the third time", []),
        ("They met for the third time", "They met for the second time", ["third"]),
        ("They met", "They met for the third time", []),
        ("Sales rose in the third quarter", "Sales rose", []),
        ("第三/m 次/q 会面/v", "会面/v", ["third"]),
        ("第三/m 次/q 会面/v", "第三/m 轮/q 会面/v", []),
        ("第三/m 季度/n 增长/v", "增长/v", []),
    ],
)
def test_places_in_a_series(claim: str, quote: str, missing: list[str]) -> None:
    assert against(compare_ordinals, claim, quote) == [(Aspect.VALUE, NO, each) for each in missing]


@given(st.integers(2, 999), st.integers(2, 999))
def test_one_count_for_another_contradicts(claimed: int, quoted: int) -> None:
    found = against(compare_values, f"York hired {claimed} doctors", f"York hired {quoted} doctors")
    assert [outcome for _, outcome, _ in found] == ([] if claimed == quoted else [YES])


@given(st.sampled_from(["Sales rose 8 percent in 2024", "York hired 75 doctors", "It cost £9 million", COUNTS.text]))
def test_a_sentence_agrees_with_itself(text: str) -> None:
    for rule in (compare_values, compare_pairs, compare_ordinals):
        assert against(rule, text, text) == []
