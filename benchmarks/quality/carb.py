"""CaRB's lexical matcher (Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", EMNLP 2019).

Precision is the mean over predicted tuples of their best one-to-one match with gold, recall the mean over gold tuples
of their best match; a match counts shared words slot by slot, arguments after the subject joined. All extractions
count, without a confidence curve.
"""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import Fault, Faults, lines_of, note

_BRACKETS = {"(": "-LRB-", ")": "-RRB-", "[": "-LSB-", "]": "-RSB-", "{": "-LCB-", "}": "-RCB-"}
_BE = frozenset("be is am are was were been being".split())
GOLD_ROW = "sentence, relation, subject, objects, separated by tabs"
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


def read_gold(path: Path, faults: Faults = None) -> dict[str, list[Tuple]]:
    """Gold tuples by sentence key; context columns are left out. Raises InputError when the file is not there."""
    gold: dict[str, list[Tuple]] = defaultdict(list)
    for number, line in lines_of(path):
        fields = [field.strip() for field in line.strip().split("\t")]
        if len(fields) >= 2 and fields[0] and fields[1]:
            arguments = tuple(field for field in fields[2:] if "C: " not in field)
            gold[sentence_key(fields[0])].append(Tuple(fields[1], arguments))
        elif line.strip():
            place = f"{path.name}, line {number}"
            note(Fault(place=place, problem="no sentence and relation", expected=GOLD_ROW), faults)
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
