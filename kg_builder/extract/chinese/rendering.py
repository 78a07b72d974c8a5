"""From the frame of a clause to statements: subject, predicate, object, qualifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.copula import copula
from kg_builder.extract.chinese.phrases import coordinated, is_attribute, is_role, owned, text_of
from kg_builder.extract.chinese.qualify import phrase, predicate
from kg_builder.extract.chinese.reading import WEAK, Reading, Results, Statement, checked, say
from kg_builder.extract.chinese.words import Words, is_literal

_MAX_FOLDED_OBJECT = 6
_PLAYING = frozenset({"饰演", "扮演", "出演", "客串", "饰", "扮"})
_DOERS = frozenset({"PER", "nr", "ORG", "nt"})
_MUTUAL = frozenset("结为 结婚 离婚 恋爱 合并 合作 签约 联姻 分手 订婚 相恋 成婚 完婚 结盟 并称".split())
_INCLUDING = frozenset({"包括", "包含"})
_LISTING = frozenset({"有", "包括", "包含", "共有", "达", "达到", "由"})


def statements(stated: Statement) -> Results:
    """All readings of a frame, in a fixed order, and what was refused on the way."""
    for draft in _drafts(stated):
        yield from checked(draft)


def _drafts(stated: Statement) -> Iterator[Reading]:
    frame = stated.frame
    if frame.passive:
        yield from _passive(stated)
    elif frame.disposed:
        yield from _disposed(stated)
    elif frame.verb[-1].text in lexicon.COPULAS | lexicon.NAMING_VERBS and len(frame.verb) == 1:
        yield from copula(stated)
    else:
        subjects = coordinated(stated.subject)
        if len(subjects) == 2 and frame.verb[0].text in _MUTUAL:
            label = frame.verb[0].text + text_of(
                frame.object if not frame.object or frame.object[-1].tag == "n" else ()
            )
            yield Reading(subjects[0], label, subjects[1], stated.qualifiers, stated.confidence)
        for subject in subjects:
            yield from _active(stated, subject)


def _active(stated: Statement, subject: Words) -> Iterator[Reading]:
    frame = stated.frame
    label = predicate(frame.verb)
    pair = owned(subject)
    listing = label in _LISTING and pair is not None and (is_role(pair.attribute) or label in _INCLUDING)
    if pair is not None and listing:
        yield from say(stated, pair.owner, text_of(pair.attribute), frame.object)
        return
    holder, label = _holder(subject, stated.topic, stated.prefix + label)
    if frame.verb[0].text in lexicon.ROLE_VERBS or frame.verb[-1].text == "为":
        yield from _role(stated, holder)
    if frame.object:
        yield from say(stated, holder, label, frame.object)
        yield from _partners(stated, holder, label)
        yield from _companions(stated, label)
        yield from _begun(stated, frame.object if frame.verb[-1].text not in lexicon.COMPLEMENTS else holder)
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
    whole = members[0] if members else ()
    folded = text_of(whole)
    if (
        len(members) != 1
        or len(folded) > _MAX_FOLDED_OBJECT
        or any(word.is_name and word.tag not in {"nz", "PER"} for word in whole)
    ):
        return
    person = any(word.tag == "PER" for word in whole)
    if stated.work and subject[-1].tag == "PER" and stated.frame.verb[0].text in _PLAYING and not stated.frame.phrases:
        yield Reading(subject, label + folded, stated.work, stated.qualifiers, WEAK)
    if any(word.literal is not None or word.text == "的" for word in whole):
        return
    for words in stated.frame.phrases:
        part = phrase(words)
        if part.preposition == "在" and part.words and part.words[0].tag == "nw" and len(part.words) <= 2:
            yield Reading(subject, label + folded, part.words[:1], stated.qualifiers, stated.confidence)
        if not person and part.preposition in lexicon.PARTNER_PREPOSITIONS | lexicon.TOWARDS_PREPOSITIONS:
            for member in coordinated(part.words):
                yield Reading(subject, label + folded, member, stated.qualifiers, stated.confidence)


def _companions(stated: Statement, label: str) -> Iterator[Reading]:
    """与 秋瓷炫、林更新 合作 出演 了 《X》: who does it with the subject does it too."""
    members = coordinated(stated.frame.object)
    if not all(member[-1].tag == "nw" or (len(member) == 1 and member[0].is_name) for member in members):
        return
    for words in stated.frame.phrases:
        part = phrase(words)
        if part.preposition in lexicon.PARTNER_PREPOSITIONS:
            for partner in coordinated(part.words):
                if partner[-1].tag in _DOERS:
                    yield from say(stated, partner[-1:], label, stated.frame.object)


def _begun(stated: Statement, things: Words) -> Iterator[Reading]:
    """徐易容 于 2009年11月 创立 美丽说 -> (美丽说, 创立, 2009年11月); 2014年 创办于 江西: both place and date."""
    verb = stated.frame.verb[0].text
    if verb not in lexicon.BEGINNINGS or stated.qualifiers.modality:
        return
    dates = [
        word
        for words in (*stated.carried, *stated.frame.phrases)
        if (phrase(words).date and "/" not in phrase(words).date) or words[-1].text == "起"
        for word in words
        if word.tag == "TIME" and word.literal is not None
    ]
    for thing in coordinated(things):
        if dates and thing[-1].is_name:
            yield Reading(thing, verb, (dates[0],), replace(stated.qualifiers, time=""), stated.confidence)


def _intransitive(stated: Statement, subject: Words, label: str) -> Iterator[Reading]:
    """Without an object a partner, place or date is what the verb is about."""
    parts = [phrase(words) for words in (*stated.carried, *stated.frame.phrases)]
    for part in parts:
        if (
            part.preposition in lexicon.PARTNER_PREPOSITIONS | lexicon.TOWARDS_PREPOSITIONS | {"从"}
            and not part.is_time
        ):
            for member in coordinated(part.words):
                yield Reading(subject, label, member, stated.qualifiers, stated.confidence)
            return
    places = [part for part in parts if part.is_place or (part.preposition == "在" and part.ends_in_organisation)]
    for part in places:
        yield Reading(subject, label, part.words, replace(stated.qualifiers, place=""), stated.confidence)
    for part in parts:
        dates = [word for word in part.words if word.tag == "TIME" and word.literal is not None]
        if dates and part.date:
            yield Reading(subject, label, (dates[0],), replace(stated.qualifiers, time=""), stated.confidence)


def _passive(stated: Statement) -> Iterator[Reading]:
    """X 被 A 任命 为 Z: (A, 任命, X), (X, 任命为, Z). 由 A 担任 Z has A as the one who does it, whatever X is."""
    frame = stated.frame
    label = predicate(frame.verb)
    agents = coordinated(frame.agent) if frame.agent else []
    active = bool(agents and frame.object) and frame.verb[-1].text not in lexicon.COMPLEMENTS
    for agent in agents if active else ():
        yield from say(stated, agent, label, frame.object)
        if is_role(frame.object) and stated.subject:
            yield Reading(stated.subject, text_of(frame.object), agent, stated.qualifiers, stated.confidence)
    if active:
        return
    for patient in coordinated(stated.subject):
        for agent in agents if not is_literal(patient) else ():
            done = predicate(frame.verb[:1]) if frame.object else label
            yield Reading(agent, done, patient, stated.qualifiers, stated.confidence)
        if agents:
            yield from _begun(stated, patient)
        if frame.object:
            yield from say(stated, patient, label, frame.object)
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
            yield from say(stated, moved, label, frame.object)
            yield from _role(stated, moved)
        elif frame.object:
            for subject in coordinated(stated.subject):
                yield from say(stated, subject, text_of(moved) + label, frame.object)
