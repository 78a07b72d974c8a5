"""What a chain must account for: the words of a question with their weights, and how far records say them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from graph_rag.answer.columns import LIGHT_WORDS
from graph_rag.chain.nesting import depths
from graph_rag.chain.records import STEM
from graph_rag.evidence import LinkedEntity
from graph_rag.question import Question
from graph_rag.question.synonyms import alike
from linguistics.normal import fold, name_key, simplify
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.parse import Parse

_LIGHT = 0.3  # what a word counts that says little: make, locate, company
_FOCUS = 0.5  # what the noun asked for counts: it heads a column, it need not stand in a sentence
_PLACED = 0.7  # what a word counts that only the title or a heading says
_CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)+(?![\w-])")
_IDLE = STOP_WORDS | frozenset(term for word in STOP_WORDS for term in index_terms(word))
_TOLD = frozenset("name list give show tell state find".split())  # what a request opens with
_ASKING = frozenset("什谁哪几多何吗呢")


class Said(Protocol):
    """A text with its place, as words are looked for in it; see ``graph_rag.chain.records``."""

    @property
    def stems(self) -> frozenset[str]:
        """Stems of the text."""

    @property
    def plain(self) -> str:
        """The text, folded."""

    @property
    def place_stems(self) -> frozenset[str]:
        """Stems of its title and headings."""

    @property
    def place(self) -> str:
        """Its title and headings, folded."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or name of the question. ``forms``: stems of English words, Chinese words; any of them says it.

    ``translations`` say it in the other language: stems, or a Chinese word, that must stand together.
    ``depth``: how many steps from what is asked, see ``graph_rag.chain.nesting``.
    """

    text: str
    forms: frozenset[str]
    weight: float
    depth: float = 0.0
    translations: tuple[frozenset[str], ...] = ()

    def said(self, record: Said) -> float:
        """1 where the record itself says it, less where only its title or headings do, else 0."""
        if self._in(record.stems, record.plain):
            return 1.0
        return _PLACED if self._in(record.place_stems, record.place) else 0.0

    def _in(self, held: frozenset[str], plain: str) -> bool:
        if any(form in plain if _whole(form) else form in held for form in self.forms):
            return True
        return any(all(one in plain if has_han(one) else one in held for one in key) for key in self.translations)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of one question."""

    words: tuple[Word, ...]

    def said(self, records: Sequence[Said]) -> tuple[float, ...]:
        """For each word how far one of the records says it, in [0, 1]."""
        return tuple(max((word.said(one) for one in records), default=0.0) for word in self.words)

    def share(self, said: Sequence[float]) -> float:
        """Share of the weight that is said, in [0, 1]."""
        total = sum(word.weight for word in self.words)
        return sum(word.weight * part for word, part in zip(self.words, said, strict=True)) / total if total else 0.0

    def rests_on(self, records: Sequence[Said]) -> bool:
        """True when the last record itself says all that lies deepest of what is said: it needs no other record."""
        before, last = self.said(records[:-1]), self.said(records[-1:])
        said = [(word, own) for word, part, own in zip(self.words, before, last, strict=True) if part]
        deepest = max((word.depth for word, _ in said), default=0.0)
        return all(own > 0 for word, own in said if word.depth >= deepest)

    def disorder(self, before: Sequence[float], after: Sequence[float]) -> float:
        """Share of the weight that a further record adds on words deeper than one already said: a hop backwards."""
        total = sum(word.weight for word in self.words)
        reached = min((word.depth for word, part in zip(self.words, before, strict=True) if part), default=0.0)
        lost = sum(
            word.weight * (late - early)
            for word, early, late in zip(self.words, before, after, strict=True)
            if word.depth > reached
        )
        return lost / total if total else 0.0


def wanted(
    question: Question, linked: Sequence[LinkedEntity], weights: Mapping[str, float], parse: Parse | None = None
) -> Wanted:
    """The content words of a question; ``weights``: rarity of index terms in [0, 1]."""
    texts = _han_words(question, linked) if question.language == "zh" else _english_words(question)
    focus = simplify(fold(question.focus))
    words = [_word(text, weights, linked, _FOCUS if text == focus else 1.0) for text in texts]
    deep = depths(question, tuple(texts), parse)
    return Wanted(
        tuple(
            replace(word, depth=depth, translations=_translations(word.text, question))
            for word, depth in zip(words, deep, strict=True)
        )
    )


def _english_words(question: Question) -> list[str]:
    idle = _IDLE | (_TOLD if question.terms[:1] and question.terms[0] in _TOLD else frozenset())
    codes = [name_key(match[0]) for match in _CODE.finditer(question.text)]
    held = " ".join(codes).split()
    return [*(term for term in question.terms if term not in idle and len(term) > 1 and term not in held), *codes]


def _han_words(question: Question, linked: Sequence[LinkedEntity]) -> list[str]:
    """Words outside names, and the longest names that link to something."""
    names = sorted({simplify(fold(entry.surface)) for entry in linked}, key=lambda name: (-len(name), name))
    longest = [name for at, name in enumerate(names) if not any(name in other for other in names[:at])]
    latin = [term for term in question.terms if term.isascii() and len(term) > 1]
    held = " ".join(longest)
    words = [simplify(word) for word in question.relation if len(word) > 1 and simplify(word) not in held]
    texts = [*longest, *words, *(term for term in latin if term not in held)]
    return [text for text in dict.fromkeys(texts) if not _ASKING & set(text)]


def _word(text: str, weights: Mapping[str, float], linked: Sequence[LinkedEntity], share: float) -> Word:
    terms = index_terms(text) or [text]
    rare = sum(weights.get(term, 1.0) for term in terms) / len(terms)
    forms = {text, *alike(text)}
    for entry in linked:
        if simplify(fold(entry.surface)) == text:
            forms |= {simplify(fold(alias.name)) for alias in entry.entity.aliases if len(alias.name) > 1}
    share = min(share, _LIGHT) if text in LIGHT_WORDS else share
    return Word(text, frozenset(_form(form) for form in forms), share * max(0.1, rare))


def _translations(text: str, question: Question) -> tuple[frozenset[str], ...]:
    """Keys of the translations of the word, or of the words that it is part of."""
    found: list[frozenset[str]] = []
    for rendering in question.renderings:
        own = simplify(fold(rendering.text))
        if own == text or (has_han(text) and own in text and len(own) > 1) or text in rendering.terms:
            found += [_key(one) for one in rendering.translations]
    return tuple(key for key in dict.fromkeys(found) if key)


def _key(translation: str) -> frozenset[str]:
    """What must stand in a text that has the translation; single Chinese characters say too much."""
    if has_han(translation):
        return frozenset({simplify(translation)}) if len(translation) > 1 else frozenset()
    return frozenset(term[:STEM] for term in index_terms(translation) if term not in STOP_WORDS and len(term) > 1)


def _whole(form: str) -> bool:
    """True for Chinese words and for codes of several parts: they are looked for as they are."""
    return has_han(form) or " " in form


def _form(form: str) -> str:
    return form if _whole(form) else form[:STEM]
