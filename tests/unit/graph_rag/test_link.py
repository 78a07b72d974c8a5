"""Entities that a question names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.link import link, rarity
from graph_rag.question import Question
from schema import ids
from schema.access import OWNER, VisibleSet
from schema.extraction import EntityType
from schema.ports import LedgerEntry
from schema.rendering import embed_graph
from tests.unit.graph_rag import town as made
from tests.unit.graph_rag.town import Sheet, entity_id, town


def asked(text: str, *names: str) -> Question:
    return Question(text=text, language="en", names=names)


def test_exact_names_link_in_any_spelling(store: SqliteStore, staff: VisibleSet) -> None:
    linked = link(asked("who is anna-berg", "anna-berg"), store, staff)
    assert [(entry.entity.id, entry.exact) for entry in linked] == [(entity_id("Anna Berg"), True)]


def test_what_one_document_calls_the_supplier_is_nobody_in_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "NAMES", {**made.NAMES, "Supplier": EntityType.ORGANISATION})
    sheets = (Sheet(uri="a", title="A", lines=("Supplier delivers to Anna Berg.",)),)
    with town(tmp_path, sheets) as store:
        linked = link(
            asked("Which supplier does Anna Berg use?", "supplier", "Anna Berg"), store, store.visible_to(OWNER)
        )
    assert [entry.surface for entry in linked] == ["Anna Berg"]


def test_no_names_no_links(store: SqliteStore, staff: VisibleSet) -> None:
    assert link(asked("what is it"), store, staff) == ()


def test_a_hidden_entity_does_not_link_and_counts_nothing(store: SqliteStore, everything: VisibleSet) -> None:
    nobody = VisibleSet(classes=frozenset())
    assert link(asked("Who is Anna Berg?", "Anna Berg"), store, nobody) == ()
    seen = link(asked("Who is Anna Berg?", "Anna Berg"), store, everything)[0]
    assert seen.entity.documents == 3


def test_only_visible_documents_count(store: SqliteStore, staff: VisibleSet) -> None:
    assert link(asked("Who is Anna Berg?", "Anna Berg"), store, staff)[0].entity.documents == 2


def test_rarer_names_weigh_more(store: SqliteStore, staff: VisibleSet) -> None:
    linked = link(asked("Gotland or Sweden?", "Gotland", "Sweden"), store, staff)
    assert [entry.entity.name for entry in linked] == ["Gotland", "Sweden"]
    assert linked[0].weight > linked[1].weight


def test_a_name_inside_a_longer_linked_name_weighs_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {**made.NAMES, "Harbour": EntityType.PLACE}
    monkeypatch.setattr(made, "NAMES", names)
    sheets = (
        Sheet(uri="a", title="A", lines=("The Quiet Harbour is a film.",)),
        Sheet(uri="b", title="B", lines=("Harbour.",)),
    )
    with town(tmp_path, sheets) as store:
        visible = store.visible_to(OWNER)
        alone = link(asked("Harbour?", "Harbour"), store, visible)[0]
        inside = link(asked("The Quiet Harbour?", "The Quiet Harbour", "Harbour"), store, visible)
    assert [entry.surface for entry in inside] == ["The Quiet Harbour", "Harbour"]
    assert inside[1].weight == pytest.approx(0.3 * alone.weight)


def test_words_without_capitals_are_no_names_in_a_question_with_capitals(store: SqliteStore, staff: VisibleSet) -> None:
    lower = link(asked("is lund nice", "lund"), store, staff)[0]
    mixed = link(asked("Is lund in the EU", "lund"), store, staff)[0]
    assert mixed.weight < lower.weight


def test_a_misspelt_name_links_weakly(store: SqliteStore, staff: VisibleSet) -> None:
    linked = link(asked("Who is Anna Bergh?", "Anna Bergh"), store, staff)
    assert linked[0].entity.id == entity_id("Anna Berg")
    assert not linked[0].exact
    assert linked[0].weight < link(asked("Who is Anna Berg?", "Anna Berg"), store, staff)[0].weight


def test_part_of_a_name_links_when_it_is_most_of_it(store: SqliteStore, staff: VisibleSet) -> None:
    linked = link(asked("Is Star River in town?", "Star River"), store, staff)
    assert [(entry.entity.name, entry.exact) for entry in linked] == [("星河科技", False)]
    assert link(asked("Is River in town?", "River"), store, staff) == ()
    linked = link(asked("Is Loud Forest a film?", "Loud Forest"), store, staff)
    assert entity_id("The Loud Forest") in {entry.entity.id for entry in linked}


def test_namesakes_are_all_kept(tmp_path: Path) -> None:
    sheets = (
        Sheet(uri="a", title="A", lines=("Anna Berg sings.",)),
        Sheet(uri="b", title="B", lines=("Anna Berg swims.",)),
    )
    graphs = [made.graph_of(sheet) for sheet in sheets]
    other = ids.entity_id("person", "anna berg", "swimmer")
    second = replace(
        graphs[1],
        entities=(replace(graphs[1].entities[0], id=other, disambiguator="swimmer"),),
        mentions=tuple(replace(mention, entity_id=other) for mention in graphs[1].mentions),
    )
    with town(tmp_path, ()) as store:
        for graph in (graphs[0], second):
            entry = LedgerEntry(uri=graph.document.uri, fingerprint="1", document_uris=(graph.document.uri,))
            store.put_source(entry, [(graph, embed_graph(graph, made.EMBEDDER))])
        linked = link(asked("Anna Berg?", "Anna Berg"), store, store.visible_to(OWNER))
    assert {entry.entity.id for entry in linked} == {other, entity_id("Anna Berg")}


def test_a_name_in_every_document_is_dropped_when_another_links(tmp_path: Path) -> None:
    sheets = tuple(Sheet(uri=f"s{i}", title=f"S{i}", lines=(f"Sweden has a lake number {i}.",)) for i in range(24))
    with town(tmp_path, (*sheets, Sheet(uri="x", title="X", lines=("Gotland is an island.",)))) as store:
        visible = store.visible_to(OWNER)
        both = link(asked("Gotland in Sweden?", "Gotland", "Sweden"), store, visible)
        alone = link(asked("Sweden?", "Sweden"), store, visible)
    assert [entry.entity.name for entry in both] == ["Gotland"]
    assert [entry.entity.name for entry in alone] == ["Sweden"]


def test_rarity_falls_from_one() -> None:
    values = [rarity(count, 100) for count in (1, 2, 10, 100)]
    assert values[0] == pytest.approx(1.0)
    assert values == sorted(values, reverse=True)
    assert 0 < values[-1] < 0.2
