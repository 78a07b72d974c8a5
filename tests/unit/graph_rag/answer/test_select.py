"""Which sentences are quoted."""

from graph_rag.answer.select import MAX_QUOTES, select
from graph_rag.question import AnswerType
from tests.unit.graph_rag.answer.evidence import evidenced, item, question


def numbers(*args: object, **kwargs: object) -> list[int]:
    return [entry.item.number for entry in select(evidenced(*args, **kwargs))]  # type: ignore[arg-type]


def test_one_sentence_that_covers_everything_is_enough() -> None:
    asked = question("Who chairs the audit committee of Acme?")
    items = [
        item(1, "Jane Wu chairs the audit committee of Acme.", score=1.0),
        item(2, "Acme has an office in Leeds.", uri="b.txt", score=0.5),
    ]
    assert numbers(asked, items) == [1]


def test_a_second_hop_is_added_for_what_is_open() -> None:
    asked = question("In which city is the supplier of the compressor for Velkyra based?")
    items = [
        item(1, "Kestrelline supplies the compressor for Velkyra.", score=1.0),
        item(2, "Kestrelline is based in the city of Leeds.", uri="b.txt", score=0.6),
    ]
    assert numbers(asked, items, features={2: {"bridge": 0.8}}) == [1, 2]
    assert numbers(asked, items) == [1], "without a bridge another document is not quoted"


def test_close_scores_are_both_quoted() -> None:
    asked = question("What is the notice period?")
    items = [item(1, "The notice period is 30 days.", score=1.0), item(2, "Notice: 60 days.", uri="b.txt", score=0.9)]
    assert numbers(asked, items) == [1, 2]


def test_the_same_words_are_quoted_once() -> None:
    asked = question("What is the notice period?")
    items = [item(n, "The notice period is 30 days.", uri=f"{n}.txt", score=1.0) for n in (1, 2, 3)]
    assert numbers(asked, items) == [1]


def test_never_more_than_the_most() -> None:
    asked = question("Which risks are there?", AnswerType.LIST)
    items = [item(n, f"Risk {n} is open.", uri=f"{n}.txt", score=1.0) for n in range(1, 12)]
    assert len(numbers(asked, items)) == MAX_QUOTES


def test_nothing_gives_nothing() -> None:
    assert numbers(question("What?"), []) == []
