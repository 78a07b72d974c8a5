"""Which column of a table answers a question, and whether the table accounts for what the question says."""

from __future__ import annotations

import re

from graph_rag.answer.conditions import Chosen, single_letters
from graph_rag.answer.headers import header_fit, is_known, is_name_header
from graph_rag.answer.tables import Table, is_identifier, name_column
from graph_rag.question import Question
from graph_rag.question.synonyms import alike
from linguistics.normal import fold, simplify
from linguistics.scripts import has_han
from linguistics.stems import stem
from linguistics.terms import STOP_WORDS, index_terms

_FIT = 0.5
LIGHT_WORDS = frozenset(
    "base work do make locate belong hold list give name find take get come have be count total number many company "
    "people person according stand say appear include there all each directly currently table sheet overview chart "
    "group uk us eu "
    "担任 工作 叫 哪些 几 多少 家 个 人 位 名 有 是 得 被 在 中 里 评 为 公司 直接 总共 一共 "
    "列 列出 属于 拥有 目前 当前 集团 要 可以 能".split()
)


def answer_column(question: Question, table: Table) -> str:
    """The column of the noun asked for, of the kind asked for, or the one that names the rows."""
    focus = frozenset(other for term in index_terms(question.focus) for other in alike(term))
    names = name_column(table)
    if focus:
        fits = [(header_fit(header, focus), -place, header) for place, header in enumerate(table.headers)]
        best = max(fits)
        if best[0] >= _FIT and not is_identifier(best[2], table.values(best[2])):
            return best[2]
    named = [header for header in table.headers if is_name_header(header)]
    if named and is_identifier(names, table.values(names)):
        return named[0]
    return names


def unexplained(question: Question, table: Table, chosen: Chosen | None) -> list[str]:
    """Words of the question that neither the table's headers and document nor the named values account for."""
    known = frozenset(index_terms(" ".join((table.about, *table.headers))))
    said = chosen.words if chosen is not None else frozenset()
    place = fold(" ".join((table.about, *table.headers, *said)))
    left = []
    for word in question.relation:
        folded = fold(word)
        terms = [term for term in index_terms(word) if term not in STOP_WORDS]
        if folded in LIGHT_WORDS or not terms or folded == fold(question.focus):
            continue
        like = {other for term in terms for other in alike(term)}
        if not any(is_known(other, known | said) for other in like) and not (has_han(word) and folded in place):
            left.append(word)
    left += [name for name in _capitals(question) if name not in place and not is_known(name, known | said)]
    left += [fold(letter) for letter in sorted(single_letters(question.text)) if fold(letter) not in said]
    return [word for word in left if not _translated(word, question, place)]


def _translated(word: str, question: Question, place: str) -> bool:
    """True when the table says the word in the other language: whole words, or two characters and more."""
    stems, plain = frozenset(stem(term) for term in index_terms(place)), simplify(place)
    for rendering in question.renderings:
        if fold(rendering.text) == fold(word) or set(index_terms(word)) <= rendering.terms:
            if any(has_han(one) and len(one) > 1 and simplify(one) in plain for one in rendering.translations):
                return True
            if rendering.stands_in(stems):
                return True
    return False


def _capitals(question: Question) -> list[str]:
    """Capitalised words of an English question after its first word, folded."""
    words = question.text.split()[1:] if question.language == "en" else []
    stripped = [re.sub(r"['’]s$", "", word.strip(' ,.;:?!"()')) for word in words]
    return [fold(word) for word in stripped if word[:1].isupper() and len(word) > 1 and fold(word) not in LIGHT_WORDS]
