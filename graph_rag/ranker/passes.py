"""Two passes over the board: columns, margins, and weights that seed the second pass by the first.

The first pass is seeded by what needs no learning (walk and arms, half each). The second measures all that is seeded
again, from the candidates that the first pass found good: a chunk two steps away is reached over a chunk one step
away only when that one has been recognised.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_rag.ranker.board import Board, Vector
from graph_rag.ranker.chains import chain_features
from graph_rag.ranker.hops import hop_features
from graph_rag.ranker.model import RankModel, standardised
from graph_rag.ranker.single import Columns, placed, scaled, single_features

_FIFTH = 5
_STEEP = 2.5
_NEAREST = 5
_BY_WORDS = (
    "lexical", "facet_lexical", "fused", "cover", "title", "said", "numbers", "pair", "any_gain", "chain", "open",
)  # fmt: skip
_SECOND_SEEDS = 8
_ENTRIES = 0.35
_ENOUGH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What both passes say of the candidates of a board, row for row.

    ``first`` and ``second`` are probabilities in (0, 1) of holding evidence; ``columns`` the features of the second.
    """

    first: Vector
    second: Vector
    columns: Columns


def rank_board(board: Board, model: RankModel) -> Ranked:
    """Run both passes, each expert having its share. An empty board gives empty arrays."""
    if not board.count:
        return Ranked(first=np.zeros(0), second=np.zeros(0), columns={})
    share = entry_share(board)
    columns = first_columns(board)
    plain, linked = model.plain.margins(columns), model.first.margins(columns)
    again = second_columns(board, columns, linked)
    probable = (1.0 - share) * model.plain.probabilities(plain)
    return Ranked(
        first=probable + share * model.first.probabilities(linked),
        second=probable + share * model.second.probabilities(model.second.margins(again)),
        columns=again,
    )


def entry_share(board: Board) -> float:
    """How far the candidates are entries that open with their title, in [0, 1]; 1 when 35 % of them do.

    Titles that name one thing lead from text to text: what carries the second hop there says little about reports,
    contracts and letters, and the other way round. Of fewer than ``_ENOUGH`` candidates the share is less: places and
    leads among a handful mean little.
    """
    if not board.count:
        return 0.0
    return min(1.0, float(board.entry.mean()) / _ENTRIES) * min(1.0, board.count / _ENOUGH)


def first_columns(board: Board) -> Columns:
    """Features of the first pass."""
    weights = first_weights(board)
    columns = single_features(board)
    columns |= hop_features(board, weights, "h1_")
    columns |= chain_features(board, weights, "h1_")
    return lend_words(board, columns)


def second_columns(board: Board, columns: Columns, margins: Vector) -> Columns:
    """Features of the second pass: those of the first, its margins, and all that is seeded measured again."""
    weights = soft_weights(margins)
    score = standardised(margins[:, None])[:, 0]
    again = {**columns, "s1": score, **placed("s1", score - score.min(initial=0.0))}
    seeded = hop_features(board, weights, "h2_", seeds=_SECOND_SEEDS)
    seeded |= chain_features(board, weights, "h2_")
    return again | lend_words(board, seeded)


def first_weights(board: Board) -> Vector:
    """Who is good before anything is learnt, in [0, 1]: half the walk, half the arms."""
    empty = np.zeros(board.count)
    arms = (
        0.4 * board.arms.get("dense", empty)
        + 0.3 * board.arms.get("sentence", empty)
        + 0.3 * board.arms.get("lexical", empty)
    )
    return scaled(0.5 * scaled(board.walk) + 0.5 * scaled(arms))


def soft_weights(margins: Vector) -> Vector:
    """Margins as weights in (0, 1): one half at the fifth best."""
    if not len(margins):
        return margins
    fifth = np.sort(margins)[-min(_FIFTH, len(margins))]
    steep = _STEEP / (margins.std() + 1e-6)
    weights: Vector = 1.0 / (1.0 + np.exp(-np.clip(steep * (margins - fifth), -30, 30)))
    return weights


def lend_words(board: Board, columns: Columns) -> Columns:
    """A candidate in another language than the question gets, in columns about words, what its like have.

    That is the mean of the five candidates in the question's language whose similarity is nearest to its own, unless
    its own value is higher: words cannot speak for it, and must not speak against it.
    """
    native, foreign = np.flatnonzero(~board.foreign), np.flatnonzero(board.foreign)
    if not len(native) or not len(foreign):
        return columns
    empty = np.zeros(board.count)
    similar = board.arms.get("dense", empty) + board.arms.get("sentence", empty)
    distance = np.abs(similar[foreign][:, None] - similar[native][None, :])
    nearest = native[np.argsort(distance, axis=1, kind="stable")[:, :_NEAREST]]
    lent = dict(columns)
    for name, values in columns.items():
        if name.removeprefix("h1_").removeprefix("h2_").startswith(_BY_WORDS):
            lent[name] = values.copy()
            lent[name][foreign] = np.maximum(values[foreign], values[nearest].mean(axis=1))
    return lent
