"""Hidden is the same as absent; nobody sees nothing, the owner sees all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from adapters.sqlite.store import SqliteStore
from schema import ids
from schema.access import OWNER, Principal, VisibleSet
from schema.answers import AnswerStatus
from schema.errors import NotFound
from schema.extraction import Literal, LiteralKind, Qualifiers
from schema.graph import DocumentGraph, Fact, SearchKind, StoreCounts, Subgraph
from schema.rendering import embed_graph
from tests.contracts.graphs import Sketch, build, says
from tests.integration.permissions.papers import EMBEDDER, Paper, graph_of
from tests.integration.permissions.views import NEVER_REFUSES, fresh_store, make_engine, put, put_graphs

OPEN = Paper(
    number=0,
    readers=frozenset({"staff"}),
    title="Supply report",
    heading="Suppliers",
    paragraphs=("Acme Holdings Ltd acquired Orion in 2021. Acme Holdings Ltd employs 40 people. 星河收购了Orion。",),
    table=(("Supplier", "City"), ("Delta Foods", "Lyon"), ("Orion", "上海")),
)
SHUT = Paper(
    number=1,
    readers=frozenset({"board"}),
    title="Report of Zilthun",
    heading="Zilthun matters",
    paragraphs=("Acme Holdings Ltd (Zilthun) employs 42 people. Zilthun Labs acquired Delta Foods.",),
    table=(("Supplier", "City"), ("Zilthun Labs", "Lyon"), ("Bob Stone", "Lyon")),
)
STAFF = Principal(groups=frozenset({"staff"}))
QUESTION = "How many people does Acme Holdings Ltd employ?"
NOTHING = StoreCounts(documents=0, chunks=0, sentences=0, entities=0, mentions=0, facts=0, evidence=0, merges=0)


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    """Both documents."""
    with fresh_store() as made:
        put(made, [OPEN, SHUT])
        yield made


def refusal(store: SqliteStore, document_id: str, visible: VisibleSet) -> tuple[str, str]:
    """Message, without the id, and remedy."""
    with pytest.raises(NotFound) as caught:
        store.document(document_id, visible)
    return str(caught.value).replace(document_id, "ID"), caught.value.remedy


def test_a_hidden_id_and_an_unknown_id_are_answered_alike(store: SqliteStore) -> None:
    staff = store.visible_to(STAFF)
    hidden = graph_of(SHUT)[0]
    unknown = "doc_" + "0" * 24
    assert refusal(store, hidden.document.id, staff) == refusal(store, unknown, staff)
    own = {entity.id for entity in hidden.entities} - {entity.id for entity in graph_of(OPEN)[0].entities}
    for one in [hidden.document.id, *sorted(own), hidden.chunks[0].id, hidden.sentences[0].id, hidden.facts[0].id]:
        for asked in (one, one[:4] + "0" * 24):
            assert store.documents(staff, [asked]) == []
            assert store.entities([asked], staff) == []
            assert store.chunks([asked], staff) == []
            assert store.sentences(staff, chunk_ids=[asked], sentence_ids=[asked]) == []
            assert store.facts(staff, entity_ids=[asked], fact_ids=[asked], chunk_ids=[asked]) == []
            assert store.merges(asked, staff) == []
            assert store.neighbourhood([asked], staff) == Subgraph()


def test_a_hidden_name_and_an_unknown_name_are_answered_alike(store: SqliteStore) -> None:
    staff = store.visible_to(STAFF)
    engine = make_engine(store, NEVER_REFUSES)
    assert store.find_entities(["Zilthun Labs", "Wexdral Labs", "Bob Stone"], staff) == [[], [], []]
    one, other = (engine.answer(f"Who acquired {name}?", staff) for name in ("Zilthun Labs", "Wexdral Labs"))
    assert one.status is other.status
    assert one.text == other.text
    assert one.citations == other.citations
    assert one.confidence == other.confidence
    assert [name.replace("Zilthun", "Wexdral") for name in one.missing] == list(other.missing)


def test_somebody_in_no_group_sees_nothing(store: SqliteStore) -> None:
    engine = make_engine(store, NEVER_REFUSES)
    for asker in (Principal(), Principal(groups=frozenset({"strangers"})), Principal(groups=frozenset({""}))):
        visible = store.visible_to(asker)
        assert visible == VisibleSet(classes=frozenset())
        answer = engine.answer(QUESTION, visible)
        assert answer.status is AnswerStatus.UNANSWERABLE
        assert not answer.citations
        assert not answer.paths
        assert engine.search(QUESTION, visible) == []
        assert engine.rank(QUESTION, visible) == []


def test_the_owner_sees_everything(store: SqliteStore) -> None:
    visible = store.visible_to(OWNER)
    assert [card.uri for card in store.documents(visible)] == sorted([OPEN.uri, SHUT.uri])
    graphs = [graph_of(paper)[0] for paper in (OPEN, SHUT)]
    for graph in graphs:
        assert store.document(graph.document.id, visible) == graph.document
        assert store.chunks([chunk.id for chunk in graph.chunks], visible) == list(graph.chunks)
        found = store.facts(visible, fact_ids=[fact.id for fact in graph.facts])
        assert [fact.id for fact in found] == [fact.id for fact in graph.facts]
    results = make_engine(store, NEVER_REFUSES).search(QUESTION, visible, 20)
    assert {entry.item.uri for entry in results} == {OPEN.uri, SHUT.uri}


def test_every_reading_port_gives_nothing_to_the_empty_set(store: SqliteStore) -> None:
    nobody = VisibleSet(classes=frozenset())
    graph: DocumentGraph = graph_of(OPEN)[0]
    entities = [entity.id for entity in graph.entities]
    chunks = [chunk.id for chunk in graph.chunks]
    assert store.counts(nobody) == NOTHING
    assert store.documents(nobody) == []
    with pytest.raises(NotFound):
        store.document(graph.document.id, nobody)
    assert store.chunks(chunks, nobody) == []
    assert store.sentences(nobody, chunk_ids=chunks, sentence_ids=[one.id for one in graph.sentences]) == []
    assert store.find_entities(["Acme Holdings Ltd", "Orion"], nobody) == [[], []]
    assert store.entities(entities, nobody) == []
    assert store.facts(nobody, entity_ids=entities, fact_ids=[graph.facts[0].id], chunk_ids=chunks) == []
    assert [store.merges(entity, nobody) for entity in entities] == [[] for _ in entities]
    assert store.neighbourhood([*entities, *chunks], nobody) == Subgraph()
    for kind in SearchKind:
        assert store.search_text("Acme Holdings employs", kind, nobody, k=9) == []
        assert store.search_vectors(EMBEDDER.embed_query("Acme Holdings employs"), kind, nobody, k=9) == []


def test_a_list_counts_only_the_rows_that_the_asker_may_read(store: SqliteStore) -> None:
    engine = make_engine(store, NEVER_REFUSES)
    staff, owner = (engine.answer("Which suppliers are in Lyon?", store.visible_to(who)) for who in (STAFF, OWNER))
    assert staff.short == "Delta Foods"
    assert {citation.uri for citation in staff.citations} == {OPEN.uri}
    assert SHUT.uri in {citation.uri for citation in owner.citations}


def colliding(uri: str, readers: frozenset[str], qualifiers: Qualifiers, unit: str, value: str) -> DocumentGraph:
    """A graph with one fact under these qualifiers about this quantity."""
    graph = build(Sketch(uri=uri, said=says("Acme | buys | 42"), readers=readers))
    literal = Literal(kind=LiteralKind.QUANTITY, value=value, unit=unit)
    (fact,) = graph.facts
    changed: Fact = replace(
        fact,
        id=ids.fact_id(fact.subject_id, fact.predicate, literal.key, qualifiers.key),
        object=literal,
        qualifiers=qualifiers,
    )
    return replace(graph, facts=(changed,))


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ((Qualifiers(others=(("for", "a=b"),)), "kg", "1"), (Qualifiers(others=(("for=a", "b"),)), "kg", "1")),
        ((Qualifiers(place="x\x1fy=z"), "kg", "1"), (Qualifiers(place="x", others=(("y", "z"),)), "kg", "1")),
        ((Qualifiers(), "kg|1", "2"), (Qualifiers(), "kg", "1|2")),
    ],
)
def test_a_fact_is_told_as_the_visible_document_states_it(
    hidden: tuple[Qualifiers, str, str], seen: tuple[Qualifiers, str, str]
) -> None:
    """Whatever a hidden document stated first: statements that read alike without their joints stay two facts."""
    shut = colliding("shut.txt", frozenset({"board"}), *hidden)
    opened = colliding("open.txt", frozenset({"staff"}), *seen)
    with fresh_store() as store:
        for graph in (shut, opened):
            put_graphs(store, [(graph, embed_graph(graph, EMBEDDER))])
        (fact,) = store.facts(store.visible_to(STAFF), chunk_ids=[chunk.id for chunk in opened.chunks])
        assert (fact.qualifiers, fact.object) == (opened.facts[0].qualifiers, opened.facts[0].object)
