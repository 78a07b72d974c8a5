"""``python -m benchmarks.quality KIND --data DIR``, ``... all --bench DIR`` and ``... report --from DIR``.

Exit codes: 0 measured, 2 the input or an option cannot be used, 3 measured but for inputs that could not be used,
130 stopped by hand (what is done is kept beside ``--out``; the same command goes on).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality import report
from benchmarks.quality.ablation import NO_GRAPH
from benchmarks.quality.held_out import overlay, run_in, trained_on
from benchmarks.quality.kinds import KINDS
from benchmarks.quality.order import Order
from benchmarks.quality.peers import NAMES
from benchmarks.quality.result import OURS, as_json, text_of, write
from benchmarks.quality.sweep import sweep
from benchmarks.quality.versions import base_versions
from schema.errors import VouchError

USAGE, INCOMPLETE, STOPPED = 2, 3, 130
WAYS = (OURS, NO_GRAPH, *NAMES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for."""
    options = _parser().parse_args(arguments)
    try:
        if options.kind == "report":
            return _report(options)
        if options.kind == "all":
            return _all(options)
        if options.weights is not None:
            copy = overlay(options.weights, options.cache)
            return run_in(copy, _without_weights(options))
        order = Order(
            kind=options.kind, data=options.data, limit=options.limit, passages=options.passages, seed=options.seed,
            out=options.out, cache=options.cache, ways=options.ways, workers=options.workers,
            verbose=not options.quiet, weights=options.stood_in,
        )  # fmt: skip
        return run(order, worst=options.worst)
    except VouchError as error:
        sys.stderr.write(f"{error}\n{error.remedy}\n" if error.remedy else f"{error}\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; what is done is kept beside --out, the same command goes on from there\n")
        return STOPPED


def run(order: Order, *, worst: int = 0) -> int:
    """One measurement: print its table, write its JSON, say what could not be used."""
    started, versions = time.monotonic(), base_versions()
    measured = KINDS[order.kind](order)
    measured = replace(measured, notes=(*measured.notes, *_trained(order)))
    result = as_json(order, measured, seconds=time.monotonic() - started, versions=versions)
    sys.stdout.write(text_of(result) + "\n")
    sys.stdout.writelines(f"  {line}\n" for line in measured.worst[:worst])
    if order.out is not None:
        write(order.out, result)
    return INCOMPLETE if measured.faults else 0


def _trained(order: Order) -> list[str]:
    files = trained_on(order.data.name)
    return [f"NOT HELD OUT: {', '.join(files)} was trained on questions of this set"] if files else []


def _without_weights(options: argparse.Namespace) -> list[str]:
    """The same options for a run in which the weights already stand in; paths stay relative to the same folder."""
    ways = ["--ways", ",".join(options.ways)] if options.ways else []
    out = ["--out", str(options.out)] if options.out is not None else []
    numbers = [f"--{name}={getattr(options, name)}" for name in ("limit", "passages", "seed", "workers", "worst")]
    fixed = ["--data", str(options.data), "--cache", str(options.cache), "--stood-in", options.weights.name]
    return [options.kind, *fixed, *numbers, *ways, *out, *(["--quiet"] if options.quiet else [])]


def _all(options: argparse.Namespace) -> int:
    out = options.out or Path(".cache/quality") / ("full" if options.full else "sample")
    return sweep(options.bench, out, cache=options.cache, full=options.full, workers=options.workers, run=run)


def _report(options: argparse.Namespace) -> int:
    date = options.date or datetime.now(tz=UTC).date().isoformat()
    notes = options.notes.read_text("utf-8") if options.notes is not None and options.notes.is_file() else ""
    commit = options.commit or report.commit_of(Path(__file__).parent)
    text = report.generate(options.source, date=date, commit=commit, notes=notes)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    options.to.write_text(text, "utf-8")
    sys.stdout.write(f"{options.to}: {len(text.splitlines())} lines\n")
    return 0


def _ways(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in WAYS]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown way {unknown[0]!r}; known: {', '.join(WAYS)}")
    return names


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description="Quality in figures, beside peers.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind in KINDS:
        each = kinds.add_parser(kind, help=(sys.modules[KINDS[kind].__module__].__doc__ or "").partition("\n")[0])
        each.add_argument("--data", type=Path, required=True, help="folder in the layout of this kind")
        each.add_argument("--limit", type=_count, default=0, help="so many questions or texts, drawn (0: all)")
        each.add_argument("--passages", type=_count, default=0, help="so many passages, gold ones first (0: all)")
        each.add_argument("--seed", type=int, default=0)
        each.add_argument("--out", type=Path, help="write the result as JSON; rows are kept beside it")
        each.add_argument("--ways", type=_ways, default=(), help=f"comma-separated, of: {', '.join(WAYS)}")
        each.add_argument(
            "--weights", type=Path, help="folder of files that stand in for shipped ones: held-out weights"
        )
        each.add_argument("--stood-in", default="", help=argparse.SUPPRESS)
        each.add_argument("--worst", type=_count, default=0, help="print so many failures")
        each.add_argument("--quiet", action="store_true", help="no progress")
        _shared(each)
    every = kinds.add_parser("all", help="every folder of a bench; a sample unless --full")
    every.add_argument("--bench", default="", help="folder of data sets; without one the bundled samples only")
    every.add_argument("--out", type=Path, help="folder of the results; default: .cache/quality/sample or .../full")
    every.add_argument("--full", action="store_true")
    _shared(every)
    written = kinds.add_parser("report", help="results as a page")
    written.add_argument("--from", dest="source", type=Path, required=True, help="folder of results")
    written.add_argument("--to", type=Path, default=Path("docs/quality.md"))
    written.add_argument("--commit", default="", help="default: of the working tree")
    written.add_argument("--date", default="", help="default: today, UTC")
    written.add_argument("--notes", type=Path, help="Markdown to put after the figures")
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"), help="where built stores are kept")
    parser.add_argument("--workers", type=_count, default=2, help="processes side by side")
