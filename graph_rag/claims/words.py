"""Content words of a sentence, the clause each stands in, and which words of a claim its quote holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_rag.claims.demonyms import country
from graph_rag.claims.groups import similar, verb_groups
from linguistics.normal import fold
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, singular
from schema.parse import Parse, Token

_CLAUSE_HEADS = frozenset({"ROOT", "advcl", "relcl", "acl", "parataxis"})
_BREAK = re.compile(r"[,;:，；。：！？!?]|\.(?=\s|$)")
_LIGHT = frozenset(
    "be have do make take get give go come say will would can could may might must shall should up out off so also "
    "mr mrs ms dr other another own such year time last new first then now yet still already only all every each some "
    "most more less many much any no not none than same single number way one former place part "
    "是 有 为 在 于 将 会 能 可 可以 已 已经 了 的 其 该 本 这 那 并 和 与 及 也 还 都 就 被 把 由 向 从 "
    "对 给 因 时 后 前 中 上 下 内 "
    "约 达 达到 后者 前者 目前 一起 共同 随后 所 到 至 即 须 要 应 应当 必须 需 得 使 令 等 个 位 名 家 "
    "次 份 之 以 而 但 或 时任 情况 "
    "部分 全部 所有 大部分 多数 一些 若干 没有 不 未 无 不得 不能 左右 方可 才 手中 某 任何 均 整个 现 "
    "现有 年 月 日".split()
)
_LEXICAL_ZH = re.compile(r"n|vn|an|v|a|vd|ad|nz|nw|s|LOC|PER|ORG|nr|ns|nt|d|f")
_NAMES_ZH = frozenset({"PER", "LOC", "ORG", "nr", "ns", "nt", "nw"})
_OPENERS = frozenset({"未经", "除非", "非经"})
"""What opens a clause that belongs to the next one: "not ... without" is one statement."""
_SEQUENCE = frozenset({"after", "before", "without", "despite", "since", "instead"})
_PARTICLE_REACH = 6
_STEM = 5


class Kind(StrEnum):
    """What a word can say by itself."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"


_KINDS = {
    "PROPN": Kind.NAME,
    "NOUN": Kind.NOUN,
    "VERB": Kind.VERB,
    "ADJ": Kind.ADJECTIVE,
    "ADV": Kind.ADVERB,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A content word. ``key`` is its folded lemma; offsets are code points of the sentence; ``token`` its index."""

    text: str
    key: str
    start: int
    end: int
    kind: Kind
    clause: int
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence read: its parse, content words, and the text of each clause by number."""

    parse: Parse
    words: tuple[Word, ...]
    clauses: tuple[str, ...]
    clause_of: tuple[int, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.parse.text

    def clause_at(self, offset: int) -> int:
        """The clause that a character stands in; the last one for an offset beyond the tokens."""
        for token, clause in zip(self.parse.tokens, self.clause_of, strict=True):
            if offset < token.end:
                return clause
        return self.clause_of[-1] if self.clause_of else 0


def read(parse: Parse) -> Reading:
    """Content words and clauses of a parsed sentence."""
    chinese = parse.language == "zh" or has_han(parse.text)
    clause_of = _segments(parse) if chinese else _clauses(parse)
    numbers = sorted(set(clause_of))
    clause_of = [numbers.index(each) for each in clause_of]
    texts = tuple(_text_of(parse, clause_of, number) for number in range(len(numbers)))
    words = [
        word
        for index in range(len(parse.tokens))
        if (word := _word(parse, index, clause_of[index], chinese=chinese)) is not None
    ]
    return Reading(parse=parse, words=tuple(words), clauses=texts, clause_of=tuple(clause_of))


def _word(parse: Parse, index: int, clause: int, *, chinese: bool) -> Word | None:
    token = parse.tokens[index]
    key = fold(token.text) if chinese else lemma_of(parse, index)
    light = key in _LIGHT and not (key == "own" and token.pos == "VERB")
    if light or key in STOP_WORDS or not any(c.isalpha() for c in token.text):
        return None
    kind = _kind_zh(token) if chinese else _KINDS.get(token.pos)
    if kind is None:
        return None
    return Word(text=token.text, key=key, start=token.start, end=token.end, kind=kind, clause=clause, token=index)


def lemma_of(parse: Parse, index: int) -> str:
    """The folded lemma, for a verb with its particle (``turn_down``); a lemma cut too short gets its vowel back."""
    token = parse.tokens[index]
    lemma, text = fold(token.lemma or token.text), fold(token.text)
    if token.pos == "VERB":
        if lemma not in verb_groups() and f"{lemma}e" in verb_groups() and text.startswith(f"{lemma}e"):
            lemma = f"{lemma}e"  # "fin" of "fined"
        for place in range(index + 1, min(index + _PARTICLE_REACH, len(parse.tokens))):
            whole = f"{lemma}_{fold(parse.tokens[place].text)}"
            particle = parse.tokens[place].dep == "prt" or (place == index + 1 and whole in verb_groups())
            if particle and parse.tokens[place].head == index:
                return whole
    return lemma


def _kind_zh(token: Token) -> Kind | None:
    if token.tag in _NAMES_ZH or (token.text.isascii() and token.tag in {"nz", "n", "xc", ""}):
        return Kind.NAME
    if not _LEXICAL_ZH.fullmatch(token.tag):
        return None
    if token.tag in {"v", "vd"}:
        return Kind.VERB
    if token.tag in {"a", "ad", "an"}:
        return Kind.ADJECTIVE
    return Kind.ADVERB if token.tag == "d" else Kind.NOUN


def _segments(parse: Parse) -> list[int]:
    """Segments between punctuation marks, the clauses of a Chinese sentence."""
    number, clauses, opened = 0, [], False
    for token in parse.tokens:
        clauses.append(number)
        opened = opened or token.text in _OPENERS
        if _BREAK.fullmatch(token.text):
            number += not opened
            opened = False
    return clauses


def _clauses(parse: Parse) -> list[int]:
    """The nearest verb above each token that heads a clause; complements belong to the clause of what governs them."""
    heads = [_clause_head(parse, index) for index in range(len(parse.tokens))]
    order = {head: place for place, head in enumerate(dict.fromkeys(heads))}
    return [order[head] for head in heads]


def _clause_head(parse: Parse, index: int) -> int:
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        token = parse.tokens[index]
        verbal = token.pos in {"VERB", "AUX"}
        if token.dep in _CLAUSE_HEADS or (token.dep == "conj" and verbal):
            return index
        if token.dep == "ccomp" and index < token.head and parse.tokens[token.head].lemma not in similar("say"):
            return index  # "..., so a second round will be held"
        if token.dep == "pcomp" and parse.tokens[token.head].text.lower() in _SEQUENCE:
            return index
        if not 0 <= token.head < len(parse.tokens) or token.head == index:
            return index
        index = token.head
    return index


def _text_of(parse: Parse, clause_of: Sequence[int], number: int) -> str:
    pieces, last = [], -2
    for index, token in enumerate(parse.tokens):
        if clause_of[index] != number:
            continue
        if index == last + 1:
            pieces.append(parse.text[parse.tokens[last].end : token.start])
        elif pieces:
            pieces.append(" … ")
        pieces.append(token.text)
        last = index
    return "".join(pieces)


def same(claim: Word, quote: Word) -> bool:
    """True when two words say the same: equal, of one group, of one stem, or one country and its people."""
    a, b = claim.key, quote.key
    if a == b or b in similar(a) or singular(a) == singular(b):
        return True
    if country(a) and country(a) == country(b):
        return True
    if a.isascii() and b.isascii():
        return min(len(a), len(b)) >= _STEM and a[:_STEM] == b[:_STEM] and Kind.NAME not in (claim.kind, quote.kind)
    if Kind.NAME in (claim.kind, quote.kind):
        short, long = sorted((a, b), key=len)
        return len(short) > 1 and re.search(".*".join(map(re.escape, short)), long) is not None
    return _share(a, b)


def _share(a: str, b: str) -> bool:
    """Chinese words that share most of their characters: 制造商 and 厂商 do not, 研发中心 and 苏州研发中心 do."""
    short, long = sorted((a, b), key=len)
    return len(short) > 1 and (
        (short in long and 2 * len(short) >= len(long))
        or len(set(short) & set(long)) / len(set(short) | set(long)) >= 0.6
    )


def align(claim: Reading, quote: Reading) -> dict[Word, tuple[Word, ...]]:
    """For each word of the claim the words of the quote that say the same; empty for none."""
    return {word: tuple(other for other in quote.words if same(word, other)) for word in claim.words}


def stands_in(word: Word, text: str) -> bool:
    """True when the word is written in the text, whatever its words are; Chinese may be shortened (营收, 营业收入)."""
    key, folded = word.key, fold(text)
    if key.isascii():
        return re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", folded) is not None
    if key in folded or any(other in folded for other in similar(key) if len(other) > 1):
        return True
    gap = ".{0,3}?"
    return len(key) > 1 and re.search(gap.join(re.escape(c) for c in key), folded) is not None
