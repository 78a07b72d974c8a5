"""Numbers in digits, English words and Chinese numerals, as pattern fragments and as values.

Patterns expect text prepared by ``linguistics.literals.prepare`` and ``re.IGNORECASE``. Values are exact decimals.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

_EXACT = Context(prec=80)

DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,12})?(?![0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3}){1,6}(?:\.[0-9]{1,12})?(?![0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?:\.[0-9]{1,12})?(?![0-9])"
    r"|[0-9]{1,18}(?:\.[0-9]{1,12})?(?![0-9]))"
)
"""Digits with or without groups (1,200.5; 1.200,50; 1 200 with no-break blanks; 12,00,000) and decimals."""

NO_DIGITS_BEFORE = r"(?<![A-Za-z0-9_])(?<![0-9][.,:/])(?<![A-Za-z][-.])"
"""No number starts inside a word, a longer number, a time, a fraction or a code such as A-320."""

_ONES = dict(zip("zero one two three four five six seven eight nine".split(), range(10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALE_WORDS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SCALE_SIGNS = {"k": 10**3, "m": 10**6, "mn": 10**6, "mm": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}

_SMALL = {**_ONES, **_TEENS, **_TENS}
_WORD = "|".join(sorted([*_ONES, *_TEENS, *_TENS, *SCALE_WORDS], key=len, reverse=True))
WORDS = (
    r"(?:an?[ ](?=hundred|thousand|million|billion|trillion))?"
    rf"(?:{_WORD})(?:(?:(?<=red|and|ion)[ ]and[ ]|[ -])(?:{_WORD})){{0,11}}+\b"
)
"""A run of English number words: one .. ninety-nine, hundreds, thousands, millions (``english_words`` checks it)."""

SCALE = rf"(?:{'|'.join(SCALE_WORDS)})\b"
SCALE_SIGN = r"(?:mio|mn|mm|bn|tn|[kmb])(?![A-Za-z0-9])"

ANY_NUMERAL = rf"[0-9零〇○一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]|元年|\b(?:{_WORD})\b"
"""Something that every literal but a relative date has."""

HAN_DIGITS = dict(zip("零〇○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_BIG_SCALES = {"万": 10**4, "亿": 10**8}
_UNITS = {**HAN_DIGITS, **_FORMAL}
_HAN_POINT = "点"
_HAN_YEARLIKE = 2

_HAN = "零〇一二两三四五六七八九"
HAN_NUMBER = rf"[{_HAN}十](?:[{_HAN}十万亿]|百(?!分)|千(?![瓦克米赫])){{0,20}}+(?:点[{_HAN}]{{1,8}}[万亿]{{0,2}})?"
"""Chinese numerals, 一百二十 or 二点五亿 (``han_number`` checks them)."""

FORMAL_NUMBER = r"[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,24}+"
"""Numerals of cheques and contracts, 壹佰贰拾万."""

HAN_SCALE = r"(?:万亿|[十百千]万|[十百千]亿|[百万亿]|千(?![瓦克米赫]))"
MIXED_NUMBER = rf"{DIGITS}[ ]?{HAN_SCALE}(?:{DIGITS}[ ]?{HAN_SCALE}){{0,2}}|{DIGITS}"
"""Digits with Chinese scales: 3.2亿, 500万, 1亿2000万."""

_MIXED_PIECE = re.compile(rf"({DIGITS})[ ]?({HAN_SCALE}?)")


def plain(number: Decimal) -> str:
    """The number without exponent and without trailing zeros: ``1200000000``, ``0.5``, ``-3``."""
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def times(number: Decimal, factor: int) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(number, Decimal(factor))


def digits_value(text: str) -> Decimal:
    """Value of a match of ``DIGITS``."""
    if "," in text and "." in text and text.rindex(",") > text.rindex("."):
        text = text.replace(".", "").replace(",", ".")
    return Decimal(re.sub(r"[,\u00a0\u2009\u202f]", "", text))


def english_words(text: str) -> int | None:
    """Value of a run of number words, None when it is not one number ("five six", "twenty thirty", "hundred")."""
    total = current = 0
    last_scale = 10**15
    previous = ""
    for word in re.split(r"[ -]+", text.lower()):
        if word in ("and", "a", "an"):
            current = 1 if word != "and" else current
            previous = "a" if word != "and" else previous
            continue
        if word in SCALE_WORDS:
            factor = SCALE_WORDS[word]
            if factor == SCALE_WORDS["hundred"]:
                if not 0 < current < 100 or previous in SCALE_WORDS:
                    return None
                current *= factor
            else:
                if factor >= last_scale or not current:
                    return None
                total, current, last_scale = total + current * factor, 0, factor
        else:
            if not _may_follow(previous, word) or word not in _SMALL:
                return None
            current += _SMALL[word]
        previous = word
    return total + current if previous else None


def _may_follow(previous: str, word: str) -> bool:
    """True when ``word`` may stand after ``previous`` inside one number."""
    if not previous or previous in SCALE_WORDS:
        return True
    return previous in _TENS and _ONES.get(word, 0) > 0


def english_number(text: str) -> Decimal | None:
    """Value of digits or words with an optional scale word or sign: "3.4 million", "1.2bn", "thirty-five"."""
    match = re.match(DIGITS, text)
    if match is None:
        words = english_words(text.strip())
        return None if words is None else Decimal(words)
    scale = text[match.end() :].strip(" -").lower()
    value = digits_value(match[0])
    if not scale:
        return value
    factor = SCALE_WORDS.get(scale) or SCALE_SIGNS.get(scale)
    return None if factor is None else times(value, factor)


def han_number(text: str) -> Decimal | None:
    """Value of Chinese numerals, everyday or formal; None when they are not one number.

    A run of digits alone is read digit by digit (一九四九 = 1949) from three on; 三百二 is left out as ambiguous.
    """
    head, point, tail = text.partition(_HAN_POINT)
    scales = ""
    while point and tail and tail[-1] in _BIG_SCALES:
        tail, scales = tail[:-1], tail[-1] + scales
    whole = _han_whole(head)
    if whole is None:
        return None
    value = Decimal(whole)
    if point:
        if not tail or any(character not in HAN_DIGITS for character in tail):
            return None
        value += Decimal("0." + "".join(str(HAN_DIGITS[character]) for character in tail))
    for scale in scales:
        value = times(value, _BIG_SCALES[scale])
    return value


def _han_whole(text: str) -> int | None:
    """Value of whole numerals: sections of four places, each closed by 万 or 亿."""
    if not text:
        return None
    if len(text) > _HAN_YEARLIKE and all(character in HAN_DIGITS for character in text):
        return int("".join(str(HAN_DIGITS[character]) for character in text))
    if len(text) > 1 and text[-1] in _UNITS and text[-2] in "百佰千仟万亿":
        return None
    total = section = digit = 0
    small, last = 10**4, ""
    for character in text:
        if character in _UNITS:
            if _UNITS.get(last):
                return None
            digit = _UNITS[character]
        elif character in _SMALL_SCALES:
            if _SMALL_SCALES[character] >= small:
                return None
            small = _SMALL_SCALES[character]
            section, digit = section + (digit or 1) * small, 0
        elif character == "万":
            if not section + digit:
                return None
            total, section, digit, small = total + (section + digit) * 10**4, 0, 0, 10**4
        else:
            if not 0 < total + section + digit < 10**8:
                return None
            total, section, digit, small = (total + section + digit) * 10**8, 0, 0, 10**4
        last = character
    return total + section + digit


def mixed_number(text: str) -> Decimal | None:
    """Value of digits with Chinese scales (3.2亿, 1亿2000万), of bare digits or of Chinese numerals."""
    if not text[:1].isascii():
        return han_number(text)
    total = Decimal(0)
    last = 10**16
    for match in _MIXED_PIECE.finditer(text):
        factor = 1
        for character in match[2]:
            factor *= _SMALL_SCALES.get(character) or _BIG_SCALES[character]
        if factor >= last:
            return None
        total, last = total + times(digits_value(match[1]), factor), factor
    return total
