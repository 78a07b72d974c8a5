"""Every folder of a bench, one after the other; a result file each.

The first letter of a folder says what its questions are for, its files what else it holds:

* ``corpus.jsonl.gz`` with ``questions.jsonl.gz``: a, b multi-hop; d reading; both also refusal; h finance;
* ``gold/*.tsv[.gz]``: openie; pairs named ``*_train``/``*_valid``: resolution; essays: mine;
* other folders: e ontology, h documents.

Folders of another kind are named and left out. Without a bench only the bundled samples are measured.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import sys
import tarfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from benchmarks import samples
from benchmarks.quality.order import Order
from benchmarks.quality.resolution import sets_of
from schema.errors import InputError, VouchError

SAMPLE: Mapping[str, tuple[int, int]] = {
    "multihop": (8, 80),
    "reading": (8, 80),
    "refusal": (8, 80),
    "finance": (8, 20),
    "openie": (120, 0),
    "ontology": (60, 0),
    "mine": (4, 0),
    "resolution": (0, 0),
    "documents": (15, 0),
}
"""Questions (or texts) and passages of each folder when only a sample is measured; 0 for all.

The kinds that ask the same questions of the same passages share one store.
"""

Run = Callable[[Order], int]
_ASKED = {"a": ("multihop", "refusal"), "b": ("multihop", "refusal"), "d": ("reading", "refusal"), "h": ("finance",)}


def kinds_of(folder: Path) -> tuple[str, ...]:
    """What a folder can be measured as; empty for an unknown layout."""
    letter = folder.name[:1]
    if (folder / "corpus.jsonl.gz").is_file() and (folder / "questions.jsonl.gz").is_file():
        return _ASKED.get(letter, ())
    if list(folder.glob("gold/*.tsv*")):
        return ("openie",)
    if _is_pairs(folder):
        return ("resolution",)
    if _is_essays(folder):
        return ("mine",)
    return {"e": ("ontology",), "h": ("documents",)}.get(letter, ())


def _is_pairs(folder: Path) -> bool:
    try:
        return bool(sets_of(folder))
    except InputError:
        return False


def _is_essays(folder: Path) -> bool:
    """True when the first JSON file, or the first one in an archive, starts as an essay."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            return '"essay"' in path.read_text("utf-8", "replace")[:200]
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path, "r:gz") as archive:
                for member in archive:
                    content = archive.extractfile(member) if member.name.endswith(".json") else None
                    if content is not None:
                        return b'"essay"' in content.read(200)
    return False


def orders_of(bench: Path, out: Path, *, cache: Path, full: bool, workers: int) -> list[Order]:
    """The measurements of a bench, quick kinds first. Raises InputError when the folder is not there."""
    if not bench.is_dir():
        raise InputError(f"there is no folder {str(bench)!r}", remedy="Give --bench a folder of data sets.")
    orders = []
    for folder in sorted(path for path in bench.iterdir() if path.is_dir()):
        kinds = kinds_of(folder)
        if not kinds:
            sys.stderr.write(f"{folder.name}: not measured here, unknown layout or another issue's data\n")
        for kind in kinds:
            limit, passages = (0, 0) if full else SAMPLE[kind]
            orders.append(
                Order(
                    kind=kind, data=folder, limit=limit, passages=passages, out=out / f"{folder.name}.{kind}.json",
                    cache=cache, workers=workers,
                )
            )  # fmt: skip
    quick = ("resolution", "openie", "mine", "documents", "ontology", "finance", "multihop", "reading", "refusal")
    return sorted(orders, key=lambda order: (quick.index(order.kind), order.data.name))


def sweep(bench: str, out: Path, *, cache: Path, full: bool, workers: int, run: Run) -> int:
    """Measure everything, ``workers`` folders side by side; the highest exit code of all.

    A folder that fails is named, the rest is measured.
    """
    started = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    store = f"sqlite:///{(cache / 'samples.db').resolve()}"
    arguments = ["--store", store, "--out", str(out / "samples.json")]
    if not bench:
        worst = samples.main([*arguments, "--worst"])
        sys.stdout.write("no bench data was named (BENCH=/path or VOUCH_BENCH): the bundled samples only\n")
        return worst
    worst = samples.main(arguments)
    failed = []
    groups = _by_folder(orders_of(Path(bench), out, cache=cache, full=full, workers=1))
    for done in _measured(groups, run, workers):
        for code, text, failure in done:
            sys.stdout.write(text)
            sys.stdout.flush()
            worst = max(worst, code)
            failed += [failure] if failure else []
    minutes = (time.monotonic() - started) / 60
    sys.stdout.write(f"\n{'all of it' if full else 'a SAMPLE of it'}, {minutes:.1f} min\n")
    sys.stdout.writelines(f"NOT MEASURED {line}\n" for line in failed)
    return worst


Done = tuple[int, str, str]
"""Exit code, what was printed, and why nothing could be measured (empty where it was)."""


def _by_folder(orders: Sequence[Order]) -> list[list[Order]]:
    """Orders of one folder together: they share a store, which has one writer at a time."""
    groups: dict[Path, list[Order]] = {}
    for order in orders:
        groups.setdefault(order.data, []).append(order)
    return list(groups.values())


def _measured(groups: Sequence[Sequence[Order]], run: Run, workers: int) -> Iterator[list[Done]]:
    """What each folder gave, from this process for one worker, else from several in order of completion."""
    if workers <= 1:
        yield from (_folder(group, run) for group in groups)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(_folder, group, run) for group in groups]):
            yield done.result()


def _folder(orders: Sequence[Order], run: Run) -> list[Done]:
    found = []
    for order in orders:
        said, failure = io.StringIO(), ""
        with contextlib.redirect_stdout(said):
            sys.stdout.write(f"\n== {order.kind} {order.data.name}\n")
            try:
                code = run(order)
            except VouchError as error:
                code, failure = 2, f"{order.kind} {order.data.name}: {error}"
        found.append((code, said.getvalue(), failure))
    return found
