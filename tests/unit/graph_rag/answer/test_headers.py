"""Headers of columns against questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.headers import (
    currencies,
    header_fit,
    header_said,
    header_type,
    is_known,
    is_name_header,
    words_of,
)
from graph_rag.question import AnswerType
from graph_rag.question.synonyms import alike
from tests.unit.graph_rag.answer.evidence import question


@pytest.mark.parametrize(
    ("header", "text", "relation", "least"),
    [
        ("Lead time (weeks)", "What is the lead time?", ("lead", "time"), 1.0),
        ("reports_to", "Who does she report to?", ("report",), 1.0),
        ("role", "What position does she hold?", ("position",), 0.8),
        ("Net debt at year end", "What is the net debt?", ("net", "debt"), 0.7),
        ("Approved by", "Who approved it?", ("approve",), 0.8),
        ("责任人", "Who is responsible for it?", ("responsible",), 0.8),
        ("不含税单价（元）", "单价是多少？", ("单价",), 0.6),
        ("职务", "他担任什么职务？", ("职务",), 1.0),
    ],
)
def test_asked_for(header: str, text: str, relation: tuple[str, ...], least: float) -> None:
    assert header_said(header, question(text, relation=relation)) >= least


@pytest.mark.parametrize(
    ("header", "text", "relation"),
    [
        ("Warehouse", "What is the lead time?", ("lead", "time")),
        ("备注", "单价是多少？", ("单价",)),
        ("of a", "What is the end of the lease?", ("lease",)),
    ],
)
def test_not_asked_for(header: str, text: str, relation: tuple[str, ...]) -> None:
    assert header_said(header, question(text, relation=relation)) == 0.0


def test_a_currency_code_is_said_by_its_name() -> None:
    asked = question("What does it cost in euros?", relation=("cost",))
    assert currencies(asked) == {"EUR"}
    assert header_said("EUR", asked) == 1.0
    assert header_said("GBP", asked) == 0.0


def test_words_leave_stop_words_out() -> None:
    words = words_of(question("What is the price of the pump?", relation=("price",), focus="price"))
    assert "price" in words
    assert not words & {"the", "of", "what", "is"}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Unit price (GBP)", AnswerType.AMOUNT), ("负责人", AnswerType.PERSON), ("Colour", AnswerType.UNKNOWN),
        ("", AnswerType.UNKNOWN), ("交货日期", AnswerType.DATE),
    ],
)  # fmt: skip
def test_kinds(header: str, expected: AnswerType) -> None:
    assert header_type(header) is expected


@pytest.mark.parametrize(("header", "expected"), [("name", True), ("姓名", True), ("Site name", True), ("role", False)])
def test_columns_of_names(header: str, *, expected: bool) -> None:
    assert is_name_header(header) is expected


def test_known_words_share_their_beginning() -> None:
    assert is_known("approved", frozenset({"approve"}))
    assert not is_known("plan", frozenset({"plane"}))


def test_like_words_go_both_ways() -> None:
    assert "职务" in alike("position")
    assert "position" in alike("职务")
    assert alike("zebra") == {"zebra"}


@given(st.text(max_size=40), st.frozensets(st.text(max_size=8), max_size=5))
def test_a_fit_is_a_share(header: str, words: frozenset[str]) -> None:
    assert 0.0 <= header_fit(header, words) <= 1.0
