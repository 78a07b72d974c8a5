"""Evidence gathered once and weighed many times: retrieval and reading cost seconds, new weights cost nothing.

A cache file belongs to one set of questions and one state of the code: delete it when retrieval, reader or features
change. Scores are computed anew from the features by the weights in use.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from api.bootstrap import House
from benchmarks.company_corpora import CompanyQuestion, open_company, read_questions, visible_to
from graph_rag.evidence import Evidenced
from graph_rag.sentences import WEIGHTS
from schema.access import VisibleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One company's questions with the evidence for each, and the house it came from."""

    name: str
    rows: tuple[CompanyQuestion, ...]
    evidence: tuple[Evidenced, ...]


def gather_company(folder: Path, cache: Path, *, every: int = 1) -> Gathered:
    """Every n-th question of a company, gathered now or read from ``cache``."""
    file = cache / f"evidence-{folder.resolve().name}-{every}.pickle"
    if file.is_file():
        with file.open("rb") as stream:
            found: Gathered = pickle.load(stream)  # noqa: S301  written by this function, for this machine
        return found
    rows = tuple(read_questions(folder)[::every])
    with open_company(folder, cache) as house:
        evidence = tuple(_gather(house, row, visible_to(house, row.groups)) for row in rows)
    found = Gathered(name=folder.resolve().name, rows=rows, evidence=evidence)
    with file.open("wb") as stream:
        pickle.dump(found, stream)
    return found


def _gather(house: House, row: CompanyQuestion, visible: VisibleSet) -> Evidenced:
    sys.stderr.write(f"\r{row.id} ")
    return house.engine.gather(row.question, visible)


def weighed_anew(evidenced: Evidenced) -> Evidenced:
    """The same evidence with the scores that the weights in use give; items without features keep theirs."""
    items = tuple(
        replace(entry, item=replace(entry.item, score=_score(entry.features))) if entry.features else entry
        for entry in evidenced.items
    )
    context = replace(evidenced.context, items=tuple(entry.item for entry in items))
    return replace(evidenced, items=items, context=context)


def _score(features: Sequence[tuple[str, float]]) -> float:
    return sum(WEIGHTS[name] * value for name, value in features)
