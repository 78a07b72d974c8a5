"""English stems: what inflected and derived forms of a word share (approve, approved, approval -> approv).

Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with his later corrections (``-logi``, ``-bli``).
Only for comparing words of a translation with words of a text: index terms stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = re.compile(r"[aeiou]|(?<=[^aeiouy])y")
_MEASURE = re.compile(r"(?:[aeiou]|(?<=[^aeiouy])y)+(?:[^aeiouy]|(?<![^aeiouy])y)+")
_CVC = re.compile(r"(?:^|.*[^aeiou])[aeiouy][^aeiouwxy]$")
_WORD = re.compile(r"[a-z]{3,}")

_SECOND = tuple(
    pair.split(":")
    for pair in "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous "
    "ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble "
    "logi:log".split()
)
_THIRD = tuple(pair.split(":") for pair in "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:".split())
_FOURTH = "ement ment ance ence able ible ant ent ism ate iti ous ive ize al er ic ou ion".split()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a lower-case English word; every other term (Han, numbers, codes) as it is."""
    if not _WORD.fullmatch(word):
        return word
    word = _plural(word)
    word = _past(word)
    if word.endswith("y") and _VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _SECOND)
    word = _replaced(word, _THIRD)
    return _tidied(_stripped(word))


def stems(terms: frozenset[str]) -> frozenset[str]:
    """The stem of each term."""
    return frozenset(stem(term) for term in terms)


def _measure(word: str) -> int:
    """How often a run of vowels is followed by a run of consonants."""
    return len(_MEASURE.findall(word))


def _plural(word: str) -> str:
    """Step 1a."""
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    """Step 1b."""
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    ending = next((ending for ending in ("ed", "ing") if word.endswith(ending)), "")
    base = word.removesuffix(ending)
    if not ending or not _VOWEL.search(base):
        return word
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if len(base) > 1 and base[-1] == base[-2] and base[-1] not in "aeioulsz":
        return base[:-1]
    return base + "e" if _measure(base) == 1 and _CVC.match(base) else base


def _replaced(word: str, pairs: tuple[list[str], ...]) -> str:
    """Steps 2 and 3: the first ending that fits is replaced when something is left before it."""
    for ending, replacement in pairs:
        if word.endswith(ending):
            base = word[: -len(ending)]
            return base + replacement if _measure(base) > 0 else word
    return word


def _stripped(word: str) -> str:
    """Step 4."""
    for ending in _FOURTH:
        if word.endswith(ending):
            base = word[: -len(ending)]
            fits = _measure(base) > 1 and (ending != "ion" or base.endswith(("s", "t")))
            return base if fits else word
    return word


def _tidied(word: str) -> str:
    """Step 5."""
    if word.endswith("e"):
        base = word[:-1]
        measure = _measure(base)
        if measure > 1 or (measure == 1 and not _CVC.match(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
