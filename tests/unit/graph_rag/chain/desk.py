"""A handful of documents on a desk: a reader of their lines, with full text by shared words and named entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from graph_rag.answer.parsing import ParseSentence
from graph_rag.chain.ground import Ground, ground_of
from graph_rag.question import Question
from linguistics.normal import name_key
from linguistics.terms import index_terms
from schema import ids
from schema.access import VisibleSet
from schema.answers import Hit
from schema.documents import Chunk, Document, Sentence, Span
from schema.errors import NotFound
from schema.extraction import EntityType
from schema.graph import Alias, DocumentCard, Entity, SearchKind
from schema.ports import Reader

EVERYTHING = VisibleSet(classes=frozenset({1}))


@dataclass(slots=True)
class Desk:
    """``texts``: lines by uri. ``entities``: names that mean the same, with their kind. ``hidden``: uris not shown."""

    texts: Mapping[str, Sequence[str]]
    entities: Mapping[tuple[str, ...], EntityType] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    searches: list[str] = field(default_factory=list)

    def reader(self) -> Reader:
        """The desk as the query side sees it."""
        return cast(Reader, self)

    def lines(self) -> list[Sentence]:
        """All visible lines in order."""
        found = []
        for uri, lines in self.texts.items():
            if uri in self.hidden:
                continue
            at = 0
            for number, line in enumerate(lines):
                span = Span(document_id=ids.document_id(uri), start=at, end=at + len(line))
                found.append(Sentence(id=f"{uri}:{number}", span=span, text=line, chunk_id=f"chk {uri}", index=number))
                at += len(line) + 1
        return found

    def sentences(
        self, visible: VisibleSet, *, chunk_ids: Sequence[str] = (), sentence_ids: Sequence[str] = ()
    ) -> list[Sentence]:
        del visible
        return [one for one in self.lines() if one.id in sentence_ids or one.chunk_id in chunk_ids]

    def chunks(self, chunk_ids: Sequence[str], visible: VisibleSet) -> list[Chunk]:
        del visible
        uris = [chunk_id.removeprefix("chk ") for chunk_id in chunk_ids]
        return [self._chunk(uri) for uri in uris if uri in self.texts and uri not in self.hidden]

    def _chunk(self, uri: str) -> Chunk:
        text = "\n".join(self.texts[uri])
        span = Span(document_id=ids.document_id(uri), start=0, end=len(text))
        return Chunk(id=f"chk {uri}", span=span, text=text, index=0)

    def documents(self, visible: VisibleSet, document_ids: Sequence[str] | None = None) -> list[DocumentCard]:
        del visible
        cards = [self._card(uri) for uri in self.texts if uri not in self.hidden]
        return [card for card in cards if document_ids is None or card.id in document_ids]

    def _card(self, uri: str) -> DocumentCard:
        return DocumentCard(
            id=ids.document_id(uri), uri=uri, title=uri.partition(".")[0].replace("-", " "), media_type="text/plain",
            language="en", published="2025-01-01", readers=(), characters=1, chunks=1, facts=0,
        )  # fmt: skip

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        del visible
        for uri, lines in self.texts.items():
            if ids.document_id(uri) == document_id and uri not in self.hidden:
                title = uri.partition(".")[0].replace("-", " ")
                return Document(id=document_id, uri=uri, text="\n".join(lines), title=title, media_type="text/plain")
        raise NotFound(f"no document {document_id}")

    def find_entities(self, names: Sequence[str], visible: VisibleSet) -> list[list[Entity]]:
        del visible
        return [self._named(name) for name in names]

    def _named(self, name: str) -> list[Entity]:
        return [
            Entity(
                id=f"ent {names[0]}",
                name=names[0],
                type=kind,
                members=(f"ent {names[0]}",),
                aliases=tuple(Alias(name=other, language="en", count=1) for other in names[1:]),
            )
            for names, kind in self.entities.items()
            if name_key(name) in {name_key(other) for other in names}
        ]

    def search_text(self, query: str, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        del visible
        self.searches.append(query)
        wanted = frozenset(index_terms(query))
        scored = [(len(wanted & frozenset(index_terms(line.text))), line.id) for line in self.lines()]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return [
            Hit(item_id=identifier, kind=kind, score=float(score), retriever="text")
            for score, identifier in scored[:k]
            if score
        ]


def no_parse(text: str) -> None:
    """Knows no names and no grammar."""
    del text


def grounded(
    desk: Desk,
    asked: Question,
    *,
    weights: Mapping[str, float] | None = None,
    visible: VisibleSet = EVERYTHING,
    parse: ParseSentence = no_parse,
) -> Ground:
    """What a search stands on, for one asker at the desk."""
    return ground_of(asked, (), weights or {}, reader=desk.reader(), visible=visible, parse=parse)
