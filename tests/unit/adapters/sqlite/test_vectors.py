"""The vectors in memory follow the file, and scores do not depend on where a vector stands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from adapters.sqlite import vectors
from adapters.sqlite.store import SqliteStore
from adapters.sqlite.vectors import _Group
from schema.graph import SearchKind
from tests.contracts.graphs import Sketch, build, says
from tests.contracts.store_base import EMBEDDER, owner, put, reader
from tests.unit.adapters.sqlite.conftest import Opener

QUERY = EMBEDDER.embed_query("Acme buys Quartz")


def sketch(name: str, *groups: str) -> Sketch:
    return Sketch(uri=f"{name}.txt", said=says(f"Acme | buys | {name}"), readers=frozenset(groups))


def held(store: SqliteStore, kind: SearchKind = SearchKind.CHUNK) -> dict[int, _Group]:
    return {number: group for (one, number), group in store._vectors._groups.items() if one is kind}


def nearest(store: SqliteStore, k: int = 9) -> list[str]:
    return [hit.item_id for hit in store.search_vectors(QUERY, SearchKind.CHUNK, owner(store), k=k)]


def test_nothing_is_held_before_something_is_asked(store: SqliteStore) -> None:
    put(store, sketch("Quartz"))
    assert held(store) == {}
    nearest(store)
    assert len(held(store)) == 1


def test_only_visible_groups_are_read(store: SqliteStore) -> None:
    put(store, sketch("Quartz", "x"), sketch("Opal", "y"))
    store.search_vectors(QUERY, SearchKind.CHUNK, reader(store, "x"), k=1)
    assert len(held(store)) == 1
    nearest(store)
    assert len(held(store)) == 2


def test_an_unchanged_group_is_kept_as_it_is(store: SqliteStore) -> None:
    put(store, sketch("Quartz", "x"))
    nearest(store)
    (before,) = held(store).values()
    nearest(store)
    assert next(iter(held(store).values())) is before
    put(store, sketch("Opal", "y"))
    nearest(store)
    assert held(store)[1].rows is before.rows


def test_rows_held_are_taken_over_and_only_new_ones_read(store: SqliteStore) -> None:
    put(store, sketch("Quartz"), sketch("Opal"), sketch("Ruby"))
    nearest(store)
    (group,) = held(store).values()
    group.rows.flags.writeable = True
    group.rows[0] = 0.0  # seen again below: these rows are not read a second time
    store.delete_source("Opal.txt")
    put(store, sketch("Jade"))
    nearest(store)
    (after,) = held(store).values()
    assert after.rows.shape == (3, EMBEDDER.width)
    assert not after.rows[0].any()
    assert after.rows[1:].any(axis=1).all()
    assert list(after.places.values()) == [(0, 1), (1, 2), (2, 3)]


def test_a_writer_with_a_store_of_its_own_is_noticed(opened: Opener) -> None:
    with opened() as one, opened() as other:
        put(one, sketch("Opal"))
        assert nearest(other) == [build(sketch("Opal")).chunks[0].id]
        put(one, sketch("Quartz"))
        assert nearest(other, k=1) == [build(sketch("Quartz")).chunks[0].id]
        one.delete_source("Quartz.txt")
        assert nearest(other) == [build(sketch("Opal")).chunks[0].id]
        one.delete_source("Opal.txt")
        assert nearest(other) == []


@given(
    values=st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40),
    k=st.integers(1, 50),
)
def test_the_best_are_always_chosen(values: list[float], k: int) -> None:
    scores = np.array(values, dtype=np.float32)
    chosen = set(vectors._near_the_top(scores, k).tolist())
    best = sorted(range(len(values)), key=lambda place: -scores[place])[:k]
    assert set(best) <= chosen
    last = scores[best[-1]]
    assert all(scores[place] >= last - 2 * vectors._MARGIN for place in chosen)


@given(seed=st.integers(0, 10**6), cuts=st.lists(st.integers(0, 30), max_size=4))
def test_a_score_depends_on_its_own_row_alone(seed: int, cuts: list[int]) -> None:
    generator = np.random.default_rng(seed)
    rows: NDArray[np.float32] = generator.standard_normal((30, 24)).astype(np.float32)
    vector = rows[3].copy()
    bounds = [0, *sorted(cuts), 30]
    groups = [_Group(0, np.arange(first, past), rows[first:past], {}) for first, past in pairwise(bounds)]
    parts = vectors._exact(groups, np.arange(30), vector)
    alone = [vectors._exact([_Group(0, np.arange(1), rows[n : n + 1], {})], np.arange(1), vector)[0] for n in range(30)]
    assert parts == alone


def test_blobs_say_what_they_hold() -> None:
    keys = np.array([3, 5], dtype="<i8").tobytes()
    assert vectors.stored_rows(keys, bytes(2 * 4 * 8), 8) == ([3, 5], 2)
    assert vectors.stored_rows(b"", b"", 8) == ([], 0)


@pytest.mark.parametrize("kind", list(SearchKind))
def test_every_kind_has_vectors(store: SqliteStore, kind: SearchKind) -> None:
    put(store, sketch("Quartz"))
    (hit,) = store.search_vectors(QUERY, kind, owner(store), k=1)
    assert hit.score > 0.9
    assert hit.retriever == vectors.RETRIEVER
