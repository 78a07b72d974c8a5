"""Paths against every simple path of small graphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.paths import MAX_PATHS, _shortest, _ways, find_paths
from schema.answers import PathStep
from schema.graph import Edge
from tests.unit.graph_rag.test_path_search import NOBODY, fact, items, mention, ranking, step

MAX_STEPS = 5
ENTITIES = [f"e{number}" for number in range(6)]
CHUNKS = [f"c{number}" for number in range(4)]
facts = st.lists(st.tuples(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES)), max_size=9, unique=True)
mentions = st.lists(st.tuples(st.sampled_from(CHUNKS), st.sampled_from(ENTITIES)), min_size=1, max_size=10, unique=True)


def edges_of(fact_pairs: list[tuple[str, str]], mention_pairs: list[tuple[str, str]]) -> list[Edge]:
    return [fact(one, "knows", other) for one, other in fact_pairs] + [
        mention(chunk, entity) for chunk, entity in mention_pairs
    ]


def cheapest(edges: list[Edge], starts: list[str], goal: str) -> float | None:
    """The least cost over all simple paths of at most five edges, by trying them all."""
    ways = _ways(ranking(edges, *starts), set(CHUNKS))

    def costs(node: str, walked: tuple[str, ...], cost: float) -> Iterator[float]:
        if node == goal:
            yield cost
        elif len(walked) <= MAX_STEPS:
            for way in ways.get(node, ()):
                if way.end not in walked:
                    yield from costs(way.end, (*walked, way.end), cost + way.cost)

    return min((cost for start in starts for cost in costs(start, (start,), 0.0)), default=None)


@given(
    facts, mentions, st.lists(st.sampled_from(ENTITIES), min_size=1, max_size=2, unique=True), st.sampled_from(CHUNKS)
)
def test_no_path_of_five_edges_is_cheaper(
    fact_pairs: list[tuple[str, str]], mention_pairs: list[tuple[str, str]], starts: list[str], goal: str
) -> None:
    edges = edges_of(fact_pairs, mention_pairs)
    path = _shortest(_ways(ranking(edges, *starts), set(CHUNKS)), starts, goal)
    best = cheapest(edges, starts, goal)
    if best is None:
        assert path == []
        return
    assert sum(way.cost for way in path) == pytest.approx(best)
    assert len(path) <= MAX_STEPS
    assert path[0].begin in starts
    assert path[-1].end == goal
    assert all(one.end == other.begin for one, other in pairwise(path))
    visited = [path[0].begin, *(way.end for way in path)]
    assert len(set(visited)) == len(visited)


@given(facts, mentions, st.permutations(CHUNKS))
def test_paths_are_few_and_none_begins_another(
    store: SqliteStore, fact_pairs: list[tuple[str, str]], mention_pairs: list[tuple[str, str]], order: list[str]
) -> None:
    edges = edges_of(fact_pairs, mention_pairs)
    paths = find_paths(ranking(edges, "e0"), items(*order), store, NOBODY)
    assert len(paths) <= MAX_PATHS
    for one in paths:
        assert sum(one == other[: len(one)] for other in paths) == 1
        assert all(bool(each.fact_id) == (each.label == "knows") for each in one)
        assert one[-1].label == "named in"
        assert one[-1].target in order


@given(facts, mentions, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_no_cost(
    fact_pairs: list[tuple[str, str]], mention_pairs: list[tuple[str, str]], random: object
) -> None:
    edges = edges_of(fact_pairs, mention_pairs)
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    for goal in CHUNKS:
        one = _shortest(_ways(ranking(edges, "e0"), set(CHUNKS)), ["e0"], goal)
        other = _shortest(_ways(ranking(shuffled, "e0"), set(CHUNKS)), ["e0"], goal)
        assert [way.end for way in one] == [way.end for way in other]


def test_a_dearer_way_is_taken_where_the_cheap_one_is_too_long(store: SqliteStore) -> None:
    """To ``mid`` lead four facts, or two mentions of names that every chunk holds; then come two edges more."""
    chain = [fact("start", "a", "s1"), fact("s1", "b", "s2"), fact("s2", "c", "s3"), fact("s3", "d", "mid")]
    crowd = [mention(f"x{number}", name) for number in range(60) for name in ("start", "mid")]
    edges = [
        *chain,
        mention("c0", "start"),
        mention("c0", "mid"),
        *crowd,
        fact("mid", "e", "end"),
        mention("c1", "end"),
    ]
    paths = find_paths(ranking(edges, "start", chunks=62), items("c1", "c0"), store, NOBODY)
    assert [each.target for each in paths[0]] == ["c0", "mid", "end", "c1"]


def test_the_nearest_of_several_starts_is_taken(store: SqliteStore) -> None:
    edges = [fact("far", "owns", "near"), mention("c0", "near")]
    assert find_paths(ranking(edges, "far", "near"), items("c0"), store, NOBODY) == ((step("near", "named in", "c0"),),)
    assert len(find_paths(ranking(edges, "far"), items("c0"), store, NOBODY)[0]) == 2


def test_of_two_facts_between_the_same_ends_the_smaller_id_is_shown(store: SqliteStore) -> None:
    def named(label: str, fact_id: str) -> Edge:
        plain = fact("film", label, "anna")
        return Edge(source=plain.source, target=plain.target, kind=plain.kind, label=label, fact_id=fact_id)

    edges = [named("written by", "f2"), named("directed by", "f1"), mention("c0", "anna")]
    for order in (edges, edges[::-1]):
        path = find_paths(ranking(order, "film"), items("c0"), store, NOBODY)[0]
        assert path[0] == PathStep(source="film", label="directed by", target="anna", fact_id="f1")


def test_a_path_that_a_longer_one_begins_with_is_not_shown_twice(store: SqliteStore) -> None:
    edges = [
        mention("c0", "film"),
        mention("c0", "anna"),
        mention("c1", "anna"),
        mention("c1", "elsa"),
        mention("c2", "elsa"),
    ]
    for order in (("c0", "c1", "c2"), ("c2", "c1", "c0"), ("c1", "c2", "c0")):
        paths = find_paths(ranking(edges, "film"), items(*order), store, NOBODY)
        assert [each.target for each in paths[0]] == ["c0", "anna", "c1", "elsa", "c2"]
        assert len(paths) == 1


@pytest.mark.parametrize("starts", [(), ("nobody",), ("c0",)])
def test_a_goal_that_nothing_leads_to_has_no_path(starts: tuple[str, ...], store: SqliteStore) -> None:
    assert find_paths(ranking([mention("c1", "e1")], *starts), items("c0"), store, NOBODY) == ()


def test_an_edge_from_a_node_to_itself_is_no_step(store: SqliteStore) -> None:
    edges = [fact("e0", "knows", "e0"), mention("c0", "e0")]
    assert find_paths(ranking(edges, "e0"), items("c0"), store, NOBODY) == ((step("e0", "named in", "c0"),),)
