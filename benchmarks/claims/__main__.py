"""How often the claim check keeps what is supported and catches what is not.

``python -m benchmarks.claims [--pairs FILE] [--seed N] [--half dev|test|both|whole] [--worst] [--out FILE]``

``kept`` is the share of supported claims that keep their marker (recall), ``caught`` the share of the others that lose
it, balanced accuracy their mean; precision is the share of supported claims among those that keep their marker.
``--worst`` prints the errors of the dev half only, the test half being for measuring; with ``--half whole`` of all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.bootstrap import make_parsers
from benchmarks.claims.pairs import Pair, dev_half, read_pairs
from graph_rag.claims import Verdict, check_claim
from schema.ports import Parser

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair with the verdict of the check."""

    pair: Pair
    verdict: Verdict

    @property
    def right(self) -> bool:
        """True when a supported claim is kept or another one loses its marker."""
        return self.pair.supported == self.verdict.supported


def judge(pairs: Iterable[Pair], parsers: Mapping[str, Parser]) -> list[Judged]:
    """Check every pair with the parser of its language."""

    def check(pair: Pair) -> Verdict:
        return check_claim(pair.claim, pair.quote, lambda text: parsers[pair.language].parse([text])[0])

    return [Judged(pair=pair, verdict=check(pair)) for pair in pairs]


def metrics(judged: Sequence[Judged]) -> dict[str, float]:
    """Shares in [0, 1]; a share of nothing is 0."""
    supported = [one for one in judged if one.pair.supported]
    others = [one for one in judged if not one.pair.supported]
    kept = [one for one in judged if one.verdict.supported]
    recall, caught = _share(one.right for one in supported), _share(one.right for one in others)
    return {
        "pairs": float(len(judged)),
        "kept": recall,
        "caught": caught,
        "balanced accuracy": (recall + caught) / 2,
        "precision": _share(one.pair.supported for one in kept),
        "three outcomes": _share(one.verdict.outcome is one.pair.label for one in judged),
    }


def by_kind(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """For each kind of claim how many were judged rightly, and how many there are."""
    kinds: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        kinds[f"{'supported' if one.pair.supported else 'wrong'}: {one.pair.kind}"].append(one.right)
    return {kind: (sum(rights), len(rights)) for kind, rights in sorted(kinds.items())}


def grouped(judged: Sequence[Judged], dev: frozenset[str], half: str) -> dict[str, list[Judged]]:
    """Groups by language and half; ``both`` halves side by side, or the ``whole`` of each language."""
    halves = {"both": ("dev", "test")}.get(half, (half,))
    groups: dict[str, list[Judged]] = {}
    for name in halves:
        for language in ("en", "zh"):
            here = [
                one
                for one in judged
                if one.pair.language == language and (name == "whole" or (one.pair.id in dev) == (name == "dev"))
            ]
            if here:
                groups[f"{language} {name}"] = here
    return groups


def _share(values: Iterable[bool]) -> float:
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def table(groups: Mapping[str, Sequence[Judged]]) -> str:
    """Metrics of each group in a row, then each kind with right / all per group."""
    names = list(groups)
    rows = {name: metrics(judged) for name, judged in groups.items()}
    lines = [f"{'':22s}" + "".join(f"{name:>12s}" for name in names)]
    for metric in next(iter(rows.values()), {}):
        shown = (
            f"{rows[name][metric]:12.0f}" if metric == "pairs" else f"{rows[name][metric]:12.3f}" for name in names
        )
        lines.append(f"{metric:22s}" + "".join(shown))
    kinds = {name: by_kind(judged) for name, judged in groups.items()}
    for kind in sorted({kind for found in kinds.values() for kind in found}):
        cells = ("{}/{}".format(*kinds[name][kind]) if kind in kinds[name] else "" for name in names)
        lines.append(f"{kind:30s}"[:30] + "".join(f"{cell:>12s}" for cell in cells))
    return "\n".join(lines) + "\n"


def worst(judged: Sequence[Judged]) -> str:
    """The errors, to be read by eye."""
    lines = []
    for one in judged:
        if not one.right:
            reasons = "; ".join(map(str, one.verdict.reasons)) or "no reason against"
            lines.append(f"{one.pair.id} [{one.pair.kind}] {one.pair.claim}\n  {one.pair.quote}\n  {reasons}")
    return "\n".join(lines) + ("\n" if lines else "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, check, print a table, write JSON."""
    parser = argparse.ArgumentParser(description="Quality of the claim check.")
    parser.add_argument("--pairs", type=Path, default=FOLDER / "pairs.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=("dev", "test", "both", "whole"), default="both")
    parser.add_argument("--worst", action="store_true", help="print the errors that may be looked at")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.pairs)
    dev = dev_half(pairs, options.seed)
    judged = judge(pairs, make_parsers())
    groups = grouped(judged, dev, options.half)
    sys.stdout.write(table(groups))
    if options.worst:
        shown = judged if options.half == "whole" else [one for one in judged if one.pair.id in dev]
        sys.stdout.write("\n" + worst(shown))
    if options.out is not None:
        found = {name: {**metrics(held), "kinds": by_kind(held)} for name, held in groups.items()}
        result = {"kind": "claims", "pairs": options.pairs.name, "seed": options.seed, "metrics": found}
        options.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
