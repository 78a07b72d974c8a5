"""Statements that need no verb: titles before names, 的 between names, works and who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.extract.chinese import kin, lexicon, modifiers
from kg_builder.extract.chinese.phrases import coordinated, is_attribute, is_role, owned, text_of, trim
from kg_builder.extract.chinese.reading import LIKELY, SURE, WEAK, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

_OWNER_TAGS = frozenset({"ORG", "nt", "LOC", "ns", "nw", "nz", "PER"})
_ABOUT = frozenset({"约", "近", "达", "共", "逾", "超", "至少", "合计", "大约", "共计"})
_PLACES = frozenset({"LOC", "ns"})
_LINKS = frozenset({"的", "和", "与", "跟", "及"})
_TITLE_TAGS = frozenset({"n", "nz", "a", "b", "vn"})
_TITLE_LINKS = frozenset({"、", "兼", "及"})
_FORMER = frozenset({"原", "前", "现任", "时任", "前任"})
_WORK_NOUN = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:小说|歌曲|专辑|电影|影片|剧|剧集|著作|专著|散文|新书|新作|力作|代表作|名作|新歌|单曲|成名曲|名曲|主打歌|诗集|作品|漫画|"
    r"游戏|纪录片|动画片)\Z"
)
_MAX_APPOSITION = 40


def nominal(words: Words, topic: Words, qualifiers: Qualifiers, *, person: Words = ()) -> Iterator[Reading]:
    """Readings of word sequences inside one clause.

    ``topic`` is what the sentence is about, or empty; ``person`` whom a kinship without an owner goes by, by default
    the topic.
    """
    for at, word in enumerate(words):
        if word.tag in {"PER", "nr"}:
            yield from _titled(words, at, topic, person or topic, qualifiers)
        if word.text[0] == "《" and at > 0 and words[at - 1].tag == "PER":
            yield Reading((words[at - 1],), "作品", (word,), qualifiers, WEAK)
        if word.tag in {"n", "nz"} and _WORK_NOUN.match(word.text):
            yield from _works(words, at, qualifiers)
        yield from kin.couples(words, at, qualifiers)
        if word.text == "同名":
            yield from modifiers.namesake(words, at, topic, qualifiers)
        if word.text == "的" and word.tag == "u":
            yield from _works(words, at, qualifiers)
            yield from modifiers.placed(words, at, qualifiers)
            yield from modifiers.possessed(words, at, qualifiers)
            yield from modifiers.made(words, at, topic, qualifiers, person=person)
            yield from modifiers.doing(words, at, qualifiers)


def _titled(words: Words, at: int, topic: Words, person: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """冷链公司 总经理 王芳 -> (冷链公司, 总经理, 王芳); without an owner 王芳 is a 总经理."""
    titles, first = _titles(words, at)
    if not titles:
        yield from kin.short(words, at, person, qualifiers)
        return
    for title in titles:
        for bearer in _people(words, at):
            if kin.is_kin(text_of(title)):
                found = _related(words, first, text_of(title), bearer, person)
            else:
                found = iter([_title(title, _owner(words, first), bearer, topic)])
            yield from (replace(reading, qualifiers=qualifiers) for reading in found)
    for other, office in _further(words, first):
        yield Reading((other,), text_of(office), (words[at],), qualifiers, SURE)


def _related(words: Words, first: int, label: str, bearer: Word, person: Words) -> Iterator[Reading]:
    """曾荫权 和 太太 曾鲍笑薇 goes by the person beside; 母亲 郑明明 by the one the sentence is about."""
    named = kin.owners(words, first)
    if not named and first > 1 and words[first - 1].text in _LINKS and words[first - 2].tag == "PER":
        named = [words[first - 2]]
    told = named or [word for word in person[-1:] if word.tag in {"PER", "r"}]
    for owner in told:
        if owner.text != bearer.text:
            yield Reading((owner,), label, (bearer,), confidence=LIKELY)


def _owner(words: Words, first: int) -> Words:
    """Who has the title that begins at ``first``.

    In 大学党委书记郑萼校长孟繁华 the second title has the owner of the first.
    """
    at = first - 1
    if at > 0 and words[at].text in {"的", "、", "和", "与", "及"}:
        at -= 1
    if at < 0 or (at < first - 1 and words[at + 1].text != "的" and words[at].tag not in {"PER", "nr"}):
        return ()
    if words[at].tag in {"PER", "nr"}:
        titles, before = _titles(words, at)
        owner = words[before - 1] if titles and before > 0 else None
        if owner is not None and owner.tag in {"ORG", "nt"}:
            return (owner,)
        return () if titles or words[first - 1].text not in {"的", words[at].text} else (words[at],)
    start = at
    while start > 0 and words[at].tag in _PLACES and words[start - 1].tag in _PLACES:
        start -= 1
    return words[start : at + 1] if words[at].tag in _OWNER_TAGS else ()


def _further(words: Words, first: int) -> Iterator[tuple[Word, Words]]:
    """南京大学校长、学位评定委员会主任陈骏: titles of other owners that stand before those beginning at ``first``."""
    at = first
    while at > 0 and words[at - 1].tag in {"n", "vn", "ORG", "nt", "nz"} and first - at < 5:
        at -= 1
    if at < 3 or words[at - 1].text not in _TITLE_LINKS:
        return
    start = at - 1
    while start > 0 and words[start - 1].tag in _TITLE_TAGS and at - 1 - start < 3:
        start -= 1
    begin = next((index for index in range(start, at - 1) if is_role(words[index : at - 1])), None)
    if begin is not None and begin > 0 and words[begin - 1].tag in {"ORG", "nt"} and begin < at - 1 < first:
        yield words[begin - 1], words[begin : at - 1]


def _titles(words: Words, at: int) -> tuple[list[Words], int]:
    """The titles in front of a person (董事长、党委书记) and the index where the first of them begins."""
    titles: list[Words] = []
    end = first = at
    while True:
        start = end
        while start > 0 and words[start - 1].tag in _TITLE_TAGS and end - start < 3:
            start -= 1
        begin = next((index for index in range(start, end) if is_role(words[index:end])), None)
        if begin is None:
            return titles, first
        titles.insert(0, words[begin:end])
        first = begin
        while first > 0 and words[first - 1].text in _FORMER:
            first -= 1
        if first < 2 or words[first - 1].text not in _TITLE_LINKS:
            return titles, first
        end = first - 1


def _title(title: Words, owner: Words, person: Word, topic: Words) -> Reading:
    """What one title says of one person."""
    label = text_of(title)
    if owner and owner[-1].tag in {"LOC", "ns"} and lexicon.PROFESSION.match(label):
        return Reading((person,), "是", (*owner, *title), confidence=LIKELY)
    if owner:
        return Reading(owner, label, (person,), confidence=SURE)
    if topic and topic[-1].tag == "nw" and lexicon.PROFESSION.match(label):
        return Reading(topic[-1:], label, (person,), confidence=LIKELY)
    if len(topic) == 1 and topic[-1].tag in {"ORG", "nt"} and lexicon.OFFICE.match(label):
        return Reading(topic, label, (person,), confidence=LIKELY)
    return Reading((person,), "是", title, confidence=LIKELY)


def _people(words: Words, at: int) -> list[Word]:
    """The person at ``at`` and those listed behind: 董事张三、李四和王五."""
    people = [words[at]]
    while at + 2 < len(words) and words[at + 1].text in {"、", "和", "与"} and words[at + 2].tag in {"PER", "nr"}:
        at += 2
        people.append(words[at])
    return people


def _works(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """鲁迅 的 《呐喊》、《彷徨》 and 成刚 小说 《最大帝》: works of a person or organisation."""
    owner = words[at - 1] if at > 0 else None
    end, label = at + 1, "作品"
    if owner is None or owner.tag not in {"PER", "ORG"}:
        return
    if words[at].text != "的":
        label = words[at].text
    while end < len(words) and words[end].text[0] == "《":
        yield Reading((owner,), label, (words[end],), qualifiers, WEAK)
        end += 2 if end + 1 < len(words) and words[end + 1].text in {"、", "和"} else 1


def amount(words: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """苏州公司 占地面积 3.2万平方米, 二期工程 总投资 8000万元: a clause of owner, property and amount."""
    whole = tuple(word for word in trim(words) if word.text not in _ABOUT)
    if len(whole) < 3 or whole[-1].literal is None or any(word.is_verb for word in whole):
        return
    for start in range(max(1, len(whole) - 4), len(whole) - 1):
        owner, attribute = whole[:start], whole[start:-1]
        if is_attribute(attribute) and owner[-1].tag in lexicon.NOUN_TAGS - {"m", "lit", "TIME"}:
            yield Reading(owner, text_of(attribute), whole[-1:], qualifiers, LIKELY)
            return


def apposition(words: Words, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """A clause without a verb behind its topic: 王芳，远航集团副总裁; 首都基希讷乌; 注册资本5000万元."""
    whole = trim(words)
    if not whole or len(whole) > _MAX_APPOSITION:
        return
    for end in range(min(3, len(whole) - 1), 0, -1):
        label, value = whole[:end], trim(whole[end:])
        if value and (is_attribute(label) or is_role(label)) and (value[0].is_name or value[0].literal is not None):
            for member in coordinated(value):
                yield Reading(topic, text_of(label), member, qualifiers, LIKELY)
            return
    if is_role(whole[-1:]) and all(member[-1].is_name for member in coordinated(whole[:-1])) and topic[-1].tag == "nw":
        for member in coordinated(whole[:-1]):
            yield Reading(topic, whole[-1].text, member, qualifiers, LIKELY)
        return
    if related := list(kin.lineage(whole, topic, qualifiers)):
        yield from related
        return
    pair = owned(whole)
    if pair is not None and (is_role(pair.attribute) or (topic[-1].tag == "nw" and pair.owner[-1].tag == "PER")):
        yield Reading(pair.owner, text_of(pair.attribute), topic, qualifiers, LIKELY)
    elif topic[-1].tag == "PER" and whole[-1].tag == "n" and (is_role(whole) or _says_who(whole)):
        yield Reading(topic, "是", whole, qualifiers, WEAK)


def _says_who(words: Words) -> bool:
    """陕西蓝田人, 明代文人: a short description that names a place, time or organisation."""
    known = any(word.tag in lexicon.TIME_TAGS | {"LOC", "ns", "ORG", "nt"} for word in words[:-1])
    return known and len(words) <= 6 and not any(word.is_verb or word.literal is not None for word in words)
