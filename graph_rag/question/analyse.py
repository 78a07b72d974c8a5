"""From a question as typed to a ``Question``: bounded, parsed in its language, read by that language's rules."""

from __future__ import annotations

from collections.abc import Mapping

from graph_rag.question.chinese import read as read_chinese
from graph_rag.question.english import read as read_english
from graph_rag.question.record import MAX_CHARACTERS, Question, Reading
from graph_rag.question.renderings import render
from linguistics.literals import find_literals
from linguistics.scripts import han_share
from linguistics.terms import query_terms
from schema.extraction import Literal, LiteralKind
from schema.parse import Parse
from schema.ports import Lexicon, Parser

_CHINESE_SHARE = 0.3  # "KPI是什么" and "Acme Corp 的总部在哪里" are Chinese questions
_MAX_NAMES = 80
ASKING = frozenset("哪几多")  # 哪一年 asks for a year, it does not name one


def question_language(text: str) -> str:
    """``zh`` when at least three tenths of the characters and words are Han, else ``en``."""
    return "zh" if han_share(text) >= _CHINESE_SHARE else "en"


def analyse(question: str, parsers: Mapping[str, Parser], lexicon: Lexicon | None = None) -> Question:
    """Read a question. ``parsers`` by language (``en``, ``zh``); without one the rules see no words, only patterns.

    With a ``lexicon`` the question also says what its words are called in the other language.
    Longer questions are cut at ``MAX_CHARACTERS``; control characters count as blanks. Never raises for odd text.
    """
    text = _clean(question)
    language = question_language(text)
    parser = parsers.get(language)
    parses = parser.parse([text]) if parser is not None and text else []
    parse = parses[0] if parses else Parse(text=text, language=language, tokens=())
    reading: Reading = read_chinese(parse) if language == "zh" else read_english(parse)
    return Question(
        text=text,
        language=language,
        terms=tuple(query_terms(text)),
        names=reading.names[:_MAX_NAMES],
        expects=reading.expects,
        focus=reading.focus,
        relation=reading.relation,
        constraints=_constraints(text),
        options=reading.options,
        negated=reading.negated,
        compares=reading.compares,
        renderings=render(parse, lexicon) if lexicon is not None else (),
    )


def _clean(question: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in question[: 4 * MAX_CHARACTERS])
    return " ".join(printable.split())[:MAX_CHARACTERS].strip()


def _constraints(text: str) -> tuple[Literal, ...]:
    """Dates, amounts, percentages, quantities and durations that the question names, in order."""
    return tuple(
        Literal(kind=found.kind, value=found.value, unit=found.unit, surface=text[found.start : found.end])
        for found in find_literals(text)
        if found.kind is not LiteralKind.TEXT and text[found.start - 1 : found.start] not in ASKING
    )
