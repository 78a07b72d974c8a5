"""Measures of a ranking of passages (or pages) against the gold ones.

* recall@k: share of a question's gold passages among the first k, averaged over questions.
* all-gold@5: share of questions whose gold passages are all among the first five.
* hits@k: share of questions with at least one gold passage among the first k; mrr@10: mean of 1 / place of the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.quality.order import percent

DEPTH = 10

Ranked = Sequence[str]


def ranking_figures(rankings: Sequence[Ranked], golds: Sequence[frozenset[str]]) -> dict[str, float | None]:
    """The measures of the module's docstring in percent, None without questions. Every gold set has a member."""
    pairs = list(zip(rankings, golds, strict=True))
    found = {
        f"recall@{k}": percent([len(gold & set(rows[:k])) / len(gold) for rows, gold in pairs]) for k in (2, 5, 10)
    }
    found["all-gold@5"] = percent([float(gold <= set(rows[:5])) for rows, gold in pairs])
    for k in (4, 10):
        found[f"hits@{k}"] = percent([float(bool(gold & set(rows[:k]))) for rows, gold in pairs])
    found["mrr@10"] = percent([_reciprocal(rows[:DEPTH], gold) for rows, gold in pairs])
    return found


def hit_figures(rankings: Sequence[Ranked], golds: Sequence[frozenset[str]], name: str) -> dict[str, float | None]:
    """``name@1``, ``name@5``, ``name@10``: share of questions with a gold passage among the first k, in percent."""
    pairs = list(zip(rankings, golds, strict=True))
    return {f"{name}@{k}": percent([float(bool(gold & set(rows[:k]))) for rows, gold in pairs]) for k in (1, 5, 10)}


def fused(arms: Sequence[Mapping[str, float]], weights: Sequence[float]) -> list[str]:
    """Ids by the weighted sum of arms that are scaled from their lowest hit (0) to their highest (1); ties by id."""
    totals: dict[str, float] = {}
    for arm, weight in zip(arms, weights, strict=True):
        low, high = min(arm.values(), default=0.0), max(arm.values(), default=0.0)
        for key, score in arm.items():
            totals[key] = totals.get(key, 0.0) + weight * ((score - low) / (high - low) if high > low else 1.0)
    return sorted(totals, key=lambda key: (-totals[key], key))


def _reciprocal(rows: Ranked, gold: frozenset[str]) -> float:
    return next((1 / place for place, row in enumerate(rows, 1) if row in gold), 0.0)
