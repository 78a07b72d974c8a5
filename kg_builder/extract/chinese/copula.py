"""Copular clauses: 是, 为, 即. Roles and properties become the predicate, anything else is 是."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import (
    Owned,
    coordinated,
    is_literal,
    is_relational,
    is_role,
    owned,
    text_of,
    trim,
)
from kg_builder.extract.chinese.qualify import predicate
from kg_builder.extract.chinese.reading import Reading, Statement, say
from kg_builder.extract.chinese.verbs import relative_end
from kg_builder.extract.chinese.words import Word, Words

_BETWEEN_DOER_AND_VERB = frozenset({"v", "vd", "d", "ad", "m", "q", "TIME", "p"})
_COURTESIES = frozenset({"先生", "女士", "老师", "等", "人", "等人"})


def copula(stated: Statement) -> Iterator[Reading]:
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
                yield from say(stated, pair.owner, text_of(pair.attribute), member)
            elif is_relational(subject) and stated.topic:
                yield from say(stated, stated.topic, text_of(subject), member)
            elif of_object is not None and _names_owner(of_object) and not is_literal(subject):
                yield Reading(
                    of_object.owner, text_of(of_object.attribute), subject, stated.qualifiers, stated.confidence
                )
                break
            else:
                yield from say(stated, subject, label, member)


def _names_owner(pair: Owned) -> bool:
    """Y 是 华为 的 产品, Y 是 华为 创始人: somebody named has it."""
    if pair.attribute[0].tag in {"m", "q"}:
        return False
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
