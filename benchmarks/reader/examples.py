"""Training examples of the reader: a question, texts that answer it, and texts that do not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from linguistics.normal import simplify
from linguistics.scripts import has_han

_REACH, _REACH_HAN = 120, 40
_WORD = re.compile(r"\w+")
HELD_SHARE = 8
"""Percent of the groups (titles, documents) that are kept out of training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A text to read with a question. ``span`` is the answer in ``text`` (code points), None where it is not known."""

    title: str
    text: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Candidates of one size: ``gold`` answer the question; ``near`` come from the same place, ``far`` from elsewhere.

    ``far`` is in order of likeness to the question.
    """

    gold: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()
    far: tuple[Candidate, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there is something to tell apart."""
        return bool(self.near or self.far)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question with its ``passages`` and its ``sentences``; ``group`` is what held-out splits keep together.

    ``variants`` are the question with words of the other language.
    """

    collection: str
    group: str
    question: str
    answers: tuple[str, ...]
    passages: Pool
    sentences: Pool
    variants: tuple[str, ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether the group is one of those kept out of training: by hash, the same everywhere."""
        return zlib.crc32(self.group.encode()) % 100 < HELD_SHARE


def contains(text: str, answers: Sequence[str]) -> bool:
    """Whether one of the answers stands in the text, as whole words where its script has blanks; case is ignored."""
    return any(True for answer in answers for _ in _occurrences(text, answer))


def locate(question: str, text: str, answers: Sequence[str]) -> tuple[int, int] | None:
    """The occurrence of the first answer found whose surroundings share most with the question; None without one."""
    asked, reach = _features(question), _REACH_HAN if has_han(text) else _REACH
    for answer in answers:
        found = [
            (len(_features(text[max(0, start - reach) : start] + " " + text[end : end + reach]) & asked), -start, end)
            for start, end in _occurrences(text, answer)
        ]
        if found:
            _score, start, end = max(found)
            return -start, end
    return None


def _occurrences(text: str, answer: str) -> list[tuple[int, int]]:
    wanted = simplify(answer).lower().strip()
    folded = simplify(text).lower()
    if not wanted or len(folded) != len(text):
        return []
    found = [match.span() for match in re.finditer(re.escape(wanted), folded)]
    if has_han(answer):
        return found
    return [(start, end) for start, end in found if _free(folded, start - 1, start) and _free(folded, end, end - 1)]


def _free(text: str, outside: int, inside: int) -> bool:
    """Whether no Latin word or number runs across a border between two characters."""
    if not 0 <= outside < len(text):
        return True
    outer, inner = text[outside], text[inside]
    return not (outer.isalnum() and inner.isalnum() and not has_han(outer) and not has_han(inner))


def _features(text: str) -> set[str]:
    folded = simplify(text).lower()
    if has_han(text):
        return {folded[i : i + 2] for i in range(len(folded) - 1)}
    return set(_WORD.findall(folded))
