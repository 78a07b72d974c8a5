"""Vector search: an exact scan over the visible groups of vectors, one group per kind and access class.

Vectors are stored as little-endian float32, one blob per document and kind, and held in memory per group. A group is
looked at again when the store's epoch has changed, whichever process changed it, and then only new documents are read.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from adapters.sqlite.codec import listed
from adapters.sqlite.fulltext import item_ids
from adapters.sqlite.view import View
from schema.answers import Hit
from schema.errors import InvalidRecord
from schema.graph import Matrix, SearchKind

RETRIEVER = "vector"
_FLOAT = np.dtype("<f4")
_KEY = np.dtype("<i8")
_MARGIN = 1e-4  # more than float32 sums of unit vectors can differ by the order of summing


@dataclass(frozen=True, slots=True)
class _Group:
    """Vectors of one kind and class: ``places`` maps a document's key to its rows."""

    epoch: int
    keys: NDArray[np.int64]
    rows: NDArray[np.float32]
    places: dict[int, tuple[int, int]]


def add_vectors(
    connection: sqlite3.Connection,
    kind: SearchKind,
    access_class: int,
    *,
    document: int,
    keys: Sequence[int],
    matrix: Matrix,
) -> None:
    """Store the vectors of a document's items, row i for key i."""
    if keys:
        statement = "INSERT INTO vectors(kind, class, document, items, data) VALUES(?, ?, ?, ?, ?)"
        packed = np.array(keys, dtype=_KEY).tobytes()
        connection.execute(statement, (kind.value, access_class, document, packed, matrix.data))


def stored_rows(items: bytes, data: bytes, width: int) -> tuple[list[int], int]:
    """The item keys of a stored blob and how many vectors it holds."""
    return np.frombuffer(items, dtype=_KEY).tolist(), len(data) // (4 * width)


class VectorIndex:
    """The vectors of one store in memory; safe for several threads. Holds nothing until something is searched."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._groups: dict[tuple[SearchKind, int], _Group] = {}
        self._lock = threading.Lock()

    def search(self, view: View, query: Matrix, kind: SearchKind, k: int) -> list[Hit]:
        """The ``k`` items nearest to the query's only row by cosine similarity, ties by id.

        Raises InvalidRecord unless the query is one row of the store's width.
        """
        if query.rows != 1 or query.width != self._width:
            raise InvalidRecord(f"a query is one vector of width {self._width}, got {query.rows} x {query.width}")
        vector = np.frombuffer(query.data, dtype=_FLOAT)
        groups = self._visible_groups(view, kind)
        if k <= 0 or not groups:
            return []
        rough = np.concatenate([group.rows @ vector for group in groups])
        keys = np.concatenate([group.keys for group in groups])
        wanted = k
        while True:
            chosen = _near_the_top(rough, wanted)
            exact = _exact(groups, chosen, vector)
            ids = item_ids(view.connection, kind, keys[chosen].tolist())
            best: dict[str, float] = {}
            for key, score in zip(keys[chosen].tolist(), exact, strict=True):
                best[ids[key]] = max(score, best.get(ids[key], -2.0))
            if len(best) >= k or len(chosen) == len(rough):
                break
            wanted *= 4  # several statements of one fact took the places
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:k]
        return [Hit(item_id=item_id, kind=kind, score=score, retriever=RETRIEVER) for item_id, score in ranked]

    def _visible_groups(self, view: View, kind: SearchKind) -> list[_Group]:
        connection = view.connection
        (epoch,) = connection.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'epoch'").fetchone()
        statement = """SELECT class FROM search_index
            WHERE kind = ? AND items > 0 AND class IN (SELECT value FROM json_each(?)) ORDER BY class"""
        classes = [row[0] for row in connection.execute(statement, (kind.value, view.classes))]
        with self._lock:
            return [self._group(connection, kind, access_class, epoch) for access_class in classes]

    def _group(self, connection: sqlite3.Connection, kind: SearchKind, access_class: int, epoch: int) -> _Group:
        held = self._groups.get((kind, access_class))
        if held is None or held.epoch != epoch:
            held = self._read(connection, kind, access_class, epoch, held)
            self._groups[kind, access_class] = held
        return held

    def _read(
        self, connection: sqlite3.Connection, kind: SearchKind, access_class: int, epoch: int, held: _Group | None
    ) -> _Group:
        """The group as of ``epoch``, with the rows of documents that were held already taken over."""
        listing = "SELECT document FROM vectors WHERE kind = ? AND class = ? ORDER BY document"
        documents = [row[0] for row in connection.execute(listing, (kind.value, access_class))]
        if held is not None and documents == list(held.places):
            return _Group(epoch, held.keys, held.rows, held.places)
        places = held.places if held is not None else {}
        reading = """SELECT document, items, data FROM vectors
            WHERE kind = ? AND class = ? AND document IN (SELECT value FROM json_each(?))"""
        missing = listed(document for document in documents if document not in places)
        fresh = {
            document: (np.frombuffer(items, dtype=_KEY), np.frombuffer(data, dtype=_FLOAT).reshape(-1, self._width))
            for document, items, data in connection.execute(reading, (kind.value, access_class, missing))
        }
        keys: list[NDArray[np.int64]] = []
        rows: list[NDArray[np.float32]] = []
        new_places: dict[int, tuple[int, int]] = {}
        start = 0
        for document in documents:
            if document in fresh:
                document_keys, document_rows = fresh[document]
            else:
                assert held is not None  # noqa: S101 - only a held group has places
                first, past = places[document]
                document_keys, document_rows = held.keys[first:past], held.rows[first:past]
            keys.append(document_keys)
            rows.append(document_rows)
            new_places[document] = (start, start + len(document_keys))
            start += len(document_keys)
        return _Group(epoch, np.concatenate(keys), np.concatenate(rows), new_places)


def _near_the_top(scores: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """Indices of the ``k`` best and of all so near to the last of them that exact scores may change the order."""
    if k >= len(scores):
        return np.arange(len(scores))
    last = np.partition(scores, len(scores) - k)[len(scores) - k]
    return np.flatnonzero(scores >= last - _MARGIN)


def _exact(groups: list[_Group], chosen: NDArray[np.intp], vector: NDArray[np.float32]) -> list[float]:
    """Scores in double precision, each from its own row alone: equal vectors score equally wherever they stand."""
    bounds = np.cumsum([0, *(len(group.keys) for group in groups)])
    parts = []
    for group, first, past in zip(groups, bounds[:-1], bounds[1:], strict=True):
        inside = chosen[(chosen >= first) & (chosen < past)] - first
        parts.append((group.rows[inside].astype(np.float64) * vector.astype(np.float64)).sum(axis=1))
    scores: list[float] = np.concatenate(parts).tolist()
    return scores
