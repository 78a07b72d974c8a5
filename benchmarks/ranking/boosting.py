"""Gradient-boosted trees for ranking, in numpy.

LambdaMART (Burges, "From RankNet to LambdaRank to LambdaMART", Microsoft Research 2010, sections 4 and 7): gradients
weighted by what swapping two candidates would change in NDCG, trees grown leaf by leaf over histograms of binned
features (Ke et al., "LightGBM", NeurIPS 2017, section 2). Deterministic for a seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
_CUTOFF = 10  # of NDCG: pairs with neither above it carry no gradient


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How a forest grows."""

    trees: int = 150
    leaves: int = 12
    rate: float = 0.05
    smallest_leaf: int = 60
    feature_share: float = 0.4
    row_share: float = 0.7
    penalty: float = 5.0
    bins: int = 63


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes in one list each; node 0 is the root. A leaf has feature -1; ``value <= threshold`` goes left."""

    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]


def fit_forest(
    groups: Sequence[Array], labels: Sequence[Array], weights: Sequence[float], growth: Growth, seed: int
) -> list[Tree]:
    """Trees whose sum ranks relevant rows (label 1) of each group first. ``weights`` are per group."""
    rows = np.concatenate(groups)
    cuts = [_cuts(rows[:, feature], growth.bins) for feature in range(rows.shape[1])]
    codes = np.stack([np.searchsorted(cut, rows[:, i], side="left") for i, cut in enumerate(cuts)], axis=1)
    binned: Codes = codes.astype(np.uint8)
    bounds = np.cumsum([0, *(len(group) for group in groups)])
    chance = np.random.default_rng(seed)
    scores = np.zeros(len(rows))
    forest = []
    for _ in range(growth.trees):
        gradient, hessian = np.zeros(len(rows)), np.zeros(len(rows))
        for number, (first, past) in enumerate(pairwise(bounds.tolist())):
            pull, curve = lambdas(scores[first:past], labels[number])
            gradient[first:past], hessian[first:past] = weights[number] * pull, weights[number] * curve
        taken = np.flatnonzero(chance.random(len(rows)) < growth.row_share)
        count = max(1, round(growth.feature_share * rows.shape[1]))
        features = np.sort(chance.choice(rows.shape[1], size=count, replace=False))
        tree = _Grower(binned, cuts, features, growth).grow(taken, gradient, hessian)
        scores += values_of(tree, rows)
        forest.append(tree)
    return forest


def lambdas(scores: Array, labels: Array) -> tuple[Array, Array]:
    """Gradient and curvature of each row of a group: negative gradients push up."""
    gradient, hessian = np.zeros(len(scores)), np.zeros(len(scores))
    relevant, other = np.flatnonzero(labels > 0), np.flatnonzero(labels <= 0)
    if not len(relevant) or not len(other):
        return gradient, hessian
    order = np.argsort(-scores, kind="stable")
    rank = np.empty(len(scores), dtype=np.int64)
    rank[order] = np.arange(len(scores))
    discount = 1.0 / np.log2(2.0 + rank)
    ideal = (1.0 / np.log2(2.0 + np.arange(min(len(relevant), _CUTOFF)))).sum()
    near = (rank[relevant][:, None] < _CUTOFF) | (rank[other][None, :] < _CUTOFF)
    gap = scores[relevant][:, None] - scores[other][None, :]
    change = np.abs(discount[relevant][:, None] - discount[other][None, :]) / ideal * near
    if scores[order[0]] != scores[order[-1]]:
        change /= 0.01 + np.abs(gap)
    wrong = 1.0 / (1.0 + np.exp(np.clip(gap, -50, 50)))
    pull, curve = wrong * change, wrong * (1.0 - wrong) * change
    gradient[relevant], gradient[other] = -pull.sum(axis=1), pull.sum(axis=0)
    hessian[relevant], hessian[other] = curve.sum(axis=1), curve.sum(axis=0)
    total = 2.0 * pull.sum()
    scale = np.log2(1.0 + total) / total if total > 0 else 1.0
    return gradient * scale, hessian * scale


def values_of(tree: Tree, rows: Array) -> Array:
    """The value of the leaf that each row falls into."""
    feature, threshold = np.array(tree.feature), np.array(tree.threshold)
    left, right = np.array(tree.left), np.array(tree.right)
    node = np.zeros(len(rows), dtype=np.int64)
    every = np.arange(len(rows))
    while True:
        asked = feature[node]
        inner = asked >= 0
        if not inner.any():
            return np.array(tree.value)[node]
        goes_left = rows[every, np.maximum(asked, 0)] <= threshold[node]
        node = np.where(inner, np.where(goes_left, left[node], right[node]), node)


def _cuts(values: Array, bins: int) -> Array:
    """At most ``bins - 1`` thresholds between distinct values, each bin about equally full."""
    distinct, counts = np.unique(values, return_counts=True)
    if len(distinct) <= bins:
        inner = distinct
    else:
        # zeros are many in these features: they get one bin, the others share the rest
        share = np.cumsum(counts) / counts.sum()
        inner = distinct[np.unique(np.searchsorted(share, np.linspace(0, 1, bins + 1)[1:-1]))]
        rest = distinct[1:]
        spread = np.quantile(rest, np.linspace(0, 1, bins // 2))
        inner = np.unique(np.concatenate([inner, rest[np.unique(np.searchsorted(rest, spread))]]))
        if len(inner) > bins:
            inner = inner[np.unique(np.linspace(0, len(inner) - 1, bins).astype(int))]
    middles: Array = (inner[:-1] + inner[1:]) / 2
    return middles


@dataclass(slots=True)
class _Leaf:
    node: int
    rows: Rows
    histogram: Array  # (2, features, bins): gradients and curvatures
    counts: Array  # (features, bins)
    gain: float = 0.0
    feature: int = -1
    cut: int = -1


class _Grower:
    """Grows one tree."""

    def __init__(self, codes: Codes, cuts: Sequence[Array], features: Rows, growth: Growth) -> None:
        self._codes = codes[:, features].astype(np.int64) + np.arange(len(features)) * (growth.bins + 1)
        self._cuts = cuts
        self._features = features
        self._growth = growth
        self._tree = Tree(feature=[], threshold=[], left=[], right=[], value=[])

    def grow(self, rows: Rows, gradient: Array, hessian: Array) -> Tree:
        """A tree over these rows, the leaf of highest gain split first."""
        self._gradient, self._hessian = gradient, hessian
        leaves = [self._leaf(rows)]
        while len(leaves) < self._growth.leaves:
            chosen = max(range(len(leaves)), key=lambda index: leaves[index].gain)
            if leaves[chosen].gain <= 0:
                break
            leaves[chosen : chosen + 1] = self._split(leaves[chosen])
        return self._tree

    def _leaf(self, rows: Rows, histogram: Array | None = None, counts: Array | None = None) -> _Leaf:
        if histogram is None or counts is None:
            histogram, counts = self._histogram(rows)
        gradient, hessian = self._gradient[rows].sum(), self._hessian[rows].sum()
        node = len(self._tree.feature)
        self._tree.feature.append(-1)
        self._tree.threshold.append(0.0)
        self._tree.left.append(-1)
        self._tree.right.append(-1)
        self._tree.value.append(float(-self._growth.rate * gradient / (hessian + self._growth.penalty)))
        leaf = _Leaf(node=node, rows=rows, histogram=histogram, counts=counts)
        self._choose(leaf, float(gradient), float(hessian))
        return leaf

    def _histogram(self, rows: Rows) -> tuple[Array, Array]:
        flat = self._codes[rows].ravel()
        width, size = len(self._features), self._growth.bins + 1
        sums = [
            np.bincount(flat, weights=np.repeat(values[rows], width), minlength=width * size).reshape(width, size)
            for values in (self._gradient, self._hessian)
        ]
        counts = np.bincount(flat, minlength=width * size).reshape(width, size).astype(np.float64)
        return np.stack(sums), counts

    def _choose(self, leaf: _Leaf, gradient: float, hessian: float) -> None:
        penalty = self._growth.penalty
        left_gradient, left_hessian = leaf.histogram.cumsum(axis=2)
        left_count = leaf.counts.cumsum(axis=1)
        enough = (left_count >= self._growth.smallest_leaf) & (
            len(leaf.rows) - left_count >= self._growth.smallest_leaf
        )
        gain = (
            left_gradient**2 / (left_hessian + penalty)
            + (gradient - left_gradient) ** 2 / (np.maximum(hessian - left_hessian, 0.0) + penalty)
            - gradient**2 / (hessian + penalty)
        )
        gain = np.where(enough, gain, 0.0)
        place = int(np.argmax(gain))
        leaf.feature, leaf.cut = divmod(place, gain.shape[1])
        leaf.gain = float(gain[leaf.feature, leaf.cut])

    def _split(self, leaf: _Leaf) -> list[_Leaf]:
        offset = leaf.feature * (self._growth.bins + 1)
        goes_left = self._codes[leaf.rows, leaf.feature] - offset <= leaf.cut
        parts = [leaf.rows[goes_left], leaf.rows[~goes_left]]
        small = int(len(parts[1]) < len(parts[0]))
        histogram, counts = self._histogram(parts[small])
        both: list[_Leaf] = []
        for side in (0, 1):
            given = (histogram, counts) if side == small else (leaf.histogram - histogram, leaf.counts - counts)
            both.append(self._leaf(parts[side], *given))
        feature = int(self._features[leaf.feature])
        self._tree.feature[leaf.node] = feature
        self._tree.threshold[leaf.node] = float(self._cuts[feature][leaf.cut])
        self._tree.left[leaf.node], self._tree.right[leaf.node] = both[0].node, both[1].node
        return both
