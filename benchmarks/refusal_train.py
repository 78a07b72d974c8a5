"""Learns when to refuse from questions whose evidence is taken away, and reports it leave-one-set-out.

``python -m benchmarks.refusal_train [--data DIR...] [--companies DIR...] [--read FILE...] [--out FILE] [options]``

A company's questions (see ``benchmarks.company_corpora``) are answerable or not by their own account; the answerable
ones are asked again without the sentences that prove them. Each folder of ``--data`` holds ``corpus.jsonl.gz`` and
``questions.jsonl.gz``. Its passages are spread over access classes; a question is asked once by somebody who may read
everything and once by somebody who may not read the classes of its gold passages: the product's own permissions remove
the evidence, exactly. A third time the sentences that hold the answer are left out: the subject is there, the fact is
not, which is the harder case. Features are those of ``graph_rag.answer.fit``; the model
is a logistic regression with an L2 penalty and no negative weight.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from api.bootstrap import House, open_house
from api.settings import load_settings
from benchmarks.company_corpora import open_company, visible_to
from benchmarks.corpora import Corpus, ingest_corpus, read_corpus
from benchmarks.evidence_cache import Gathered, gather_company, weighed_anew
from graph_rag.answer.composer import weigh
from graph_rag.answer.fit import Scales
from graph_rag.answer.parsing import sentence_parser
from graph_rag.evidence import Evidenced, EvidenceItem
from linguistics.normal import fold
from schema.access import Principal, VisibleSet

Vector = npt.NDArray[np.float64]
CLASSES = 24
_PENALTY = 1.0
_QUANTILES = 41


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Features of one asking. ``case``: ``answerable``, ``passage gone``, ``sentence gone`` or ``unanswerable``."""

    set_name: str
    question: str
    features: Mapping[str, float]
    case: str

    @property
    def answerable(self) -> bool:
        """True when nothing was taken away."""
        return self.case == "answerable"


def examples_of(house: House, corpus: Corpus, groups: Mapping[str, str], limit: int, seed: int) -> list[Example]:
    """Each question with its evidence, with its gold passages hidden, and with the answering sentences left out."""
    questions = [row for row in corpus.questions if row.gold_ids and all(gold in groups for gold in row.gold_ids)]
    random.Random(seed).shuffle(questions)
    everyone = frozenset(groups.values())
    scales = Scales(sentence_parser(house.parsers), house.store, house.embedder)
    examples = []
    for row in questions[:limit]:
        hidden = frozenset(groups[gold] for gold in row.gold_ids)
        all_visible = house.store.visible_to(Principal(groups=everyone))
        some_visible = house.store.visible_to(Principal(groups=everyone - hidden))
        full = house.engine.gather(row.question, all_visible)
        cases = [("answerable", full, all_visible)]
        cases.append(("passage gone", house.engine.gather(row.question, some_visible), some_visible))
        rest = without_answers(full, row.answers)
        if rest is not None:
            cases.append(("sentence gone", rest, all_visible))
        examples += weighed(cases, scales, corpus.name)
    return examples


def examples_of_company(house: House, gathered: Gathered) -> list[Example]:
    """Each question as it is, and each answerable one without the sentences that prove its answer."""
    scales = Scales(sentence_parser(house.parsers), house.store, house.embedder)
    examples = []
    for row, evidence in zip(gathered.rows, gathered.evidence, strict=True):
        visible = visible_to(house, row.groups)
        full = weighed_anew(evidence)
        cases = [("answerable" if row.answerable else "unanswerable", full, visible)]
        if row.answerable:
            kept = tuple(entry for entry in full.items if not row.proved_by(entry.item.uri, entry.item.text))
            if len(kept) < len(full.items):
                cases.append(("sentence gone", _only(full, kept), visible))
        examples += weighed(cases, scales, gathered.name)
    return examples


def weighed(cases: Sequence[tuple[str, Evidenced, VisibleSet]], scales: Scales, set_name: str) -> list[Example]:
    """The features of each case, as the composer would measure them; cases without evidence are left out."""
    examples = []
    for case, evidenced, visible in cases:
        _, chosen, _, fit = weigh(evidenced, scales, visible)
        if chosen:
            features = fit.as_dict()
            examples.append(Example(set_name=set_name, question=evidenced.question.text, features=features, case=case))
    return examples


def without_answers(evidenced: Evidenced, answers: Sequence[str]) -> Evidenced | None:
    """The evidence less every sentence that holds an answer: the subject is known, the fact is absent."""
    wanted = [fold(answer) for answer in answers if len(answer.strip()) > 1]
    kept = tuple(entry for entry in evidenced.items if not any(answer in fold(entry.item.text) for answer in wanted))
    if not wanted or len(kept) == len(evidenced.items):
        return None
    return _only(evidenced, kept)


def _only(evidenced: Evidenced, kept: tuple[EvidenceItem, ...]) -> Evidenced:
    context = replace(evidenced.context, items=tuple(entry.item for entry in kept))
    numbers = {entry.item.number for entry in kept}
    chains = tuple(chain for chain in evidenced.chains if numbers.issuperset(chain.numbers))
    facts = tuple(
        replace(fact, numbers=tuple(number for number in fact.numbers if number in numbers))
        for fact in evidenced.facts
        if numbers & set(fact.numbers)
    )
    return replace(evidenced, context=context, items=kept, chains=chains, facts=facts)


def fit_logistic(rows: Vector, labels: Vector) -> Vector:
    """Weights with the bias last: maximum likelihood with an L2 penalty on all but the bias (L-BFGS-B).

    No weight may be negative: every feature speaks for an answer, and what speaks against one only in the company of
    the others says more about the training questions than about the next ones. Answerable and other questions weigh
    the same in total.
    """
    design = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(design.shape[1], _PENALTY)
    penalty[-1] = 0.0
    share = np.where(labels > 0, 0.5 / max(1.0, labels.sum()), 0.5 / max(1.0, (1 - labels).sum())) * len(labels)

    def loss(weights: Vector) -> tuple[float, Vector]:
        score = design @ weights
        total = float(share @ (np.logaddexp(0.0, score) - labels * score)) + 0.5 * float(penalty @ weights**2)
        probability = 1.0 / (1.0 + np.exp(-np.clip(score, -30, 30)))
        return total, design.T @ (share * (probability - labels)) + penalty * weights

    bounds = [(0.0, None)] * rows.shape[1] + [(None, None)]
    found: Vector = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def matrix(examples: Sequence[Example], names: Sequence[str]) -> tuple[Vector, Vector]:
    """Features in the order of names, and labels."""
    rows = np.array([[example.features[name] for name in names] for example in examples])
    return rows, np.array([float(example.answerable) for example in examples])


def probabilities(examples: Sequence[Example], names: Sequence[str], weights: Vector) -> Vector:
    """Probability of being answerable for each example."""
    rows, _ = matrix(examples, names)
    result: Vector = 1.0 / (1.0 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return result


def leave_one_out(examples: Sequence[Example], names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Per set: trained on the other sets, refusal recall at its own 5 % and false refusals at the others' threshold."""
    report: dict[str, dict[str, float]] = {}
    for held in sorted({example.set_name for example in examples}):
        train = [example for example in examples if example.set_name != held]
        test = [example for example in examples if example.set_name == held]
        if not train:
            continue
        weights = fit_logistic(*matrix(train, names))
        answerable = probabilities([example for example in train if example.answerable], names, weights)
        threshold = float(np.quantile(answerable, 0.05))
        scores = probabilities(test, names, weights)
        cases = np.array([example.case for example in test])
        own = float(np.quantile(scores[cases == "answerable"], 0.05))
        report[held] = {"questions": float((cases == "answerable").sum())}
        for case in sorted(set(cases) - {"answerable"}):
            report[held][f"{case}: recall at 5 %"] = float((scores[cases == case] < own).mean())
        report[held]["false refusals at the others' threshold"] = float(
            (scores[cases == "answerable"] < threshold).mean()
        )
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest, ask, learn, report, write the model."""
    parser = argparse.ArgumentParser(description="Learn when to refuse.")
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    parser.add_argument("--companies", type=Path, nargs="*", default=[])
    parser.add_argument("--every", type=int, default=1, help="of a company's questions take every n-th")
    parser.add_argument("--limit", type=int, default=100, help="questions per set")
    parser.add_argument("--passages", type=int, default=800, help="passages per set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--out", type=Path, help="where to write the model; default: only report")
    parser.add_argument("--examples", type=Path, help="where to write the examples as JSON lines, for error analysis")
    parser.add_argument("--read", type=Path, nargs="*", default=[], help="files that --examples wrote, to learn from")
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
    for folder in options.companies:
        gathered = gather_company(folder, options.cache, every=options.every)
        with open_company(folder, options.cache) as house:
            examples += examples_of_company(house, gathered)
    for file in options.read:
        examples += [Example(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]
    if not examples:
        parser.error("nothing to learn from: name --data, --companies or --read")
    if options.examples is not None:
        options.examples.write_text("".join(json.dumps(asdict(example)) + "\n" for example in examples), "utf-8")
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
