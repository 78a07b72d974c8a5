"""Fitting the ranking model: both passes on boards with relevant candidates marked.

The second pass learns from margins that the first pass gives to questions it has not seen (out of fold), as it will
meet them. Every set weighs the same however many questions it has, so that no kind of document is forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks.ranking.boosting import Growth, Tree, fit_forest
from graph_rag.ranker.board import Board
from graph_rag.ranker.model import PassModel, RankModel, pack, standardised
from graph_rag.ranker.passes import entry_share, first_columns, rank_board, second_columns
from graph_rag.ranker.single import Columns

Array = npt.NDArray[np.float64]
_PENALTY = 20.0
_STEPS = 50
_FOLDS = 4
_NO_SHARE = 0.25  # of less, an expert is not taught
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question with its board. ``relevant`` marks candidates; ``rows`` names what each candidate counts as.

    ``wanted`` are the gold places: each is found when one of its rows is ranked. A gold place that no candidate
    belongs to keeps its row, so that it counts as missed.
    """

    set_name: str
    question_id: str
    kind: str
    board: Board
    rows: tuple[str, ...]
    wanted: tuple[frozenset[str], ...]

    @property
    def relevant(self) -> Array:
        """1 for every candidate that belongs to a gold place, else 0."""
        every = frozenset().union(*self.wanted)
        return np.array([float(row in every) for row in self.rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A pass as fitted: the model and the parts that its file is written from."""

    model: PassModel
    trees: tuple[Tree, ...]

    def as_json(self) -> dict[str, object]:
        """The pass as it stands in the model's file."""
        return {
            "names": list(self.model.names),
            "linear": [round(float(weight), 4) for weight in self.model.linear],
            "trees": [_rounded(tree) for tree in self.trees],
            "slope": round(self.model.slope, 4),
            "offset": round(self.model.offset, 4),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """Both experts: two passes for entries, one for plain documents."""

    first: Fitted
    second: Fitted
    plain: Fitted

    def model(self, note: str = "") -> RankModel:
        """What the product runs."""
        return RankModel(first=self.first.model, second=self.second.model, plain=self.plain.model, note=note)

    def as_json(self) -> dict[str, object]:
        """The experts as they stand in the model's file."""
        return {name: getattr(self, name).as_json() for name in ("first", "second", "plain")}


def train(examples: Sequence[Example], growth: Growth, seed: int) -> Trained:
    """Fit both experts, each on every question by its share in it (see ``entry_share``).

    Questions without a relevant candidate teach nothing and are left out. Raises ValueError when none is left.
    """
    taught = [example for example in examples if example.relevant.any()]
    if not taught:
        raise ValueError("no question has a relevant candidate")
    columns = [first_columns(example.board) for example in taught]
    plain_lessons = _lessons(taught, columns, [1.0 - entry_share(example.board) for example in taught])
    plain, _ = _fit_pass(plain_lessons, replace(growth, trees=0), seed)
    lessons = _lessons(taught, columns, [entry_share(example.board) for example in taught])
    first, unseen = _fit_pass(lessons, growth, seed)
    again = [
        replace(lesson, columns=second_columns(lesson.example.board, lesson.columns, margins))
        for lesson, margins in zip(lessons, unseen, strict=True)
    ]
    second, _ = _fit_pass(again, growth, seed + 1)
    return Trained(first=first, second=second, plain=plain)


def set_weights(names: Sequence[str]) -> list[float]:
    """A weight per question: every set the same in sum, 1 on average."""
    counts = Counter(names)
    return [len(names) / len(counts) / counts[name] for name in names]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What one question teaches."""

    example: Example
    columns: Columns
    labels: Array
    weight: float

    def rows(self) -> Array:
        return np.stack(list(self.columns.values()), axis=1)


def _lessons(examples: Sequence[Example], columns: Sequence[Columns], shares: Sequence[float]) -> list[_Lesson]:
    """Lessons of the questions in which an expert has a share; all of them where it has none anywhere."""
    chosen = [index for index, share in enumerate(shares) if share > _NO_SHARE] or list(range(len(shares)))
    weights = set_weights([examples[index].set_name for index in chosen])
    lessons = []
    for index, weight in zip(chosen, weights, strict=True):
        share = max(_NO_SHARE, shares[index])
        lessons.append(_Lesson(examples[index], columns[index], examples[index].relevant, weight * share))
    return lessons


def _fit_pass(lessons: Sequence[_Lesson], growth: Growth, seed: int) -> tuple[Fitted, list[Array]]:
    """A pass fitted on all, and the margins of each question by a fit on the folds without it."""
    folds = (np.random.default_rng(seed).permutation(len(lessons)) % _FOLDS).tolist()
    unseen: list[Array] = [np.zeros(0)] * len(lessons)
    for fold in set(folds):
        inside = [lesson for lesson, place in zip(lessons, folds, strict=True) if place != fold]
        part = _fit(inside or lessons, growth, seed)
        for index, place in enumerate(folds):
            if place == fold:
                unseen[index] = part.model.margins(lessons[index].columns)
    fitted = _fit(lessons, growth, seed)
    slope, offset = _calibrated(unseen, lessons)
    return Fitted(model=replace(fitted.model, slope=slope, offset=offset), trees=fitted.trees), unseen


def _fit(lessons: Sequence[_Lesson], growth: Growth, seed: int) -> Fitted:
    rows = [lesson.rows() for lesson in lessons]
    each = np.concatenate([np.full(len(own), lesson.weight) for own, lesson in zip(rows, lessons, strict=True)])
    labels = [lesson.labels for lesson in lessons]
    linear = fit_linear(np.concatenate([standardised(own) for own in rows]), np.concatenate(labels), each)[:-1]
    trees = fit_forest(rows, labels, [lesson.weight for lesson in lessons], growth, seed)
    forest = pack([asdict(tree) for tree in trees]) if trees else None
    model = PassModel(names=tuple(lessons[0].columns), linear=linear, forest=forest, slope=1.0, offset=0.0)
    return Fitted(model=model, trees=tuple(trees))


def fit_linear(rows: Array, labels: Array, weights: Array, penalty: float = _PENALTY) -> Array:
    """Weights with the bias last: logistic regression with an L2 penalty on all but the bias, by Newton's method."""
    design = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.full(design.shape[1], penalty)
    ridge[-1] = 1e-6
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        probability = 1.0 / (1.0 + np.exp(-np.clip(design @ found, -30, 30)))
        gradient = design.T @ (weights * (probability - labels)) + ridge * found
        curve = weights * probability * (1.0 - probability)
        step = np.linalg.solve((design.T * curve) @ design + np.diag(ridge), gradient)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def _calibrated(margins: Sequence[Array], lessons: Sequence[_Lesson]) -> tuple[float, float]:
    """Slope and offset that turn unseen margins into probabilities (Platt, 1999)."""
    each = np.concatenate([np.full(len(lesson.labels), lesson.weight) for lesson in lessons])
    labels = np.concatenate([lesson.labels for lesson in lessons])
    slope, offset = fit_linear(np.concatenate(margins)[:, None], labels, each, penalty=1e-3)
    return float(slope), float(offset)


def _rounded(tree: Tree) -> dict[str, list[float]]:
    """A tree as lists; leaf values only at leaves. Thresholds keep what tells neighbouring values apart."""
    return {
        "feature": [int(feature) for feature in tree.feature],
        "threshold": [float(f"{threshold:.6g}") for threshold in tree.threshold],
        "left": [max(0, left) for left in tree.left],
        "right": [max(0, right) for right in tree.right],
        "value": [
            float(f"{value:.4g}") if feature < 0 else 0.0
            for value, feature in zip(tree.value, tree.feature, strict=True)
        ],
    }


def leave_one_out(
    examples: Sequence[Example], growth: Growth, seed: int, progress: Progress
) -> dict[str, list[tuple[Example, Array, Array]]]:
    """For each set: its examples with first and second pass probabilities of a model trained on the other sets."""
    report: dict[str, list[tuple[Example, Array, Array]]] = {}
    for held in sorted({example.set_name for example in examples}):
        others = [example for example in examples if example.set_name != held]
        if not others:
            continue
        progress(f"without {held}: {len(others)} questions")
        model = train(others, growth, seed).model()
        ranked = [(example, rank_board(example.board, model)) for example in examples if example.set_name == held]
        report[held] = [(example, found.first, found.second) for example, found in ranked]
    return report
