"""From question to ranked chunks over the small town."""

from __future__ import annotations

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.question import Question, analyse
from graph_rag.ranking import Ranking, rank_chunks
from graph_rag.trace import Recorder
from schema.access import VisibleSet
from tests.unit.graph_rag.town import EMBEDDER, chunk_of, entity_id, parsers

HARBOUR, ANNA, ELSA, PRICES, STAR = (
    chunk_of(uri) for uri in ("films/harbour.md", "people/anna.md", "people/elsa.md", "supply/prices.md", "zh/star.md")
)


def ranked(text: str, store: SqliteStore, visible: VisibleSet) -> Ranking:
    return rank_chunks(analyse(text, parsers()), reader=store, embedder=EMBEDDER, visible=visible, recorder=Recorder())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Who directed The Quiet Harbour?", HARBOUR),
        ("What does copper wire cost?", PRICES),
        ("星河科技的董事长是谁？", STAR),
        ("Who chairs Star River Technology?", STAR),
    ],
)
def test_the_answering_chunk_comes_first(text: str, first: str, store: SqliteStore, staff: VisibleSet) -> None:
    assert ranked(text, store, staff).chunks[0].chunk_id == first


def test_the_second_hop_comes_next(store: SqliteStore, staff: VisibleSet) -> None:
    """The chunk on the director shares no name with the question."""
    found = ranked("Where did the director of The Quiet Harbour grow up?", store, staff)
    assert [entry.chunk_id for entry in found.chunks[:2]] == [HARBOUR, ANNA]
    assert found.bridges.links[ANNA].source == HARBOUR


def test_the_same_question_gives_the_same_ranking(store: SqliteStore, staff: VisibleSet) -> None:
    one, other = (ranked("Which films were shot in Sweden?", store, staff) for _ in range(2))
    assert one.chunks == other.chunks
    assert one.subgraph == other.subgraph


def test_nothing_hidden_ranks(store: SqliteStore, staff: VisibleSet) -> None:
    found = ranked("What secret fee did Contoso pay Anna Berg?", store, staff)
    assert chunk_of("board/secret.md") not in {entry.chunk_id for entry in found.chunks}
    assert chunk_of("board/secret.md") not in found.subgraph.chunk_ids


def test_what_is_linked_is_in_the_subgraph(store: SqliteStore, staff: VisibleSet) -> None:
    found = ranked("Who is Elsa Berg?", store, staff)
    assert entity_id("Elsa Berg") in found.subgraph.entity_ids
    assert ELSA in found.subgraph.chunk_ids


def test_a_question_about_nothing_still_ranks_something(store: SqliteStore, staff: VisibleSet) -> None:
    found = ranked("qqq zzz", store, staff)
    assert found.linked == ()
    assert found.chunks
    assert all(0 < entry.score < 1 and 0 < entry.first < 1 for entry in found.chunks)


def test_steps_are_recorded_in_order(store: SqliteStore, staff: VisibleSet) -> None:
    recorder = Recorder()
    question = Question(text="Anna Berg", language="en", terms=("anna", "berg"), names=("Anna Berg",))
    rank_chunks(question, reader=store, embedder=EMBEDDER, visible=staff, recorder=recorder)
    steps = recorder.steps()
    assert [step.name for step in steps] == ["link", "retrieve", "expand", "walk", "fuse"]
    assert dict(steps[0].details)[entity_id("Anna Berg")].startswith("Anna Berg")
    assert all(step.milliseconds >= 0 for step in steps)
