"""Ranking of sentences in the best chunks."""

from __future__ import annotations

from dataclasses import fields

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.question import AnswerType, analyse
from graph_rag.ranking import rank_chunks
from graph_rag.sentences import WEIGHTS, RankedSentence, SentenceFeatures, rank_sentences
from graph_rag.trace import Recorder
from schema.access import VisibleSet
from tests.unit.graph_rag.town import EMBEDDER, parsers


def ranked(text: str, store: SqliteStore, visible: VisibleSet) -> list[RankedSentence]:
    question = analyse(text, parsers())
    ranking = rank_chunks(question, reader=store, embedder=EMBEDDER, visible=visible, recorder=Recorder())
    return rank_sentences(ranking, store, visible)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Who directed The Quiet Harbour?", "The Quiet Harbour is a film of 1961"),
        ("What is the price of copper wire?", "Supplier: Northwind Traders"),
        ("What is the price of steel bolts?", "Supplier: Contoso"),
        ("星河科技的董事长是谁？", "星河科技的董事长是王敏"),
        ("Who painted the cliffs of Gotland?", "Elsa Berg painted"),
    ],
)
def test_the_answering_sentence_comes_first(text: str, start: str, store: SqliteStore, staff: VisibleSet) -> None:
    assert ranked(text, store, staff)[0].sentence.text.startswith(start)


def test_weights_name_every_feature() -> None:
    assert set(WEIGHTS) == {field.name for field in fields(SentenceFeatures)}


def test_features_lie_between_zero_and_one(store: SqliteStore, staff: VisibleSet) -> None:
    for entry in ranked("Where did the director of The Quiet Harbour grow up?", store, staff):
        for name, value in entry.features.pairs():
            assert 0.0 <= value <= 1.0, name


def test_a_row_is_matched_by_its_headers(store: SqliteStore, staff: VisibleSet) -> None:
    by_text = {entry.sentence.text: entry for entry in ranked("What is the price of copper wire?", store, staff)}
    row = by_text["Supplier: Northwind Traders | Part: copper wire | Price: 120 EUR"]
    assert row.features.row == 1.0
    assert row.features.fact == 0.0 or row.features.fact > 0.5


def test_a_value_of_the_kind_asked_for_counts(store: SqliteStore, staff: VisibleSet) -> None:
    question = "When was the film The Quiet Harbour made?"
    assert analyse(question, parsers()).expects is AnswerType.DATE
    by_text = {entry.sentence.text: entry.features for entry in ranked(question, store, staff)}
    assert by_text["The Quiet Harbour is a film of 1961 directed by Anna Berg."].literal == 1.0
    assert by_text["It was shot in Sweden over two winters."].literal == 0.0


def test_the_sentence_that_leads_on_and_the_one_it_leads_to_are_bridges(store: SqliteStore, staff: VisibleSet) -> None:
    found = ranked("Where did the director of The Quiet Harbour grow up?", store, staff)
    bridge = {entry.sentence.text: entry.features.bridge for entry in found}
    assert bridge["The Quiet Harbour is a film of 1961 directed by Anna Berg."] > 0.2
    target = bridge["Anna Berg grew up in Uppsala as the daughter of the painter Elsa Berg."]
    assert target > bridge["She died in Sweden."] > 0


def test_neighbours_share_their_worth(store: SqliteStore, staff: VisibleSet) -> None:
    by_text = {entry.sentence.text: entry.features for entry in ranked("Who directed The Quiet Harbour?", store, staff)}
    assert by_text["It was shot in Sweden over two winters."].neighbour > 0.5
    assert by_text["Elsa Berg painted the cliffs of Gotland in oil."].neighbour == 0.0


def test_no_chunks_no_sentences(store: SqliteStore) -> None:
    assert ranked("Who directed The Quiet Harbour?", store, VisibleSet(classes=frozenset())) == []
