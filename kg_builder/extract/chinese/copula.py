"""Copular clauses: 是, 为, 即. Roles and properties become the predicate, anything else is 是."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.kin import lineage
from kg_builder.extract.chinese.phrases import (
    Owned,
    coordinated,
    is_relational,
    is_role,
    owned,
    text_of,
    trim,
    without_measure,
)
from kg_builder.extract.chinese.qualify import predicate
from kg_builder.extract.chinese.reading import Reading, Statement, say
from kg_builder.extract.chinese.verbs import relative_end
from kg_builder.extract.chinese.words import Word, Words, is_literal

_BETWEEN_DOER_AND_VERB = frozenset({"v", "vd", "d", "ad", "m", "q", "TIME", "p", "u"})
_PLACED = frozenset({"LOC", "ns", "ORG", "nz", "nw", "n"})
_MAX_UNNAMED = 8
_COURTESIES = frozenset({"先生", "女士", "老师", "等", "人", "等人"})


def copula(stated: Statement) -> Iterator[Reading]:
    """是, 为, 即: roles and properties become the predicate, anything else is 是."""
    frame = stated.frame
    label = predicate(frame.verb)
    whom = frame.object
    yield from _located(stated)
    for subject in coordinated(stated.subject):
        yield from lineage(whom, subject, stated.qualifiers)
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
            elif stated.topic and (is_relational(subject) or of_topic(subject, stated.topic, whom)):
                yield from say(stated, stated.topic, text_of(subject), member)
            elif of_object is not None and _names_owner(of_object) and not is_literal(subject):
                said = text_of(without_measure(of_object.attribute))
                for owner in coordinated(of_object.owner):
                    yield Reading(owner, said, subject, stated.qualifiers, stated.confidence)
                break
            else:
                yield from say(stated, subject, label, member)


def of_topic(subject: Words, topic: Words, whom: Words) -> bool:
    """节目 ..., 主要嘉宾 是 沈凌、杨迪: a bare noun that names are given for is a property of the named topic."""
    named = bool(topic) and topic[-1].tag in {"nw", "ORG", "nt", "nz"} and topic != subject
    bare = 0 < len(subject) <= 2 and subject[-1].tag == "n" and all(word.tag in {"a", "n", "b"} for word in subject)
    return named and bare and all(len(member) == 1 and member[0].is_name for member in coordinated(whom))


def _names_owner(pair: Owned) -> bool:
    """Y 是 华为 的 产品, Y 是 华为 创始人: somebody named has it."""
    if pair.attribute[0].tag in {"m", "q"} and pair.owner[-1].tag not in {"PER", "nr", "ORG", "nt"}:
        return False
    return is_role(pair.attribute) or (len(pair.owner) <= 3 and pair.owner[-1].is_name and pair.owner[-1].tag != "LOC")


def _located(stated: Statement) -> Iterator[Reading]:
    """X 是 成立 于 1986年 的 公司: when or where of a verb in the modifier."""
    words = stated.frame.object
    at = next((index for index, word in enumerate(words) if word.text == "的" and word.tag == "u"), 0)
    verb = words[: at - 1]
    said = at > 1 and text_of(verb).endswith("于") and verb[0].is_verb and len(verb) <= 2
    if said and words[at - 1].tag in lexicon.NAME_TAGS | lexicon.TIME_TAGS:
        for subject in coordinated(stated.subject):
            yield Reading(subject, text_of(verb), words[at - 1 : at], stated.qualifiers, stated.confidence)


def _relative(words: Words) -> tuple[Words, Word] | None:
    """是 [由] A、B [合作] 创作 [在 某处] 的 小说: the doers and the verb of the modifier of a predicate noun."""
    for at, word in enumerate(words):
        if not word.is_verb or at == 0 or not _ends_modifier(words, at):
            continue
        end = at
        while end > 0 and (words[end - 1].tag in _BETWEEN_DOER_AND_VERB or words[end - 1].text in _COURTESIES):
            end -= 1
        start = end
        while start > 0 and (words[start - 1].is_name or words[start - 1].text in lexicon.COORDINATORS):
            start -= 1
        doers = trim(words[start:end]) or _unnamed(words[:end])
        return (doers, word) if doers else None
    return None


def _ends_modifier(words: Words, at: int) -> bool:
    """True where 的 follows the verb at once or behind one phrase of place: 发表 在 云中书城 的."""
    end = relative_end(words, at)
    if end is None:
        return False
    between = words[at + 1 : end]
    return not between or (between[0].text in {"在", "于"} and all(word.tag in _PLACED for word in between[1:]))


def _unnamed(words: Words) -> Words:
    """The noun phrase that fills the modifier up to its verb, when it is short and no name: 技术部 开发 的 平台."""
    kept = tuple(word for word in words if word.text not in {"由", "所"})
    plain = all(word.tag in {"n", "nz", "a", "vn", "PER", "ORG"} for word in kept)
    return kept if kept and plain and kept[-1].tag != "a" and len(text_of(kept)) <= _MAX_UNNAMED else ()
