"""Measures the reader: ``python -m benchmarks.reader.measure --examples FILE... [--delta FILE] [--held-out]``.

By collection: exact match and F1 of the best span in the gold passage and in the gold sentence; over the sentences of
each pool, how often the most relevant one answers, and the area under the ROC curve of relevance within questions and
between questions: the best sentence of a question that is answered against the best of one that is not (its gold
removed, or asked in vain).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from adapters.reading.delta import Delta
from adapters.reading.reader import E5Reader
from api.settings import load_settings
from benchmarks.quality.judging import scores
from benchmarks.reader.examples import Candidate, Example
from benchmarks.reader.files import read_examples
from schema.ports import Reranker
from schema.reading import Passage, Reading


@dataclass
class Tally:
    """Figures of one collection as they come in."""

    exact: list[float] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    sentence_exact: list[float] = field(default_factory=list)
    sentence_f1: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    unanswered: list[float] = field(default_factory=list)
    read: int = 0
    seconds: float = 0.0

    def figures(self) -> dict[str, float]:
        """Means, rounded to three places; what was not measured is left out."""
        found = {"questions": float(max(len(self.first) + len(self.unanswered), len(self.exact)))}
        for name, values in (
            ("exact", self.exact),
            ("f1", self.f1),
            ("exact in the sentence", self.sentence_exact),
            ("f1 in the sentence", self.sentence_f1),
            ("first sentence answers", self.first),
            ("relevance AUC", self.inside),
        ):
            if values:
                found[name] = round(float(np.mean(values)), 3)
        if self.answered and self.unanswered:
            found["answered or not AUC"] = round(area(self.answered, self.unanswered), 3)
        found["milliseconds a text"] = round(1000 * self.seconds / max(1, self.read), 1)
        return found


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative, ties counting half."""
    left, right = np.asarray(positive)[:, None], np.asarray(negative)[None]
    return float(np.mean((left > right) + 0.5 * (left == right)))


def measure(reranker: Reranker, examples: Sequence[Example], *, wrong: int = 40) -> dict[str, dict[str, float]]:
    """Figures by collection; at most ``wrong`` texts that do not answer are read with each question."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for example in examples:
        tally = tallies[example.collection]
        _spans(reranker, example, tally)
        _sentences(reranker, example, tally, wrong)
    return {name: tally.figures() for name, tally in sorted(tallies.items())}


def _read(reranker: Reranker, question: str, texts: Sequence[Candidate], tally: Tally) -> list[Reading]:
    began = time.perf_counter()
    readings = reranker.read(question, [Passage(title=text.title, text=text.text) for text in texts])
    tally.seconds += time.perf_counter() - began
    tally.read += len(texts)
    return readings


def _spans(reranker: Reranker, example: Example, tally: Tally) -> None:
    gold = [text for text in example.passages.gold if text.span is not None][:1]
    for text, reading in zip(gold, _read(reranker, example.question, gold, tally), strict=True):
        exact, f1 = _judged(text, reading, example)
        tally.exact.append(exact)
        tally.f1.append(f1)


def _judged(text: Candidate, reading: Reading, example: Example) -> tuple[float, float]:
    best = reading.spans[:1]
    return scores(text.text[best[0].start : best[0].end] if best else "", example.answers)


def _sentences(reranker: Reranker, example: Example, tally: Tally, limit: int) -> None:
    pool = example.sentences
    wrong = [*pool.near[: (limit + 1) // 2], *pool.far[: limit // 2]]
    if not wrong:
        return
    readings = _read(reranker, example.question, [*pool.gold, *wrong], tally)
    read = [reading.relevance for reading in readings]
    right, other = read[: len(pool.gold)], read[len(pool.gold) :]
    tally.unanswered.append(max(other))
    for text, reading in zip(pool.gold, readings, strict=False):
        if text.span is not None:
            exact, f1 = _judged(text, reading, example)
            tally.sentence_exact.append(exact)
            tally.sentence_f1.append(f1)
            break
    if right:
        tally.answered.append(max(read))
        tally.first.append(float(max(right) > max(other)))
        tally.inside.append(area(right, other))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the options say."""
    parser = argparse.ArgumentParser(prog="benchmarks.reader.measure", description="Measure the reader.")
    parser.add_argument("--examples", type=Path, nargs="+", required=True, help="files that prepare wrote")
    parser.add_argument("--delta", type=Path, help="another delta than the shipped one")
    parser.add_argument("--held-out", action="store_true", help="only the groups kept out of training")
    parser.add_argument("--limit", type=int, default=0, help="at most so many questions of a collection")
    parser.add_argument("--wrong", type=int, default=40, help="texts that do not answer, read with each question")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    delta = Delta(options.delta.read_bytes()) if options.delta else None
    reranker = E5Reader(cache=load_settings().cache, threads=options.threads, delta=delta)
    taken: dict[str, list[Example]] = defaultdict(list)
    for example in (example for file in options.examples for example in read_examples(file)):
        kept = taken[example.collection]
        if (example.held_out or not options.held_out) and not (options.limit and len(kept) >= options.limit):
            kept.append(example)
    figures = measure(reranker, [example for kept in taken.values() for example in kept], wrong=options.wrong)
    print(json.dumps({"model": reranker.name, "figures": figures}, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
