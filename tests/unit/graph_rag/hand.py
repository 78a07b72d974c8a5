"""Pools, mentions, sentences and readers written by hand, so that the rules of the walk are tested without a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_rag.bridge import Mentions
from graph_rag.pool import Candidate, Pool, candidate
from graph_rag.sentences import RankedSentence, SentenceFeatures
from schema import ids
from schema.access import VisibleSet
from schema.documents import Chunk, Document, Layout, Page, Sentence, Span
from schema.errors import NotFound
from schema.extraction import EntityType
from schema.graph import DocumentCard, Entity, Fact

VISIBLE = VisibleSet(classes=frozenset({1}))


def card(uri: str, title: str) -> DocumentCard:
    """A card of an English text."""
    return DocumentCard(
        id=ids.document_id(uri),
        uri=uri,
        title=title,
        media_type="text/plain",
        language="en",
        published="",
        readers=(),
        characters=1,
        chunks=1,
        facts=0,
    )


def place(name: str, text: str, title: str = "", headings: tuple[str, ...] = ()) -> Candidate:
    """A candidate whose chunk is called by this name and is the whole of the document ``name``.txt."""
    span = Span(document_id=ids.document_id(f"{name}.txt"), start=0, end=len(text))
    return candidate(Chunk(id=name, span=span, text=text, index=0, headings=headings), card(f"{name}.txt", title))


def pool_of(terms: Sequence[str], *places: Candidate) -> Pool:
    """A pool of these candidates."""
    return Pool({entry.chunk.id: entry for entry in places}, terms)


def mentions_of(by_chunk: Mapping[str, Sequence[str]], rarity: Mapping[str, float] | None = None) -> Mentions:
    """Chunks and the entities they mention; an entity is named as it is called, and as rare as said (else 1)."""
    by_entity: dict[str, list[str]] = {}
    for chunk_id, entities in by_chunk.items():
        for entity in entities:
            by_entity.setdefault(entity, []).append(chunk_id)
    return Mentions(
        by_chunk={chunk_id: tuple(entities) for chunk_id, entities in by_chunk.items()},
        by_entity={entity: tuple(chunks) for entity, chunks in by_entity.items()},
        names={entity: (entity,) for entity in by_entity},
        rarity={entity: (rarity or {}).get(entity, 1.0) for entity in by_entity},
    )


def sentence(chunk_id: str, text: str, start: int = 0, number: int = 0) -> Sentence:
    """A sentence of the document ``chunk_id``.txt."""
    span = Span(document_id=ids.document_id(f"{chunk_id}.txt"), start=start, end=start + len(text))
    return Sentence(id=f"{chunk_id}-{number}", span=span, text=text, chunk_id=chunk_id, index=number)


def ranked(name: str, lines: Mapping[str, float], *, chunk: float = 1.0, heading: str = "") -> list[RankedSentence]:
    """The lines of the document ``name``.txt, each with its score; ``heading`` is the line that is one."""
    text = "\n".join(lines)
    entry = place(name, text)
    return [
        RankedSentence(
            sentence=sentence(name, line, text.index(line), number),
            place=entry,
            score=score,
            features=SentenceFeatures(chunk=chunk, heading=1.0 if line == heading else 0.0),
        )
        for number, (line, score) in enumerate(lines.items())
    ]


@dataclass
class Shelf:
    """The parts of a reader that context and proof use: documents, facts and entities held in memory."""

    texts: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[Fact] = ()
    named: Sequence[Entity] = ()
    read: list[str] = field(default_factory=list)

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        self.read.append(document_id)
        for name, text in self.texts.items():
            uri = f"{name}.txt"
            if ids.document_id(uri) == document_id:
                layout = Layout(pages=(Page(number=7, start=0, end=len(text)),))
                return Document(id=document_id, uri=uri, text=text, title=name, media_type="text/plain", layout=layout)
        raise NotFound(f"no document {document_id}")

    def facts(self, visible: VisibleSet, *, chunk_ids: Sequence[str] = (), limit: int = 1000) -> list[Fact]:
        wanted = [fact for fact in self.found if any(proof.chunk_id in chunk_ids for proof in fact.evidence)]
        return sorted(wanted, key=lambda fact: fact.id)[:limit]

    def entities(self, entity_ids: Sequence[str], visible: VisibleSet) -> list[Entity]:
        return [entity for entity in self.named if set(entity.members) & set(entity_ids)]


def entity(name: str, *members: str) -> Entity:
    """An entity called by its id."""
    return Entity(id=name, name=name.title(), type=EntityType.OTHER, members=(name, *members))
