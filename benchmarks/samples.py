"""The bundled samples as a measure: answers, quotes, refusals and permissions, question by question.

``python -m benchmarks.samples [--samples DIR] [--store FILE] [--out FILE] [--worst]``

A question counts as proved when one of its accepted answers stands in a quote that the answer cites; for yes/no and
count questions when one of the proving quotes is cited, for lists and contradictions when all are. The share of
expected quotes that were cited is given beside it. Unanswerable and forbidden questions are right when refused.
"""

from __future__ import annotations

import argparse
import json
import re
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

_PARTS = frozenset({"yes-no", "count"})
_ALL_QUOTES = frozenset({"list", "contradiction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question with what came of it."""

    row: dict[str, object]
    answer: Answer
    right: bool
    quoted: float
    short_right: bool
    leaked: bool
    milliseconds: float

    @property
    def answerable(self) -> bool:
        """True when the documents that this asker may read hold the answer."""
        return self.row["status"] == "answered"


def strings(row: dict[str, object], key: str) -> list[str]:
    """A list of strings in a row."""
    value = row.get(key, [])
    return [str(entry) for entry in value] if isinstance(value, list) else []


def contains(quotes: Sequence[str], wanted: Sequence[str]) -> int:
    """How many of the wanted strings stand in one of the quotes: folded, blanks collapsed, numbers whole."""
    held = [_spaced(quote) for quote in quotes]
    return sum(any(_stands_in(_spaced(one), quote) for quote in held) for one in wanted if one.strip())


def _spaced(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def _stands_in(wanted: str, held: str) -> bool:
    """True when ``wanted`` stands in ``held`` and is not a piece of a longer number there."""
    at = held.find(wanted)
    while at >= 0:
        before, after = held[:at], held[at + len(wanted) :]
        cut_left = wanted[0].isdigit() and re.search(r"\d[.,]?$", before) is not None
        cut_right = wanted[-1].isdigit() and re.match(r"[.,]?\d", after) is not None
        if not cut_left and not cut_right:
            return True
        at = held.find(wanted, at + 1)
    return False


def judge(row: dict[str, object], answer: Answer, milliseconds: float) -> Outcome:
    """Compare an answer with what was expected."""
    quotes = [citation.quote for citation in answer.citations]
    expected, answers = strings(row, "quotes"), strings(row, "answers")
    refused = answer.status is AnswerStatus.UNANSWERABLE
    cited = contains(quotes, expected)
    if row["status"] != "answered":
        right = refused
    elif row.get("kind") in _ALL_QUOTES:
        right = not refused and cited == len(expected)
    elif row.get("kind") in _PARTS:
        right = not refused and cited > 0
    else:
        right = not refused and contains(quotes, answers) > 0
    secrets = [secret for secret in strings(row, "hidden") if not contains([str(row["question"])], [secret])]
    return Outcome(
        row=row,
        answer=answer,
        right=right,
        quoted=cited / len(expected) if expected else 0.0,
        short_right=_short_right(row, answer),
        leaked=bool(secrets) and contains([answer.text, *quotes], secrets) == len(secrets),
        milliseconds=milliseconds,
    )


def _short_right(row: dict[str, object], answer: Answer) -> bool:
    if row.get("kind") == "yes-no":
        return bool(answer.short) and answer.short.lower() in strings(row, "answers")
    return bool(answer.short) and contains([answer.short], strings(row, "answers")) > 0


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
            groups["hidden text shown"].append(outcome.leaked)
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
