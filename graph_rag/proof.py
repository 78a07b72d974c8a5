"""Facts that the chosen sentences state, with the names of their ends."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.evidence import EvidenceItem, ProvedFact
from schema.access import VisibleSet
from schema.extraction import Literal
from schema.graph import Fact
from schema.ports import Reader

MAX_FACTS = 400


def proved_facts(items: Sequence[EvidenceItem], reader: Reader, visible: VisibleSet) -> tuple[ProvedFact, ...]:
    """Facts whose evidence overlaps an item, in order of the first item that states them, then by id."""
    chunk_ids = list(dict.fromkeys(entry.item.chunk_id for entry in items))
    if not chunk_ids:
        return ()
    stated = [
        (numbers, fact)
        for fact in reader.facts(visible, chunk_ids=chunk_ids, limit=MAX_FACTS)
        if (numbers := _numbers(fact, items))
    ]
    ends = {end for _, fact in stated for end in (fact.subject_id, fact.object) if isinstance(end, str)}
    names = {}
    for entity in reader.entities(sorted(ends), visible):
        names.update(dict.fromkeys((entity.id, *entity.members), entity.name))
    proved = [
        ProvedFact(
            fact=fact,
            subject=names.get(fact.subject_id, ""),
            object=literal_text(fact.object) if isinstance(fact.object, Literal) else names.get(fact.object, ""),
            numbers=numbers,
        )
        for numbers, fact in stated
    ]
    return tuple(sorted(proved, key=lambda entry: (entry.numbers[0], entry.fact.id)))


def literal_text(literal: Literal) -> str:
    """A literal for people: its words where known, else value and unit."""
    return literal.surface or f"{literal.value} {literal.unit}".strip()


def _numbers(fact: Fact, items: Sequence[EvidenceItem]) -> tuple[int, ...]:
    return tuple(
        entry.item.number
        for entry in items
        if any(
            proof.span.document_id == entry.item.span.document_id
            and proof.span.start < entry.item.span.end
            and entry.item.span.start < proof.span.end
            for proof in fact.evidence
        )
    )
