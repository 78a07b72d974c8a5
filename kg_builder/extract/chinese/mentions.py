"""Mentions and literals out of words: types by the model's tag and by what the name ends in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import is_role, text_of
from kg_builder.extract.chinese.words import Word, Words, is_literal
from schema.documents import Span
from schema.extraction import EntityType, Literal, Mention

CUED, TAGGED, GUESSED, UNSURE = 0.9, 0.7, 0.5, 0.3
"""Scores of a type: the name itself says it; the model says it; only its shape does; nothing does."""

_PLACE_NAMES = frozenset(
    {"中国", "美国", "日本", "英国", "德国", "法国", "香港", "澳门", "台湾", "欧洲", "亚洲", "北京", "上海"}
)
_TYPES = {
    "PER": EntityType.PERSON,
    "nr": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "nt": EntityType.ORGANISATION,
    "LOC": EntityType.PLACE,
    "ns": EntityType.PLACE,
}
_LATIN_NAME = re.compile(r"[A-Z][\w&.+-]*(?: [\w&.+-]+)*\Z", re.ASCII)
_OUTER = {"《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}


class Vocabulary:
    """What the document says about its names: short names have the type of the full one (泓运 is a company)."""

    def __init__(self) -> None:
        self._types: dict[str, tuple[EntityType, float]] = {}
        self._companies: set[str] = set()

    def alias(self, full: Words, short: Words) -> None:
        """The text defines ``short`` as another name of ``full``."""
        kind, score = typed(full)
        if kind is not EntityType.OTHER:
            self._types[_bare_text(short)] = (kind, score)

    def company(self, word: Word) -> None:
        """A full company name stands in the text."""
        self._companies.add(word.bare)

    def typed(self, words: Words) -> tuple[EntityType, float]:
        """As ``typed``, corrected by what the document says."""
        text = _bare_text(words)
        if text in self._types:
            return self._types[text]
        brand = len(words) == 1 and words[0].tag in {"PER", "nz", "nr", "n"} and len(text) > 1
        if brand and any(name.startswith(text) and name != text for name in self._companies):
            return EntityType.ORGANISATION, GUESSED
        return typed(words)


def _bare_text(words: Words) -> str:
    return words[0].bare if len(words) == 1 else text_of(words)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of one sentence stand in their document."""

    document_id: str
    offset: int
    text: str
    vocabulary: Vocabulary

    def span(self, start: int, end: int) -> Span:
        """The span in the document of a range of the sentence."""
        return Span(document_id=self.document_id, start=self.offset + start, end=self.offset + end)

    @property
    def whole(self) -> Span:
        """The span of the sentence."""
        return self.span(0, len(self.text))

    def mention(self, words: Words) -> Mention:
        """The mention of these words, without quotation or title marks around a single name."""
        start, end = words[0].start, words[-1].end
        surface = self.text[start:end]
        if len(words) == 1 and len(surface) > 2 and _OUTER.get(surface[0]) == surface[-1]:
            start, end = start + 1, end - 1
            surface = self.text[start:end]
        kind, score = self.vocabulary.typed(words)
        return Mention(span=self.span(start, end), surface=surface, type=kind, score=score)

    def value(self, words: Words) -> Mention | Literal:
        """A literal where the words are one, else a mention."""
        literal = words[0].literal
        if literal is not None and is_literal(words):
            return literal.literal(self.text, document_id=self.document_id, offset=self.offset)
        return self.mention(words)


def typed(words: Words) -> tuple[EntityType, float]:
    """Type of a phrase and how far to trust it, in [0, 1]; at least .8 only where the name itself is a clear cue."""
    text = text_of(words) if len(words) > 1 else words[0].bare
    if len(words) == 1:
        return _typed_word(words[0], text)
    if lexicon.STRONG_ORGANISATION.search(text) and words[0].is_name and not is_role(words):
        return EntityType.ORGANISATION, CUED
    if all(word.tag in {"LOC", "ns"} for word in words):
        return EntityType.PLACE, TAGGED
    if words[-1].tag in {"PER", "nr"}:
        return EntityType.PERSON, TAGGED
    if lexicon.EVENT_SUFFIX.search(text):
        return EntityType.EVENT, GUESSED
    if words[0].tag in {"ORG", "nz", "nw"} and lexicon.PRODUCT_SUFFIX.search(text):
        return EntityType.PRODUCT, GUESSED
    return EntityType.OTHER, UNSURE


def _typed_word(word: Word, text: str) -> tuple[EntityType, float]:
    if word.text[0] in "《〈":
        return (EntityType.LAW, CUED) if lexicon.LAW_SUFFIX.search(text) else (EntityType.OTHER, GUESSED)
    if word.tag in {"PER", "nr"}:
        cue = 2 <= len(text) <= 3 and text[0] in lexicon.SURNAMES
        return EntityType.PERSON, CUED if cue else TAGGED
    if word.tag in {"LOC", "ns"}:
        cue = text in _PLACE_NAMES or (len(text) > 2 and lexicon.PLACE_SUFFIX.search(text) is not None)
        return EntityType.PLACE, CUED if cue else TAGGED
    if word.tag in {"ORG", "nt"}:
        return EntityType.ORGANISATION, CUED if lexicon.STRONG_ORGANISATION.search(text) else TAGGED
    if lexicon.LAW_SUFFIX.search(text) and len(text) > 3 and word.tag in {"nw", "nz"}:
        return EntityType.LAW, TAGGED
    if lexicon.EVENT_SUFFIX.search(text) and len(text) > 3:
        return EntityType.EVENT, CUED if word.is_name else GUESSED
    if word.is_name and lexicon.PRODUCT_SUFFIX.search(text):
        return EntityType.PRODUCT, GUESSED
    return EntityType.OTHER, GUESSED if word.is_name else UNSURE


def stands_alone(word: Word) -> bool:
    """True for a name worth a mention even where no statement is made about it."""
    if word.tag in _TYPES:
        return len(word.text) > 1 and word.text not in lexicon.COMPANY_ANAPHORS
    if word.tag == "nw":
        return True
    return word.tag == "nz" and (word.bare != word.text or _LATIN_NAME.match(word.text) is not None)
