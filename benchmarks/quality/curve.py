"""How well a score tells answerable questions from others: risk against coverage, and recall at a price.

Scores are higher the surer. All shares are in percent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

POINTS = 101


def recall_at(answerable: Sequence[float], others: Sequence[float], price: float) -> float | None:
    """Share of ``others`` refused by the highest threshold that refuses at most ``price`` of the answerable ones.

    Refused is what scores below the threshold. None where either list is empty.
    """
    if not answerable or not others:
        return None
    ordered = sorted(answerable)
    threshold = ordered[min(len(ordered) - 1, int(price * len(ordered)))]
    return round(100 * sum(score < threshold for score in others) / len(others), 1)


def auroc(answerable: Sequence[float], others: Sequence[float]) -> float | None:
    """Chance, in percent, that an answerable question scores above another one; a tie counts half."""
    if not answerable or not others:
        return None
    ordered = sorted(others)
    wins = sum((bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 for score in answerable)
    return round(100 * wins / (len(answerable) * len(others)), 1)


def risk_coverage(scores: Sequence[float], wrong: Sequence[bool]) -> tuple[list[tuple[float, float]], float | None]:
    """The whole curve, and the area under it (El-Yaniv and Wiener, JMLR 2010; lower is better).

    Questions are answered from the surest down; at each coverage (share answered) the risk is the share of wrong ones
    among them. Equal scores are answered together: their order is nobody's merit. At most 101 points are returned,
    evenly spread; the area is over all of them, in percent.
    """
    ranked = sorted(zip(scores, wrong, strict=True), key=lambda pair: -pair[0])
    points: list[tuple[float, float]] = []
    failed = done = 0
    while done < len(ranked):
        end = done
        while end < len(ranked) and ranked[end][0] == ranked[done][0]:
            failed += ranked[end][1]
            end += 1
        points += [(100 * place / len(ranked), 100 * failed / end) for place in range(done + 1, end + 1)]
        done = end
    if not points:
        return [], None
    area = sum(risk for _, risk in points) / len(points)
    step = max(1, -(-len(points) // POINTS))
    kept = points[::-1][::step][::-1]
    return [(round(coverage, 1), round(risk, 2)) for coverage, risk in kept], round(area, 1)
