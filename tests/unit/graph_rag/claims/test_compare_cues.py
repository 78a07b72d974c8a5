"""What cue words of a quote take back that a claim states: every rule with both its sides, in both languages."""

from __future__ import annotations

import pytest

from graph_rag.claims.compare_cues import compare_cues
from graph_rag.claims.verdict import Aspect, Outcome
from tests.unit.graph_rag.claims.flat import against

YES, NO = Outcome.CONTRADICTED, Outcome.NOT_CONFIRMED


def found(claim: str, quote: str) -> list[tuple[Aspect, Outcome]]:
    return [(aspect, outcome) for aspect, outcome, _ in against(compare_cues, claim, quote)]


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("The firm paid the fine", "The firm paid the fine", False),
        ("The firm paid the fine", "The firm never paid the fine", True),
        ("The firm never paid the fine", "The firm paid the fine", True),
        ("The firm never paid the fine", "The firm has not paid the fine", False),
        ("公司/n 支付/v 罚款/n", "公司/n 未/d 支付/v 罚款/n", True),
        ("公司/n 未/d 支付/v 罚款/n", "公司/n 没有/v 支付/v 罚款/n", False),
        ("公司/n 没有/v 支付/v 罚款/n", "公司/n 支付/v 了/u 罚款/n", True),
    ],
)
def test_negation(claim: str, quote: str, *, against_it: bool) -> None:
    assert found(claim, quote) == ([(Aspect.NEGATION, YES)] if against_it else [])


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("The firm opened a mill", "The firm opened a mill", False),
        ("The firm opened a mill", "The firm plans to open a mill", True),
        ("The firm plans to open a mill", "The firm plans to open a mill", False),
        ("The firm plans to open a mill", "The firm might open a mill", True),
        ("The firm might open a mill", "The firm plans to open a mill", False),
        ("The firm might open a mill", "The firm opened a mill", False),
        ("公司/n 建设/v 工厂/n", "公司/n 计划/v 建设/v 工厂/n", True),
        ("公司/n 计划/v 建设/v 工厂/n", "公司/n 打算/v 建设/v 工厂/n", False),
        ("公司/n 计划/v 建设/v 工厂/n", "公司/n 可能/v 建设/v 工厂/n", True),
    ],
)
def test_a_surer_claim_than_its_quote(claim: str, quote: str, *, against_it: bool) -> None:
    assert found(claim, quote) == ([(Aspect.MODALITY, NO)] if against_it else [])


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("Staff must work remotely", "Staff may work remotely", True),
        ("Staff must work remotely", "Staff must work remotely", False),
        ("员工/n 必须/d 远程/b 办公/v", "员工/n 可以/v 远程/b 办公/v", True),
        ("员工/n 必须/d 远程/b 办公/v", "员工/n 应当/v 远程/b 办公/v", False),
    ],
)
def test_a_duty_made_of_a_permission(claim: str, quote: str, *, against_it: bool) -> None:
    assert ((Aspect.MODALITY, NO) in found(claim, quote)) is against_it


@pytest.mark.parametrize(
    ("claim", "quote", "expected"),
    [
        ("All suppliers signed", "All suppliers signed", []),
        ("All suppliers signed", "Most suppliers signed", [(Aspect.QUANTIFIER, NO)]),
        ("All suppliers signed", "None of the suppliers signed", [(Aspect.NEGATION, YES)]),
        ("None of the suppliers signed", "Some suppliers signed", [(Aspect.NEGATION, YES), (Aspect.QUANTIFIER, YES)]),
        ("Most suppliers signed", "Several suppliers signed", [(Aspect.QUANTIFIER, NO)]),
        ("Most suppliers signed", "All suppliers signed", []),
        ("Most suppliers signed", "Suppliers signed, 40 percent of them", [(Aspect.QUANTIFIER, YES)]),
        ("Most suppliers signed", "Suppliers signed, 60 percent of them", []),
        ("Only suppliers signed", "The suppliers signed", [(Aspect.QUANTIFIER, NO)]),
        ("Only suppliers signed", "The suppliers alone signed", []),
        ("所有/b 供应商/n 签约/v", "大部分/m 供应商/n 签约/v", [(Aspect.QUANTIFIER, NO)]),
        ("所有/b 供应商/n 签约/v", "全部/m 供应商/n 签约/v", []),
        ("多数/m 供应商/n 签约/v", "少数/m 供应商/n 签约/v", [(Aspect.QUANTIFIER, NO)]),
        ("仅/d 供应商/n 签约/v", "供应商/n 签约/v", [(Aspect.QUANTIFIER, NO)]),
    ],
)
def test_of_how_many(claim: str, quote: str, expected: list[tuple[Aspect, Outcome]]) -> None:
    assert found(claim, quote) == expected


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("At least 40 guests signed", "No more than 40 guests signed", True),
        ("No more than 40 guests signed", "At least 40 guests signed", True),
        ("At least 40 guests signed", "At least 40 guests signed", False),
        ("至少/d 40/m 人/n 签约/v", "最多/d 40/m 人/n 签约/v", True),
        ("至少/d 40/m 人/n 签约/v", "至少/d 40/m 人/n 签约/v", False),
    ],
)
def test_bounds(claim: str, quote: str, *, against_it: bool) -> None:
    assert ((Aspect.QUANTIFIER, YES) in found(claim, quote)) is against_it


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("The mayor sold the land", "Prosecutors allege that the mayor sold the land", True),
        ("The mayor sold the land", "The firm said that the mayor sold the land", False),
        ("Prosecutors said the mayor sold the land", "Prosecutors allege that the mayor sold the land", False),
        ("市长/n 出售/v 土地/n", "检方/n 指控/v 市长/n 出售/v 土地/n", True),
        ("检方/n 称/v 市长/n 出售/v 土地/n", "检方/n 指控/v 市长/n 出售/v 土地/n", False),
    ],
)
def test_what_is_merely_alleged(claim: str, quote: str, *, against_it: bool) -> None:
    assert ((Aspect.ATTRIBUTION, NO) in found(claim, quote)) is against_it


@pytest.mark.parametrize(
    ("claim", "quote", "against_it"),
    [
        ("Staff work remotely", "Staff work remotely if the manager has signed the form", True),
        ("Staff work remotely if the manager has signed", "Staff work remotely if the manager has signed", False),
        ("Staff work remotely", "Staff work remotely", False),
        ("员工/n 远程/b 办公/v", "如果/c 客人/n 到来/v ，/w 食堂/n 营业/v 。/w 员工/n 远程/b 办公/v", False),
        ("员工/n 远程/b 办公/v", "如果/c 经理/n 签字/v ，/w 员工/n 远程/b 办公/v", True),
        ("经理/n 签字/v ，/w 员工/n 远程/b 办公/v", "如果/c 经理/n 签字/v ，/w 员工/n 远程/b 办公/v", False),
        ("员工/n 远程/b 办公/v", "员工/n 远程/b 办公/v", False),
    ],
)
def test_a_condition_that_the_claim_leaves_out(claim: str, quote: str, *, against_it: bool) -> None:
    assert ((Aspect.CONDITION, NO) in found(claim, quote)) is against_it


def test_a_condition_with_a_number_must_keep_it() -> None:
    quote = "Staff get it if sales rose 8 percent"
    assert (Aspect.CONDITION, NO) in found("Staff get it, sales rose", quote)
    assert (Aspect.CONDITION, NO) not in found("Staff get it, sales rose 8 percent", quote)


def test_a_claim_without_words_is_not_held_against() -> None:
    assert found("", "The firm never paid") == []
