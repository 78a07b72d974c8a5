"""Clauses of a sentence: where they are cut, and which part of a sentence sets a condition or names a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.words import Word, Words

_WIDE_BLANKS = frozenset({"　", "\t"})
_WIDE_GAP = "；"
"""Two blanks or more inside a line end a clause as a semicolon does."""

_WHEN = frozenset({"时", "后", "前", "之后", "之前", "以来", "期间", "以后", "以前"})
_WHERE = frozenset({"中", "里", "上", "下", "内", "间"})
_UNTIL = frozenset({"截至", "截止", "截止到"})
"""Prepositions of time that the tagger often takes for verbs."""

_JOINS = frozenset({"并", "并且", "而且", "但", "同时"})
_OPENING = frozenset("（([【〔")
_CLOSING = frozenset("）)]】〕")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two clause marks, without brackets. ``condition`` and ``attribution`` hold for the clause.

    ``hypothetical`` clauses state the condition itself: nothing is asserted in them. ``carried`` is a fronted time or
    place phrase that belongs to this clause too.
    """

    words: Words
    end: str
    condition: str = ""
    attribution: str = ""
    hypothetical: bool = False
    carried: tuple[Words, ...] = ()


def without_brackets(words: Sequence[Word]) -> Words:
    """The words outside brackets; an unclosed bracket is left as it is."""
    kept: list[Word] = []
    opened: list[int] = []
    for word in words:
        if word.text in _OPENING:
            opened.append(len(kept))
        kept.append(word)
        if word.text in _CLOSING and opened:
            del kept[opened.pop() :]
    return tuple(kept)


def clauses(words: Sequence[Word], text: str) -> list[Clause]:
    """The clauses of a sentence in order. ``text`` is the sentence that offsets of words mean."""
    pieces = [piece for raw in _pieces(without_brackets(words), text) for piece in _at_coordination(*raw)]
    found: list[Clause] = []
    condition: list[Words] = []
    attribution = ""
    carried: list[Words] = []
    in_condition = False
    for piece, end in pieces:
        head = piece[0].text
        headless = piece[-1].text == "的" and end in {"，", ","} and any(word.is_verb for word in piece)
        if (head in lexicon.CONDITION_OPENERS and not _is_adverbial(piece)) or headless:
            in_condition, condition = True, []
        elif in_condition and (head not in lexicon.CONDITION_CONTINUERS or not condition):
            in_condition = not condition
        if in_condition:
            condition.append(piece)
            found.append(Clause(piece, end, hypothetical=True, attribution=attribution))
            continue
        source = _source(piece, text)
        if source:
            attribution = source
            continue
        if end in {"，", ","} and _is_adverbial(piece):
            carried.append(piece)
            continue
        stated = _slice(condition, text)
        found.append(Clause(piece, end, condition=stated, attribution=attribution, carried=tuple(carried)))
        if end in {"；", ";", "。"}:
            condition, carried = [], []
    return found


def _slice(pieces: Sequence[Words], text: str) -> str:
    return text[pieces[0][0].start : pieces[-1][-1].end] if pieces else ""


def _pieces(words: Sequence[Word], text: str) -> list[tuple[Words, str]]:
    pieces: list[tuple[Words, str]] = []
    current: list[Word] = []
    for word in words:
        gap = text[current[-1].end : word.start] if current else ""
        if gap.isspace() and (len(gap) > 1 or gap in _WIDE_BLANKS):
            pieces.append((tuple(current), _WIDE_GAP))
            current = []
        if word.text and all(character in lexicon.CLAUSE_ENDS for character in word.text):
            if current:
                pieces.append((tuple(current), word.text))
            current = []
        else:
            current.append(word)
    if current:
        pieces.append((tuple(current), ""))
    return pieces


def _at_coordination(words: Words, end: str) -> list[tuple[Words, str]]:
    """Cut where 并 or 并且 joins two predicates: 收购了北辰 | 并更名为星海."""
    for index in range(1, len(words) - 1):
        before = words[:index]
        joins = words[index].text in _JOINS or (words[index].text == "而" and words[0].tag != "p")
        if joins and any(word.is_verb for word in before) and not _in_modifier(words, index):
            after = words[index + 1 :]
            if any(word.is_verb for word in after):
                return [(before, "，"), *_at_coordination(after, end)]
    return [(words, end)]


def _in_modifier(words: Words, at: int) -> bool:
    """作词 并 演唱 的 歌曲: both verbs describe the noun."""
    return words[at - 1].is_verb and words[at + 1].is_verb and at + 2 < len(words) - 1 and words[at + 2].text == "的"


def _source(piece: Words, text: str) -> str:
    """The slice of a clause such as 据路透社报道 or 根据《公司法》第三条, or empty."""
    if piece[0].text not in lexicon.SOURCE_PREPOSITIONS or len(piece) < 2:
        return ""
    verbs = [word for word in piece if word.is_verb]
    if verbs and piece[-1].text not in lexicon.SAY_ENDINGS:
        return ""
    return text[piece[0].start : piece[-1].end]


def _is_adverbial(piece: Words) -> bool:
    """A fronted time or place: no verb of its own, or a locative at its end (在…期间, 2024年)."""
    times = lexicon.TIME_TAGS | {"m", "q", "f", "p", "c"}
    if all(word.tag in times for word in piece) and any(word.tag in lexicon.TIME_TAGS for word in piece):
        return True
    if piece[0].text in {"经", "经过"}:
        return True
    if piece[0].text in _UNTIL and all(word.tag in times for word in piece[1:]):
        return len(piece) > 1
    if piece[-1].text in _WHEN and any(word.is_verb for word in piece):
        return True
    if piece[0].text not in lexicon.PREPOSITIONS or piece[0].is_verb:
        return False
    return piece[-1].text in _WHEN | _WHERE or not any(word.is_verb for word in piece)
