"""Kind ``reading``: one passage answers the question; passage, sentence, short answer and cited quote.

``DIR`` holds ``corpus.jsonl.gz`` and ``questions.jsonl.gz`` (see ``benchmarks.corpora``). A sentence counts when an
accepted answer stands in it. F1 is over characters in Chinese, over words in English.
"""

from __future__ import annotations

from benchmarks.quality.asking import Asking, ask_all
from benchmarks.quality.judging import answer_figures
from benchmarks.quality.multihop import CLOSED_BOOK, seconds, worst
from benchmarks.quality.order import Measured, Order, percent
from benchmarks.quality.ranking import hit_figures
from benchmarks.quality.result import OURS


def measure(order: Order) -> Measured:
    """Ask and judge."""
    return summary(ask_all(order, sentences=True))


def summary(asking: Asking) -> Measured:
    """Figures of every way."""
    figures = {name: _figures(asking, name) for name in asking.ways("ranked")}
    ours = figures.pop(OURS, {})
    return Measured(
        metrics={**ours, **seconds(asking)},
        peers=figures,
        asked=len(asking.rows),
        total=asking.total,
        faults=tuple(asking.faults),
        notes=(*asking.notes, CLOSED_BOOK),
        versions=asking.versions,
        worst=worst(asking),
    )


def _figures(asking: Asking, name: str) -> dict[str, float | None]:
    golds = asking.golds
    found = hit_figures(asking.get("ranked", name), golds, "passage")
    if name in asking.ways("sentences"):
        held = asking.get("sentences", name)
        found["sentence top-1"] = percent([float(any(flags[:1])) for flags in held])
        found["sentence top-3"] = percent([float(any(flags[:3])) for flags in held])
    if name in asking.ways("answers"):
        found |= answer_figures(asking.get("answers", name), golds)
    return found
