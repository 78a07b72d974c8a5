"""What a modifier before 的 states of the name behind it: who made it, when, and where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import coordinated, is_role, text_of, trim
from kg_builder.extract.chinese.reading import LIKELY, WEAK, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

DESCRIBING = frozenset({"n", "a", "m", "q", "vn", "nz", "TIME"})
"""Tags of the words between 的 and the name that they describe."""

_OWNER_TAGS = frozenset({"ORG", "nt", "LOC", "ns", "nw", "nz", "PER"})
_MAX_DESCRIPTION = 6
_TOGETHER = frozenset({"等", "等人", "共同", "联合", "合作", "领衔", "倾力", "所", "主要", "担任", "首次", "独家"})
_BESIDE = frozenset({"并", "、", "和", "兼", "及", "以及", "/", "并且"})
_LIGHT = frozenset({"参与", "参加", "进行", "负责", "从事"})
_DONE = frozenset({"nw", "ORG", "nt", "n", "m", "q"})
_AT = frozenset({"于", "在"})
_PLACING = _AT | {"从", "自", "到", "至"}


def placed(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """成立 于 1929年 的 重庆大学, 位于 桃园 的 物流中心: a verb with 于 before the 的 at ``at`` says where or when."""
    start = at - 1
    while start > 0 and words[start].is_name and words[start - 1].is_name:
        start -= 1
    verb: Words = ()
    if start > 1 and words[start - 1].text == "于" and words[start - 2].is_verb:
        verb = words[start - 2 : start]
    elif start > 0 and words[start - 1].is_verb and words[start - 1].text.endswith("于"):
        verb = words[start - 1 : start]
    end = at + 1
    while end < len(words) and words[end].tag in DESCRIBING | lexicon.NAME_TAGS and not words[end].is_verb:
        end += 1
    if verb and end > at + 1 and words[start].tag in lexicon.NAME_TAGS | lexicon.TIME_TAGS:
        yield Reading(words[at + 1 : end], text_of(verb), words[start:at], qualifiers, LIKELY)


def possessed(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
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


class Making(NamedTuple):
    """Doers, dates and verbs of a modifier; ``start`` is the index of its first word that was read."""

    doers: Words
    verbs: Words
    dates: Words
    start: int


def making(words: Words, end: int) -> Making | None:
    """The modifier whose last verb stands right before ``end``: A、B 等 [于 2002年] [共同] 作词 并 演唱."""
    verbs, at = _verbs(words, end)
    if not verbs or any(verb.text in lexicon.MODALS | lexicon.COPULAS for verb in verbs):
        return None
    dates: list[Word] = []
    while at > 0:
        word = words[at - 1]
        if word.tag in lexicon.TIME_TAGS:
            if word.literal is not None:
                dates.append(word)
        elif not (word.text in _TOGETHER or word.text in _AT or word.tag in {"ad", "vd"}):
            break
        at -= 1
    start = at
    while start > 0 and (words[start - 1].is_name or words[start - 1].text in lexicon.COORDINATORS):
        start -= 1
    doers = trim(words[start:at])
    placed_at = start > 0 and words[start - 1].text in _PLACING and words[start - 1].tag == "p"
    if placed_at and doers and doers[-1].tag in {"LOC", "ns"}:
        doers = ()
    return Making(doers, verbs, tuple(dates), start)


def _verbs(words: Words, end: int) -> tuple[Words, int]:
    """The verbs right before ``end``, in order, and the index of the first: 作词 、 作曲 并 演唱."""
    verbs: list[Word] = []
    at = end
    if at > 1 and words[at - 1].tag == "vn" and words[at - 2].is_verb:
        verbs.append(words[at - 1])
        at -= 2 if words[at - 2].text in _LIGHT else 1
    while at > 0 and words[at - 1].text not in _TOGETHER and (words[at - 1].is_verb or is_role(words[at - 1 : at])):
        verbs.insert(0, words[at - 1])
        at -= 1
        if at > 1 and words[at - 1].text in _BESIDE and (words[at - 2].is_verb or is_role(words[at - 2 : at - 1])):
            at -= 1
        elif at == 0 or not is_role(words[at - 1 : at]):
            break
    return tuple(verbs), at


def made(words: Words, at: int, topic: Words, qualifiers: Qualifiers, *, person: Words = ()) -> Iterator[Reading]:
    """任正非 创办 的 [公司] 华为: the name behind the 的 at ``at`` is what was made; without one it is the topic.

    A modifier that opens its clause without a doer is said of ``person``.
    """
    found = making(words, at)
    things = targets(words, at, topic) if found is not None else []
    if found is None or not things:
        return
    for thing in things:
        for verb in found.verbs:
            for doer in coordinated(found.doers):
                yield Reading(doer, verb.text, thing, qualifiers, LIKELY)
            for date in found.dates if found.verbs[-1].text in lexicon.BEGINNINGS else ():
                yield Reading(thing, verb.text, (date,), qualifiers, LIKELY)
    opens = not found.doers and all(word.tag in {"d", "c"} | lexicon.TIME_TAGS for word in words[: found.start])
    if opens and person and person[-1].tag in {"PER", "nr"} and all(thing[0].tag == "nw" for thing in things):
        for thing in things:
            yield Reading(person[-1:], found.verbs[-1].text, thing, qualifiers, WEAK)


def targets(words: Words, at: int, topic: Words) -> list[Words]:
    """The names that the modifier before the 的 at ``at`` describes: the first behind it and titles beside that."""
    end = at + 1
    while end < len(words) and end - at <= _MAX_DESCRIPTION and _describes(words, end):
        if words[end].tag == "nz" and (end + 1 == len(words) or not words[end + 1].is_name):
            break
        end += 1
    if end < len(words) and words[end].is_name:
        return [(word,) for word in _titles(words, end)]
    closed = end == len(words) or words[end].text == "之一"
    return [topic[-1:]] if topic and topic[-1].tag == "nw" and closed else []


def _describes(words: Words, at: int) -> bool:
    """A word of the description; a verb is one where a noun follows (爱国 剧)."""
    if words[at].is_verb:
        return at + 1 < len(words) and words[at + 1].tag == "n" and words[at].text not in lexicon.COPULAS
    return words[at].tag in DESCRIBING


def _titles(words: Words, at: int) -> Sequence[Word]:
    """The name at ``at``; of works all that stand beside each other: 《A》、《B》 or 《A》《B》."""
    titles = [words[at]]
    while words[at].text[0] == "《":
        following = at + 2 if at + 2 < len(words) and words[at + 1].text in lexicon.COORDINATORS else at + 1
        if following >= len(words) or words[following].text[0] != "《":
            break
        at = following
        titles.append(words[at])
    return titles


def namesake(words: Words, at: int, topic: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """《X》 改编自 顾漫 [的] 同名 小说: whoever stands before 同名 at ``at`` has a work called as the topic is."""
    before = at - 1
    while before > 0 and (words[before].text in {"的", "所"} or words[before].is_verb):
        before -= 1
    end = at + 1
    while end < len(words) and words[end].tag in {"n", "nz", "vn", "a"} and end - at < 4:
        end += 1
    if before < 0 or words[before].tag not in {"PER", "nr"} or end == at + 1:
        return
    works: list[Words] = [(words[end],)] if end < len(words) and words[end].tag == "nw" else []
    for work in works or ([topic[-1:]] if topic and topic[-1].tag == "nw" else []):
        yield Reading((words[before],), text_of(words[at:end]), work, qualifiers, LIKELY)


def doing(words: Words, at: int, qualifiers: Qualifiers) -> Iterator[Reading]:
    """曾 执导 过 《A》、《B》 等 作品 的 青年 导演 徐子牧: who is described by what he did, before the 的 at ``at``."""
    end = at + 1
    while end < len(words) and words[end].tag in DESCRIBING and end - at <= _MAX_DESCRIPTION:
        end += 1
    start = at
    while start > 0 and (
        words[start - 1].tag in _DONE or words[start - 1].text in lexicon.COORDINATORS | {"等", "这部", "这首"}
    ):
        start -= 1
    first = start
    while start > 0 and words[start - 1].text in lexicon.ASPECT:
        start -= 1
    verb = words[start - 1] if start > 0 else None
    if verb is None or not verb.is_verb or verb.text in lexicon.MODALS | lexicon.COPULAS | lexicon.NEGATED_VERBS.keys():
        return
    before = words[start - 2] if start > 1 else None
    opens = before is None or before.tag in {"d", "ad", "w", "c"} | lexicon.TIME_TAGS
    denied = any(word.text in lexicon.NEGATORS | lexicon.MODALS for word in words[max(0, start - 4) : start - 1])
    if opens and not denied and end < len(words) and words[end].tag in {"PER", "nr", "ORG", "nt"}:
        yield from _done(words, range(first, at), verb, words[end], qualifiers)


def _done(words: Words, span: range, verb: Word, doer: Word, qualifiers: Qualifiers) -> Iterator[Reading]:
    """担任 远航集团 董事长 的 王芳 -> (远航集团, 董事长, 王芳); another verb has the titles as objects."""
    for index in span:
        thing, following = words[index], words[index + 1]
        if thing.tag not in {"nw", "ORG", "nt"}:
            continue
        if is_role((following,)) and verb.text in lexicon.ROLE_VERBS:
            yield Reading((thing,), following.text, (doer,), qualifiers, LIKELY)
        elif verb.text not in lexicon.ROLE_VERBS and (thing.tag == "nw" or following.tag in {"u", "w"}):
            yield Reading((doer,), verb.text, (thing,), qualifiers, LIKELY)


def headed(words: Words, qualifiers: Qualifiers) -> Iterator[Reading]:
    """《船讯》（安妮·普鲁）: a title and a person alone in the bracket behind it."""
    for at in range(1, len(words) - 2):
        title, opening, person, closing = words[at - 1 : at + 3]
        alone = title.text[0] == "《" and opening.text in {"（", "("} and closing.text in {"）", ")"}
        named = person.tag in {"PER", "nr"} and len(person.text) > 1
        if alone and named and not lexicon.LAW_SUFFIX.search(title.bare):
            yield Reading((person,), "作品", (title,), qualifiers, WEAK)
