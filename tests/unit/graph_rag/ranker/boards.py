"""Boards written by hand: a few candidates, who names whom, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graph_rag.ranker.board import Board, Mask, Vector


def board_of(
    held: Mapping[str, str],
    *,
    names: Sequence[tuple[str, str]] = (),
    shared: Mapping[tuple[str, str], float] | None = None,
    arms: Mapping[str, Mapping[str, float]] | None = None,
    asked: str = "",
    foreign: str = "",
    entries: str = "",
    walk: Mapping[str, float] | None = None,
    weights: Sequence[float] = (),
) -> Board:
    """Candidates called by letters; each holds the terms given as letters of the terms it holds ("ab").

    ``names`` are pairs (who names, what is named), with similarity 1; each candidate has one sentence with all its
    terms and similarity 0.5. ``asked``, ``foreign`` and ``entries`` are candidates (letters). Terms weigh the same
    unless told.
    """
    ids = tuple(sorted(held))
    terms = sorted(set("".join(held.values())))
    row = {name: index for index, name in enumerate(ids)}
    table = np.array([[term in held[name] for term in terms] for name in ids], dtype=np.bool_).reshape(
        len(ids), len(terms)
    )
    count = len(ids)
    named, together = np.zeros((count, count)), np.zeros((count, count))
    for source, target in names:
        named[row[source], row[target]] = 1.0
    for (one, other), rarity in (shared or {}).items():
        together[row[one], row[other]] = together[row[other], row[one]] = rarity
    weight = np.array(weights or [1 / max(1, len(terms))] * len(terms), dtype=np.float64)
    return Board(
        ids=ids,
        arms={name: column(ids, scores) for name, scores in (arms or {}).items()},
        walk=column(ids, walk or {}),
        weights=weight,
        numeric=np.array([term.isdigit() for term in terms], dtype=np.bool_),
        held=table,
        titled=np.zeros_like(table),
        owner=np.arange(count),
        said=table,
        meaning=np.full(count, 0.5),
        asked=np.array([name in asked for name in ids], dtype=np.bool_),
        title_share=np.zeros(count),
        title_words=np.ones(count),
        bracket=np.zeros(count),
        entities=np.zeros(count),
        subject=np.zeros(count),
        names=named,
        says=named.copy(),
        shared=together,
        foreign=np.array([name in foreign for name in ids], dtype=np.bool_),
        size=np.full(count, 10.0),
        compares=False,
        covered=table @ weight,
        entry=np.array([float(name in entries) for name in ids]),
    )


def column(ids: Sequence[str], scores: Mapping[str, float]) -> Vector:
    """Scores in the order of ids, 0 where there is none."""
    return np.array([scores.get(name, 0.0) for name in ids], dtype=np.float64)


def at(board: Board, values: Vector | Mask) -> dict[str, float]:
    """Values by candidate, for reading in a test."""
    return dict(zip(board.ids, values.tolist(), strict=True))
