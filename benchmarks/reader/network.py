"""The reader in torch: the embedder's encoder with heads for the answer's start and end and for relevance.

Start and end as in Devlin et al., "BERT" (NAACL 2019, sections 4.2 and 4.3: ``<s>`` stands for "no answer"); relevance
from ``<s>`` and the means of both parts. Only the upper layers and the heads are tuned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from adapters.embedding.inputs import InputEmbeddings
from adapters.embedding.packed import PackedWeights
from adapters.reading.pairs import Row

HIDDEN = 128
_MASKED = -1e4


def _tensor(values: npt.NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values))


def _linear(weights: PackedWeights, names: Sequence[str], rows: int, columns: int) -> nn.Linear:
    layer = nn.Linear(columns, rows * len(names))
    layer.weight.data = torch.cat([_tensor(weights.matrix(name + ".w", rows, columns)) for name in names])
    layer.bias.data = torch.cat([_tensor(weights.floats(name + ".b")) for name in names])
    return layer


def _norm(weights: PackedWeights, name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(weights.shape.width, eps=weights.shape.epsilon)
    layer.weight.data, layer.bias.data = _tensor(weights.floats(name + ".w")), _tensor(weights.floats(name + ".b"))
    return layer


class _Layer(nn.Module):  # type: ignore[misc,unused-ignore]
    """One transformer layer; attention is written out, since torch's own is slow backwards on a CPU."""

    def __init__(self, weights: PackedWeights, layer: int) -> None:
        super().__init__()
        shape, start = weights.shape, f"l{layer}."
        self.heads = shape.heads
        self.qkv = _linear(weights, [start + part for part in "qkv"], shape.width, shape.width)
        self.ao = _linear(weights, [start + "ao"], shape.width, shape.width)
        self.fi = _linear(weights, [start + "fi"], shape.feed_forward, shape.width)
        self.fo = _linear(weights, [start + "fo"], shape.width, shape.feed_forward)
        self.aln, self.oln = _norm(weights, start + "aln"), _norm(weights, start + "oln")

    def forward(self, x: Tensor, bias: Tensor, drop: float) -> Tensor:
        batch, length, width = x.shape
        depth = width // self.heads
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, depth).permute(2, 0, 3, 1, 4)
        scores = (query * depth**-0.5) @ key.transpose(2, 3) + bias.to(query.dtype)
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        mixed = self.ao(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.aln(x + functional.dropout(mixed, drop, self.training))
        wide = self.fo(functional.gelu(self.fi(x)))
        narrowed: Tensor = self.oln(x + functional.dropout(wide, drop, self.training))
        return narrowed


class ReaderNetwork(nn.Module):  # type: ignore[misc,unused-ignore]
    """Logits for rows. ``frozen``: how many of the lower layers stay as they are."""

    def __init__(self, weights: PackedWeights, *, frozen: int, drop: float) -> None:
        super().__init__()
        shape = weights.shape
        self.frozen, self.drop, self._padding = frozen, drop, shape.padding
        self._inputs = InputEmbeddings(weights)
        self.norm = _norm(weights, "emb.ln")
        self.layers = nn.ModuleList(_Layer(weights, layer) for layer in range(shape.layers))
        for module in (self.norm, *self.layers[:frozen]):
            module.requires_grad_(requires_grad=False)
        self.span = nn.Linear(shape.width, 2)
        self.relevance = nn.Sequential(
            nn.Linear(3 * shape.width, HIDDEN), nn.GELU(approximate="tanh"), nn.Dropout(drop), nn.Linear(HIDDEN, 1)
        )
        nn.init.normal_(self.span.weight, std=0.02)

    def forward(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
        """Start and end (rows, longest): index 0 is "no answer", what is not text is masked; and relevance (rows)."""
        length = max(len(row.ids) for row in rows)
        ids = np.full((len(rows), length), self._padding, dtype=np.int64)
        kinds = np.zeros((len(rows), length), dtype=np.int64)  # 1 question, 2 passage
        text = np.zeros((len(rows), length), dtype=bool)
        for i, row in enumerate(rows):
            ids[i, : len(row.ids)] = row.ids
            kinds[i, : row.second] = 1
            kinds[i, row.second : len(row.ids)] = 2
            text[i, row.first : row.first + row.count] = True
        text[:, 0] = True
        last = self._encode(ids, torch.from_numpy(kinds))
        logits = self.span(last).masked_fill(~torch.from_numpy(text)[..., None], _MASKED)
        parts = [last[:, 0]]
        for kind in (1, 2):
            mask = (torch.from_numpy(kinds) == kind)[..., None].float()
            parts.append((last * mask).sum(1) / mask.sum(1))
        return logits[..., 0], logits[..., 1], self.relevance(torch.cat(parts, 1))[:, 0]

    def _encode(self, ids: npt.NDArray[np.int64], kinds: Tensor) -> Tensor:
        bias = ((kinds == 0).float() * _MASKED)[:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                x = self.norm(torch.from_numpy(self._inputs(ids)))
                for layer in self.layers[: self.frozen]:
                    x = layer(x, bias, 0.0)
            for layer in self.layers[self.frozen :]:
                x = layer(x, bias, self.drop)
        last: Tensor = x.float()
        return last

    def _parts(self) -> Iterator[tuple[str, Tensor]]:
        """Every tuned tensor by its name in the packed file, or as ``span.*``, ``relevance.*``; views, not copies."""
        for index, layer in enumerate(self.layers):
            if index < self.frozen:
                continue
            for name, value in layer.named_parameters():
                kind, end = name.split(".")
                parts = dict(zip("qkv", value.data.chunk(3), strict=True)) if kind == "qkv" else {kind: value.data}
                for part, tensor in parts.items():
                    yield f"l{index}.{part}.{end[0]}", tensor
        for name, module in (
            ("span", self.span),
            ("relevance.0", self.relevance[0]),
            ("relevance.1", self.relevance[3]),
        ):
            for end, value in module.named_parameters():
                yield f"{name}.{end[0]}", value.data

    def tuned(self) -> dict[str, npt.NDArray[np.float32]]:
        """Copies of all tuned tensors by name."""
        return {name: tensor.numpy().copy() for name, tensor in self._parts()}

    def load(self, tensors: Mapping[str, npt.NDArray[np.float32]]) -> None:
        """Go on from tensors that ``tuned`` gave."""
        for name, tensor in self._parts():
            tensor.copy_(torch.from_numpy(tensors[name]))
