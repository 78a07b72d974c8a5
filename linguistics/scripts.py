"""Scripts: which part of a text is Chinese and which is written in words with blanks."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # blocks of the Unicode Standard
CHINESE_SHARE = 0.3
"""From this share of Han characters on (see ``han_share``) a mixed sentence is read as Chinese."""

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_KANA = re.compile("[぀-ヿ]")
_HANGUL = re.compile("[가-힯ᄀ-ᇿ]")
_LATIN_WORD = re.compile("[A-Za-zÀ-ɏ]+")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")


def has_han(text: str) -> bool:
    """True when the text holds at least one Han character."""
    return _HAN_CHARACTER.search(text) is not None


def han_share(text: str) -> float:
    """Share of Han characters among Han characters and Latin words, in [0, 1]; 0 for neither.

    A Latin word counts as one, like a character: in 华为 signed a contract the share is 0.4.
    """
    han = len(_HAN_CHARACTER.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    return han / (han + latin) if han + latin else 0.0


def writing(text: str) -> str:
    """``zh`` for mostly Han text, ``ja``/``ko`` by kana and hangul, ``latin`` for words, ``und`` for neither."""
    han = len(_HAN_CHARACTER.findall(text))
    kana, hangul, latin = len(_KANA.findall(text)), len(_HANGUL.findall(text)), len(_LATIN_WORD.findall(text))
    if kana > han / 4 and kana > latin:
        return "ja"
    if hangul > han and hangul > latin:
        return "ko"
    if han and han >= latin * 0.8:
        return "zh"
    return "latin" if latin else "und"


def main_writing(text: str) -> str:
    """As ``writing``, of the text outside its brackets where that is written in words.

    A name that a bracket gives in the other language does not change the language of the sentence around it.
    """
    outside = writing(_BRACKETED.sub(" ", text))
    return writing(text) if outside == "und" else outside
