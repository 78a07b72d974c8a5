"""What "it", "she" and "the company" mean, where it is safe to say.

Rules after Hobbs, "Resolving pronoun references", Lingua 44, 1978, kept to the cases that are right nearly always: the
subject of the clause above, the subject of the sentence before, or the only candidate that agrees.
"""

from __future__ import annotations

from dataclasses import dataclass

from linguistics.normal import name_key
from schema.documents import Span
from schema.extraction import EntityType, Mention

LONGEST_EVIDENCE = 600
"""Code points from the sentence of the antecedent to the end of the one that speaks of it."""

_WINDOW = 3
_PERSON_WORDS = frozenset("he she him her himself herself".split())
_THING_WORDS = frozenset({"it", "itself"})
_PLURAL_WORDS = frozenset({"they", "them", "themselves"})
_MALE = frozenset({"he", "him", "himself"})
COMPANY_NOUNS = frozenset(
    "company firm group corporation business bank agency organisation organization university startup start-up maker "
    "retailer carrier manufacturer automaker regulator giant conglomerate".split()
)
PERSON_NOUNS = frozenset("executive minister billionaire politician entrepreneur".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention that may be meant later. ``start`` is where its sentence begins; ``male`` is None where unknown."""

    mention: Mention
    start: int
    subject: bool = False
    plural: bool = False
    male: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What a sentence offers to the following ones of its chunk."""

    sentence: Span
    candidates: tuple[Candidate, ...]


def is_anaphor(word: str) -> bool:
    """True for a lower-case pronoun or definite noun that this module can resolve."""
    return word in _PERSON_WORDS | _THING_WORDS | _PLURAL_WORDS | COMPANY_NOUNS | PERSON_NOUNS


def resolve(word: str, own: Remembered, before: list[Remembered]) -> tuple[Mention, Span] | None:
    """The mention meant by ``word`` and the evidence that covers both sentences; None where it is not safe.

    ``own`` offers what stands before the word in its own sentence, ``before`` the earlier sentences of the chunk, the
    nearest last.
    """
    for remembered in [own, *reversed(before[-_WINDOW:])]:
        agreeing = [each for each in remembered.candidates if _agrees(word, each)]
        if agreeing:
            chosen = _choose(word, agreeing)
            if chosen is None:
                return None
            evidence = Span(document_id=own.sentence.document_id, start=chosen.start, end=own.sentence.end)
            return (chosen.mention, evidence) if evidence.end - evidence.start <= LONGEST_EVIDENCE else None
        if word in _THING_WORDS | _PLURAL_WORDS and remembered is not own:
            return None
    return None


def _agrees(word: str, candidate: Candidate) -> bool:
    kind = candidate.mention.type
    if word in _PERSON_WORDS or word in PERSON_NOUNS:
        fits = candidate.male is None or word in PERSON_NOUNS or candidate.male == (word in _MALE)
        return kind is EntityType.PERSON and fits
    if word in COMPANY_NOUNS:
        return kind is EntityType.ORGANISATION
    if word in _PLURAL_WORDS:
        return candidate.subject and (candidate.plural or kind is EntityType.ORGANISATION)
    return candidate.subject and not candidate.plural and kind is not EntityType.PERSON


def _choose(word: str, agreeing: list[Candidate]) -> Candidate | None:
    """The only one by name (a short name counts with its long form), else the only subject among them."""
    if len(_distinct(agreeing)) == 1:
        return max(agreeing, key=lambda each: (len(each.mention.surface), -each.mention.span.start))
    subjects = [each for each in agreeing if each.subject]
    return subjects[0] if len(_distinct(subjects)) == 1 and word not in PERSON_NOUNS else None


def _distinct(candidates: list[Candidate]) -> list[str]:
    keys = sorted({name_key(each.mention.surface) for each in candidates}, key=lambda key: (-len(key), key))
    distinct: list[str] = []
    for key in keys:
        if not any(set(key.split()) <= set(longer.split()) for longer in distinct):
            distinct.append(key)
    return distinct
