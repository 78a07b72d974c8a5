"""Trains the reader: ``python -m benchmarks.reader.train --examples FILE... --out FILE [options]``.

Examples come from ``benchmarks.reader.prepare``. Writes the tuned tensors (``.npz``, float32; ``compress`` turns them
into the delta that is shipped). Needs torch, which the product does not. The same seed, examples and number of steps
draw the same batches.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from adapters.embedding.packed import PackedWeights, locate
from adapters.reading.pairs import PairTokenizer
from benchmarks.reader.batches import GroupMaker, Mix, Target
from benchmarks.reader.examples import Example
from benchmarks.reader.files import read_examples
from benchmarks.reader.network import ReaderNetwork
from benchmarks.reader.sources import CHINESE, MEDICAL, MULTI_HOP, NEWS, ROWS_OF

COMPANIES, ROWS = "companies", "rows"
WRITTEN = (COMPANIES, ROWS)
FAMILIES = {
    **dict.fromkeys(CHINESE, "chinese"),
    **dict.fromkeys(MULTI_HOP, "english"),
    NEWS: "news",
    MEDICAL: "medical",
}
WEIGHTS = {"chinese": 0.3, "english": 0.12, "news": 0.06, "medical": 0.06, COMPANIES: 0.5, ROWS: 0.12}
_LONG, _SHORT = Mix(negatives=1), Mix(negatives=3)
_LONG_GROUPS, _SHORT_GROUPS, _LONG_SHARE = 6, 10, 0.3
_MICRO = 4


def by_family(examples: Iterable[Example], left_out: frozenset[str]) -> dict[str, list[Example]]:
    """Training examples by family, without the collections in ``left_out`` and without the held-out groups."""
    families: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        rows = example.collection.startswith(ROWS_OF)
        family = ROWS if rows else FAMILIES.get(example.collection, COMPANIES)
        if (
            example.collection not in left_out
            and family not in left_out
            and (family in WRITTEN or not example.held_out)
        ):
            families[family].append(example)
    return dict(families)


class Sampler:
    """Endless batches: a family by weight, its examples in shuffled rounds."""

    def __init__(self, families: dict[str, list[Example]], maker: GroupMaker, seed: int) -> None:
        self._families, self._maker, self._rng = families, maker, random.Random(seed)
        self._names = sorted(families)
        self._rounds: dict[tuple[str, bool], list[Example]] = {}

    def batch(self) -> list[list[Target]]:
        """The groups of one step, all of whole passages or all of sentences."""
        long = self._rng.random() < _LONG_SHARE
        groups: list[list[Target]] = []
        while len(groups) < (_LONG_GROUPS if long else _SHORT_GROUPS):
            name = self._rng.choices(self._names, [WEIGHTS[name] for name in self._names])[0]
            example = self._next(name, long=long)
            if example is None:
                continue
            pool, mix = (example.passages, _LONG) if long else (example.sentences, _SHORT)
            group = self._maker.group(example, pool, mix, self._rng)
            if group:
                groups.append(group)
        return groups

    def _next(self, name: str, *, long: bool) -> Example | None:
        left = self._rounds.get((name, long))
        if not left:
            left = [e for e in self._families[name] if (e.passages if long else e.sentences).usable]
            self._rng.shuffle(left)
            self._rounds[name, long] = left
        return left.pop() if left else None


def loss_of(network: ReaderNetwork, groups: list[list[Target]]) -> tuple[Tensor, list[float]]:
    """Span loss of each row, span loss shared over a question's rows (Clark and Gardner, ACL 2018), and relevance."""
    flat = [target for group in groups for target in group]
    starts, ends, relevance = _logits(network, flat)
    known = [i for i, target in enumerate(flat) if target.span is not None]
    goals = torch.tensor([flat[i].span or (0, 0) for i in known])
    single = (
        functional.cross_entropy(starts[known], goals[:, 0]) + functional.cross_entropy(ends[known], goals[:, 1])
    ) / 2
    shared, ranked, at = [], [], 0
    for group in groups:
        first, rows = group[0], slice(at, at + len(group))
        at += len(group)
        if first.relevant and len(group) > 1:
            ranked.append(functional.cross_entropy(relevance[rows][None], torch.zeros(1, dtype=torch.long)))
        if first.span is not None and first.span != (0, 0):
            for logits, place in ((starts, first.span[0]), (ends, first.span[1])):
                flattened = logits[rows, 1:].reshape(1, -1)
                shared.append(functional.cross_entropy(flattened, torch.tensor([place - 1])))
    labels = torch.tensor([float(target.relevant) for target in flat])
    judged = functional.binary_cross_entropy_with_logits(relevance, labels)
    zero = starts.new_zeros(())
    parts = [
        single,
        torch.stack(shared).mean() if shared else zero,
        judged,
        torch.stack(ranked).mean() if ranked else zero,
    ]
    return parts[0] + 0.5 * parts[1] + parts[2] + 0.5 * parts[3], [part.item() for part in parts]


def _logits(network: ReaderNetwork, flat: Sequence[Target]) -> tuple[Tensor, Tensor, Tensor]:
    """Logits in the order of ``flat``, run in a few pieces by length so that little is padding."""
    order = sorted(range(len(flat)), key=lambda i: len(flat[i].row.ids))
    longest = len(flat[order[-1]].row.ids)
    pieces = [order[i : i + -(-len(order) // _MICRO)] for i in range(0, len(order), -(-len(order) // _MICRO))]
    outputs = []
    for piece in pieces:
        start, end, relevance = network([flat[i].row for i in piece])
        missing = longest - start.shape[1]
        outputs.append(
            (functional.pad(start, (0, missing), value=-1e4), functional.pad(end, (0, missing), value=-1e4), relevance)
        )
    back = torch.tensor(np.argsort([i for piece in pieces for i in piece]))
    starts, ends, relevances = (torch.cat(parts)[back] for parts in zip(*outputs, strict=True))
    return starts, ends, relevances


def train(
    network: ReaderNetwork, sampler: Sampler, out: Path, *, steps: int, minutes: float, rate: float
) -> dict[str, float]:
    """Train for ``steps``, or ``minutes`` if that is sooner, with a linear decay; save now and then and at the end."""
    heads = [p for name, p in network.named_parameters() if name.startswith(("span", "relevance"))]
    upper = [
        p for name, p in network.named_parameters() if p.requires_grad and not name.startswith(("span", "relevance"))
    ]
    rates = (rate, max(rate, 5e-4))
    optimiser = torch.optim.AdamW([{"params": upper}, {"params": heads}], weight_decay=0.01)
    network.train()
    began, seen, recent = time.monotonic(), 0, []
    step = 0
    while (gone := max(step / steps, (time.monotonic() - began) / 60 / minutes)) < 1:
        for group, top in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = top * min(1, (step + 1) / 40) * max(0.02, 1 - gone)
        groups = sampler.batch()
        loss, parts = loss_of(network, groups)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
        torch.nn.utils.clip_grad_norm_([*upper, *heads], 1.0)
        optimiser.step()
        step, seen = step + 1, seen + sum(map(len, groups))
        recent.append(parts)
        if step % 25 == 0:
            shown = " ".join(f"{value:.3f}" for value in np.mean(recent, axis=0))
            passed = time.monotonic() - began
            print(f"step {step} {passed:.0f}s {seen / passed:.1f} rows/s loss {shown}", flush=True)
            recent = []
        if step % 250 == 0:
            save(network, out)
    save(network, out)
    return {"steps": step, "rows": seen, "minutes": round((time.monotonic() - began) / 60, 1)}


def save(network: ReaderNetwork, out: Path) -> None:
    """Write the tuned tensors; a half-written file never takes the place of a whole one."""
    scratch = out.with_suffix(".part.npz")
    np.savez(scratch, **network.tuned())  # type: ignore[arg-type,unused-ignore]
    scratch.replace(out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train as the options say."""
    parser = argparse.ArgumentParser(prog="benchmarks.reader.train", description="Train the reader.")
    parser.add_argument("--examples", type=Path, nargs="+", required=True, help="files that prepare wrote")
    parser.add_argument("--out", type=Path, required=True, help="where the tuned tensors go (.npz)")
    parser.add_argument("--without", nargs="*", default=[], help="families or collections to leave out")
    parser.add_argument("--init", type=Path, help="tuned tensors to go on from")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--frozen", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    weights = PackedWeights(locate())
    examples = (example for file in options.examples for example in read_examples(file))
    families = by_family(examples, frozenset(options.without))
    for name, found in sorted(families.items()):
        print(name, len(found), "examples", flush=True)
    maker = GroupMaker(PairTokenizer(weights), [example for found in families.values() for example in found])
    network = ReaderNetwork(weights, frozen=options.frozen, drop=0.1)
    if options.init:
        with np.load(options.init) as tensors:
            network.load(dict(tensors))
    figures = train(
        network,
        Sampler(families, maker, options.seed),
        options.out,
        steps=options.steps,
        minutes=options.minutes,
        rate=options.rate,
    )
    print(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
