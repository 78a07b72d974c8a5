"""Candidate names of English questions from hand-made parses: no models."""

from __future__ import annotations

import pytest

from graph_rag.question.names import english_names
from schema.parse import NamedSpan, Parse, Token


def parse(text: str, *names: tuple[int, int, str], nouns: str = "", adjectives: str = "") -> Parse:
    """Words of a text split at blanks; those in ``nouns`` and ``adjectives`` are tagged so."""
    tokens, start = [], 0
    for index, word in enumerate(text.split(" ")):
        pos = "NOUN" if word in nouns.split() else "ADJ" if word in adjectives.split() else "X"
        tokens.append(Token(text=word, start=start, end=start + len(word), lemma=word.lower(), pos=pos, head=index))
        start += len(word) + 1
    spans = tuple(NamedSpan(first=first, last=last, label=label) for first, last, label in names)
    return Parse(text=text, language="en", tokens=tuple(tokens), names=spans)


def test_named_spans_come_before_runs_and_ngrams() -> None:
    names, inside = english_names(parse("does anna berg sing", (1, 3, "PERSON")), ())
    assert names[0] == "anna berg"
    assert inside == frozenset({1, 2})


@pytest.mark.parametrize("label", ["DATE", "MONEY", "CARDINAL", "PERCENT"])
def test_numbers_are_no_names(label: str) -> None:
    _, inside = english_names(parse("does twelve matter", (1, 2, label)), ())
    assert inside == frozenset()


def test_spans_that_do_not_fit_the_tokens_are_ignored() -> None:
    names, inside = english_names(parse("does anna sing", (1, 9, "PERSON"), (2, 2, "ORG")), ())
    assert inside == frozenset()
    assert "anna sing" in names


def test_options_come_after_quotes_and_before_spans() -> None:
    names, _ = english_names(parse('is "the tune" by Anna or Nils', (4, 5, "PERSON")), ("Anna", "Nils"))
    assert names[:3] == ("the tune", "Anna", "Nils")


def test_noun_runs_end_in_a_noun() -> None:
    text = "which copper wire is cheap"
    names, inside = english_names(parse(text, nouns="copper wire", adjectives="cheap"), ())
    assert names[0] == "copper wire"
    assert inside == frozenset()


def test_ngrams_are_longest_first_and_have_content_at_both_ends() -> None:
    names, _ = english_names(parse("who runs the bank of lund"), ())
    assert names == ("runs the bank of lund", "runs the bank", "bank of lund", "runs", "bank", "lund")


def test_a_very_long_question_gives_a_bounded_number_of_names() -> None:
    names, _ = english_names(parse(" ".join(f"w{number}" for number in range(500))), ())
    assert len(names) <= 5 * 60


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("what does PO-2024-117 cover", "PO-2024-117"),
        ("is KC-42 charged with propane", "KC-42"),
        ("status of INV/2023/88 please", "INV/2023/88"),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert code in english_names(parse(text), ())[0]


def test_plain_numbers_and_words_are_no_codes() -> None:
    names, _ = english_names(parse("2023 or later"), ())
    assert names[0] != "2023 or"


def test_question_words_never_start_a_run() -> None:
    names, inside = english_names(parse("Which Harbour is Quiet"), ())
    assert names[0] == "Harbour"
    assert inside == frozenset({1, 3})
