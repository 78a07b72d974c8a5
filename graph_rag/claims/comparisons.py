"""Comparisons of two things: "costs grew faster than revenue", 成本增速高于收入增速, "ahead of Ghana"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_rag.claims.words import Reading
from linguistics.normal import fold
from linguistics.terms import STOP_WORDS, index_terms

_MORE = (
    "more higher greater larger bigger longer faster better older later taller heavier stronger richer quicker above"
)
_LESS = "less lower fewer smaller shorter slower worse younger earlier lighter weaker poorer cheaper below behind"
_SIGNS = {**dict.fromkeys(_MORE.split(), 1), **dict.fromkeys(_LESS.split(), -1)}
_THAN = re.compile(rf"\b(?P<word>{'|'.join(sorted(_SIGNS))})\b(?P<between>[^.;]*?)\bthan\b", re.IGNORECASE)
_SLOW = re.compile(r" (?:slowly|cheaply|weakly|rarely|lightly|narrowly)\b")
_AHEAD = re.compile(
    r"\b(?P<word>ahead of|exceed(?:s|ed)?|outperform(?:s|ed)?|overtook|beat|surpass(?:es|ed)?)\b", re.IGNORECASE
)
_SIGNS_ZH = {
    **dict.fromkeys("高快多大长强早好贵重", 1),
    **dict.fromkeys("低慢少小短弱晚差轻", -1),
    "昂贵": 1,
    "便宜": -1,
}
_THAN_ZH = re.compile(r"(?P<word>[高低快慢多少大小长短强弱早晚轻重]|领先|超过|落后)于")
_OVER_ZH = re.compile(r"(?P<word>超过|领先)(?=[^0-9约])")
_BI_ZH = re.compile(
    r"比(?P<right>[^，。；]{1,16}?)(?:更|还|要|略|稍|明显)?(?P<word>便宜|昂贵|[高低快慢多少大小长短强弱早晚轻重贵])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``left`` is more (``sign`` 1) or less (-1) than ``right``; both sides are index terms; ``word`` says it."""

    left: frozenset[str]
    right: frozenset[str]
    sign: int
    word: str


def comparison(reading: Reading) -> Comparison | None:
    """The first comparison of a sentence that names both sides."""
    text = fold(reading.text)
    for pattern in (_THAN, _AHEAD):
        match = pattern.search(text)
        if match:
            sign = _SIGNS.get(match["word"], 1)
            if pattern is _THAN and _SLOW.match(match["between"]):
                sign = -sign
            return _between(text[: match.start()], text[match.end() :], sign, match["word"])
    match = _BI_ZH.search(text)
    if match:
        return _between(text[: match.start()], match["right"], _SIGNS_ZH[match["word"]], match["word"])
    match = _THAN_ZH.search(text) or _OVER_ZH.search(text)
    if match:
        sign = _SIGNS_ZH.get(match["word"], -1 if match["word"] == "落后" else 1)
        return _between(text[: match.start()], text[match.end() :], sign, match["word"])
    return None


def _between(left: str, right: str, sign: int, word: str) -> Comparison | None:
    """The sides without the words they share."""
    own, other = _terms(left), _terms(re.split(r"[.;，。；]|, ", right)[0])
    return Comparison(left=own - other, right=other - own, sign=sign, word=word) if own and other else None


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in index_terms(text) if term not in STOP_WORDS)


def orientation(claim: Comparison, quote: Comparison) -> int | None:
    """1 when both have the same thing on the left, -1 when the sides are exchanged, None when they do not compare."""
    straight = len(claim.left & quote.left) + len(claim.right & quote.right)
    crossed = len(claim.left & quote.right) + len(claim.right & quote.left)
    if straight == crossed:
        return None
    return 1 if straight > crossed else -1
