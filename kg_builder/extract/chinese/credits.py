"""Credits of a work told clause after clause: 由A执导，B、C主演的电影《X》; 《X》是由A作词，B作曲并演唱的歌曲."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.clauses import Clause
from kg_builder.extract.chinese.modifiers import making, targets
from kg_builder.extract.chinese.phrases import coordinated, is_role, trim
from kg_builder.extract.chinese.reading import LIKELY, Reading
from kg_builder.extract.chinese.words import Words
from schema.extraction import Qualifiers

_OPENERS = frozenset({"由", "是", "系", "为"})
_MAKING = lexicon.BEGINNINGS | frozenset(
    "出演 参演 演出 客串 主持 创作 改编 制作 谱曲 填词 翻译 编写 编著 "
    "撰写 绘制 献唱 合唱 原唱 设计 开发 承制 策划".split()
)
"""Verbs of making a work."""

_DESCRIBING = frozenset({"n", "a", "b", "m", "q", "nz", "LOC", "vn", "an"})


class Credit(NamedTuple):
    """Doers and what they did, in a clause that says nothing else. ``opened`` by 由."""

    doers: Words
    verbs: Words
    opened: bool


def credit(words: Words) -> Credit | None:
    """The credit that a clause is: [是] [一部] [由] [著名导演] A、B [等] [共同] 执导."""
    kept = trim(words)
    opened = False
    while kept and (kept[0].text in _OPENERS or (kept[0].tag in {"m", "q"} and kept[0].literal is None)):
        opened = opened or kept[0].text == "由"
        kept = kept[1:]
    opened = opened or any(word.text == "由" and word.tag == "p" for word in words[:3])
    found = making(kept, len(kept)) if len(kept) > 1 else None
    if found is None or not found.doers or not all(member[-1].is_name for member in coordinated(found.doers)):
        return None
    if any(word.tag not in _DESCRIBING for word in kept[: found.start]):
        return None
    return Credit(found.doers, found.verbs, opened)


def tail(words: Words) -> Words:
    """The words from the last 由 on: 3月7日报道 | 由导演崔亮执导."""
    openings = [index for index, word in enumerate(words) if word.text == "由" and word.tag == "p"]
    return words[openings[-1] :] if openings and openings[-1] > 0 else ()


def ahead(pieces: Sequence[Clause]) -> dict[int, list[Words]]:
    """For the clauses that are credits: the works that the modifier which ends their run describes.

    A run begins with 由 and is made of credits up to the clause with 的 and the work; the key is the index of a
    clause.
    """
    found: dict[int, list[Words]] = {}
    run: list[int] = []
    for index, piece in enumerate(pieces):
        parts = None if piece.hypothetical else credit(piece.words) or (None if run else credit(tail(piece.words)))
        if parts is not None and (run or parts.opened):
            run.append(index)
            continue
        if run:
            things = _closing(piece.words)
            found |= dict.fromkeys(run, things) if things else {}
        run = []
    return found


def _closing(words: Words) -> list[Words]:
    """The works behind the first 的 whose modifier is a credit too."""
    at = next((index for index, word in enumerate(words) if word.text == "的" and word.tag == "u"), 0)
    made = making(words, at) if at else None
    if made is None or not made.doers or any(word.tag not in _DESCRIBING for word in words[: made.start]):
        return []
    return targets(words, at, ())


def credited(parts: Credit, things: Sequence[Words], qualifiers: Qualifiers) -> Iterator[Reading]:
    """One reading for each doer, verb and work."""
    for thing in things:
        for verb in parts.verbs:
            for doer in coordinated(parts.doers):
                yield Reading(doer, verb.text, thing, qualifiers, LIKELY)


def of_topic(words: Words, topic: Words) -> Credit | None:
    """The credit that a clause gives to the work the sentence is about: 由 before it, or nouns of roles in it."""
    if not topic or topic[-1].tag != "nw":
        return None
    parts = credit(words)
    named = parts is not None and all(is_role((verb,)) or verb.text in _MAKING for verb in parts.verbs)
    return parts if parts is not None and (parts.opened or named) else None
