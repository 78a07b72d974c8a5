"""Spans of the kind that is asked for."""

import pytest

from graph_rag.answer.spans import asked_about, is_literal_type, typed_spans
from graph_rag.question import AnswerType
from schema.parse import NamedSpan, Parse, Token
from tests.unit.graph_rag.answer.evidence import question


def parse(text: str, words: list[tuple[str, str, str]], names: list[tuple[int, int, str]]) -> Parse:
    tokens = []
    at = 0
    for word, pos, tag in words:
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(text=word, start=start, end=at, pos=pos, tag=tag))
    named = tuple(NamedSpan(first=first, last=last, label=label) for first, last, label in names)
    return Parse(text=text, language="en", tokens=tuple(tokens), names=named)


SENTENCE = "Jane Wu joined Acme in Leeds"
PARSE = parse(
    SENTENCE,
    [
        ("Jane", "PROPN", "NNP"),
        ("Wu", "PROPN", "NNP"),
        ("joined", "VERB", "VBD"),
        ("Acme", "PROPN", "NNP"),
        ("in", "ADP", "IN"),
        ("Leeds", "PROPN", "NNP"),
    ],
    [(0, 2, "PERSON"), (5, 6, "GPE")],
)


def surfaces(expects: AnswerType) -> list[tuple[str, float]]:
    return [(SENTENCE[span.start : span.end], span.fit) for span in typed_spans(SENTENCE, PARSE, expects)]


def test_names_of_the_kind_fit_best() -> None:
    assert surfaces(AnswerType.PERSON) == [("Jane Wu", 1.0), ("Acme", 0.4), ("Leeds", 0.5)]
    assert dict(surfaces(AnswerType.PLACE))["Leeds"] == 1.0


def test_unlabelled_proper_nouns_are_candidates() -> None:
    assert "Acme" in dict(surfaces(AnswerType.ORGANISATION))


@pytest.mark.parametrize(
    ("text", "expects", "found"),
    [
        ("It was signed on 3 March 2024 for 30 days.", AnswerType.DATE, "3 March 2024"),
        ("The fee is EUR 1,200 a year.", AnswerType.AMOUNT, "EUR 1,200"),
        ("A margin of 15 % was reached.", AnswerType.PERCENT, "15 %"),
        ("净利润为3.2亿元。", AnswerType.AMOUNT, "3.2亿元"),
    ],
)
def test_values_need_no_parse(text: str, expects: AnswerType, found: str) -> None:
    assert is_literal_type(expects)
    assert [text[span.start : span.end] for span in typed_spans(text, None, expects)] == [found]


def test_without_a_parse_there_are_no_names() -> None:
    assert typed_spans(SENTENCE, None, AnswerType.PERSON) == []


def test_what_the_question_names_is_not_its_answer() -> None:
    asked = question("Who joined Acme in Leeds?")
    assert asked_about("Acme", asked)
    assert asked_about("acme", asked)
    assert not asked_about("Jane Wu", asked)
    assert asked_about("锐寒", question("锐寒的总经理是谁"))


def test_an_option_may_be_the_answer() -> None:
    asked = question("Which is larger, Acme or Globex?", options=("Acme", "Globex"))
    assert not asked_about("Acme", asked)
