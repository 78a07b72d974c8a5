"""The full-text tables give back exactly our terms, and candidates do not depend on the order of writing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.sqlite import fulltext
from adapters.sqlite.store import SqliteStore
from adapters.sqlite.tables import TABLES
from linguistics.terms import index_terms
from schema.graph import SearchKind
from tests.contracts.graphs import Sketch, build, says
from tests.contracts.store_base import owner, put, reader


def tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in TABLES:
        connection.execute(statement)
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(tables()) as one:
        yield one


@given(text=st.text(max_size=60))
@example(
    text="3.5 版本 3.5.1 1,200 v2.0 C++ naïve İstanbul ǅ ß \ufdfa \x00 a_b 华为ABC公司 U.S.A ½ ٣٫٥ é\u0301 한국어 ไทย"
)
def test_every_term_is_one_token(text: str) -> None:
    terms = index_terms(text)
    with closing(tables()) as connection:
        fulltext.add_items(connection, SearchKind.CHUNK, 1, [(1, terms)])
        connection.execute("CREATE VIRTUAL TABLE every USING fts5vocab(terms_chunk_1, instance)")
        tokens = connection.execute("SELECT term, offset FROM every ORDER BY offset").fetchall() if terms else []
        assert tokens == list(zip(terms, range(len(terms)), strict=True))
        for term in set(terms):
            found = fulltext._candidates(connection, SearchKind.CHUNK, 1, [term], 10)
            assert [(key, text) for key, text in found] == [(1, " ".join(terms))]


def test_numbers_of_items_and_terms_are_kept(connection: sqlite3.Connection) -> None:
    fulltext.add_items(connection, SearchKind.CHUNK, 3, [(1, ["a", "b"]), (2, []), (9, ["a"])])
    fulltext.remove_items(connection, SearchKind.CHUNK, 3, [(1, 2)])
    assert connection.execute("SELECT * FROM search_index").fetchall() == [("chunk", 3, 2, 1)]
    assert fulltext.indexed_keys(connection, SearchKind.CHUNK, 3) == {2, 9}
    assert fulltext._document_frequency(connection, SearchKind.CHUNK, 3, ["a", "b"]) == {"a": 1}


def test_nothing_makes_no_table(connection: sqlite3.Connection) -> None:
    fulltext.add_items(connection, SearchKind.FACT, 1, [])
    fulltext.remove_items(connection, SearchKind.FACT, 1, [])
    assert connection.execute("SELECT count(*) FROM search_index").fetchone() == (0,)


def test_the_tables_of_a_class_are_dropped(connection: sqlite3.Connection) -> None:
    before = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for kind in SearchKind:
        fulltext.add_items(connection, kind, 5, [(1, ["a"])])
    fulltext.drop_class(connection, 5)
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == before
    assert connection.execute("SELECT count(*) FROM search_index").fetchone() == (0,)


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 50])
def test_candidates_that_tie_with_the_last_come_too(connection: sqlite3.Connection, limit: int) -> None:
    items = [(1, ["a", "a"]), (2, ["a", "b"]), (3, ["a", "c"]), (4, ["a", "d"]), (5, ["a", "e", "e", "e"]), (6, ["z"])]
    fulltext.add_items(connection, SearchKind.CHUNK, 1, items)
    found = {key for key, _ in fulltext._candidates(connection, SearchKind.CHUNK, 1, ["a"], limit)}
    assert found == {1: {1}, 2: {1, 2, 3, 4}, 3: {1, 2, 3, 4}, 5: {1, 2, 3, 4, 5}, 50: {1, 2, 3, 4, 5}}[limit]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=5), min_size=1, max_size=8))
def test_repeats_are_counted_each(documents: list[list[str]]) -> None:
    frequency = Counter(term for words in documents for term in set(words))
    average = sum(map(len, documents)) / len(documents)
    texts = [" ".join(words) for words in documents]
    scores = fulltext._bm25(texts, ["a"], frequency | {"a": frequency["a"]}, items=len(documents), average=average)
    for words, score in zip(documents, scores, strict=True):
        often = words.count("a")
        saturated = often * 2.2 / (often + 1.2 * (0.25 + 0.75 * len(words) / average))
        assert (score > 0) == (often > 0)
        assert score * saturated >= 0
    best = max(range(len(texts)), key=lambda place: scores[place])
    assert not frequency["a"] or "a" in documents[best]


@pytest.mark.parametrize(
    ("frequencies", "expected"), [([1], 1), ([10**6], 1), ([1, 2, 3], 3), ([1, 10**6], 1), ([9, 19_990, 5], 2)]
)
def test_common_terms_pick_no_candidates_when_rarer_ones_do(frequencies: list[int], expected: int) -> None:
    assert fulltext._affordable(frequencies) == expected


def test_common_terms_still_count_and_fill_up(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, *(Sketch(uri=f"{n}.txt", said=says(f"Acme | buys | Firm{n}")) for n in range(9)))
    whole = store.search_text("acme firm3", SearchKind.SENTENCE, owner(store), k=5)
    monkeypatch.setattr(fulltext, "MAX_MATCHES", 4)
    assert store.search_text("acme firm3", SearchKind.SENTENCE, owner(store), k=1) == whole[:1]
    assert store.search_text("acme firm3", SearchKind.SENTENCE, owner(store), k=5) == whole


def test_the_best_are_found_among_many_in_several_classes(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    sketches = [
        Sketch(
            uri=f"{n}.txt", said=says(f"Acme | buys {'quartz ' * (n % 7)} | Firm{n}"), readers=frozenset({f"g{n % 3}"})
        )
        for n in range(60)
    ]
    put(store, *sketches)
    whole = store.search_text("quartz", SearchKind.CHUNK, owner(store), k=5)
    monkeypatch.setattr(fulltext, "MIN_CANDIDATES", 1)
    monkeypatch.setattr(fulltext, "CANDIDATES_PER_HIT", 1)
    assert store.search_text("quartz", SearchKind.CHUNK, owner(store), k=5) == whole
    assert len(whole) == 5


def test_a_long_query_keeps_its_rarest_terms(store: SqliteStore) -> None:
    put(store, Sketch(uri="a.txt", said=says("Acme | buys | Needle"), title=" ".join(f"w{n}" for n in range(300))))
    put(store, *(Sketch(uri=f"{n}.txt", said=says(f"w{n} | is | w{n + 1}")) for n in range(60)))
    query = " ".join(f"w{n}" for n in range(300)) + " needle"
    (first, *_) = store.search_text(query, SearchKind.CHUNK, owner(store), k=3)
    assert first.item_id == build(Sketch(uri="a.txt", said=says("Acme | buys | Needle"))).chunks[0].id


def test_one_table_per_class_and_kind(store: SqliteStore, raw: sqlite3.Connection) -> None:
    shared = says("Acme | buys | Widget")
    put(store, Sketch(uri="a.txt", said=shared, readers=frozenset({"x"})))
    put(store, Sketch(uri="b.txt", said=shared, readers=frozenset({"y"})))
    put(store, Sketch(uri="c.txt", said=shared, readers=frozenset({"y"})))
    assert raw.execute("SELECT kind, class, items FROM search_index ORDER BY kind, class").fetchall() == [
        (kind, number, number) for kind in ("chunk", "fact", "sentence") for number in (1, 2)
    ]
    assert len(store.search_text("acme", SearchKind.CHUNK, reader(store, "x"), k=9)) == 1
