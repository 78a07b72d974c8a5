"""People of one document: short forms of their names, and what tells them from namesakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg_builder.resolve.readings import Name, ReadTriple, mentions_of
from kg_builder.resolve.voting import TypeVotes
from kg_builder.resolve.words import NameForm, surname_of
from linguistics.scripts import has_han
from schema.documents import Span
from schema.extraction import EntityType

Place = tuple[int, int]
FormAt = Callable[[int, int], NameForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What tells a person from namesakes (key of an organisation, or a table's value), and where it is stated."""

    name: str
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """``shorts`` maps short forms to full names; ``homes`` full names to their ties, the main one first.

    ``apart`` holds, for names that the document tells apart, the ties by place of the mention or of its table row.
    """

    shorts: Mapping[NameForm, str] = field(default_factory=dict)
    homes: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[tuple[Place, Tie], ...]] = field(default_factory=dict)

    def tie(self, key: str, start: int, end: int) -> Tie | None:
        """The tie of the person with this full name mentioned here, None for a bare mention."""
        for (first, last), tie in self.apart.get(key, ()):
            if first <= start and end <= last:
                return tie
        homes = self.homes.get(key, ())
        return homes[0] if homes and key not in self.apart else None


def is_person(key: str, types: Mapping[str, EntityType]) -> bool:
    """True when the document's votes make this name a person."""
    return types.get(key) is EntityType.PERSON


def is_full_name(key: str) -> bool:
    """True for two or more Latin words, or a Chinese surname with a given name."""
    return bool(surname_of(key)) if has_han(key) else " " in key


def find_shorts(forms: Iterable[NameForm], types: Mapping[str, EntityType], votes: TypeVotes) -> dict[NameForm, str]:
    """Short forms that can mean exactly one full name of the document."""
    distinct = sorted(set(forms), key=lambda form: (form.key, form.titled))
    full = sorted({form.key for form in distinct if is_full_name(form.key) and is_person(form.key, types)})
    shorts: dict[NameForm, str] = {}
    for form in distinct:
        if not (form.titled or _may_be_person(form.key, types, votes)):
            continue
        candidates = [key for key in full if _abbreviates(form, key)]
        if len(candidates) == 1:
            shorts[form] = candidates[0]
    return shorts


def people_forms(names: Iterable[Name], triples: Iterable[ReadTriple], form_at: FormAt) -> list[NameForm]:
    """Forms of all names and arguments of a document."""
    forms = [name.form for name in names]
    for read in triples:
        forms += [form_at(mention.span.start, mention.span.end) for mention in mentions_of(read.triple)]
    return forms


def _may_be_person(key: str, types: Mapping[str, EntityType], votes: TypeVotes) -> bool:
    """True when decided so, or undecided with at least as much weight for a person as for all else."""
    if types.get(key, EntityType.OTHER) is not EntityType.OTHER:
        return is_person(key, types)
    weights = votes.weights(key)
    person = weights.get(EntityType.PERSON, 0.0)
    return person > 0.0 and 2 * person >= sum(weights.values())


def _abbreviates(form: NameForm, full: str) -> bool:
    """``wu``, ``jane``, ``j wu`` and ``jane wu`` for ``jane elizabeth wu``; a titled surname for a Chinese name."""
    if has_han(full):
        return form.titled and form.key == surname_of(full)
    short, long = form.key.split(" "), full.split(" ")
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) and len(short[0]) > 1
    if len(short) > len(long) or short == long or short[-1] != long[-1]:
        return False
    initial = len(short[0]) == 1 and long[0].startswith(short[0])
    return initial or (short[0] == long[0] and len(short) < len(long))
