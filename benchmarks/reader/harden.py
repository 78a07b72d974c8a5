"""Puts what the reader believes wrongly in front: ``python -m benchmarks.reader.harden --examples FILE... --out FILE``.

Of a question that nothing answers, the texts that the shipped reader thinks most likely to answer become the negatives
that training draws most often (hard negatives by the model itself, as in Xiong et al., "Approximate Nearest Neighbor
Negative Contrastive Learning", ICLR 2021). Questions with gold texts are left as they are: a text beside the gold one
may say the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from api.bootstrap import make_reranker
from api.settings import load_settings
from benchmarks.reader.examples import Example, Pool
from benchmarks.reader.files import read_examples, write_examples
from schema.ports import Reranker
from schema.reading import Passage


def hardened(example: Example, reader: Reranker) -> Example:
    """The example with ``far`` of its sentences in order of relevance, most relevant first, if nothing answers it."""
    if example.sentences.gold or not example.sentences.far:
        return example
    far = example.sentences.far
    readings = reader.read(example.question, [Passage(title=one.title, text=one.text) for one in far])
    order = sorted(range(len(far)), key=lambda at: (-readings[at].relevance, at))
    return replace(example, sentences=Pool(near=example.sentences.near, far=tuple(far[at] for at in order)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read and write as the options say."""
    parser = argparse.ArgumentParser(prog="benchmarks.reader.harden", description="Order negatives by the reader.")
    parser.add_argument("--examples", type=Path, nargs="+", required=True, help="files that prepare wrote")
    parser.add_argument("--out", type=Path, required=True, help="gzipped JSON lines")
    options = parser.parse_args(arguments)
    reader = make_reranker(load_settings())

    def examples() -> Iterator[Example]:
        for file in options.examples:
            for example in read_examples(file):
                yield hardened(example, reader)

    print(write_examples(examples(), options.out), "examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
