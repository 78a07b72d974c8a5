"""The ``Resolver`` port: a pure function of one document."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.resolve.facts import FactBuilder, best_mentions
from kg_builder.resolve.identity import decide
from kg_builder.resolve.merges import MergeBuilder, entities_of
from kg_builder.resolve.readings import ChunkFinder, collect, sorted_rejects
from schema.documents import Document, Span, Split
from schema.extraction import Extraction, Reject
from schema.graph import DocumentGraph, LocalEntity, ResolvedMention

VERSION = "local-resolver-2"


class LocalResolver:
    """Resolves one document by rules: names to entities, triples to facts, and merges with their reasons.

    Identity is local (see ``schema.graph``): nothing but this document is looked at, so its rows never depend on what
    else is in the store. Extractions may come in any order and more than once.
    """

    @property
    def version(self) -> str:
        """Changes when the same readings would be resolved otherwise."""
        return VERSION

    def resolve(self, document: Document, split: Split, extractions: Sequence[Extraction]) -> DocumentGraph:
        """The document's part of the graph. Never raises for odd readings: what cannot be kept is a reject."""
        readings = collect(document, extractions)
        identities = decide(document, readings)
        chunks = ChunkFinder(split.chunks)
        builder = FactBuilder(document, identities, readings, chunks)
        facts = builder.build()
        places: dict[LocalEntity, tuple[int, int]] = {}
        mentions: list[ResolvedMention] = list(builder.mentions)
        rejects: list[Reject] = [*readings.rejects, *identities.rejects, *builder.rejects]
        for name in readings.names:
            span = Span(document_id=document.id, start=name.start, end=name.end)
            chunk = chunks.at(name.start, name.end)
            if not chunk:
                rejects.append(Reject(reason="outside-chunk", detail=name.surface, span=span))
                continue
            entity = identities.entity(name.start, name.end)
            places[entity] = min(places.get(entity, (name.start, name.end)), (name.start, name.end))
            mentions.append(
                ResolvedMention(entity_id=entity.id, chunk_id=chunk, span=span, surface=name.surface, score=name.score)
            )
        for entity, place in builder.entities:
            places[entity] = min(places.get(entity, place), place)
        merges, joined = MergeBuilder(identities).build(places)
        return DocumentGraph(
            document=document,
            chunks=tuple(sorted(split.chunks, key=lambda chunk: (chunk.span, chunk.id))),
            sentences=tuple(sorted(split.sentences, key=lambda sentence: (sentence.span, sentence.id))),
            entities=entities_of([places, joined]),
            mentions=best_mentions(mentions),
            facts=facts,
            merges=tuple(merges),
            rejects=sorted_rejects(rejects),
        )
