"""Surfaces in a question that may name an entity, most trusted first.

Order: quoted strings, alternatives, named spans of the parser's model, capitalised runs and codes, noun phrases, then
all n-grams of content words, longest first, so that a name written in lower case is still found.
"""

from __future__ import annotations

import re
from itertools import pairwise

from linguistics.terms import STOP_WORDS
from schema.parse import Parse, Token

_QUOTED = re.compile(r"[\"“«《「『]([^\"”»》」』]{2,80})[\"”»》」』]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)")
_NUMBER_LABELS = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL".split())
_JOINS = frozenset("of the and for on in at & de la du von van der from to a".split())
_CODE = re.compile(r"(?<![\w-])(?=[\w./-]*\d)(?=[\w./-]*[A-Z])[A-Za-z0-9][\w./-]{1,40}\w")
_MAX_WORDS = 5
_NOT_NAMES = STOP_WORDS | frozenset(
    "which who whom whose what when where why how is are was were do does did has have had can could will would shall "
    "should may might must both many much more most less list name give show tell me please all any if not no".split()
)


def quoted(text: str) -> list[str]:
    """What stands between quotation marks or Chinese title marks."""
    return [(match[1] or match[2]).strip() for match in _QUOTED.finditer(text)]


def english_names(parse: Parse, options: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[int]]:
    """Candidates in order, and the indices of tokens that stand inside a proper name."""
    tokens = parse.tokens
    spans = [
        (span.first, span.last)
        for span in parse.names
        if span.label not in _NUMBER_LABELS and 0 <= span.first < span.last <= len(tokens)
    ]
    runs = capitalised_runs(tokens)
    proper = [*spans, *runs]
    inside = frozenset(index for first, last in proper for index in range(first, last))
    surfaces = [*quoted(parse.text), *options]
    surfaces += [_surface(parse, first, last) for first, last in proper]
    surfaces += _CODE.findall(parse.text)
    surfaces += [_surface(parse, first, last) for first, last in _noun_runs(tokens)]
    surfaces += _ngrams(parse)
    return distinct(surfaces), inside


def distinct(surfaces: list[str]) -> tuple[str, ...]:
    """Each surface once, in order, without those too short to name anything."""
    kept: dict[str, None] = {}
    for surface in surfaces:
        stripped = surface.strip(" ,.;:?!'\"()")
        if len(stripped) > 1 and stripped.lower() not in _NOT_NAMES:
            kept.setdefault(stripped, None)
    return tuple(kept)


def capitalised_runs(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Maximal runs of capitalised words, joined over "of", "the" ...; question words at the start do not count.

    A run with joins ("Payment On Demand", "Bank of China") also gives its parts without joins.
    """
    capital = [_is_capital(token, first=index == 0) for index, token in enumerate(tokens)]
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        if not capital[index]:
            index += 1
            continue
        last = index + 1
        while last < len(tokens):
            join = last
            while join < len(tokens) and join - last < 2 and tokens[join].text.lower() in _JOINS and not capital[join]:
                join += 1
            if join < len(tokens) and capital[join]:
                last = join + 1
            else:
                break
        runs.append((index, last))
        runs += _parts(tokens, capital, index, last)
        index = last
    return runs


def _parts(tokens: tuple[Token, ...], capital: list[bool], first: int, last: int) -> list[tuple[int, int]]:
    """The pieces of a run between its joins, when there is a join."""
    cuts = [i for i in range(first, last) if not capital[i] or tokens[i].text.lower() == "and"]
    if not cuts:
        return []
    bounds = [first - 1, *cuts, last]
    return [(left + 1, right) for left, right in pairwise(bounds) if right > left + 1]


def _is_capital(token: Token, *, first: bool) -> bool:
    word = token.text
    if not word[:1].isalnum() or (first and word.lower() in _NOT_NAMES):
        return False
    return word[0].isupper() and not (word.lower() in _NOT_NAMES and first)


def _noun_runs(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Runs of adjectives, numbers and nouns that end in a noun."""
    runs, first = [], -1
    for index in range(len(tokens) + 1):
        token = tokens[index] if index < len(tokens) else None
        if token is not None and token.pos in ("NOUN", "PROPN", "ADJ", "NUM") and token.text.lower() not in _NOT_NAMES:
            first = index if first < 0 else first
            continue
        if first >= 0:
            last = index
            while last > first and tokens[last - 1].pos not in ("NOUN", "PROPN"):
                last -= 1
            if last > first:
                runs.append((first, last))
        first = -1
    return runs


def _ngrams(parse: Parse) -> list[str]:
    """Up to five words, longest first, that neither start nor end with a stop word."""
    tokens = [token for token in parse.tokens if token.text[:1].isalnum()][:60]
    found = []
    for size in range(min(_MAX_WORDS, len(tokens)), 0, -1):
        for first in range(len(tokens) - size + 1):
            words = tokens[first : first + size]
            edges = {words[0].text.lower(), words[-1].text.lower()}
            if not edges & _NOT_NAMES:
                found.append(parse.text[words[0].start : words[-1].end])
    return found


def _surface(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
