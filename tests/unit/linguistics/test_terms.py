"""Index terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.terms import MAX_TERM, STOP_WORDS, index_terms, query_terms, singular


def test_words_and_bigrams() -> None:
    assert index_terms("Suppliers of 冷链设备 in Suzhou") == ["supplier", "of", "冷链", "链设", "设备", "in", "suzhou"]


def test_one_han_character_is_a_term() -> None:
    assert index_terms("在 A") == ["在", "a"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1,200 units", ["1200", "unit"]),
        ("1,20", ["1", "20"]),
        ("3.5 kg", ["3.5", "kg"]),
        ("snake_case", ["snake", "case"]),
        ("ＡＢＣ", ["abc"]),
        ("電腦", ["电脑"]),
    ],
)
def test_odd_forms(text: str, terms: list[str]) -> None:
    assert index_terms(text) == terms


@pytest.mark.parametrize(
    ("plural", "stem"),
    [
        ("companies", "company"),
        ("boxes", "box"),
        ("matches", "match"),
        ("prices", "price"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("analysis", "analysi"),
        ("units", "unit"),
    ],
)
def test_plurals(plural: str, stem: str) -> None:
    assert singular(plural) == stem


def test_a_plural_and_its_singular_meet() -> None:
    for word in ("contract", "policy", "price", "box", "batch", "invoice"):
        plural = word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("x", "ch")) else "s")
        assert index_terms(plural) == index_terms(word)


@given(st.text(max_size=200))
def test_terms_have_no_blanks_and_are_bounded(text: str) -> None:
    for term in index_terms(text):
        assert term
        assert not any(map(str.isspace, term))
        assert len(term) <= MAX_TERM + 10


@given(st.text(max_size=100))
def test_query_terms_are_distinct_index_terms(text: str) -> None:
    terms = query_terms(text)
    assert len(terms) == len(set(terms))
    assert set(terms) <= set(index_terms(text))


def test_stop_words_go_unless_nothing_else_is_left() -> None:
    assert query_terms("Who is the chairman of Acme?") == ["chairman", "acme"]
    assert query_terms("who is it") == ["who", "is", "it"]
    assert "的" in STOP_WORDS
