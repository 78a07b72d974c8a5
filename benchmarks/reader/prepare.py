"""Makes the training examples: ``python -m benchmarks.reader.prepare --data BENCH_DIR --companies DIR... --out FILE``.

One gzipped JSON line per example, so that training itself needs torch and the encoder alone, not the whole product.
Sets that are absent are left out with a note.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from api.bootstrap import make_embedder, make_lexicon
from api.settings import load_settings
from benchmarks.reader.companies import company_examples, read_places
from benchmarks.reader.examples import Example
from benchmarks.reader.files import write_examples
from benchmarks.reader.rows import row_examples
from benchmarks.reader.sources import (
    CHINESE,
    MEDICAL,
    MULTI_HOP,
    NEWS,
    medical_examples,
    news_examples,
    span_examples,
)
from benchmarks.reader.switching import switched

_SHARES = (0.5, 0.9)
"""Shares of the words replaced in a question's variants."""


def public_examples(data: Path) -> Iterator[Example]:
    """Examples of the public sets below ``data``."""
    for name in (*CHINESE, *MULTI_HOP, NEWS, MEDICAL):
        folder = data / name
        if not folder.is_dir():
            print(f"{name} is absent and left out", file=sys.stderr)
        elif name == NEWS:
            yield from news_examples(folder)
        elif name == MEDICAL:
            yield from medical_examples(folder)
        else:
            yield from span_examples(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare as the options say."""
    parser = argparse.ArgumentParser(prog="benchmarks.reader.prepare", description="Make the reader's examples.")
    parser.add_argument("--data", type=Path, help="folder with the public question sets")
    parser.add_argument("--companies", type=Path, nargs="*", default=[], help="folders of written companies")
    parser.add_argument("--out", type=Path, required=True, help="gzipped JSON lines")
    parser.add_argument("--rows", type=int, default=300, help="questions made from the table rows of a company")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    settings = load_settings()
    embedder = make_embedder(settings)

    def examples() -> Iterator[Example]:
        if options.data:
            yield from public_examples(options.data)
        for folder in options.companies:
            yield from company_examples(folder, settings, embedder)
            sentences, _chunks = read_places(folder / "documents", settings)
            yield from row_examples(folder.name, sentences, limit=options.rows, seed=options.seed)

    lexicon, rng = make_lexicon(), random.Random(options.seed)
    varied = (
        replace(example, variants=tuple(switched(example.question, lexicon, share, rng) for share in _SHARES))
        for example in examples()
    )
    print(write_examples(varied, options.out), "examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
