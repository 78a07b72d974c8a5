"""Learns the ranking of chunks, and reports it with one set left out at a time.

    python -m benchmarks.ranking_train --data FOLDER... [--test FOLDER...] [--limit N] [--seed S] [--cache DIR]
        [--out FILE] [--report FILE] [--trees N]

``--data`` folders are learnt from, each weighing the same; each is also measured by a model that was trained without
it. ``--test`` folders are only measured. Layouts: see ``benchmarks.ranking.examples``. The model is written as JSON
with its seed, its sets and its figures; without ``--out`` it is only measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.ranking.boosting import Growth
from benchmarks.ranking.examples import read_examples
from benchmarks.ranking.figures import figures
from benchmarks.ranking.learning import Array, Example, Trained, leave_one_out, train
from graph_rag.ranker.passes import rank_board

Scored = Sequence[tuple[Example, Array, Array]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, learn, report, write."""
    options = _parser().parse_args(arguments)
    growth = Growth(trees=options.trees)

    def read(folders: Sequence[Path]) -> list[Example]:
        found: list[Example] = []
        for folder in folders:
            found += read_examples(folder, cache=options.cache, limit=options.limit, seed=options.seed)
            say(f"{folder.name}: {sum(example.set_name == folder.name for example in found)} questions")
        return found

    examples, tests = read(options.data), read(options.test)
    report = {name: summary(scored) for name, scored in leave_one_out(examples, growth, options.seed, say).items()}
    trained = train(examples, growth, options.seed)
    for name in sorted({example.set_name for example in tests}):
        report[name] = summary(scored_by(trained, [example for example in tests if example.set_name == name]))
    sys.stdout.write(table(report))
    if options.report is not None:
        options.report.write_text(json.dumps(report, indent=1, sort_keys=True) + "\n", "utf-8")
    if options.out is not None:
        counts = {name: sum(example.set_name == name for example in examples) for name in report}
        options.out.write_text(model_text(trained, report, counts, options.seed), "utf-8")
    return 0


def scored_by(trained: Trained, examples: Sequence[Example]) -> Scored:
    """Examples with the probabilities of both passes."""
    model = trained.model()
    ranked = [(example, rank_board(example.board, model)) for example in examples]
    return [(example, found.first, found.second) for example, found in ranked]


def summary(scored: Scored) -> dict[str, dict[str, float]]:
    """Figures of the first pass, of the second, and of the second for each kind of question with its number."""
    kinds: dict[str, list[tuple[Example, Array]]] = defaultdict(list)
    for example, _, second in scored:
        kinds[example.kind].append((example, second))
    result = {
        "first pass": {"questions": len(scored), **figures([(example, first) for example, first, _ in scored])},
        "second pass": {"questions": len(scored), **figures([(example, second) for example, _, second in scored])},
    }
    if len(kinds) > 1:
        result |= {kind: {"questions": len(pairs), **figures(pairs)} for kind, pairs in sorted(kinds.items())}
    return result


def model_text(
    trained: Trained, report: Mapping[str, Mapping[str, Mapping[str, float]]], counts: Mapping[str, int], seed: int
) -> str:
    """The model's file: both passes, where it comes from, and what it reached on sets it had not seen."""
    data = {
        "note": "Written by benchmarks.ranking_train; figures of a set are of a model trained without it.",
        "seed": seed,
        "questions": {name: count for name, count in counts.items() if count},
        "figures": {name: entry["second pass"] for name, entry in report.items()},
        **trained.as_json(),
    }
    return json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n"


def table(report: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """One line per set and part of it."""
    lines = []
    for name, parts in report.items():
        for part, values in parts.items():
            cells = "".join(f" {key} {value:5.1f}" for key, value in values.items() if key != "questions")
            lines.append(f"{name:28.28s} {part:18.18s} n={values['questions']:4.0f}{cells}\n")
    return "".join(lines)


def say(line: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.ranking_train", description="Learn to rank chunks.")
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders to learn from")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="folders that are only measured")
    parser.add_argument("--limit", type=int, default=150, help="questions per set, drawn by --seed (0: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trees", type=int, default=Growth().trees)
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"), help="where built stores are kept")
    parser.add_argument("--out", type=Path, help="write the model here")
    parser.add_argument("--report", type=Path, help="write the figures as JSON here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
