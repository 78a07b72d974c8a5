"""Which type a name has in one document: weighted votes of all its mentions.

Labels of small statistical models are right six times in ten, so a weak label never decides alone: a name is typed by
a cue (a vote of at least ``CUE``: a title, a legal form, a rule that knows) or by weak votes that agree and weigh at
least ``AGREED`` together. Everything else stays ``OTHER``, which means "not sure".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg_builder.resolve.suffixes import split_legal_form
from kg_builder.resolve.words import NameForm
from schema.extraction import EntityType

CUE = 0.8
AGREED = 1.2
_MAJORITY = 2.0
_OWN_CUE = 0.9


class TypeVotes:
    """Collects votes by normal name and decides. Names pooled as one ("IBM" and what it stands for) vote together."""

    def __init__(self) -> None:
        self._votes: dict[str, dict[tuple[int, int, str, EntityType], float]] = {}
        self._leader: dict[str, str] = {}

    def add(self, form: NameForm, place: tuple[int, int], extractor: str, label: EntityType, score: float) -> None:
        """Count the best vote of each extractor at each place once; a title or a legal form is a vote of its own."""
        votes = self._votes.setdefault(form.key, {})
        opinions = [(extractor, label, score)]
        if form.titled:
            opinions.append(("title", EntityType.PERSON, _OWN_CUE))
        elif split_legal_form(form.key)[1]:
            opinions.append(("legal form", EntityType.ORGANISATION, _OWN_CUE))
        for who, what, weight in opinions:
            if what is not EntityType.OTHER:
                vote = (*place, who, what)
                votes[vote] = max(votes.get(vote, 0.0), weight)

    def pool(self, left: str, right: str) -> None:
        """Let two names vote as one."""
        first, second = sorted((self._find(left), self._find(right)))
        self._leader.update({first: first, second: first})

    def _find(self, key: str) -> str:
        while self._leader.get(key, key) != key:
            key = self._leader[key]
        return key

    def weights(self, key: str) -> Mapping[EntityType, float]:
        """Total weight for each type that somebody voted for, of this name alone."""
        return _totals(self._votes.get(key, {}).items())

    def leaning(self, key: str) -> EntityType | None:
        """The type with most weight for this name alone, None without votes or when two are equal."""
        ranked = sorted(self.weights(key).items(), key=lambda item: (-item[1], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def decide(self) -> dict[str, EntityType]:
        """The type of every name that was voted on or pooled."""
        decided = {leader: _decision(pool.items()) for leader, pool in self._pools().items()}
        return {key: decided[self._find(key)] for key in self._keys()}

    def sure(self) -> frozenset[str]:
        """The names whose type follows from a cue, not from weak labels that agree."""
        cued = {leader for leader, pool in self._pools().items() if any(weight >= CUE for weight in pool.values())}
        return frozenset(key for key in self._keys() if self._find(key) in cued)

    def _keys(self) -> list[str]:
        return sorted(self._votes.keys() | self._leader.keys())

    def _pools(self) -> dict[str, dict[tuple[str, int, int, str, EntityType], float]]:
        pools: dict[str, dict[tuple[str, int, int, str, EntityType], float]] = {}
        for key in self._keys():
            pool = pools.setdefault(self._find(key), {})
            pool.update({(key, *vote): weight for vote, weight in self._votes.get(key, {}).items()})
        return pools


def _totals(votes: Iterable[tuple[tuple[object, ...], float]]) -> dict[EntityType, float]:
    totals: dict[EntityType, float] = {}
    for vote, weight in sorted(votes, key=lambda item: (str(item[0]), item[1])):
        label = vote[-1]
        if isinstance(label, EntityType):
            totals[label] = totals.get(label, 0.0) + weight
    return totals


def _decision(votes: Iterable[tuple[tuple[object, ...], float]]) -> EntityType:
    """The type with a cue, else the one on which weak votes agree (twice the weight of the next), else OTHER."""
    cast = list(votes)
    cued = {vote[-1] for vote, weight in cast if weight >= CUE}
    totals = _totals(cast)
    if cued:
        totals = {label: total for label, total in totals.items() if label in cued}
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return EntityType.OTHER
    best, weight = ranked[0]
    if len(ranked) == 1:
        return best if cued or weight >= AGREED else EntityType.OTHER
    agreed = weight > ranked[1][1] if cued else weight >= AGREED and weight >= _MAJORITY * ranked[1][1]
    return best if agreed else EntityType.OTHER
