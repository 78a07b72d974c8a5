"""Samples, means, and what is wanted."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.order import Order, percent, sample


@given(st.lists(st.integers(), max_size=40, unique=True), st.integers(0, 50), st.integers(0, 5))
def test_a_sample_keeps_order_and_depends_on_the_seed_alone(items: list[int], limit: int, seed: int) -> None:
    drawn = sample(items, limit, seed)
    assert drawn == sample(items, limit, seed)
    assert len(drawn) == (limit if 0 < limit < len(items) else len(items))
    assert [item for item in items if item in drawn] == drawn


def test_seeds_draw_differently() -> None:
    assert len({tuple(sample(range(100), 10, seed)) for seed in range(5)}) == 5


def test_percent() -> None:
    assert percent([1.0, 0.0, 0.0]) == 33.3
    assert percent([]) is None


def test_ways() -> None:
    order = Order(kind="multihop", data=Path("x"))
    assert order.wants("vouch")
    chosen = Order(kind="multihop", data=Path("x"), ways=("dense",))
    assert chosen.wants("dense")
    assert not chosen.wants("vouch")
