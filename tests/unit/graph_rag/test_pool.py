"""Candidates and what they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.pool import Pool, about, candidate, holds_name, load_pool
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
def test_names_are_whole_words_except_in_chinese(text: str, name: str, expected: bool) -> None:
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


@pytest.mark.parametrize(
    ("title", "headings", "subjects"),
    [
        ("(draft)", (), ("draft",)),
        ("（草案）", ("（一）",), ("草案", "一")),
        ("", ("", "  "), ()),
        ("---", (), ("---",)),
        ("Fees", ("Fees (2024)", "FEES"), ("fees",)),
        ("Fees (a) (b)", (), ("fees a",)),
    ],
)
def test_a_place_without_a_name_is_no_subject(title: str, headings: tuple[str, ...], subjects: tuple[str, ...]) -> None:
    entry = candidate(chunk("Text.", *headings), replace(CARD, title=title))
    assert entry.subjects == subjects
    assert about([""], entry) == 0.25


words = st.sampled_from("film lund price wire anna berg 星河 董事长".split())
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=5), st.lists(words, max_size=5, unique=True))
def test_cover_is_a_share_that_grows_with_the_chunks(pages: list[str], terms: list[str]) -> None:
    entries = {
        f"c{number}": candidate(replace(chunk(page), id=f"c{number}"), CARD) for number, page in enumerate(pages)
    }
    pool = Pool(entries, terms)
    names = list(entries)
    whole = pool.cover(*names)
    assert 0.0 <= whole <= 1.0 + 1e-12
    assert whole <= sum(pool.cover(name) for name in names) + 1e-9
    for count in range(len(names)):
        assert pool.cover(*names[:count]) <= pool.cover(*names[: count + 1]) + 1e-12
    assert Pool(entries, terms[::-1]).cover(names[0]) == pytest.approx(pool.cover(names[0]))
    assert pool.share(frozenset(terms)) == pytest.approx(1.0 if terms else 0.0)
    assert all(weight > 0 for weight in pool.weights.values())
