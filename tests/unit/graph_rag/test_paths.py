"""Paths from the question's names to the evidence, and facts that the evidence states."""

from __future__ import annotations

from itertools import pairwise

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.engine import Engine
from graph_rag.evidence import Evidenced
from graph_rag.proof import literal_text, proved_facts
from schema.access import VisibleSet
from schema.answers import PathStep
from schema.extraction import Literal, LiteralKind
from tests.unit.graph_rag.test_engine import EchoComposer
from tests.unit.graph_rag.town import EMBEDDER, parsers


def gather(text: str, store: SqliteStore, visible: VisibleSet) -> Evidenced:
    engine = Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer())
    return engine.gather(text, visible)


def test_a_two_hop_question_has_its_path_over_facts(store: SqliteStore, staff: VisibleSet) -> None:
    found = gather("Where did the director of The Quiet Harbour grow up?", store, staff)
    steps = [step for path in found.paths for step in path]
    assert any(
        (step.source, step.label, step.target) == ("The Quiet Harbour", "directed by", "Anna Berg") and step.fact_id
        for step in steps
    )
    assert PathStep(source="Anna Berg", label="named in", target="Anna Berg") in steps


def test_every_path_starts_at_a_linked_entity_and_is_connected(store: SqliteStore, staff: VisibleSet) -> None:
    found = gather("Who is the mother of the director of The Quiet Harbour?", store, staff)
    names = {entry.entity.name for entry in found.entities}
    assert found.paths
    for path in found.paths:
        assert names & {path[0].source, path[0].target}
        for one, other in pairwise(path):
            assert {one.source, one.target} & {other.source, other.target}


def test_no_path_is_the_beginning_of_another(store: SqliteStore, staff: VisibleSet) -> None:
    paths = gather("Where did the director of The Quiet Harbour grow up?", store, staff).paths
    for one in paths:
        for other in paths:
            assert one is other or other[: len(one)] != one
    assert len(paths) <= 3


def test_without_a_linked_entity_paths_start_at_the_best_chunk(store: SqliteStore, staff: VisibleSet) -> None:
    found = gather("which critics disliked a film?", store, staff)
    assert found.entities == ()
    assert all(path[0].source == "The Loud Forest" for path in found.paths)


def test_facts_are_those_of_the_numbered_sentences(store: SqliteStore, staff: VisibleSet) -> None:
    found = gather("Who directed The Quiet Harbour?", store, staff)
    proved = {(entry.subject, entry.fact.predicate, entry.object): entry.numbers for entry in found.facts}
    numbers = proved["The Quiet Harbour", "directed by", "Anna Berg"]
    texts = {entry.item.number: entry.item.text for entry in found.items}
    assert [texts[number] for number in numbers] == ["The Quiet Harbour is a film of 1961 directed by Anna Berg."]
    assert ("Northwind Traders", "price", "120 EUR") in {
        (entry.subject, entry.fact.predicate, entry.object)
        for entry in gather("What is the price of copper wire?", store, staff).facts
    }


def test_facts_come_in_the_order_of_their_first_item(store: SqliteStore, staff: VisibleSet) -> None:
    facts = gather("Where did the director of The Quiet Harbour grow up?", store, staff).facts
    assert len(facts) >= 3
    assert [entry.numbers[0] for entry in facts] == sorted(entry.numbers[0] for entry in facts)


def test_no_items_no_facts(store: SqliteStore, staff: VisibleSet) -> None:
    assert proved_facts((), store, staff) == ()


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (Literal(kind=LiteralKind.AMOUNT, value="120", unit="EUR"), "120 EUR"),
        (Literal(kind=LiteralKind.TEXT, value="blue"), "blue"),
        (Literal(kind=LiteralKind.DATE, value="2024-03", surface="March 2024"), "March 2024"),
    ],
)
def test_literals_in_words(literal: Literal, text: str) -> None:
    assert literal_text(literal) == text
