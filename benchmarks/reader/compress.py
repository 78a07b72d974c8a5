"""Makes the delta that is shipped: ``python -m benchmarks.reader.compress --tuned FILE --out FILE [--rank 64]``.

The change of each matrix is cut to its largest singular values and stored in 8 bits, a scale per component; changes of
norms and biases as float16, heads as float32. Prints the hash that ``adapters.reading.delta`` checks.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from adapters.embedding.packed import Array, PackedWeights, locate


def compressed(tuned: Mapping[str, Array], base: PackedWeights, rank: int) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of a delta file."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, tensor in tuned.items():
        if name.startswith(("span.", "relevance.")):
            arrays[name] = tensor.astype(np.float32)
        elif tensor.ndim == 1:
            arrays[name] = (tensor - base.floats(name)).astype(np.float16)
        else:
            left, values, right = np.linalg.svd(tensor - base.matrix(name, *tensor.shape), full_matrices=False)
            root = np.sqrt(values[:rank])
            arrays |= _in_8_bits(name + ".left", left[:, :rank] * root, axis=0)
            arrays |= _in_8_bits(name + ".right", right[:rank] * root[:, None], axis=1)
    return arrays


def _in_8_bits(name: str, matrix: Array, axis: int) -> dict[str, npt.NDArray[np.generic]]:
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True) / 127, 1e-12).astype(np.float32)
    values = np.rint(matrix / scale).astype(np.int8)
    return {name: values, name + "_scale": scale.ravel()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compress as the options say."""
    parser = argparse.ArgumentParser(prog="benchmarks.reader.compress", description="Make the reader's delta.")
    parser.add_argument("--tuned", type=Path, required=True, help="what training wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rank", type=int, default=64)
    options = parser.parse_args(arguments)
    with np.load(options.tuned) as file:
        tuned: dict[str, Array] = {name: file[name] for name in file.files}
    arrays = compressed(tuned, PackedWeights(locate()), options.rank)
    np.savez(options.out, **arrays)  # type: ignore[arg-type,unused-ignore]
    print(options.out.stat().st_size, hashlib.sha256(options.out.read_bytes()).hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main())
