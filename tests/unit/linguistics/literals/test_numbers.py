"""Numbers in digits, English words and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.literals.numbers import (
    DIGITS,
    WORDS,
    digits_value,
    english_number,
    english_words,
    han_number,
    mixed_number,
    plain,
    times,
)

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
HAN = "零一二三四五六七八九"


def spell(number: int) -> str:
    """English words below a million, the way contracts spell them."""
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{ONES[rest]}" if rest else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    rest = number % 1000
    return f"{spell(number // 1000)} thousand" + (f" {spell(rest)}" if rest else "")


def spell_han(number: int) -> str:
    """Chinese numerals below 10^8 with 零 for gaps."""
    if number >= 10**4:
        rest = number % 10**4
        gap = "零" if rest and rest < 1000 else ""
        return spell_han(number // 10**4) + "万" + (gap + spell_han(rest) if rest else "")
    text = ""
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += HAN[digit] + sign
        elif text and number % scale and not text.endswith("零"):
            text += "零"
    return text or "零"


@given(st.integers(0, 999_999))
def test_english_words_are_read_back(number: int) -> None:
    words = spell(number)
    assert english_words(words) == number
    assert re.fullmatch(WORDS, words) is not None


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert han_number(spell_han(number)) == number


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    grouped = f"{number:,}"
    assert re.fullmatch(DIGITS, grouped) is not None
    assert digits_value(grouped) == number


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_plain_never_has_an_exponent_or_a_trailing_zero(number: Decimal) -> None:
    text = plain(number)
    assert "E" not in text.upper()
    assert Decimal(text) == number
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one", 1),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("two thousand nineteen", 2019),
        ("three million five hundred thousand", 3_500_000),
        ("five six", None),
        ("twenty thirty", None),
        ("hundred", None),
        ("thousand", None),
        ("five thousand million", None),
        ("two hundred hundred", None),
        ("ten five", None),
    ],
)
def test_english_words(words: str, value: int | None) -> None:
    assert english_words(words) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.4 million", "3400000"),
        ("1.2bn", "1200000000"),
        ("12", "12"),
        ("5 lakh", "500000"),
        ("2 crore", "20000000"),
        ("7k", "7000"),
        ("thirty-five", "35"),
    ],
)
def test_english_number(text: str, value: str) -> None:
    number = english_number(text)
    assert number is not None
    assert plain(number) == value


def test_an_unknown_scale_is_no_number() -> None:
    assert english_number("3 apples") is None
    assert english_number("nothing") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一千零一", "1001"),
        ("三千五百", "3500"),
        ("两万", "20000"),
        ("一亿二千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("一九四九", "1949"),
        ("二〇二四", "2024"),
        ("三点一四", "3.14"),
        ("二点五亿", "250000000"),
        ("壹佰贰拾叁", "123"),
        ("肆仟万", "40000000"),
    ],
)
def test_han_number(text: str, value: str) -> None:
    number = han_number(text)
    assert number is not None
    assert plain(number) == value


@pytest.mark.parametrize("text", ["三百二", "一二", "万", "亿", "百千", "一百千", "点五亿万", "二点", "一万五"])
def test_ambiguous_or_broken_numerals_are_none(text: str) -> None:
    assert han_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.2亿", "320000000"),
        ("1亿2000万", "120000000"),
        ("500", "500"),
        ("1.5万亿", "1500000000000"),
        ("三十五", "35"),
    ],
)
def test_mixed_number(text: str, value: str) -> None:
    number = mixed_number(text)
    assert number is not None
    assert plain(number) == value


def test_mixed_scales_must_descend() -> None:
    assert mixed_number("2000万1亿") is None


def test_products_are_exact() -> None:
    assert times(Decimal("0.1"), 10**12) == Decimal(10**11)
    assert plain(times(Decimal("123456789.123456789"), 10**9)) == "123456789123456789"
