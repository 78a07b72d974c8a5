"""Statements that need no verb: titles before names, 的 between names, works and who made them."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import coordinated, is_attribute, is_role, owned, text_of, trim
from kg_builder.extract.chinese.readings import LIKELY, SURE, WEAK, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

_OWNER_TAGS = frozenset({"ORG", "nt", "LOC", "ns", "nw", "nz", "PER"})
_DESCRIBING = frozenset({"n", "a", "m", "q", "vn", "nz", "TIME"})
_MAX_DESCRIPTION = 6
_MAX_APPOSITION = 40


def nominal(words: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """Readings of word sequences inside one clause."""
    for at, word in enumerate(words):
        if word.tag in {"PER", "nr"}:
            yield from _titled(words, at, qualifiers)
        if word.text == "的" and word.tag == "u":
            yield from _works(words, at, qualifiers)
            yield from _possessed(words, at, qualifiers)
            yield from _made(words, at, qualifiers)


def _titled(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """冷链公司 总经理 王芳 -> (冷链公司, 总经理, 王芳); without an owner 王芳 is a 总经理."""
    start = at
    while start > 0 and words[start - 1].tag in {"n", "nz", "a", "b", "vn"} and at - start < 3:
        start -= 1
    for first in range(start, at):
        title = words[first:at]
        if not is_role(title):
            continue
        before = words[first - 1] if first > 0 else None
        if before is not None and before.text == "的" and first > 1:
            before = words[first - 2]
        people = _people(words, at)
        if text_of(title) in lexicon.KINSHIP and (before is None or before.tag != "PER"):
            return
        if before is not None and before.tag in {"LOC", "ns"} and lexicon.PROFESSION.match(text_of(title)):
            for person in people if words[first - 1] is before else ():
                yield Reading((person,), "是", (before, *title), qualifiers, LIKELY)
            return
        if before is not None and before.tag in _OWNER_TAGS and (before.tag != "PER" or len(people) == 1):
            for person in people:
                yield Reading((before,), text_of(title), (person,), qualifiers, SURE)
        else:
            for person in people:
                yield Reading((person,), "是", title, qualifiers, LIKELY)
        return


def _people(words: Words, at: int) -> list[Word]:
    """The person at ``at`` and those listed behind: 董事张三、李四和王五."""
    people = [words[at]]
    while at + 2 < len(words) and words[at + 1].text in {"、", "和", "与"} and words[at + 2].tag in {"PER", "nr"}:
        at += 2
        people.append(words[at])
    return people


def _works(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """鲁迅 的 《呐喊》、《彷徨》: works of a person or organisation."""
    if at == 0 or words[at - 1].tag not in {"PER", "ORG"}:
        return
    end = at + 1
    while end < len(words) and words[end].text[0] == "《":
        yield Reading((words[at - 1],), "作品", (words[end],), qualifiers, WEAK)
        end += 2 if end + 1 < len(words) and words[end + 1].text in {"、", "和"} else 1


def _possessed(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """中国 的 首都 北京, 周杰伦 的 歌曲 《稻香》: name, noun, name."""
    if at == 0 or at + 2 >= len(words) or words[at - 1].tag not in _OWNER_TAGS:
        return
    end = at + 1
    while end < len(words) and words[end].tag in {"n", "a"} and end - at <= 3:
        end += 1
    label = words[at + 1 : end]
    if label and end < len(words) and label[-1].tag == "n" and words[end].is_name and not is_role(label):
        yield Reading((words[at - 1],), text_of(label), (words[end],), qualifiers, LIKELY)


def _made(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """任正非 创办 的 [公司] 华为: the name behind the modifier is what was made."""
    verb = words[at - 1]
    if at < 2 or not (verb.is_verb or is_role((verb,))) or verb.text in lexicon.MODALS | lexicon.COPULAS:
        return
    end = at + 1
    while end < len(words) and words[end].tag in _DESCRIBING and end - at <= _MAX_DESCRIPTION:
        if words[end].tag == "nz" and (end + 1 == len(words) or not words[end + 1].is_name):
            break
        end += 1
    if end >= len(words) or not words[end].is_name:
        return
    last = at - 1
    while last > 0 and words[last - 1].text in {"等", "等人", "共同", "联合"}:
        last -= 1
    start = last
    while start > 0 and (words[start - 1].is_name or words[start - 1].text in {"、", "和", "与"}):
        start -= 1
    doers = trim(words[start:last])
    for doer in coordinated(doers) if doers else ():
        yield Reading(doer, verb.text, (words[end],), qualifiers, LIKELY)


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
    pair = owned(whole)
    if pair is not None and is_role(pair.attribute):
        yield Reading(pair.owner, text_of(pair.attribute), topic, qualifiers, LIKELY)
    elif is_role(whole) and topic[-1].tag == "PER":
        yield Reading(topic, "是", whole, qualifiers, WEAK)
