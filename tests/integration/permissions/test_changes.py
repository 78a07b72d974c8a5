"""What is deleted or given to other readers is gone at the very next question, for an engine that is already open."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from schema.access import OWNER, Principal, VisibleSet
from tests.integration.permissions.papers import GROUPS, Paper
from tests.integration.permissions.views import (
    NEVER_REFUSES,
    answers,
    differences,
    fresh_store,
    leaks,
    look,
    make_engine,
    put,
    secrets_of,
)
from tests.integration.permissions.worlds import World, with_readers, worlds

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

Change = tuple[int, frozenset[str] | None]
"""Which document, and its new readers, or None when it is deleted."""

_changes = st.lists(
    st.tuples(st.integers(0, 2), st.none() | st.frozensets(st.sampled_from(GROUPS), max_size=2)), min_size=2, max_size=3
)
_LIMITS = settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


def apply(store: SqliteStore, papers: dict[int, Paper], change: Change) -> None:
    """Make a change to the store and to what is known to be in it."""
    number, readers = change
    if number not in papers:
        return
    if readers is None:
        assert store.delete_source(papers.pop(number).uri)
    else:
        papers[number] = with_readers(papers[number], readers)
        put(store, [papers[number]])


@seed(1)
@given(world=worlds(least=3), changes=_changes)
@_LIMITS
def test_an_open_engine_never_answers_from_what_was_there_before(world: World, changes: list[Change]) -> None:
    asker = world.askers[0]
    papers = {paper.number: paper for paper in world.papers}
    with fresh_store() as store:
        put(store, papers.values(), together=False)
        engine = make_engine(store, NEVER_REFUSES)
        for change in [(-1, None), *changes]:
            apply(store, papers, change)
            seen = [paper for paper in papers.values() if paper.seen_by(asker)]
            gone = [paper for paper in world.papers if paper.number not in {one.number for one in seen}]
            view = look(engine, store, asker, world.papers, world.questions)
            with fresh_store() as other:
                put(other, seen)
                fresh = look(make_engine(other, NEVER_REFUSES), other, asker, world.papers, world.questions)
            assert not leaks(view, secrets_of(gone, seen))
            assert not differences(view, fresh)


@seed(2)
@given(world=worlds(least=3), changes=_changes)
@_LIMITS
def test_a_visible_set_that_was_kept_opens_nothing_more(world: World, changes: list[Change]) -> None:
    """It may show less than a new one, never what its owner may not read any more."""
    asker = world.askers[0]
    papers = {paper.number: paper for paper in world.papers}
    with fresh_store() as store:
        put(store, papers.values(), together=False)
        engine = make_engine(store, NEVER_REFUSES)
        kept = store.visible_to(asker)
        for change in changes:
            apply(store, papers, change)
            seen = [paper for paper in papers.values() if paper.seen_by(asker)]
            hidden = [paper for paper in world.papers if paper.number not in {one.number for one in seen}]
            assert not leaks(answers(engine, world.questions, kept), secrets_of(hidden, seen))
            uris = {card.uri for card in store.documents(kept)}
            assert uris <= {paper.uri for paper in seen}


@seed(3)
@given(world=worlds(least=3))
@settings(_LIMITS, max_examples=4)
def test_askers_in_turn_get_what_each_would_get_alone(world: World) -> None:
    """One engine for all: whoever asked before leaves nothing behind."""
    turns: list[Principal] = [OWNER, *world.askers, OWNER, Principal(), *world.askers]
    with fresh_store() as store:
        put(store, world.papers)
        shared = make_engine(store, NEVER_REFUSES)
        sets: list[VisibleSet] = [store.visible_to(asker) for asker in turns]
        together = [answers(shared, world.questions, visible) for visible in sets]
    for asker, view in zip(turns, together, strict=True):
        with fresh_store() as store:
            put(store, world.papers)
            alone = answers(make_engine(store, NEVER_REFUSES), world.questions, store.visible_to(asker))
        assert not differences(view, alone)
