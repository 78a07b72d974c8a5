"""Headers of table columns against the words of a question: by the same word, a like word, or a shared Chinese run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_rag.answer.rows import mentions
from graph_rag.question import AnswerType, Question
from graph_rag.question.lexicon import chinese_type, english_type
from graph_rag.question.renderings import Rendering
from graph_rag.question.synonyms import alike
from linguistics.literals import find_literals
from linguistics.normal import fold, simplify
from linguistics.scripts import has_han
from linguistics.stems import stem
from linguistics.terms import STOP_WORDS, index_terms

_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_NAME_HEADERS = frozenset("name names 姓名 名称 名字".split())
_ALIKE = 0.8  # a like word says less than the same word
_HEAD = 0.9  # what stands before "per", "at" ... says what a column holds
_PREPOSITION = re.compile(r"[\s_](?:per|of|at|in|for|by|from|since|until|on|to)[\s_]", re.IGNORECASE)
_SUFFIX = 0.3  # for the part of a header that says what it holds: 单价 of 不含税单价


def words_of(question: Question) -> frozenset[str]:
    """Index terms of the question, of its noun asked for and of the words that say what is asked."""
    asked = (*question.relation, question.focus)
    return (frozenset(question.terms) | {term for word in asked for term in index_terms(word)}) - STOP_WORDS


def header_fit(header: str, words: frozenset[str]) -> float:
    """Share of a header's terms among ``words``, without stop words and what stands in brackets, in [0, 1]."""
    terms = [term for term in index_terms(_BRACKETS.sub("", header)) if term not in STOP_WORDS]
    return sum(is_known(term, words) for term in terms) / len(terms) if terms else 0.0


def is_known(term: str, words: frozenset[str]) -> bool:
    """True when the term, or a word with the same first five letters, is among ``words``: approved, approval."""
    return term in words or (len(term) > 5 and term.isascii() and any(other[:5] == term[:5] for other in words))


def header_said(header: str, question: Question) -> float:
    """How far the question asks for a column, in [0, 1]: named whole 1, by like words or in the other language less."""
    bare = _BRACKETS.sub("", header).strip()
    said = _said(bare, question)
    return said if said >= 1.0 else max(said, translated(bare, question.renderings, question.language))


def translated(bare: str, renderings: Sequence[Rendering], language: str) -> float:
    """How far translations of these words of a question in ``language`` say a header, in [0, 1].

    0 for headers in its own language.
    """
    if not renderings or has_han(bare) == (language == "zh"):
        return 0.0
    others = [one for rendering in renderings for one in rendering.translations]
    if has_han(bare):
        plain = simplify(fold(bare))
        held = sum(len(one) for one in _disjoint([simplify(one) for one in others if len(one) > 1], plain))
        return _ALIKE * min(1.0, held / len(plain)) if plain else 0.0
    words = frozenset(stem(term) for one in others for term in index_terms(one) if term not in STOP_WORDS)
    head = _PREPOSITION.split(bare)[0]
    return _ALIKE * max(_stem_fit(bare, words), _HEAD * _stem_fit(head, words))


def _stem_fit(header: str, words: frozenset[str]) -> float:
    """Share of a header's terms whose stems are among ``words``, in [0, 1]."""
    terms = [stem(term) for term in index_terms(header) if term not in STOP_WORDS]
    return sum(term in words for term in terms) / len(terms) if terms else 0.0


def _disjoint(words: Sequence[str], text: str) -> list[str]:
    """The words that stand in the text beside one another, longest first."""
    found: list[str] = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        if word and word in text:
            text = text.replace(word, "\0", 1)
            found.append(word)
    return found


def _said(bare: str, question: Question) -> float:
    if mentions(bare, question.text) or (len(bare) == 3 and bare.isupper() and bare in currencies(question)):
        return 1.0
    words = words_of(question)
    wide = frozenset(other for word in (*words, *question.relation) for other in alike(word))
    fit = max(header_fit(bare, words), _ALIKE * header_fit(bare, wide))
    if has_han(bare):
        return max(fit, _shared_run(bare, question.text))
    head = _PREPOSITION.split(bare)[0]
    return max(fit, _HEAD * max(header_fit(head, words), _ALIKE * header_fit(head, wide)))


def _shared_run(header: str, text: str) -> float:
    """Length of the longest run of two or more characters that both have over the header's, more for its head."""
    whole, folded = simplify(fold(header)), simplify(fold(text))
    for size in range(len(whole), 1, -1):
        for at in range(len(whole) - size + 1):
            if whole[at : at + size] in folded:
                return min(1.0, size / len(whole) + (_SUFFIX if at + size == len(whole) else 0.0))
    return 0.0


def currencies(question: Question) -> frozenset[str]:
    """ISO codes of the currencies that the question names, with an amount or without."""
    words = re.findall(r"[^\W\d_]+", question.text)
    return frozenset(
        found.unit for word in words for found in find_literals(f"1 {word}") if found.kind.value == "amount"
    )


def header_type(header: str) -> AnswerType:
    """The kind of answer that a header stands for."""
    bare = _BRACKETS.sub("", header)
    if has_han(bare):
        return chinese_type(bare.strip())
    words = index_terms(bare)
    return english_type(words[-1]) if words else AnswerType.UNKNOWN


def is_name_header(header: str) -> bool:
    """True for columns that hold names of whatever the rows are about."""
    words = index_terms(header) if not has_han(header) else [header[-2:]]
    return bool(words) and words[-1] in _NAME_HEADERS
