"""What goes into the encoder: tokens of a text, and the summed token, position and type embeddings of tokens."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from adapters.embedding.packed import Array, PackedWeights


def build_tokenizer(weights: PackedWeights) -> Tokenizer:
    """The model's own tokeniser (Kudo, "Subword Regularization", ACL 2018): ``<s>``, pieces, ``</s>``; cuts nothing.

    Expects text whose characters were mapped by ``weights.characters`` and that encodes as UTF-8.
    """
    shape = weights.shape
    tokenizer = Tokenizer(models.Unigram(weights.vocabulary, unk_id=shape.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", shape.begin), ("</s>", shape.end)]
    )
    return tokenizer


class InputEmbeddings:
    """Reads rows of the packed word table on demand; positions and the one type row are kept as float32."""

    def __init__(self, weights: PackedWeights) -> None:
        shape = weights.shape
        self._weights = weights
        self._fixed: Array = (
            weights.floats("emb.pos").reshape(-1, shape.width) + weights.floats("emb.type")[: shape.width]
        )

    def __call__(self, ids: npt.NDArray[np.int64]) -> Array:
        """Token ids (batch, length) to float32 (batch, length, width); length at most the model's positions."""
        shape = self._weights.shape
        distinct, inverse = np.unique(ids, return_inverse=True)
        words = self._weights.matrix("emb.word", shape.vocabulary, shape.width, distinct)
        summed: Array = words[inverse.reshape(-1)].reshape(*ids.shape, shape.width) + self._fixed[: ids.shape[1]]
        return summed
