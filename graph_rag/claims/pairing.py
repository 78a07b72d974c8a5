"""A claim beside its quote: which words answer to which, and which clause of the quote says what a clause claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_rag.claims.cues import Cues, read_cues
from graph_rag.claims.values import agree, find_values
from graph_rag.claims.words import Kind, Reading, Word, align, stands_in

_WEIGHTS = {Kind.NAME: 1.0, Kind.NOUN: 1.0, Kind.VERB: 1.2, Kind.ADJECTIVE: 0.7, Kind.ADVERB: 0.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """``links`` give for each content word of the claim the words of the quote that say the same.

    ``shared`` is the weight of words that each pair of clauses shares; ``focus`` gives for each clause of the \
claim the clause of the quote that holds most of it.
    """

    claim: Reading
    quote: Reading
    links: dict[Word, tuple[Word, ...]]
    shared: tuple[tuple[float, ...], ...]
    focus: tuple[int, ...]
    claim_cues: tuple[Cues, ...]
    quote_cues: tuple[Cues, ...]

    def near_focus(self, clause: int, share: float) -> list[int]:
        """Clauses of the quote that hold at least ``share`` of what the focus holds of a clause of the claim.

        Where the focus says the claim's verb they say it too.
        """
        held = self.shared[clause]
        focus = self.focus[clause]
        verbal = self.says_verb(clause, focus)
        return [
            number
            for number, weight in enumerate(held)
            if number == focus
            or (weight > 0 and weight >= share * max(held) and verbal <= self.says_verb(clause, number))
        ]

    def says_verb(self, clause: int, number: int) -> bool:
        """True when a verb of a clause of the claim is said in a clause of the quote."""
        return any(
            word.clause == clause and word.kind is Kind.VERB and any(other.clause == number for other in others)
            for word, others in self.links.items()
        )

    def states(self, clause: int) -> bool:
        """True for a clause of the claim with a verb and at least two content words."""
        words = [word for word in self.links if word.clause == clause]
        if len(self.focus) == 1:
            return bool(words)
        return len(words) > 1 and any(word.kind is Kind.VERB for word in words)

    def found(self, word: Word) -> bool:
        """True when the quote says this word of the claim, as a word or as part of one."""
        return bool(self.links[word]) or stands_in(word, self.quote.text)

    @property
    def coverage(self) -> float:
        """Share of the claim's content words, by weight, that the quote says, in [0, 1]; 1 for a claim without any."""
        values, quoted = find_values(self.claim.text), find_values(self.quote.text)
        said = sum(any(agree(value, other) for other in quoted) for value in values)
        whole = sum(_WEIGHTS[word.kind] for word in self.links) + len(values)
        found = sum(_WEIGHTS[word.kind] for word in self.links if self.found(word)) + said
        return found / whole if whole else 1.0

    def anchors(self, clause: int) -> Iterable[tuple[Word, tuple[Word, ...]]]:
        """Words of a clause of the claim, other than dates and numbers, with the words that say them in the quote.

        Where the quote has the very word, other words for it do not count.
        """
        values = find_values(self.claim.text)
        for word, others in self.links.items():
            valued = any(value.start <= word.start < value.end for value in values)
            if others and word.clause == clause and not valued:
                yield word, tuple(other for other in others if other.key == word.key) or others


def pair(claim: Reading, quote: Reading) -> Pairing:
    """Align the words, then the clauses: a clause's focus shares most with it; ties go to the earlier clause."""
    links = align(claim, quote)
    shared = tuple(_shared(links, quote, clause) for clause in range(max(1, len(claim.clauses))))
    focus = [max(range(len(held)), key=lambda number: (held[number], -number)) for held in shared]
    return Pairing(
        claim=claim,
        quote=quote,
        links=links,
        shared=shared,
        focus=tuple(focus),
        claim_cues=tuple(read_cues(text) for text in claim.clauses) or (Cues(),),
        quote_cues=tuple(read_cues(text) for text in quote.clauses) or (Cues(),),
    )


def _shared(links: dict[Word, tuple[Word, ...]], quote: Reading, clause: int) -> tuple[float, ...]:
    """Weight of the words of a clause of the claim that each clause of the quote says."""
    weights = [0.0] * max(1, len(quote.clauses))
    for word, others in links.items():
        if word.clause != clause:
            continue
        for number in range(len(weights)):
            exact = any(other.clause == number and (other.key, other.kind) == (word.key, word.kind) for other in others)
            if exact or any(other.clause == number for other in others):
                weights[number] += _WEIGHTS[word.kind] * (1.0 if exact else 0.8)
    return tuple(weights)
