"""Personalised PageRank against a dense solution, and what it must keep whatever the graph."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.walk import RESTART, STEPS, entity_degrees, entity_rarity, page_rank
from schema.graph import Edge, EdgeKind, Subgraph

CHUNKS = [f"c{number}" for number in range(5)]
ENTITIES = [f"e{number}" for number in range(5)]
LEFT = RESTART**STEPS  # the mass that has not yet settled after the last step


@st.composite
def graphs(draw: st.DrawFn) -> Subgraph:
    """Mentions with counts, facts between entities (loops among them) and neighbouring chunks."""
    mentions = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(CHUNKS), st.sampled_from(ENTITIES)), st.integers(1, 9), min_size=1, max_size=12
        )
    )
    facts = draw(st.lists(st.tuples(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES)), max_size=5))
    following = draw(st.lists(st.tuples(st.sampled_from(CHUNKS), st.sampled_from(CHUNKS)), max_size=3))
    edges = [
        Edge(source=chunk, target=entity, kind=EdgeKind.MENTIONS, weight=float(count))
        for (chunk, entity), count in sorted(mentions.items())
    ]
    edges += [
        Edge(source=one, target=other, kind=EdgeKind.FACT, label="knows", fact_id=f"f{number}")
        for number, (one, other) in enumerate(facts)
    ]
    edges += [Edge(source=one, target=other, kind=EdgeKind.NEXT) for one, other in following]
    return Subgraph(entity_ids=tuple(ENTITIES), chunk_ids=tuple(CHUNKS), edges=tuple(edges))


def seeds(names: list[str]) -> st.SearchStrategy[dict[str, float]]:
    return st.dictionaries(st.sampled_from(names), st.floats(0.01, 5), min_size=1, max_size=3)


def weight_of(edge: Edge, degrees: Counter[str], chunks: int) -> float:
    """Written out again from the docstring of the module, not taken from it."""
    if edge.kind is EdgeKind.FACT:
        return 0.6
    if edge.kind is EdgeKind.NEXT:
        return 0.15
    holding = degrees[edge.target]
    return (1 + math.log(edge.weight)) * math.log(1 + max(chunks, holding) / holding)


def dense(
    graph: Subgraph, chunk_seeds: dict[str, float], entity_seeds: dict[str, float], chunks: int
) -> dict[str, float]:
    """The stationary distribution of the same chain, solved as one linear system."""
    nodes = sorted({*graph.entity_ids, *graph.chunk_ids})
    at = {node: number for number, node in enumerate(nodes)}
    degrees = Counter(edge.target for edge in graph.edges if edge.kind is EdgeKind.MENTIONS)
    weights = np.zeros((len(nodes), len(nodes)))
    for edge in graph.edges:
        if edge.source != edge.target:
            weight = weight_of(edge, degrees, chunks)
            weights[at[edge.source], at[edge.target]] += weight
            weights[at[edge.target], at[edge.source]] += weight
    restart = np.zeros(len(nodes))
    sides = [side for side in (chunk_seeds, entity_seeds) if side]
    for side in sides:
        for node, weight in side.items():
            restart[at[node]] += weight / sum(side.values()) / len(sides)
    step = np.zeros_like(weights)
    for column in range(len(nodes)):
        total = weights[:, column].sum()
        step[:, column] = weights[:, column] / total if total else restart  # a node without edges: back to the seeds
    solution = np.linalg.solve(np.eye(len(nodes)) - (1 - RESTART) * step, RESTART * restart)
    return {node: float(solution[number]) for node, number in at.items()}


@given(graphs(), seeds(CHUNKS), seeds(ENTITIES), st.integers(1, 200))
def test_agrees_with_a_dense_solution(
    graph: Subgraph, chunk_seeds: dict[str, float], entity_seeds: dict[str, float], chunks: int
) -> None:
    ours = page_rank(graph, chunk_seeds, entity_seeds, chunks=chunks)
    exact = dense(graph, chunk_seeds, entity_seeds, chunks)
    assert sum(exact.values()) == pytest.approx(1.0)
    assert sum(ours.values()) == pytest.approx(1.0)
    assert sum(abs(ours[node] - exact[node]) for node in exact) <= 2 * LEFT
    one_sided = page_rank(graph, {}, entity_seeds, chunks=chunks)
    assert (
        sum(abs(one_sided[node] - value) for node, value in dense(graph, {}, entity_seeds, chunks).items()) <= 2 * LEFT
    )


@given(graphs(), seeds(CHUNKS), seeds(ENTITIES), st.permutations(range(10)))
def test_names_of_nodes_do_not_matter(
    graph: Subgraph, chunk_seeds: dict[str, float], entity_seeds: dict[str, float], order: list[int]
) -> None:
    new = {node: f"n{order[number]}" for number, node in enumerate([*CHUNKS, *ENTITIES])}
    renamed = Subgraph(
        entity_ids=tuple(new[node] for node in graph.entity_ids),
        chunk_ids=tuple(new[node] for node in graph.chunk_ids),
        edges=tuple(
            Edge(source=new[edge.source], target=new[edge.target], kind=edge.kind, weight=edge.weight)
            for edge in graph.edges
        ),
    )
    ours = page_rank(graph, chunk_seeds, entity_seeds, chunks=9)
    other = page_rank(
        renamed,
        {new[node]: weight for node, weight in chunk_seeds.items()},
        {new[node]: weight for node, weight in entity_seeds.items()},
        chunks=9,
    )
    assert {new[node]: value for node, value in ours.items()} == pytest.approx(other)


@given(graphs(), seeds(CHUNKS), seeds(ENTITIES), st.randoms(use_true_random=False))
def test_order_of_edges_and_ids_does_not_matter(
    graph: Subgraph, chunk_seeds: dict[str, float], entity_seeds: dict[str, float], random: object
) -> None:
    edges = list(graph.edges)
    random.shuffle(edges)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    shuffled = Subgraph(entity_ids=graph.entity_ids[::-1], chunk_ids=graph.chunk_ids[::-1], edges=tuple(edges))
    assert page_rank(shuffled, chunk_seeds, entity_seeds, chunks=9) == pytest.approx(
        page_rank(graph, chunk_seeds, entity_seeds, chunks=9)
    )


@given(graphs(), seeds(CHUNKS), seeds(ENTITIES), st.floats(0.1, 50))
def test_only_the_proportions_of_seeds_count(
    graph: Subgraph, chunk_seeds: dict[str, float], entity_seeds: dict[str, float], factor: float
) -> None:
    scaled = {node: weight * factor for node, weight in chunk_seeds.items()}
    assert page_rank(graph, scaled, entity_seeds, chunks=9) == pytest.approx(
        page_rank(graph, chunk_seeds, entity_seeds, chunks=9)
    )


@given(graphs(), st.sampled_from(CHUNKS), st.sampled_from(ENTITIES))
def test_the_walk_from_two_sides_is_the_mean_of_both_walks_where_no_node_is_lonely(
    graph: Subgraph, chunk: str, entity: str
) -> None:
    """PageRank is linear in where it restarts (Haveliwala 2002, section 3), but for what lonely nodes give back."""
    joined = Subgraph(
        entity_ids=graph.entity_ids,
        chunk_ids=graph.chunk_ids,
        edges=(*graph.edges, *(Edge(source=c, target="e0", kind=EdgeKind.MENTIONS) for c in CHUNKS)),
    )
    joined = Subgraph(
        entity_ids=joined.entity_ids,
        chunk_ids=joined.chunk_ids,
        edges=(*joined.edges, *(Edge(source="c0", target=e, kind=EdgeKind.MENTIONS) for e in ENTITIES)),
    )
    both = page_rank(joined, {chunk: 1.0}, {entity: 3.0}, chunks=9)
    one = page_rank(joined, {chunk: 1.0}, {}, chunks=9)
    other = page_rank(joined, {}, {entity: 1.0}, chunks=9)
    assert both == pytest.approx({node: (one[node] + other[node]) / 2 for node in both})


@given(graphs(), seeds(CHUNKS))
def test_a_seed_keeps_at_least_its_restart(graph: Subgraph, chunk_seeds: dict[str, float]) -> None:
    rank = page_rank(graph, chunk_seeds, {}, chunks=9)
    total = sum(chunk_seeds.values())
    for node, weight in chunk_seeds.items():
        assert rank[node] >= RESTART * weight / total - 1e-9


def test_a_symmetric_graph_gives_mirrored_nodes_equal_mass() -> None:
    pairs = [("c0", "e0"), ("c0", "e1"), ("c1", "e0"), ("c2", "e1"), ("c1", "e2"), ("c2", "e3")]
    graph = Subgraph(
        entity_ids=("e0", "e1", "e2", "e3"),
        chunk_ids=("c0", "c1", "c2"),
        edges=tuple(Edge(source=chunk, target=entity, kind=EdgeKind.MENTIONS) for chunk, entity in pairs),
    )
    rank = page_rank(graph, {"c0": 1.0}, {}, chunks=3)
    assert rank["e0"] == pytest.approx(rank["e1"])
    assert rank["c1"] == pytest.approx(rank["c2"])
    assert rank["e2"] == pytest.approx(rank["e3"])
    assert rank["c0"] > rank["e0"] > rank["c1"] > rank["e2"] > 0


def test_more_mentions_draw_more_mass_but_less_and_less() -> None:
    def share(count: float) -> float:
        edges = (
            Edge(source="c0", target="e0", kind=EdgeKind.MENTIONS, weight=count),
            Edge(source="c0", target="e1", kind=EdgeKind.MENTIONS),
        )
        graph = Subgraph(entity_ids=("e0", "e1"), chunk_ids=("c0",), edges=edges)
        return page_rank(graph, {"c0": 1.0}, {}, chunks=5)["e0"]

    shares = [share(count) for count in (1, 2, 4, 8)]
    assert shares == sorted(shares)
    assert shares[1] - shares[0] > shares[3] - shares[2] > 0
    assert share(0.5) == shares[0]


@pytest.mark.parametrize(
    ("chunk_seeds", "entity_seeds"),
    [({"c0": 0.0}, {}), ({"c0": -1.0}, {"e0": -2.0}), ({}, {}), ({"other": 1.0}, {"else": 1.0})],
)
def test_seeds_that_weigh_nothing_start_no_walk(chunk_seeds: dict[str, float], entity_seeds: dict[str, float]) -> None:
    graph = Subgraph(
        entity_ids=("e0",), chunk_ids=("c0",), edges=(Edge(source="c0", target="e0", kind=EdgeKind.MENTIONS),)
    )
    assert page_rank(graph, chunk_seeds, entity_seeds, chunks=1) == {"c0": 0.0, "e0": 0.0}


def test_edges_that_lead_out_of_the_subgraph_are_not_walked() -> None:
    edges = (
        Edge(source="c0", target="e0", kind=EdgeKind.MENTIONS),
        Edge(source="c0", target="hidden", kind=EdgeKind.MENTIONS),
        Edge(source="gone", target="e0", kind=EdgeKind.MENTIONS),
    )
    rank = page_rank(Subgraph(entity_ids=("e0",), chunk_ids=("c0",), edges=edges), {"c0": 1.0}, {}, chunks=4)
    assert set(rank) == {"c0", "e0"}
    assert sum(rank.values()) == pytest.approx(1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_rarity_falls_with_the_degree_and_never_to_nothing(degree: int, chunks: int) -> None:
    assert entity_rarity(degree, chunks) >= entity_rarity(degree + 1, chunks) >= math.log(2) - 1e-12
    assert entity_rarity(degree, chunks + 1) >= entity_rarity(degree, chunks)


@given(graphs())
def test_degrees_count_mentions_only(graph: Subgraph) -> None:
    degrees = entity_degrees(graph)
    assert sum(degrees.values()) == sum(edge.kind is EdgeKind.MENTIONS for edge in graph.edges)
    assert set(degrees) <= set(ENTITIES)
