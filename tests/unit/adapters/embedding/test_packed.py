"""The packed weights are read as published and nothing else is."""

from pathlib import Path

import numpy as np
import pytest

from adapters.embedding.packed import PackedWeights, locate
from schema.errors import MissingComponent


@pytest.fixture(scope="module")
def weights() -> PackedWeights:
    return PackedWeights(locate())


@pytest.mark.models
class TestPackedWeights:
    def test_sizes_are_those_of_the_model(self, weights: PackedWeights) -> None:
        shape = weights.shape
        assert (shape.width, shape.layers, shape.heads, shape.feed_forward) == (384, 12, 12, 1536)
        assert len(weights.vocabulary) == 250_002 - 2 or len(weights.vocabulary) <= shape.vocabulary

    def test_rows_picked_equal_rows_of_the_whole(self, weights: PackedWeights) -> None:
        shape = weights.shape
        whole = weights.matrix("l0.q.w", shape.width, shape.width)
        picked = weights.matrix("l0.q.w", shape.width, shape.width, np.array([3, 0, 200]))
        assert np.array_equal(picked, whole[[3, 0, 200]])
        assert np.isfinite(whole).all()

    def test_norms_are_plausible(self, weights: PackedWeights) -> None:
        scale = weights.floats("emb.ln.w")
        assert scale.shape == (384,)
        assert 0.01 < float(np.abs(scale).mean()) < 10


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "weights.bin"
    other.write_bytes(b"E5S1" + bytes(100))
    with pytest.raises(MissingComponent, match="differ"):
        PackedWeights(other)
