"""Open information extraction on CaRB: our readings as n-ary tuples and as binary triples, scored by its matcher.

``python -m benchmarks.openie --data FOLDER [--limit N] [--out FILE]``: FOLDER holds the sentences and the gold tuples
of CaRB (Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", EMNLP 2019): ``dev.txt`` and
``gold/dev.tsv`` (plain or gzip; columns sentence, relation, subject, objects ...). Precision is the mean over predicted
tuples of their best one-to-one match with gold, recall the mean over gold tuples of their best match; a match counts
shared words slot by slot (the benchmark's lexical matcher, all extractions, without a confidence curve).

Both renderings come from the same readings. The binary one is what the graph is made of, before names are found and
references resolved: one object, the rest left out; in the graph the clauses of saying have no object and are absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import string
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.nlp.spacy_parser import SpacyParser
from kg_builder.extract.english.clauses import clause_readings
from kg_builder.extract.english.drafts import Draft, drafts_of
from kg_builder.extract.english.nary import nary_tuples
from kg_builder.extract.english.nominals import noun_readings
from kg_builder.extract.english.reading import Kind, Reading, Role
from kg_builder.extract.english.tree import Tree

_BRACKETS = {"(": "-LRB-", ")": "-RRB-", "[": "-LSB-", "]": "-RSB-", "{": "-LCB-", "}": "-RCB-"}
_BE = frozenset("be is am are was were been being".split())
_SAID = ("said", "told", "added", "adds", "says")


@dataclass(frozen=True, slots=True)
class Tuple:
    """A relation and its arguments, the subject first, as text with blanks between words."""

    relation: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in [0, 1] over ``predicted`` and ``gold`` tuples."""

    precision: float
    recall: float
    f1: float
    predicted: int
    gold: int


def sentence_key(sentence: str) -> str:
    """What makes two copies of a sentence the same: no blanks, no punctuation, brackets by name."""
    bare = sentence.replace(" ", "")
    for sign, name in _BRACKETS.items():
        bare = bare.replace(sign, name)
    return "".join(character for character in bare if character not in string.punctuation)


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Gold tuples by sentence key; context columns are left out. Raises OSError when the file is not there."""
    gold: dict[str, list[Tuple]] = defaultdict(list)
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    for line in text.split("\n"):
        fields = [field.strip() for field in line.strip().split("\t")]
        if len(fields) >= 2:
            arguments = tuple(field for field in fields[2:] if "C: " not in field)
            gold[sentence_key(fields[0])].append(Tuple(fields[1], arguments))
    return dict(gold)


def _shared(gold: Sequence[str], predicted: Iterable[str]) -> tuple[int, list[str]]:
    """How many gold words the prediction has, each used once, and what is left of the prediction."""
    rest = list(predicted)
    count = 0
    for word in gold:
        if word in rest:
            rest.remove(word)
            count += 1
    return count, rest


def match(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    """Precision and recall of one pair, arguments after the subject joined; (0, 0) when the relations share nothing."""
    best = _slots(gold, _joined(predicted))
    if any(word in gold.relation for word in _SAID) and len(predicted.arguments) >= 2:
        subject, *objects = predicted.arguments
        best = max(best, _slots(gold, Tuple(predicted.relation, (" ".join(objects), subject))))
    return best


def _joined(each: Tuple) -> Tuple:
    if len(each.arguments) < 2:
        return each
    return Tuple(each.relation, (each.arguments[0], " ".join(each.arguments[1:])))


def _slots(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    gold = _joined(gold)
    gold_words, predicted_words = gold.relation.split(), predicted.relation.split()
    total_gold, total_predicted = len(gold_words), len(predicted_words)
    hits, rest = _shared(gold_words, predicted_words)
    if "be" in rest and any(word in _BE for word in gold_words):
        hits += 1
    if not hits:
        return 0.0, 0.0
    for rank, argument in enumerate(gold.arguments):
        gold_words = argument.split()
        total_gold += len(gold_words)
        if len(predicted.arguments) <= rank:
            return 0.0, 0.0
        predicted_words = predicted.arguments[rank].split()
        total_predicted += len(predicted_words)
        hits += _shared(gold_words, predicted_words)[0]
    return (hits / total_predicted if total_predicted else 0.0), (hits / total_gold if total_gold else 0.0)


def sentence_sums(gold: Sequence[Tuple], predicted: Sequence[Tuple]) -> tuple[float, float]:
    """Sums of matched precision (greedy, one to one, best first) and of best recall for one sentence."""
    scores = [[match(one, other) for other in predicted] for one in gold]
    recall = sum(max((cell[1] for cell in row), default=0.0) for row in scores)
    cells = sorted((-scores[i][j][0], i, j) for i in range(len(gold)) for j in range(len(predicted)))
    rows: set[int] = set()
    columns: set[int] = set()
    precision = 0.0
    for negative, row, column in cells:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            precision -= negative
    return precision, recall


def score(gold: dict[str, list[Tuple]], predicted: dict[str, list[Tuple]]) -> Score:
    """The score over all gold sentences; predictions for other sentences do not count."""
    precision = recall = 0.0
    count = 0
    for key, tuples in gold.items():
        found = predicted.get(key, [])
        sums = sentence_sums(tuples, found)
        precision, recall, count = precision + sums[0], recall + sums[1], count + len(found)
    total = sum(len(tuples) for tuples in gold.values())
    p, r = (precision / count if count else 0.0), (recall / total if total else 0.0)
    return Score(p, r, 2 * p * r / (p + r) if p + r else 0.0, count, total)


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


def evaluate(sentences: Sequence[str], gold: dict[str, list[Tuple]]) -> dict[str, object]:
    """Scores of both renderings over these sentences, and how fast they were read."""
    wanted = {sentence_key(sentence) for sentence in sentences}
    gold = {key: tuples for key, tuples in gold.items() if key in wanted}
    with SpacyParser() as parser:
        begun = time.perf_counter()
        parses = parser.parse(sentences)
        parsed = time.perf_counter()
        renderings: dict[str, dict[str, list[Tuple]]] = {"nary": {}, "binary": {}}
        for sentence, parse in zip(sentences, parses, strict=True):
            tree = Tree(parse)
            readings = clause_readings(tree) + noun_readings(tree)
            words = WordMap(tree, sentence)
            renderings["nary"][sentence_key(sentence)] = nary_rendering(tree, readings, words)
            renderings["binary"][sentence_key(sentence)] = binary_rendering(tree, readings, words)
        ended = time.perf_counter()
        tokens = sum(len(parse.tokens) for parse in parses)
        report: dict[str, object] = {name: vars_of(score(gold, found)) for name, found in renderings.items()}
        report |= {
            "sentences": len(sentences),
            "parser": parser.version,
            "parser_tokens_per_second": round(tokens / (parsed - begun)),
            "rules_tokens_per_second": round(tokens / (ended - parsed)),
        }
    return report


def vars_of(result: Score) -> dict[str, float]:
    """A score as a dictionary with three decimals."""
    return {
        "precision": round(result.precision, 3),
        "recall": round(result.recall, 3),
        "f1": round(result.f1, 3),
        "predicted": result.predicted,
        "gold": result.gold,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns 0, or 2 when the data is not there."""
    parser = argparse.ArgumentParser(description="Open information extraction on CaRB's development part.")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.txt and gold/dev.tsv[.gz]")
    parser.add_argument("--limit", type=int, default=0, help="only the first N sentences")
    parser.add_argument("--out", type=Path, help="write the report there too, as JSON")
    options = parser.parse_args(arguments)
    found = [path for name in ("dev.tsv.gz", "dev.tsv") if (path := options.data / "gold" / name).is_file()]
    listing = options.data / "dev.txt"
    if not found or not listing.is_file():
        print(f"no dev.txt and gold/dev.tsv in {options.data}", file=sys.stderr)
        return 2
    sentences = [line for line in listing.read_text(encoding="utf-8").splitlines() if line.strip()]
    report = evaluate(sentences[: options.limit or None], read_gold(found[0]))
    text = json.dumps(report, indent=2, sort_keys=True)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
