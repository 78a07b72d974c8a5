"""Canonical text: what is removed, what is replaced, and that doing it twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.canonical import canonical, flowing, one_line, verbatim

ANY = st.text(st.characters(codec=None), max_size=200)
NASTY = st.text(
    st.sampled_from(
        "a中 \n\r\t\0\x1b\x85\x0b\x0c\u2028\u200b\u202e\u2066\u00ad\ufeff\ud800\udfff\ufffe\ufdfa😀\U000e0041"
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\0b", "a b"),
        ("a\x1b[31mred", "a [31mred"),
        ("a\x85b\x9fc", "a b c"),
        ("one\r\ntwo\rthree\u2028four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("a\ufffeb\uffff", "a\ufffdb\ufffd"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("\ufeffstart", "start"),
        ("co\u00adoperate", "cooperate"),
        ("hi\U000e0068\U000e0069", "hi"),
        ("tab\tstays", "tab\tstays"),
        ("👩\u200d💻 family", "👩\u200d💻 family"),
        ("\ufdfa\ufdfa\ufdfa", "\ufdfa\ufdfa\ufdfa"),
        ("שלום مرحبا", "שלום مرحبا"),
    ],
)
def test_what_becomes_of_odd_characters(given_text: str, expected: str) -> None:
    assert canonical(given_text) == expected


@given(ANY | NASTY)
def test_canonical_is_idempotent_and_clean(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} or character in "\n\t" for character in once)
    assert once.encode("utf-8").decode("utf-8") == once


@given(ANY | NASTY)
def test_flowing_text_has_no_blank_line_and_no_double_blank(text: str) -> None:
    shown = flowing(text)
    assert "\n\n" not in shown
    assert "  " not in shown
    assert "\t" not in shown
    assert shown == shown.strip()
    assert flowing(shown) == shown


@given(ANY | NASTY)
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert "\n" not in shown
    assert "  " not in shown
    assert one_line(shown) == shown


@given(st.text(st.characters(categories=["L", "N"]), max_size=50))
def test_letters_and_digits_are_never_lost(text: str) -> None:
    assert canonical(text) == text


def test_verbatim_keeps_indentation() -> None:
    assert verbatim("\n\n    if x:\n        y  \n\n") == "    if x:\n        y"
