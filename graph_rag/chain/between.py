"""What a question leaves unnamed between what it names and what it asks for: "the maker of ...", "the works where ...".

A value leads on only when it can be that: it stands under a header or label that the question says, it is called so
("Aldine Works"), or it is of the kind that the question's noun stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.headers import header_type
from graph_rag.chain.links import Link
from graph_rag.chain.records import stems
from graph_rag.question import AnswerType, Question
from graph_rag.question.lexicon import chinese_type, english_type
from graph_rag.question.synonyms import alike
from linguistics.normal import fold, simplify
from linguistics.scripts import has_han
from schema.extraction import EntityType

_KINDS = {
    AnswerType.PERSON: EntityType.PERSON,
    AnswerType.ORGANISATION: EntityType.ORGANISATION,
    AnswerType.PLACE: EntityType.PLACE,
}
# Verbs whose doer is an organisation in business documents: "where is X made" asks for the place of its maker.
_MAKERS = frozenset(
    "make manufacture produce supply provide deliver build sell distribute insure audit operate own develop maker "
    "供应 提供 生产 制造 供货 承建 承运 销售 开发 经营 研发 代理 供 造".split()
)

_SOMEONE = (
    (re.compile(r"的(?:那个?)?人|那位|(?<!哪)位的"), EntityType.PERSON),
    (re.compile(r"该公司|的(?:那家)?公司|那家"), EntityType.ORGANISATION),
    (re.compile(r"\b(?:person|one|colleague|man|woman|somebody) (?:who|that)\b", re.IGNORECASE), EntityType.PERSON),
)


@dataclass(frozen=True, slots=True)
class Between:
    """The nouns of a question that may stand for something it does not name, and the kinds of thing they stand for."""

    words: frozenset[str]
    kinds: frozenset[EntityType]

    def filled_by(self, link: Link, kind: EntityType | None) -> bool:
        """True when a value is called by one of the nouns, or is of a kind that one of them stands for.

        What a name is not known to be, the header that it stands under may say.
        """
        if link.said or self.names(link.value) or (link.near and self.names(link.near)):
            return True
        return (kind or _KINDS.get(header_type(link.label))) in self.kinds

    def names(self, text: str) -> bool:
        """True when one of the nouns stands in a text."""
        plain = simplify(fold(text))
        return bool(stems(text) & self.words) or any(has_han(word) and word in plain for word in self.words)


def between(question: Question) -> Between:
    """Read the relation words of a question; what it asks for itself is none of them, but for what it says twice."""
    focus = fold(question.focus)
    words = [word for word in question.relation if fold(word) != focus or question.text.count(word) > 1]
    kinds = {_KINDS[kind] for word in words if (kind := _kind(word)) in _KINDS}
    kinds |= {kind for pattern, kind in _SOMEONE if pattern.search(simplify(question.text))}
    nouns = frozenset(stem for word in words for stem in (stems(word) if word.isascii() else {simplify(word)}))
    return Between(words=nouns, kinds=frozenset(kinds))


def _kind(word: str) -> AnswerType:
    if fold(word) in _MAKERS or _says_maker(word):
        return AnswerType.ORGANISATION
    found = chinese_type(word) if has_han(word) else english_type(word)
    return found if found is not AnswerType.UNKNOWN else _like(word)


def _says_maker(word: str) -> bool:
    return bool({"supplier", "供应商"} & alike(word))


def _like(word: str) -> AnswerType:
    others: Sequence[str] = sorted(alike(word) - {word})
    kinds = {chinese_type(other) if has_han(other) else english_type(other) for other in others}
    known = kinds - {AnswerType.UNKNOWN}
    return known.pop() if len(known) == 1 else AnswerType.UNKNOWN
