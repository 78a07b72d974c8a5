"""One type per name and document: the model's labels are weak votes, a cue word is a strong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from linguistics.normal import name_key
from schema.extraction import EntityType, Mention

STRONG = 0.8
"""A score from which a single mention decides."""


class TypeVotes:
    """Counts the types that the mentions of a document give to each normal name."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        sums: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
        best: dict[tuple[str, EntityType], float] = {}
        for mention in mentions:
            key = name_key(mention.surface)
            weight = mention.score * (4.0 if mention.score >= STRONG else 1.0)
            sums[key][mention.type] += 0.0 if mention.type is EntityType.OTHER else weight
            best[key, mention.type] = max(best.get((key, mention.type), 0.0), mention.score)
        self._winners: dict[str, tuple[EntityType, float]] = {}
        for key, votes in sums.items():
            winner = max(votes, key=lambda kind: (votes[kind], kind.value))
            self._winners[key] = (winner, best[key, winner])

    def settle(self, mention: Mention) -> Mention:
        """The mention with the type that most of its document says; unchanged where that says nothing."""
        winner = self._winners.get(name_key(mention.surface))
        if winner is None:
            return mention
        return Mention(span=mention.span, surface=mention.surface, type=winner[0], score=winner[1])
