"""Numbered evidence within a budget."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.context import MAX_ITEMS, build_context, count_tokens, page_label
from graph_rag.question import analyse
from graph_rag.ranking import rank_chunks
from graph_rag.sentences import RankedSentence, rank_sentences
from graph_rag.trace import Recorder
from schema.access import OWNER, VisibleSet
from schema.documents import Document, Layout, Page
from schema.ids import document_id
from tests.unit.graph_rag.town import EMBEDDER, Sheet, parsers, town


def sentences(text: str, store: SqliteStore, visible: VisibleSet) -> list[RankedSentence]:
    ranking = rank_chunks(
        analyse(text, parsers()), reader=store, embedder=EMBEDDER, visible=visible, recorder=Recorder()
    )
    return rank_sentences(ranking, store, visible)


QUESTION = "Where did the director of The Quiet Harbour grow up?"


def test_items_are_numbered_slices_with_their_place(store: SqliteStore, staff: VisibleSet) -> None:
    context, items = build_context(
        analyse(QUESTION, parsers()), sentences(QUESTION, store, staff), store, staff, budget=1500
    )
    assert [item.number for item in context.items] == list(range(1, len(items) + 1))
    assert context.question == QUESTION
    for item in context.items:
        document = store.document(item.span.document_id, staff)
        assert document.slice(item.span) == item.text
        assert (item.uri, item.title, item.page, item.published) == (document.uri, document.title, "p. i", "2024-03-01")
    assert {"films/harbour.md", "people/anna.md"} <= {item.uri for item in context.items[:3]}


@pytest.mark.parametrize("budget", [0, 2, 20, 40, 80])
def test_the_budget_holds(budget: int, store: SqliteStore, staff: VisibleSet) -> None:
    context, items = build_context(
        analyse(QUESTION, parsers()), sentences(QUESTION, store, staff), store, staff, budget=budget
    )
    assert context.tokens == sum(count_tokens(item.text) for item in context.items) <= budget
    assert bool(items) == (budget >= 20)


def test_a_repeated_sentence_is_given_once(tmp_path: Path) -> None:
    line = "Anna Berg sings in Lund."
    sheets = tuple(
        Sheet(uri=f"{name}.md", title=name, lines=(line, f"Note {name}.")) for name in ("one", "two", "three")
    )
    with town(tmp_path, sheets) as opened:
        visible = opened.visible_to(OWNER)
        found = sentences("Where does Anna Berg sing?", opened, visible)
        context, _ = build_context(analyse("?", {}), found, opened, visible)
    assert [item.text for item in context.items].count(line) == 1
    assert len(context.items) == 4


def test_many_sentences_are_cut_and_spread_over_documents(tmp_path: Path) -> None:
    long = Sheet(
        uri="long.md", title="Long", lines=tuple(f"Anna Berg sang song number {i} in Lund." for i in range(90))
    )
    other = Sheet(uri="other.md", title="Other", lines=("Anna Berg sang in Uppsala.",))
    with town(tmp_path, (long, other)) as opened:
        visible = opened.visible_to(OWNER)
        found = sentences("Where did Anna Berg sing?", opened, visible)
        context, _ = build_context(analyse("?", {}), found, opened, visible, budget=100_000)
    assert len(context.items) == MAX_ITEMS
    assert "other.md" in {item.uri for item in context.items}


def test_a_document_gone_meanwhile_is_left_out(tmp_path: Path) -> None:
    sheets = tuple(Sheet(uri=f"{name}.md", title=name, lines=(f"Anna Berg saw {name}.",)) for name in ("Lund", "Rome"))
    with town(tmp_path, sheets) as opened:
        visible = opened.visible_to(OWNER)
        found = sentences("What did Anna Berg see?", opened, visible)
        opened.delete_source("Rome.md")
        context, items = build_context(analyse("?", {}), found, opened, visible)
    assert [item.uri for item in context.items] == ["Lund.md"]
    assert context.tokens == count_tokens("Anna Berg saw Lund.")
    assert items[0].item.number == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_tokens_grow_with_the_text(one: str, other: str) -> None:
    assert count_tokens(one + other) >= count_tokens(one)
    assert count_tokens(one + other) <= count_tokens(one) + count_tokens(other)


def test_token_estimates() -> None:
    assert count_tokens("") == 0
    assert count_tokens("abcdefgh") == 2
    assert count_tokens("星河科技的董") == 4


def test_page_labels() -> None:
    pages = (Page(number=1, start=0, end=3, label="Prices"), Page(number=2, start=3, end=6))
    document = Document(
        id=document_id("a"), uri="a", text="abcdefgh", title="", media_type="x", layout=Layout(pages=pages)
    )
    assert [page_label(document, offset) for offset in (0, 4, 7)] == ["Prices", "2", ""]
