"""Words of a claim against those of its quote, rule by rule, in both languages."""

from __future__ import annotations

import pytest

from graph_rag.claims.compare_words import (
    compare_adjuncts,
    compare_contrasts,
    compare_coordinated,
    compare_counterparts,
    compare_directions,
    compare_modifiers,
    compare_names,
    compare_places,
)
from graph_rag.claims.verdict import Aspect, Outcome
from tests.unit.graph_rag.claims.flat import against, aspects
from tests.unit.graph_rag.claims.hand import english

YES, NO = Outcome.CONTRADICTED, Outcome.NOT_CONFIRMED
RULES = (
    compare_adjuncts, compare_contrasts, compare_coordinated, compare_counterparts, compare_directions,
    compare_modifiers, compare_names, compare_places,
)  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "quote", "found"),
    [
        ("The firm sold Acme", "The firm sold Acme in May", []),
        ("The firm sold Acme", "The firm sold Globex", [(Aspect.NAME, YES, "Acme")]),
        ("The firm sold Acme", "The firm sold it", [(Aspect.NAME, NO, "Acme")]),
        ("The firm sold the Dutch mill", "The firm sold the mill in the Netherlands", []),
        ("Acme sold it", "Globex sold it", []),
        ("公司/n 收购/v 韦伯/ORG", "公司/n 收购/v 韦伯公司/ORG", []),
        ("公司/n 收购/v 韦伯/ORG", "公司/n 收购/v 拓维/ORG", [(Aspect.NAME, YES, "韦伯")]),
        ("公司/n 收购/v 韦伯/ORG", "公司/n 收购/v 它/r", [(Aspect.NAME, NO, "韦伯")]),
    ],
)
def test_names(claim: str, quote: str, found: list[tuple[Aspect, Outcome, str]]) -> None:
    assert against(compare_names, claim, quote) == found


def test_a_name_at_the_start_counts_when_the_parser_knows_it() -> None:
    line = "Acme/PROPN/nsubj/1 sold/VERB/ROOT/1 it/PRON/dobj/1"
    assert against(compare_names, english(line), "Globex sold it") == []
    known = english(line, names=((0, 1),))
    assert against(compare_names, known, "The firm Globex sold it") == [(Aspect.NAME, YES, "Acme")]


@pytest.mark.parametrize(
    ("claim", "quote", "turned"),
    [
        ("Sales rose", "Sales grew", []),
        ("Sales rose", "Sales fell", ["rise / fall"]),
        ("The firm hired him", "The firm hired him and costs fell", []),
        ("Imports grew", "Exports grew", ["import / export"]),
        ("销量/n 上升/v", "销量/n 增长/v", []),
        ("销量/n 上升/v", "销量/n 下降/v", ["上升 / 下降"]),
        ("进口/v 增长/v", "出口/v 增长/v", ["进口 / 出口"]),
    ],
)
def test_opposites(claim: str, quote: str, turned: list[str]) -> None:
    found = against(compare_directions, claim, quote)
    assert all((aspect, outcome) == (Aspect.DIRECTION, YES) for aspect, outcome, _ in found)
    assert [detail for _, _, detail in found][: len(turned)] == turned
    assert bool(found) is bool(turned)


@pytest.mark.parametrize(
    ("claim", "quote", "turned"),
    [
        ("Costs grew faster than revenue", "Revenue grew more slowly than costs", False),
        ("Costs grew faster than revenue", "Revenue grew faster than costs", True),
        ("Sales exceeded costs", "Costs exceeded sales", True),
        ("柴油/n 比/p 汽油/n 贵/a", "汽油/n 比/p 柴油/n 便宜/a", False),
        ("柴油/n 比/p 汽油/n 贵/a", "柴油/n 比/p 汽油/n 便宜/a", True),
    ],
)
def test_comparisons_are_turned_with_their_sides(claim: str, quote: str, *, turned: bool) -> None:
    assert bool(against(compare_directions, claim, quote)) is turned


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("Diesel cost more than petrol", False),
        ("Petrol cost less than diesel", False),
        ("Diesel cost less than petrol", True),
        ("Petrol cost more than diesel", True),
    ],
)
def test_a_comparison_in_words_of_two_numbers(claim: str, *, turned: bool) -> None:
    quote = "Diesel is at 190 cents and petrol at 170 cents"
    assert bool(against(compare_directions, claim, quote)) is turned


@pytest.mark.parametrize(
    ("claim", "quote", "ruled_out"),
    [
        ("The tenant paid", "The landlord paid, not the tenant.", ["tenant"]),
        ("The landlord paid", "The landlord paid, not the tenant.", []),
        ("The tenant paid", "The tenant paid, not the landlord.", []),
        ("The tenant did not pay", "The landlord pay, not the tenant.", []),
        ("租户/n 承担/v 维修/vn", "维修/vn 由/p 房东/n 承担/v ，/w 与/p 租户/n 无关/v 。/w", ["租户"]),
        ("房东/n 承担/v 维修/vn", "维修/vn 由/p 房东/n 承担/v ，/w 与/p 租户/n 无关/v 。/w", []),
    ],
)
def test_what_a_quote_rules_out(claim: str, quote: str, ruled_out: list[str]) -> None:
    assert against(compare_contrasts, claim, quote) == [(Aspect.NEGATION, YES, word) for word in ruled_out]


@pytest.mark.parametrize(
    ("claim", "quote", "detail"),
    [
        ("the bond desk closed", "the bond desk closed", ""),
        ("the bond desk closed", "the equity desk closed", "bond / equity"),
        ("the bond desk closed", "the desk closed", ""),
        ("the desk closed", "the equity desk closed", ""),
        ("the bond desk closed", "the equity desk closed, not that for bonds", ""),
        ("债券/n 部门/n 关闭/v", "股票/n 部门/n 关闭/v", "债券 / 股票"),
        ("债券/n 部门/n 关闭/v", "债券/n 部门/n 已/d 关闭/v", ""),
    ],
)
def test_another_modifier_of_the_same_head(claim: str, quote: str, detail: str) -> None:
    assert against(compare_modifiers, claim, quote) == ([(Aspect.WORDS, NO, detail)] if detail else [])


@pytest.mark.parametrize(
    ("claim", "quote", "detail"),
    [
        ("南段/n 刷漆/v", "北段/n 刷漆/v", "南段 / 北段"),
        ("上半年/t 增长/v", "下半年/t 增长/v", ""),
        ("上层/n 增长/v", "下层/n 增长/v", "上层 / 下层"),
        ("南段/n 刷漆/v", "南段/n 和/c 北段/n 刷漆/v", ""),
        ("南段/n 刷漆/v", "西桥/n 刷漆/v", ""),
        ("甲方/n 付款/v", "乙方/n 付款/v", "甲方 / 乙方"),
    ],
)
def test_counterparts(claim: str, quote: str, detail: str) -> None:
    assert against(compare_counterparts, claim, quote) == ([(Aspect.WORDS, YES, detail)] if detail else [])


def test_a_second_member_of_a_list_that_the_quote_lacks() -> None:
    claim = english(
        "firm/NOUN/nsubj/1 furnishes/VERB/ROOT/1 hotels/NOUN/dobj/1 and/CCONJ/cc/2 hospitals/NOUN/conj/2",
        lemmas={"hotels": "hotel", "hospitals": "hospital", "furnishes": "furnish"},
    )
    assert against(compare_coordinated, claim, "The firm furnishes hotels") == [(Aspect.WORDS, NO, "hospitals")]
    assert against(compare_coordinated, claim, "The firm furnishes hospitals and hotels") == []
    assert against(compare_coordinated, claim, "The firm furnishes ships") == [], "other rules tell of that"


@pytest.mark.parametrize(
    ("quote", "missing"),
    [("公司/n 生产/v 水泵/n", ["阀门"]), ("公司/n 生产/v 阀门/n 、/w 水泵/n", []), ("公司/n 生产/v 管道/n", [])],
)
def test_a_second_member_of_a_chinese_list(quote: str, missing: list[str]) -> None:
    claim = "公司/n 生产/v 水泵/n 和/c 阀门/n"
    assert [detail for _, _, detail in against(compare_coordinated, claim, quote)] == missing


def test_a_phrase_of_which_the_quote_says_nothing() -> None:
    claim = english(
        "firm/NOUN/nsubj/1 works/VERB/ROOT/1 for/ADP/prep/1 sports/NOUN/compound/4 clubs/NOUN/pobj/2",
        lemmas={"works": "work", "clubs": "club", "sports": "sport"},
    )
    assert against(compare_adjuncts, claim, "The firm work for hotels") == [(Aspect.WORDS, NO, "sports clubs")]
    assert against(compare_adjuncts, claim, "The firm work for a club") == []


def test_a_phrase_of_one_word_is_left_to_the_other_rules() -> None:
    claim = english(
        "firm/NOUN/nsubj/1 works/VERB/ROOT/1 for/ADP/prep/1 clubs/NOUN/pobj/2",
        lemmas={"works": "work", "clubs": "club"},
    )
    assert against(compare_adjuncts, claim, "The firm work for hotels") == []


def test_a_place_that_the_quote_tells_of_another_clause() -> None:
    quote = "魏琳/PER 在/p 里昂/LOC 出生/v ，/w 她/r 在/p 都灵/LOC 学习/v 。/w"
    wrong, right = "魏琳/PER 在/p 都灵/LOC 出生/v", "魏琳/PER 在/p 里昂/LOC 出生/v"
    assert against(compare_places, wrong, quote) == [(Aspect.NAME, YES, "都灵 / 里昂")]
    assert against(compare_places, right, quote) == []


@pytest.mark.parametrize(
    "text",
    [
        "Costs grew faster than revenue",
        "The firm sold Acme to Globex in York",
        "南段/n 和/c 北段/n 刷漆/v 。/w",
        "魏琳/PER 在/p 里昂/LOC 出生/v ，/w 她/r 在/p 都灵/LOC 学习/v 。/w",
        "公司/n 生产/v 水泵/n 和/c 阀门/n",
    ],
)
def test_no_rule_speaks_against_the_quote_itself(text: str) -> None:
    assert aspects(RULES, text, text) == []
