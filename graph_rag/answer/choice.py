"""Choices between two options that sentences tell a date or a number of: which is earlier, larger, older ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph_rag.answer.comparison import degree
from graph_rag.answer.rows import read_row
from graph_rag.answer.tables import measure
from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from linguistics.literals import find_literals
from linguistics.normal import name_key
from linguistics.terms import index_terms
from schema.extraction import LiteralKind

_TIME = frozenset("latest later newest newer earliest earlier oldest older youngest younger 早 晚 新 旧 老".split())
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d.,]\d|\d)")
_OF_ANOTHER = re.compile(r"(?<!^)\b(?:who|whose|has|have|with)\b", re.IGNORECASE)  # "which film has the older director"
_NEAR = 60  # characters within which a word of the question speaks for a value


@dataclass(frozen=True, slots=True)
class Choice:
    """The option that wins, as it stands in the context item ``number``."""

    text: str
    number: int


def asks_to_compare(question: Question) -> bool:
    """True for a choice of two that a word of comparison decides: nearness in a sentence says nothing of it."""
    return len(question.options) == 2 and degree(question.text, superlatives=False) is not None


def choose_option(question: Question, items: Sequence[EvidenceItem]) -> Choice | None:
    """The option with the larger (smaller, earlier ...) value; None unless sentences give a value for each.

    A sentence speaks for an option when it or its headings name that option and not the other one. Dates are
    compared for words of time, else numbers of the same kind and unit.
    """
    found = degree(question.text, superlatives=False)
    if found is None or len(question.options) != 2 or _OF_ANOTHER.search(question.text):
        return None
    sign, word = found
    first, second = (_value(option, question, items, timed=word in _TIME) for option in question.options)
    if first is None or second is None or first[0] != second[0] or first[1] == second[1]:
        return None
    winner = question.options[0 if (first[1] - second[1]) * sign > 0 else 1]
    return _said(winner, items)


def _value(
    option: str, question: Question, items: Sequence[EvidenceItem], *, timed: bool
) -> tuple[str, Fraction] | None:
    """Kind and number of the value that stands nearest to a word of the question, in the first sentence with one."""
    others = [other for other in question.options if other != option]
    asked = {word[:4] for word in question.relation} - {""}
    for entry in items:
        own = " ".join((entry.item.text, *entry.item.headings, entry.item.title))
        if read_row(entry.item.text) or not _names(own, option) or any(_names(own, other) for other in others):
            continue
        text = entry.item.text
        values = [
            (_reach(text, start, asked), start, measured)
            for start, end in _places(text, timed=timed)
            if (measured := measure(text[start:end])) is not None
        ]
        if values:
            return min(values)[2]
    return None


def _places(text: str, *, timed: bool) -> list[tuple[int, int]]:
    """Dates (bare years where there is none) or other values of a text."""
    literals = [found for found in find_literals(text) if found.kind is not LiteralKind.TEXT]
    places = [(found.start, found.end) for found in literals if (found.kind is LiteralKind.DATE) is timed]
    return places or ([match.span() for match in _YEAR.finditer(text)] if timed else [])


def _reach(text: str, start: int, asked: set[str]) -> int:
    """0 where a word of the question stands close before the value, else 1."""
    before = index_terms(text[max(0, start - _NEAR) : start])
    return 0 if any(term[:4] in asked for term in before) else 1


def _names(text: str, option: str) -> bool:
    key, held = name_key(option), name_key(text)
    return bool(key) and (f" {key} " in f" {held} " if option.isascii() else key in held)


def _said(option: str, items: Sequence[EvidenceItem]) -> Choice | None:
    """Where the option stands in a sentence, word for word but for case."""
    wanted = option.casefold()
    for entry in items:
        folded = entry.item.text.casefold()
        at = folded.find(wanted) if len(folded) == len(entry.item.text) else -1
        if at >= 0:
            return Choice(entry.item.text[at : at + len(option)], entry.item.number)
    return None
