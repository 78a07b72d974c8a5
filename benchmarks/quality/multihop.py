"""Kind ``multihop``: questions that need several passages; retrieval, answers and citations, beside the peers.

``DIR`` holds ``corpus.jsonl.gz`` and ``questions.jsonl.gz`` (see ``benchmarks.corpora``). Questions without gold
passages are left out here; ``refusal`` asks them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.quality.asking import Asking, ask_all
from benchmarks.quality.judging import answer_figures
from benchmarks.quality.order import Figures, Measured, Order
from benchmarks.quality.ranking import ranking_figures
from benchmarks.quality.result import OURS


def measure(order: Order) -> Measured:
    """Ask, rank, judge."""
    asking = ask_all(order, sentences=False)
    return summary(asking)


def summary(asking: Asking) -> Measured:
    """Figures of every way, and ours by type of question."""
    figures = {name: _figures(asking, name, range(len(asking.rows))) for name in asking.ways("ranked")}
    parts: dict[str, Figures] = {}
    for kind in sorted({row.type for row in asking.questions}):
        places = [place for place, row in enumerate(asking.questions) if row.type == kind]
        if OURS in figures:
            parts[kind or "no type"] = {"questions": float(len(places)), **_figures(asking, OURS, places)}
    ours = figures.pop(OURS, {})
    return Measured(
        metrics={**ours, **seconds(asking)},
        peers=figures,
        parts=parts,
        asked=len(asking.rows),
        total=asking.total,
        faults=tuple(asking.faults),
        notes=(*asking.notes, CLOSED_BOOK),
        versions=asking.versions,
        worst=worst(asking),
    )


CLOSED_BOOK = "closed book: without a language model nothing can be answered without passages, 0 by construction"


def _figures(asking: Asking, name: str, places: Sequence[int]) -> dict[str, float | None]:
    golds = [asking.golds[place] for place in places]
    ranked = asking.get("ranked", name)
    found = ranking_figures([ranked[place] for place in places], golds)
    if name in asking.ways("answers"):
        answers = asking.get("answers", name)
        found |= answer_figures([answers[place] for place in places], golds)
    return found


def seconds(asking: Asking) -> dict[str, float]:
    """Mean seconds of our ranking and of our answer."""
    rows = [row["seconds"] for row in asking.rows]
    named: Mapping[str, str] = {OURS: "seconds a ranking", f"{OURS} answer": "seconds an answer"}
    present = [(key, text) for key, text in named.items() if rows and key in rows[0]]
    return {text: round(sum(row[key] for row in rows) / len(rows), 2) for key, text in present}


def worst(asking: Asking) -> tuple[str, ...]:
    """One line for each question whose gold passages are not all among the first five, or whose answer is wrong."""
    lines = []
    for asked, row in zip(asking.questions, asking.rows, strict=True):
        answer, ranked = row["answers"].get(OURS), row["ranked"].get(OURS, [])
        missed = [identifier for identifier in asked.gold_ids if identifier not in ranked[:5]]
        if missed or (answer is not None and answer["f1"] < 0.5):
            said = f"{answer['status']} {answer['short']!r} cited {answer['cited']}" if answer else ""
            lines.append(f"[{asked.type}] {asked.question} | {list(asked.answers)[:2]} | missed {missed} | {said}")
    return tuple(lines)
