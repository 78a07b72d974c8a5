"""The delta is added to the base, and only the published one is taken."""

import io
import json
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from adapters.embedding.packed import PackedWeights, locate
from adapters.reading import delta as module
from adapters.reading.delta import SHA256, Delta, TunedWeights, load_delta
from schema.errors import MissingComponent


def content(**arrays: object) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **{name.replace("_dot_", "."): np.asarray(value) for name, value in arrays.items()})
    return buffer.getvalue()


def low_rank(rows: int, columns: int) -> Delta:
    rng = np.random.default_rng(0)
    return Delta(
        content(
            l5_dot_q_dot_w_dot_left=rng.integers(-127, 127, (rows, 2), dtype=np.int8),
            l5_dot_q_dot_w_dot_left_scale=np.array([0.001, 0.002], np.float32),
            l5_dot_q_dot_w_dot_right=rng.integers(-127, 127, (2, columns), dtype=np.int8),
            l5_dot_q_dot_w_dot_right_scale=np.array([0.003, 0.004], np.float32),
            l5_dot_q_dot_b=np.full(rows, 0.5, np.float16),
        )
    )


def test_a_product_is_scaled_by_component() -> None:
    delta = Delta(
        content(
            m_dot_left=np.array([[1, 2], [3, 4]], np.int8),
            m_dot_left_scale=np.array([1.0, 10.0], np.float32),
            m_dot_right=np.array([[1, 0], [0, 1]], np.int8),
            m_dot_right_scale=np.array([2.0, 3.0], np.float32),
        )
    )
    assert np.allclose(delta.product("m"), [[2, 60], [6, 120]])


def test_what_was_not_tuned_has_no_change() -> None:
    delta = low_rank(4, 4)
    assert delta.product("l0.q.w") is None
    assert delta.array("l0.q.b") is None


def test_another_content_has_another_key() -> None:
    assert Delta(content(a=1)).key != Delta(content(a=2)).key


@pytest.mark.models
class TestTunedWeights:
    def test_base_and_change_are_added(self) -> None:
        base = PackedWeights(locate())
        width = base.shape.width
        delta = low_rank(width, width)
        tuned = TunedWeights(base, delta)
        change = delta.product("l5.q.w")
        assert change is not None
        assert np.allclose(tuned.matrix("l5.q.w", width, width), base.matrix("l5.q.w", width, width) + change)
        assert np.allclose(tuned.floats("l5.q.b"), base.floats("l5.q.b") + 0.5)

    def test_the_rest_is_the_base(self) -> None:
        base = PackedWeights(locate())
        width = base.shape.width
        tuned = TunedWeights(base, low_rank(width, width))
        assert np.array_equal(tuned.matrix("l5.k.w", width, width), base.matrix("l5.k.w", width, width))
        assert np.array_equal(tuned.floats("emb.ln.w"), base.floats("emb.ln.w"))

    def test_the_key_names_both(self) -> None:
        base, delta = PackedWeights(locate()), low_rank(384, 384)
        key = TunedWeights(base, delta).key
        assert base.key in key
        assert delta.key in key


class TestShipped:
    def test_it_is_the_published_one(self) -> None:
        assert load_delta().key == SHA256[:12]

    def test_another_file_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "SHA256", "0" * 64)
        with pytest.raises(MissingComponent, match="differ"):
            load_delta()

    def test_an_absent_file_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_FILE", "absent.npz")
        with pytest.raises(MissingComponent, match="not installed"):
            load_delta()

    def test_licence_and_figures_lie_beside_it(self) -> None:
        folder = Path(str(resources.files("adapters.reading").joinpath("weights")))
        notice = (folder / "NOTICE").read_text("utf-8")
        for name in ("DRCD", "CMRC 2018", "HotpotQA", "CC BY-SA 4.0", "multilingual-e5-small"):
            assert name in notice
        assert "Attribution-ShareAlike 4.0" in (folder / "LICENSE").read_text("utf-8")
        figures = json.loads((folder / "figures.json").read_text("utf-8"))
        assert figures["sha256"] == SHA256

    def test_it_is_small(self) -> None:
        folder = Path(str(resources.files("adapters.reading").joinpath("weights")))
        assert sum(path.stat().st_size for path in folder.iterdir()) < 30_000_000
