"""Readings written against a text: names are found in it, so that every mention is a slice."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.resolve import LocalResolver
from schema import ids
from schema.documents import Cell, Chunk, Document, Layout, Sentence, Span, Split, Table
from schema.extraction import (
    AliasClaim,
    EntityType,
    Extraction,
    Literal,
    LiteralKind,
    Mention,
    Qualifiers,
    Reject,
    Triple,
)
from schema.graph import DocumentGraph, Fact, LocalEntity, Merge, MergeKind

PERSON = EntityType.PERSON
ORG = EntityType.ORGANISATION
OTHER = EntityType.OTHER
SURE = 0.9
WEAK = 0.6


@dataclass
class Text:
    """One document of some lines, one chunk a line unless ``one_chunk``; each line is a sentence."""

    text: str
    uri: str = "notes.txt"
    tables: tuple[tuple[int, int], ...] = ()
    extractor: str = "rules"
    mentions: list[Mention] = field(default_factory=list)
    triples: list[Triple] = field(default_factory=list)
    aliases: list[AliasClaim] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def id(self) -> str:
        return ids.document_id(self.uri)

    @property
    def document(self) -> Document:
        tables = tuple(
            Table(start=start, end=end, cells=(Cell(start=start, end=end, row=0, column=0),))
            for start, end in self.tables
        )
        return Document(
            id=self.id,
            uri=self.uri,
            text=self.text,
            title="Notes",
            media_type="text/plain",
            layout=Layout(tables=tables),
        )

    def span(self, part: str, nth: int = 0) -> Span:
        """Where ``part`` stands for the nth time (from 0)."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(part, at + 1)
        return Span(document_id=self.id, start=at, end=at + len(part))

    def line(self, inside: Span) -> Span:
        """The line that holds a place."""
        start = self.text.rfind("\n", 0, inside.start) + 1
        end = self.text.find("\n", inside.start)
        return Span(document_id=self.id, start=start, end=end if end >= 0 else len(self.text))

    def mention(self, name: str, kind: EntityType = OTHER, score: float = WEAK, nth: int = 0) -> Mention:
        return Mention(span=self.span(name, nth), surface=name, type=kind, score=score)

    def name(self, name: str, kind: EntityType = OTHER, score: float = WEAK, nth: int = 0) -> Text:
        self.mentions.append(self.mention(name, kind, score, nth))
        return self

    def says(
        self,
        subject: Mention | str,
        predicate: str,
        target: Mention | Literal | str,
        qualifiers: Qualifiers | None = None,
        confidence: float = 1.0,
    ) -> Text:
        who = self.mention(subject) if isinstance(subject, str) else subject
        what = self.mention(target) if isinstance(target, str) else target
        self.triples.append(
            Triple(
                subject=who,
                predicate=predicate,
                object=what,
                evidence=self.line(who.span),
                qualifiers=qualifiers or Qualifiers(),
                confidence=confidence,
            )
        )
        return self

    def claims(self, full: Mention | str, short: Mention | str, kind: str = "alias") -> Text:
        long = self.mention(full) if isinstance(full, str) else full
        brief = self.mention(short) if isinstance(short, str) else short
        self.aliases.append(AliasClaim(full=long, short=brief, kind=kind, evidence=self.line(long.span)))
        return self

    @property
    def split(self) -> Split:
        chunks: list[Chunk] = []
        sentences: list[Sentence] = []
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                span = Span(document_id=self.id, start=at, end=at + len(line))
                chunk = ids.chunk_id(self.id, span.start, span.end)
                chunks.append(Chunk(id=chunk, span=span, text=line, index=len(chunks)))
                name = ids.sentence_id(self.id, span.start, span.end)
                sentences.append(Sentence(id=name, span=span, text=line, chunk_id=chunk, index=len(sentences)))
            at += len(line) + 1
        return Split(chunks=tuple(chunks), sentences=tuple(sentences))

    @property
    def extraction(self) -> Extraction:
        return Extraction(
            chunk_id=self.split.chunks[0].id,
            extractor=self.extractor,
            mentions=tuple(self.mentions),
            triples=tuple(self.triples),
            aliases=tuple(self.aliases),
            rejects=tuple(self.rejects),
        )

    def resolve(self) -> DocumentGraph:
        return LocalResolver().resolve(self.document, self.split, [self.extraction])


def value(text: str, kind: LiteralKind = LiteralKind.TEXT, unit: str = "") -> Literal:
    return Literal(kind=kind, value=text, unit=unit, surface=text)


def entity(kind: EntityType, key: str, disambiguator: str = "") -> str:
    """Id of an entity."""
    return ids.entity_id(kind, key, disambiguator)


def entity_of(graph: DocumentGraph, surface: str, nth: int = 0) -> LocalEntity:
    """The entity of the nth mention (from 0) with this surface."""
    found = [mention.entity_id for mention in graph.mentions if mention.surface == surface]
    by_id = {one.id: one for one in graph.entities}
    return by_id[found[nth]]


def merges_of(graph: DocumentGraph, kind: MergeKind) -> list[Merge]:
    return [merge for merge in graph.merges if merge.kind is kind]


def joined(graph: DocumentGraph, kind: MergeKind) -> list[tuple[str, str, str]]:
    """Source name, target name and distinguisher of every merge of a kind, sorted."""
    names = {one.id: one.normal_name for one in graph.entities}
    found = merges_of(graph, kind)
    return sorted((names[merge.source_id], names[merge.target_id], merge.distinguisher) for merge in found)


def reasons(graph: DocumentGraph) -> list[str]:
    return [reject.reason for reject in graph.rejects]


def only_fact(graph: DocumentGraph) -> Fact:
    (fact,) = graph.facts
    return fact


def clusters(graphs: list[DocumentGraph]) -> list[frozenset[str]]:
    """What a store makes of these documents: sets of entity ids that are one, over merges that nothing contradicts."""
    merges = [merge for graph in graphs for merge in graph.merges]
    distinguishers: dict[str, set[str]] = {}
    for merge in merges:
        if merge.kind.through_hub and merge.distinguisher:
            distinguishers.setdefault(merge.target_id, set()).add(merge.distinguisher)
    group = {one.id: frozenset({one.id}) for graph in graphs for one in graph.entities}
    for merge in merges:
        if merge.kind.through_hub and len(distinguishers.get(merge.target_id, ())) > 1:
            continue
        both = group[merge.source_id] | group[merge.target_id]
        group.update(dict.fromkeys(both, both))
    return sorted(set(group.values()), key=sorted)


def same(graphs: list[DocumentGraph], first: LocalEntity, second: LocalEntity) -> bool:
    """True when a reader of all these documents sees the two as one."""
    return any({first.id, second.id} <= cluster for cluster in clusters(graphs))
