"""Follow-up searches from the sentences of good chunks."""

from __future__ import annotations

from adapters.sqlite.store import SqliteStore
from graph_rag.question import Question
from graph_rag.ranker.follow import MAX_QUERIES, FollowUp, follow_ups, search_follow_ups
from schema.access import VisibleSet
from tests.unit.graph_rag.hand import mentions_of, place, pool_of, sentence
from tests.unit.graph_rag.town import chunk_of, entity_id

FILM = place("film", "The film was directed by Anna Berg in Sweden.", "The Quiet Harbour")
QUESTION = Question(
    text="Who is the mother of the director of the film?", language="en", terms=("mother", "director", "film")
)
MENTIONS = mentions_of({"film": ["anna berg", "sweden", "nobody"]}, {"sweden": 0.2})
LINE = sentence("film", FILM.chunk.text)


def found(good: dict[str, float], asked: frozenset[str] = frozenset(), meaning: float = 1.0) -> tuple[FollowUp, ...]:
    return follow_ups(
        QUESTION,
        pool_of(QUESTION.terms, FILM),
        MENTIONS,
        good,
        sentences=[LINE],
        meaning={LINE.id: meaning},
        asked=asked,
    )


def test_a_rare_name_is_asked_for_with_what_is_still_open() -> None:
    (only,) = found({"film": 0.8})
    assert (only.entity_id, only.source, only.query) == ("anna berg", "film", "anna berg mother director")
    assert only.weight == 0.8


def test_names_that_are_asked_or_do_not_stand_there_lead_nowhere() -> None:
    assert found({"film": 0.8}, frozenset({"anna berg"})) == ()
    assert all(entry.entity_id != "nobody" for entry in found({"film": 1.0}))


def test_a_sentence_far_from_the_question_weighs_less() -> None:
    near, far = found({"film": 1.0}), found({"film": 1.0}, meaning=0.0)
    assert far[0].weight < near[0].weight


def test_nothing_good_asks_nothing() -> None:
    assert found({}) == ()


def test_the_heaviest_names_are_kept() -> None:
    names = [f"name{number}" for number in range(MAX_QUERIES + 4)]
    text = " ".join(names)
    entry = place("long", text)
    rarity = {name: 0.4 + number / 100 for number, name in enumerate(names)}
    queries = follow_ups(
        QUESTION,
        pool_of(QUESTION.terms, entry),
        mentions_of({"long": names}, rarity),
        {"long": 1.0},
        sentences=[sentence("long", text)],
        meaning={},
        asked=frozenset(),
    )
    assert [one.entity_id for one in queries] == names[:3:-1]


def test_searches_find_the_next_chunk_and_not_their_source(
    store: SqliteStore, staff: VisibleSet, everything: VisibleSet
) -> None:
    harbour, anna, secret = (chunk_of(uri) for uri in ("films/harbour.md", "people/anna.md", "board/secret.md"))
    query = FollowUp(entity_id=entity_id("Anna Berg"), source=harbour, query="anna berg daughter", weight=0.5)
    scores = search_follow_ups([query], store, staff)
    assert scores[anna] == 1.0
    assert harbour not in scores
    assert secret not in scores
    assert secret in search_follow_ups([query], store, everything)


def test_lighter_searches_score_less(store: SqliteStore, staff: VisibleSet) -> None:
    heavy = FollowUp(entity_id="one", source="", query="copper wire", weight=0.8)
    light = FollowUp(entity_id="other", source="", query="cliffs of Gotland", weight=0.2)
    scores = search_follow_ups([heavy, light], store, staff)
    assert scores[chunk_of("supply/prices.md")] == 1.0
    assert scores[chunk_of("people/elsa.md")] == 0.25
    assert search_follow_ups([], store, staff) == {}
