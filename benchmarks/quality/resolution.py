"""Kind ``resolution``: pairs of records, the same thing or not.

``DIR`` holds files of labelled pairs whose names end in ``_train`` and ``_valid`` (``_validation``, ``_test``):

* ``*.txt[.gz]``: ``COL name VAL value ...`` of the left record, the same of the right one, 0 or 1, with tabs (Ditto);
* ``*.csv[.gz]``: columns ``label``, ``left_*`` and ``right_*`` (DeepMatcher).

Ours is the identity of the product's resolver: two records are one when the first field of both has one name key
after legal suffixes. It has nothing to learn, so the training part is not used by it. The peers compare whole records,
rapidfuzz's token-set ratio and the Jaccard overlap of their terms, with the threshold that is best on the training
part. All are measured on the other part.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.corpora import Fault, lines_of, note
from benchmarks.quality.order import Figures, Measured, Order, sample
from kg_builder.resolve.suffixes import bare_name
from linguistics.normal import name_key
from linguistics.terms import index_terms
from schema.errors import InputError

DITTO = "COL name VAL value ... tab COL name VAL value ... tab 0 or 1"
COLUMNS = "columns label, left_*, right_*"
_FIELD = re.compile(r"COL (\S+) VAL(?: (.*?))??(?= COL \S+ VAL(?: |$)|$)")
_PART = re.compile(r"^(?P<name>.+)_(?P<part>train|valid|validation|test)\.(?:txt|csv)(?:\.gz)?$")

Fields = tuple[str, ...]
Similarity = Callable[["Pair"], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records as their values in order, and whether they are the same thing."""

    left: Fields
    right: Fields
    same: bool


def identity(pair: Pair) -> float:
    """1.0 when the product would give both records one entity by their names, else 0.0."""
    left, right = (bare_name(name_key(fields[0])) for fields in (pair.left, pair.right))
    return float(bool(left) and left == right)


def token_set(pair: Pair) -> float:
    """Rapidfuzz's token-set ratio of the whole records, in [0, 1]."""
    return fuzz.token_set_ratio(" ".join(pair.left), " ".join(pair.right)) / 100


def jaccard(pair: Pair) -> float:
    """Shared terms over all terms of the whole records."""
    left, right = (set(index_terms(" ".join(fields))) for fields in (pair.left, pair.right))
    return len(left & right) / len(left | right) if left | right else 0.0


PEERS: Mapping[str, Similarity] = {"token set": token_set, "jaccard": jaccard}


def read_pairs(path: Path, faults: list[Fault]) -> list[Pair]:
    """The pairs of one file."""
    return list(_csv_pairs(path, faults) if ".csv" in path.suffixes else _ditto_pairs(path, faults))


def _ditto_pairs(path: Path, faults: list[Fault]) -> Iterator[Pair]:
    for number, line in lines_of(path):
        fields = line.rstrip("\n").split("\t")
        records = [tuple(value.strip() for _, value in _FIELD.findall(field.strip())) for field in fields[:2]]
        if len(fields) == 3 and fields[2].strip() in ("0", "1") and all(records):
            yield Pair(records[0], records[1], fields[2].strip() == "1")
        else:
            note(Fault(place=f"{path.name}, line {number}", problem="not a labelled pair", expected=DITTO), faults)


def _csv_pairs(path: Path, faults: list[Fault]) -> Iterator[Pair]:
    reader = csv.DictReader(line for _, line in lines_of(path))
    for number, row in enumerate(reader, start=2):
        left, right = (
            tuple(value or "" for key, value in row.items() if str(key).startswith(side) and key != f"{side}id")
            for side in ("left_", "right_")
        )
        if row.get("label") in ("0", "1") and left and right:
            yield Pair(left, right, row["label"] == "1")
        else:
            note(Fault(place=f"{path.name}, row {number}", problem="not a labelled pair", expected=COLUMNS), faults)


def figures(predicted: Sequence[bool], pairs: Sequence[Pair]) -> dict[str, float | None]:
    """Precision, recall and F1 of the class "same", in percent."""
    hits = sum(guess and pair.same for guess, pair in zip(predicted, pairs, strict=True))
    guessed, true = sum(predicted), sum(pair.same for pair in pairs)
    precision, recall = hits / guessed if guessed else 0.0, hits / true if true else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {name: round(100 * value, 1) for name, value in (("precision", precision), ("recall", recall), ("F1", f1))}


def best_threshold(values: Sequence[float], pairs: Sequence[Pair]) -> float:
    """The threshold with the highest F1 (same from it on), the lowest of equals; above all values without pairs."""
    best, threshold = 0.0, 2.0
    hits = guessed = 0
    true = sum(pair.same for pair in pairs)
    ranked = sorted(zip(values, (pair.same for pair in pairs), strict=True), reverse=True)
    for place, (value, same) in enumerate(ranked):
        hits, guessed = hits + same, guessed + 1
        last = place + 1 == len(ranked) or ranked[place + 1][0] != value
        if last and hits and (f1 := 2 * hits / (guessed + true)) >= best:
            best, threshold = f1, value
    return threshold


def measure(order: Order) -> Measured:
    """Every set of pairs by itself."""
    faults: list[Fault] = []
    ours: dict[str, float | None] = {}
    peers: dict[str, dict[str, float | None]] = {name: {} for name in PEERS}
    asked = total = 0
    notes = []
    for name, files in sets_of(order.data).items():
        train = read_pairs(files["train"], faults) if "train" in files else []
        every = [pair for part in sorted(files.keys() - {"train"}) for pair in read_pairs(files[part], faults)]
        pairs = sample(every, order.limit, order.seed)
        asked, total = asked + len(pairs), total + len(every)
        ours |= _named(name, figures([identity(pair) >= 1.0 for pair in pairs], pairs))
        if not train:
            notes.append(f"{name}: no training part, so no threshold for the peers: not measured")
        for peer, similarity in PEERS.items() if train else ():
            threshold = best_threshold([similarity(pair) for pair in train], train)
            peers[peer] |= _named(name, figures([similarity(pair) >= threshold for pair in pairs], pairs))
    return Measured(
        metrics=ours, peers=peers, asked=asked, total=total, unit="pairs", faults=tuple(faults), notes=tuple(notes)
    )


def _named(name: str, found: Figures) -> dict[str, float | None]:
    return {f"{name} {measure}": value for measure, value in found.items()}


def sets_of(folder: Path) -> dict[str, dict[str, Path]]:
    """Files of each set by part. Raises InputError where there is none to measure on."""
    found: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        named = _PART.match(path.name)
        if named is not None:
            found[named["name"]][named["part"]] = path
    sets = {name: files for name, files in found.items() if files.keys() - {"train"}}
    if not sets:
        raise InputError(
            f"{str(folder)!r} has no pairs to measure on", remedy=f"Expected NAME_valid.txt.gz: {DITTO}, or {COLUMNS}."
        )
    return sets
