"""A small graph in two languages, written by hand, in a real store: what the tests of the query walk read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters.scripted import ScriptedEmbedder, ScriptedParser
from adapters.sqlite.store import SqliteStore, open_store
from linguistics.normal import name_key
from schema import ids
from schema.documents import Chunk, Document, Layout, Page, Sentence, Span
from schema.extraction import EntityType, Literal, LiteralKind
from schema.graph import DocumentGraph, Evidence, Fact, LocalEntity, Merge, MergeKind, ResolvedMention
from schema.ports import LedgerEntry
from schema.rendering import embed_graph

EMBEDDER = ScriptedEmbedder(width=256)
NAMES: Mapping[str, EntityType] = {
    "The Quiet Harbour": EntityType.PRODUCT,
    "Anna Berg": EntityType.PERSON,
    "Elsa Berg": EntityType.PERSON,
    "Gotland": EntityType.PLACE,
    "Uppsala": EntityType.PLACE,
    "The Loud Forest": EntityType.PRODUCT,
    "Nils Holm": EntityType.PERSON,
    "Lund": EntityType.PLACE,
    "Northwind Traders": EntityType.ORGANISATION,
    "Contoso": EntityType.ORGANISATION,
    "Star River Technology": EntityType.ORGANISATION,
    "星河科技": EntityType.ORGANISATION,
    "王敏": EntityType.PERSON,
    "上海": EntityType.PLACE,
    "Sweden": EntityType.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document: a title, lines (one sentence each, one chunk in all), facts as ``subject | predicate | object``."""

    uri: str
    title: str
    lines: tuple[str, ...]
    facts: tuple[str, ...] = ()
    readers: frozenset[str] = frozenset({"staff"})
    merge: tuple[str, str] = ("", "")
    headings: tuple[str, ...] = field(default=())


TOWN = (
    Sheet(
        uri="films/harbour.md",
        title="The Quiet Harbour",
        lines=(
            "The Quiet Harbour is a film of 1961 directed by Anna Berg.",
            "It was shot in Sweden over two winters.",
        ),
        facts=("The Quiet Harbour | directed by | Anna Berg",),
    ),
    Sheet(
        uri="people/anna.md",
        title="Anna Berg",
        lines=("Anna Berg grew up in Uppsala as the daughter of the painter Elsa Berg.", "She died in Sweden."),
        facts=("Anna Berg | daughter of | Elsa Berg", "Anna Berg | grow up in | Uppsala"),
    ),
    Sheet(uri="people/elsa.md", title="Elsa Berg", lines=("Elsa Berg painted the cliffs of Gotland in oil.",)),
    Sheet(
        uri="films/forest.md",
        title="The Loud Forest",
        lines=("The Loud Forest is a film of 1975 directed by Nils Holm.", "Critics in Sweden disliked it."),
        facts=("The Loud Forest | directed by | Nils Holm",),
    ),
    Sheet(uri="people/nils.md", title="Nils Holm", lines=("Nils Holm was a teacher in Lund, Sweden.",)),
    Sheet(
        uri="supply/prices.md",
        title="Price list",
        headings=("Supplies",),
        lines=(
            "Supplier: Northwind Traders | Part: copper wire | Price: 120 EUR",
            "Supplier: Contoso | Part: steel bolts | Price: 80 EUR",
        ),
        facts=("Northwind Traders | price | 120",),
    ),
    Sheet(
        uri="zh/star.md",
        title="星河科技简介",
        lines=("星河科技（Star River Technology）成立于2001年。", "星河科技的董事长是王敏。", "公司总部位于上海。"),
        facts=("星河科技 | 董事长 | 王敏",),
        merge=("Star River Technology", "星河科技"),
    ),
    Sheet(
        uri="board/secret.md",
        title="Board notes",
        lines=("Anna Berg was paid a secret fee by Contoso for the film.",),
        readers=frozenset({"board"}),
    ),
)


def graph_of(page: Sheet) -> DocumentGraph:
    """The graph of one page; every listed name is a mention wherever it stands."""
    document_id = ids.document_id(page.uri)
    text = "\n".join(page.lines)
    chunk_id = ids.chunk_id(document_id, 0, len(text))
    span = Span(document_id=document_id, start=0, end=len(text))
    sentences = _sentences(page, document_id, chunk_id)
    mentions = _mentions(document_id, chunk_id, text)
    wanted = {mention.surface for mention in mentions} | {name for name in page.merge if name}
    return DocumentGraph(
        document=Document(
            id=document_id,
            uri=page.uri,
            text=text,
            title=page.title,
            media_type="text/plain",
            language="zh" if page.uri.startswith("zh/") else "en",
            published="2024-03-01",
            readers=page.readers,
            layout=Layout(pages=(Page(number=1, start=0, end=len(text), label="p. i"),)),
        ),
        chunks=(Chunk(id=chunk_id, span=span, text=text, index=0, headings=page.headings),),
        sentences=sentences,
        entities=tuple(sorted((_entity(name) for name in sorted(wanted)), key=lambda entity: entity.id)),
        mentions=mentions,
        facts=tuple(sorted((_fact(line, sentences) for line in page.facts), key=lambda fact: fact.id)),
        merges=_merges(page, sentences[0]),
    )


@contextmanager
def town(folder: Path, pages: tuple[Sheet, ...] = TOWN) -> Iterator[SqliteStore]:
    """A store that holds these pages."""
    with open_store(folder / "graph.db", embedder_name=EMBEDDER.name, width=EMBEDDER.width) as store:
        for page in pages:
            graph = graph_of(page)
            entry = LedgerEntry(uri=page.uri, fingerprint="1", document_uris=(page.uri,))
            store.put_source(entry, [(graph, embed_graph(graph, EMBEDDER))])
        yield store


def parsers() -> dict[str, ScriptedParser]:
    """Parsers that know words and the names of the town, no tags."""
    return {
        "en": ScriptedParser(names={"Gotland": "GPE"}),
        "zh": ScriptedParser(language="zh"),
    }


def entity_id(name: str) -> str:
    """Id of a name of the town."""
    return ids.entity_id(NAMES[name].value, name_key(name))


def chunk_of(uri: str) -> str:
    """Id of the only chunk of a page."""
    page = next(page for page in TOWN if page.uri == uri)
    return ids.chunk_id(ids.document_id(uri), 0, len("\n".join(page.lines)))


def _sentences(page: Sheet, document_id: str, chunk_id: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for index, line in enumerate(page.lines):
        span = Span(document_id=document_id, start=start, end=start + len(line))
        sentence_id = ids.sentence_id(document_id, span.start, span.end)
        found.append(Sentence(id=sentence_id, span=span, text=line, chunk_id=chunk_id, index=index))
        start += len(line) + 1
    return tuple(found)


def _entity(name: str) -> LocalEntity:
    return LocalEntity(id=entity_id(name), type=NAMES[name], normal_name=name_key(name))


def _mentions(document_id: str, chunk_id: str, text: str) -> tuple[ResolvedMention, ...]:
    found = [
        ResolvedMention(
            entity_id=entity_id(name),
            chunk_id=chunk_id,
            span=Span(document_id=document_id, start=match.start(), end=match.end()),
            surface=name,
            score=0.9,
        )
        for name in NAMES
        for match in re.finditer(re.escape(name), text)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.entity_id)))


def _fact(line: str, sentences: tuple[Sentence, ...]) -> Fact:
    subject, predicate, target = (part.strip() for part in line.split("|"))
    literal = Literal(kind=LiteralKind.AMOUNT, value=target, unit="EUR") if target.isdigit() else None
    proof = next(s for s in sentences if subject in s.text and target in s.text)
    key = literal.key if literal else entity_id(target)
    return Fact(
        id=ids.fact_id(entity_id(subject), predicate, key, "0\x1f\x1f\x1f\x1f\x1f"),
        subject_id=entity_id(subject),
        predicate=predicate,
        object=literal or entity_id(target),
        evidence=(
            Evidence(span=proof.span, quote=proof.text, chunk_id=proof.chunk_id, extractor="hand", confidence=0.9),
        ),
    )


def _merges(page: Sheet, proof: Sentence) -> tuple[Merge, ...]:
    source, target = page.merge
    if not source:
        return ()
    one, other = entity_id(source), entity_id(target)
    return (
        Merge(
            id=ids.merge_id(MergeKind.TRANSLATION.value, one, other, proof.span.document_id),
            kind=MergeKind.TRANSLATION,
            source_id=one,
            target_id=other,
            reason="two languages",
            evidence=proof.span,
            quote=proof.text,
        ),
    )
