"""Sheets of labels in running text: 导演：A 编剧：B / C 主演：D、E, with the work or person they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.aliases import name_before
from kg_builder.extract.chinese.phrases import Refusal, argument, text_of, trim
from kg_builder.extract.chinese.reading import LIKELY, Reading
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

COLONS = frozenset({"：", ":"})
_SEPARATORS = frozenset({"、", "，", ",", "/", "／", "；", ";", "|"})
_LISTING = frozenset({"、", "/", "／", "|"})
_STOPS = frozenset({"。", "！", "？", "…", "\n"})
_OPENING, _CLOSING = frozenset("（([【"), frozenset("）)]】")
_NAMING = re.compile(
    r"(?:中文名|中文名称|姓名|名称|歌名|曲名|歌曲|歌曲名称?|片名|剧名|书名|电影|电影名|影片名称?|小说|图书|作品名称?|节目名称?|游戏名称?|产品名称?|项目名称|"
    r"公司名称|企业名称|单位名称|球员|人物|学校名称)\Z"
)
"""Labels whose value is what the other labels are about."""

_OTHER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:时间|日期|地点|地区|公司|专辑|作品|角色|作|成就|星座|血型|出版社|语言|类型|球队|号码|位置|院校|理由|简介|来源|"
    r"职员|演员|嘉宾|评级|学校|单位|机构|队伍|歌手|生日|外文名|别名|原唱|声优|ISBN|书号|页数|版次|体裁|题材|集数|片长|国别|标签|分类|状态|字数|价位))\Z"
)
_QUALIFYING = frozenset(
    "所属 推荐 代表 发行 出生 唱片 内容 小说 连载 出品 制作 制片 上映 首播 播出 出版 毕业 主要 "
    "注册 成立 联系 产品 合同 项目 公司 效力".split()
)
_UNSTATED = re.compile(r"[\u4e00-\u9fff]*(?:简介|理由|来源|标签|介绍|概述|资料|信息|名单|一览|表)\Z")
"""Labels of remarks, which name nothing."""

_LONGEST_LABEL, _LONGEST_VALUE, _LONGEST_HEAD = 6, 14, 14
_TYPED = frozenset({"n", "vn", "nz", "v", "a", "s", "t", "ORG", "vd", "nw"})


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and the words between its colon and the next label."""

    label: str
    value: Words


class Sheet(NamedTuple):
    """Readings of the labels, and the range of words that they take."""

    readings: tuple[Reading, ...]
    start: int
    end: int


def sheet(words: Words, topic: Words, qualifiers: Qualifiers) -> Sheet:
    """What two labels or more say; no readings where it is unclear what they are about (by default ``topic``)."""
    marks = [index for index, word in enumerate(words) if word.text in COLONS and index > 0]
    cuts = [(start, mark) for mark in marks if (start := _label_start(words, mark)) < mark]
    if len(cuts) < 2:
        return Sheet((), 0, 0)
    ends = [start for start, _ in cuts[1:]] + [len(words)]
    fields = [
        _Field(text_of(words[start:mark]), words[mark + 1 : end]) for (start, mark), end in zip(cuts, ends, strict=True)
    ]
    given = topic if topic and topic[0].start < words[cuts[0][0]].start else ()
    about = _about(fields, words[: cuts[0][0]]) or given
    found = tuple(_readings(fields, about, qualifiers)) if about else ()
    mark = words[cuts[-1][1]]
    reach = max((reading.object[-1].end for reading in found), default=mark.end)
    last = next((index for index in range(len(words)) if words[index].start >= max(reach, mark.end)), len(words))
    return Sheet(found, cuts[0][0], last)


def bracketed(words: Words) -> Iterator[Reading]:
    """浅木飞鸟（声优：今井麻美）: a bracket behind a name with a label and its value."""
    for at, word in enumerate(words):
        if word.text not in _OPENING or at == 0:
            continue
        end = next((index for index in range(at + 1, len(words)) if words[index].text in _CLOSING), at)
        mark = next((index for index in range(at + 1, end) if words[index].text in COLONS), at)
        about = name_before(words, at)
        if mark > at + 1 and _label_start(words, mark) == at + 1 and about:
            yield from _readings([_Field(text_of(words[at + 1 : mark]), words[mark + 1 : end])], about, Qualifiers())


def _label_start(words: Words, mark: int) -> int:
    """Where the label before a colon begins, or ``mark`` when there is none.

    A known label with a gap before it wins, then the shortest one with the word that qualifies it (唱片 公司).
    """
    known: list[int] = []
    for start in range(mark - 1, max(-1, mark - 4), -1):
        label = text_of(words[start:mark])
        if len(label) > _LONGEST_LABEL or words[start].tag not in _TYPED or words[start].literal is not None:
            break
        if any(pattern.match(label) for pattern in (_NAMING, _OTHER, lexicon.ROLE, lexicon.ATTRIBUTES)):
            known.append(start)
    if known and known[0] > 0 and words[known[0] - 1].text in {"的", "之"}:
        return mark
    naming = [start for start in known if _NAMING.match(text_of(words[start:mark]))]
    if naming:
        return naming[0]
    apart = [start for start in known if start == 0 or words[start - 1].end < words[start].start]
    best = next(iter(apart or known), mark)
    if best == mark and mark > 1 and words[mark - 1].tag in {"n", "vn"} and 2 <= len(words[mark - 1].text) <= 4:
        before = words[mark - 2]
        told = before.is_name or before.literal is not None or before.end < words[mark - 1].start
        return mark - 1 if told and sum(word.text in COLONS for word in words) > 2 else mark
    if not apart and 0 < best < mark and words[best - 1].text in _QUALIFYING:
        return best - 1
    return best


def _about(fields: Sequence[_Field], head: Words) -> Words:
    """The value of a naming label, else the title or short name that stands before the first label."""
    for field in fields:
        if _NAMING.match(field.label):
            return next(iter(_members(field.value)), ())
    if any(_UNSTATED.match(word.text) for word in head[-1:]):
        return ()
    titles = tuple(word for word in head if word.tag == "nw")
    if titles:
        return titles[-1:] if len({word.text for word in titles}) == 1 else ()
    kept = trim(_without_brackets(head))
    if not kept or kept[-1].end - kept[0].start > _LONGEST_HEAD or any(word.tag == "w" for word in kept):
        return ()
    return kept[-1:] if kept[-1].is_name else _one(kept)


def _readings(fields: Sequence[_Field], about: tuple[Word, ...], qualifiers: Qualifiers) -> Iterator[Reading]:
    for field in fields:
        for value in () if _UNSTATED.match(field.label) else _members(field.value):
            if value[0].start != about[0].start:
                yield Reading(about, field.label, value, qualifiers, LIKELY)


def _members(value: Words) -> Iterator[Words]:
    """The members of a value up to the end of its list; what is no phrase by itself is taken as one name."""
    parts: list[list[Word]] = [[]]
    for word in _without_brackets(value):
        gap = parts[-1] and word.start - parts[-1][-1].end > 1 and word.text not in _LISTING
        if word.text in _STOPS or (gap and len(parts) == 1 and len(parts[0]) > 0 and parts[0][-1].is_name):
            break
        if word.text in _SEPARATORS:
            parts.append([])
        else:
            parts[-1].append(word)
    for part in parts:
        kept = trim(part)
        if len(kept) > 1 and kept[0].is_name and kept[1].text[0] == "《":
            yield kept[:1]
            return
        if (
            not kept
            or any(word.text in lexicon.COPULAS and word.is_verb for word in kept)
            or kept[-1].end - kept[0].start > _LONGEST_VALUE + 10
        ):
            return
        phrase = argument(kept)
        if not isinstance(phrase, Refusal) and phrase == kept:
            yield kept
        elif kept[-1].end - kept[0].start <= _LONGEST_VALUE and not any(word.tag == "w" for word in kept):
            yield _one(kept)
        else:
            return


def _without_brackets(words: Words) -> Words:
    """The words outside brackets; what follows an unclosed one is left out."""
    kept: list[Word] = []
    depth = 0
    for word in words:
        depth += word.text in _OPENING
        if depth == 0:
            kept.append(word)
        depth -= word.text in _CLOSING and depth > 0
    return tuple(kept)


def _one(words: Words) -> Words:
    """The words as one name, written with the gaps that lie between them."""
    text = words[0].text
    for before, word in pairwise(words):
        text += " " * (word.start - before.end) + word.text
    return (Word(text, "nz", words[0].start, words[-1].end),)
