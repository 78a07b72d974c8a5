"""What the last record of a chain answers: the cell asked for, or a span of the kind; nothing where none stands out."""

from __future__ import annotations

import pytest

from graph_rag.answer.rows import read_row
from graph_rag.chain.answers import Found, read_answer, read_cells
from graph_rag.question import AnswerType, Question
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.test_parts import no_parse, record

NOTHING: frozenset[str] = frozenset()
ROW = "supplier: Kestrel | city: Kassel | contact: Jan Voss | founded: 1998 | price: €40"
ROW_ZH = "供应商: 锐寒 | 城市: 宁波 | 联系人: 郑柏年 | 成立时间: 1998年 | 单价: 40元"


def cell(asked: Question, row: str = ROW, taken: frozenset[str] = NOTHING) -> Found | None:
    return read_cells(read_row(row), taken, asked)


@pytest.mark.parametrize(
    ("text", "expects", "focus", "row", "answer", "label"),
    [
        ("In which city is the maker?", AnswerType.PLACE, "city", ROW, "Kassel", "city"),
        ("When was the maker founded?", AnswerType.DATE, "", ROW, "1998", "founded"),
        ("What is the price of the maker?", AnswerType.AMOUNT, "price", ROW, "€40", "price"),
        ("供货方在哪个城市？", AnswerType.PLACE, "城市", ROW_ZH, "宁波", "城市"),
        ("供货方的单价是多少？", AnswerType.AMOUNT, "单价", ROW_ZH, "40元", "单价"),
    ],
)
def test_the_cell_under_the_header_asked_for(
    text: str, expects: AnswerType, focus: str, row: str, answer: str, label: str
) -> None:
    asked = question(text, expects, focus=focus, relation=("maker", "found", "price", "供货"))
    found = cell(asked, row)
    assert found is not None
    assert (found.text, found.label) == (answer, label)
    assert 0 < found.score <= 1


@pytest.mark.parametrize(("row", "answer"), [(ROW, "kassel"), (ROW_ZH, "宁波")])
def test_what_led_here_is_no_answer(row: str, answer: str) -> None:
    focus = "city" if row is ROW else "城市"
    asked = question(f"Which {focus}?" if row is ROW else f"哪个{focus}？", AnswerType.PLACE, focus=focus)
    assert cell(asked, row) is not None
    without = cell(asked, row, frozenset({answer}))
    assert without is None or without.text.lower() != answer


def test_no_person_has_a_digit() -> None:
    asked = question("Who is the contact?", AnswerType.PERSON, focus="contact", relation=("contact",))
    assert cell(asked, "supplier: Kestrel | contact: desk 4") is None
    found = cell(asked, "supplier: Kestrel | contact: Jan Voss")
    assert found is not None
    assert found.text == "Jan Voss"


def test_a_place_is_not_read_under_a_header_of_persons() -> None:
    asked = question("Where is it?", AnswerType.PLACE)
    assert cell(asked, "id: 4 | manager: Lena Hull") is None


def test_two_cells_that_fit_alike_give_none() -> None:
    asked = question("Which city?", AnswerType.PLACE, focus="city", relation=("city",))
    assert cell(asked, "supplier: Kestrel | city: Kassel | city: Bremen") is None


def test_what_the_question_names_is_no_answer() -> None:
    asked = question("Which city but Kassel?", AnswerType.PLACE, focus="city", relation=("city",))
    assert cell(asked, "supplier: Kestrel | city: Kassel") is None


def test_no_cells_no_answer() -> None:
    assert read_cells((), NOTHING, question("Which city?", AnswerType.PLACE, focus="city")) is None


@pytest.mark.parametrize(
    ("line", "text", "expects", "answer"),
    [
        ("The lease was signed on 3 March 2024.", "When was the lease signed?", AnswerType.DATE, "3 March 2024"),
        ("The lease was signed in Leeds.", "When was the lease signed?", AnswerType.DATE, None),
        ("The lease costs £40,000 a year.", "What does the lease cost?", AnswerType.AMOUNT, "£40,000"),
        ("租约于2024年3月3日签订。", "租约何时签订？", AnswerType.DATE, "2024年3月3日"),
        ("租约在杭州签订。", "租约何时签订？", AnswerType.DATE, None),
    ],
)
def test_a_span_of_a_sentence(line: str, text: str, expects: AnswerType, answer: str | None) -> None:
    relation = ("lease", "sign", "cost") if line.isascii() or "£" in line else ("租约", "签订")
    found = read_answer(record(line), NOTHING, question(text, expects, relation=relation), no_parse)
    assert (found.text if found else None) == answer
    if found is not None:
        assert found.label == ""
        assert found.text in line
        assert 0 < found.score <= 0.7, "a span says less surely what it is than a cell"


def test_a_span_that_led_here_is_no_answer() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE, relation=("lease", "sign"))
    line = record("The lease was signed on 3 March 2024.")
    assert read_answer(line, frozenset({"3 march 2024"}), asked, no_parse) is None
