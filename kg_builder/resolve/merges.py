"""The merges of one document: every join of two entities, with its reason and its proof.

Hubs receive one kind of merge each, so that distinguishers of different kinds never meet: ``LEGAL_SUFFIX`` joins
through the *typed* bare organisation, ``UNDISTINGUISHED`` through the person without a tie, ``UNTYPED`` through the
``OTHER`` entity of the same name. A type that rests on weak labels alone has no distinguisher: it never keeps a name
apart, so that one wrong label among a thousand documents does not tear a well-known name in two. An entity can climb
several steps: Acme Ltd, then Acme the organisation, then Acme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg_builder.resolve.identity import Identities, make_entity
from kg_builder.resolve.suffixes import split_legal_form
from linguistics.generic import is_generic
from linguistics.scripts import has_han
from schema import ids
from schema.documents import Span
from schema.extraction import EntityType
from schema.graph import LocalEntity, Merge, MergeKind

_VALUES = frozenset({EntityType.DATE, EntityType.AMOUNT, EntityType.OTHER})
_CLAIMED = {
    "acronym": (MergeKind.ACRONYM, "the text defines the acronym"),
    "short_name": (MergeKind.SHORT_NAME, "the text defines the short name"),
    "translation": (MergeKind.TRANSLATION, "the text gives the name in another language"),
    "alias": (MergeKind.ALIAS, "the text gives another name"),
}


class MergeBuilder:
    """Collects merges and the entities they need; of several proofs of one merge the earliest is kept."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._document = identities.document
        self._merges: dict[str, Merge] = {}
        self._entities: dict[str, LocalEntity] = {}

    def build(self, places: Mapping[LocalEntity, tuple[int, int]]) -> tuple[list[Merge], list[LocalEntity]]:
        """Merges of claims, short names, ties, legal forms and types; ``places`` is one mention of each entity."""
        self._claims()
        for entity, place in sorted(places.items(), key=lambda item: (item[1], item[0].id)):
            self._short_name(entity, place)
            self._climb(entity, place)
        return sorted(self._merges.values(), key=lambda merge: merge.id), list(self._entities.values())

    def _claims(self) -> None:
        for claim in self._identities.claims:
            short, full = claim.short.span, claim.full.span
            if is_generic(self._identities.form(short.start, short.end).key):
                continue
            kind, reason = _CLAIMED.get(claim.kind, _CLAIMED["alias"])
            source = self._identities.entity(short.start, short.end)
            target = self._identities.entity(full.start, full.end)
            self._join(kind, (source, target), reason, claim.evidence)
            self._climb(source, (short.start, short.end))
            self._climb(target, (full.start, full.end))

    def _short_name(self, entity: LocalEntity, place: tuple[int, int]) -> None:
        """A bare short name that belongs to this document joins the full name it stands for."""
        form = self._identities.form(*place)
        full = self._identities.people.shorts.get(form, "")
        told_apart = full in self._identities.people.apart
        if not full or told_apart or form.titled or entity.disambiguator != self._document.id:
            return
        tie = self._identities.people.tie(full, *place)
        target = make_entity(EntityType.PERSON, full, tie.name if tie else "")
        self._join(
            MergeKind.SHORT_NAME,
            (entity, target),
            "short form of one person's name in this document",
            self._span(place),
        )
        self._climb(target, place)

    def _climb(self, entity: LocalEntity, place: tuple[int, int], *, sure: bool = False) -> None:
        """Join an entity to the barer forms of its name, step by step; ``sure`` when its type follows from a cue."""
        if entity.disambiguator == self._document.id:
            return
        if entity.disambiguator:
            self._climb_from_tie(entity, place)
        elif entity.type not in _VALUES:
            self._climb_from_form(entity, place)
            untyped = make_entity(EntityType.OTHER, entity.normal_name)
            apart = entity.type.value if sure or entity.normal_name in self._identities.sure else ""
            reason = "the same name where its type is not sure"
            self._join(MergeKind.UNTYPED, (entity, untyped), reason, self._span(place), apart=apart)

    def _climb_from_form(self, entity: LocalEntity, place: tuple[int, int]) -> None:
        bare, form = split_legal_form(entity.normal_name)
        if entity.type is not EntityType.ORGANISATION or not form or not self._is_proper(place):
            return
        hub = make_entity(EntityType.ORGANISATION, bare)
        self._join(
            MergeKind.LEGAL_SUFFIX, (entity, hub), "the same name without its legal form", self._span(place), apart=form
        )
        self._climb(hub, place, sure=True)

    def _climb_from_tie(self, entity: LocalEntity, place: tuple[int, int]) -> None:
        people, key = self._identities.people, entity.normal_name
        ties = [*people.homes.get(key, ()), *(tie for _, tie in people.apart.get(key, ()))]
        tie = next((tie for tie in ties if tie.name == entity.disambiguator), None)
        if tie is None:
            return
        hub = make_entity(entity.type, key)
        reason = "the same name where nothing tells namesakes apart"
        self._join(MergeKind.UNDISTINGUISHED, (entity, hub), reason, tie.evidence, apart=tie.name)
        self._climb(hub, place)
        for other in people.homes.get(key, ())[1:]:
            second = make_entity(entity.type, key, other.name)
            if entity.disambiguator != other.name:
                reason = "the document gives one person both affiliations"
                self._join(MergeKind.ALIAS, (second, entity), reason, other.evidence)

    def _is_proper(self, place: tuple[int, int]) -> bool:
        """True for a name written as a name: "Acme Company", not "insurance company"."""
        surface = self._document.text[place[0] : place[1]]
        letters = [character for character in surface if character.isalnum()]
        words = surface.split()
        return has_han(surface) or (bool(letters) and not words[0][:1].islower() and not words[-1][:1].islower())

    def _span(self, place: tuple[int, int]) -> Span:
        return Span(document_id=self._document.id, start=place[0], end=place[1])

    def _join(
        self, kind: MergeKind, pair: tuple[LocalEntity, LocalEntity], reason: str, evidence: Span, *, apart: str = ""
    ) -> None:
        source, target = pair
        if source.id == target.id:
            return
        self._entities.update({source.id: source, target.id: target})
        merge = Merge(
            id=ids.merge_id(kind, source.id, target.id, self._document.id),
            kind=kind,
            source_id=source.id,
            target_id=target.id,
            reason=reason,
            evidence=evidence,
            quote=self._document.slice(evidence),
            distinguisher=apart,
        )
        known = self._merges.get(merge.id)
        if known is None or (evidence, reason) < (known.evidence, known.reason):
            self._merges[merge.id] = merge


def entities_of(groups: Iterable[Iterable[LocalEntity]]) -> tuple[LocalEntity, ...]:
    """All entities of several groups, each once, by id."""
    return tuple(sorted({entity.id: entity for group in groups for entity in group}.values(), key=lambda one: one.id))
