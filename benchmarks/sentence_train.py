"""Learns how much each sentence feature says, and reports it leave-one-set-out.

``python -m benchmarks.sentence_train [--data DIR...] [--companies DIR...] [--limit N] [--passages N] [--seed S]``

Of a set with passages a sentence is right when it stands in a gold passage and holds an accepted answer; of a company
(see ``benchmarks.company_corpora``) when it proves the answer or a hop to it. The weights maximise the
log-probability of the right sentences under a softmax over each question's context (Cao et al., "Learning to Rank:
From Pairwise Approach to Listwise Approach", ICML 2007), with an L2 pull towards the weights in use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from api.bootstrap import House, open_house
from api.settings import load_settings
from benchmarks.corpora import Corpus, ingest_corpus, read_corpus
from benchmarks.evidence_cache import Gathered, gather_company
from graph_rag.sentences import WEIGHTS
from linguistics.normal import fold
from schema.access import OWNER

Vector = npt.NDArray[np.float64]
_SCALE = 8.0  # scores are sums of features; the softmax needs them steeper
_PULL = 0.02
NAMES = sorted(WEIGHTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One question: feature rows of its context and which of them are right."""

    set_name: str
    rows: Vector
    right: npt.NDArray[np.bool_]


def ranked_of(house: House, corpus: Corpus) -> list[Ranked]:
    """Questions whose context holds a right and a wrong sentence."""
    visible = house.store.visible_to(OWNER)
    found = []
    for row in corpus.questions:
        gold = {f"{identifier}.txt" for identifier in row.gold_ids}
        items = house.engine.gather(row.question, visible).items
        answers = [fold(answer) for answer in row.answers if answer.strip()]
        right = np.array(
            [entry.item.uri in gold and any(answer in fold(entry.item.text) for answer in answers) for entry in items]
        )
        if right.any() and not right.all():
            rows = np.array([[entry.feature(name) for name in NAMES] for entry in items])
            found.append(Ranked(set_name=corpus.name, rows=rows, right=right))
    return found


def ranked_of_company(gathered: Gathered) -> list[Ranked]:
    """The answerable questions of a company, each asked by somebody who may read the proof."""
    found = []
    for row, evidenced in zip(gathered.rows, gathered.evidence, strict=True):
        items = [entry for entry in evidenced.items if entry.features]
        right = np.array([row.proved_by(entry.item.uri, entry.item.text) for entry in items], dtype=np.bool_)
        if row.answerable and right.any() and not right.all():
            rows = np.array([[entry.feature(name) for name in NAMES] for entry in items])
            found.append(Ranked(set_name=gathered.name, rows=rows, right=right))
    return found


def learn(examples: Sequence[Ranked]) -> Vector:
    """Weights in the order of ``NAMES``."""
    start = np.array([WEIGHTS[name] for name in NAMES])

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, gradient = 0.0, np.zeros_like(weights)
        for example in examples:
            scores = _SCALE * (example.rows @ weights)
            probability = np.exp(scores - scores.max())
            probability /= probability.sum()
            held = probability[example.right].sum()
            total -= float(np.log(held + 1e-12))
            wanted = np.where(example.right, probability, 0.0) / (held + 1e-12)
            gradient += _SCALE * (example.rows.T @ (probability - wanted))
        pull = weights - start
        count = max(1, len(examples))
        return total / count + _PULL * float(pull @ pull), gradient / count + 2 * _PULL * pull

    result = minimize(loss, start, jac=True, method="L-BFGS-B")
    learnt: Vector = result.x
    return learnt


def hits(examples: Sequence[Ranked], weights: Vector) -> dict[str, float]:
    """Share of questions with a right sentence among the first 1, 3 and 5."""
    places = []
    for example in examples:
        order = np.argsort(-(example.rows @ weights), kind="stable")
        places.append(int(np.flatnonzero(example.right[order])[0]))
    return {f"top {k}": float(np.mean([place < k for place in places])) for k in (1, 3, 5)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest, ask, learn, report."""
    parser = argparse.ArgumentParser(description="Learn the weights of sentence features.")
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    parser.add_argument("--companies", type=Path, nargs="*", default=[])
    parser.add_argument("--every", type=int, default=1, help="of a company's questions take every n-th")
    parser.add_argument("--limit", type=int, default=100, help="questions per set")
    parser.add_argument("--passages", type=int, default=300, help="passages per set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"))
    options = parser.parse_args(arguments)
    examples: list[Ranked] = []
    for folder in options.data:
        corpus = read_corpus(folder, passages=options.passages, questions=options.limit, seed=options.seed)
        store = options.cache / f"refusal-{corpus.name}-{options.passages}-{options.limit}-{options.seed}.db"
        settings = load_settings(store=f"sqlite:///{store}")
        with open_house(settings, read_only=False) as house:
            ingest_corpus(corpus, house, settings, classes=24)
            examples += ranked_of(house, corpus)
    for folder in options.companies:
        examples += ranked_of_company(gather_company(folder, options.cache, every=options.every))
    if not examples:
        parser.error("no question with a right and a wrong sentence: name --data or --companies")
    used = np.array([WEIGHTS[name] for name in NAMES])
    report: dict[str, object] = {}
    for name in sorted({example.set_name for example in examples}):
        own = [example for example in examples if example.set_name == name]
        others = [example for example in examples if example.set_name != name]
        report[name] = {"questions": len(own), "in use": hits(own, used)}
        if others:
            report[name] = {**report[name], "learnt on the others": hits(own, learn(others))}  # type: ignore[dict-item]
    weights = learn(examples)
    learnt = {name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=True)}
    sys.stdout.write(json.dumps({"leave one set out": report, "weights": learnt}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
