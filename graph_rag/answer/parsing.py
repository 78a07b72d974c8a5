"""Parses of single sentences, by the language they are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from linguistics.scripts import CHINESE_SHARE, han_share
from schema.parse import Parse
from schema.ports import Parser

ParseSentence = Callable[[str], Parse | None]

_KEPT = 256


def sentence_parser(parsers: Mapping[str, Parser]) -> ParseSentence:
    """A function from a sentence to its parse, None without a parser for its language; keeps the last 256."""

    @lru_cache(maxsize=_KEPT)
    def parse(text: str) -> Parse | None:
        parser = parsers.get("zh" if han_share(text) >= CHINESE_SHARE else "en")
        return parser.parse([text])[0] if parser is not None else None

    return parse
