"""The bundled samples as a measure: answers, quotes, refusals and permissions, question by question.

``python -m benchmarks.samples [--samples DIR] [--store FILE] [--out FILE] [--worst]``

A question counts as proved when one of its accepted answers stands in a quote that the answer cites (for yes/no,
count and list questions: when one of the proving quotes is cited); the share of expected quotes that were cited is
given beside it. Unanswerable and forbidden questions count as right when they are refused.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api.bootstrap import House, StageFactory, open_house
from api.cli.commands import read_access
from api.settings import load_settings
from kg_builder.ingest.walk import Job, ingest
from linguistics.normal import fold
from schema.access import OWNER, Principal
from schema.answers import Answer, AnswerStatus

_PARTS = frozenset({"yes-no", "count", "list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question with what came of it."""

    row: dict[str, object]
    answer: Answer
    right: bool
    quoted: float
    short_right: bool
    milliseconds: float

    @property
    def answerable(self) -> bool:
        """True when the documents that this asker may read hold the answer."""
        return self.row["status"] == "answered"


def strings(row: dict[str, object], key: str) -> list[str]:
    """A list of strings in a row."""
    value = row.get(key, [])
    return [str(entry) for entry in value] if isinstance(value, list) else []


def squeezed(text: str) -> str:
    """Folded without white space and punctuation that only layout adds, so that a quote is found in a row."""
    return "".join(character for character in fold(text) if character.isalnum())


def contains(quotes: Sequence[str], wanted: Sequence[str]) -> bool:
    """True when one of the wanted strings stands in one of the quotes."""
    held = [squeezed(quote) for quote in quotes]
    return any(squeezed(one) in quote for one in wanted if squeezed(one) for quote in held)


def judge(row: dict[str, object], answer: Answer, milliseconds: float) -> Outcome:
    """Compare an answer with what was expected."""
    quotes = [citation.quote for citation in answer.citations]
    expected = strings(row, "quotes")
    refused = answer.status is AnswerStatus.UNANSWERABLE
    found = sum(contains(quotes, [quote]) for quote in expected) / len(expected) if expected else 0.0
    if row["status"] != "answered":
        right = refused
    elif row.get("kind") in _PARTS:
        right = not refused and found > 0
    else:
        right = not refused and contains(quotes, strings(row, "answers"))
    short_right = bool(answer.short) and contains([answer.short], strings(row, "answers"))
    return Outcome(
        row=row, answer=answer, right=right, quoted=found, short_right=short_right, milliseconds=milliseconds
    )


def run(house: House, rows: Sequence[dict[str, object]]) -> list[Outcome]:
    """Ask every question in the name of its groups."""
    outcomes = []
    for row in rows:
        groups = frozenset(strings(row, "groups"))
        visible = house.store.visible_to(Principal(groups=groups) if groups else OWNER)
        start = time.perf_counter()
        answer = house.engine.answer(str(row["question"]), visible)
        outcomes.append(judge(row, answer, (time.perf_counter() - start) * 1000))
    return outcomes


def metrics(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares by language and kind of outcome."""
    groups: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        language = str(outcome.row["language"])
        if outcome.answerable:
            groups[f"answer in cited quote, {language}"].append(outcome.right)
            groups[f"expected quotes cited, {language}"].append(outcome.quoted)
            groups[f"short answer right, {language}"].append(outcome.short_right)
            groups["wrongly refused"].append(outcome.answer.status is AnswerStatus.UNANSWERABLE)
        else:
            kind = "forbidden" if outcome.row.get("kind") == "forbidden" else "unanswerable"
            groups[f"refused, {kind}"].append(outcome.right)
    times = sorted(outcome.milliseconds for outcome in outcomes)
    result = {name: sum(values) / len(values) for name, values in sorted(groups.items())}
    return {**result, "median milliseconds": times[len(times) // 2] if times else 0.0}


def worst(outcomes: Sequence[Outcome]) -> str:
    """The failures, to be read by eye."""
    lines = []
    for outcome in outcomes:
        if not outcome.right:
            row, answer = outcome.row, outcome.answer
            lines.append(
                f"\n{row['id']} [{row['kind']}] {row['question']}\n  expected {row['answers']} {row['documents']}"
            )
            lines.append(f"  {answer.status} {answer.short!r} {answer.confidence:.2f} missing={list(answer.missing)}")
            lines += [f"  {citation.marker} {citation.uri}: {citation.quote[:200]}" for citation in answer.citations]
            lines += [
                f"  {' '.join(f'{n}={v}' for n, v in step.details)}" for step in answer.trace if step.name == "weigh"
            ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest if needed, ask, print a table, write JSON."""
    parser = argparse.ArgumentParser(description="Quality on the bundled samples.")
    parser.add_argument("--samples", type=Path, default=Path(__file__).parent.parent / "samples")
    parser.add_argument("--store", default="sqlite:///.vouch/samples.db")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--worst", action="store_true", help="print every failure")
    options = parser.parse_args(arguments)
    settings = load_settings(store=options.store)
    rows = [json.loads(line) for line in (options.samples / "questions.jsonl").read_text("utf-8").splitlines() if line]
    rules = read_access(options.samples / "access.toml", None)
    with open_house(settings, read_only=False) as house:
        job = Job(paths=(options.samples / "documents",), access=rules, workers=settings.workers)
        ingest(job, house.store, StageFactory(settings=settings))
        outcomes = run(house, rows)
    found = metrics(outcomes)
    sys.stdout.write("".join(f"{name:36s} {value:8.3f}\n" for name, value in found.items()))
    if options.worst:
        sys.stdout.write(worst(outcomes) + "\n")
    if options.out is not None:
        result = {"kind": "samples", "questions": len(rows), "metrics": found}
        options.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
