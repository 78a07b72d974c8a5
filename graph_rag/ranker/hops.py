"""Second-hop features: what the best candidates so far say for another one.

What carries multi-hop ranking is not the candidate by itself but the pair: a sentence of a good chunk names what the
candidate is about, both mention a rare entity, and together they hold more of the question than one of them.
"""

from __future__ import annotations

import numpy as np

from graph_rag.ranker.board import Board, Matrix, Vector
from graph_rag.ranker.single import Columns

SEEDS = 10
_ASKED = 0.3  # what the question itself names leads nowhere new
_RARE = 0.35  # a less rare entity joins nothing
_SHARED_LINK = 0.8
_NAMED_LINK = 0.5


def hop_features(board: Board, weights: Vector, prefix: str, seeds: int = SEEDS) -> Columns:
    """Columns by name, seeded by the ``seeds`` best candidates under ``weights`` (in [0, 1])."""
    top = np.argsort(-weights, kind="stable")[:seeds]
    weight = weights[top][:, None]
    fresh = np.where(board.asked, _ASKED, 1.0)
    out = board.names[top] * fresh[None, :]
    out_said = (0.3 * board.names[top] + 0.7 * board.says[top]) * fresh[None, :]
    into = board.names[:, top].T * fresh[top][:, None]
    into_said = (0.3 * board.names[:, top] + 0.7 * board.says[:, top]).T * fresh[top][:, None]
    shared = np.where(board.shared[top] >= _RARE, board.shared[top], 0.0)
    columns = {
        "named": best(weight * out),
        "named_said": best(weight * out_said),
        "named_often": (weight * out).sum(axis=0),
        "names": best(weight * into),
        "names_said": best(weight * into_said),
        "names_often": (weight * into).sum(axis=0),
        "leads_to": (board.names * (weights * fresh)[None, :]).max(axis=1, initial=0.0),
        "shares": best(weight * shared),
        "shares_often": (weight * shared).sum(axis=0),
    }
    columns |= _pairs(board, weights, top, linked(board, top))
    return {f"{prefix}{name}": values for name, values in columns.items()}


def linked(board: Board, top: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Matrix:
    """How strongly each of ``top`` is joined to each candidate, in [0, 1]; 0 to itself."""
    said_out = np.where(board.names[top] > 0, _NAMED_LINK + (1 - _NAMED_LINK) * board.says[top], 0.0)
    said_in = np.where(board.names[:, top] > 0, _NAMED_LINK + (1 - _NAMED_LINK) * board.says[:, top], 0.0).T
    shared = np.where(board.shared[top] >= _RARE, _SHARED_LINK * board.shared[top], 0.0)
    joined: Matrix = np.maximum(np.maximum(said_out, said_in), shared)
    joined[np.arange(len(top)), top] = 0.0
    return joined


def best(values: Matrix) -> Vector:
    """The highest of each column, 0 without rows."""
    highest: Vector = values.max(axis=0, initial=0.0)
    return highest


def _pairs(board: Board, weights: Vector, top: np.ndarray[tuple[int], np.dtype[np.int64]], joined: Matrix) -> Columns:
    """How much of the question a candidate and a good chunk joined to it hold together."""
    held = board.held.astype(np.float64)
    own = held @ board.weights
    gain = ((1.0 - held[top]) * board.weights) @ held.T
    union = own[top][:, None] + gain
    weight = weights[top][:, None]
    yes = joined > 0
    base = own[top].max(initial=0.0)
    return {
        "pair_cover": best(np.where(yes, union * (0.5 + 0.5 * weight), 0.0)),
        "pair_gain": best(np.where(yes, gain * weight, 0.0)),
        "pair_link": best(np.where(yes, union * weight * joined, 0.0)),
        "pair_beyond": best(np.where(yes, (union - base) * weight, 0.0)),
        "any_gain": best(gain * weight),
        "join": best(weight * joined),
    }
