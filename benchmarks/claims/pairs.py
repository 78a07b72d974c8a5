"""Pairs of a claim and its quote: reading them, and the halves for building and for measuring."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_rag.claims import Outcome
from schema.errors import InputError

_KEYS = ("id", "language", "claim", "quote", "label", "kind")
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One row: ``label`` is what a careful reader says, ``kind`` how the claim was made (see README.md)."""

    id: str
    language: str
    claim: str
    quote: str
    label: Outcome
    kind: str

    @property
    def supported(self) -> bool:
        """True when the quote supports the claim."""
        return self.label is Outcome.SUPPORTED


def read_pairs(file: Path) -> list[Pair]:
    """Rows of a JSON-lines file in order. Raises InputError naming the file and the line of a malformed row."""
    pairs: list[Pair] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            pairs.append(_pair(line, f"{file}:{number}"))
    if len({pair.id for pair in pairs}) != len(pairs):
        raise InputError(f"{file}: ids must differ")
    return pairs


def _pair(line: str, where: str) -> Pair:
    expected = f"a JSON object with the strings {', '.join(_KEYS)}; label one of {', '.join(Outcome)}"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg}); expected {expected}") from error
    if not isinstance(row, dict) or any(not isinstance(row.get(key), str) or not row[key].strip() for key in _KEYS):
        raise InputError(f"{where}: expected {expected}")
    if row["label"] not in list(Outcome) or row["language"] not in _LANGUAGES:
        raise InputError(f"{where}: expected {expected}; language one of {', '.join(_LANGUAGES)}")
    fields = {key: row[key] for key in _KEYS if key != "label"}
    return Pair(label=Outcome(row["label"]), **fields)


def dev_half(pairs: Sequence[Pair], seed: int) -> frozenset[str]:
    """Ids of the half that one may look at while building: half of each language.

    Pairs with the same quote stay together, quotes are ordered by a hash of seed and quote.
    """
    chosen: set[str] = set()
    for language in _LANGUAGES:
        by_quote: dict[str, list[str]] = defaultdict(list)
        for pair in pairs:
            if pair.language == language:
                by_quote[pair.quote].append(pair.id)
        wanted, taken = sum(map(len, by_quote.values())) / 2, 0
        for quote in sorted(by_quote, key=lambda quote: hashlib.sha256(f"{seed}{quote}".encode()).hexdigest()):
            if taken >= wanted:
                break
            chosen.update(by_quote[quote])
            taken += len(by_quote[quote])
    return frozenset(chosen)
