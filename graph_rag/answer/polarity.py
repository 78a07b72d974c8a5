"""Yes or no: whether the evidence affirms what a question asks, denies it, or only plans it."""

from __future__ import annotations

import re
from enum import StrEnum

from linguistics.scripts import has_han

_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|none|without|cannot|prohibited|forbidden|excluded|refused|rejected|ceased|"
    r"declined)\b|n['’]t\b",
    re.IGNORECASE,
)
_NEGATION_ZH = re.compile(
    r"(?<![区分个])(?:不得|不予|不能|不会|不再|不可|不是|不|没有|未经|尚未|未|无需|无权|禁止|非)(?![同断仅久少论])"
)
_OPEN = re.compile(
    r"\b(?:plans?|planned|intends?|may|might|could|proposed|considering|expected|aims?|subject to|pending|if)\b",
    re.IGNORECASE,
)
_OPEN_ZH = re.compile(r"计划|拟|可能|预计|有望|考虑|尚待|如果|若")


class Polarity(StrEnum):
    """What a sentence says of a statement it is about."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    OPEN = "open"


def is_negated(text: str) -> bool:
    """True when a word of negation stands in the text, English or Chinese."""
    return _NEGATION.search(text) is not None or (has_han(text) and _NEGATION_ZH.search(text) is not None)


def polarity(sentence: str, question: str) -> Polarity:
    """Compare negation on both sides; a plan or condition that the question does not ask for leaves it open."""
    open_here = _OPEN.search(sentence) or _OPEN_ZH.search(sentence)
    open_asked = _OPEN.search(question) or _OPEN_ZH.search(question)
    if open_here and not open_asked:
        return Polarity.OPEN
    return Polarity.DENIES if is_negated(sentence) != is_negated(question) else Polarity.AFFIRMS
