"""Which sentences are quoted."""

from graph_rag.answer.select import MAX_QUOTES, select
from graph_rag.question import AnswerType
from tests.unit.graph_rag.answer.evidence import evidenced, item, question


def no_parse(text: str) -> None:
    del text


def numbers(*args: object, **kwargs: object) -> list[int]:
    return [entry.item.number for entry in select(evidenced(*args, **kwargs), no_parse)]  # type: ignore[arg-type]


def test_one_sentence_that_covers_everything_is_enough() -> None:
    asked = question("Who chairs the audit committee of Acme?")
    items = [
        item(1, "Jane Wu chairs the audit committee of Acme.", score=1.0),
        item(2, "Acme has an office in Leeds.", uri="b.txt", score=0.5),
    ]
    assert numbers(asked, items) == [1]


def test_a_second_hop_is_added_for_what_is_open() -> None:
    asked = question("In which city is the supplier of the compressor for Velkyra based?")
    first = item(1, "Kestrelline supplies the compressor for Velkyra.", score=1.0)
    second = item(2, "Kestrelline is based in the city of Leeds.", uri="b.txt", score=0.6)
    closed = item(2, "Velkyra has a compressor.", uri="b.txt", score=0.6)
    assert numbers(asked, [first, second]) == [1, 2]
    assert numbers(asked, [first, closed]) == [1], "nothing that is still open is covered"


def test_a_sentence_with_the_kind_asked_for_comes_first() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE)
    items = [
        item(1, "The lease was signed in Leeds.", score=1.0),
        item(2, "The lease was signed on 3 March 2024.", uri="b.txt", score=0.95),
    ]
    assert numbers(asked, items) == [2, 1]


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
