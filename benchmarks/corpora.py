"""Folders of passages and questions: ``corpus.jsonl.gz`` (id, title, text) and ``questions.jsonl.gz``.

``questions`` rows: id, question, answers, gold_ids, type. Passages become documents, their title the top heading,
through the product's own splitter, extractors, resolver and embedder.

A row that is not as expected is a ``Fault`` with its line and the form expected. Without a list to collect faults
in, the first one is raised; with one, the other rows are read.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import random
import sys
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from api.bootstrap import House, StageFactory
from api.settings import Settings
from kg_builder.ingest.stages import Stages
from linguistics.scripts import writing
from schema import ids
from schema.documents import Block, BlockKind, Document, Layout
from schema.errors import InputError
from schema.graph import DocumentGraph, DocumentVectors
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a file that could not be used: where it is, what is wrong, what was expected."""

    place: str
    problem: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}; expected {self.expected}"


Faults = list[Fault] | None
PASSAGE = '{"id": text, "title": text, "text": text}'
QUESTION = '{"id": text, "question": text, "answers": [text], "gold_ids": [text], "type": text}'


def note(fault: Fault, faults: Faults) -> None:
    """Collect a fault, or raise InputError where nobody collects."""
    if faults is None:
        raise InputError(f"{fault.place}: {fault.problem}", remedy=f"Expected: {fault.expected}.")
    faults.append(fault)


def lines_of(file: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines of a text file, gzipped or not. Raises InputError where it is missing or broken."""
    if not file.is_file():
        raise InputError(
            f"there is no file {file.name!r} in {str(file.parent)!r}", remedy="Name a folder that has one."
        )
    open_text = gzip.open if file.suffix == ".gz" else open
    try:
        with open_text(file, "rt", encoding="utf-8") as lines:
            yield from enumerate(lines, start=1)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name} cannot be read to its end: {error}", remedy="Get the file again.") from error


def rows_of(file: Path, faults: Faults = None, expected: str = "a JSON object") -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a JSON-lines file, each with its place ("corpus.jsonl.gz, line 3")."""
    for number, line in lines_of(file):
        if not line.strip():
            continue
        place = f"{file.name}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            note(Fault(place=place, problem=f"not JSON ({error})", expected=expected), faults)
            continue
        if isinstance(row, dict):
            yield place, row
        else:
            note(Fault(place=place, problem="not a JSON object", expected=expected), faults)


def _passage(row: Mapping[str, object]) -> Passage | str:
    identifier, title, text = row.get("id"), row.get("title") or "", row.get("text")
    if not isinstance(identifier, str) or not identifier:
        return "'id' must be a text"
    if not isinstance(title, str) or not isinstance(text, str):
        return "'title' and 'text' must be texts"
    return Passage(id=identifier, title=title, text=text)


def _asked(row: Mapping[str, object]) -> Asked | str:
    question, answers, golds = row.get("question"), row.get("answers") or [], row.get("gold_ids") or []
    if not isinstance(question, str) or not question.strip():
        return "'question' must be a text"
    if not isinstance(answers, list) or not isinstance(golds, list):
        return "'answers' and 'gold_ids' must be lists"
    return Asked(
        id=str(row.get("id")),
        question=question,
        answers=tuple(map(str, answers)),
        gold_ids=tuple(map(str, golds)),
        type=str(row.get("type") or ""),
    )


def _read_passages(file: Path, faults: Faults) -> list[Passage]:
    found: dict[str, Passage] = {}
    for place, row in rows_of(file, faults, PASSAGE):
        passage = _passage(row)
        if isinstance(passage, Passage) and passage.id in found:
            passage = f"id {passage.id!r} stands twice"
        if isinstance(passage, str):
            note(Fault(place=place, problem=passage, expected=PASSAGE), faults)
        else:
            found[passage.id] = passage
    return list(found.values())


def _read_questions(file: Path, known: frozenset[str], faults: Faults) -> list[Asked]:
    found = []
    for place, row in rows_of(file, faults, QUESTION):
        asked = _asked(row)
        if isinstance(asked, Asked) and not known.issuperset(asked.gold_ids):
            asked = f"gold_ids {sorted(set(asked.gold_ids) - known)[:3]} are not in the corpus"
        if isinstance(asked, str):
            note(Fault(place=place, problem=asked, expected=QUESTION), faults)
        else:
            found.append(asked)
    return found


def read_corpus(folder: Path, *, passages: int = 0, questions: int = 0, seed: int = 1, faults: Faults = None) -> Corpus:
    """Read a folder; with limits, a random sample of questions, their gold passages and others up to ``passages``."""
    every = _read_passages(folder / "corpus.jsonl.gz", faults)
    asked = _read_questions(folder / "questions.jsonl.gz", frozenset(passage.id for passage in every), faults)
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


def ingest_corpus(
    corpus: Corpus, house: House, settings: Settings, *, classes: int = 1, workers: int = 1
) -> dict[str, str]:
    """Write the passages that the store does not have yet, spread over ``classes`` groups; the group of each id."""
    groups = {passage.id: f"class{zlib.crc32(passage.id.encode()) % classes:02d}" for passage in corpus.passages}
    known = house.store.ledger()
    left = [passage for passage in corpus.passages if f"{passage.id}.txt" not in known]
    documents = [document_of(passage, frozenset({groups[passage.id]})) for passage in left]
    documents = [document for document in documents if document.text.strip()]
    started = time.monotonic()
    for number, (graph, vectors) in enumerate(_built(documents, settings, workers), start=1):
        uri = graph.document.uri
        entry = LedgerEntry(uri=uri, fingerprint="bench", document_uris=(uri,))
        house.store.put_source(entry, [(graph, vectors)])
        if number % 50 == 0 or number == len(documents):
            rate = number / max(1e-9, time.monotonic() - started)
            left_minutes = (len(documents) - number) / rate / 60
            of = f"{number} of {len(documents)} passages read"
            sys.stderr.write(f"\r{corpus.name}: {of}, {rate:.1f}/s, {left_minutes:.0f} min left ")
            sys.stderr.flush()
    if documents:
        sys.stderr.write("\n")
    return groups


Built = tuple[DocumentGraph, DocumentVectors]
_BATCH = 16


def _built(documents: Sequence[Document], settings: Settings, workers: int) -> Iterator[Built]:
    """Graphs with their vectors, from this process for one worker, else from several in order of completion."""
    if workers <= 1 or len(documents) <= _BATCH:
        if documents:
            with StageFactory(settings=settings)() as stages:
                for document in documents:
                    graph = build(document, stages)
                    yield graph, embed_graph(graph, stages.embedder)
        return
    batches = [documents[at : at + _BATCH] for at in range(0, len(documents), _BATCH)]
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(_build_batch, settings, batch) for batch in batches]):
            yield from done.result()


def _build_batch(settings: Settings, documents: Sequence[Document]) -> list[Built]:
    stages = _worker_stages(settings)
    graphs = [build(document, stages) for document in documents]
    return [(graph, embed_graph(graph, stages.embedder)) for graph in graphs]


@lru_cache(maxsize=1)
def _worker_stages(settings: Settings) -> Stages:
    """The stages of a worker process, which lives for one ingest."""
    return StageFactory(settings=settings)()
