"""Learns when to refuse from questions whose evidence is taken away, and reports it leave-one-set-out.

``python -m benchmarks.refusal_train --data DIR... [--limit N] [--seed S] [--out FILE]``

Each folder holds ``corpus.jsonl.gz`` and ``questions.jsonl.gz``. Its passages are spread over access classes; a
question is asked once by somebody who may read everything and once by somebody who may not read the classes of its
gold passages: the product's own permissions remove the evidence, exactly. Features are those of
``graph_rag.answer.fit``; the model is a logistic regression with an L2 penalty, fitted by Newton's method.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from api.bootstrap import House, open_house
from api.settings import load_settings
from benchmarks.corpora import Corpus, ingest_corpus, read_corpus
from graph_rag.answer.fit import measure
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.select import select
from schema.access import Principal

Vector = npt.NDArray[np.float64]
CLASSES = 24
_PENALTY = 1.0
_STEPS = 50
_QUANTILES = 41


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Features of one asking; ``answerable`` says whether the evidence was there."""

    set_name: str
    question: str
    features: Mapping[str, float]
    answerable: bool


def examples_of(house: House, corpus: Corpus, groups: Mapping[str, str], limit: int, seed: int) -> list[Example]:
    """Two askings per question, with and without the classes of its gold passages."""
    questions = [row for row in corpus.questions if row.gold_ids and all(gold in groups for gold in row.gold_ids)]
    random.Random(seed).shuffle(questions)
    everyone = frozenset(groups.values())
    parse = sentence_parser(house.parsers)
    examples = []
    for row in questions[:limit]:
        for answerable in (True, False):
            hidden = frozenset() if answerable else frozenset(groups[gold] for gold in row.gold_ids)
            visible = house.store.visible_to(Principal(groups=everyone - hidden))
            evidenced = house.engine.gather(row.question, visible)
            chosen = select(evidenced)
            if not chosen:
                continue
            fit = measure(evidenced, chosen, parse, house.store, visible)
            examples.append(
                Example(set_name=corpus.name, question=row.question, features=fit.as_dict(), answerable=answerable)
            )
    return examples


def fit_logistic(rows: Vector, labels: Vector) -> Vector:
    """Weights with the bias last: maximum likelihood with an L2 penalty on all but the bias (Newton's method)."""
    design = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(design.shape[1], _PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        probability = 1.0 / (1.0 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (probability - labels) + penalty * weights
        hessian = (design.T * (probability * (1 - probability))) @ design + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def matrix(examples: Sequence[Example], names: Sequence[str]) -> tuple[Vector, Vector]:
    """Features in the order of names, and labels."""
    rows = np.array([[example.features[name] for name in names] for example in examples])
    return rows, np.array([float(example.answerable) for example in examples])


def probabilities(examples: Sequence[Example], names: Sequence[str], weights: Vector) -> Vector:
    """Probability of being answerable for each example."""
    rows, _ = matrix(examples, names)
    result: Vector = 1.0 / (1.0 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return result


def recall_at(scores: Vector, labels: Vector, false_refusals: float) -> float:
    """Share of unanswerable examples below the score under which ``false_refusals`` of the answerable ones fall."""
    threshold = float(np.quantile(scores[labels == 1], false_refusals))
    return float((scores[labels == 0] < threshold).mean())


def leave_one_out(examples: Sequence[Example], names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Per set: trained on the other sets, refusal recall at its own 5 % and false refusals at the others' threshold."""
    report: dict[str, dict[str, float]] = {}
    for held in sorted({example.set_name for example in examples}):
        train = [example for example in examples if example.set_name != held]
        test = [example for example in examples if example.set_name == held]
        if not train:
            continue
        weights = fit_logistic(*matrix(train, names))
        train_scores, train_labels = probabilities(train, names, weights), matrix(train, names)[1]
        scores, labels = probabilities(test, names, weights), matrix(test, names)[1]
        threshold = float(np.quantile(train_scores[train_labels == 1], 0.05))
        report[held] = {
            "questions": len(test) / 2,
            "recall at 5 %": recall_at(scores, labels, 0.05),
            "recall at the others' threshold": float((scores[labels == 0] < threshold).mean()),
            "false refusals at the others' threshold": float((scores[labels == 1] < threshold).mean()),
        }
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest, ask, learn, report, write the model."""
    parser = argparse.ArgumentParser(description="Learn when to refuse.")
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=100, help="questions per set")
    parser.add_argument("--passages", type=int, default=800, help="passages per set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--out", type=Path, help="where to write the model; default: only report")
    options = parser.parse_args(arguments)
    examples: list[Example] = []
    for folder in options.data:
        corpus = read_corpus(folder, passages=options.passages, questions=options.limit, seed=options.seed)
        store = options.cache / f"refusal-{corpus.name}-{options.passages}-{options.limit}-{options.seed}.db"
        settings = load_settings(store=f"sqlite:///{store}")
        with open_house(settings, read_only=False) as house:
            groups = ingest_corpus(corpus, house, settings, classes=CLASSES)
            examples += examples_of(house, corpus, groups, options.limit, options.seed)
        sys.stderr.write(f"{corpus.name}: {sum(example.set_name == corpus.name for example in examples)} examples\n")
    names = sorted(examples[0].features)
    report = leave_one_out(examples, names)
    weights = fit_logistic(*matrix(examples, names))
    scores, labels = probabilities(examples, names, weights), matrix(examples, names)[1]
    quantiles = np.quantile(scores[labels == 1], np.linspace(0, 1, _QUANTILES))
    model = {
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=False)},
        "bias": round(float(weights[-1]), 4),
        "quantiles": [round(float(value), 5) for value in quantiles],
        "trained_on": {name: values["questions"] for name, values in report.items()},
        "leave_one_set_out": report,
        "seed": options.seed,
    }
    sys.stdout.write(json.dumps(model, indent=1) + "\n")
    if options.out is not None:
        options.out.write_text(json.dumps(model, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
