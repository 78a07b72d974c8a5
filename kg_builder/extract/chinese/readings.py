"""From the frame of a clause to statements: subject, predicate, object, qualifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.frames import Frame
from kg_builder.extract.chinese.phrases import (
    Owned,
    Refusal,
    argument,
    coordinated,
    counted,
    is_attribute,
    is_literal,
    is_relational,
    is_role,
    measured,
    owned,
    share,
    text_of,
    trim,
)
from kg_builder.extract.chinese.qualify import phrase, predicate
from kg_builder.extract.chinese.verbs import relative_end
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

SURE, LIKELY, WEAK = 0.9, 0.75, 0.6
"""Confidence of a statement read off one verb; with a carried subject; off word order alone."""

_MAX_FOLDED_OBJECT = 6
_BETWEEN_DOER_AND_VERB = frozenset({"v", "vd", "d", "ad", "m", "q", "TIME", "p"})
_COURTESIES = frozenset({"先生", "女士", "老师", "等", "人", "等人"})
_MUTUAL = frozenset("结为 结婚 离婚 恋爱 合并 合作 签约 联姻 分手 订婚 相恋 成婚 完婚 结盟 并称".split())
_LISTING = frozenset({"有", "包括", "包含", "共有", "达", "达到", "由"})


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
    """A frame with the subject that holds for it (own or carried), the topic and the qualifiers."""

    frame: Frame
    subject: Words
    topic: Words
    qualifiers: Qualifiers
    confidence: float


Results = Iterator[Reading | Refusal]


def statements(stated: Statement) -> Results:
    """All readings of a frame, in a fixed order, and what was refused on the way."""
    for draft in _drafts(stated):
        yield from checked(draft)


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
    elif len(draft.predicate) == 1 and draft.predicate not in lexicon.SINGLE_VERBS:
        yield Refusal("weak-verb", subject)
    elif draft.predicate.strip():
        yield replace(draft, subject=subject, object=whom)


def _overlap(left: Words, right: Words) -> bool:
    return left[0].start < right[-1].end and right[0].start < left[-1].end


def _drafts(stated: Statement) -> Iterator[Reading]:
    frame = stated.frame
    if frame.passive:
        yield from _passive(stated)
    elif frame.disposed:
        yield from _disposed(stated)
    elif frame.verb[-1].text in lexicon.COPULAS | lexicon.NAMING_VERBS and len(frame.verb) == 1:
        yield from _copula(stated)
    else:
        subjects = coordinated(stated.subject)
        if len(subjects) == 2 and frame.verb[0].text in _MUTUAL:
            label = frame.verb[0].text + text_of(
                frame.object if not frame.object or frame.object[-1].tag == "n" else ()
            )
            yield Reading(subjects[0], label, subjects[1], stated.qualifiers, stated.confidence)
        for subject in subjects:
            yield from _active(stated, subject)


def _say(stated: Statement, subject: Words, label: str, whom: Words) -> Iterator[Reading]:
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


def _active(stated: Statement, subject: Words) -> Iterator[Reading]:
    frame = stated.frame
    label = predicate(frame.verb)
    pair = owned(subject)
    if pair is not None and label in _LISTING and is_role(pair.attribute):
        yield from _say(stated, pair.owner, text_of(pair.attribute), frame.object)
        return
    holder, label = _holder(subject, stated.topic, label)
    if frame.verb[0].text in lexicon.ROLE_VERBS or frame.verb[-1].text == "为":
        yield from _role(stated, holder)
    if frame.object:
        yield from _say(stated, holder, label, frame.object)
        yield from _partners(stated, holder, label)
    else:
        yield from _intransitive(stated, holder, label)


def _holder(subject: Words, topic: Words, label: str) -> tuple[Words, str]:
    """Move a property from the subject into the predicate: 华为的总部 位于 -> 华为, 总部位于."""
    pair = owned(subject)
    if pair is not None and is_attribute(pair.attribute):
        return pair.owner, text_of(pair.attribute) + label
    if is_attribute(subject) and topic:
        return topic, text_of(subject) + label
    return subject, label


def _role(stated: Statement, subject: Words) -> Iterator[Reading]:
    """张伟 担任 远航集团 首席财务官 -> (远航集团, 首席财务官, 张伟)."""
    for member in coordinated(stated.frame.object):
        pair = owned(member)
        if pair is not None and is_role(pair.attribute):
            yield Reading(pair.owner, text_of(pair.attribute), subject, stated.qualifiers, stated.confidence)
        elif is_role(member):
            for words in stated.frame.phrases:
                part = phrase(words)
                if part.preposition == "在" and part.words and part.words[-1].tag == "ORG":
                    yield Reading(part.words[-1:], text_of(member), subject, stated.qualifiers, stated.confidence)


def _partners(stated: Statement, subject: Words, label: str) -> Iterator[Reading]:
    """与远航集团 签署 合作协议 -> (.., 签署合作协议, 远航集团): the object folds into the predicate."""
    members = coordinated(stated.frame.object)
    whole = members[0]
    folded = text_of(whole)
    if len(members) > 1 or len(folded) > _MAX_FOLDED_OBJECT or any(word.is_name and word.tag != "nz" for word in whole):
        return
    if any(word.literal is not None or word.text == "的" for word in whole):
        return
    for words in stated.frame.phrases:
        part = phrase(words)
        if part.preposition in lexicon.PARTNER_PREPOSITIONS | lexicon.TOWARDS_PREPOSITIONS:
            for member in coordinated(part.words):
                yield Reading(subject, label + folded, member, stated.qualifiers, stated.confidence)


def _intransitive(stated: Statement, subject: Words, label: str) -> Iterator[Reading]:
    """Without an object a partner, place or date is what the verb is about."""
    parts = [phrase(words) for words in stated.frame.phrases]
    for part in parts:
        if (
            part.preposition in lexicon.PARTNER_PREPOSITIONS | lexicon.TOWARDS_PREPOSITIONS | {"从"}
            and not part.is_time
        ):
            for member in coordinated(part.words):
                yield Reading(subject, label, member, stated.qualifiers, stated.confidence)
            return
    places = [part for part in parts if part.preposition in {"在", "于"} and not part.is_time]
    for part in places:
        yield Reading(subject, label, part.words, replace(stated.qualifiers, place=""), stated.confidence)
    for part in parts:
        dates = [word for word in part.words if word.tag == "TIME" and word.literal is not None]
        if dates and part.date and not places:
            yield Reading(subject, label, (dates[0],), replace(stated.qualifiers, time=""), stated.confidence)


def _passive(stated: Statement) -> Iterator[Reading]:
    """X 被 A 任命 为 Z: (A, 任命, X), (X, 任命为, Z). 由 A 担任 Z has A as the one who does it, whatever X is."""
    frame = stated.frame
    label = predicate(frame.verb)
    agents = coordinated(frame.agent) if frame.agent else []
    active = bool(agents and frame.object) and frame.verb[-1].text not in lexicon.COMPLEMENTS
    for agent in agents if active else ():
        yield from _say(stated, agent, label, frame.object)
        if is_role(frame.object) and stated.subject:
            yield Reading(stated.subject, text_of(frame.object), agent, stated.qualifiers, stated.confidence)
    if active:
        return
    for patient in coordinated(stated.subject):
        for agent in agents if not is_literal(patient) else ():
            done = predicate(frame.verb[:1]) if frame.object else label
            yield Reading(agent, done, patient, stated.qualifiers, stated.confidence)
        if frame.object:
            yield from _say(stated, patient, label, frame.object)
            yield from _role(stated, patient)


def _disposed(stated: Statement) -> Iterator[Reading]:
    frame = stated.frame
    label = predicate(frame.verb)
    for moved in coordinated(frame.disposed):
        named = moved[-1].is_name or moved[-1].tag == "r"
        if stated.subject and (named or not frame.object):
            for subject in coordinated(stated.subject):
                yield Reading(subject, predicate(frame.verb[:1]), moved, stated.qualifiers, stated.confidence)
        if frame.object and (named or not stated.subject):
            yield from _say(stated, moved, label, frame.object)
            yield from _role(stated, moved)
        elif frame.object:
            for subject in coordinated(stated.subject):
                yield from _say(stated, subject, text_of(moved) + label, frame.object)


def _copula(stated: Statement) -> Iterator[Reading]:
    """是, 为, 即: roles and properties become the predicate, anything else is 是."""
    frame = stated.frame
    label = predicate(frame.verb)
    whom = frame.object
    relative = _relative(whom)
    if relative is not None:
        doers, verb = relative
        for subject in coordinated(stated.subject):
            for doer in coordinated(doers):
                yield Reading(doer, predicate((verb,)), subject, stated.qualifiers, stated.confidence)
    for subject in coordinated(stated.subject):
        pair, of_object = owned(subject), owned(whom)
        for member in coordinated(whom):
            if pair is not None and is_relational(pair.attribute):
                yield from _say(stated, pair.owner, text_of(pair.attribute), member)
            elif is_relational(subject) and stated.topic:
                yield from _say(stated, stated.topic, text_of(subject), member)
            elif of_object is not None and _names_owner(of_object) and not is_literal(subject):
                yield Reading(
                    of_object.owner, text_of(of_object.attribute), subject, stated.qualifiers, stated.confidence
                )
                break
            else:
                yield from _say(stated, subject, label, member)


def _names_owner(pair: Owned) -> bool:
    """Y 是 华为 的 产品, Y 是 华为 创始人: somebody named has it."""
    return is_role(pair.attribute) or (len(pair.owner) <= 3 and pair.owner[-1].is_name and pair.owner[-1].tag != "LOC")


def _relative(words: Words) -> tuple[Words, Word] | None:
    """是 [由] A、B [合作] 创作 的 小说: the doers and the verb of the modifier of a predicate noun."""
    for at, word in enumerate(words):
        if word.is_verb and at > 0 and relative_end(words, at) == at + 1:
            end = at
            while end > 0 and (words[end - 1].tag in _BETWEEN_DOER_AND_VERB or words[end - 1].text in _COURTESIES):
                end -= 1
            start = end
            while start > 0 and (words[start - 1].is_name or words[start - 1].text in lexicon.COORDINATORS):
                start -= 1
            doers = trim(words[start:end])
            return (doers, word) if doers else None
    return None
