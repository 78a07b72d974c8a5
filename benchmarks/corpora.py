"""Folders of passages and questions: ``corpus.jsonl.gz`` (id, title, text) and ``questions.jsonl.gz``.

``questions`` rows: id, question, answers, gold_ids, type. Passages become documents, their title the top heading,
through the product's own splitter, extractors, resolver and embedder.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from api.bootstrap import House, StageFactory
from api.settings import Settings
from kg_builder.ingest.stages import Stages
from linguistics.scripts import writing
from schema import ids
from schema.documents import Block, BlockKind, Document, Layout
from schema.errors import InputError
from schema.graph import DocumentGraph
from schema.ports import LedgerEntry
from schema.rendering import embed_graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One row of the corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One row of the questions; ``gold_ids`` is empty for a question that nothing answers."""

    id: str
    question: str
    answers: tuple[str, ...]
    gold_ids: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A folder, read; ``name`` is the folder's name."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[Asked, ...]


def rows_of(file: Path) -> Iterator[dict[str, object]]:
    """Rows of a gzipped JSON-lines file. Raises InputError naming file and line."""
    if not file.is_file():
        raise InputError(
            f"there is no file {file.name!r} in {str(file.parent)!r}", remedy="Name a folder that has one."
        )
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(f"{file.name}, line {number}: not a JSON object ({error})") from error
            if not isinstance(row, dict):
                raise InputError(f"{file.name}, line {number}: not a JSON object")
            yield row


def _text(row: Mapping[str, object], key: str, file: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(f"{file}, row {row.get('id')!r}: {key!r} must be a text")
    return value


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key) or []
    return tuple(str(entry) for entry in value) if isinstance(value, list) else ()


def read_corpus(folder: Path, *, passages: int = 0, questions: int = 0, seed: int = 1) -> Corpus:
    """Read a folder; with limits, a random sample of questions, their gold passages and others up to ``passages``."""
    every = [
        Passage(id=_text(row, "id", "corpus"), title=str(row.get("title") or ""), text=_text(row, "text", "corpus"))
        for row in rows_of(folder / "corpus.jsonl.gz")
    ]
    asked = [
        Asked(
            id=str(row.get("id")),
            question=_text(row, "question", "questions"),
            answers=_texts(row, "answers"),
            gold_ids=_texts(row, "gold_ids"),
            type=str(row.get("type") or ""),
        )
        for row in rows_of(folder / "questions.jsonl.gz")
    ]
    chooser = random.Random(seed)
    if questions and len(asked) > questions:
        asked = chooser.sample(asked, questions)
    if passages and len(every) > passages:
        gold = {identifier for row in asked for identifier in row.gold_ids}
        others = [passage for passage in every if passage.id not in gold]
        room = max(0, passages - len(gold))
        kept = gold | {passage.id for passage in chooser.sample(others, min(room, len(others)))}
        every = [passage for passage in every if passage.id in kept]
    return Corpus(name=folder.name, passages=tuple(every), questions=tuple(asked))


def document_of(passage: Passage, readers: frozenset[str]) -> Document:
    """A passage as a document with its title as heading."""
    head = f"{passage.title}\n\n" if passage.title else ""
    text = head + passage.text
    blocks = [Block(kind=BlockKind.HEADING, start=0, end=len(passage.title), level=1)] if passage.title else []
    if passage.text.strip():
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=len(head), end=len(text)))
    uri = f"{passage.id}.txt"
    return Document(
        id=ids.document_id(uri), uri=uri, text=text, title=passage.title, media_type="text/plain",
        language="zh" if writing(text) == "zh" else "en", readers=readers, layout=Layout(blocks=tuple(blocks)),
    )  # fmt: skip


def build(document: Document, stages: Stages) -> DocumentGraph:
    """A document's part of the graph."""
    split = stages.splitter.split(document)
    read = [reading for extractor in stages.extractors for reading in extractor.extract(document, split)]
    return stages.resolver.resolve(document, split, read)


def ingest_corpus(corpus: Corpus, house: House, settings: Settings, *, classes: int = 1) -> dict[str, str]:
    """Write the passages that the store does not have yet, spread over ``classes`` groups; the group of each id."""
    groups = {passage.id: f"class{zlib.crc32(passage.id.encode()) % classes:02d}" for passage in corpus.passages}
    known = house.store.ledger()
    left = [passage for passage in corpus.passages if f"{passage.id}.txt" not in known]
    if not left:
        return groups
    with StageFactory(settings=settings)() as stages:
        for number, passage in enumerate(left, start=1):
            document = document_of(passage, frozenset({groups[passage.id]}))
            if document.text.strip():
                graph = build(document, stages)
                entry = LedgerEntry(uri=document.uri, fingerprint="bench", document_uris=(document.uri,))
                house.store.put_source(entry, [(graph, embed_graph(graph, stages.embedder))])
            if number % 50 == 0:
                sys.stderr.write(f"\r{corpus.name}: {number} of {len(left)} passages")
                sys.stderr.flush()
    sys.stderr.write("\n")
    return groups
