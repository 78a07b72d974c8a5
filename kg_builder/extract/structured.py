"""Facts that a document's layout states: table rows, key-value lines, e-mail headers."""

from __future__ import annotations

from bisect import bisect_right

from kg_builder.extract.structured_email import is_email_header, read_email_header
from kg_builder.extract.structured_lines import groups, read_fields
from kg_builder.extract.structured_tables import read_table
from kg_builder.extract.structured_values import Readings
from schema.documents import Document, Split
from schema.extraction import Extraction, Mention, Reject, Triple


class StructuredExtractor:
    """Reads ``document.layout`` by rules; implements ``schema.ports.Extractor``.

    A row gives (key cell, column header, cell) with the row's line as evidence; columns headed by a year or quarter
    give the time of the fact instead of its predicate, and units in headers are applied to the values. A key-value
    line is about the name its record begins with, else about the heading or title above. The header of an e-mail
    gives (sender, send to, recipient).
    """

    @property
    def version(self) -> str:
        """Changes when the same layout would be read otherwise."""
        return "structured-1"

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        """One extraction per chunk, in order. A reading belongs to the chunk where its object stands."""
        if not split.chunks:
            return []
        readings = Readings(document)
        for table in document.layout.tables:
            read_table(readings, table)
        for group in groups(document):
            if is_email_header(group):
                read_email_header(readings, group)
            else:
                read_fields(readings, group)
        return self._by_chunk(readings, split)

    def _by_chunk(self, readings: Readings, split: Split) -> list[Extraction]:
        starts = [chunk.span.start for chunk in split.chunks]
        mentions: list[dict[Mention, None]] = [{} for _ in starts]
        triples: list[dict[Triple, None]] = [{} for _ in starts]
        rejects: list[dict[Reject, None]] = [{} for _ in starts]
        for mention in sorted(readings.mentions, key=lambda m: (m.span, m.type)):
            mentions[_chunk_at(starts, mention.span.start)][mention] = None
        for anchor, triple in readings.triples:
            triples[_chunk_at(starts, anchor)][triple] = None
        for anchor, reject in readings.rejects:
            rejects[_chunk_at(starts, anchor)][reject] = None
        return [
            Extraction(
                chunk_id=chunk.id,
                extractor=self.version,
                mentions=tuple(mentions[index]),
                triples=tuple(triples[index]),
                rejects=tuple(rejects[index]),
            )
            for index, chunk in enumerate(split.chunks)
        ]


def _chunk_at(starts: list[int], offset: int) -> int:
    """Index of the chunk that holds ``offset``: the last that begins at or before it."""
    return max(0, bisect_right(starts, offset) - 1)
