"""Reads the two dictionaries behind the bilingual word list: ECDICT's CSV and CC-CEDICT's text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linguistics.normal import simplify
from linguistics.scripts import HAN

MAX_WORDS = 4
_MAX_HAN = 7
_ENGLISH = re.compile(r"[a-z][a-z'.-]*(?: [a-z][a-z'-]*)*")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_BRACKETS = re.compile(r"[(（\[［〔<【][^)）\]］〕>】]*[)）\]］〕>】]")
_PART = re.compile(r"^\s*(?:\[([^\]]{1,8})\]|([a-z]{1,6})\.)?\s*(.*)$")
_SKIPPED = frozenset("网络 人名 医 化 前缀 拉 复 男子名 女子名 药 植 动 鸟类 植物 动物 电影 有化 生化".split())
_SEPARATOR = re.compile(r"[,;，；、/]\s*")
_CEDICT_LINE = re.compile(r"^(\S+) (\S+) \[([^\]]+)\] /(.+)/\s*$")
_ABOUT_WORDS = re.compile(
    r"^(?:CL:|variant|old variant|see |surname|abbr\.|also written|also pr|used in|Taiwan pr|erhua|archaic|Japanese|"
    r"same as|euphemis|\(?bound form\)?$|classifier)|\b(?:name of|surname|radical|dynasty|idiom)\b"
)
_PLACE = re.compile(
    r"((?:[A-Z][\w']+ ?)+?)(?= (?:prefecture|county|city|province|municipality|district|sub-?provincial|town|port|"
    r"autonomous|capital|Province|City|County|District)\b|,)"
)
_LEADING = re.compile(r"^(?:to be |to |a |an |the |be )+")
_TRAILING = re.compile(r" (?:of|for|to|in|on|at|with|from|into|by|up|sth|sb)$")
_COUPLE = re.compile(r"([a-z]+) (?:and|or|and then) ([a-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An English word or phrase with its Chinese translations, best first.

    ``rank`` by frequency, 0 for unknown; ``trade`` is true for a term of business or law.
    """

    word: str
    rank: int
    trade: bool
    translations: tuple[str, ...]


def english_entries(rows: Iterable[Mapping[str, str]]) -> tuple[list[Entry], dict[str, str]]:
    """Entries of ECDICT by word, and irregular forms with their lemma."""
    entries: dict[str, Entry] = {}
    forms: dict[str, str] = {}
    for row in rows:
        word = row["word"].lower()
        if not _ENGLISH.fullmatch(word) or word.count(" ") >= MAX_WORDS:
            continue
        ranks = [int(row[name]) for name in ("bnc", "frq") if (row[name] or "0").isdigit() and int(row[name] or 0)]
        rank = min(ranks, default=0)
        translations = chinese_of(row["translation"] or "")
        if translations and word not in entries:
            trade = "[经]" in row["translation"] or "[法]" in row["translation"]
            entries[word] = Entry(word=word, rank=rank, trade=trade, translations=translations)
        if rank and rank < 20_000:
            forms.update(dict.fromkeys(irregular(word, row["exchange"] or ""), word))
    return list(entries.values()), {form: word for form, word in sorted(forms.items()) if form != word}


def irregular(word: str, exchange: str) -> list[str]:
    """Past forms and plurals that no suffix rule gives."""
    found = []
    for part in exchange.split("/"):
        kind, _, form = part.partition(":")
        regular = form.endswith(("ed", "ing", "s")) and form[:2] == word[:2]
        if kind in ("p", "d", "s") and _ENGLISH.fullmatch(form) and form != word and not regular:
            found.append(form)
    return found


def chinese_of(translation: str) -> tuple[str, ...]:
    """Chinese words of an ECDICT translation: general and business senses in turn, then other trades'."""
    senses: list[list[str]] = []
    for line in translation.replace("\\n", "\n").replace("\\r", "").split("\n"):
        match = _PART.match(line)
        label = match[1] or "" if match is not None else ""
        if match is None or label in _SKIPPED:
            continue
        words = [word for piece in _SEPARATOR.split(_BRACKETS.sub("", match[3])) if (word := _plain(piece))]
        senses.append(words)
    width = max(map(len, senses), default=0)
    turns = [sense[place] for place in range(width) for sense in senses if place < len(sense)]
    found = list(dict.fromkeys(turns))
    long = [word for word in found if len(word) > 1]
    return tuple((long or found)[:12])


def _plain(piece: str) -> str:
    """A translation without its adjective ending; empty unless Chinese and of word length."""
    word = simplify(piece.strip(" .。…?？!！"))
    if len(word) > 2 and word[-1] in "的地":
        word = word[:-1]
    return word if _HAN_ONLY.fullmatch(word) and len(word) <= _MAX_HAN else ""


def read_cedict(text: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Definitions by simplified word, and the most usual reading of each character without its tone."""
    words: dict[str, list[str]] = defaultdict(list)
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for line in text.splitlines():
        match = _CEDICT_LINE.match(line)
        if match is None or line.startswith("#"):
            continue
        simple, syllables = simplify(match[2]), match[3].split()
        if len(syllables) == len(simple):
            for character, syllable in zip(simple, syllables, strict=True):
                if _HAN_ONLY.fullmatch(character):
                    heard[character][reading(syllable)] += 1
        if _HAN_ONLY.fullmatch(simple) and len(simple) <= _MAX_HAN:
            words[simple] += match[4].split("/")
    usual = {
        character: min(counts, key=lambda heard_as: (-counts[heard_as], heard_as))
        for character, counts in sorted(heard.items())
    }
    return dict(words), {key: value for key, value in usual.items() if value.isalpha()}


def reading(syllable: str) -> str:
    """Pinyin in lower case without tone; ``lu:4`` is ``lv``."""
    return syllable.casefold().replace("u:", "v").rstrip("012345")


def glosses(definitions: Sequence[str]) -> list[str]:
    """English words and phrases of CC-CEDICT definitions, in order, each once."""
    found: dict[str, None] = {}
    for definition in definitions:
        if _ABOUT_WORDS.search(definition):
            continue
        place = _PLACE.match(definition)
        for piece in [place[1]] if place is not None else re.split(r"[;,]", _BRACKETS.sub("", definition)):
            gloss = _LEADING.sub("", " ".join(piece.lower().split()).strip(" .!?"))
            couple = _COUPLE.fullmatch(gloss)
            for form in (gloss, _TRAILING.sub("", gloss), *(couple.groups() if couple is not None else ())):
                if _ENGLISH.fullmatch(form) and form.count(" ") < MAX_WORDS:
                    found.setdefault(form)
    return list(found)


def places(definitions: Sequence[str]) -> list[str]:
    """Names of places that the definitions open with, in lower case."""
    return [match[1].strip().lower() for definition in definitions if (match := _PLACE.match(definition)) is not None]
