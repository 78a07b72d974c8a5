"""Entities that a question names: exact names first, then near ones among what full text finds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import SequenceMatcher

from graph_rag.evidence import LinkedEntity
from graph_rag.question import Question
from linguistics.generic import is_generic
from linguistics.normal import name_key
from linguistics.scripts import has_han
from schema.access import VisibleSet
from schema.extraction import EntityType
from schema.graph import EdgeKind, Entity, SearchKind
from schema.ports import Reader

MAX_LINKED = 12
_GENERIC_SHARE = 0.25  # a name in more than a quarter of the documents says nothing about which of them is meant
_GENERIC_FLOOR = 20  # ... but not in a store of fewer documents
_NEAR_NAMES = 4
_NEAR_RATIO = 0.84  # one wrong letter in six
_NEAR_HITS = 12
_NEAR_WEIGHT = 0.6
_COVERED_WEIGHT = 0.3
_COMMON_WORD_WEIGHT = 0.4


def link(question: Question, reader: Reader, visible: VisibleSet) -> tuple[LinkedEntity, ...]:
    """The entities that the question's names may mean, heaviest first; namesakes are all kept.

    What one document calls "the Supplier" is somebody else in the next: such words name nobody.
    A name inside a longer linked name ("Warsaw" in "My Cousin From Warsaw") counts a third; names that stand in a
    quarter of all documents are dropped unless nothing else is linked.
    """
    if not question.names:
        return ()
    documents = max(1, reader.counts(visible).documents)
    found = reader.find_entities(question.names, visible)
    exact = [
        (surface, entity)
        for surface, entities in zip(question.names, found, strict=True)
        for entity in entities
        if (entity.mentions > 0 or entity.documents > 0) and not is_generic(name_key(surface))
    ]
    cased = any(character.isupper() for character in question.text[1:])
    linked = _weighed(exact, documents, cased=cased)
    near = _near(question, linked, reader, visible, documents)
    best: dict[str, LinkedEntity] = {}
    for entry in [*linked, *near]:
        known = best.get(entry.entity.id)
        if known is None or entry.weight > known.weight:
            best[entry.entity.id] = entry
    ranked = sorted(best.values(), key=lambda entry: (-entry.weight, entry.entity.id))
    specific = [entry for entry in ranked if not _generic(entry.entity, documents)]
    return tuple((specific or ranked)[:MAX_LINKED])


def rarity(documents_with: int, documents: int) -> float:
    """How much a name says, in (0, 1]: 1 for one document of many, near 0 for all (inverse document frequency)."""
    return math.log(1 + documents / max(1, documents_with)) / math.log(1 + documents)


def _generic(entity: Entity, documents: int) -> bool:
    return documents >= _GENERIC_FLOOR and entity.documents > _GENERIC_SHARE * documents


def _weighed(pairs: Sequence[tuple[str, Entity]], documents: int, *, cased: bool) -> list[LinkedEntity]:
    """Weights of exact matches. In a question with capitals (``cased``) words without any are no proper name."""
    keys = {name_key(surface) for surface, _ in pairs}
    linked = []
    for surface, entity in pairs:
        key = name_key(surface)
        covered = any(key != other and _inside(key, other) for other in keys)
        weight = rarity(entity.documents, documents) * _length(key)
        if covered:
            weight *= _COVERED_WEIGHT
        if surface.islower() and (cased or (entity.type is EntityType.OTHER and " " not in key)):
            weight *= _COMMON_WORD_WEIGHT
        linked.append(LinkedEntity(entity=entity, surface=surface, weight=weight))
    return linked


def _inside(key: str, other: str) -> bool:
    if has_han(other):
        return key in other
    return f" {key} " in f" {other} "


def _length(key: str) -> float:
    """Longer names are less often something else: two words, or four Han characters, count in full."""
    units = len(key) / 2 if has_han(key) else len(key.split())
    return min(1.0, 0.5 + units / 4)


def _near(
    question: Question, linked: Sequence[LinkedEntity], reader: Reader, visible: VisibleSet, documents: int
) -> list[LinkedEntity]:
    """Entities in sentences found by an unlinked proper name whose names are nearly that name or contain it."""
    done = {name_key(entry.surface) for entry in linked}
    open_names = [
        name
        for name in question.names[: _NEAR_NAMES * 2]
        if (has_han(name) or not name.islower()) and not any(_inside(name_key(name), key) for key in done)
    ][:_NEAR_NAMES]
    near = []
    for name in open_names:
        hits = reader.search_text(name, SearchKind.SENTENCE, visible, k=_NEAR_HITS)
        sentences = reader.sentences(visible, sentence_ids=[hit.item_id for hit in hits])
        chunk_ids = list(dict.fromkeys(sentence.chunk_id for sentence in sentences))
        for entity in entities_of(chunk_ids, reader, visible):
            likeness = max((_likeness(name, alias) for alias in names_of(entity)), default=0.0)
            if likeness:
                weight = _NEAR_WEIGHT * likeness * rarity(entity.documents, documents) * _length(name_key(name))
                near.append(LinkedEntity(entity=entity, surface=name, weight=weight, exact=False))
    return near


def entities_of(chunk_ids: Sequence[str], reader: Reader, visible: VisibleSet) -> list[Entity]:
    """The entities that these chunks mention, by id."""
    if not chunk_ids:
        return []
    around = reader.neighbourhood(chunk_ids, visible, hops=1, limit=400)
    named = {edge.target for edge in around.edges if edge.kind is EdgeKind.MENTIONS}
    return reader.entities(sorted(named), visible)


def names_of(entity: Entity) -> list[str]:
    """Name and aliases, each once, without those that one document alone calls it by ("the Buyer")."""
    aliases = (alias.name for alias in entity.aliases if not is_generic(name_key(alias.name)))
    return list(dict.fromkeys([entity.name, *aliases]))


def _likeness(asked: str, known: str) -> float:
    """Ratcliff/Obershelp ratio of the normal forms where it is high, or the share of words when one holds the other."""
    left, right = name_key(asked), name_key(known)
    if has_han(left) != has_han(right):
        return 0.0
    if len(left) >= 4 and abs(len(left) - len(right)) <= 0.2 * len(left):
        ratio = SequenceMatcher(None, left, right, autojunk=False).ratio()
        if ratio >= _NEAR_RATIO:
            return ratio
    if not (_inside(left, right) or _inside(right, left)):
        return 0.0
    shorter, longer = sorted((_units(left), _units(right)))
    return shorter / longer if shorter >= 2 and 2 * shorter >= longer else 0.0


def _units(key: str) -> int:
    return len(key) // 2 if has_han(key) else len(key.split())
