"""The words of a question that evidence must be about, and how much each of them says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.question import Question
from linguistics.normal import fold, name_key
from linguistics.scripts import has_han
from linguistics.stems import stems
from linguistics.terms import STOP_WORDS, index_terms
from schema.access import VisibleSet
from schema.graph import SearchKind
from schema.parse import Parse, Token
from schema.ports import Reader

_DEPTH = 200  # a word found in this many sentences is common, whatever the exact number
_MAX_WORDS = 20
_ENGLISH = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_CHINESE = ("n", "v", "a", "PER", "LOC", "ORG", "TIME", "m", "f", "s")
_CHINESE_NAMES = frozenset({"PER", "LOC", "ORG", "nz", "nw", "nr", "ns", "nt"})
_ENGLISH_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "NORP"})
_EMPTY = frozenset(
    "be have do say tell give list name show get many much year "
    "什么 多少 哪些 哪里 哪个 多久 多长 多大 为什么 怎么 名字 几家 几天 是 有 没有 可以 要 能 会 叫 做 到 时候".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentWord:
    """A content word with its ``weight`` in (0, 1]: 1 for a word of one visible sentence or none.

    ``name`` says whether it belongs to a proper name; ``keys`` hold the stems of each of its translations (see
    ``graph_rag.question.renderings``).
    """

    text: str
    weight: float
    name: bool
    keys: tuple[frozenset[str], ...] = ()

    def stands_in(self, folded: str, terms: frozenset[str]) -> bool:
        """True when a folded text with these index terms has the word (or all its index terms), or a translation."""
        own = index_terms(self.text)
        if fold(self.text) in folded if has_han(self.text) else own and all(term in terms for term in own):
            return True
        return bool(self.keys) and any(key <= stems(terms) for key in self.keys)


def content_words(
    question: Question, parse: ParseSentence, reader: Reader, visible: VisibleSet
) -> tuple[ContentWord, ...]:
    """Nouns, names, verbs, adjectives and numbers of the question in order, each once, at most twenty."""
    read = parse(question.text)
    tokens = read.tokens if read is not None else ()
    words = [(token.text, _is_name(token)) for token in tokens if read is not None and _says_something(token, read)]
    words = words or [(term, False) for term in question.terms]
    found: dict[str, ContentWord] = {}
    for text, name in words[: 2 * _MAX_WORDS]:
        key = fold(text)
        if key not in found and index_terms(text):
            count = len(reader.search_text(text, SearchKind.SENTENCE, visible, k=_DEPTH)) if _searchable(text) else 0
            weight = 1.0 - 0.9 * math.log(max(1, count)) / math.log(_DEPTH)
            found[key] = ContentWord(text=text, weight=weight, name=name, keys=_keys(text, question))
    return tuple(found.values())[:_MAX_WORDS]


def _keys(text: str, question: Question) -> tuple[frozenset[str], ...]:
    """Keys of the renderings that hold the whole word."""
    own = frozenset(index_terms(text))
    held = [one for one in question.renderings if own <= one.terms]
    return tuple(dict.fromkeys(key for one in held for key in one.keys))


def _searchable(text: str) -> bool:
    return len(index_terms(text)) <= 4


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or token.tag in _CHINESE_NAMES


def _says_something(token: Token, read: Parse) -> bool:
    word = fold(token.text)
    if word in STOP_WORDS or word in _EMPTY or (token.lemma and token.lemma.lower() in _EMPTY):
        return False
    if read.language == "zh":
        return token.tag.startswith(_CHINESE) and (len(token.text) > 1 or token.tag == "m")
    return token.pos in _ENGLISH and not token.tag.startswith("W")


def proper_names(question: Question, parse: ParseSentence) -> tuple[str, ...]:
    """Names in the question, none inside another: the parse's named spans, and runs of proper nouns beside them."""
    read = parse(question.text)
    if read is None:
        return ()
    spans = [
        (read.tokens[name.first].start, read.tokens[name.last - 1].end)
        for name in read.names
        if name.label in _ENGLISH_NAMES or name.label in _CHINESE_NAMES
    ]
    spans += _runs(read.tokens)
    surfaces = {name_key(read.text[start:end]): read.text[start:end] for start, end in sorted(spans)}
    kept: list[str] = []
    for key in sorted(surfaces, key=lambda key: (-len(key), key)):
        if len(key) > 1 and not any(key in name_key(other) for other in kept):
            kept.append(surfaces[key])
    return tuple(kept[:6])


def _runs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Adjacent name words as one span each."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        if not _is_name(token):
            continue
        if spans and token.start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans
