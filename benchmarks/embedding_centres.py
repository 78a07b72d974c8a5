"""Makes the language centres of the embedder: the mean vectors of some English and some Chinese text.

``python -m benchmarks.embedding_centres --english FILE... --chinese FILE... [--limit N] [--seed S] --out FILE``

Files are gzipped: JSON lines with a ``text``, or lines whose last tab-separated column is a sentence. The shipped
centres were made from 2WikiMultihopQA (Apache-2.0) and MultiHop-RAG (ODC-BY) passages and from DuReader
(Apache-2.0) passages and FinRE (MIT) sentences. Only the two means are kept, 384 numbers each; no text is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from adapters.embedding.e5 import E5Embedder
from api.settings import load_settings

_CHARACTERS = 200


def texts_of(file: Path) -> list[str]:
    """The texts of a file, cut to 200 characters."""
    texts = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"] if line.startswith("{") else line.rstrip("\n").split("\t")[-1]
            if text.strip():
                texts.append(text[:_CHARACTERS])
    return texts


def mean_of(
    files: Sequence[Path], embedder: E5Embedder, limit: int, seed: int
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Mean vector of up to ``limit`` texts of each file."""
    chooser = random.Random(seed)
    sums = []
    for file in files:
        texts = texts_of(file)
        chosen = chooser.sample(texts, min(limit, len(texts)))
        matrix = embedder.embed_documents(chosen)
        sums.append(np.frombuffer(matrix.data, "<f4").reshape(matrix.rows, matrix.width))
    mean: np.ndarray[tuple[int], np.dtype[np.float32]] = np.concatenate(sums).mean(axis=0)
    return mean


def main(arguments: Sequence[str] | None = None) -> int:
    """Embed without centring, average, write."""
    parser = argparse.ArgumentParser(description="Make the language centres.")
    parser.add_argument("--english", type=Path, nargs="+", required=True)
    parser.add_argument("--chinese", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    settings = load_settings()
    embedder = E5Embedder(cache=settings.cache, threads=settings.threads, centred=False)
    centres = np.stack(
        [mean_of(files, embedder, options.limit, options.seed) for files in (options.english, options.chinese)]
    )
    with options.out.open("wb") as out:
        np.save(out, centres.astype("<f4"), allow_pickle=False)
    sys.stdout.write(
        f"cosine of the two centres {float(np.dot(*centres) / np.prod(np.linalg.norm(centres, axis=1))):.3f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
