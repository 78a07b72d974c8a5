"""A question and a passage as one row of tokens, each text token with its place in the passage.

A row is ``<s> query: QUESTION </s> passage: TITLE. TEXT </s>``: the encoder's own marks for the two kinds of text
(Wang et al., "Multilingual E5 Text Embeddings", 2024) around a joint reading (Devlin et al., "BERT", NAACL 2019,
section 4.2). Traditional Chinese is read as simplified.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

from adapters.embedding.inputs import build_tokenizer
from adapters.embedding.packed import PackedWeights
from linguistics.normal import simplify

MAX_QUESTION = 64
MAX_TITLE = 32
MAX_TITLE_CHARACTERS = 400
MAX_QUESTION_CHARACTERS = 1000
WINDOW = 256
OVERLAP = 64

_BLANK = "▁"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens of a text: ids, and for each the slice of the original it stands for (code points; may be empty)."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A joint row. Text tokens ``first`` .. ``first + count`` of it are tokens ``offset`` .. of the passage."""

    ids: tuple[int, ...]
    second: int
    """Index of the first token after the question's ``</s>``."""
    first: int
    count: int
    offset: int


class PairTokenizer:
    """Cuts questions, titles and passages into tokens, and joins them."""

    def __init__(self, weights: PackedWeights) -> None:
        self._characters = weights.characters
        self._begin, self._end = weights.shape.begin, weights.shape.end
        self._tokenizer: Tokenizer = build_tokenizer(weights)

    def tokens(self, text: str) -> Tokens:
        """All tokens of ``text``, without ``<s>`` and ``</s>``; blanks before a word are not part of its slice."""
        clean, places = self._normalised(text)
        encoding = self._tokenizer.encode(clean, add_special_tokens=False)
        starts, ends = [], []
        for piece, (first, last) in zip(encoding.tokens, encoding.offsets, strict=True):
            begin = first
            while begin < last and clean[begin].isspace():
                begin += 1
            blank = piece == _BLANK or begin == last
            starts.append(places[first if blank else begin][0])
            ends.append(starts[-1] if blank else places[last - 1][1])
        return Tokens(ids=tuple(encoding.ids), starts=tuple(starts), ends=tuple(ends))

    def question(self, question: str) -> tuple[int, ...]:
        """Ids of the first part of a row, from ``<s>`` to ``</s>``; cut at 64 tokens."""
        ids = self.tokens("query: " + question[:MAX_QUESTION_CHARACTERS]).ids[:MAX_QUESTION]
        return (self._begin, *ids, self._end)

    def title(self, title: str) -> tuple[int, ...]:
        """Ids of what stands before the text; cut at 32 tokens."""
        shown = title[:MAX_TITLE_CHARACTERS].strip()
        return self.tokens(f"passage: {shown}." if shown else "passage:").ids[:MAX_TITLE]

    def row(self, question: tuple[int, ...], title: tuple[int, ...], text: Tokens, start: int, stop: int) -> Row:
        """One row with tokens ``start`` .. ``stop`` of the text."""
        return Row(
            ids=(*question, *title, *text.ids[start:stop], self._end),
            second=len(question),
            first=len(question) + len(title),
            count=stop - start,
            offset=start,
        )

    def rows(self, question: tuple[int, ...], title: tuple[int, ...], text: Tokens) -> Iterator[Row]:
        """Rows of at most 256 tokens that cover the text, neighbours sharing 64; one row for an empty text."""
        room, total, start = WINDOW - 1 - len(question) - len(title), len(text.ids), 0
        while True:
            stop = min(total, start + room)
            yield self.row(question, title, text, start, stop)
            if stop >= total:
                return
            start = stop - OVERLAP

    def _normalised(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The text as the model knows it, and for each of its characters (and its end) a slice of the original."""
        pieces: list[str] = []
        places: list[tuple[int, int]] = []
        for start, stop in _clusters(text):
            piece = unicodedata.normalize("NFC", simplify(text[start:stop])).translate(self._characters)
            piece = piece.encode("utf-8", "replace").decode("utf-8")
            pieces.append(piece)
            places += [(start, stop)] * len(piece)
        return "".join(pieces), [*places, (len(text), len(text))]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Slices to be normalised one by one: single characters, each with the combining marks that follow it."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, index
            start = index
