"""Personalised PageRank on small subgraphs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_rag.walk import RESTART, entity_degrees, entity_rarity, page_rank
from schema.graph import Edge, EdgeKind, Subgraph


def mentions(*pairs: tuple[str, str]) -> Subgraph:
    """``("c1", "e1")``: chunk c1 mentions entity e1."""
    return Subgraph(
        entity_ids=tuple(sorted({entity for _, entity in pairs})),
        chunk_ids=tuple(sorted({chunk for chunk, _ in pairs})),
        edges=tuple(Edge(source=chunk, target=entity, kind=EdgeKind.MENTIONS) for chunk, entity in sorted(pairs)),
    )


LINE = mentions(("c1", "e1"), ("c1", "e2"), ("c2", "e2"), ("c2", "e3"), ("c3", "e3"), ("c9", "e9"))


def test_probabilities_sum_to_one_and_fall_with_distance() -> None:
    rank = page_rank(LINE, {}, {"e1": 1.0}, chunks=10)
    assert sum(rank.values()) == pytest.approx(1.0)
    assert rank["c1"] > rank["c2"] > rank["c3"] > 0
    assert rank["c9"] == 0.0


def test_seeds_outside_the_subgraph_count_for_nothing() -> None:
    rank = page_rank(LINE, {"elsewhere": 1.0}, {}, chunks=10)
    assert set(rank.values()) == {0.0}
    assert page_rank(Subgraph(), {"c": 1.0}, {"e": 1.0}, chunks=0) == {}


def test_half_of_the_restart_goes_to_each_side() -> None:
    both = page_rank(LINE, {"c9": 1.0}, {"e1": 1.0}, chunks=10)
    assert both["c9"] + both["e9"] == pytest.approx(0.5)
    alone = page_rank(LINE, {"c9": 1.0}, {}, chunks=10)
    assert alone["c9"] + alone["e9"] == pytest.approx(1.0)


def test_a_node_without_edges_keeps_its_mass_among_the_seeds() -> None:
    lonely = Subgraph(entity_ids=("e1",), chunk_ids=("c1",), edges=())
    rank = page_rank(lonely, {"c1": 1.0}, {}, chunks=1)
    assert rank == pytest.approx({"c1": 1.0, "e1": 0.0})


def test_hubs_are_damped() -> None:
    pairs = [("c0", "hub"), ("c0", "rare"), ("target", "rare"), *((f"c{i}", "hub") for i in range(1, 30))]
    rank = page_rank(mentions(*pairs), {"c0": 1.0}, {}, chunks=1000)
    assert rank["rare"] > rank["hub"]
    assert rank["target"] > 20 * rank["c5"]


def test_facts_join_entities_and_next_chunks_are_near() -> None:
    graph = Subgraph(
        entity_ids=("e1", "e2"),
        chunk_ids=("c1", "c2"),
        edges=(
            Edge(source="e1", target="e2", kind=EdgeKind.FACT, label="owns", fact_id="f"),
            Edge(source="c1", target="e2", kind=EdgeKind.MENTIONS),
            Edge(source="c1", target="c2", kind=EdgeKind.NEXT),
        ),
    )
    rank = page_rank(graph, {}, {"e1": 1.0}, chunks=2)
    assert rank["e2"] > rank["c1"] > rank["c2"] > 0


def test_agrees_with_the_closed_form_on_an_even_graph() -> None:
    """With all weights equal the stationary distribution solves a linear system (Haveliwala 2002, section 2)."""
    ring = mentions(("c1", "e1"), ("c1", "e2"), ("c2", "e2"), ("c2", "e3"), ("c3", "e3"), ("c3", "e1"))
    nodes = sorted({*ring.chunk_ids, *ring.entity_ids})
    step = np.zeros((6, 6))
    for edge in ring.edges:
        one, other = nodes.index(edge.source), nodes.index(edge.target)
        step[one, other] = step[other, one] = 0.5  # every node has two edges
    restart = np.array([float(node == "e1") for node in nodes])
    exact = np.linalg.solve(np.eye(6) - RESTART * step, RESTART * restart)
    ours = page_rank(ring, {}, {"e1": 1.0}, chunks=3)
    assert [ours[node] for node in nodes] == pytest.approx(exact, abs=1e-4)


def test_rarity_and_degrees() -> None:
    assert entity_degrees(LINE) == {"e1": 1, "e2": 2, "e3": 2, "e9": 1}
    assert entity_rarity(1, 100) > entity_rarity(10, 100) > entity_rarity(100, 100) > 0
    assert entity_rarity(0, 0) > 0


names = st.integers(0, 6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(names, names), min_size=1, max_size=25, unique=True),
    st.dictionaries(names, st.floats(0, 5), max_size=4),
    st.dictionaries(names, st.floats(0, 5), max_size=4),
)
def test_always_a_distribution_or_nothing(
    pairs: list[tuple[int, int]], chunk_seeds: dict[int, float], entity_seeds: dict[int, float]
) -> None:
    graph = mentions(*((f"c{chunk}", f"e{entity}") for chunk, entity in pairs))
    rank = page_rank(
        graph, {f"c{k}": v for k, v in chunk_seeds.items()}, {f"e{k}": v for k, v in entity_seeds.items()}, chunks=7
    )
    total = sum(rank.values())
    assert total == pytest.approx(1.0) or total == 0.0
    assert all(value >= 0.0 for value in rank.values())
