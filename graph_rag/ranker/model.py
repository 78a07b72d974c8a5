"""The learned ranker at run time: linear models and boosted trees over named columns, read from JSON.

A model has a linear part over columns standardised within the question, and may have a sum of trees over the raw
columns (LambdaMART, see ``benchmarks.ranking``). The margin of a candidate is the mean of the parts, each standardised
within the question; its probability of being evidence a logistic function of the margin.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph_rag.ranker.board import Matrix, Vector
from graph_rag.ranker.single import Columns
from schema.errors import InputError

_FLAT = 1e-6  # a column that varies less says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees as arrays of shape (trees, nodes): a leaf has feature -1; a value up to the threshold goes left."""

    feature: npt.NDArray[np.int64]
    threshold: Matrix
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: Matrix

    def sums(self, rows: Matrix) -> Vector:
        """Sum of the trees' values for each row."""
        trees = np.arange(self.feature.shape[0])[None, :]
        node = np.zeros((len(rows), self.feature.shape[0]), dtype=np.int64)
        every = np.arange(len(rows))[:, None]
        while True:
            asked = self.feature[trees, node]
            inner = asked >= 0
            if not inner.any():
                total: Vector = self.value[trees, node].sum(axis=1)
                return total
            goes_left = rows[every, np.maximum(asked, 0)] <= self.threshold[trees, node]
            node = np.where(inner, np.where(goes_left, self.left[trees, node], self.right[trees, node]), node)


@dataclass(frozen=True, kw_only=True)
class PassModel:
    """One pass: ``names`` of the columns it reads, in the order of ``linear``; ``slope`` and ``offset`` calibrate."""

    names: tuple[str, ...]
    linear: Vector
    forest: Forest | None
    slope: float
    offset: float

    def margins(self, columns: Columns) -> Vector:
        """One number per candidate, higher is better, mean about 0 within the question."""
        rows = np.stack([columns[name] for name in self.names], axis=1)
        linear: Vector = standardised((standardised(rows) @ self.linear)[:, None])[:, 0]
        if self.forest is None:
            return linear
        boosted = standardised(self.forest.sums(rows)[:, None])[:, 0]
        mean: Vector = (linear + boosted) / 2
        return mean

    def probabilities(self, margins: Vector) -> Vector:
        """How likely a candidate with such a margin holds evidence, in (0, 1)."""
        result: Vector = 1.0 / (1.0 + np.exp(-np.clip(self.slope * margins + self.offset, -30, 30)))
        return result


@dataclass(frozen=True, kw_only=True)
class RankModel:
    """Experts for two kinds of documents; ``note`` says where the model came from.

    ``first`` and ``second`` are the passes for entries that open with their title and name each other; ``plain`` is
    the one pass for all others.
    """

    first: PassModel
    second: PassModel
    plain: PassModel
    note: str


class RankModelFile:
    """The model that comes with the product, read at first use and only once."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @cached_property
    def model(self) -> RankModel:
        """Raises InputError when the file is none of ours."""
        if self._path is None:
            text = resources.files("graph_rag.ranker").joinpath("model.json").read_text("utf-8")
        else:
            text = self._path.read_text("utf-8")
        return parse_model(text)


def parse_model(text: str) -> RankModel:
    """A model from its JSON text. Raises InputError naming what is missing or malformed."""
    try:
        data = json.loads(text)
        first, second, plain = (_pass(data[name]) for name in ("first", "second", "plain"))
        return RankModel(first=first, second=second, plain=plain, note=str(data["note"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"this is not a ranking model: {error!r}", remedy="Train one with python -m benchmarks.ranking_train."
        ) from error


def standardised(rows: Matrix) -> Matrix:
    """Columns less their mean over their deviation within the question; flat ones become 0."""
    if not len(rows):
        return rows
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    result: Matrix = np.where(deviation > _FLAT, (rows - mean) / (deviation + _FLAT), 0.0)
    return result


def pack(trees: Sequence[Mapping[str, Sequence[float]]]) -> Forest:
    """Trees of unequal size as one forest, padded with leaves of value 0. Raises ValueError without trees."""
    width = max(len(tree["feature"]) for tree in trees)

    def padded(key: str, fill: float) -> Matrix:
        return np.array([[*tree[key], *[fill] * (width - len(tree[key]))] for tree in trees], dtype=np.float64)

    return Forest(
        feature=padded("feature", -1).astype(np.int64),
        threshold=padded("threshold", 0.0),
        left=padded("left", 0).astype(np.int64),
        right=padded("right", 0).astype(np.int64),
        value=padded("value", 0.0),
    )


def _pass(data: Mapping[str, object]) -> PassModel:
    names = data["names"]
    linear = data["linear"]
    trees = data["trees"]
    if not isinstance(names, list) or not isinstance(linear, list) or not isinstance(trees, list):
        raise TypeError("names, linear and trees must be lists")
    if len(names) != len(linear):
        raise ValueError(f"{len(names)} names but {len(linear)} weights")
    return PassModel(
        names=tuple(map(str, names)),
        linear=np.array(linear, dtype=np.float64),
        forest=pack(trees) if trees else None,
        slope=float(str(data["slope"])),
        offset=float(str(data["offset"])),
    )
