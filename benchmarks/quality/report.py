"""``docs/quality.md`` from result files: the same files, date, commit and notes give the same page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.quality.order import Figures
from benchmarks.quality.result import OURS, scope, shown
from schema.errors import InputError

TITLES: Mapping[str, str] = {
    "multihop": "Multi-hop questions: retrieval, answers, citations",
    "reading": "One passage answers: passage, sentence, short answer",
    "refusal": "Refusal: null questions and gold removed, apart",
    "finance": "Company filings",
    "openie": "Open extraction (CaRB's matcher)",
    "mine": "Facts kept (MINE, proxy judge)",
    "ontology": "Subject-object pairs of annotated texts",
    "resolution": "Record pairs",
    "documents": "Real files: text recall",
    "samples": "The bundled samples",
}
_NEEDED = frozenset(("kind", "data", "metrics", "asked", "total", "command"))
_COVERAGES = (20, 40, 60, 80, 100)
_FAULTS = 10

Result = Mapping[str, Any]


def read_results(folder: Path) -> list[Result]:
    """Result files of a folder in order of kind and data. Raises InputError for a file that is none."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            result = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise InputError(f"{path.name} is not JSON: {error}", remedy="Measure it again.") from error
        result = _sampled(result) if isinstance(result, dict) and result.get("kind") == "samples" else result
        if not isinstance(result, dict) or not result.keys() >= _NEEDED or result["kind"] not in TITLES:
            raise InputError(f"{path.name} is not a result of benchmarks.quality", remedy="Move it elsewhere.")
        found.append(result)
    if not found:
        raise InputError(f"there are no results in {str(folder)!r}", remedy="Measure something first.")
    order = list(TITLES)
    return sorted(found, key=lambda result: (order.index(result["kind"]), result["data"], result["seed"]))


def _sampled(result: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of ``benchmarks.samples`` (shares) in the form of the others (percent)."""
    questions = result.get("questions", 0)
    metrics = {
        name: round(value, 1) if "milliseconds" in name else round(100 * value, 1)
        for name, value in result.get("metrics", {}).items()
    }
    return {
        "kind": "samples", "data": "samples", "metrics": metrics, "peers": {}, "parts": {}, "curves": {},
        "asked": questions, "total": questions, "unit": "questions", "faults": [], "notes": [], "seconds": None,
        "seed": 0, "settings": {"passages": 0}, "versions": {}, "command": "python -m benchmarks.samples",
    }  # fmt: skip


def generate(folder: Path, *, date: str, commit: str, notes: str = "") -> str:
    """The whole page."""
    results = read_results(folder)
    lines = [
        "# Quality",
        "",
        f"Generated on {date} at commit {commit} by `python -m benchmarks.quality report --from DIR`. The commands",
        "that gave the figures stand beside them; `make eval BENCH=/path FULL=1` runs them all. Figures are percent",
        'unless their name says otherwise; "-" means not measured. Peers ran in the same run on the same passages,',
        "with the same embedder where they take one. What is marked PARTIAL is a sample and not the whole set.",
        "",
        *_state(results),
    ]  # fmt: skip
    kind = ""
    for (of_kind, _), group in groupby(results, key=lambda result: (result["kind"], result["data"])):
        if of_kind != kind:
            kind = of_kind
            lines += ["", f"## {TITLES[kind]}"]
        same = list(group)
        lines += _section(same[0]) if len(same) == 1 else _seeds(same)
    if notes.strip():
        lines += ["", notes.strip()]
    return "\n".join(lines) + "\n"


def _state(results: Sequence[Result]) -> list[str]:
    codes = sorted({result["versions"]["code"] for result in results if result["versions"].get("code")})
    if len(codes) > 1:
        return [f"The results come from {len(codes)} states of the code ({', '.join(codes)}): not one measurement."]
    return [f"State of the code: `{code}` (hash of the product's packages, weights included)." for code in codes]


def _section(result: Result) -> list[str]:
    took = f", {result['seconds'] / 60:.1f} min" if result.get("seconds") is not None else ""
    lines = ["", f"### {result['data']}", "", f"{scope(result)}{took}. `{result['command']}`", ""]
    lines += grid({OURS: result["metrics"], **result["peers"]}, corner="measure", turned=True)
    if result["parts"]:
        lines += ["", *grid(result["parts"], corner="part")]
    if result["curves"]:
        points = {name: _at(points) for name, points in result["curves"].items()}
        lines += ["", "Risk at a coverage of:", "", *grid(points, corner="curve")]
    lines += [f"\n{text}." for text in result["notes"]]
    lines += [f"\nNot used: {text}." for text in result["faults"][:_FAULTS]]
    if len(result["faults"]) > _FAULTS:
        lines.append(f"\nNot used: {len(result['faults']) - _FAULTS} more.")
    return lines


def _seeds(results: Sequence[Result]) -> list[str]:
    """One data set drawn with several seeds: means of ours and of the peers, and how far ours lie apart."""
    peers = dict.fromkeys(name for result in results for name in result["peers"])
    rows: dict[str, Figures] = {
        OURS: _means([result["metrics"] for result in results]),
        "spread": _spread([result["metrics"] for result in results]),
    }
    rows |= {name: _means([result["peers"].get(name, {}) for result in results]) for name in peers}
    scopes = "; ".join(scope(result) for result in results)
    commands = ", ".join(f"`{result['command']}`" for result in results)
    lines = ["", f"### {results[0]['data']}", "", f"Means over {len(results)} runs ({scopes}). {commands}", ""]
    lines += grid(rows, corner="measure", turned=True)
    return lines + [f"\n{text}." for text in dict.fromkeys(text for result in results for text in result["notes"])]


def _columns(figures: Sequence[Figures]) -> dict[str, list[float]]:
    """The values of every measure that was measured in all runs."""
    named = dict.fromkeys(name for entry in figures for name in entry)
    columns = {name: [value for entry in figures if (value := entry.get(name)) is not None] for name in named}
    return {name: values for name, values in columns.items() if len(values) == len(figures)}


def _means(figures: Sequence[Figures]) -> Figures:
    return {name: round(sum(values) / len(values), 2) for name, values in _columns(figures).items()}


def _spread(figures: Sequence[Figures]) -> Figures:
    return {name: round(max(values) - min(values), 2) for name, values in _columns(figures).items()}


def _at(points: Sequence[Sequence[float]]) -> dict[str, float | None]:
    """The risk where at least so much is covered."""
    found: dict[str, float | None] = {}
    for coverage in _COVERAGES:
        reached = [risk for share, risk in points if share >= coverage]
        found[f"{coverage} %"] = reached[0] if reached else None
    return found


def grid(rows: Mapping[str, Mapping[str, float | None]], *, corner: str, turned: bool = False) -> list[str]:
    """A Markdown table: a line per row, or, turned, a line per measure with a column per row."""
    rows = {name: figures for name, figures in rows.items() if figures}
    measures = list(dict.fromkeys(measure for figures in rows.values() for measure in figures))
    if turned:
        head = list(rows)
        body = [[measure, *(shown(rows[name].get(measure)) for name in head)] for measure in measures]
    else:
        head = measures
        body = [[name, *(shown(figures.get(measure)) for measure in measures)] for name, figures in rows.items()]
    lines = [[corner, *head], ["---", *("---:" for _ in head)], *body]
    return ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines]


def commit_of(folder: Path) -> str:
    """The commit of the working tree, marked where it was changed since; "unknown" without git."""
    git = shutil.which("git")
    if git is None:
        return "unknown"

    def said(*arguments: str) -> str:
        done = subprocess.run([git, "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    head = said("rev-parse", "--short", "HEAD")
    if not head:
        return "unknown"
    return f"{head} with changes" if said("status", "--porcelain", "--untracked-files=no") else head
