"""One source through all stages: a pure function of the source and the stages, run in this process or a worker."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kg_builder.ingest.report import Tally
from kg_builder.ingest.stages import Stages
from linguistics.scripts import HAN
from schema.documents import Document
from schema.errors import InputError, UnreadableFile
from schema.extraction import Extraction
from schema.graph import DocumentGraph, DocumentVectors
from schema.ports import Refusal, Source
from schema.rendering import embed_graph

FAILURES = (
    ArithmeticError,
    AttributeError,
    InputError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a stage can raise because of one odd document. It is refused by name and the batch goes on; a missing
component, a failing store and an interrupt are not about one document and end the ingest."""


PASSING = frozenset({"unreadable", "crashed"})
"""Refusal codes that speak of the moment and not of the bytes: the next ingest tries again."""

_HAN_CHARACTER = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What one source gave. ``complete`` is False when the next try may go well: the ledger must not call it done."""

    uri: str
    graphs: tuple[tuple[DocumentGraph, DocumentVectors], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    complete: bool = True
    tally: Tally = field(default_factory=Tally)
    rejects: tuple[tuple[str, int], ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()


class _Watch:
    """Adds up seconds for each stage."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = clock()
        self.seconds: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = self._clock()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def work(source: Source, stages: Stages, *, clock: Callable[[], float] = time.monotonic) -> Worked:
    """Load, split, extract, resolve and embed one source. A stage that fails on it gives a refusal, not an error."""
    watch = _Watch(clock)
    try:
        loaded = stages.loader.load(source)
    except FAILURES as error:
        return Worked(uri=source.uri, refusals=(failure(source.uri, error),), complete=False)
    watch.lap("load")
    graphs: list[tuple[DocumentGraph, DocumentVectors]] = []
    failed: list[Refusal] = []
    for document in loaded.documents:
        try:
            graphs.append(_build(document, stages, watch))
        except FAILURES as error:
            failed.append(failure(document.uri, error))
    return Worked(
        uri=source.uri,
        graphs=tuple(graphs),
        refusals=(*loaded.refusals, *failed),
        complete=not failed and not any(refusal.code in PASSING for refusal in loaded.refusals),
        tally=_tally([graph for graph, _ in graphs]),
        rejects=tuple(sorted(Counter(reject.reason for graph, _ in graphs for reject in graph.rejects).items())),
        seconds=tuple(sorted(watch.seconds.items())),
    )


def failure(uri: str, error: BaseException) -> Refusal:
    """A refusal that names what went wrong; only the first line of the message, at most 300 characters."""
    if isinstance(error, UnreadableFile):
        return Refusal(uri=uri, code=error.code, message=str(error), remedy=error.remedy)
    lines = str(error).splitlines()
    message = f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__
    return Refusal(uri=uri, code="failed", message=message, remedy="Please report it with the file, if you may.")


def _build(document: Document, stages: Stages, watch: _Watch) -> tuple[DocumentGraph, DocumentVectors]:
    split = stages.splitter.split(document)
    watch.lap("split")
    extractions: list[Extraction] = []
    for extractor in stages.extractors:
        extractions += extractor.extract(document, split)
    watch.lap("extract")
    graph = stages.resolver.resolve(document, split, extractions)
    watch.lap("resolve")
    vectors = embed_graph(graph, stages.embedder)
    watch.lap("embed")
    return graph, vectors


def _tally(graphs: list[DocumentGraph]) -> Tally:
    return Tally(
        documents=len(graphs),
        characters=sum(len(graph.document.text) for graph in graphs),
        words=sum(_words(graph.document.text) for graph in graphs),
        chunks=sum(len(graph.chunks) for graph in graphs),
        sentences=sum(len(graph.sentences) for graph in graphs),
        covered=sum(_covered(graph) for graph in graphs),
        mentions=sum(len(graph.mentions) for graph in graphs),
        entities=sum(len(graph.entities) for graph in graphs),
        facts=sum(len(graph.facts) for graph in graphs),
        merges=sum(len(graph.merges) for graph in graphs),
    )


def _words(text: str) -> int:
    """Words with blanks around them, and one for every two Han characters."""
    han = len(_HAN_CHARACTER.findall(text))
    return len(_HAN_CHARACTER.sub(" ", text).split()) + (han + 1) // 2


def _covered(graph: DocumentGraph) -> int:
    """Sentences that lie in, or hold, the evidence of a fact. Both lists are walked once, in order of place."""
    spans = sorted({(proof.span.start, proof.span.end) for fact in graph.facts for proof in fact.evidence})
    covered, reach, index = 0, 0, 0
    for sentence in graph.sentences:
        while index < len(spans) and spans[index][0] < sentence.span.end:
            reach = max(reach, spans[index][1])
            index += 1
        covered += reach > sentence.span.start
    return covered
