"""Alias claims: 华为技术有限公司（以下简称“华为”）, 华为（Huawei）, 又称, 原名."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import text_of, trim
from kg_builder.extract.chinese.words import Word, Words
from linguistics.scripts import has_han

PARTIES = frozenset(
    "甲方 乙方 丙方 丁方 买方 卖方 供方 需方 委托方 受托方 出租方 承租方 出卖人 买受人 出租人 承租人 双方 标的公司 "
    "目标公司 发行人 上市公司 债权人 债务人 保证人 借款人 贷款人 采购方 供货方 服务方".split()
)
"""Names for a side of one contract: somebody else in the next document."""

GENERIC = (
    lexicon.COMPANY_ANAPHORS
    | PARTIES
    | {"合同", "本合同", "协议", "本协议", "项目", "本项目", "员工", "客户", "供应商", "本办法", "本制度", "控股股东"}
)
"""Short names that no alias claim is made of: they would join what different documents call so."""

_KINDS = (
    (re.compile(r"英文|英语|外文|英译|法语|德语|日语|俄语|拉丁|葡萄牙语|西班牙语"), "translation"),
    (re.compile(r"简称|下称|缩写"), "short_name"),
    (re.compile(r"又称|又名|原名|曾用名|别名|别称|亦称|也称|也叫|本名|旧称|俗称|原称|前称"), "alias"),
    (re.compile(r"全称|全名"), "full_name"),
)
_MARKER = re.compile(
    r"(?:(?:以下)?(?:统一)?(?:简称|缩写)|以?下称)(?:为|是)?|(?:英文|外文|英语)(?:全)?(?:名称|名|简称|缩写)?(?:为|是)?|又称|又名(?:为)?|原名(?:为)?|"
    r"曾用名(?:为)?|别名(?:为)?|别称(?:为)?|亦称|也称|也叫|本名(?:为)?|旧称|俗称|原称|前称|全称(?:为|是)?|全名(?:为|是)?|"
    r"(?:法|德|日|俄|拉丁|葡萄牙|西班牙)语"
)
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_SEPARATORS = frozenset("，,、；;。/或")
_RUN_TAGS = lexicon.NAME_TAGS | {"n", "vn", "an", "xc"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}\Z")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w&.,'’À-ɏ -]*\Z")
_MODEL = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ -]*?(\d+)[A-Za-z]?")
_MODEL_TAGS = _RUN_TAGS | {"m", "lit", "q", "a", "b", "nw"}
_NUMBER = re.compile(r"\d+")
_MAX_INSIDE = 10


class Alias(NamedTuple):
    """Two phrases that the sentence says are one; ``kind`` as in ``AliasClaim``."""

    full: Words
    short: Words
    kind: str


def aliases(words: Words) -> Iterator[Alias]:
    """All claims of a sentence, in order, those that give a generic short name (甲方, 公司) left out."""
    for found in (*_bracketed(words), *_models(words), *_marked(words)):
        short, full = text_of(found.short), text_of(found.full)
        if _bare(short) in GENERIC or short == full or len(_bare(short)) < 2:
            continue
        yield found


def _bare(text: str) -> str:
    return text.strip("“”\"'‘’「」『』《》 ")


def _bracketed(words: Words) -> Iterator[Alias]:
    for at, word in enumerate(words):
        if word.text not in _OPENING or at == 0:
            continue
        end = next((index for index in range(at + 1, len(words)) if words[index].text in _CLOSING), None)
        full = name_before(words, at)
        if end is None or not full:
            continue
        inside = words[at + 1 : end]
        if len(inside) > 0:
            yield from _inside(full, inside)


def _inside(full: Words, inside: Words) -> Iterator[Alias]:
    """What the bracket behind a name says: marked names, or one name of the other script."""
    parts = _split(inside)
    if any(_marker(part) for part in parts):
        kind = ""
        for part in parts:
            marker = _marker(part)
            kind = _kind(marker[0]) if marker else kind
            name = _name(part[marker[1] :] if marker else part)
            if kind and name:
                yield _ordered(full, name, kind)
        return
    name = _name(parts[0]) if parts else ()
    if not name or len(inside) > _MAX_INSIDE or any(word.literal is not None for word in name):
        return
    left, right = text_of(full), text_of(name)
    if _LATIN.match(right) and (has_han(left) or _ACRONYM.match(right)):
        yield Alias(full, name, "acronym" if _ACRONYM.match(right) and len(right) <= 6 else "translation")
        for part in parts[1:2]:
            if _ACRONYM.match(text_of(part)):
                yield Alias(full, part, "acronym")
    elif _LATIN.match(left) and has_han(right) and name[0].is_name:
        yield Alias(full, name, "translation")


def _marked(words: Words) -> Iterator[Alias]:
    """Outside brackets: 摩尔多瓦共和国，简称摩尔多瓦. The full name is the first name of the sentence."""
    depth = at = 0
    first: Words = ()
    while at < len(words):
        word = words[at]
        depth += (word.text in _OPENING) - (word.text in _CLOSING)
        if not first and word.is_name and depth == 0:
            first = name_before(words, _run_end(words, at))
        marker = _marker(words[at:]) if depth == 0 and first and _starts_clause(words, at) else None
        if marker is None:
            at += 1
            continue
        begin = at + marker[1]
        end = next(
            (i for i in range(begin, len(words)) if words[i].text in lexicon.CLAUSE_ENDS - {"：", ":"} | _OPENING),
            len(words),
        )
        for part in _split(words[begin:end]):
            name = _name(part)
            if name:
                yield _ordered(first, name, _kind(marker[0]))
        at = max(end, at + 1)


def _starts_clause(words: Words, at: int) -> bool:
    return at > 0 and (words[at - 1].text in lexicon.CLAUSE_ENDS | _CLOSING or words[at - 1].is_name)


def _run_end(words: Words, at: int) -> int:
    while at < len(words) and words[at].tag in _RUN_TAGS:
        at += 1
    return at


def name_before(words: Sequence[Word], end: int) -> Words:
    """The name that ends right before ``end``: a run of names and nouns from its first name on."""
    start = end
    while start > 0 and words[start - 1].tag in _RUN_TAGS and end - start < 6:
        if start < end and words[start].start - words[start - 1].end > 1:
            break
        start -= 1
    run = tuple(words[start:end])
    last = run[-1] if run else None
    if last is not None and last.tag in {"PER", "nr", "ORG", "nw"}:
        return (last,)
    first = next((index for index, word in enumerate(run) if word.is_name), 0)
    if run and not run[first].is_name and start > 0 and words[start - 1].tag in {"v", "m", "lit", "a"}:
        return ()
    return run[first:] if sum(len(word.text) for word in run[first:]) > 1 else ()


def _marker(words: Sequence[Word]) -> tuple[str, int] | None:
    """The marker that the words begin with and how many of them it takes."""
    text = text_of(tuple(words[:4]))
    found = _MARKER.match(text)
    if found is None:
        return None
    length = 0
    for count, word in enumerate(words[:4], start=1):
        length += len(word.text)
        if length == found.end():
            return found.group(), count
    return None


def _kind(marker: str) -> str:
    return next(kind for pattern, kind in _KINDS if pattern.search(marker))


def _ordered(full: Words, name: Words, kind: str) -> Alias:
    return Alias(name, full, "short_name") if kind == "full_name" else Alias(full, name, kind)


def _models(words: Words) -> Iterator[Alias]:
    """维尔基拉500立式冷冻柜（Velkyra 500）: one number in two names side by side makes them one product."""
    for at, word in enumerate(words):
        if word.text not in _OPENING or at == 0:
            continue
        end = next((index for index in range(at + 1, len(words)) if words[index].text in _CLOSING), None)
        inside = words[at + 1 : end] if end is not None else ()
        latin = _MODEL.fullmatch("".join(part.text for part in inside)) if 0 < len(inside) <= _MAX_INSIDE else None
        before = _run_of_han(words, at) if latin else ()
        if latin and latin[1] in (_digits(text_of(before)) if before else ()):
            yield Alias(before, inside, "translation")


def _run_of_han(words: Words, end: int) -> Words:
    """Names, nouns and numbers without a gap right before ``end``, from the last verb or mark on.

    A single character behind a name belongs to it: 维尔基/PER 拉/v.
    """
    start = end
    while start > 0 and (start == end or _adjacent(words, start)):
        torn = (
            start > 1 and len(words[start - 1].text) == 1 and words[start - 2].is_name and _adjacent(words, start - 1)
        )
        if words[start - 1].tag not in _MODEL_TAGS and not torn:
            break
        start -= 1
    run = tuple(words[start:end])
    return run if run and has_han(run[0].text) else ()


def _adjacent(words: Words, at: int) -> bool:
    return words[at - 1].end == words[at].start


def _digits(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _split(words: Words) -> list[Words]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text in _SEPARATORS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _name(words: Words) -> Words:
    """The words as one name, or nothing when they are no name: too long, or with a verb."""
    kept = trim(words)
    while kept and (kept[0].text in {"：", ":", "为", "是"} or kept[0].tag == "w"):
        kept = kept[1:]
    length = kept[-1].end - kept[0].start if kept else 0
    if not kept or length > 40 or (len(kept) > 6 and has_han(text_of(kept))):
        return ()
    if any(word.text in lexicon.CLAUSE_ENDS or (word.is_verb and len(kept) > 3) for word in kept):
        return ()
    return kept
