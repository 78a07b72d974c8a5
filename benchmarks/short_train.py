"""Learns how much each feature of a possible short answer says.

``python -m benchmarks.short_train --data DIR... [--limit N] [--seed S]``

Evidence is built as in ``benchmarks.short_answers``. A span is right when it equals an accepted answer but for case
and punctuation; one that shares most of its words with it counts for less. The weights maximise the log-probability
of the right spans under a softmax over each question's spans (Cao et al., "Learning to Rank: From Pairwise Approach
to Listwise Approach", ICML 2007), with an L2 pull towards the weights in use. Every other question is held out;
``right`` is the share of held-out questions whose heaviest span is right, ``reachable`` of those that have one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from api.bootstrap import StageFactory, make_parsers
from api.settings import load_settings
from benchmarks.corpora import Asked, read_corpus
from benchmarks.quality.judging import scores
from benchmarks.short_answers import gather, sample
from graph_rag.answer.candidates import candidates
from graph_rag.answer.parsing import ParseSentence, sentence_parser
from graph_rag.answer.scoring import NAMES, WEIGHTS, features, scene
from graph_rag.answer.short import NEVER_SHORT, stated
from graph_rag.evidence import Evidenced

Vector = npt.NDArray[np.float64]
_TOP = 4
_NEARLY = 0.6  # F1 from which a span counts in part
_PART = 0.3
_PULL = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """One question: feature rows of its possible answers, and how right each is, summing to 1 (or all 0)."""

    rows: Vector
    right: Vector
    exact: npt.NDArray[np.bool_]


def spans_of(row: Asked, evidenced: Evidenced, parse: ParseSentence) -> Spans:
    """Measure every candidate in the best sentences."""
    rows, exact, nearly = [], [], []
    for place, entry in enumerate(evidenced.items[:_TOP]):
        text = entry.item.text
        parsed = parse(text)
        view = scene(text, entry.item.number, place, parsed, evidenced.question)
        for found in candidates(text, parsed, evidenced.question, stated(evidenced.facts, entry.item.number)):
            rows.append(features(found, view, evidenced.question, evidenced.facts).vector())
            match, f1 = scores(text[found.start : found.end], row.answers)
            exact.append(match == 1.0)
            nearly.append(match + _PART * (match < 1.0 and f1 > _NEARLY))
    right = np.array(nearly, dtype=np.float64)
    total = right.sum()
    return Spans(
        rows=np.array(rows, dtype=np.float64).reshape(-1, len(NAMES)),
        right=right / total if total else right,
        exact=np.array(exact, dtype=np.bool_),
    )


def fit(data: Sequence[Spans], start: Vector, pull: float = _PULL) -> Vector:
    """Weights that make the right spans likely. Questions without a right span say nothing."""
    usable = [one for one in data if one.right.sum() > 0]
    if not usable:
        return start

    def loss(weights: Vector) -> tuple[float, Vector]:
        value, slope = pull * float(((weights - start) ** 2).sum()), 2 * pull * (weights - start)
        for one in usable:
            logits = one.rows @ weights
            shares = np.exp(logits - logits.max())
            shares /= shares.sum()
            value -= float((one.right * np.log(shares + 1e-12)).sum()) / len(usable)
            slope = slope + one.rows.T @ (shares - one.right) / len(usable)
        return value, slope

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, dtype=np.float64)


def figures(data: Sequence[Spans], weights: Vector) -> dict[str, float]:
    """Shares in [0, 1], 0 without questions: heaviest span right, right span among the candidates."""
    if not data:
        return {"right": 0.0, "reachable": 0.0}
    right = [bool(one.exact[int((one.rows @ weights).argmax())]) for one in data if len(one.rows)]
    reachable = [bool(one.exact.any()) for one in data]
    return {"right": sum(right) / len(data), "reachable": sum(reachable) / len(data)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on every other question of each folder, print weights and held-out figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.short_train", description="Weights of short answers' features.")
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    parsers = make_parsers()
    parse = sentence_parser(parsers)
    data: list[Spans] = []
    with ExitStack() as stack:
        stages = stack.enter_context(StageFactory(settings=load_settings())())
        for folder in options.data:
            pairs = gather(sample(read_corpus(folder), options.limit, options.seed), stages, parsers)
            asked = [pair for pair in pairs if pair[1].question.expects not in NEVER_SHORT]
            data += [spans_of(row, evidenced, parse) for row, evidenced in asked]
    start = np.array([WEIGHTS[name] for name in NAMES])
    weights = fit(data[::2], start)
    for name, before, after in zip(NAMES, start, weights, strict=True):
        sys.stdout.write(f"{name:10s} {before:6.2f} -> {after:6.2f}\n")
    for label, held in (("in use", start), ("learnt", weights)):
        shown = "  ".join(f"{name} {value:.3f}" for name, value in figures(data[1::2], held).items())
        sys.stdout.write(f"{label}: {shown}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
