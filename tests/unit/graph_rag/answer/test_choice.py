"""Choices between two options that sentences give values of."""

import pytest

from graph_rag.answer.choice import asks_to_compare, choose_option
from graph_rag.answer.short import short_answer
from graph_rag.question import AnswerType, Question
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

NOVELS = (
    "The Salt Road is a 1989 novel by Ada Brandt.",
    "Winter Ferry is a novel that appeared in 2004.",
)


def ask(text: str, *options: str, relation: tuple[str, ...] = ()) -> Question:
    return question(text, AnswerType.CHOICE, options=options, relation=relation)


def chosen(asked: Question, *texts: str) -> tuple[str, int] | None:
    found = evidenced(asked, [item(number, text) for number, text in enumerate(texts, start=1)])
    choice = choose_option(asked, found.items)
    return (choice.text, choice.number) if choice is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which novel came out first, The Salt Road or Winter Ferry?", "The Salt Road"),
        ("Which novel is older, Winter Ferry or The Salt Road?", "The Salt Road"),
        ("Which novel appeared more recently, The Salt Road or Winter Ferry?", "Winter Ferry"),
        ("Which novel is newer, The Salt Road or Winter Ferry?", "Winter Ferry"),
    ],
)
def test_dates_are_compared(text: str, expected: str) -> None:
    found = chosen(ask(text, "The Salt Road", "Winter Ferry"), *NOVELS)
    assert found is not None
    assert found[0] == expected
    assert expected in NOVELS[found[1] - 1]


def test_numbers_of_one_unit_are_compared() -> None:
    asked = ask("Which tower is taller, Hill Tower or Pier Tower?", "Hill Tower", "Pier Tower")
    assert chosen(asked, "Hill Tower is 81 m high.", "Pier Tower rises 64 m.") == ("Hill Tower", 1)


def test_numbers_of_different_units_are_not() -> None:
    asked = ask("Which tower is taller, Hill Tower or Pier Tower?", "Hill Tower", "Pier Tower")
    assert chosen(asked, "Hill Tower is 81 m high.", "Pier Tower weighs 64 kg.") is None


def test_the_value_near_the_asked_word_counts() -> None:
    asked = ask("Who was born earlier, Ivo Kern or Sara Voss?", "Ivo Kern", "Sara Voss", relation=("bear", "born"))
    found = chosen(
        asked, "In May 1980 Ivo Kern moved to Bonn; he was born on 2 June 1951.", "Sara Voss, born on 3 July 1948."
    )
    assert found == ("Sara Voss", 2)


def test_the_name_is_said_as_it_stands() -> None:
    asked = ask("Which came out first, winter ferry or the salt road?", "winter ferry", "the salt road")
    assert chosen(asked, *NOVELS) == ("The Salt Road", 1)


@pytest.mark.parametrize(
    "texts",
    [
        (NOVELS[0],),
        (NOVELS[0], "Winter Ferry is a novel."),
        ("The Salt Road (1989) and Winter Ferry (2004) are novels.",),
        (NOVELS[0], "Winter Ferry is a 1989 novel."),
        (),
    ],
)
def test_a_missing_or_equal_value_decides_nothing(texts: tuple[str, ...]) -> None:
    asked = ask("Which novel came out first, The Salt Road or Winter Ferry?", "The Salt Road", "Winter Ferry")
    assert chosen(asked, *texts) is None


def test_the_age_of_somebody_else_is_not_that_of_the_option() -> None:
    asked = ask("Which novel has the older author, The Salt Road or Winter Ferry?", "The Salt Road", "Winter Ferry")
    assert asks_to_compare(asked)
    assert chosen(asked, *NOVELS) is None


def test_no_guess_when_the_values_are_missing() -> None:
    asked = ask("Which novel came out first, The Salt Road or Winter Ferry?", "The Salt Road", "Winter Ferry")
    found = evidenced(asked, [item(1, "The Salt Road is a novel.")])
    assert short_answer(found, lambda _: None, found.items) is None


def test_the_short_answer_is_the_choice() -> None:
    asked = ask("Which novel came out first, The Salt Road or Winter Ferry?", "The Salt Road", "Winter Ferry")
    found = evidenced(asked, [item(number, text) for number, text in enumerate(NOVELS, start=1)])
    short = short_answer(found, lambda _: None, found.items)
    assert short is not None
    assert (short.text, short.source) == ("The Salt Road", "choice")


def test_a_choice_without_comparison_is_another_matter() -> None:
    assert not asks_to_compare(ask("Is it in Lyon or Turin?", "Lyon", "Turin"))
    assert not asks_to_compare(question("Which is the longest?", AnswerType.UNKNOWN))


def test_chinese_options() -> None:
    asked = ask("石桥和木桥，哪座更长？", "石桥", "木桥")
    assert chosen(asked, "石桥全长120米。", "木桥全长85米。") == ("石桥", 1)
