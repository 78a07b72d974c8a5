"""Groups of rows for one step: a gold text among texts that do not answer, all read with one question or its twist."""

from __future__ import annotations

import bisect
import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from adapters.reading.pairs import PairTokenizer, Row, Tokens
from benchmarks.reader.examples import Candidate, Example, Pool
from linguistics.scripts import has_han

LONGEST = 192
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = range(1000, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A row with what it should say. ``span``: token indices of the row, (0, 0) for no answer, None when unknown."""

    row: Row
    relevant: bool
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How groups are made: negatives per group and the chance of each kind of variation."""

    negatives: int
    no_title: float = 0.1
    twisted: float = 0.35
    near: float = 0.5
    switched: float = 0.35


@dataclass
class GroupMaker:
    """Turns examples into groups of targets. Every choice is drawn from the ``Random`` that is passed in."""

    tokenizer: PairTokenizer
    examples: Sequence[Example]
    _memo: dict[str, Tokens] = field(default_factory=dict)
    _titles: Mapping[str, Sequence[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the titles by collection."""
        titles: dict[str, set[str]] = defaultdict(set)
        for example in self.examples:
            titles[example.collection].update(gold.title for gold in example.passages.gold + example.sentences.gold)
        self._titles = {name: sorted(found - {""}) for name, found in titles.items()}

    def group(self, example: Example, pool: Pool, mix: Mix, rng: random.Random) -> list[Target]:
        """The gold text, if any, first; then the negatives."""
        titled = rng.random() >= mix.no_title
        question = example.question
        if example.variants and rng.random() < mix.switched:
            question = rng.choice(example.variants)
        chosen: list[Target] = []
        gold = rng.choice(pool.gold) if pool.gold else None
        if gold is not None:
            chosen.append(self._target(question, gold, rng, relevant=True, titled=titled))
            twisted = self.twist(example, gold, rng) if rng.random() < mix.twisted else None
            if twisted is not None:
                plain = Candidate(title=gold.title, text=gold.text)
                chosen.append(self._target(twisted, plain, rng, relevant=False, titled=True))
        negatives = _negatives(pool, mix.negatives + (gold is None), mix.near, rng)
        chosen += [self._target(question, one, rng, relevant=False, titled=titled) for one in negatives]
        return chosen

    def twist(self, example: Example, gold: Candidate, rng: random.Random) -> str | None:
        """The question about another thing or another number, so that its gold text no longer answers; or None.

        Entity and number swaps as in Rajpurkar et al., "Know What You Don't Know" (ACL 2018, section 4.4), by rule.
        """
        question, around = example.question, f"{gold.title} {gold.text}"
        options: list[str] = []
        titles = self._titles.get(example.collection, ())
        if gold.title and gold.title in question and len(titles) > 1:
            other = rng.choice(titles)
            if other not in question and has_han(other) == has_han(gold.title):
                options.append(question.replace(gold.title, other))
        options += [
            question[: match.start()] + _other_number(match.group(), rng) + question[match.end() :]
            for match in _NUMBER.finditer(question)
            if match.group() in around
        ]
        return rng.choice(options) if options else None

    def _tokens(self, text: str) -> Tokens:
        found = self._memo.get(text)
        if found is None:
            found = self._memo[text] = self.tokenizer.tokens(text)
        return found

    def _target(
        self, question: str, candidate: Candidate, rng: random.Random, *, relevant: bool, titled: bool
    ) -> Target:
        asked, title = self.tokenizer.question(question), self.tokenizer.title(candidate.title if titled else "")
        text, room = self._tokens(candidate.text), LONGEST - 1
        room -= len(asked) + len(title)
        span = token_span(text, candidate.span) if candidate.span is not None else None
        low, high = 0, max(0, len(text.ids) - room)
        if span is not None:
            low, high = max(0, span[1] + 1 - room), max(0, min(high, span[0]))
        start = rng.randint(min(low, high), high)
        stop = min(len(text.ids), start + room)
        row = self.tokenizer.row(asked, title, text, start, stop)
        if not relevant:
            return Target(row=row, relevant=False, span=(0, 0))
        if span is None or not start <= span[0] <= span[1] < stop:
            return Target(row=row, relevant=True, span=None)
        return Target(row=row, relevant=True, span=(row.first + span[0] - start, row.first + span[1] - start))


def token_span(tokens: Tokens, span: tuple[int, int]) -> tuple[int, int] | None:
    """First and last token that touch a slice; None when none does."""
    first = bisect.bisect_right(tokens.ends, span[0])
    last = bisect.bisect_left(tokens.starts, span[1]) - 1
    return (first, last) if first <= last else None


def _negatives(pool: Pool, count: int, near_share: float, rng: random.Random) -> list[Candidate]:
    """Near ones by chance, far ones rather from the top of the list; none twice."""
    chosen: list[Candidate] = []
    near, far = list(pool.near), list(pool.far)
    while len(chosen) < count and (near or far):
        if near and (not far or rng.random() < near_share):
            chosen.append(near.pop(rng.randrange(len(near))))
        else:
            chosen.append(far.pop(min(len(far) - 1, int(rng.expovariate(0.35)))))
    return chosen


def _other_number(number: str, rng: random.Random) -> str:
    if number.isdecimal() and int(number) in _YEAR:
        return str(int(number) + rng.choice((-3, -2, -1, 1, 2, 3)))
    digits = [character for character in number if character.isdecimal()]
    place = rng.randrange(len(digits))
    new = rng.choice([digit for digit in "123456789" if digit != digits[place]])
    at = [i for i, character in enumerate(number) if character.isdecimal()][place]
    return number[:at] + new + number[at + 1 :]
