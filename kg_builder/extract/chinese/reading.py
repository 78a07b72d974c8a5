"""A statement as read over the words of a sentence, and the checks that every one passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.frames import Frame
from kg_builder.extract.chinese.phrases import (
    Refusal,
    argument,
    coordinated,
    counted,
    measured,
    share,
    text_of,
)
from kg_builder.extract.chinese.words import Words
from schema.extraction import Qualifiers

SURE, LIKELY, WEAK = 0.9, 0.75, 0.6
"""Confidence of a statement read off one verb; with a carried subject; off word order alone."""

_AUXILIARIES = lexicon.NEGATORS | frozenset({"将", "可", "能", "会", "要", "应", "须", "需"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement over the words of a sentence, before mentions are made and pronouns resolved."""

    subject: Words
    predicate: str
    object: Words
    qualifiers: Qualifiers = Qualifiers()
    confidence: float = SURE


@dataclass(frozen=True, slots=True)
class Statement:
    """A frame with the subject that holds for it (own or carried), the topic and the qualifiers.

    ``prefix`` is the property that a change is said of when the clause before named it (营业收入 ... 同比增长);
    ``carried`` are the fronted phrases of the clause, ``work`` the title that the sentence began with, if any.
    """

    frame: Frame
    subject: Words
    topic: Words
    qualifiers: Qualifiers
    confidence: float
    prefix: str = ""
    carried: tuple[Words, ...] = ()
    work: Words = ()


Results = Iterator[Reading | Refusal]


def checked(draft: Reading) -> Results:
    """The reading with proper arguments, or the reason why there is none."""
    reduce = not draft.qualifiers.negated
    subject = argument(draft.subject, reduce=reduce)
    whom = argument(draft.object, reduce=reduce)
    if isinstance(subject, Refusal):
        yield subject
    elif isinstance(whom, Refusal):
        yield whom
    elif subject[0].literal is not None and len(subject) == 1:
        yield Refusal("literal-subject", subject)
    elif _overlap(subject, whom) or text_of(subject) == text_of(whom):
        yield Refusal("same-arguments", subject)
    elif (len(draft.predicate) == 1 and draft.predicate not in lexicon.SINGLE_VERBS) or _empty(draft.predicate):
        yield Refusal("weak-verb", subject)
    elif draft.predicate.strip():
        yield replace(draft, subject=subject, object=whom)


def _overlap(left: Words, right: Words) -> bool:
    return left[0].start < right[-1].end and right[0].start < left[-1].end


def _empty(label: str) -> bool:
    return not any(character.isalpha() for character in label) or "其" in label or label in _AUXILIARIES


def say(stated: Statement, subject: Words, label: str, whom: Words) -> Iterator[Reading]:
    """One reading per member of the object; a share or a count becomes a qualifier of what it is about."""
    for member in coordinated(whom):
        part, number, amount = share(member), counted(member), measured(member)
        if part is not None:
            yield _with(stated, Reading(subject, label, part.company), "share", part.part)
        elif number is not None:
            yield _with(stated, Reading(subject, label, number.literal), "of", number.noun)
        elif amount is not None:
            yield Reading(subject, label + text_of(amount.noun), amount.literal, stated.qualifiers, stated.confidence)
        else:
            yield Reading(subject, label, member, stated.qualifiers, stated.confidence)


def _with(stated: Statement, reading: Reading, name: str, words: Words) -> Reading:
    """The reading with the qualifiers of the statement and one more."""
    others = {*stated.qualifiers.others, *([(name, text_of(words))] if words else [])}
    qualifiers = replace(stated.qualifiers, others=tuple(sorted(others)))
    return replace(reading, qualifiers=qualifiers, confidence=stated.confidence)
