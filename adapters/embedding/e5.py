"""multilingual-e5-small on onnxruntime: 384 numbers a text, English and Chinese in one space."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from adapters.embedding.encoder import open_session, quantised_encoder
from adapters.embedding.inputs import InputEmbeddings, build_tokenizer
from adapters.embedding.packed import SHA256, Array, PackedWeights, locate
from linguistics.scripts import han_share
from schema.graph import EMPTY_MATRIX, Matrix

_MASKED = np.float32(-1e9)
_BATCH_TOKENS = 2048
_BATCH_TEXTS = 32
_MAX_CHARACTERS = 4000
_KEPT_AWAY = np.float32(0.8)  # of the centre; all of it was no better on the bundled samples


class E5Embedder:
    """The ``Embedder`` port. Loads at first use; ``cache`` holds the built graph (22 MB).

    Texts are cut at ``max_tokens`` (at most 512). Deterministic for the same list of texts: 8-bit activations are
    scaled per batch, so a text's vector moves a little with its batch neighbours. A text without a letter or digit
    gets the zero vector: it is similar to nothing.

    ``centred`` takes most of the mean vector of the text's language away (Mu and Viswanath, "All-but-the-Top", ICLR
    2018, per language): E5's vectors lie in a narrow cone, one for each language, so that any text in the question's
    language looks nearer than the right one in the other.
    """

    def __init__(self, *, cache: Path, threads: int = 2, max_tokens: int = 512, centred: bool = True) -> None:
        self._cache = cache
        self._centred = centred
        self._threads = threads
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        """Model, precision, centring and the start of the weights' hash."""
        return f"multilingual-e5-small/int8/{'centred-1/' if self._centred else ''}{SHA256[:12]}"

    @property
    def width(self) -> int:
        """384."""
        return 384

    def embed_documents(self, texts: Sequence[str]) -> Matrix:
        """One row per text, in order."""
        return self._embed("passage: ", texts)

    def embed_query(self, text: str) -> Matrix:
        """One row."""
        return self._embed("query: ", [text])

    @cached_property
    def _weights(self) -> PackedWeights:
        return PackedWeights(locate())

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(quantised_encoder(self._weights, self._cache), threads=self._threads)

    @cached_property
    def _inputs(self) -> InputEmbeddings:
        return InputEmbeddings(self._weights)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = build_tokenizer(self._weights)
        tokenizer.enable_truncation(self._max_tokens)
        return tokenizer

    @cached_property
    def _centres(self) -> Array:
        """Mean vectors of English and of Chinese text."""
        with resources.files("adapters.embedding").joinpath("centres.npy").open("rb") as file:
            centres: Array = np.load(file, allow_pickle=False)
        return centres

    def _token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        characters = self._weights.characters
        clean = [unicodedata.normalize("NFC", text[:_MAX_CHARACTERS]).translate(characters) for text in texts]
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in clean]
        return [encoding.ids for encoding in self._tokenizer.encode_batch(clean)]

    def _embed(self, prefix: str, texts: Sequence[str]) -> Matrix:
        if not texts:
            return EMPTY_MATRIX
        token_ids = self._token_ids([prefix + text for text in texts])
        result = np.empty((len(texts), self.width), np.float32)
        for batch in _batches(token_ids):
            result[batch] = self._forward([token_ids[i] for i in batch])
        if self._centred:
            result -= _KEPT_AWAY * mixed_centres(self._centres, [han_share(text) for text in texts])
            result /= np.linalg.norm(result, axis=1, keepdims=True)
        for row, text in enumerate(texts):
            if not any(map(str.isalnum, text)):
                result[row] = 0.0
        return Matrix(rows=len(texts), width=self.width, data=result.astype("<f4").tobytes())

    def _forward(self, batch: Sequence[Sequence[int]]) -> Array:
        length = max(map(len, batch))
        ids = np.full((len(batch), length), self._weights.shape.padding)
        mask = np.zeros((len(batch), length), np.float32)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        bias = (1 - mask)[:, None, None, :] * _MASKED
        last = self._session.run(None, {"x": self._inputs(ids), "bias": bias})[0]
        pooled = (last * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        unit: Array = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit


def mixed_centres(centres: Array, han_shares: Sequence[float]) -> Array:
    """One centre per text, between the English (share 0) and the Chinese one (share 1)."""
    shares = np.asarray(han_shares, dtype=np.float32)[:, None]
    mixed: Array = (1 - shares) * centres[0] + shares * centres[1]
    return mixed


def _batches(token_ids: Sequence[Sequence[int]]) -> list[list[int]]:
    """Indices grouped by length, so that little is padding: at most 2,048 padded tokens and 32 texts a batch."""
    order = sorted(range(len(token_ids)), key=lambda i: (len(token_ids[i]), i))
    batches: list[list[int]] = []
    for index in order:
        full = batches and (
            len(batches[-1]) >= _BATCH_TEXTS or (len(batches[-1]) + 1) * len(token_ids[index]) > _BATCH_TOKENS
        )
        if not batches or full:
            batches.append([])
        batches[-1].append(index)
    return batches
