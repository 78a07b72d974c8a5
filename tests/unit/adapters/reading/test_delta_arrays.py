"""Arrays of a delta: their types, what is not tuned, what is refused, and how they are added."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from adapters.embedding.packed import Array, PackedWeights
from adapters.reading.delta import Delta, TunedWeights


def packed(values: dict[str, object]) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **{name: np.asarray(value) for name, value in values.items()})
    return buffer.getvalue()


class Base:
    """Weights of ones."""

    key = "base"
    shape = SimpleNamespace(width=2)

    def floats(self, name: str) -> Array:
        return np.ones(2, np.float32)

    def matrix(self, name: str, rows: int, columns: int) -> Array:
        return np.ones((rows, columns), np.float32)


def tuned(values: dict[str, object]) -> TunedWeights:
    return TunedWeights(cast(PackedWeights, Base()), Delta(packed(values)))


LEFT, RIGHT = np.array([[1], [2]], np.int8), np.array([[3, -4]], np.int8)
CHANGE = {"m.left": LEFT, "m.left_scale": [0.5], "m.right": RIGHT, "m.right_scale": [2.0]}


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64, np.int8])
def test_arrays_are_read_as_float32(kind: type[np.generic]) -> None:
    delta = Delta(packed({"a": np.array([1, -2], kind)}))
    found = delta.array("a")
    assert found is not None
    assert found.dtype == np.float32
    assert found.tolist() == [1.0, -2.0]
    assert delta.head("a").dtype == np.float32


def test_names_are_exact() -> None:
    delta = Delta(packed({"a.b": [1.0]}))
    assert delta.array("a") is None
    assert delta.array("A.B") is None
    with pytest.raises(KeyError):
        delta.head("a")


def test_pickled_objects_are_refused() -> None:
    delta_file = io.BytesIO()
    np.savez(delta_file, allow_pickle=True, a=np.array([{"x": 1}], dtype=object))
    with pytest.raises(ValueError, match="pickle"):
        Delta(delta_file.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK", b"\x00" * 64])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, EOFError, zipfile.BadZipFile)):
        Delta(content)


def test_the_key_is_of_the_bytes() -> None:
    content = packed({"a": [1.0]})
    assert Delta(content).key == Delta(bytes(content)).key
    assert len(Delta(content).key) == 12
    assert set(Delta(content).key) <= set("0123456789abcdef")


def test_a_tuned_matrix_is_base_and_product() -> None:
    weights = tuned(dict(CHANGE))
    assert weights.matrix("m", 2, 2).tolist() == [[4.0, -3.0], [7.0, -7.0]]
    assert weights.matrix("n", 2, 2).tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_tuned_floats_are_base_and_change() -> None:
    weights = tuned({"b": np.array([0.25, -1.0], np.float16)})
    assert weights.floats("b").tolist() == [1.25, 0.0]
    assert weights.floats("c").tolist() == [1.0, 1.0]
    assert weights.shape.width == 2
    assert weights.key.startswith("base-")


def test_half_a_product_is_an_error_not_a_silent_nothing() -> None:
    for missing in ("m.left_scale", "m.right", "m.right_scale"):
        values = {name: value for name, value in CHANGE.items() if name != missing}
        with pytest.raises(KeyError):
            Delta(packed(dict(values))).product("m")


BYTES = st.integers(-127, 127)
SCALES = st.floats(0, 1, width=32)


@given(st.data(), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3))
def test_a_product_is_the_product_of_the_scaled_parts(data: st.DataObject, rows: int, columns: int, rank: int) -> None:
    left = data.draw(arrays(np.int8, (rows, rank), elements=BYTES))
    right = data.draw(arrays(np.int8, (rank, columns), elements=BYTES))
    down = data.draw(arrays(np.float32, rank, elements=SCALES))
    up = data.draw(arrays(np.float32, rank, elements=SCALES))
    values = {"m.left": left, "m.left_scale": down, "m.right": right, "m.right_scale": up}
    found = Delta(packed(dict(values))).product("m")
    wanted = sum(np.outer(left[:, each] * float(down[each]), right[each] * float(up[each])) for each in range(rank))
    assert found is not None
    assert found.shape == (rows, columns)
    assert np.allclose(found, wanted, rtol=1e-4, atol=1e-2)
