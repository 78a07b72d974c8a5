"""Index terms: the one tokeniser of full-text search, used when writing and when asking.

Words of scripts with blanks are folded and lose their plural (S-stemmer: Harman, "How effective is suffixing?", JASIS
42, 1991); runs of Han characters become overlapping bigrams, which find every word without a dictionary (a run of one
character is itself a term). Thousands separators are dropped: ``1,200`` and ``1200`` are one term.
"""

from __future__ import annotations

import re

from linguistics.normal import fold
from linguistics.scripts import HAN

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PIECE = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:\.\d+)?", re.UNICODE)
_HAN_RUN = re.compile(f"[{HAN}]")
MAX_TERM = 64

STOP_WORDS = frozenset(
    "a an the of in on at for to and or is was were be been by with from as that this it its who whom whose what which "
    "when where how why did does do are has have had his her their he she they than then there these those into about "
    "的 了 是 在 和 与 吗 呢".split()
)


def singular(word: str) -> str:
    """The word without an English plural ending; three letters and shorter stay as they are."""
    if len(word) <= 3 or not word.endswith("s") or not word.isascii():
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]


def index_terms(text: str) -> list[str]:
    """All terms of a text in order, repeats kept. Terms hold no blanks and are at most 64 characters long."""
    terms: list[str] = []
    for piece in _PIECE.findall(_THOUSANDS.sub("", fold(text))):
        if _HAN_RUN.match(piece):
            terms += [piece[i : i + 2] for i in range(len(piece) - 1)] or [piece]
        else:
            terms.append(singular(piece[:MAX_TERM]))
    return terms


def query_terms(text: str) -> list[str]:
    """Distinct terms of a question in order, without stop words unless nothing else is left."""
    distinct = list(dict.fromkeys(index_terms(text)))
    return [term for term in distinct if term not in STOP_WORDS] or distinct
