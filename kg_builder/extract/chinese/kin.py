"""Kinship between people: whose father, wife or son somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import trim
from kg_builder.extract.chinese.reading import LIKELY, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

_PERSONS = frozenset({"PER", "nr"})
_BESIDE = frozenset({"和", "与", "、", "跟", "及"})
_COUPLES = frozenset({"夫妇", "夫妻", "伉俪", "父子", "父女", "母子", "母女", "兄弟", "姐妹", "兄妹", "姐弟"})
_CHILD = re.compile(r"(?:第[一二三四五六七八九十]{1,3}|[三四五六七八九十幼庶嫡])(?:子|女|儿子|女儿)\Z")
_LINKS = frozenset({"的", "之"})


def is_kin(label: str) -> bool:
    """True for 父亲, 妻子, 次子."""
    return label in lexicon.KINSHIP


def person_of(subject: Words) -> Words:
    """The person that a subject is about: 邹明轩 in 邹明轩的父亲邹市明; empty for things and for 母亲冉莹颖."""
    kept = trim(subject)
    if not kept or is_kin(kept[0].text) or kept[0].text.startswith("其"):
        return ()
    for at, word in enumerate(kept[:-1]):
        if word.tag in _PERSONS and any(is_kin(later.text) for later in kept[at + 1 : at + 3]):
            return (word,)
    return kept[-1:] if kept[-1].tag in _PERSONS or kept[-1].text in lexicon.PERSON_PRONOUNS else ()


def owners(words: Words, at: int) -> list[Word]:
    """The people whose kin stands at ``at``: 任达华 与 琦琦 的 | 女儿; both are its parents only with 的 or 之."""
    while at > 1 and words[at - 1].tag == "m" and words[at - 1].literal is None:
        at -= 1
    if at < 1:
        return []
    linked = words[at - 1].text in _LINKS
    last = at - 2 if linked else at - 1
    if linked and last > 0 and words[last].tag == "a":
        last -= 1
    if last < 0 or words[last].tag not in _PERSONS:
        return []
    both = linked and last > 1 and words[last - 1].text in _BESIDE and words[last - 2].tag in _PERSONS
    return [words[last - 2], words[last]] if both else [words[last]]


def short(words: Words, at: int, person: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """刘建 之 女 刘细君: the kin of the person at ``at`` in one character; 其女 goes by ``person``."""
    before = words[at - 1] if at > 1 else None
    label = lexicon.SHORT_KINSHIP.get(before.text.removeprefix("之").removeprefix("其"), "") if before else ""
    if before is None or not label:
        return
    owner = words[at - 2]
    if owner.text == "之" and at > 2:
        owner = words[at - 3]
    if owner.tag == "PER":
        yield Reading((owner,), label, (words[at],), qualifiers, LIKELY)
    elif owner.text == "其" or before.text.startswith("其"):
        yield from (Reading(person, label, (words[at],), qualifiers, LIKELY) for _ in person[:1])


def couples(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """吕良伟 [和] 杨小娟 夫妇, 何享健、何剑锋父子."""
    if words[at].text not in _COUPLES or at < 2 or words[at - 1].tag not in _PERSONS:
        return
    other = at - 3 if words[at - 2].text in _BESIDE else at - 2
    if other >= 0 and words[other].tag in _PERSONS:
        yield Reading((words[other],), words[at].text, (words[at - 1],), qualifiers, LIKELY)


def lineage(words: Words, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """赵允弼，赵元偓之子、赵炅之孙: what a clause says of whose child, sister or wife the topic is."""
    if not topic or topic[-1].tag not in _PERSONS:
        return
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.text == lexicon.LIST_COMMA:
            pieces.append([])
        else:
            pieces[-1].append(word)
    for piece in pieces:
        yield from _descent(trim(piece), topic, qualifiers)


def _descent(whole: Words, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    if len(whole) < 2:
        return
    last = whole[-1].text
    label = lexicon.SHORT_KINSHIP.get(last.removeprefix("之"), last if is_kin(last) or _CHILD.match(last) else "")
    if not label or (len(last) == 1 and whole[-2].text not in _LINKS):
        return
    for owner in _before(whole) if last.startswith("之") else owners(whole, len(whole) - 1):
        yield Reading((owner,), label, topic, qualifiers, LIKELY)


def _before(words: Words) -> Sequence[Word]:
    return [words[-2]] if words[-2].tag in _PERSONS else []
