"""The English rules on hand-made parses: no models."""

from __future__ import annotations

import pytest

from graph_rag.question.english import read
from graph_rag.question.record import AnswerType
from schema.parse import Parse, Token

TAGS = {"N": ("NOUN", "NN"), "NS": ("NOUN", "NNS"), "V": ("VERB", "VB"), "R": ("ADJ", "JJR"), "A": ("ADJ", "JJ")}


def parse(text: str, relative: int = -1) -> Parse:
    """``"Who signed/V the contract/N"``: words with an optional tag; word ``relative`` opens a relative clause."""
    tokens, start, plain = [], 0, []
    for index, piece in enumerate(text.split(" ")):
        word, _, tag = piece.partition("/")
        pos, fine = TAGS.get(tag, ("X", "X"))
        lemma = word.lower().removesuffix("s") if tag == "NS" else word.lower()
        dep = "relcl" if index == relative else ""
        tokens.append(
            Token(text=word, start=start, end=start + len(word), lemma=lemma, pos=pos, tag=fine, dep=dep, head=index)
        )
        plain.append(word)
        start += len(word) + 1
    return Parse(text=" ".join(plain), language="en", tokens=tuple(tokens))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many percent/N of sales/NS ?", AnswerType.PERCENT),
        ("How many months/NS does it last/V ?", AnswerType.QUANTITY),
        ("How much discount/N do they get ?", AnswerType.PERCENT),
        ("How much water/N is left ?", AnswerType.QUANTITY),
        ("How far is Lund ?", AnswerType.QUANTITY),
        ("How does it work/V ?", AnswerType.DESCRIPTION),
        ("What does the policy/N say about it ?", AnswerType.DESCRIPTION),
        ("What is the cause/N of it ?", AnswerType.REASON),
        ("What are the prices/NS ?", AnswerType.AMOUNT),
        ("What happened ?", AnswerType.UNKNOWN),
        ("Define overtime", AnswerType.DEFINITION),
        ("Name three suppliers/NS", AnswerType.LIST),
        ("Explain the merger/N", AnswerType.DESCRIPTION),
    ],
)
def test_kinds(text: str, expected: AnswerType) -> None:
    assert read(parse(text)).expects is expected


def test_a_relative_clause_is_passed_over() -> None:
    assert read(parse("the man who/X sings is from what city/N", relative=2)).focus == "city"
    assert read(parse("the man who/X sings is from what city/N")).expects is AnswerType.PERSON


def test_without_any_parse_bare_words_are_read() -> None:
    found = read(Parse(text="Who signed the contract?", language="en", tokens=()))
    assert found.expects is AnswerType.PERSON
    assert found.relation == ()


def test_light_words_are_no_relation() -> None:
    assert read(parse("How many/A employees/NS have/V a/X cheaper/R car/N")).relation == ("employee", "cheaper", "car")


def test_comparatives_compare() -> None:
    assert read(parse("Is it cheaper/R ?")).compares
    assert not read(parse("Is it cheap/A ?")).compares
