"""Documents of random worlds, and the graphs that the product's own pieces make of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from adapters.loaders.builder import TextBuilder
from adapters.scripted import ScriptedEmbedder
from kg_builder.extract.structured import StructuredExtractor
from kg_builder.resolve.resolver import LocalResolver
from kg_builder.split import BlockSplitter
from schema import ids
from schema.access import Principal
from schema.documents import Document
from schema.extraction import EntityType
from schema.graph import DocumentGraph, DocumentVectors
from schema.rendering import embed_graph
from tests.integration.permissions.reading import ORGANISATION, OTHER, PERSON, ListedNames

EMBEDDER = ScriptedEmbedder(width=32)
GROUPS = ("board", "finance", "hr", "staff")

SHARED: tuple[tuple[str, EntityType], ...] = (
    ("Acme Holdings Ltd", ORGANISATION),
    ("Acme Holdings GmbH", ORGANISATION),
    ("Acme Holdings", ORGANISATION),
    ("Delta Foods", ORGANISATION),
    ("Orion", OTHER),
    ("Lyon", EntityType.PLACE),
    ("Ann Lee", PERSON),
    ("Lee", PERSON),
    ("Bob Stone", PERSON),
    ("星河科技有限公司", ORGANISATION),
    ("星河", OTHER),
    ("李伟", PERSON),
    ("上海", EntityType.PLACE),
)
"""Names that any document may use."""

WORDS = ("Quorvax", "Zilthun", "Mevrokk", "Jopfend", "Wexdral", "Bruxopi", "Tarniq", "Ostelbu")
HAN_WORDS = ("骉犇", "猋淼", "靐龗", "羴飍", "嚞燚", "焱垚", "掱歮", "惢畾")
"""Canaries: document i, and no other, uses ``WORDS[i]`` and ``HAN_WORDS[i]``."""

_TYPES = {"Labs": ORGANISATION, "Reed": PERSON, "集团": ORGANISATION, "生": PERSON}


def own_names(number: int) -> tuple[tuple[str, EntityType], ...]:
    """Names that only document ``number`` uses, each with its canary."""
    word, han = WORDS[number], HAN_WORDS[number]
    return (
        (f"{word} Labs", ORGANISATION),
        (f"{word} Reed", PERSON),
        (word, OTHER),
        (f"{han}集团", ORGANISATION),
        (han, OTHER),
    )


NAMES = (*SHARED, *(name for number in range(len(WORDS)) for name in own_names(number)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a document says. ``parts`` are paragraphs (text), and tables (headers, then rows) and key-value lines."""

    number: int
    readers: frozenset[str]
    title: str
    heading: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    published: str = ""

    @property
    def uri(self) -> str:
        """The canary stands in the uri too."""
        return f"folder/{WORDS[self.number]}-{HAN_WORDS[self.number]}.txt"

    @property
    def canaries(self) -> tuple[str, str]:
        """Words of this document alone."""
        return WORDS[self.number], HAN_WORDS[self.number]

    @property
    def document(self) -> Document:
        """The document with its layout, as a loader gives it."""
        builder = TextBuilder()
        builder.begin_page(label=f"Sheet {WORDS[self.number]}")
        builder.heading(self.heading, 1)
        for key, value in self.fields:
            builder.key_value(key, value)
        for paragraph in self.paragraphs:
            builder.paragraph(paragraph)
        if self.table:
            builder.table(self.table[1:], self.table[0])
        text, layout = builder.build()
        return Document(
            id=ids.document_id(self.uri),
            uri=self.uri,
            text=text,
            title=self.title,
            media_type="text/plain",
            language="en",
            published=self.published,
            readers=self.readers,
            metadata=(("author", WORDS[self.number]),),
            layout=layout,
        )

    def seen_by(self, principal: Principal) -> bool:
        """The rule of the product: the owner reads all, others what one of their groups may read."""
        return principal.owner or bool(self.readers & principal.groups)


@cache
def graph_of(paper: Paper) -> tuple[DocumentGraph, DocumentVectors]:
    """Split, extract, resolve and embed with the product's own pieces."""
    document = paper.document
    split = BlockSplitter().split(document)
    readings = [
        reading
        for extractor in (StructuredExtractor(), ListedNames(NAMES))
        for reading in extractor.extract(document, split)
    ]
    graph = LocalResolver().resolve(document, split, readings)
    return graph, embed_graph(graph, EMBEDDER)
