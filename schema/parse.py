"""A neutral parse, so that rules never import a parser's library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word. ``start``/``end`` are code points in the parsed text; ``head`` is the index of its governor.

    English: ``pos`` is Universal, ``tag`` Penn Treebank, ``dep`` ClearNLP (spaCy's), a root is its own head.
    Chinese: ``tag`` is LAC's (n, nr, ns, nt, v, PER, LOC, ORG, TIME ...), there is no tree: ``head`` is its own index.
    """

    text: str
    start: int
    end: int
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    dep: str = ""
    head: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """A named span found by the parser's model: token indices, half-open, and the model's own label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The parse of one text (usually one sentence). ``sentence_starts`` are token indices."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    names: tuple[NamedSpan, ...] = ()
    sentence_starts: tuple[int, ...] = (0,)
