"""All that one asker can get out of a store, as comparable text."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from adapters.scripted import ScriptedLexicon, ScriptedParser, ScriptedReranker
from adapters.sqlite.store import SqliteStore, open_store
from api.cli.as_json import dumps
from graph_rag.answer.composer import ExtractiveComposer
from graph_rag.answer.refuse import RefusalModel, load_refusal_model
from graph_rag.engine import Engine
from schema.access import Principal, VisibleSet
from schema.answers import Answer
from schema.graph import DocumentGraph, DocumentVectors
from schema.ports import LedgerEntry, Parser, Reader
from schema.reading import Passage, Reading, ReadSpan
from tests.contracts.store_base import everything
from tests.integration.permissions.papers import EMBEDDER, NAMES, Paper, graph_of

PARSERS: dict[str, Parser] = {
    "en": ScriptedParser(names={"Lee": "PERSON", "Lyon": "GPE", "Orion": "ORG"}),
    "zh": ScriptedParser(language="zh"),
}
LEXICON = ScriptedLexicon(words={"manager": ("经理",), "经理": ("manager",), "city": ("城市",), "城市": ("city",)})


class PointingReranker(ScriptedReranker):
    """Points at the last word of whatever it reads, so that every text it is given may become an answer."""

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order."""
        readings = ScriptedReranker.read(self, question, passages)
        return [
            replace(reading, spans=(ReadSpan(start=found.start(1), end=found.end(1), score=1.0),))
            if (found := _LAST_WORD.search(passage.text))
            else reading
            for reading, passage in zip(readings, passages, strict=True)
        ]


_LAST_WORD = re.compile(r"(\w+)\W*\Z")
RERANKER = PointingReranker(answers={})
NEVER_REFUSES = RefusalModel(weights={}, bias=1.0, quantiles=())
REFUSES = load_refusal_model()

View = dict[str, str]
"""What was asked, and the answer as text."""


@contextmanager
def fresh_store() -> Iterator[SqliteStore]:
    """An empty store that is gone afterwards."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "graph.db", embedder_name=EMBEDDER.name, width=EMBEDDER.width) as store,
    ):
        yield store


def put(store: SqliteStore, papers: Iterable[Paper], *, together: bool = True) -> None:
    """Write these documents as one source, or each as a source of its own."""
    made = [graph_of(paper) for paper in papers]
    for batch in [made] if together else [[one] for one in made]:
        if batch:
            put_graphs(store, batch)


def put_graphs(store: SqliteStore, batch: Sequence[tuple[DocumentGraph, DocumentVectors]]) -> None:
    """Write graphs as one source, called like the first of them."""
    uris = tuple(graph.document.uri for graph, _ in batch)
    store.put_source(LedgerEntry(uri=uris[0], fingerprint="1", document_uris=uris), batch)


def make_engine(reader: Reader, refusal: RefusalModel = REFUSES) -> Engine:
    """The engine as ``api.bootstrap`` wires it, with cheap parsers and vectors."""
    composer = ExtractiveComposer(reader=reader, embedder=EMBEDDER, parsers=PARSERS, refusal=refusal)
    return Engine(
        reader=reader, embedder=EMBEDDER, parsers=PARSERS, composer=composer, reranker=RERANKER, lexicon=LEXICON
    )


def answer_text(answer: Answer) -> str:
    """An answer without its times."""
    trace = [[step.name, step.details] for step in answer.trace]
    fields = json.loads(dumps(answer))
    return dumps({**fields, "question": "", "trace": trace})


def answers(engine: Engine, questions: Sequence[str], visible: VisibleSet) -> View:
    """Answer and search results of every question, and the ranked chunks of the first."""
    view: View = {}
    for question in questions:
        view[f"answer {question}"] = answer_text(engine.answer(question, visible))
        view[f"search {question}"] = dumps(engine.search(question, visible, 20))
    view[f"rank {questions[0]}"] = dumps(engine.rank(questions[0], visible))
    return view


def readings(reader: Reader, asker: Principal, papers: Sequence[Paper]) -> View:
    """Every reading port, asked about all of these documents whether it may tell of them or not."""
    graphs = [graph_of(paper)[0] for paper in papers]
    own = {word for paper in papers for word in paper.canaries}
    words = [name for name, _ in NAMES if name in _SAID or any(word in name for word in own)]
    found = everything(reader, asker, graphs, words)
    return {f"port {number}": text for number, text in enumerate(found)}


_SAID = ("Acme Holdings", "Acme Holdings Ltd", "Orion", "Lee", "星河", "李伟", "supplies")


def look(engine: Engine, reader: Reader, asker: Principal, papers: Sequence[Paper], questions: Sequence[str]) -> View:
    """Answers and readings together."""
    return {**answers(engine, questions, reader.visible_to(asker)), **readings(reader, asker, papers)}


def differences(one: View, other: View) -> list[str]:
    """What was answered differently, each with both answers from where they part."""
    found = []
    for asked in sorted({*one, *other}):
        left, right = one.get(asked, "nothing"), other.get(asked, "nothing")
        if left != right:
            at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
            found.append(f"{asked}\n   {left[max(0, at - 60) : at + 120]}\n   {right[max(0, at - 60) : at + 120]}")
    return found


def leaks(view: View, secrets: Iterable[str]) -> list[str]:
    """Secrets that stand in an answer whose question does not name them itself."""
    wanted = [secret.casefold() for secret in secrets]
    folded = [(asked.casefold(), text.casefold()) for asked, text in view.items()]
    return [
        f"{secret} in {asked}: {text[max(0, text.index(secret) - 80) :][:200]}"
        for asked, text in folded
        for secret in wanted
        if secret in text and secret not in asked
    ]


def secrets_of(hidden: Sequence[Paper], seen: Sequence[Paper]) -> set[str]:
    """Words and ids that only hidden documents have."""
    known = {entity.id for paper in seen for entity in graph_of(paper)[0].entities}
    proved = {fact.id for paper in seen for fact in graph_of(paper)[0].facts}
    secrets: set[str] = set()
    for paper in hidden:
        graph = graph_of(paper)[0]
        secrets |= {*paper.canaries, graph.document.id}
        secrets |= {chunk.id for chunk in graph.chunks} | {sentence.id for sentence in graph.sentences}
        secrets |= {entity.id for entity in graph.entities} - known
        secrets |= {fact.id for fact in graph.facts} - proved
        secrets |= {merge.id for merge in graph.merges}
    return secrets
