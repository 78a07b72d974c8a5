"""How well a ranking of candidates finds the gold places of its question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.ranking.learning import Array, Example

DEPTH = 10


def ranked_rows(example: Example, scores: Array, depth: int = DEPTH) -> list[str]:
    """The best ``depth`` rows, each once, by the score of their best candidate; ties by candidate id."""
    order = sorted(range(len(scores)), key=lambda index: (-scores[index], example.board.ids[index]))
    return list(dict.fromkeys(example.rows[index] for index in order))[:depth]


def figures(pairs: Iterable[tuple[Example, Array]]) -> dict[str, float]:
    """Percent, averaged over questions: recall@2/5/10 of gold places, all of them in five, hits and reciprocal rank.

    A gold place is found when one of its rows is ranked. 0 of everything without questions.
    """
    measured = [_measure(example.wanted, ranked_rows(example, scores)) for example, scores in pairs]
    names = ("recall@2", "recall@5", "recall@10", "all@5", "hits@4", "hits@10", "mrr@10")
    means = np.mean(measured, axis=0) if measured else np.zeros(len(names))
    return {name: round(100 * float(value), 1) for name, value in zip(names, means, strict=True)}


def _measure(wanted: Sequence[frozenset[str]], rows: Sequence[str]) -> list[float]:
    def recall(depth: int) -> float:
        return sum(bool(gold & set(rows[:depth])) for gold in wanted) / len(wanted)

    gold_rows = frozenset().union(*wanted)
    first = next((1 / place for place, row in enumerate(rows[:DEPTH], 1) if row in gold_rows), 0.0)
    hits = [float(bool(gold_rows & set(rows[:depth]))) for depth in (4, DEPTH)]
    return [recall(2), recall(5), recall(DEPTH), float(recall(5) == 1.0), *hits, first]
