"""Chains of three and four chunks, found by a beam, with what each adds to the question's words.

Beam search over paths as in PropRAG (Wang, 2025, section 3.2), with chunks as steps: a chain starts at a good chunk
and goes on to chunks that are joined to its last or first one (a sentence names what the other is about, or both
mention a rare entity) and that hold words of the question that are still open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_rag.ranker.board import Board, Matrix, Vector
from graph_rag.ranker.hops import linked
from graph_rag.ranker.single import Columns

_NODES = 60  # the best candidates that chains may go through
_STARTS = 10
_BEAM = 40
_LENGTH = 4
_OPEN = 0.55  # how a step's worth is made up: words that were open, the join, the chunk's own weight
_JOIN = 0.25
_OWN = 0.20


@dataclass(frozen=True, slots=True)
class _Beam:
    """Chains of one length: ``members`` (b, length) rows of nodes, ``covered`` (b, terms), ``worth`` (b)."""

    members: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    covered: Matrix
    worth: Vector


def chain_features(board: Board, weights: Vector, prefix: str) -> Columns:
    """Columns by name for all candidates; 0 for those that no chain holds. ``weights`` in [0, 1] say who is good.

    For each length from 2 to 4, the worth of the best chain through the candidate over that of the best chain at
    all; and over all lengths how much the candidate adds to the words of the best chain that it ends, and its share
    of the chains by their worth.
    """
    nodes = np.argsort(-weights, kind="stable")[:_NODES]
    own = weights[nodes]
    held = board.held[nodes].astype(np.float64)
    joined = linked(board, nodes)[:, nodes]
    joined = np.maximum(joined, joined.T)
    beam = _start(held, board.weights, own)
    columns = {f"{prefix}chain_{length}": np.zeros(board.count) for length in range(2, _LENGTH + 1)}
    adds, votes = np.zeros(len(nodes)), np.zeros(len(nodes))
    for length in range(2, _LENGTH + 1):
        beam, added = _step(beam, held, board.weights, joined, own)
        if not len(beam.worth):
            break
        relative = beam.worth / max(float(beam.worth[0]), 1e-9)
        through = np.zeros(len(nodes))
        for place in range(length):
            np.maximum.at(through, beam.members[:, place], relative)
            np.add.at(votes, beam.members[:, place], relative**4)
        np.maximum.at(adds, beam.members[:, -1], added * relative)
        columns[f"{prefix}chain_{length}"][nodes] = through
    columns[f"{prefix}chain_cover_added"] = _spread(adds, nodes, board.count)
    columns[f"{prefix}chain_votes"] = _spread(votes / max(float(votes.max(initial=0.0)), 1e-9), nodes, board.count)
    return columns


def _spread(values: Vector, nodes: np.ndarray[tuple[int], np.dtype[np.int64]], count: int) -> Vector:
    column = np.zeros(count)
    column[nodes] = values
    return column


def _start(held: Matrix, terms: Vector, own: Vector) -> _Beam:
    starts = np.arange(min(_STARTS, len(own)))
    worth = _OPEN * (held[starts] @ terms) + (_OWN + _JOIN) * own[starts]
    return _Beam(members=starts[:, None], covered=held[starts], worth=worth)


def _step(beam: _Beam, held: Matrix, terms: Vector, joined: Matrix, own: Vector) -> tuple[_Beam, Vector]:
    """Chains one longer, best first; and what each one's last member added to the words held, in [0, 1]."""
    join = joined[beam.members].max(axis=1) if len(beam.members) else np.zeros((0, len(own)))
    fresh = 1.0 - beam.covered
    added = (fresh * terms) @ held.T
    worth = beam.worth[:, None] + _OPEN * added + _JOIN * join + _OWN * own[None, :]
    worth = np.where(join > 0, worth, -1.0)
    np.put_along_axis(worth, beam.members, -1.0, axis=1)
    order = np.argsort(-worth, axis=None, kind="stable")
    rows, columns = np.unravel_index(order[: 4 * _BEAM], worth.shape)
    kept: list[int] = []
    seen: set[tuple[int, ...]] = set()
    for index, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        if worth[row, column] < 0 or len(kept) >= _BEAM:
            break
        chain = (*sorted(beam.members[row].tolist()), column)
        key = tuple(sorted(chain))
        if key not in seen:
            seen.add(key)
            kept.append(index)
    row, column = rows[kept], columns[kept]
    members = np.concatenate([beam.members[row], column[:, None]], axis=1)
    covered = np.maximum(beam.covered[row], held[column])
    return _Beam(members=members, covered=covered, worth=worth[row, column]), added[row, column]
