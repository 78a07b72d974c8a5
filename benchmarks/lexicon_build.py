"""Makes the bilingual word list of ``adapters/lexicon`` from two public dictionaries.

``python -m benchmarks.lexicon_build --ecdict ecdict.csv --cedict cedict.txt --out FILE``

ECDICT (English to Chinese, MIT) gives words, phrases, frequency ranks and irregular forms; CC-CEDICT (Chinese to
English, CC BY-SA 4.0) gives words and readings. A pair that both dictionaries state, each in its own direction, counts
double (back-translation agreement); a word keeps its few best translations. The output is sorted and compressed
without a time stamp: the same dictionaries give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.lexicon_sources import Entry, english_entries, glosses, places, read_cedict

MAX_TRANSLATIONS = 6
_ENOUGH_CHINESE, _ENOUGH_ENGLISH = 0.08, 0.2  # of the best translation's score; what is below says little
_UNRANKED = 60_000  # frequency rank of a word that the corpora do not hold
_KNOWN = 20_000  # rank up to which a single word is kept on one dictionary's word
_COMMON = 5_000  # rank up to which a word may be part of a phrase that only one dictionary states ...
_COMMON_IN_TRADE = 10_000  # ... and of a phrase marked as a term of business or law
_AGREED = 2.5
_LONGEST_PART = 4
_VERSION = 1


@dataclass
class Pairs:
    """Scores of English-Chinese pairs, from either dictionary.

    ``usual`` counts in how many translations a Chinese word stands, alone or inside a longer one: words that many
    terms are made of (合同 in 合同法, 合同条款) are the usual ones. ``trade`` are English terms of business and law,
    ``proper`` English names of places.
    """

    english: dict[tuple[str, str], float] = field(default_factory=dict)
    chinese: dict[tuple[str, str], float] = field(default_factory=dict)
    usual: Counter[str] = field(default_factory=Counter)
    trade: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)

    def add(self, side: dict[tuple[str, str], float], english: str, chinese: str, place: int) -> None:
        """State a pair; ``place`` counts from 0, earlier translations count more."""
        score = 1.0 / (1.0 + place / 2)
        side[english, chinese] = max(score, side.get((english, chinese), 0.0))

    def scored(self) -> Iterator[tuple[str, str, float]]:
        """Every pair with its joint score."""
        for pair in sorted({*self.english, *self.chinese}):
            own, other = self.english.get(pair, 0.0), self.chinese.get(pair, 0.0)
            yield *pair, (own + other) * (_AGREED if own and other else 1.0)


def collect(entries: Sequence[Entry], cedict: Mapping[str, Sequence[str]]) -> tuple[Pairs, dict[str, int]]:
    """Pairs of both dictionaries and the frequency rank of every English word."""
    ranks = {entry.word: entry.rank for entry in entries if entry.rank}
    pairs = Pairs()
    pairs.trade.update(entry.word for entry in entries if entry.trade)
    for entry in entries:
        for place, chinese in enumerate(entry.translations):
            pairs.usual.update(parts(chinese))
            pairs.add(pairs.english, entry.word, chinese, place)
    for chinese, definitions in cedict.items():
        pairs.proper.update(places(definitions))
        for place, english in enumerate(glosses(definitions)):
            pairs.add(pairs.chinese, english, chinese, place)
    return pairs, ranks


def parts(chinese: str) -> set[str]:
    """The word and every piece of two to four characters in it."""
    pieces = {
        chinese[start : start + length]
        for length in range(2, _LONGEST_PART + 1)
        for start in range(len(chinese) - length + 1)
    }
    return {chinese, *pieces}


def kept(english: str, chinese: str, ranks: Mapping[str, int], pairs: Pairs) -> bool:
    """Words that a corpus knows, phrases of common words, and whatever both dictionaries state."""
    words = english.split()
    if (english, chinese) in pairs.english and (english, chinese) in pairs.chinese:
        return True
    if len(words) == 1:
        return ranks.get(english, _UNRANKED) <= _KNOWN or english in pairs.proper
    limit = _COMMON_IN_TRADE if english in pairs.trade else _COMMON
    return all(ranks.get(word, _UNRANKED) <= limit for word in words)


def tables(pairs: Pairs, ranks: Mapping[str, int]) -> dict[str, list[str]]:
    """Best translations by key, both directions."""
    forward: dict[str, list[tuple[float, str]]] = defaultdict(list)
    backward: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for english, chinese, score in pairs.scored():
        if not kept(english, chinese, ranks, pairs):
            continue
        usual = 1.0 + math.log1p(pairs.usual[chinese])
        rank = max(ranks.get(word, _UNRANKED) for word in english.split())
        common = 1.0 + math.log(_UNRANKED / min(rank, _UNRANKED)) / (1 + english.count(" "))
        forward[english].append((score * usual, chinese))
        backward[chinese].append((score * common, english))
    found = {key: _best(values, _ENOUGH_CHINESE) for key, values in forward.items()}
    found.update({key: _best(values, _ENOUGH_ENGLISH) for key, values in backward.items()})
    return found


def _best(found: Sequence[tuple[float, str]], enough: float) -> list[str]:
    ordered = sorted(found, key=lambda pair: (-pair[0], pair[1]))
    least = ordered[0][0] * enough
    return [word for score, word in ordered[:MAX_TRANSLATIONS] if score >= least]


def lines(words: Mapping[str, Sequence[str]], forms: Mapping[str, str], readings: Mapping[str, str]) -> list[str]:
    """One line a key, sorted by code points: words plain, irregular forms ``=form`` and ``~lemma``, readings ``@``."""
    found = [f"{key}\t{'|'.join(values)}" for key, values in words.items()]
    found += [f"={form}\t{lemma}" for form, lemma in forms.items()]
    for lemma in set(forms.values()):
        own = sorted(form for form, other in forms.items() if other == lemma)
        found.append(f"~{lemma}\t{'|'.join(own)}")
    found += [f"@{character}\t{reading}" for character, reading in readings.items()]
    return sorted(found, key=lambda line: line.partition("\t")[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, join, write."""
    parser = argparse.ArgumentParser(description="Make the bilingual word list.")
    parser.add_argument("--ecdict", type=Path, required=True)
    parser.add_argument("--cedict", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    csv.field_size_limit(1 << 20)
    with options.ecdict.open(encoding="utf-8", newline="") as rows:
        entries, forms = english_entries(csv.DictReader(rows))
    cedict, readings = read_cedict(options.cedict.read_text("utf-8"))
    pairs, ranks = collect(entries, cedict)
    words = tables(pairs, ranks)
    text = "\n".join([f"#lexicon {_VERSION}", *lines(words, forms, readings), ""])
    options.out.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(f"{len(words)} words, {len(forms)} forms, {len(readings)} readings, {len(text)} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
