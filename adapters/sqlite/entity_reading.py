"""Reading entities, facts and merges, as far as visible documents prove them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from adapters.sqlite.codec import decode_literal, decode_qualifiers, listed
from adapters.sqlite.joining import Component, components, uncontradicted
from adapters.sqlite.view import View
from linguistics.normal import name_key
from linguistics.scripts import writing
from schema.documents import Span
from schema.extraction import EntityType
from schema.graph import Alias, Entity, Evidence, Fact, Merge, MergeKind

_VISIBLE_KEYS = """SELECT id, key FROM entity WHERE id IN (SELECT value FROM json_each(?1)) AND EXISTS (
    SELECT 1 FROM document_entity
    WHERE document_entity.entity = entity.key AND class IN (SELECT value FROM json_each(?2)))"""
_NAMES = """SELECT name.surface, entity.type, name.document, name.mentions
    FROM name JOIN entity ON entity.key = name.entity
    WHERE name.entity IN (SELECT value FROM json_each(?1)) AND name.class IN (SELECT value FROM json_each(?2))"""
_CALLED = """SELECT name_key, entity FROM name
    WHERE name_key IN (SELECT value FROM json_each(?1)) AND class IN (SELECT value FROM json_each(?2))
    UNION SELECT normal_name, entity.key FROM entity JOIN document_entity ON document_entity.entity = entity.key
    WHERE normal_name IN (SELECT value FROM json_each(?1)) AND class IN (SELECT value FROM json_each(?2))"""
_FACT_KEYS = """SELECT key, id FROM fact WHERE key IN (
        SELECT key FROM fact WHERE subject IN (SELECT value FROM json_each(?1))
        UNION SELECT key FROM fact WHERE object IN (SELECT value FROM json_each(?1))
        UNION SELECT key FROM fact WHERE id IN (SELECT value FROM json_each(?2))
        UNION SELECT evidence.fact FROM chunk JOIN evidence ON evidence.chunk = chunk.key
            WHERE chunk.id IN (SELECT value FROM json_each(?3)) AND chunk.class IN (SELECT value FROM json_each(?4))
    ) AND EXISTS (SELECT 1 FROM evidence
        WHERE evidence.fact = fact.key AND evidence.class IN (SELECT value FROM json_each(?4)))
    ORDER BY id LIMIT ?5"""
_FACTS = """SELECT key, id, subject, predicate, object, literal, qualifiers, valid_from, valid_to FROM fact
    WHERE key IN (SELECT value FROM json_each(?)) ORDER BY id"""
_EVIDENCE = """SELECT evidence.fact, document.id, document.key, chunk.id, evidence.first, evidence.past, extractor,
    confidence FROM evidence JOIN document ON document.key = evidence.document JOIN chunk ON chunk.key = evidence.chunk
    WHERE evidence.fact IN (SELECT value FROM json_each(?1)) AND evidence.class IN (SELECT value FROM json_each(?2))
    ORDER BY document.id, evidence.first, evidence.past, extractor, confidence, chunk.id"""
_MERGES = """SELECT merge.id, kind, hub, merge.source, merge.target, reason, document.id, document.key, first, past,
    distinguisher FROM merge JOIN document ON document.key = merge.document
    WHERE merge.source IN (SELECT value FROM json_each(?1)) AND NOT reversed
    AND merge.class IN (SELECT value FROM json_each(?2)) ORDER BY merge.id"""


def visible_keys(view: View, entity_ids: Iterable[str]) -> dict[str, int]:
    """Keys of the entities that a visible document knows, by id."""
    return dict(view.connection.execute(_VISIBLE_KEYS, (listed(entity_ids), view.classes)))


def entities(view: View, entity_ids: Sequence[str]) -> list[Entity]:
    """The entities these are members of, in the order asked for, each once; those without a visible mention are not."""
    keys = visible_keys(view, entity_ids)
    joined = components(view, keys.values())
    wanted = {joined[keys[one]].id: joined[keys[one]] for one in entity_ids if one in keys}
    return [entity for component in wanted.values() if (entity := _entity(view, component)) is not None]


def find_entities(view: View, names: Sequence[str]) -> list[list[Entity]]:
    """For each name the entities called so, most mentioned first, then by id.

    A hub's bare name counts as a name of what it joins: the text that made the hub said so.
    """
    wanted = [name_key(name) for name in names]
    found: dict[str, list[int]] = {}
    for key, entity in view.connection.execute(_CALLED, (listed(sorted(set(wanted))), view.classes)):
        found.setdefault(key, []).append(entity)
    joined = components(view, {key for keys in found.values() for key in keys})
    built = {component.id: _entity(view, component) for component in joined.values()}
    result = []
    for name in wanted:
        ids = sorted({joined[key].id for key in found.get(name, ())})
        called = [entity for one in ids if (entity := built[one]) is not None]
        result.append(sorted(called, key=lambda entity: (-entity.mentions, entity.id)))
    return result


def facts(
    view: View, entity_ids: Sequence[str], fact_ids: Sequence[str], chunk_ids: Sequence[str], limit: int
) -> list[Fact]:
    """Facts with at least one visible proof, by id; ends are ids of joined entities."""
    joined = components(view, visible_keys(view, entity_ids).values())
    given = (listed(joined), listed(fact_ids), listed(chunk_ids), view.classes, max(limit, 0))
    keys = [key for key, _ in view.connection.execute(_FACT_KEYS, given)]
    return facts_by_key(view, keys)


def facts_by_key(view: View, keys: Iterable[int]) -> list[Fact]:
    """Facts that are known to be visible, by id."""
    chosen = listed(keys)
    rows = view.connection.execute(_FACTS, (chosen,)).fetchall()
    joined = components(view, {end for row in rows for end in (row[2], row[4]) if end is not None})
    proofs: dict[int, list[Evidence]] = {}
    for fact, document_id, document, chunk_id, first, past, extractor, confidence in view.connection.execute(
        _EVIDENCE, (chosen, view.classes)
    ):
        evidence = Evidence(
            span=Span(document_id=document_id, start=first, end=past),
            quote=view.slice(document, first, past),
            chunk_id=chunk_id,
            extractor=extractor,
            confidence=confidence,
        )
        proofs.setdefault(fact, []).append(evidence)
    return [
        Fact(
            id=fact_id,
            subject_id=joined[subject].id,
            predicate=predicate,
            object=decode_literal(json.loads(literal)) if target is None else joined[target].id,
            evidence=tuple(proofs[key]),
            qualifiers=decode_qualifiers(json.loads(qualifiers)),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        for key, fact_id, subject, predicate, target, literal, qualifiers, valid_from, valid_to in rows
    ]


def merges(view: View, entity_id: str) -> list[Merge]:
    """The visible merges that join the members of this entity, by id; not the reversed and contradicted ones."""
    joined = components(view, visible_keys(view, [entity_id]).values())
    rows = view.connection.execute(_MERGES, (listed(joined), view.classes)).fetchall()
    ids = {
        key: name for component in joined.values() for key, name in zip(component.keys, component.members, strict=True)
    }
    through_hubs = set(uncontradicted(view, [(row[3], row[4], row[2]) for row in rows if row[2]]))
    return [
        Merge(
            id=merge_id,
            kind=MergeKind(kind),
            source_id=ids[source],
            target_id=ids[target],
            reason=reason,
            evidence=Span(document_id=document_id, start=first, end=past),
            quote=view.slice(document, first, past),
            distinguisher=distinguisher,
        )
        for merge_id, kind, hub, source, target, reason, document_id, document, first, past, distinguisher in rows
        if not hub or (source, target) in through_hubs
    ]


def _entity(view: View, component: Component) -> Entity | None:
    """The entity as its visible mentions call it, or None when there are none."""
    surfaces: Counter[str] = Counter()
    types: Counter[str] = Counter()
    documents: set[int] = set()
    for surface, entity_type, document, mentions in view.connection.execute(
        _NAMES, (listed(component.keys), view.classes)
    ):
        surfaces[surface] += mentions
        types[entity_type] += mentions
        documents.add(document)
    if not surfaces:
        return None
    names = sorted(surfaces, key=lambda surface: (-surfaces[surface], -len(surface), surface))
    best_type = min(types, key=lambda one: (-types[one], one == EntityType.OTHER.value, one))
    return Entity(
        id=component.id,
        name=names[0],
        type=EntityType(best_type),
        members=component.members,
        aliases=tuple(Alias(name=name, language=writing(name), count=surfaces[name]) for name in names),
        mentions=surfaces.total(),
        documents=len(documents),
    )
