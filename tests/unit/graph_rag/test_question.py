"""Questions as typed by anybody: bounds, languages, hostile input; no models."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.scripted import ScriptedParser
from graph_rag.question import MAX_CHARACTERS, AnswerType, Question, analyse
from graph_rag.question.analyse import question_language
from graph_rag.question.lexicon import chinese_type, english_type
from graph_rag.question.names import capitalised_runs, distinct, quoted
from schema.errors import InvalidRecord
from schema.parse import Token

PARSERS = {"en": ScriptedParser(), "zh": ScriptedParser(language="zh")}


def test_a_long_question_is_cut() -> None:
    question = analyse("who is Anna " * 1000, PARSERS)
    assert len(question.text) <= MAX_CHARACTERS
    assert question.expects is AnswerType.PERSON


def test_white_space_and_control_characters_become_blanks() -> None:
    assert analyse("  who\x00 is\n\tAnna\u202e ", PARSERS).text == "who is Anna"


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00", "\ufdfa" * 60, "🙂🙂", "؟ما هو"])
def test_odd_text_gives_a_question(text: str) -> None:
    question = analyse(text, PARSERS)
    assert question.options == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice(text: str) -> None:
    once = analyse(text, PARSERS)
    assert analyse(text, PARSERS) == once
    assert len(once.text) <= MAX_CHARACTERS
    assert all(name.strip() for name in once.names)
    assert len(set(once.names)) == len(once.names)


def test_without_parsers_patterns_still_decide() -> None:
    assert analyse("When was it signed?", {}).expects is AnswerType.DATE
    assert analyse("合同什么时候签署？", {}).expects is AnswerType.DATE


def test_a_question_record_refuses_what_is_too_long() -> None:
    with pytest.raises(InvalidRecord):
        Question(text="a" * (MAX_CHARACTERS + 1), language="en")


@pytest.mark.parametrize(
    ("text", "language"),
    [("what is this", "en"), ("KPI是什么", "zh"), ("", "en"), ("What does 星河 mean in this long sentence?", "en")],
)
def test_language_of_a_question(text: str, language: str) -> None:
    assert question_language(text) == language


def test_nouns_tell_what_is_wanted() -> None:
    assert english_type("CEO") is AnswerType.PERSON
    assert english_type("sandwich") is AnswerType.UNKNOWN
    assert chinese_type("销售额") is AnswerType.AMOUNT
    assert chinese_type("得票率") is AnswerType.PERCENT
    assert chinese_type("地區") is AnswerType.PLACE
    assert chinese_type("苹果") is AnswerType.UNKNOWN


def test_quoted_strings_of_every_style() -> None:
    assert quoted("\"one two\" “three four” 《五六》 「七八」 it's 'nine ten'") == [
        "one two",
        "three four",
        "五六",
        "七八",
        "nine ten",
    ]


def words(text: str) -> tuple[Token, ...]:
    found, start = [], 0
    for index, word in enumerate(text.split()):
        found.append(Token(text=word, start=start, end=start + len(word), head=index))
        start += len(word) + 1
    return tuple(found)


def test_runs_of_capitals_join_over_small_words() -> None:
    tokens = words("Which is older The House of Cards or Bank")
    runs = [" ".join(t.text for t in tokens[first:last]) for first, last in capitalised_runs(tokens)]
    assert runs == ["The House of Cards", "The House", "Cards", "Bank"]


def test_distinct_drops_question_words_and_marks() -> None:
    assert distinct(["who", "Anna,", "Anna", "x", " (Lund) "]) == ("Anna", "Lund")
