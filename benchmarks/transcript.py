"""Asks a sample of a folder's questions of a store and prints what came, good and bad, as Markdown.

``python -m benchmarks.transcript --data DIR --store URL [--count N] [--unanswerable N] [--seed S]``
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from api.bootstrap import open_house
from api.settings import load_settings
from benchmarks.corpora import Asked, read_corpus
from linguistics.normal import fold
from schema.access import OWNER
from schema.answers import Answer

_LONGEST = 120  # of a quote: enough to judge it, not a copy of the data


def picked(questions: Sequence[Asked], count: int, unanswerable: int, seed: int) -> list[Asked]:
    """A random sample with this many questions that nothing answers, in order of id."""
    chooser = random.Random(seed)
    open_ended = [row for row in questions if not row.gold_ids]
    answered = [row for row in questions if row.gold_ids]
    chosen = chooser.sample(answered, min(count - unanswerable, len(answered)))
    chosen += chooser.sample(open_ended, min(unanswerable, len(open_ended)))
    return sorted(chosen, key=lambda row: row.id)


def told(row: Asked, answer: Answer) -> str:
    """One question with its answer as a Markdown section."""
    quoted = any(fold(wanted) in fold(citation.quote) for wanted in row.answers for citation in answer.citations)
    gold = {f"{identifier}.txt" for identifier in row.gold_ids}
    cited = [citation.uri for citation in answer.citations]
    wanted = ", ".join(row.answers) if row.gold_ids else "nothing: the documents do not say"
    lines = [f"### {row.question}", "", f"Expected: {wanted}. Came: **{answer.status}**", ""]
    if answer.short:
        lines.append(f"Short answer: {answer.short}\n")
    for citation in answer.citations:
        quote = citation.quote if len(citation.quote) <= _LONGEST else citation.quote[:_LONGEST] + " …"
        lines.append(f"- {citation.marker} “{quote}” ({citation.uri})")
    if row.gold_ids:
        right = sum(uri in gold for uri in cited)
        found = "yes" if quoted else "no"
        lines.append(f"\n{right} of {len(cited)} quotes from the gold passages; expected answer quoted: {found}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print."""
    parser = argparse.ArgumentParser(description="A transcript of questions and answers.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--store", required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--unanswerable", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    corpus = read_corpus(options.data)
    with open_house(load_settings(store=options.store)) as house:
        visible = house.store.visible_to(OWNER)
        for row in picked(corpus.questions, options.count, options.unanswerable, options.seed):
            sys.stdout.write(told(row, house.engine.answer(row.question, visible)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
