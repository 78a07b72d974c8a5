"""The transformer of the packed weights as an ONNX graph with 8-bit matrix products.

Input ``x`` (batch, length, width): summed token, position and type embeddings; ``bias`` (batch, 1, 1, length): 0 for
a token, a large negative number for padding. Output ``last`` (batch, length, width). The word table (250,000 rows)
stays packed outside the graph.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from adapters.embedding.packed import Array, Shape

_OPSET = 20
_IR_VERSION = 10


class EncoderWeights(Protocol):
    """Where the encoder's tensors come from: the packed file, or that file with a tuned part added."""

    shape: Shape

    @property
    def key(self) -> str:
        """Names these weights in the file name of the built graph; other weights, another key."""

    def floats(self, name: str) -> Array:
        """A norm or bias, flat."""

    def matrix(self, name: str, rows: int, columns: int) -> Array:
        """A weight matrix (out, in)."""


class _Graph:
    """Collects nodes and constants; every method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: npt.NDArray[np.float32] | npt.NDArray[np.int64]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, output: str = "", **attributes: float | list[int]) -> str:
        name = output or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], None, None, None, None, **attributes))
        return name

    def linear(self, x: str, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]) -> str:
        return self.node("Add", self.node("MatMul", x, self.constant(weight.T)), self.constant(bias))

    def norm(self, x: str, weights: EncoderWeights, name: str, output: str = "") -> str:
        scale, shift = self.constant(weights.floats(name + ".w")), self.constant(weights.floats(name + ".b"))
        epsilon = weights.shape.epsilon
        return self.node("LayerNormalization", x, scale, shift, output=output, epsilon=epsilon, axis=-1)


def _attention(graph: _Graph, x: str, weights: EncoderWeights, layer: int) -> str:
    shape = weights.shape
    depth = shape.width // shape.heads
    split = graph.constant(np.array([0, 0, shape.heads, depth], np.int64))
    join = graph.constant(np.array([0, 0, shape.width], np.int64))
    scale = graph.constant(np.array(depth**-0.25, np.float32))
    parts: dict[str, str] = {}
    for part in "qkv":
        name = f"l{layer}.{part}"
        projected = graph.linear(x, weights.matrix(name + ".w", shape.width, shape.width), weights.floats(name + ".b"))
        order = [0, 2, 3, 1] if part == "k" else [0, 2, 1, 3]
        heads = graph.node("Transpose", graph.node("Reshape", projected, split), perm=order)
        parts[part] = heads if part == "v" else graph.node("Mul", heads, scale)
    scores = graph.node("Add", graph.node("MatMul", parts["q"], parts["k"]), "bias")
    mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), parts["v"])
    mixed = graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), join)
    output = f"l{layer}.ao"
    return graph.linear(mixed, weights.matrix(output + ".w", shape.width, shape.width), weights.floats(output + ".b"))


def _build(weights: EncoderWeights) -> onnx.ModelProto:
    shape, graph = weights.shape, _Graph()
    x = graph.norm("x", weights, "emb.ln")
    for layer in range(shape.layers):
        attended = _attention(graph, x, weights, layer)
        x = graph.norm(graph.node("Add", x, attended), weights, f"l{layer}.aln")
        inner, outer = f"l{layer}.fi", f"l{layer}.fo"
        wide = graph.linear(
            x, weights.matrix(inner + ".w", shape.feed_forward, shape.width), weights.floats(inner + ".b")
        )
        narrow = graph.linear(
            graph.node("Gelu", wide),
            weights.matrix(outer + ".w", shape.width, shape.feed_forward),
            weights.floats(outer + ".b"),
        )
        last = "last" if layer == shape.layers - 1 else ""
        x = graph.norm(graph.node("Add", x, narrow), weights, f"l{layer}.oln", output=last)
    inputs = [
        helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", "length", shape.width]),
        helper.make_tensor_value_info("bias", TensorProto.FLOAT, ["batch", 1, 1, "length"]),
    ]
    output = helper.make_tensor_value_info("last", TensorProto.FLOAT, ["batch", "length", shape.width])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "e5", inputs, [output], graph.constants),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
    )
    onnx.checker.check_model(model)
    # The quantiser asks for its own preprocessing (shapes, fused constants); this graph is already in that form.
    helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
    return model


def quantised_encoder(weights: EncoderWeights, cache: Path) -> Path:
    """Path of the 8-bit graph below ``cache``, built once (some seconds); safe for several processes at once."""
    target = cache / f"e5-small-int8-{weights.key}-{onnx.__version__}.onnx"
    if target.is_file():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "small.onnx"
        onnx.save(_build(weights), str(full))
        quantize_dynamic(
            full,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
        os.replace(small, target)  # noqa: PTH105  Path.replace would do the same; os.replace is documented as atomic
    return target


def open_session(graph: Path, *, threads: int) -> onnxruntime.InferenceSession:
    """A session for a built graph; waiting threads sleep."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
