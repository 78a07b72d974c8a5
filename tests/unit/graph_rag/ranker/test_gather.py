"""Gathering candidates from every side, over the small town."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.evidence import LinkedEntity
from graph_rag.link import link
from graph_rag.question import Question, analyse
from graph_rag.ranker.gather import ARMS, Gathered, Gatherer, Walked, first_guess
from graph_rag.retrieve import Retrieved, retrieve
from graph_rag.trace import Recorder
from schema.access import VisibleSet
from tests.unit.graph_rag.hand import entity
from tests.unit.graph_rag.town import EMBEDDER, TOWN, chunk_of, entity_id, parsers

HARBOUR, ANNA, ELSA, PRICES, SECRET = (
    chunk_of(uri)
    for uri in ("films/harbour.md", "people/anna.md", "people/elsa.md", "supply/prices.md", "board/secret.md")
)
HOP = "Where did the director of The Quiet Harbour grow up?"


def linked_to(name: str, weight: float) -> LinkedEntity:
    return LinkedEntity(entity=entity(name), surface=name, weight=weight)


def gather(
    text: str, store: SqliteStore, visible: VisibleSet, recorder: Recorder | None = None
) -> tuple[Walked, Gathered]:
    recorder = recorder or Recorder()
    asked = analyse(text, parsers())
    linked = link(asked, store, visible)
    found = retrieve(asked, linked, reader=store, embedder=EMBEDDER, visible=visible)
    gatherer = Gatherer(asked, linked, found, reader=store, visible=visible)
    walked = gatherer.walk(EMBEDDER, recorder)
    return walked, gatherer.lay(walked)


def test_the_best_arm_leads_the_first_guess() -> None:
    guess = first_guess(Retrieved(dense={"a": 1.0, "b": 0.5}, lexical={"b": 1.0}), (), {})
    assert guess == pytest.approx({"a": 0.4 / 0.5, "b": 1.0})


def test_linked_entities_that_a_chunk_mentions_add_to_it() -> None:
    linked = (linked_to("anna", 0.5), linked_to("lund", 0.5))
    arms = Retrieved(dense={"a": 0.5, "b": 0.5, "c": 0.5})
    guess = first_guess(arms, linked, {"a": ["anna", "lund"], "b": ["anna"], "c": ["other"]})
    assert guess["a"] == 1.0 > guess["b"] > guess["c"] > 0


@pytest.mark.parametrize("arm", sorted(ARMS))
def test_every_arm_has_a_say_in_the_guess(arm: str) -> None:
    scores = {name: {"a": 0.9, "b": 0.1} if name == arm else {"a": 0.5, "b": 0.5} for name in ARMS}
    found = Retrieved(
        dense=scores["dense"],
        sentence=scores["sentence"],
        lexical=scores["lexical"],
        alias=scores["alias"],
        translated=scores["translated"],
    )
    guess = first_guess(found, (), {})
    assert guess["a"] > guess["b"]


def test_no_arm_guesses_nothing() -> None:
    assert first_guess(Retrieved(), (), {}) == {}


def test_the_core_is_what_is_found_and_walked(store: SqliteStore, staff: VisibleSet) -> None:
    walked, _ = gather(HOP, store, staff)
    weights = list(walked.core.values())
    assert next(iter(walked.core)) == HARBOUR
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)
    assert {entity_id("Anna Berg"), entity_id("The Quiet Harbour")} <= walked.mentions.names.keys()


def test_what_the_best_chunk_names_is_followed_up(store: SqliteStore, staff: VisibleSet) -> None:
    walked, _ = gather(HOP, store, staff)
    assert walked.opened[ANNA] > 0


def test_all_candidates_stand_on_the_board(store: SqliteStore, staff: VisibleSet) -> None:
    walked, gathered = gather(HOP, store, staff)
    assert set(gathered.board.ids) == set(gathered.pool.candidates)
    assert {*walked.found, *walked.opened, *walked.core} <= set(gathered.board.ids)
    assert {sentence.chunk_id for sentence in gathered.sentences} == set(gathered.board.ids)
    assert set(gathered.board.arms) >= {"dense", "sentence", "lexical", "alias", "fact", "open", "facet_dense"}


def test_nothing_hidden_is_gathered_or_counted(store: SqliteStore, staff: VisibleSet, everything: VisibleSet) -> None:
    text = "What secret fee did Contoso pay Anna Berg for the film?"
    walked, gathered = gather(text, store, staff)
    assert SECRET not in {*gathered.board.ids, *walked.subgraph.chunk_ids, *walked.opened, *walked.core}
    assert SECRET in gather(text, store, everything)[1].board.ids


def test_a_question_that_finds_nothing_by_name_still_has_candidates(store: SqliteStore, staff: VisibleSet) -> None:
    walked, gathered = gather("qqq zzz", store, staff)
    assert gathered.board.count > 0
    assert gathered.board.covered.tolist() == [0.0] * gathered.board.count
    assert all(value >= 0 for value in walked.probability.values())


def test_an_asker_who_may_read_nothing_has_an_empty_board(store: SqliteStore) -> None:
    nobody = VisibleSet(classes=frozenset())
    walked, gathered = gather(HOP, store, nobody)
    assert gathered.board.count == 0
    assert walked.subgraph.chunk_ids == ()
    assert dict(walked.core) == {}


def test_gathering_twice_gives_the_same(store: SqliteStore, staff: VisibleSet) -> None:
    one, other = (gather(HOP, store, staff) for _ in range(2))
    assert one[0] == other[0]
    assert one[1].board.ids == other[1].board.ids
    assert (one[1].board.names == other[1].board.names).all()


def test_steps_say_what_was_found(store: SqliteStore, staff: VisibleSet) -> None:
    recorder = Recorder()
    gather(HOP, store, staff, recorder)
    expand, walk = recorder.steps()
    assert (expand.name, walk.name) == ("expand", "walk")
    assert int(dict(expand.details)["chunks"]) > 0
    assert any("anna berg" in value for _, value in walk.details)  # the follow-up's query


def test_a_long_question_is_also_searched_by_clause(store: SqliteStore, staff: VisibleSet) -> None:
    text = "Which supplier sells copper wire for the harbour, while the film directed by Anna Berg was shot in Sweden?"
    walked, gathered = gather(text, store, staff)
    assert walked.facets.lexical[PRICES] == 1.0
    assert {PRICES, HARBOUR} <= set(gathered.board.ids)


def _chunks(pages: Sequence[str]) -> set[str]:
    return {chunk_of(uri) for uri in pages}


def test_small_stores_are_gathered_whole(store: SqliteStore, staff: VisibleSet) -> None:
    _, gathered = gather("Anna Berg", store, staff)
    visible = [sheet.uri for sheet in TOWN if "staff" in sheet.readers]
    assert set(gathered.board.ids) <= _chunks(visible)
    assert {HARBOUR, ANNA, ELSA} <= set(gathered.board.ids)


def test_terms_are_those_of_the_question(store: SqliteStore, staff: VisibleSet) -> None:
    asked: Question = analyse(HOP, parsers())
    _, gathered = gather(HOP, store, staff)
    assert gathered.board.held.shape == (gathered.board.count, len(asked.terms))
