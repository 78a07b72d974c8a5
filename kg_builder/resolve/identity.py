"""What each place of a document means: the decisions from which every entity id of the document follows.

Short names of people. A titled form ("Ms Wu", 王总) has no name of its own outside its document, so it is resolved to
the full name directly. A bare form ("Wu") has a name of its own, and another document may mean somebody else by it:
it becomes an entity that belongs to this document alone (the document's id is its disambiguator) and is joined to the
full name by a recorded ``SHORT_NAME`` merge, which can be reversed without touching any other Wu.

Generic terms. "the Supplier" or 本公司 means whatever the document defined; undefined ones belong to the document
alone, so that the boards of two companies never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg_builder.resolve.claims import believed, claim_keys, form_at
from kg_builder.resolve.people import People, Tie, find_shorts, is_full_name, people_forms
from kg_builder.resolve.readings import Readings
from kg_builder.resolve.ties import TieFinder
from kg_builder.resolve.voting import TypeVotes
from kg_builder.resolve.words import NameForm
from linguistics.generic import is_generic
from schema import ids
from schema.documents import Document
from schema.extraction import AliasClaim, EntityType, Reject
from schema.graph import LocalEntity


def make_entity(entity_type: EntityType, key: str, disambiguator: str = "") -> LocalEntity:
    """An entity with the id that follows from its identity."""
    return LocalEntity(
        id=ids.entity_id(entity_type, key, disambiguator),
        type=entity_type,
        normal_name=key,
        disambiguator=disambiguator,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The decisions of one document. ``terms`` maps defined generic terms to what they stand for.

    ``sure`` are the names whose type follows from a cue; ``claims`` are the alias claims that are believed,
    ``rejects`` say why others are not.
    """

    document: Document
    types: Mapping[str, EntityType]
    terms: Mapping[str, str]
    people: People
    sure: frozenset[str] = frozenset()
    claims: tuple[AliasClaim, ...] = ()
    rejects: tuple[Reject, ...] = ()

    def form(self, start: int, end: int) -> NameForm:
        """The name that stands at a slice."""
        return form_at(self.document, start, end)

    def entity(self, start: int, end: int) -> LocalEntity:
        """What the name at a slice means."""
        form = self.form(start, end)
        if form.key in self.terms:
            return self._named(self.terms[form.key], start, end)
        full = self.people.shorts.get(form, "")
        if full and form.titled:
            return self._named(full, start, end)
        lone = form.titled and not is_full_name(form.key)
        if full or lone:
            return make_entity(EntityType.PERSON, form.key, self.document.id)
        if is_generic(form.key):
            return make_entity(self.types.get(form.key, EntityType.OTHER), form.key, self.document.id)
        return self._named(form.key, start, end)

    def tie(self, start: int, end: int) -> Tie | None:
        """What tells the person at a slice from namesakes."""
        form = self.form(start, end)
        return self.people.tie(self.people.shorts.get(form, form.key), start, end)

    def _named(self, key: str, start: int, end: int) -> LocalEntity:
        entity_type = self.types.get(key, EntityType.OTHER)
        tie = self.people.tie(key, start, end) if entity_type is EntityType.PERSON else None
        return make_entity(entity_type, key, tie.name if tie else "")


def decide(document: Document, readings: Readings) -> Identities:
    """Types, defined terms, short names and ties of one document."""
    votes = TypeVotes()
    for vote in readings.votes:
        form = form_at(document, vote.start, vote.end)
        votes.add(form, (vote.start, vote.end), vote.extractor, vote.type, vote.score)
    claims, rejects = believed(document, readings.claims, votes)
    terms = _defined_terms(document, claims)
    acronyms: dict[str, set[str]] = {}
    for claim in claims:
        short, full = claim_keys(document, claim)
        if not is_generic(short):
            votes.pool(short, full)
            if claim.kind == "acronym":
                acronyms.setdefault(short, set()).add(full)
    types = votes.decide()

    def read_form(start: int, end: int) -> NameForm:
        return form_at(document, start, end)

    shorts = find_shorts(people_forms(readings.names, readings.triples, read_form), types, votes)

    def full_name(form: NameForm) -> str:
        key = terms.get(form.key) or shorts.get(form) or form.key
        written_out = acronyms.get(key, set())
        return next(iter(written_out)) if len(written_out) == 1 else key

    people = TieFinder(document, readings, types, read_form, full_name).find(shorts)
    return Identities(
        document=document,
        types=types,
        terms=terms,
        people=people,
        sure=votes.sure(),
        claims=claims,
        rejects=rejects,
    )


def _defined_terms(document: Document, claims: Iterable[AliasClaim]) -> dict[str, str]:
    """Generic terms that the document defines as exactly one name."""
    meanings: dict[str, set[str]] = {}
    for claim in claims:
        short, full = claim_keys(document, claim)
        if is_generic(short) and not is_generic(full):
            meanings.setdefault(short, set()).add(full)
    return {short: next(iter(full)) for short, full in sorted(meanings.items()) if len(full) == 1}
