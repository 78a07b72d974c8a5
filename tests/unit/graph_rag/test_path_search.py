"""Shortest paths on subgraphs written by hand."""

from __future__ import annotations

from adapters.sqlite.store import SqliteStore
from graph_rag.bridge import Bridges, Mentions
from graph_rag.evidence import EvidenceItem, LinkedEntity
from graph_rag.paths import MAX_PATHS, find_paths
from graph_rag.pool import Pool
from graph_rag.question import Question
from graph_rag.ranking import Ranking
from graph_rag.retrieve import Retrieved
from graph_rag.walk import entity_degrees, entity_rarity
from schema.access import VisibleSet
from schema.answers import ContextItem, PathStep
from schema.documents import Span
from schema.extraction import EntityType
from schema.graph import Edge, EdgeKind, Entity, Subgraph

NOBODY = VisibleSet(classes=frozenset())


def mention(chunk: str, entity: str) -> Edge:
    return Edge(source=chunk, target=entity, kind=EdgeKind.MENTIONS)


def fact(subject: str, label: str, target: str) -> Edge:
    return Edge(source=subject, target=target, kind=EdgeKind.FACT, label=label, fact_id=f"{subject}-{target}")


def ranking(edges: list[Edge], *linked: str, chunks: int = 100) -> Ranking:
    entities = {edge.target for edge in edges} | {edge.source for edge in edges if edge.kind is EdgeKind.FACT}
    subgraph = Subgraph(
        entity_ids=tuple(sorted(entities)),
        chunk_ids=tuple(sorted({edge.source for edge in edges if edge.kind is EdgeKind.MENTIONS})),
        edges=tuple(edges),
    )
    top = entity_rarity(1, chunks)
    degrees = entity_degrees(subgraph)
    rarity = {entity: entity_rarity(degree, chunks) / top for entity, degree in degrees.items()}
    return Ranking(
        question=Question(text="?", language="en"),
        linked=tuple(
            LinkedEntity(
                entity=Entity(id=name, name=name, type=EntityType.OTHER, members=(name,)), surface=name, weight=1.0
            )
            for name in linked
        ),
        retrieved=Retrieved(),
        subgraph=subgraph,
        mentions=Mentions(by_chunk={}, by_entity={}, names={}, rarity=rarity),
        bridges=Bridges(forward={}, backward={}, gain={}, links={}),
        pool=Pool({}, ()),
        chunks=(),
    )


def items(*chunk_ids: str) -> list[EvidenceItem]:
    return [
        EvidenceItem(
            sentence_id=f"s{number}",
            item=ContextItem(
                number=number,
                span=Span(document_id="d", start=0, end=1),
                text="x",
                chunk_id=chunk_id,
                uri="u",
                title="t",
                page="",
                headings=(),
                published="",
                score=1.0,
            ),
        )
        for number, chunk_id in enumerate(chunk_ids, 1)
    ]


def step(source: str, label: str, target: str, fact_id: str = "") -> PathStep:
    return PathStep(source=source, label=label, target=target, fact_id=fact_id)


def test_a_fact_is_preferred_to_two_mentions(store: SqliteStore) -> None:
    edges = [mention("c1", "film"), mention("c1", "anna"), mention("c2", "anna"), fact("film", "directed by", "anna")]
    paths = find_paths(ranking(edges, "film"), items("c2"), store, NOBODY)
    assert paths == ((step("film", "directed by", "anna", "film-anna"), step("anna", "named in", "c2")),)


def test_a_fact_walked_backwards_keeps_its_direction(store: SqliteStore) -> None:
    edges = [mention("c2", "film"), fact("film", "directed by", "anna")]
    paths = find_paths(ranking(edges, "anna"), items("c2"), store, NOBODY)
    assert paths[0][0] == step("film", "directed by", "anna", "film-anna")


def test_without_facts_the_path_goes_over_a_shared_chunk(store: SqliteStore) -> None:
    edges = [mention("c1", "film"), mention("c1", "anna"), mention("c2", "anna")]
    paths = find_paths(ranking(edges, "film"), items("c1", "c2"), store, NOBODY)
    assert paths == ((step("film", "named in", "c1"), step("c1", "names", "anna"), step("anna", "named in", "c2")),)


def test_a_rare_name_is_a_better_way_than_a_common_one(store: SqliteStore) -> None:
    edges = [mention("c1", "film"), mention("c1", "sweden"), mention("c1", "anna"), mention("c2", "anna")]
    edges += [mention("c2", "sweden"), *(mention(f"x{number}", "sweden") for number in range(30))]
    path = find_paths(ranking(edges, "film"), items("c2", "c1"), store, NOBODY)[0]
    assert [entry.target for entry in path] == ["c1", "anna", "c2"]


def test_chunks_outside_the_evidence_are_not_walked_over(store: SqliteStore) -> None:
    edges = [mention("c1", "film"), mention("c1", "anna"), mention("c2", "anna")]
    assert find_paths(ranking(edges, "film"), items("c2"), store, NOBODY) == ()


def test_a_path_is_at_most_five_edges(store: SqliteStore) -> None:
    edges = [fact(f"e{number}", "next to", f"e{number + 1}") for number in range(6)] + [mention("c", "e6")]
    assert find_paths(ranking(edges, "e0"), items("c"), store, NOBODY) == ()
    assert len(find_paths(ranking(edges, "e2"), items("c"), store, NOBODY)[0]) == 5


def test_without_links_the_best_chunk_is_the_start(store: SqliteStore) -> None:
    edges = [mention("c1", "anna"), mention("c2", "anna")]
    assert find_paths(ranking(edges), items("c1", "c2"), store, NOBODY) == (
        (step("c1", "names", "anna"), step("anna", "named in", "c2")),
    )
    assert find_paths(ranking(edges), items("c1"), store, NOBODY) == ()


def test_no_more_than_three_paths(store: SqliteStore) -> None:
    edges = [mention(f"c{number}", "anna") for number in range(6)]
    paths = find_paths(ranking(edges, "anna"), items(*(f"c{number}" for number in range(6))), store, NOBODY)
    assert len(paths) == MAX_PATHS
    assert [path[0].target for path in paths] == ["c0", "c1", "c2"]


def test_nothing_found_no_paths(store: SqliteStore) -> None:
    assert find_paths(ranking([]), [], store, NOBODY) == ()
