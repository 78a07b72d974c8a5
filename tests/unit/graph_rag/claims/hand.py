"""Parses written by hand in one line: ``text/POS/dep/head`` for English, ``text/tag`` for Chinese."""

from __future__ import annotations

from schema.parse import NamedSpan, Parse, Token


def english(line: str, *, names: tuple[tuple[int, int], ...] = (), lemmas: dict[str, str] | None = None) -> Parse:
    """A parse of the words of the line, joined by blanks; the lemma is the lower-case word unless given."""
    tokens: list[Token] = []
    text = ""
    for index, piece in enumerate(line.split()):
        word, pos, dep, head = piece.split("/")
        start = len(text) + (index > 0)
        text = f"{text} {word}" if index else word
        lemma = (lemmas or {}).get(word, word.lower())
        tokens.append(
            Token(text=word, start=start, end=start + len(word), lemma=lemma, pos=pos, dep=dep, head=int(head))
        )
    spans = tuple(NamedSpan(first=first, last=last, label="ORG") for first, last in names)
    return Parse(text=text, language="en", tokens=tuple(tokens), names=spans)


def chinese(line: str) -> Parse:
    """A parse of the words of the line, written together."""
    tokens: list[Token] = []
    text = ""
    for index, piece in enumerate(line.split()):
        word, tag = piece.rsplit("/", 1)
        tokens.append(Token(text=word, start=len(text), end=len(text) + len(word), tag=tag, head=index))
        text += word
    return Parse(text=text, language="zh", tokens=tuple(tokens))
