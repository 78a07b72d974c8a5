"""Cheap stages that read real files: a line is a sentence, ``A | verb | B`` a triple. Picklable, for workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adapters.scripted import ScriptedEmbedder
from kg_builder.ingest import Stages
from kg_builder.resolve import LocalResolver
from schema import ids
from schema.documents import Chunk, Document, Sentence, Span, Split
from schema.errors import InputError, MissingComponent
from schema.extraction import EntityType, Extraction, Mention, Triple
from schema.graph import DocumentGraph, DocumentVectors
from schema.ports import LedgerEntry, Loaded, Refusal, Source


@dataclass(frozen=True, slots=True)
class LineLoader:
    """A document from a UTF-8 file, several where ``===`` stands; files that say so are refused, raise or kill."""

    version: str = "lines-1"
    crashes: str = ""

    def load(self, source: Source) -> Loaded:
        text = source.path.read_text(encoding="utf-8")
        if text.startswith("refuse"):
            refusal = Refusal(uri=source.uri, code="empty", message="nothing in it", remedy="Look at it.")
            return Loaded(refusals=(refusal,))
        if text.startswith("raise"):
            raise ValueError("odd\nbytes\x1b[31m")
        if text.startswith("missing"):
            raise MissingComponent("there is no model", remedy="Install it.")
        if text.startswith("die"):
            self._die(source)
        parts = text.split("\n===\n")
        return Loaded(documents=tuple(self._document(source, index, part) for index, part in enumerate(parts)))

    def _die(self, source: Source) -> None:
        """Kill this process: always for ``die``, once for ``die once`` (a file beside it remembers)."""
        mark = Path(self.crashes) / source.path.name
        if not source.path.read_text(encoding="utf-8").startswith("die once") or not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def _document(self, source: Source, index: int, text: str) -> Document:
        uri = source.uri if not index else f"{source.uri}!/{index}"
        return Document(
            id=ids.document_id(uri),
            uri=uri,
            text=text,
            title=uri,
            media_type="text/plain",
            readers=source.readers,
        )


@dataclass(frozen=True, slots=True)
class LineSplitter:
    """A chunk of two lines, a sentence a line."""

    version: str = "lines-1"

    def split(self, document: Document) -> Split:
        lines: list[Span] = []
        at = 0
        for text in document.text.split("\n"):
            if text:
                lines.append(Span(document_id=document.id, start=at, end=at + len(text)))
            at += len(text) + 1
        chunks: list[Chunk] = []
        sentences: list[Sentence] = []
        for first in range(0, len(lines), 2):
            pair = lines[first : first + 2]
            span = Span(document_id=document.id, start=pair[0].start, end=pair[-1].end)
            chunk = ids.chunk_id(document.id, span.start, span.end)
            chunks.append(Chunk(id=chunk, span=span, text=document.slice(span), index=len(chunks)))
            for line in pair:
                name = ids.sentence_id(document.id, line.start, line.end)
                quote = document.slice(line)
                sentences.append(Sentence(id=name, span=line, text=quote, chunk_id=chunk, index=len(sentences)))
        return Split(chunks=tuple(chunks), sentences=tuple(sentences))


@dataclass(frozen=True, slots=True)
class BarExtractor:
    """Reads ``A | verb | B`` lines."""

    version: str = "bars-1"
    pause: float = 0.0
    fails_on: str = ""

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        if self.pause:
            time.sleep(self.pause)
        if self.fails_on and self.fails_on in document.text:
            raise InputError("cannot be read")
        triples: dict[str, list[Triple]] = {chunk.id: [] for chunk in split.chunks}
        for sentence in split.sentences:
            parts = sentence.text.split(" | ")
            if len(parts) != 3:
                continue
            subject = self._mention(sentence, parts[0])
            target = self._mention(sentence, parts[2], last=True)
            triples[sentence.chunk_id].append(
                Triple(subject=subject, predicate=parts[1], object=target, evidence=sentence.span)
            )
        return [
            Extraction(
                chunk_id=chunk,
                extractor=self.version,
                mentions=tuple(mention for one in found for mention in (one.subject,)),
                triples=tuple(found),
            )
            for chunk, found in triples.items()
        ]

    def _mention(self, sentence: Sentence, name: str, *, last: bool = False) -> Mention:
        at = sentence.text.rindex(name) if last else sentence.text.index(name)
        start = sentence.span.start + at
        span = Span(document_id=sentence.span.document_id, start=start, end=start + len(name))
        return Mention(span=span, surface=name, type=EntityType.ORGANISATION, score=0.9)


@dataclass(frozen=True, slots=True)
class Factory:
    """Builds cheap stages."""

    pause: float = 0.0
    crashes: str = ""
    fails_on: str = ""
    extractor_version: str = "bars-1"
    embedder_width: int = 16

    def __call__(self) -> Stages:
        return Stages(
            loader=LineLoader(crashes=self.crashes),
            splitter=LineSplitter(),
            extractors=(BarExtractor(version=self.extractor_version, pause=self.pause, fails_on=self.fails_on),),
            resolver=LocalResolver(),
            embedder=ScriptedEmbedder(width=self.embedder_width),
        )


@dataclass(slots=True)
class MemoryWriter:
    """A GraphWriter that remembers every call."""

    entries: dict[str, LedgerEntry] = field(default_factory=dict)
    graphs: dict[str, tuple[tuple[DocumentGraph, DocumentVectors], ...]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    rejects: str = ""

    def put_source(self, entry: LedgerEntry, graphs: Sequence[tuple[DocumentGraph, DocumentVectors]]) -> None:
        if self.rejects and self.rejects == entry.uri and graphs:
            raise InputError("the graph does not hold together")
        self.calls.append(f"put {entry.uri}")
        self.entries[entry.uri] = entry
        self.graphs[entry.uri] = tuple(graphs)

    def delete_source(self, uri: str) -> bool:
        self.calls.append(f"delete {uri}")
        return self.entries.pop(uri, None) is not None and self.graphs.pop(uri, None) is not None

    def ledger(self) -> Mapping[str, LedgerEntry]:
        return dict(self.entries)

    def reverse_merge(self, merge_id: str, *, reason: str) -> None:
        raise NotImplementedError(merge_id, reason)

    def restore_merge(self, merge_id: str) -> None:
        raise NotImplementedError(merge_id)


def write_corpus(folder: Path, names: int = 6) -> list[Path]:
    """Small files that share entities."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(names):
        path = folder / f"file{number}.txt"
        lines = [f"Acme Ltd | buys | Part {number}", f"Part {number} | fits | Engine", "A line that says nothing"]
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths
