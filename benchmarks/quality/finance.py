"""Kind ``finance``: questions on company filings; the page found, the answer right, wrong or refused.

``DIR`` holds ``corpus.jsonl.gz``, one row a page, and ``questions.jsonl.gz`` (see ``benchmarks.corpora``). An accepted
answer that is a number is right when the short answer, or else a cited quote, holds the same number: signs of
currency, thousands separators and scale words do not matter, rounding to the precision given does not either. Other
answers are judged by their words (F1): they are written freely, and few of them stand on a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from benchmarks.quality.asking import Asking, ask_all
from benchmarks.quality.judging import answer_figures
from benchmarks.quality.multihop import seconds, worst
from benchmarks.quality.order import Measured, Order, percent
from benchmarks.quality.ranking import hit_figures
from benchmarks.quality.result import OURS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_ONLY_NUMBER = re.compile(
    r"^[\s$€£¥(-]*(?:USD|US\$)?\s*-?[\d,]*\.?\d+\)?\s*(?:%|x|times|million|billion|m|bn)?\s*\.?$", re.IGNORECASE
)


def measure(order: Order) -> Measured:
    """Ask and judge."""
    return summary(ask_all(order, sentences=False))


def summary(asking: Asking) -> Measured:
    """Figures of every way; numbers apart."""
    figures = {name: _figures(asking, name) for name in asking.ways("ranked")}
    ours = figures.pop(OURS, {})
    return Measured(
        metrics={**ours, **seconds(asking)},
        peers=figures,
        asked=len(asking.rows),
        total=asking.total,
        faults=tuple(asking.faults),
        notes=asking.notes,
        versions=asking.versions,
        worst=worst(asking),
    )


def _figures(asking: Asking, name: str) -> dict[str, float | None]:
    found = hit_figures(asking.get("ranked", name), asking.golds, "page")
    if name not in asking.ways("answers"):
        return found
    answers = asking.get("answers", name)
    numeric = [
        (row, asked.answers)
        for row, asked in zip(answers, asking.questions, strict=True)
        if any(map(is_number, asked.answers))
    ]
    found |= answer_figures(answers, asking.golds)
    found["number right"] = percent([float(same_number(row["short"], wanted)) for row, wanted in numeric])
    found["number wrong"] = percent([float(_wrong(row, wanted)) for row, wanted in numeric])
    found["number not given"] = percent([float(not row["short"]) for row, _ in numeric])
    return found


def _wrong(row: dict[str, Any], wanted: Sequence[str]) -> bool:
    return bool(row["short"]) and not same_number(row["short"], wanted)


def is_number(answer: str) -> bool:
    """True when the whole answer is one number with its signs and units."""
    return _ONLY_NUMBER.match(answer.strip()) is not None


def numbers(text: str) -> list[str]:
    """The numbers of a text without separators, as written otherwise."""
    return [found.replace(",", "") for found in _NUMBER.findall(text)]


def same_number(given: str, answers: Sequence[str]) -> bool:
    """True when a number that was given equals an accepted one, rounded to the coarser of the two."""
    wanted = [number for answer in answers if is_number(answer) for number in numbers(answer)]
    return any(_equal(one, other) for one in numbers(given) for other in wanted)


def _equal(one: str, other: str) -> bool:
    places = min(_decimals(one), _decimals(other))
    return round(float(one), places) == round(float(other), places)


def _decimals(number: str) -> int:
    return len(number.partition(".")[2].rstrip("0"))
