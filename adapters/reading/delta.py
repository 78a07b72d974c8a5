"""The tuned part of the reader: what is added to the embedder's weights, and its heads.

One ``.npz`` file beside its licence. ``NAME.left``, ``NAME.right``: the change of a matrix as a product of two 8-bit
matrices of low rank (as in Hu et al., "LoRA", ICLR 2022, but cut from full tuning by singular values), their scales in
``NAME.left_scale`` and ``NAME.right_scale``; other names: float16 or float32 arrays, changes of norms and biases, and
the heads ``span.*`` and ``relevance.*``. The tuned weights as such do not survive 4 bits; base and change do.
"""

from __future__ import annotations

import hashlib
import io
from importlib import resources

import numpy as np

from adapters.embedding.packed import Array, PackedWeights
from schema.errors import MissingComponent

SHA256 = "f862600e89e0ea54946e8d1c1379af48af33bfef572cd826e54e86e0d96a983b"
_FILE = "reader.npz"


class Delta:
    """The arrays of a delta file by name."""

    def __init__(self, content: bytes) -> None:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            self._arrays = {name: file[name] for name in file.files}
        self.key = hashlib.sha256(content).hexdigest()[:12]

    def array(self, name: str) -> Array | None:
        """An array as float32, or None when this tensor was not tuned."""
        found = self._arrays.get(name)
        return None if found is None else found.astype(np.float32)

    def head(self, name: str) -> Array:
        """An array of the heads as float32."""
        array: Array = self._arrays[name].astype(np.float32)
        return array

    def product(self, name: str) -> Array | None:
        """The change of a matrix, or None when it was not tuned."""
        if name + ".left" not in self._arrays:
            return None
        left = self.head(name + ".left") * self.head(name + ".left_scale")
        right = self.head(name + ".right") * self.head(name + ".right_scale")[:, None]
        change: Array = left @ right
        return change


class TunedWeights:
    """The encoder's weights with the delta added: what ``quantised_encoder`` builds its graph from."""

    def __init__(self, base: PackedWeights, delta: Delta) -> None:
        self.shape = base.shape
        self._base, self._delta = base, delta

    @property
    def key(self) -> str:
        """Names base and delta."""
        return f"{self._base.key}-{self._delta.key}"

    def floats(self, name: str) -> Array:
        """A norm or bias, flat."""
        values, change = self._base.floats(name), self._delta.array(name)
        return values if change is None else values + change

    def matrix(self, name: str, rows: int, columns: int) -> Array:
        """A weight matrix (out, in)."""
        values, change = self._base.matrix(name, rows, columns), self._delta.product(name)
        return values if change is None else values + change


def load_delta() -> Delta:
    """The shipped delta; raises MissingComponent when it is absent or its hash is another."""
    remedy = "Reinstall the product: its package data is incomplete or was changed."
    try:
        content = resources.files("adapters.reading").joinpath("weights", _FILE).read_bytes()
    except FileNotFoundError as error:
        raise MissingComponent("the reader's weights are not installed", remedy=remedy) from error
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise MissingComponent("the reader's weights differ from the published ones", remedy=remedy)
    return Delta(content)
