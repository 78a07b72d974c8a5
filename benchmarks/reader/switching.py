"""Questions with words of the other language: code-switching (Qin et al., "CoSDA-ML", IJCAI 2020).

Read with texts in the question's own language they teach the reader to match across languages, for which there are
few written examples.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from linguistics.scripts import HAN, has_han
from schema.ports import Lexicon

_PIECE = re.compile(rf"[{HAN}]+|[A-Za-z]+(?: [A-Za-z]+){{0,2}}|[^{HAN}A-Za-z]+")
_LONGEST_HAN, _SHORTEST_HAN = 5, 2
_CHOICES = 2


def switched(question: str, lexicon: Lexicon, share: float, rng: random.Random) -> str:
    """The question with about ``share`` of its known words replaced by one of their first two translations."""
    parts: list[str] = []
    for word in _words(question, lexicon):
        options = lexicon.translations(word)[:_CHOICES]
        if options and rng.random() < share:
            chosen = rng.choice(options)
            parts.append(f" {chosen} " if has_han(word) else chosen)
        else:
            parts.append(word)
    return re.sub(r" {2,}", " ", "".join(parts)).strip()


def _words(question: str, lexicon: Lexicon) -> Iterator[str]:
    """Pieces that make up the question: the longest known words, and what lies between them."""
    for piece in _PIECE.findall(question):
        at = 0
        while at < len(piece):
            word = _known_at(piece, at, lexicon) if piece[at].isalpha() else piece[at]
            yield word
            at += len(word)


def _known_at(piece: str, at: int, lexicon: Lexicon) -> str:
    """The longest known word of ``piece`` at ``at``; one character or word when none is known."""
    if has_han(piece[at]):
        for length in range(min(_LONGEST_HAN, len(piece) - at), _SHORTEST_HAN - 1, -1):
            if lexicon.translations(piece[at : at + length]):
                return piece[at : at + length]
        return piece[at]
    words = piece[at:].split(" ")
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if count == 1 or lexicon.translations(phrase):
            return phrase
    return piece[at:]
