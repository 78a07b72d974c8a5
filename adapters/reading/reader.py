"""The reader: the embedder's encoder, tuned to read a question and a passage together, on onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime

from adapters.embedding.encoder import open_session, quantised_encoder
from adapters.embedding.inputs import InputEmbeddings
from adapters.embedding.packed import Array, PackedWeights, locate
from adapters.reading.decode import best_spans, window_spans
from adapters.reading.delta import SHA256, Delta, TunedWeights, load_delta
from adapters.reading.pairs import PairTokenizer, Row
from schema.reading import Passage, Reading, ReadSpan

NOTHING = Reading(relevance=-20.0)
"""The reading of a text without a letter or digit: it answers no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """One row read."""

    relevance: float
    spans: tuple[ReadSpan, ...]


class E5Reader:
    """The ``Reranker`` port. Loads at first use; ``cache`` holds the built graph (22 MB).

    A text of more than about 200 tokens is read in overlapping windows: its relevance is that of the best. Each window
    is a run of its own on one thread, ``threads`` of them side by side: 8-bit activations are scaled per run, so
    that no reading depends on what else is read or on the number of threads.
    """

    def __init__(self, *, cache: Path, threads: int = 2, delta: Delta | None = None) -> None:
        self._cache = cache
        self._threads = threads
        self._given = delta

    @property
    def name(self) -> str:
        """Model, precision and the start of the delta's hash."""
        return f"multilingual-e5-small/reader/int8/{self._given.key if self._given else SHA256[:12]}"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order; at most five spans each, of which no two overlap."""
        if not passages:
            return []
        asked = self._tokenizer.question(question)
        if self._threads == 1 or len(passages) == 1:
            return [self._read(asked, passage) for passage in passages]
        _ = self._session, self._inputs, self._heads  # loaded once, not by every thread
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(lambda passage: self._read(asked, passage), passages))

    @cached_property
    def _delta(self) -> Delta:
        return self._given or load_delta()

    @cached_property
    def _weights(self) -> PackedWeights:
        return PackedWeights(locate())

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(quantised_encoder(TunedWeights(self._weights, self._delta), self._cache), threads=1)

    @cached_property
    def _tokenizer(self) -> PairTokenizer:
        return PairTokenizer(self._weights)

    @cached_property
    def _inputs(self) -> InputEmbeddings:
        return InputEmbeddings(self._weights)

    @cached_property
    def _heads(self) -> _Heads:
        return _Heads(self._delta)

    def _read(self, question: tuple[int, ...], passage: Passage) -> Reading:
        if not any(map(str.isalnum, passage.text)):
            return NOTHING
        tokenizer = self._tokenizer
        tokens = tokenizer.tokens(passage.text)
        windows: list[_Window] = []
        for row in tokenizer.rows(question, tokenizer.title(passage.title), tokens):
            last = self._encode(row)
            starts, ends = self._heads.spans(last)
            spans = tuple(window_spans(row, tokens, passage.text, starts, ends))
            windows.append(_Window(relevance=self._heads.relevance(last, row.second), spans=spans))
        return Reading(
            relevance=max(window.relevance for window in windows),
            spans=best_spans(span for window in windows for span in window.spans),
        )

    def _encode(self, row: Row) -> Array:
        ids = np.array([row.ids], dtype=np.int64)
        bias = np.zeros((1, 1, 1, len(row.ids)), np.float32)
        last: Array = self._session.run(None, {"x": self._inputs(ids), "bias": bias})[0][0]
        return last


class _Heads:
    """The small networks on top of the encoder's last layer (length, width)."""

    def __init__(self, delta: Delta) -> None:
        self._span = delta.head("span.w"), delta.head("span.b")
        self._inner = delta.head("relevance.0.w"), delta.head("relevance.0.b")
        self._outer = delta.head("relevance.1.w"), delta.head("relevance.1.b")

    def spans(self, last: Array) -> tuple[Array, Array]:
        """Start and end logits of every token."""
        logits = last @ self._span[0].T + self._span[1]
        return logits[:, 0], logits[:, 1]

    def relevance(self, last: Array, second: int) -> float:
        """Log-odds from ``<s>``, the mean of the question and the mean of the passage."""
        features = np.concatenate([last[0], last[:second].mean(axis=0), last[second:].mean(axis=0)])
        inner = _gelu(self._inner[0] @ features + self._inner[1])
        return float((self._outer[0] @ inner + self._outer[1])[0])


def _gelu(x: Array) -> Array:
    """Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016: the form with tanh."""
    result: Array = 0.5 * x * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x**3)))
    return result
