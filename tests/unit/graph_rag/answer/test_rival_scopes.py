"""What is and is not a contradiction: units, years, other things, corrections, and how many are shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph_rag.answer.rivals import MAX_RIVALS, rivals
from graph_rag.evidence import LinkedEntity
from graph_rag.question import AnswerType, Question
from schema.answers import ContextItem
from schema.extraction import EntityType
from schema.graph import Entity
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

COST = question("What did the roof cost?", AnswerType.AMOUNT, focus="", relation=("roof", "cost"))
COST_ZH = question("屋顶工程费用是多少？", AnswerType.AMOUNT, relation=("屋顶", "工程", "费用"))


def no_parse(text: str) -> None:
    del text


def shown(
    items: Sequence[ContextItem], answer: str, asked: Question = COST, entities: Sequence[LinkedEntity] = ()
) -> list[str]:
    found = rivals(answer, items[0].number, evidenced(asked, items, entities=entities), no_parse, {})
    return [one.text for one in found]


def letters(*texts: str) -> list[ContextItem]:
    """One document for each text, the names of which have nothing in common."""
    names = ("budget", "letter", "invoice", "memo", "report")
    return [item(n, text, uri=f"{names[n - 1]}.txt", title=names[n - 1]) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("first", "second", "answer", "asked"),
    [
        ("The roof cost £140,000.", "The roof cost £155,000.", "£140,000", COST),
        ("屋顶工程费用为140万元。", "屋顶工程费用为155万元。", "140万元", COST_ZH),
    ],
)
def test_another_amount_is_a_rival(first: str, second: str, answer: str, asked: Question) -> None:
    assert len(shown(letters(first, second), answer, asked)) == 2


@pytest.mark.parametrize(
    "second",
    [
        "The roof cost £0.14 million.",
        "The roof cost £140,400.",
        "The roof cost €155,000.",
        "The roof cost 12 percent of the budget.",
        "The roof cost nothing that anyone could name.",
        "The fence cost £155,000.",
    ],
)
def test_the_same_amount_another_unit_or_another_thing_is_none(second: str) -> None:
    assert shown(letters("The roof cost £140,000.", second), "£140,000") == []


@pytest.mark.parametrize("second", ["屋顶工程费用为1,400,000元。", "屋顶工程费用为155万美元。", "食堂费用为155万元。"])
def test_the_same_in_chinese(second: str) -> None:
    assert shown(letters("屋顶工程费用为140万元。", second), "140万元", COST_ZH) == []


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("In 2022 the roof cost £140,000.", "In 2023 the roof cost £155,000.", False),
        ("In 2022 the roof cost £140,000.", "In 2022 the roof cost £155,000.", True),
        ("In 2022 the roof cost £140,000.", "The roof cost £155,000.", True),
        ("The roof cost £140,000.", "In 2023 the roof cost £155,000.", True),
    ],
)
def test_sentences_of_two_years_do_not_contradict(first: str, second: str, *, contradict: bool) -> None:
    assert bool(shown(letters(first, second), "£140,000")) is contradict


@pytest.mark.parametrize(("year", "contradict"), [("2022", True), ("2021", False)])
def test_a_heading_says_of_which_year_its_lines_are(year: str, *, contradict: bool) -> None:
    items = [
        item(1, "The roof cost £140,000.", uri="budget.txt", headings=("Works of 2022",)),
        item(2, "The roof cost £155,000.", uri="letter.txt", headings=(f"Repairs of {year}",)),
    ]
    assert bool(shown(items, "£140,000")) is contradict


def test_a_year_asked_for_must_be_the_rivals_year_too() -> None:
    asked = question("What did the roof cost in 2022?", AnswerType.AMOUNT, relation=("roof", "cost"))
    first, other = "In 2022 the roof cost £140,000.", "In 2023 the roof cost £155,000."
    assert shown(letters(first, other), "£140,000", asked) == []
    assert len(shown(letters(first, other.replace("2023", "2022")), "£140,000", asked)) == 2


def test_what_names_another_of_the_things_asked_about_is_no_rival() -> None:
    entity = Entity(id="ent h", name="Harbour Hall", type=EntityType.PLACE, members=("ent h",), aliases=())
    linked = [LinkedEntity(entity=entity, surface="Harbour Hall", weight=1.0)]
    asked = question("What did the roof of Harbour Hall cost?", AnswerType.AMOUNT, relation=("roof", "cost"))
    own = "The roof of Harbour Hall cost £140,000."
    assert shown(letters(own, "The roof of Garden Hall cost £155,000."), "£140,000", asked, linked) == []
    assert len(shown(letters(own, "The roof of Harbour Hall cost £155,000."), "£140,000", asked, linked)) == 2


def test_lines_of_the_same_document_are_not_set_against_each_other() -> None:
    items = [item(1, "The roof cost £140,000."), item(2, "The roof cost £155,000.", start=40)]
    assert shown(items, "£140,000") == []


def test_an_answer_without_a_value_has_no_rival() -> None:
    assert shown(letters("The roof cost a fortune.", "The roof cost £155,000."), "a fortune") == []


def test_a_sentence_that_says_little_of_the_question_has_no_rival() -> None:
    assert shown(letters("It came to £140,000.", "The roof cost £155,000."), "£140,000") == []


def test_at_most_so_many_are_shown() -> None:
    prices = ["£140,000", "£155,000", "£170,000", "£190,000", "£210,000"]
    found = shown(letters(*(f"The roof cost {price}." for price in prices)), "£140,000")
    assert len(found) == MAX_RIVALS + 1
    assert set(found) <= set(prices)


def test_equal_rivals_are_shown_once() -> None:
    texts = ["The roof cost £140,000.", "The roof cost £155,000.", "The roof cost £155,000 in all."]
    assert shown(letters(*texts), "£140,000") == ["£140,000", "£155,000"]


def test_undated_sources_come_last() -> None:
    items = [
        item(1, "The roof cost £140,000.", uri="budget.txt"),
        item(2, "The roof cost £155,000.", uri="letter.txt", published="2024-02-01"),
        item(3, "The roof cost £170,000.", uri="invoice.txt", published="2023-02-01"),
    ]
    assert shown(items, "£140,000") == ["£170,000", "£155,000", "£140,000"]


def test_what_is_far_down_the_evidence_is_not_read() -> None:
    letters_of = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"
    fill = [item(n, "Nothing of use.", uri=f"fill-{letters_of[n]}.txt") for n in range(2, 41)]
    own, other = letters("The roof cost £140,000.", "The roof cost £155,000.")
    assert len(shown([own, other, *fill], "£140,000")) == 2
    assert shown([own, *fill, other], "£140,000") == []


@pytest.mark.parametrize(
    ("text", "corrected", "right", "asked"),
    [
        ("The roof cost £155,000 rather than £140,000.", "£140,000", "£155,000", COST),
        ("The roof cost £155,000, up from £140,000.", "£140,000", "£155,000", COST),
        ("屋顶工程费用为155万元，而不是140万元。", "140万元", "155万元", COST_ZH),
    ],
)
def test_what_a_sentence_corrects_is_shown_with_what_it_says(
    text: str, corrected: str, right: str, asked: Question
) -> None:
    assert set(shown(letters(text), corrected, asked)) == {corrected, right}
    assert shown(letters(text), right, asked) == [], "what it says itself is in no doubt"


def test_a_corrected_value_stands_near_the_words_that_correct_it() -> None:
    far = "The roof cost £155,000 rather than what the committee of the year before had thought likely: £140,000."
    assert shown(letters(far), "£140,000") == []


@pytest.mark.parametrize(
    "text",
    [
        "The roof cost £155,000 and the fence £140,000.",
        "The roof cost £155,000, not the sum that had been feared, though a neighbour put the fence at £140,000.",
        "屋顶工程费用为155万元，围栏140万元。",
    ],
)
def test_two_values_without_a_correction(text: str) -> None:
    asked = COST_ZH if "屋" in text else COST
    answer = "140万元" if "屋" in text else "£140,000"
    assert shown(letters(text), answer, asked) == []
