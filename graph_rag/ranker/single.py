"""Features of a candidate by itself: what the arms, the walk, words and names say for it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph_rag.ranker.board import Board, Mask, Vector

Columns = dict[str, Vector]
PLACED = ("dense", "sentence", "lexical", "fact", "facet_dense", "facet_lexical")
"""Arms whose order counts beside their score."""
_FIFTH = 5


def single_features(board: Board) -> Columns:
    """Columns by name; each in [0, 1] unless said."""
    columns: Columns = {}
    for name, scores in board.arms.items():
        columns[name] = scores
        if name in PLACED:
            columns |= placed(name, scores)
    columns |= {"walk": scaled(board.walk), **placed("walk", scaled(board.walk))}
    similar = 0.4 * _arm(board, "dense") + 0.3 * _arm(board, "sentence") + 0.3 * _arm(board, "lexical")
    columns |= {"fused": similar, **placed("fused", similar)}
    columns |= _word_features(board)
    columns["title_asked"] = board.asked.astype(np.float64)
    columns["title_asked_words"] = board.asked * board.title_words  # number of words
    columns["title_share"] = board.title_share
    columns["title_bracket"] = board.bracket  # -1, 0 or 1
    columns["entities"] = board.entities
    columns["subject"] = board.subject
    columns["foreign"] = board.foreign.astype(np.float64)
    return columns


def placed(name: str, scores: Vector) -> Columns:
    """Where a score stands among all: reciprocal rank 1 / (1 + rank), and distance to the fifth best, in [-1, 1].

    Candidates of score 0 share the last place.
    """
    order = np.argsort(-scores, kind="stable")
    rank = np.empty(len(scores))
    rank[order] = np.arange(1, len(scores) + 1)
    rank[scores <= 0] = len(scores) + 1
    fifth = np.sort(scores)[-min(_FIFTH, len(scores))] if len(scores) else 0.0
    return {f"{name}_place": 1.0 / (1.0 + rank), f"{name}_lead": scores - fifth}


def scaled(values: Vector) -> Vector:
    """From the lowest (0) to the highest (1); all 0 when they are equal."""
    if not len(values):
        return values
    low, high = values.min(), values.max()
    return (values - low) / (high - low) if high > low else np.zeros(len(values))


def _arm(board: Board, name: str) -> Vector:
    return board.arms.get(name, np.zeros(board.count))


def _word_features(board: Board) -> Mapping[str, Vector]:
    numbers = board.numeric * board.weights
    total = numbers.sum()
    said = board.said @ board.weights
    return {
        "cover": board.covered,
        "cover_count": _share(board.held),
        "title_cover": board.titled @ board.weights,
        "said_cover": board.best_by_owner(said),  # its best sentence's share of the question's terms
        "said_both": board.best_by_owner(said * (0.5 + 0.5 * board.meaning)),
        "numbers": (board.held @ numbers) / total if total else np.zeros(board.count),
    }


def _share(held: Mask) -> Vector:
    return held.mean(axis=1) if held.shape[1] else np.zeros(held.shape[0])
