"""Statements that need no verb: titles before names, 的 between names, works and who made them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import coordinated, is_attribute, is_role, owned, text_of, trim
from kg_builder.extract.chinese.reading import LIKELY, SURE, WEAK, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

_OWNER_TAGS = frozenset({"ORG", "nt", "LOC", "ns", "nw", "nz", "PER"})
_ABOUT = frozenset({"约", "近", "达", "共", "逾", "超", "至少", "合计", "大约", "共计"})
_LINKS = frozenset({"的", "和", "与", "跟", "及"})
_TITLE_TAGS = frozenset({"n", "nz", "a", "b", "vn"})
_TITLE_LINKS = frozenset({"、", "兼", "及"})
_FORMER = frozenset({"原", "前", "现任", "时任", "前任"})
_WORK_NOUNS = frozenset(
    {"小说", "歌曲", "专辑", "电影", "著作", "散文", "新书", "新作", "新歌", "单曲", "诗集", "作品"}
)
_DESCRIBING = frozenset({"n", "a", "m", "q", "vn", "nz", "TIME"})
_MAX_DESCRIPTION = 6
_MAX_APPOSITION = 40


def nominal(words: Words, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """Readings of word sequences inside one clause. ``topic`` is what the sentence is about, or empty."""
    for at, word in enumerate(words):
        if word.tag in {"PER", "nr"}:
            yield from _titled(words, at, topic, qualifiers)
        if word.text[0] == "《" and at > 0 and words[at - 1].tag == "PER":
            yield Reading((words[at - 1],), "作品", (word,), qualifiers, WEAK)
        if word.text in _WORK_NOUNS:
            yield from _works(words, at, qualifiers)
        if word.text == "的" and word.tag == "u":
            yield from _works(words, at, qualifiers)
            yield from _placed(words, at, qualifiers)
            yield from _possessed(words, at, qualifiers)
            yield from _made(words, at, topic, qualifiers)


def _titled(words: Words, at: int, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """冷链公司 总经理 王芳 -> (冷链公司, 总经理, 王芳); without an owner 王芳 is a 总经理."""
    titles, first = _titles(words, at)
    if not titles:
        yield from _kin(words, at, topic, qualifiers)
        return
    owner = words[first - 1] if first > 0 else None
    if owner is not None and first > 1 and (owner.text == "的" or (owner.text in _LINKS and _is_kin(titles))):
        owner = words[first - 2]
    for title in titles:
        for person in _people(words, at):
            holder = owner if owner is not None and owner.tag in _OWNER_TAGS else None
            reading = _title(title, (holder,) if holder else (), person, topic)
            if reading is not None:
                yield replace(reading, qualifiers=qualifiers)


def _is_kin(titles: Sequence[Words]) -> bool:
    return all(text_of(title) in lexicon.KINSHIP for title in titles)


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


def _title(title: Words, owner: Words, person: Word, topic: Words) -> Reading | None:
    """What one title says of one person."""
    label = text_of(title)
    if label in lexicon.KINSHIP:
        kin = owner if owner and owner[-1].tag == "PER" else topic
        if kin and kin[-1].tag in {"PER", "r"} and kin[-1].text != person.text:
            return Reading(kin, label, (person,), confidence=LIKELY)
        return None
    if owner and owner[-1].tag in {"LOC", "ns"} and lexicon.PROFESSION.match(label):
        return Reading((person,), "是", title, confidence=LIKELY)
    if owner:
        return Reading(owner, label, (person,), confidence=SURE)
    if topic and topic[-1].tag == "nw" and lexicon.PROFESSION.match(label):
        return Reading(topic[-1:], label, (person,), confidence=LIKELY)
    return Reading((person,), "是", title, confidence=LIKELY)


def _kin(words: Words, at: int, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """刘建 之 女 刘细君; 曾荫权 和 太太 曾鲍笑薇 goes by the first of the two."""
    before = words[at - 1] if at > 1 else None
    if before is None:
        return
    label = lexicon.SHORT_KINSHIP.get(before.text.removeprefix("之").removeprefix("其"), "")
    if not label:
        return
    owner = words[at - 2]
    if owner.text == "之" and at > 2:
        owner = words[at - 3]
    if owner.tag == "PER":
        yield Reading((owner,), label, (words[at],), qualifiers, LIKELY)
    elif owner.text == "其" or before.text.startswith("其"):
        yield from (Reading(topic, label, (words[at],), qualifiers, LIKELY) for _ in topic[:1])


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


def _placed(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """成立 于 1929年 的 重庆大学, 位于 桃园 的 物流中心: a verb with 于 before 的 says where or when."""
    start = at - 1
    while start > 0 and words[start].is_name and words[start - 1].is_name:
        start -= 1
    verb: Words = ()
    if start > 1 and words[start - 1].text == "于" and words[start - 2].is_verb:
        verb = words[start - 2 : start]
    elif start > 0 and words[start - 1].is_verb and words[start - 1].text.endswith("于"):
        verb = words[start - 1 : start]
    end = at + 1
    while end < len(words) and words[end].tag in _DESCRIBING | lexicon.NAME_TAGS and not words[end].is_verb:
        end += 1
    if verb and end > at + 1 and words[start].tag in lexicon.NAME_TAGS | lexicon.TIME_TAGS:
        yield Reading(words[at + 1 : end], text_of(verb), words[start:at], qualifiers, LIKELY)


def _possessed(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """中国 的 首都 北京, 周杰伦 的 歌曲 《稻香》: name, noun, name."""
    if at == 0 or at + 2 >= len(words) or words[at - 1].tag not in _OWNER_TAGS:
        return
    end = at + 1
    while end < len(words) and words[end].tag in {"n", "a"} and end - at <= 3:
        end += 1
    label = words[at + 1 : end]
    if (
        label
        and end < len(words)
        and label[-1].tag == "n"
        and words[end].is_name
        and not (is_role(label) and words[end].tag == "PER")
    ):
        yield Reading((words[at - 1],), text_of(label), (words[end],), qualifiers, LIKELY)


def _made(words: Words, at: int, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """任正非 创办 的 [公司] 华为: the name behind the modifier is what was made."""
    verb = words[at - 1]
    if at < 2 or not (verb.is_verb or is_role((verb,))) or verb.text in lexicon.MODALS | lexicon.COPULAS:
        return
    end = at + 1
    while end < len(words) and words[end].tag in _DESCRIBING and end - at <= _MAX_DESCRIPTION:
        if words[end].tag == "nz" and (end + 1 == len(words) or not words[end + 1].is_name):
            break
        end += 1
    named = end < len(words) and words[end].is_name
    made = (words[end],) if named else topic[-1:] if topic and topic[-1].tag == "nw" and end == len(words) else ()
    if not made:
        return
    last = at - 1
    while last > 0 and words[last - 1].text in {"等", "等人", "共同", "联合"}:
        last -= 1
    start = last
    while start > 0 and (words[start - 1].is_name or words[start - 1].text in {"、", "和", "与"}):
        start -= 1
    doers = trim(words[start:last])
    for doer in coordinated(doers) if doers else ():
        yield Reading(doer, verb.text, made, qualifiers, LIKELY)


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
    pair = owned(whole)
    if pair is not None and (is_role(pair.attribute) or (topic[-1].tag == "nw" and pair.owner[-1].tag == "PER")):
        yield Reading(pair.owner, text_of(pair.attribute), topic, qualifiers, LIKELY)
    elif topic[-1].tag == "PER" and whole[-1].tag == "n" and (is_role(whole) or _says_who(whole)):
        yield Reading(topic, "是", whole, qualifiers, WEAK)


def _says_who(words: Words) -> bool:
    """陕西蓝田人, 明代文人: a short description that names a place, time or organisation."""
    known = any(word.tag in lexicon.TIME_TAGS | {"LOC", "ns", "ORG", "nt"} for word in words[:-1])
    return known and len(words) <= 6 and not any(word.is_verb or word.literal is not None for word in words)
