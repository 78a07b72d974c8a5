"""Batching, caching of the built graph and cutting of long texts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.embedding.e5 import _BATCH_TEXTS, _BATCH_TOKENS, E5Embedder, _batches
from adapters.embedding.encoder import quantised_encoder
from adapters.embedding.packed import PackedWeights, locate


@given(st.lists(st.integers(2, 512), max_size=200))
def test_batches_hold_every_index_once_and_stay_small(lengths: list[int]) -> None:
    batches = _batches([[0] * length for length in lengths])
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) <= _BATCH_TEXTS
        assert len(batch) == 1 or len(batch) * max(lengths[index] for index in batch) <= _BATCH_TOKENS


def test_a_constructor_touches_nothing(tmp_path: Path) -> None:
    E5Embedder(cache=tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


@pytest.mark.models
def test_the_graph_is_built_once(e5: E5Embedder, tmp_path: Path) -> None:
    weights = PackedWeights(locate())
    first = quantised_encoder(weights, tmp_path)
    stamp = first.stat().st_mtime_ns
    assert quantised_encoder(weights, tmp_path) == first
    assert first.stat().st_mtime_ns == stamp
    assert [path.name for path in tmp_path.iterdir()] == [first.name], "no scratch files are left"


@pytest.mark.models
def test_what_lies_beyond_the_window_does_not_count(tmp_path: Path, e5: E5Embedder) -> None:
    short = E5Embedder(cache=Path(e5._cache), threads=1, max_tokens=16)
    long_text = "cold storage " * 40
    assert short.embed_documents([long_text]) == short.embed_documents([long_text + "and something else"])
