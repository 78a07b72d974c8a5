"""Second hops: from a sentence of a good chunk to the chunk about the name in it."""

from __future__ import annotations

from adapters.sqlite.store import SqliteStore
from graph_rag.bridge import Bridges, Mentions, bridges, read_mentions
from graph_rag.pool import Pool, load_pool
from schema.access import VisibleSet
from schema.graph import Subgraph
from tests.unit.graph_rag.town import TOWN, chunk_of, entity_id

HARBOUR, ANNA, ELSA, FOREST = (
    chunk_of(uri) for uri in ("films/harbour.md", "people/anna.md", "people/elsa.md", "films/forest.md")
)
TERMS = ["daughter", "painter", "film", "harbour"]


def around(store: SqliteStore, visible: VisibleSet, *seeds: str) -> Subgraph:
    return store.neighbourhood(seeds, visible, hops=3, limit=500)


def read(store: SqliteStore, visible: VisibleSet, *chunk_ids: str) -> tuple[Pool, Mentions]:
    pool = load_pool([chunk_of(sheet.uri) for sheet in TOWN], TERMS, store, visible)
    graph = around(store, visible, *chunk_ids)
    return pool, read_mentions(graph, chunk_ids, store, visible, chunks=len(pool.candidates))


def hop(store: SqliteStore, visible: VisibleSet, good: dict[str, float], *asked: str) -> Bridges:
    pool, mentions = read(store, visible, *good)
    sentences = store.sentences(visible, chunk_ids=list(good))
    scores = {sentence.id: 1.0 for sentence in sentences}
    return bridges(pool, mentions, good, sentences=sentences, sentence_scores=scores, asked=frozenset(asked))


def test_names_are_read_for_the_good_chunks_only(store: SqliteStore, staff: VisibleSet) -> None:
    _, mentions = read(store, staff, HARBOUR)
    assert set(mentions.names) == {entity_id(name) for name in ("The Quiet Harbour", "Anna Berg", "Sweden")}
    assert set(mentions.by_entity[entity_id("Anna Berg")]) == {HARBOUR, ANNA}


def test_a_named_person_leads_to_the_chunk_about_her(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {HARBOUR: 1.0})
    link = found.links[ANNA]
    assert (link.source, link.entity_id) == (HARBOUR, entity_id("Anna Berg"))
    assert found.forward[ANNA] == max(found.forward.values())
    assert ELSA not in found.forward


def test_a_common_name_leads_less_far(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {HARBOUR: 1.0})
    assert 0 < found.forward[FOREST] < found.forward[ANNA]


def test_what_the_question_names_is_no_bridge(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {HARBOUR: 1.0}, entity_id("Anna Berg"))
    assert found.links[ANNA].entity_id == entity_id("Sweden")


def test_gain_is_what_the_second_chunk_adds(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {HARBOUR: 1.0})
    assert found.gain[ANNA] > 0
    assert found.gain[FOREST] == 0.0


def test_backward_is_naming_the_subject_of_a_good_chunk(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {ANNA: 1.0})
    assert found.backward[HARBOUR] > 0
    assert HARBOUR in found.forward
    assert ANNA not in found.backward


def test_weights_of_good_chunks_scale_the_links(store: SqliteStore, staff: VisibleSet) -> None:
    strong, weak = hop(store, staff, {HARBOUR: 1.0}), hop(store, staff, {HARBOUR: 0.5})
    assert weak.forward[ANNA] == strong.forward[ANNA] / 2


def test_nothing_good_gives_nothing(store: SqliteStore, staff: VisibleSet) -> None:
    found = hop(store, staff, {})
    assert not found.forward
    assert not found.links
    assert not found.backward


def test_hidden_mentions_make_no_bridge(store: SqliteStore, staff: VisibleSet, everything: VisibleSet) -> None:
    secret = chunk_of("board/secret.md")
    assert secret in hop(store, everything, {HARBOUR: 1.0}).forward
    assert secret not in hop(store, staff, {HARBOUR: 1.0}).forward
