"""Readings of the structured extractor in a form that is short to compare."""

from __future__ import annotations

from kg_builder.extract.structured import StructuredExtractor
from kg_builder.split import BlockSplitter
from schema.documents import Document
from schema.extraction import Extraction, Mention, Triple
from tests.unit.kg_builder.documents import DocumentBuilder

Line = tuple[str, str, str]


def extractions(document: Document) -> list[Extraction]:
    return StructuredExtractor().extract(document, BlockSplitter().split(document))


def triples(source: Document | DocumentBuilder) -> list[Triple]:
    document = source if isinstance(source, Document) else source.build()
    return [triple for extraction in extractions(document) for triple in extraction.triples]


def rejects(source: Document | DocumentBuilder) -> list[str]:
    document = source if isinstance(source, Document) else source.build()
    return [reject.reason for extraction in extractions(document) for reject in extraction.rejects]


def shown(triple: Triple) -> str:
    """The object: a surface with its type, or kind, value and unit."""
    value = triple.object
    if isinstance(value, Mention):
        return f"{value.surface} /{value.type.value}"
    return " ".join(part for part in (value.kind.value, value.value, value.unit) if part)


def lines(source: Document | DocumentBuilder) -> list[Line]:
    return [(triple.subject.surface, triple.predicate, shown(triple)) for triple in triples(source)]


def timed(source: Document | DocumentBuilder) -> list[tuple[str, str, str, str]]:
    found = triples(source)
    return [(triple.subject.surface, triple.predicate, shown(triple), triple.qualifiers.time) for triple in found]


def one_row(headers: list[str], row: list[str]) -> list[Line]:
    """What a table of one row says."""
    return lines(DocumentBuilder().table(headers, [row]))


def types(source: Document | DocumentBuilder) -> dict[str, str]:
    """The type of each mention by its surface."""
    document = source if isinstance(source, Document) else source.build()
    return {m.surface: m.type.value for extraction in extractions(document) for m in extraction.mentions}
