"""Which of a question's terms a text holds: as asked, or by what they are called in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_rag.question.renderings import Rendering
from linguistics.stems import stems

_NUMERALS = frozenset("一二两三四五六七八九十百千万几半")
_DIGITS, _FIRST_HAN = ":", "\u3400"  # folded terms sort as digits, letters, Han characters
_MOSTLY = 0.5  # from this share of a text's words on it is in the other language


def asked_terms(renderings: Sequence[Rendering]) -> frozenset[str]:
    """The terms of a question that a text in the other language can hold: those of its content words."""
    return frozenset(term for one in renderings for term in one.terms)


def held_terms(renderings: Sequence[Rendering], held: frozenset[str]) -> frozenset[str]:
    """Those of ``asked_terms`` that a text with these index terms holds, itself or by a translation."""
    stemmed = stems(held) | _counted(held)
    direct = asked_terms(renderings) & held
    return direct.union(*(one.terms for one in renderings if one.stands_in(stemmed)))


def _counted(held: frozenset[str]) -> frozenset[str]:
    """Single characters after a numeral, which the index holds as bigrams: the 天 of 十天."""
    return frozenset(term[1] for term in held if len(term) == 2 and term[0] in _NUMERALS)


def speaks_other(question_language: str, held: Iterable[str]) -> bool:
    """True when most of these index terms, numbers left out, are in the other language than the question's."""
    words = [term for term in held if term > _DIGITS]
    han = sum(term >= _FIRST_HAN for term in words)
    other = len(words) - han if question_language == "zh" else han
    return bool(words) and other >= _MOSTLY * len(words)
