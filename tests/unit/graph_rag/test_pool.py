"""Candidates and what they are about."""

from __future__ import annotations

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.pool import about, candidate, holds_name, load_pool
from schema.access import VisibleSet
from schema.documents import Chunk, Span
from schema.graph import DocumentCard
from tests.unit.graph_rag.town import chunk_of

CARD = DocumentCard(
    id="d",
    uri="d.md",
    title="Anna Berg (painter)",
    media_type="text/plain",
    language="en",
    published="",
    readers=(),
    characters=1,
    chunks=1,
    facts=0,
)


def chunk(text: str, *headings: str) -> Chunk:
    return Chunk(id="c", span=Span(document_id="d", start=0, end=len(text)), text=text, index=0, headings=headings)


def test_subjects_are_title_and_headings_without_brackets() -> None:
    entry = candidate(chunk("Text.", "Early life (1920)"), CARD)
    assert entry.subjects == ("anna berg", "early life")
    assert {"painter", "early", "text"} <= entry.terms


def test_the_opening_starts_after_the_heading_line() -> None:
    entry = candidate(chunk("Early life\nShe grew up in Lund.", "Early life"), CARD)
    assert entry.opening.startswith("she grew up")
    assert candidate(chunk("Only one line", "Other"), CARD).opening == "only one line"


def test_language_is_that_of_the_text() -> None:
    assert candidate(chunk("星河科技的董事长是王敏。"), CARD).language == "zh"
    assert candidate(chunk("Who is Anna?"), CARD).language == "en"


def test_about_by_title_by_opening_by_mention() -> None:
    entry = candidate(
        chunk(
            "Nils Holm taught for many years in a village school that no map shows any more and few recall, near Lund."
        ),
        CARD,
    )
    assert about(["anna berg"], entry) == 1.0
    assert about(["nils holm"], entry) == 0.6
    assert about(["lund"], entry) == 0.25


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("anna berg sings", "anna berg", True),
        ("joanna berg sings", "anna berg", False),
        ("anna berger sings", "anna berg", False),
        ("星河科技的董事长", "星河科技", True),
        ("", "anna", False),
    ],
)
def test_names_are_whole_words_except_in_chinese(text: str, name: str, expected: bool) -> None:  # noqa: FBT001 - table
    assert holds_name(text, name) is expected


def test_cover_weighs_rare_terms_more(store: SqliteStore, staff: VisibleSet) -> None:
    ids = [chunk_of(uri) for uri in ("films/harbour.md", "films/forest.md", "people/nils.md")]
    pool = load_pool(ids, ["film", "lund", "nowhere"], store, staff)
    harbour, forest, nils = ids
    assert pool.cover(nils) > pool.cover(harbour) > 0
    assert pool.cover(harbour, nils) == pytest.approx(pool.cover(harbour) + pool.cover(nils))
    assert pool.cover(harbour, forest) == pool.cover(harbour)
    assert pool.share(frozenset({"film", "lund", "nowhere"})) == pytest.approx(1.0)


def test_hidden_and_unknown_chunks_are_left_out(store: SqliteStore, staff: VisibleSet) -> None:
    pool = load_pool([chunk_of("board/secret.md"), "chk_none", chunk_of("people/nils.md")], [], store, staff)
    assert list(pool.candidates) == [chunk_of("people/nils.md")]
    assert pool.share(frozenset({"x"})) == 0.0
