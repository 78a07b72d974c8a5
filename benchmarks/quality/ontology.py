"""Kind ``ontology``: texts whose facts are given as subject, relation, object; which pairs are found (see ``pairs``).

The layout of each file in ``DIR`` is told by its content:

* ``*.jsonl[.gz]``: ``text`` and ``spo_list`` of ``subject``, ``object["@value"]`` (DuIE);
* ``*.json[.gz]``: a list of documents with ``sents``, ``vertexSet``, ``labels`` (DocRED, Re-DocRED);
* ``*.tar.gz`` with ``*.jsonl`` members of ``sent`` and ``triples`` of ``sub``, ``obj`` (Text2KGBench);
* ``*.txt[.gz]``: head, tail, relation, sentence, separated by tabs (FinRE); the relation ``unknown`` is left out.

Relations of the product are words of the text; mapping them to the relations of an ontology is not measured here.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from api.bootstrap import StageFactory, make_parsers
from api.settings import load_settings
from benchmarks.corpora import Fault, lines_of, note, rows_of
from benchmarks.quality.asking import journal_of
from benchmarks.quality.order import Measured, Order, sample
from benchmarks.quality.pairs import Gold, Names, cores, measured
from benchmarks.quality.progress import shown
from schema.errors import InputError

SPO = '{"text": text, "spo_list": [{"subject": text, "object": {"@value": text}}]}'
SENT = '{"sent": text, "triples": [{"sub": text, "rel": text, "obj": text}]}'
DOCRED = '{"title": text, "sents": [[word]], "vertexSet": [[{"name": text}]], "labels": [{"h": n, "t": n}]}'
TABBED = "head, tail, relation, sentence, separated by tabs"
_NONE = frozenset({"unknown", "NA", "no_relation"})

Reader = Callable[[Path, list[Fault]], Iterator[Gold]]


def read_gold(folder: Path, faults: list[Fault]) -> list[Gold]:
    """All texts of a folder, file by file. Raises InputError when no file has a known layout."""
    readers: Mapping[str, Reader] = {
        ".tar.gz": _archive, ".jsonl": _spo_rows, ".jsonl.gz": _spo_rows, ".json": _documents, ".json.gz": _documents,
        ".txt": _tabbed, ".txt.gz": _tabbed,
    }  # fmt: skip
    found: list[Gold] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        suffix = max((end for end in readers if path.name.endswith(end)), key=len, default="")
        if suffix and path.is_file():
            found += readers[suffix](path, faults)
    if not found:
        raise InputError(
            f"no file in {str(folder)!r} holds texts with their facts",
            remedy=f"Expected rows such as {SPO}, {SENT}, documents such as {DOCRED}, or lines of {TABBED}.",
        )
    return found


Pairs = list[tuple[str, str]]


def _gold(place: str, part: str, text: object, pairs: Pairs | None) -> Gold | None:
    """A text with the pairs that a row gives; None where it gives none."""
    if not isinstance(text, str) or not text.strip() or pairs is None:
        return None
    named = [(cores([one]), cores([other])) for one, other in pairs]
    return Gold(id=place, part=part, text=text, pairs=_distinct(named))


def _distinct(pairs: Iterable[tuple[Names, Names]]) -> tuple[tuple[Names, Names], ...]:
    """Each pair once: direction is not compared, so a pair given both ways is one."""
    found: dict[frozenset[Names], tuple[Names, Names]] = {}
    for one, other in pairs:
        if one and other:
            found.setdefault(frozenset((one, other)), (one, other))
    return tuple(found.values())


def _kept(gold: Gold | None, place: str, expected: str, faults: list[Fault]) -> Iterator[Gold]:
    if gold is None:
        note(Fault(place=place, problem="text or facts are missing", expected=expected), faults)
    else:
        yield gold


def _field(row: Mapping[str, Any], key: str, *fields: str) -> Pairs | None:
    """Pairs of two fields of every entry of a list; a nested ``@value`` stands for its field. None when malformed."""
    entries = row.get(key)
    if not isinstance(entries, list):
        return None
    found: Pairs = []
    for entry in entries:
        values = [entry.get(name) for name in fields] if isinstance(entry, dict) else []
        values = [value.get("@value") if isinstance(value, dict) else value for value in values]
        if len(values) != 2 or not all(isinstance(value, str) for value in values):
            return None
        found.append((str(values[0]), str(values[1])))
    return found


def _spo_rows(path: Path, faults: list[Fault]) -> Iterator[Gold]:
    for place, row in rows_of(path, faults, SPO):
        gold = _gold(place, path.name, row.get("text"), _field(row, "spo_list", "subject", "object"))
        yield from _kept(gold, place, SPO, faults)


def _archive(path: Path, faults: list[Fault]) -> Iterator[Gold]:
    with tarfile.open(path, "r:gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda entry: entry.name):
            content = archive.extractfile(member) if member.name.endswith(".jsonl") else None
            for number, line in enumerate(content or (), start=1):
                place = f"{member.name}, line {number}"
                try:
                    row = json.loads(line)
                except ValueError as error:
                    note(Fault(place=place, problem=f"not JSON ({error})", expected=SENT), faults)
                    continue
                if isinstance(row, dict) and "triples" in row:
                    part = member.name.rpartition("/")[0]
                    gold = _gold(place, part, row.get("sent"), _field(row, "triples", "sub", "obj"))
                    yield from _kept(gold, place, SENT, faults)


def _documents(path: Path, faults: list[Fault]) -> Iterator[Gold]:
    content = path.read_bytes()
    try:
        rows = json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)
    except (OSError, EOFError, ValueError) as error:
        note(Fault(place=path.name, problem=f"not JSON ({error})", expected=f"a list of {DOCRED}"), faults)
        return
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        place = f"{path.name}, document {number}"
        try:
            text = " ".join(" ".join(words) for words in row["sents"])
            named = [cores(entry["name"] for entry in vertex) for vertex in row["vertexSet"]]
            pairs: list[tuple[Names, Names]] = [(named[label["h"]], named[label["t"]]) for label in row["labels"]]
            title = str(row.get("title") or "")
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            note(Fault(place=place, problem=f"{type(error).__name__}: {error}", expected=DOCRED), faults)
        else:
            yield Gold(id=place, part=path.name, title=title, text=text, pairs=_distinct(pairs))


def _tabbed(path: Path, faults: list[Fault]) -> Iterator[Gold]:
    pairs: dict[str, Pairs] = defaultdict(list)
    for number, line in lines_of(path):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 4:
            entries = pairs[fields[3]]
            entries += [(fields[0], fields[1])] if fields[2] not in _NONE else []
        elif line.strip() and not (len(fields) == 1 and line.split()[-1].isdigit()):  # a list of relation numbers
            note(Fault(place=f"{path.name}, line {number}", problem="not four fields", expected=TABBED), faults)
    for number, (text, entries) in enumerate(pairs.items(), start=1):
        place = f"{path.name}, text {number}"
        yield from _kept(_gold(place, path.name, text, entries), place, TABBED, faults)


def measure(order: Order) -> Measured:
    """Read every text with all extractors, resolve it, compare."""
    faults: list[Fault] = []
    every = [gold for gold in read_gold(order.data, faults) if gold.pairs]
    chosen = sample(every, order.limit, order.seed)
    parsers = make_parsers()
    with StageFactory(settings=load_settings())() as stages:
        journal = journal_of(order, stages.versions)
        left = [gold for gold in chosen if gold.id not in journal.rows]
        for gold in shown(left, f"ontology {order.data.name}", quiet=not order.verbose):
            journal.add(measured(gold, stages, parsers))
        rows = [journal.rows[gold.id] for gold in chosen]
        versions = {"stages": " ".join(stages.versions)}
    parts = {part: figures([row for row in rows if row["part"] == part]) for part in sorted({g.part for g in chosen})}
    texts = {gold.id: gold.text for gold in chosen}
    return Measured(
        metrics=figures(rows),
        peers={"co-occurrence": baseline(rows)},
        parts=parts if len(parts) > 1 else {},
        asked=len(chosen),
        total=len(every),
        unit="texts",
        faults=tuple(faults),
        notes=("relations are words of the text and are not mapped to the ontology: pairs are compared",),
        versions=versions,
        worst=tuple(f"{pair[0]} | {pair[1]} | {texts[row['id']]}" for row in rows for pair in row["missed"]),
    )


def figures(rows: Sequence[Mapping[str, Any]]) -> dict[str, float | None]:
    """Shares of gold pairs in percent, and what they cost in triples."""
    count = max(1, len(rows))
    return {
        "pairs": sum(row["pairs"] for row in rows),
        "pairs exact": _share(rows, "exact"),
        "pairs contained": _share(rows, "contained"),
        "pairs in the graph": _share(rows, "graph"),
        "triples a text": round(sum(row["triples"] for row in rows) / count, 2),
        "facts a text": round(sum(row["facts"] for row in rows) / count, 2),
        "rejects a text": round(sum(row["rejects"] for row in rows) / count, 2),
    }


def baseline(rows: Sequence[Mapping[str, Any]]) -> dict[str, float | None]:
    """The same for every two names of a sentence."""
    return {
        "pairs exact": _share(rows, "co_exact"),
        "pairs contained": _share(rows, "co_contained"),
        "triples a text": round(sum(row["co_pairs"] for row in rows) / max(1, len(rows)), 2),
    }


def _share(rows: Sequence[Mapping[str, Any]], key: str) -> float | None:
    total = sum(row["pairs"] for row in rows)
    return round(100 * sum(row[key] for row in rows) / total, 1) if total else None
