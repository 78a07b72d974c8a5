"""Asks every question in every way and keeps one row per question: rankings, answers, sentences, seconds."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from api.bootstrap import House
from benchmarks.corpora import Asked, Fault, read_corpus
from benchmarks.quality.ablation import NO_GRAPH, without_graph
from benchmarks.quality.journal import Journal
from benchmarks.quality.judging import judged
from benchmarks.quality.order import Order, sample
from benchmarks.quality.peers import Peers, make_peers
from benchmarks.quality.progress import shown
from benchmarks.quality.ranking import DEPTH
from benchmarks.quality.result import OURS
from benchmarks.quality.stores import Opened, open_corpus, passage_of, restricted
from benchmarks.quality.versions import base_versions, data_hash
from benchmarks.samples import contains
from schema.access import VisibleSet

SENTENCES = 3
_CHUNKS = 60

Row = dict[str, Any]


class Asking:
    """What came of asking all questions of a folder."""

    def __init__(self, rows: Sequence[Row], questions: Sequence[Asked], total: int) -> None:
        self.rows = rows
        self.questions = questions
        self.total = total
        self.faults: list[Fault] = []
        self.notes: tuple[str, ...] = ()
        self.versions: Mapping[str, str] = {}

    @property
    def golds(self) -> list[frozenset[str]]:
        """Gold passages of each question."""
        return [frozenset(row.gold_ids) for row in self.questions]

    def ways(self, part: str) -> list[str]:
        """The ways that every row has in this part ("ranked", "answers", "sentences"), ours first."""
        return list(self.rows[0][part]) if self.rows else []

    def get(self, part: str, way: str) -> list[Any]:
        """One way's entries over all rows."""
        return [row[part][way] for row in self.rows]


def journal_of(order: Order, stages: Sequence[str]) -> Journal:
    """The journal beside ``--out`` for this measurement, loaded."""
    drawn = {"limit": order.limit, "seed": order.seed} if order.passages else {}
    header = {
        "kind": order.kind,
        "data": data_hash(order.data),
        "passages": order.passages,
        "ways": list(order.ways),
        "versions": base_versions(),
        "stages": list(stages),
        **drawn,
    }
    path = order.out.with_name(order.out.stem + ".rows.jsonl") if order.out is not None else None
    journal = Journal(path, header)
    journal.load()
    return journal


def ask_all(order: Order, *, sentences: bool) -> Asking:
    """Read the folder, build its store, ask the questions that have gold passages and are not in the journal yet."""
    faults: list[Fault] = []
    corpus = read_corpus(order.data, faults=faults)
    answerable = [row for row in corpus.questions if row.gold_ids]
    questions = sample(answerable, order.limit, order.seed)
    with open_corpus(order, restricted(corpus, questions, order)) as opened:
        journal = journal_of(order, opened.stages)
        peers = make_peers(order, opened)
        left = [row for row in questions if row.id not in journal.rows]
        houses = houses_of(order, opened.house)
        visible = opened.everything
        for asked in shown(left, f"{order.kind} {order.data.name}", quiet=not order.verbose):
            journal.add(_row(asked, opened, houses, peers, visible, sentences=sentences))
        result = Asking([journal.rows[row.id] for row in questions], questions, len(answerable))
        result.faults, result.notes = faults, peers.notes
        result.versions = {**peers.versions, "stages": " ".join(opened.stages)}
    return result


def houses_of(order: Order, house: House) -> dict[str, House]:
    """The product, and the product without its graph, as far as they are wanted."""
    every = {OURS: house, NO_GRAPH: without_graph(house)}
    return {name: entry for name, entry in every.items() if order.wants(name)}


def _row(
    asked: Asked,
    opened: Opened,
    houses: Mapping[str, House],
    peers: Peers,
    visible: VisibleSet,
    *,
    sentences: bool,
) -> Row:
    row: Row = {"id": asked.id, "type": asked.type, "ranked": {}, "answers": {}, "sentences": {}, "seconds": {}}
    for name, house in houses.items():
        started = time.monotonic()
        ranked = house.engine.rank(asked.question, visible)
        row["seconds"][name] = round(time.monotonic() - started, 3)
        row["ranked"][name] = opened.rows([chunk_id for chunk_id, _ in ranked[:_CHUNKS]])[:DEPTH]
        started = time.monotonic()
        answer = house.engine.answer(asked.question, visible)
        row["seconds"][f"{name} answer"] = round(time.monotonic() - started, 3)
        row["answers"][name] = judged(answer, asked.answers, [passage_of(entry.uri) for entry in answer.citations])
        if sentences:
            found = house.engine.search(asked.question, visible, k=SENTENCES)
            row["sentences"][name] = _holding([entry.item.text for entry in found], asked.answers)
    arms = peers.arms(asked.question, visible)
    row["ranked"] |= peers.rankings(asked.question, arms)
    if sentences:
        texts = peers.sentences(asked.question, visible, SENTENCES)
        row["sentences"] |= {name: _holding(found, asked.answers) for name, found in texts.items()}
    return row


def _holding(texts: Sequence[str], answers: Sequence[str]) -> list[bool]:
    return [contains([text], answers) > 0 for text in texts]
