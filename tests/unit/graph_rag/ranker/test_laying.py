"""From records to arrays, over the small town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.bridge import read_mentions
from graph_rag.link import link
from graph_rag.pool import Candidate, load_pool
from graph_rag.question import Question, rendering
from graph_rag.ranker.board import Board
from graph_rag.ranker.laying import Laid, lay_board, opens_with_title
from linguistics.terms import query_terms
from schema.access import VisibleSet
from tests.unit.graph_rag.hand import place
from tests.unit.graph_rag.ranker.boards import at
from tests.unit.graph_rag.town import TOWN, chunk_of

HARBOUR, ANNA, ELSA, PRICES, STAR = (
    chunk_of(uri) for uri in ("films/harbour.md", "people/anna.md", "people/elsa.md", "supply/prices.md", "zh/star.md")
)
TEXT = "Who directed The Quiet Harbour in 1961?"
ASKED = Question(text=TEXT, language="en", terms=tuple(query_terms(TEXT)), names=("The Quiet Harbour",))


def lay(
    store: SqliteStore,
    visible: VisibleSet,
    question: Question = ASKED,
    *,
    arms: Mapping[str, Mapping[str, float]] | None = None,
    translated: Mapping[str, float] | None = None,
    core: Sequence[str] = (HARBOUR,),
) -> Board:
    ids = [chunk_of(sheet.uri) for sheet in TOWN]
    pool = load_pool(ids, question.terms, store, visible, question=question)
    graph = store.neighbourhood(ids, visible, hops=2, limit=500)
    sentences = store.sentences(visible, chunk_ids=ids)
    return lay_board(
        Laid(
            question=question,
            linked=link(question, store, visible),
            pool=pool,
            mentions=read_mentions(graph, core, store, visible, chunks=len(pool.candidates)),
            sentences=sentences,
            arms={"lexical": {}, **(arms or {})},
            translated=translated or {},
            meaning={sentences[0].id: 1.0},
            walked={HARBOUR: 0.5},
            core=core,
        )
    )


def test_rows_are_candidates_in_order_of_id(store: SqliteStore, staff: VisibleSet) -> None:
    board = lay(store, staff, arms={"dense": {ANNA: 0.4}})
    assert list(board.ids) == sorted(board.ids)
    assert at(board, board.arms["dense"])[ANNA] == 0.4
    assert at(board, board.walk)[HARBOUR] == 0.5
    assert chunk_of("board/secret.md") not in board.ids


def test_terms_titles_and_numbers(store: SqliteStore, staff: VisibleSet) -> None:
    board = lay(store, staff)
    row = board.ids.index(HARBOUR)
    terms = list(ASKED.terms)
    assert board.held[row].tolist() == [True] * len(terms)
    assert board.covered[row] == pytest.approx(1.0)
    assert board.numeric.tolist() == [term == "1961" for term in terms]
    assert at(board, board.asked)[HARBOUR] == 1.0
    assert at(board, board.asked)[ANNA] == 0.0
    assert board.weights.sum() == pytest.approx(1.0)


def test_sentences_name_what_others_are_about(store: SqliteStore, staff: VisibleSet) -> None:
    board = lay(store, staff)
    names = board.names
    harbour, anna, elsa = (board.ids.index(one) for one in (HARBOUR, ANNA, ELSA))
    assert names[harbour, anna] == 1.0  # "directed by Anna Berg"
    assert names[anna, elsa] == 1.0
    assert names[harbour, elsa] == 0.0
    assert not names.diagonal().any()
    assert (board.says <= names).all()


def test_a_rare_entity_joins_and_what_is_asked_does_not(store: SqliteStore, staff: VisibleSet) -> None:
    board = lay(store, staff)
    harbour, anna = board.ids.index(HARBOUR), board.ids.index(ANNA)
    assert board.shared[harbour, anna] == board.shared[anna, harbour] > 0
    asked = Question(text="Anna Berg in Sweden", language="en", terms=("anna",), names=("Anna Berg", "Sweden"))
    assert lay(store, staff, asked).shared[harbour, anna] == 0.0


def test_linked_entities_count_where_they_are_mentioned(store: SqliteStore, staff: VisibleSet) -> None:
    board = lay(store, staff)
    assert at(board, board.entities)[HARBOUR] > 0
    assert at(board, board.subject)[HARBOUR] > at(board, board.subject)[ANNA] == 0.0


def test_translated_words_count_as_words_as_far_as_they_cover(store: SqliteStore, staff: VisibleSet) -> None:
    text = "Who is the chairman?"
    asked = Question(text=text, language="en", terms=("chairman",), renderings=(rendering("chairman", ["董事长"]),))
    board = lay(store, staff, asked, translated={STAR: 0.8, PRICES: 0.9})
    assert at(board, board.covered)[STAR] == pytest.approx(1.0)
    assert at(board, board.arms["lexical"])[STAR] == pytest.approx(0.8)
    assert at(board, board.arms["lexical"])[PRICES] == 0.0  # in the question's own language
    assert board.held[board.ids.index(STAR)].all()
    assert at(board, board.foreign)[STAR] == 1.0


@pytest.mark.parametrize(
    ("entry", "opens"),
    [
        (place("a", "Anna Berg was a director.", "Anna Berg"), True),
        (place("a", "Anna Berg was a director.", "Anna Berg (director)"), True),
        (place("a", "She was a director.", "Anna Berg"), False),
        (place("a", "Anna Berg was a director."), False),
        (place("a", f"{'Many words come first. ' * 8}Anna Berg.", "Anna Berg"), False),
    ],
)
def test_an_entry_opens_with_its_title(entry: Candidate, opens: bool) -> None:
    assert opens_with_title(entry) is opens
