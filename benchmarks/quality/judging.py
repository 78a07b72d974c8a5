"""Whether an answer is right: exact match and F1 of the short answer, the answer inside a cited quote, citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.quality.order import percent
from benchmarks.samples import contains
from linguistics.normal import fold
from linguistics.scripts import has_han
from schema.answers import Answer, AnswerStatus

_ARTICLES = frozenset(("a", "an", "the"))
_YES_NO = frozenset(("yes", "no", "是", "否", "不是"))


def tokens(text: str) -> list[str]:
    """Characters of Chinese text, words of other text, folded, without punctuation and articles."""
    folded = re.sub(r"[^\w]+", " ", fold(text))
    if has_han(folded):
        return list(re.findall(r"[a-z0-9]+|\S", folded))
    return [word for word in folded.split() if word not in _ARTICLES]


def scores(given: str, answers: Sequence[str]) -> tuple[float, float]:
    """Exact match and F1 against the nearest accepted answer; zeros for an empty answer.

    F1 is over words in English and over characters in Chinese (Rajpurkar et al., EMNLP 2016; Cui et al., EMNLP 2019).
    """
    if not given:
        return 0.0, 0.0
    return max((_pair(tokens(given), tokens(answer)) for answer in answers), default=(0.0, 0.0))


def _pair(given: list[str], wanted: list[str]) -> tuple[float, float]:
    shared = sum((Counter(given) & Counter(wanted)).values())
    if not shared:
        return 0.0, 0.0
    precision, recall = shared / len(given), shared / len(wanted)
    return float(given == wanted), 2 * precision * recall / (precision + recall)


def quotable(answers: Sequence[str]) -> bool:
    """True when an accepted answer may stand in a quote: "yes" and "no" do not."""
    return bool(answers) and not all(fold(answer).strip(" .") in _YES_NO for answer in answers)


def score_of(answer: Answer) -> float:
    """How sure the product is that the documents answer, in [0, 1]: what its refusal rests on."""
    refused = answer.status is AnswerStatus.UNANSWERABLE
    return 1.0 - answer.confidence if refused else answer.confidence


def judged(answer: Answer, answers: Sequence[str], cited: Sequence[str]) -> dict[str, Any]:
    """One answer as a row of plain values; ``cited`` are the ids of the passages it cites."""
    exact, f1 = scores(answer.short, answers)
    quotes = [citation.quote for citation in answer.citations]
    return {
        "status": str(answer.status),
        "short": answer.short,
        "cited": list(dict.fromkeys(cited)),
        "exact": exact,
        "f1": round(f1, 4),
        "in_quote": bool(contains(quotes, answers)) if quotable(answers) else None,
        "score": round(score_of(answer), 4),
    }


def answer_figures(rows: Sequence[Mapping[str, Any]], golds: Sequence[frozenset[str]]) -> dict[str, float | None]:
    """Figures over judged answers, in percent; refused questions count 0 in all but what says "answered".

    Citation precision: share of cited passages that are gold, over answered questions. Citation recall: share of gold
    passages that are cited, over all questions.
    """
    answered = [(row, gold) for row, gold in zip(rows, golds, strict=True) if row["status"] != "unanswerable"]
    quoted = [row for row in rows if row["in_quote"] is not None]
    quoted_answered = [row for row, _ in answered if row["in_quote"] is not None]
    return {
        "answered": percent([float(row["status"] != "unanswerable") for row in rows]),
        "answer EM": percent([row["exact"] for row in rows]),
        "answer F1": percent([row["f1"] for row in rows]),
        "answer in cited quote": percent([float(row["in_quote"]) for row in quoted]),
        "answer in cited quote, answered": percent([float(row["in_quote"]) for row in quoted_answered]),
        "citation precision": percent([_share(row["cited"], gold) for row, gold in answered]),
        "citation recall": percent(
            [len(gold & set(row["cited"])) / len(gold) for row, gold in zip(rows, golds, strict=True)]
        ),
        "citation recall, answered": percent([len(gold & set(row["cited"])) / len(gold) for row, gold in answered]),
        "answer F1, where given": percent([row["f1"] for row in rows if row["short"]]),
        "short answer given": percent([float(bool(row["short"])) for row in rows]),
    }


def _share(cited: Sequence[str], gold: frozenset[str]) -> float:
    return len(gold & set(cited)) / len(cited) if cited else 0.0
