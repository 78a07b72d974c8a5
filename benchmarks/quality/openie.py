"""Kind ``openie``: our readings of English sentences as n-ary tuples and as binary triples, scored as CaRB does.

``DIR`` holds one or several parts of CaRB: ``PART.txt`` (or ``PART.txt.gz``) with a sentence a line and
``gold/PART.tsv`` (or ``.gz``). Outputs of other systems, ``PART/NAME_output.txt`` anywhere below ``DIR``, are scored by
the same matcher beside ours, so that it can be checked against published scores.

Both renderings come from the same readings. The binary one is what the graph is made of, before names are found and
references resolved: one object, the rest left out; in the graph the clauses of saying have no object and are absent.
The co-occurrence peer relates every two named spans of a sentence by the words between them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from api.bootstrap import make_parsers
from benchmarks.corpora import Fault, lines_of
from benchmarks.quality.carb import Score, Tuple, read_gold, score, sentence_key
from benchmarks.quality.order import Figures, Measured, Order, sample
from benchmarks.quality.progress import shown
from benchmarks.quality.systems import find_outputs, read_output
from kg_builder.extract.english.clauses import clause_readings
from kg_builder.extract.english.drafts import Draft, drafts_of
from kg_builder.extract.english.nary import nary_tuples
from kg_builder.extract.english.nominals import noun_readings
from kg_builder.extract.english.reading import Kind, Reading, Role
from kg_builder.extract.english.tree import Tree
from schema.errors import InputError
from schema.parse import Parse

CO_OCCURRENCE = "co-occurrence"
NARY, BINARY = "n-ary", "binary"


class WordMap:
    """Renders tokens as the sentence's own blank-separated words, so that tokenisers do not matter."""

    def __init__(self, tree: Tree, sentence: str) -> None:
        self._words: list[str] = sentence.split()
        places: list[tuple[int, int]] = []
        at = 0
        for word in self._words:
            start = sentence.index(word, at)
            at = start + len(word)
            places.append((start, at))
        self._of = [
            [rank for rank, (start, end) in enumerate(places) if start < token.end and token.start < end]
            for token in tree.tokens
        ]

    def text(self, tokens: Iterable[int]) -> str:
        """The words that these tokens touch, each once, in order of the tokens."""
        ranks = dict.fromkeys(rank for token in tokens for rank in self._of[token])
        return " ".join(self._words[rank] for rank in ranks)


def nary_rendering(tree: Tree, readings: list[Reading], words: WordMap) -> list[Tuple]:
    """One tuple for each n-ary rendering."""
    return [
        Tuple(each.supplied or words.text(each.relation), tuple(map(words.text, (each.subject, *each.arguments))))
        for each in nary_tuples(tree, readings)
    ]


def binary_rendering(tree: Tree, readings: list[Reading], words: WordMap) -> list[Tuple]:
    """One tuple for each draft that can become a triple of the graph."""
    drafts = [draft for reading in readings for draft in drafts_of(tree, reading) if _for_graph(draft)]
    tuples = [
        Tuple(
            draft.supplied or words.text(draft.relation),
            (words.text(draft.subject_tokens), words.text(draft.object_tokens)),
        )
        for draft in drafts
    ]
    return list(dict.fromkeys(each for each in tuples if each.relation))


def _for_graph(draft: Draft) -> bool:
    return (
        draft.depth < 2
        and not draft.redundant
        and draft.role is not Role.CLAUSE
        and draft.kind not in {Kind.POSSESSIVE, Kind.NOMINALISATION}
    )


def co_occurrence(parse: Parse, words: WordMap) -> list[Tuple]:
    """Every two named spans, related by the words between them."""
    names = sorted((span.first, span.last) for span in parse.names)
    return [
        Tuple(
            words.text(range(left[1], right[0])),
            (words.text(range(*left)), words.text(range(*right))),
        )
        for left, right in combinations(names, 2)
        if left[1] < right[0]
    ]


Renderings = dict[str, dict[str, list[Tuple]]]


def renderings_of(parses: Sequence[Parse], sentences: Sequence[str]) -> Renderings:
    """Tuples by rendering and by sentence key."""
    found: Renderings = {NARY: {}, BINARY: {}, CO_OCCURRENCE: {}}
    for sentence, parse in zip(sentences, parses, strict=True):
        tree = Tree(parse)
        readings = clause_readings(tree) + noun_readings(tree)
        words, key = WordMap(tree, sentence), sentence_key(sentence)
        found[NARY][key] = nary_rendering(tree, readings, words)
        found[BINARY][key] = binary_rendering(tree, readings, words)
        found[CO_OCCURRENCE][key] = co_occurrence(parse, words)
    return found


def figures(result: Score) -> dict[str, float]:
    """A score in percent, with how many tuples it stands for."""
    return {
        "precision": round(100 * result.precision, 1),
        "recall": round(100 * result.recall, 1),
        "F1": round(100 * result.f1, 1),
        "tuples": result.predicted,
    }


def parts_of(folder: Path) -> list[tuple[str, Path, Path]]:
    """Name, sentences and gold file of each part, by name. Raises InputError where there is none."""
    golds = {
        path.name.partition(".tsv")[0]: path for suffix in ("tsv", "tsv.gz") for path in folder.glob(f"gold/*.{suffix}")
    }
    texts = {
        path.name.partition(".txt")[0]: path for suffix in ("txt", "txt.gz") for path in folder.glob(f"*.{suffix}")
    }
    found = [(name, texts[name], golds[name]) for name in sorted(texts.keys() & golds.keys())]
    if not found:
        raise InputError(
            f"{str(folder)!r} has no PART.txt with gold/PART.tsv", remedy="Name a folder in CaRB's layout."
        )
    return found


def measure(order: Order) -> Measured:
    """Score every part; with several, their figures stand apart and the first part's are the headline."""
    faults: list[Fault] = []
    parts: dict[str, Figures] = {}
    peers: dict[str, Figures] = {}
    metrics: dict[str, float | None] = {}
    asked = total = 0
    notes: list[str] = []
    for name, listing, gold_file in parts_of(order.data):
        gold = read_gold(gold_file, faults)
        every = [line.strip() for _, line in lines_of(listing) if line.strip()]
        sentences = sample(every, order.limit, order.seed)
        asked, total = asked + len(sentences), total + len(every)
        wanted = {sentence_key(sentence) for sentence in sentences}
        gold = {key: tuples for key, tuples in gold.items() if key in wanted}
        found, speed = _read(sentences, quiet=not order.verbose)
        scored = {way: figures(score(gold, tuples)) for way, tuples in found.items()}
        outputs = find_outputs(order.data, name)
        scored |= {way: figures(score(gold, read_output(path, faults))) for way, path in outputs.items()}
        if not metrics:
            metrics = {f"{way} {key}": value for way in (NARY, BINARY) for key, value in scored[way].items()}
            metrics |= speed
            peers = {
                way: {f"{NARY} {k}": v for k, v in entry.items()}
                for way, entry in scored.items()
                if way not in (NARY, BINARY)
            }
        if not outputs:
            notes.append(f"{name}: no published system outputs ({name}/*_output.txt) in the folder")
        parts |= {f"{name} {way}": entry for way, entry in scored.items()}
    return Measured(
        metrics=metrics, peers=peers, parts=parts, asked=asked, total=total, unit="sentences", faults=tuple(faults),
        notes=tuple(notes),
    )  # fmt: skip


def _read(sentences: Sequence[str], *, quiet: bool) -> tuple[Renderings, dict[str, float | None]]:
    parser = make_parsers()["en"]
    cuts = [*range(0, len(sentences), 64), len(sentences)]
    parser.parse(["Ready."])
    begun = time.perf_counter()
    pieces = shown(list(pairwise(cuts)), "openie, 64 sentences each", quiet=quiet)
    parses = [parse for start, end in pieces for parse in parser.parse(sentences[start:end])]
    parsed = time.perf_counter()
    found = renderings_of(parses, sentences)
    count = sum(len(parse.tokens) for parse in parses)
    rules = time.perf_counter() - parsed
    return found, {
        "parser tokens/s": round(count / max(1e-9, parsed - begun)),
        "rules tokens/s": round(count / max(1e-9, rules)),
    }
