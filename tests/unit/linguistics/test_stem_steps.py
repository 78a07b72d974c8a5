"""The steps of the stemmer one by one: conditions on what is left of a word (Porter 1980, section 2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics import stems as steps
from linguistics.stems import stem


@pytest.mark.parametrize(
    ("word", "measure"),
    [
        # Porter's own examples of the measure, then y as a vowel and as a consonant
        *((word, 0) for word in "tr ee tree y by".split()),
        *((word, 1) for word in "trouble oats trees ivy".split()),
        *((word, 2) for word in "troubles private oaten orrery".split()),
        ("yes", 1),
        ("syzygy", 2),
        ("", 0),
    ],
)
def test_the_measure(word: str, measure: int) -> None:
    assert steps._measure(word) == measure


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # what is left must have a vowel, or a measure
        ("sing", "sing"),
        ("string", "string"),
        ("bed", "bed"),
        ("need", "need"),
        ("exceed", "exce"),
        ("tying", "ty"),
        # double consonants fall to one, but l, s and z
        ("running", "run"),
        ("called", "call"),
        ("missed", "miss"),
        ("buzzing", "buzz"),
        # a short word gets its e back, and not after w, x, y
        ("hoping", "hope"),
        ("fixing", "fix"),
        ("snowing", "snow"),
        # s after s stays, a final y after a vowel turns, after none it stays
        ("class", "class"),
        ("buses", "buse"),
        ("enjoy", "enjoi"),
        ("cry", "cry"),
        # ion only after s and t
        ("adoption", "adopt"),
        ("decision", "decis"),
        ("champion", "champion"),
        ("billion", "billion"),
    ],
)
def test_conditions(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("geologi", "geologi"), ("astrologi", "astrolog"), ("possibli", "possibl"), ("apologi", "apolog")],
)
def test_later_corrections(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    "family",
    [
        ("deliver", "delivery", "deliveries"),
        ("supply", "supplies", "supplied"),
        ("organization", "organizations", "organize", "organizing"),
        ("effective", "effectively", "effectiveness"),
        ("pay", "pays", "paying"),
        ("invoice", "invoices", "invoiced", "invoicing"),
        ("hold", "holding", "holds"),
    ],
)
def test_words_of_a_family_meet(family: tuple[str, ...]) -> None:
    found = {stem(word) for word in family}
    assert len(found) <= (2 if family[0] == "deliver" else 1)
    assert stem(family[1]) == stem(family[2])


@pytest.mark.parametrize(
    "term", ["Approved", "APPROVED", "appro ved", "approved.", "naïve", "co-ops", "\x00ing", "\ud800", "😀s"]
)
def test_what_is_no_lower_case_word_stays(term: str) -> None:
    assert stem(term) == term


@given(st.text(st.characters(exclude_categories=()), max_size=8))
def test_any_text_has_a_stem_and_only_words_change(text: str) -> None:
    found = stem(text)
    if found != text:
        assert text.isascii()
        assert text.isalpha()
        assert text.islower()
        assert len(text) > 2


@given(st.text("abcdeilnorsty", min_size=3, max_size=9))
def test_a_stem_begins_as_its_word_does(word: str) -> None:
    found = stem(word)
    shared = next((at for at, pair in enumerate(zip(word, found, strict=False)) if pair[0] != pair[1]), len(found))
    assert shared >= len(found) - 2
    assert found.islower()


@given(st.frozensets(st.text("abeingsd合", max_size=6), max_size=6))
def test_stems_never_grow_in_number(terms: frozenset[str]) -> None:
    found = steps.stems(terms)
    assert len(found) <= len(terms)
    assert found == steps.stems(frozenset(sorted(terms, reverse=True)))
