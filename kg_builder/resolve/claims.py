"""Which alias claims of a document are believed, and what a claim's two names written together mean.

Reasons of rejects: ``empty-alias``, ``long-alias``, ``alias-is-a-form`` (the full name is "Co., Ltd." alone),
``unrelated-alias`` (a short name or acronym that shares nothing with its full name in the same script) and
``alias-types-differ`` (a person and a place).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg_builder.resolve.suffixes import is_only_form, split_legal_form
from kg_builder.resolve.voting import TypeVotes
from kg_builder.resolve.words import NameForm, is_pronoun, name_form, word_count
from linguistics.generic import is_generic
from linguistics.scripts import has_han
from schema.documents import Document
from schema.extraction import AliasClaim, Reject

_LONGEST_NAME = 10
_CONTEXT = 12
_LONG_BEGINNING = 4
_CUT = frozenset({"acronym", "short_name"})


def form_at(document: Document, start: int, end: int) -> NameForm:
    """The name at a slice of the document, read with a little of the text around it."""
    before = document.text[max(0, start - _CONTEXT) : start]
    return name_form(document.text[start:end], before, document.text[end : end + _CONTEXT])


def claim_keys(document: Document, claim: AliasClaim) -> tuple[str, str]:
    """Normal names of the short and the full name of a claim."""
    short, full = claim.short.span, claim.full.span
    return form_at(document, short.start, short.end).key, form_at(document, full.start, full.end).key


def believed(
    document: Document, claims: Iterable[AliasClaim], votes: TypeVotes
) -> tuple[tuple[AliasClaim, ...], tuple[Reject, ...]]:
    """Claims that are kept, in their order, and rejects for the others."""
    kept: list[AliasClaim] = []
    rejects: list[Reject] = []
    for claim in claims:
        short, full = claim_keys(document, claim)
        reason = _doubt(claim, short, full, votes)
        if reason:
            detail = f"{claim.short.surface} = {claim.full.surface}"
            rejects.append(Reject(reason=reason, detail=detail, span=claim.evidence))
        elif short != full:
            kept.append(claim)
    return tuple(kept), tuple(rejects)


def _doubt(claim: AliasClaim, short: str, full: str, votes: TypeVotes) -> str:
    """Why a claim is not believed, or empty."""
    if is_pronoun(short) or is_pronoun(full):
        return "empty-alias"
    if max(word_count(short), word_count(full)) > _LONGEST_NAME:
        return "long-alias"
    if is_only_form(full) or is_only_form(short):
        return "alias-is-a-form"
    if is_generic(short):
        return ""
    if claim.kind in _CUT and has_han(short) == has_han(full):
        related = is_acronym(short, full) if claim.kind == "acronym" and not has_han(short) else is_related(short, full)
        if not related:
            return "unrelated-alias"
    if claim.kind == "short_name" and split_legal_form(full)[1]:
        return ""  # what a text calls a company is the company, whatever its short name looks like
    left, right = votes.leaning(short), votes.leaning(full)
    return "alias-types-differ" if left and right and left != right else ""


def is_related(short: str, full: str) -> bool:
    """True when the letters of the short name stand in the full one in order, from the first, or a word is shared."""
    if not set(short.split(" ")).isdisjoint(full.split(" ")):
        return True
    letters, rest = short.replace(" ", ""), full.replace(" ", "")
    if not has_han(short) and letters[:1] != rest[:1]:
        return False
    left = iter(rest)
    return all(letter in left for letter in letters)


def is_acronym(short: str, full: str) -> bool:
    """True when most letters are initials of the words in order, or it is made of beginnings of several words.

    IBM, LLMs (large language models), FinCEN, PhilHealth; also four letters and more of one word.
    """
    words = full.split(" ")
    letters = short.replace(" ", "")
    at = 0
    for word in words:
        at += at < len(letters) and word[:1] == letters[at]
    return 2 * at > len(letters) or _of_beginnings(letters, words)


def _of_beginnings(letters: str, words: Sequence[str]) -> bool:
    """True when the letters are beginnings of two or more of the words in order, or a long beginning of one."""
    states = {(0, 0)}  # letters used, words used (two stands for more)
    for word in words:
        for at, used in sorted(states):
            size = 1
            while at + size <= len(letters) and size <= len(word) and letters[at : at + size] == word[:size]:
                states.add((at + size, min(used + 1, 2)))
                size += 1
    long_one = len(letters) >= _LONG_BEGINNING and any(word.startswith(letters) for word in words)
    return (len(letters), 2) in states or long_one


def pair_at(text: str, start: int, end: int, claims: Sequence[AliasClaim]) -> AliasClaim | None:
    """The claim whose two names make up this slice, with nothing but punctuation beside them."""
    for claim in claims:
        first, second = sorted((claim.full.span, claim.short.span))
        if start <= first.start and first.end <= second.start and second.end <= end:
            rest = text[start : first.start] + text[first.end : second.start] + text[second.end : end]
            if not any(character.isalnum() for character in rest):
                return claim
    return None
