"""Bare type nouns inside a sentence: 《X》是一档节目，节目由谢娜主持; the noun means what the sentence said is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.frames import Frame
from kg_builder.extract.chinese.phrases import is_relational, trim
from kg_builder.extract.chinese.words import Word, Words

_GROUPS = (
    ("公司", "企业", "工厂", "厂家"),
    ("影片", "电影", "片", "片子", "大片"),
    ("剧", "剧集", "电视剧", "连续剧", "剧目"),
    ("书", "图书", "著作", "教材", "小说", "作品", "专著"),
    ("歌曲", "歌", "单曲", "曲目", "曲子"),
    ("专辑", "唱片"),
    ("节目", "综艺"),
    ("游戏", "网游", "手游"),
    ("学校", "大学", "学院", "院校", "中学", "小学"),
    ("软件", "系统", "平台", "应用"),
    ("机构", "组织", "单位"),
)
"""Type nouns that speak of the same kind of thing; a longer noun goes with its ending (动作片 with 片)."""

_WORKS = frozenset({1, 2, 3, 4, 6, 7})
"""Kinds that a work may be of when the sentence does not say: not an album, which songs are told with."""

_POINTERS = ("该", "本", "此", "这部", "这首", "这本", "这档", "这家", "这个", "这张", "全")


@dataclass
class Kinds:
    """Which thing of each kind the sentence has spoken of; two of a kind make its noun ambiguous."""

    _known: dict[int, Words | None] = field(default_factory=dict)

    def note(self, frame: Frame, topic: Words) -> None:
        """Learn from X 是 ... N."""
        named = len(frame.subject) == 1 and frame.subject[0].is_name and frame.subject[0].tag not in {"PER", "nr"}
        if not named or frame.subject != topic or not frame.object or frame.verb[0].text not in lexicon.COPULAS:
            return
        group = _group(frame.object[-1].text) if frame.object[-1].tag in {"n", "nz", "vn"} else None
        if group is not None:
            self._add(group, topic)

    def named(self, words: Words) -> None:
        """Learn from N 《X》: 歌曲《女捕快》."""
        for noun, title in pairwise(words):
            group = _group(noun.text) if noun.tag == "n" and title.text[0] == "《" else None
            if group is not None:
                self._add(group, (title,))

    def _add(self, group: int, thing: Words) -> None:
        known = self._known.get(group, thing)
        self._known[group] = thing if known is not None and known[-1].text == thing[-1].text else None

    def resolved(self, words: Words, topic: Words) -> Words:
        """The words of a clause with the type noun at its head replaced by what it refers to."""
        if len(words) < 2:
            return words
        taken, noun = _pointed(words)
        group = _group(noun) if noun else None
        if group is None or taken >= len(words) or not _stands_alone(words[taken:]):
            return words
        thing = self._known.get(group, ())
        if thing == () and topic and topic[-1].tag in {"ORG", "nt"} and _group(topic[-1].text) == group:
            thing = topic[-1:]
        told = any(known == topic[-1:] for known in self._known.values())
        if thing == () and not told and group in _WORKS and topic and topic[-1].tag == "nw":
            thing = topic[-1:]
        return (*thing, *words[taken:]) if thing else words


def _group(noun: str) -> int | None:
    """The kind that a noun speaks of, by its longest known ending."""
    endings = [(len(word), index) for index, group in enumerate(_GROUPS) for word in group if noun.endswith(word)]
    return max(endings)[1] if endings else None


def _pointed(words: Words) -> tuple[int, str]:
    """How many words the noun at the head takes with the pronoun before it, and the noun; it must be a type noun."""
    first, second = words[0], words[1]
    if first.tag == "r" and first.text in _POINTERS and second.tag == "n":
        return 2, second.text if _is_type(second.text) else ""
    for pointer in _POINTERS:
        if first.tag in {"r", "n"} and first.text.startswith(pointer) and _is_type(first.text.removeprefix(pointer)):
            return 1, first.text.removeprefix(pointer)
    return (1, first.text) if first.tag == "n" and len(first.text) > 1 and _is_type(first.text) else (0, "")


def _is_type(noun: str) -> bool:
    return any(noun in group for group in _GROUPS)


def _stands_alone(rest: Words) -> bool:
    """False where the noun is part of a longer phrase: 公司 产品, 公司 和 学校."""
    following: Word = rest[0]
    if following.text in lexicon.COORDINATORS and following.tag in {"c", "w"}:
        return False
    if following.tag not in lexicon.NOUN_TAGS - lexicon.TIME_TAGS | {"a"} or following.text == "的":
        return True
    end = next((index for index, word in enumerate(rest) if word.tag not in {"n", "vn", "nz"}), len(rest))
    return any(is_relational(trim(rest[:stop])) for stop in range(1, min(end, 3) + 1))
