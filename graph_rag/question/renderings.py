"""What the words of a question are called in the other language, so that words can speak across languages.

A question is cut into its content words and the phrases that the word list knows; a Chinese word that it does not
know is cut further, longest known part first, and what is left of a name is read out in pinyin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linguistics.scripts import has_han
from linguistics.stems import stem
from linguistics.terms import STOP_WORDS, index_terms
from schema.parse import Parse, Token
from schema.ports import Lexicon

MAX_RENDERINGS = 40
_MAX_PHRASE = 4
_LONGEST_PART = 6
_NAME_TAGS = frozenset("PER LOC ORG nr ns nt nw nz".split())
_EMPTY_TAGS = tuple("r u w p c xc d q".split())
_ENGLISH_CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
_LIGHT = frozenset(stem(word) for word in "have get make take do go come put be one more very up use thing".split())
_EMPTY = frozenset(
    "be have do say tell give list name show get many much more most less least which how long often "
    "什么 多少 哪些 哪里 哪个 多久 多长 多大 为什么 怎么 名字 是 有 没有 可以 要 能 会 叫 做 到 时候 请问 哪年 几 "
    "为 上 中 出 用 才 才会 让 使 按 跟".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Words of a question with their ``translations``, most usual first, none when unknown.

    ``terms`` are the index terms of the words as asked; ``keys`` hold, for each translation, the stems of its index
    terms: a text that has all the stems of one key has that translation.
    """

    text: str
    terms: frozenset[str]
    translations: tuple[str, ...] = ()
    keys: tuple[frozenset[str], ...] = ()

    def stands_in(self, held: frozenset[str]) -> bool:
        """True when a text with these stems has one of the translations."""
        return any(key <= held for key in self.keys)


def rendering(text: str, translations: Iterable[str]) -> Rendering:
    """Derive terms and keys; a translation of nothing but light words has no key.

    A single Han character means many things: only its three most usual translations are kept. Single characters
    beside other terms (the 年 of 2025年) are no terms of their own.
    """
    found = tuple(dict.fromkeys(translations))[: 3 if len(text) == 1 else None]
    terms = index_terms(text)
    keys = [frozenset(stem(term) for term in index_terms(one) if term not in STOP_WORDS) for one in found]
    return Rendering(
        text=text,
        terms=frozenset([term for term in terms if len(term) > 1 or not has_han(term)] or terms),
        translations=found,
        keys=tuple(key for key in dict.fromkeys(keys) if not key <= _LIGHT),
    )


def render(parse: Parse, lexicon: Lexicon) -> tuple[Rendering, ...]:
    """Renderings of a parsed question in its order, phrases before the words in them, at most ``MAX_RENDERINGS``."""
    chinese = parse.language == "zh"
    found: dict[tuple[str, frozenset[str]], Rendering] = {}
    for first, token in enumerate(parse.tokens):
        if not _says_something(token, chinese=chinese):
            continue
        ones = _phrases(parse, first, lexicon, chinese=chinese)
        ones += _chinese_word(token, lexicon) if chinese and has_han(token.text) else [_english_word(token, lexicon)]
        for one in ones:
            if one.terms:
                found.setdefault((one.text.casefold(), one.terms), one)
    return tuple(found.values())[:MAX_RENDERINGS]


def _says_something(token: Token, *, chinese: bool) -> bool:
    if token.text.casefold() in STOP_WORDS or token.text.casefold() in _EMPTY or token.lemma.casefold() in _EMPTY:
        return False
    if chinese:
        return token.tag not in _EMPTY_TAGS
    return token.text[:1].isalnum() and (not token.pos or token.pos in _ENGLISH_CONTENT)


def _phrases(parse: Parse, first: int, lexicon: Lexicon, *, chinese: bool) -> list[Rendering]:
    """The longest known phrase that starts here and ends with a content word."""
    for size in range(_MAX_PHRASE, 1, -1):
        run = parse.tokens[first : first + size]
        if len(run) < size or not _says_something(run[-1], chinese=chinese):
            continue
        surface = parse.text[run[0].start : run[-1].end]
        translations = lexicon.translations(surface)
        if translations:
            return [rendering(surface, translations)]
    return []


def _english_word(token: Token, lexicon: Lexicon) -> Rendering:
    translations = lexicon.translations(token.text) or lexicon.translations(token.lemma or token.text)
    return rendering(token.text, translations)


def _chinese_word(token: Token, lexicon: Lexicon) -> list[Rendering]:
    """The word, and the parts of one that is unknown; a name without translation is read out."""
    whole = lexicon.translations(token.text)
    if whole:
        return [rendering(token.text, whole)]
    name = token.tag in _NAME_TAGS
    parts = _parts(token.text, lexicon) if len(token.text) > 2 and has_han(token.text) else []
    read = romanised(token.text, lexicon) if name and not parts else ()
    found = [rendering(token.text, read)]
    for part, translations in parts:
        if translations:
            found.append(rendering(part, translations))
        elif name and len(part) > 1:
            found.append(rendering(part, romanised(part, lexicon)))
    return found


def _parts(word: str, lexicon: Lexicon) -> list[tuple[str, tuple[str, ...]]]:
    """The word cut into known parts of two characters and more, longest first, and the runs between them."""
    cut: list[tuple[str, tuple[str, ...]]] = []
    rest, at = "", 0
    while at < len(word):
        for size in range(min(_LONGEST_PART, len(word) - at), 1, -1):
            translations = lexicon.translations(word[at : at + size]) if size < len(word) else ()
            if translations:
                cut += [(rest, ())] if rest else []
                cut.append((word[at : at + size], translations))
                rest, at = "", at + size
                break
        else:
            rest += word[at]
            at += 1
    cut += [(rest, ())] if rest else []
    return cut if any(translations for _, translations in cut) else []


def romanised(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A Chinese name of two to four characters as written in English: as one word, and as family and given name."""
    syllables = lexicon.romanised(name).split()
    if not 2 <= len(syllables) <= 4:
        return ()
    family = 2 if len(syllables) == 4 else 1
    return "".join(syllables), f"{''.join(syllables[:family])} {''.join(syllables[family:])}"


def translated_query(renderings: Sequence[Rendering], *, each: int = 4) -> str:
    """The question in the other language for full-text search: the best translations of every word, each once."""
    words = [word for one in renderings for word in one.translations[:each]]
    return " ".join(dict.fromkeys(word for word in words if len(word) > 1))
