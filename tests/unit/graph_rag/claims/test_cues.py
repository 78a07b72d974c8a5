"""Cue words of clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.cues import Certainty, Quantity, conditions, contrasts, read_cues


@pytest.mark.parametrize(
    "text",
    [
        "The audit did not identify any weaknesses",
        "It doesn't store passwords",
        "Cameras are prohibited in the clean room",
        "Regulators blocked the merger",
        "The offer was turned down by the board",
        "The court acquitted him",
        "The court cleared Dane of breaching the contract",
        "It was caught without a permit",
        "审计未发现重大缺陷",
        "洁净室内严禁携带相机",
        "他本人予以否认",
        "申请被驳回",
        "试用期不可延长",
        "公司从未分红",
    ],
)
def test_a_denial(text: str) -> None:
    assert read_cues(text).denied


@pytest.mark.parametrize(
    "text",
    [
        "They met not only the board",
        "It must be paid no later than 30 June",
        "No more than 40 guests may attend",
        "Not all of the invoices had been paid",
        "The landlord repairs the roof, not the tenant",
        "It stopped using paper",
        "未经同意不得转租",
        "每周远程办公不得超过2天",
        "公司不断扩大业务",
        "非洲业务增长",
        "发票没有全部付清",
    ],
)
def test_no_denial(text: str) -> None:
    assert not read_cues(text).denied


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Novalis opened a laboratory", Certainty.FACT),
        ("The branch will close", Certainty.FUTURE),
        ("It said it would end production", Certainty.FUTURE),
        ("Novalis plans to open a laboratory", Certainty.PLANNED),
        ("The suspect is expected to confess", Certainty.PLANNED),
        ("Petra is preparing to file", Certainty.PLANNED),
        ("Aldine is considering cutting jobs", Certainty.POSSIBLE),
        ("Aldine may cut jobs", Certainty.POSSIBLE),
        ("A draft rule would ban cups", Certainty.POSSIBLE),
        ("公司建了工厂", Certainty.FACT),
        ("周四将开庭审理", Certainty.FUTURE),
        ("丰和投资将股权出售给启明资本", Certainty.FACT),
        ("公司计划建设工厂", Certainty.PLANNED),
        ("规定拟自明年起禁止", Certainty.PLANNED),
        ("公司正在考虑裁员", Certainty.POSSIBLE),
    ],
)
def test_how_far_from_a_fact(text: str, level: Certainty) -> None:
    assert read_cues(text).certainty is level


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("All suppliers signed", Quantity.ALL),
        ("Either party may terminate", Quantity.ALL),
        ("Most suppliers signed", Quantity.MOST),
        ("Several branches will close", Quantity.SOME),
        ("None of the samples failed", Quantity.NONE),
        ("Twelve samples failed", None),
        ("It is more than any other country", None),
        ("Not all of the invoices were paid", None),
        ("所有供应商都签了", Quantity.ALL),
        ("大部分供应商签了", Quantity.MOST),
        ("部分网点关闭", Quantity.SOME),
        ("没有一份样品超标", Quantity.NONE),
        ("发票没有全部付清", None),
    ],
)
def test_of_how_many(text: str, quantity: Quantity | None) -> None:
    assert read_cues(text).quantity is quantity


@pytest.mark.parametrize("text", ["Only the licensor may end it", "Lin alone founded it", "魏琳独自创办", "仅限会员"])
def test_sole(text: str) -> None:
    assert read_cues(text).sole


def test_permission_and_duty() -> None:
    assert read_cues("Employees may work remotely").permitted
    assert not read_cues("Employees may work remotely").obliged
    assert read_cues("The customer shall pay").obliged
    assert read_cues("员工可以远程办公").permitted
    assert read_cues("甲方必须付款").obliged


def test_bounds() -> None:
    assert read_cues("no more than 40 guests").upper
    assert read_cues("at least 40 guests").lower
    assert read_cues("不得超过40人").upper
    assert read_cues("至少40人").lower
    assert not read_cues("Diesel costs more than petrol").lower
    assert not read_cues("cheaper at most stations").upper


def test_what_a_source_merely_claims() -> None:
    assert read_cues("Prosecutors allege that he took bribes").alleged
    assert read_cues("The maker claims that it is safe").alleged
    assert read_cues("检方指控他受贿").alleged
    said = read_cues("The company said sales doubled")
    assert said.attributed
    assert not said.alleged
    assert read_cues("据一名前员工称他知情").attributed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Staff get a bonus if the target is met.", ("if the target is met",)),
        ("It is covered only with the plan, they say", ("only with the plan",)),
        ("Refunds are paid provided that it reaches us.", ("provided that it reaches us",)),
        ("It may be extended once.", ()),
        ("They meet once a week here", ()),
        ("For each week of delay the supplier pays 1 percent", ("For each week of delay",)),
        ("Passengers with a flexible ticket can rebook", ("Passengers with a flexible ticket",)),
        ("如果完成目标，员工有奖金", ("如果完成目标",)),
        ("未经同意，不得转租", ("未经同意",)),
        ("每延误一周，支付违约金", ("每延误一周",)),
        ("公司去年完成了目标", ()),
    ],
)
def test_conditions(text: str, found: tuple[str, ...]) -> None:
    assert conditions(text) == found


def test_contrasts() -> None:
    text = "Repairs are the task of the landlord, not of the tenant."
    ((start, end),) = contrasts(text)
    assert text[start:end] == ", not of the tenant"
    assert contrasts("The club decided not to renew it") == []
    assert len(contrasts("维修由房东承担，与租户无关。")) == 1


@given(st.text(max_size=80))
def test_any_text_has_cues(text: str) -> None:
    cues = read_cues(text)
    assert cues == read_cues(text)
    assert cues.denials >= 0
    assert cues.attributed or not cues.alleged
