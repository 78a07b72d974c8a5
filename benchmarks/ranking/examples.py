"""Examples for learning to rank: questions asked of a store, each with its board and what counts as found.

Two layouts are read. A folder with ``corpus.jsonl.gz`` and ``questions.jsonl.gz`` names gold rows: a candidate counts
as the row that its document was made of. A folder with ``documents/``, ``access.toml`` and ``questions.jsonl`` gives
quotes that prove the answer: a chunk of one of the documents named that holds a quote is found by itself.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from api.bootstrap import House, StageFactory, open_house
from api.cli.commands import read_access
from api.settings import Settings, load_settings
from benchmarks.corpora import ingest_corpus, read_corpus
from benchmarks.ranking.learning import Example
from graph_rag.question import analyse
from graph_rag.ranker.gather import Gathered, Gatherer
from graph_rag.ranking import find
from graph_rag.trace import Recorder
from kg_builder.ingest.walk import Job, ingest
from linguistics.normal import fold
from schema.access import OWNER, Principal, VisibleSet
from schema.errors import InputError
from schema.graph import SearchKind

MISSED = "no such chunk"
_SEARCHED = 300
Row = TypeVar("Row")


def read_examples(folder: Path, *, cache: Path, limit: int, seed: int) -> list[Example]:
    """Examples of a folder of either layout, its store built in ``cache`` where there is none yet.

    ``limit`` draws so many questions with ``seed`` (0: all). Raises InputError for a folder of neither layout.
    """
    settings = load_settings(store=f"sqlite:///{(cache / folder.name / 'graph.db').resolve()}")
    with open_house(settings, read_only=False) as house:
        if (folder / "corpus.jsonl.gz").is_file():
            return list(_corpus_examples(folder, house, settings, limit, seed))
        if (folder / "documents").is_dir():
            return list(_quoted_examples(folder, house, settings, limit, seed))
    raise InputError(
        f"{str(folder)!r} holds no questions that are understood",
        remedy="Name a folder with corpus.jsonl.gz and questions.jsonl.gz, or with documents/ and questions.jsonl.",
    )


def board_of(house: House, question: str, visible: VisibleSet) -> Gathered:
    """The candidates of a question and the board over them, as the product lays it."""
    recorder = Recorder()
    asked = analyse(question, house.parsers, house.lexicon)
    asked, linked, retrieved = find(
        asked, reader=house.store, embedder=house.embedder, visible=visible, recorder=recorder, lexicon=house.lexicon
    )
    gatherer = Gatherer(asked, linked, retrieved, reader=house.store, visible=visible)
    return gatherer.lay(gatherer.walk(house.embedder, recorder))


def _corpus_examples(folder: Path, house: House, settings: Settings, limit: int, seed: int) -> Iterator[Example]:
    corpus = read_corpus(folder)
    ingest_corpus(corpus, house, settings)
    visible = house.store.visible_to(OWNER)
    rows = {card.id: card.uri.removesuffix(".txt") for card in house.store.documents(visible)}
    for asked in drawn([row for row in corpus.questions if row.gold_ids], limit, seed):
        gathered = board_of(house, asked.question, visible)
        places = gathered.pool.candidates
        yield Example(
            set_name=folder.name,
            question_id=asked.id,
            kind=asked.type,
            board=gathered.board,
            rows=tuple(rows[places[chunk_id].chunk.span.document_id] for chunk_id in gathered.board.ids),
            wanted=tuple(frozenset({gold}) for gold in asked.gold_ids),
        )


def _quoted_examples(folder: Path, house: House, settings: Settings, limit: int, seed: int) -> Iterator[Example]:
    rules = read_access(folder / "access.toml", None)
    job = Job(paths=(folder / "documents",), access=rules, workers=1)
    ingest(job, house.store, StageFactory(settings=settings))
    lines = (folder / "questions.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, filter(None, lines)) if row["status"] == "answered" and row["quotes"]]
    for row in drawn(rows, limit, seed):
        groups = frozenset(row.get("groups") or ())
        visible = house.store.visible_to(Principal(groups=groups) if groups else OWNER)
        gathered = board_of(house, row["question"], visible)
        yield Example(
            set_name=folder.name,
            question_id=row["id"],
            kind=row["kind"],
            board=gathered.board,
            rows=gathered.board.ids,
            wanted=tuple(holders(house, quote, row["documents"], visible) for quote in row["quotes"]),
        )


def holders(house: House, quote: str, uris: Sequence[str], visible: VisibleSet) -> frozenset[str]:
    """The visible chunks of these documents that hold a quote, white space and case apart; never empty.

    A quote that no chunk holds wants a chunk that there is not: it counts as missed.
    """
    hits = house.store.search_text(quote, SearchKind.CHUNK, visible, k=_SEARCHED)
    cards = {card.id for card in house.store.documents(visible) if card.uri in uris}
    chunks = house.store.chunks([hit.item_id for hit in hits], visible)
    found = [chunk.id for chunk in chunks if chunk.span.document_id in cards and _bare(quote) in _bare(chunk.text)]
    return frozenset(found or [MISSED])


def drawn(rows: Sequence[Row], limit: int, seed: int) -> list[Row]:
    """All rows, or ``limit`` of them drawn with ``seed``, in their order."""
    if not 0 < limit < len(rows):
        return list(rows)
    return [rows[index] for index in sorted(random.Random(seed).sample(range(len(rows)), limit))]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
