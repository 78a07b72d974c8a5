"""Full-text search: one FTS5 table per kind and access class, so that hidden text has no part in any statistic.

The tables hold ``linguistics.terms.index_terms`` joined by blanks. The ``ascii`` tokeniser with ``.`` as a token
character gives back exactly these terms: it splits at other ASCII marks only, which no term holds, and leaves all
other characters alone. FTS5's own rank picks candidates in each class; their score is BM25 (Robertson & Zaragoza, "The
Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3) over all visible classes together. Scores are
exact; that the best are among the candidates is certain while a query matches at most ``MIN_CANDIDATES`` items of each
class, and close to it above.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from adapters.sqlite.codec import listed
from adapters.sqlite.view import View
from linguistics.terms import index_terms, query_terms
from schema.answers import Hit
from schema.graph import SearchKind

RETRIEVER = "bm25"
K1 = 1.2
B = 0.75
MIN_CANDIDATES = 200
CANDIDATES_PER_HIT = 4
MAX_QUERY_TERMS = 48  # the rarest ones of a longer query
MAX_MATCHES = 20_000  # items looked at: the commonest terms of a query pick no candidates above, but still score

_ITEM_IDS = {
    SearchKind.CHUNK: "SELECT key, id FROM chunk WHERE key IN (SELECT value FROM json_each(?))",
    SearchKind.SENTENCE: "SELECT key, id FROM sentence WHERE key IN (SELECT value FROM json_each(?))",
    SearchKind.FACT: """SELECT statement.key, fact.id FROM statement JOIN fact ON fact.key = statement.fact
        WHERE statement.key IN (SELECT value FROM json_each(?))""",
}


def item_ids(connection: sqlite3.Connection, kind: SearchKind, keys: Iterable[int]) -> dict[int, str]:
    """Ids of searchable items; several statements of one fact have the fact's id."""
    return dict(connection.execute(_ITEM_IDS[kind], (listed(keys),)))


def add_items(
    connection: sqlite3.Connection, kind: SearchKind, access_class: int, items: Sequence[tuple[int, list[str]]]
) -> None:
    """Add items (key and terms) to the table of their kind and class, made when it is new."""
    if not items:
        return
    table = _table(kind, access_class)
    known = "SELECT 1 FROM search_index WHERE kind = ? AND class = ?"
    if connection.execute(known, (kind.value, access_class)).fetchone() is None:
        connection.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(terms, tokenize = \"ascii tokenchars '.'\")")
        connection.execute(f"CREATE VIRTUAL TABLE {table}_vocab USING fts5vocab({table}, row)")
        connection.execute("INSERT INTO search_index VALUES(?, ?, 0, 0)", (kind.value, access_class))
    connection.executemany(
        f"INSERT INTO {table}(rowid, terms) VALUES(?, ?)",
        [(key, " ".join(terms)) for key, terms in items],
    )
    _count(connection, kind, access_class, items=len(items), terms=sum(len(terms) for _, terms in items))


def remove_items(
    connection: sqlite3.Connection, kind: SearchKind, access_class: int, items: Sequence[tuple[int, int]]
) -> None:
    """Remove items (key and number of terms)."""
    if not items:
        return
    connection.executemany(
        f"DELETE FROM {_table(kind, access_class)} WHERE rowid = ?",  # noqa: S608 - a table name made of an enum and an integer
        [(key,) for key, _ in items],
    )
    _count(connection, kind, access_class, items=-len(items), terms=-sum(terms for _, terms in items))


def drop_class(connection: sqlite3.Connection, access_class: int) -> None:
    """Remove the tables of a class that no document has any more."""
    for (kind,) in connection.execute("SELECT kind FROM search_index WHERE class = ?", (access_class,)).fetchall():
        connection.execute(f"DROP TABLE {_table(SearchKind(kind), access_class)}_vocab")
        connection.execute(f"DROP TABLE {_table(SearchKind(kind), access_class)}")
    connection.execute("DELETE FROM search_index WHERE class = ?", (access_class,))


def indexed_keys(connection: sqlite3.Connection, kind: SearchKind, access_class: int) -> set[int]:
    """Keys of all items in a table."""
    return {key for (key,) in connection.execute(f"SELECT rowid FROM {_table(kind, access_class)}")}  # noqa: S608


def search(view: View, query: str, kind: SearchKind, k: int) -> list[Hit]:
    """The ``k`` best items with at least one term of the query, best first, ties by id; scores above 0."""
    statement = """SELECT class, items, terms FROM search_index
        WHERE kind = ? AND items > 0 AND class IN (SELECT value FROM json_each(?)) ORDER BY class"""
    indexes = view.connection.execute(statement, (kind.value, view.classes)).fetchall()
    items = sum(row[1] for row in indexes)
    terms = query_terms(query)
    if k <= 0 or not items or not terms:
        return []
    frequency: Counter[str] = Counter()
    for access_class, _, _ in indexes:
        frequency.update(_document_frequency(view.connection, kind, access_class, terms))
    found = [term for term in terms if term in frequency]
    rarest = sorted(found, key=lambda term: (frequency[term], term))[:MAX_QUERY_TERMS]
    if not rarest:
        return []
    average = sum(row[2] for row in indexes) / items
    picking = _affordable([frequency[term] for term in rarest])
    while True:
        limit = max(MIN_CANDIDATES, CANDIDATES_PER_HIT * k)
        candidates: list[tuple[int, str]] = []
        for access_class, _, _ in indexes:
            candidates += _candidates(view.connection, kind, access_class, rarest[:picking], limit)
        scores = _bm25([terms for _, terms in candidates], rarest, frequency, items=items, average=average)
        ids = item_ids(view.connection, kind, (key for key, _ in candidates))
        best: dict[str, float] = {}
        for (key, _), score in zip(candidates, scores, strict=True):
            best[ids[key]] = max(score, best.get(ids[key], 0.0))
        if len(best) >= k or picking == len(rarest):
            break
        picking += 1
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:k]
    return [Hit(item_id=item_id, kind=kind, score=score, retriever=RETRIEVER) for item_id, score in ranked]


def _affordable(frequencies: Sequence[int]) -> int:
    """How many of the terms, rarest first, together match no more than ``MAX_MATCHES`` items; at least one."""
    matches = 0
    for number, frequency in enumerate(frequencies):
        matches += frequency
        if number and matches > MAX_MATCHES:
            return number
    return len(frequencies)


def _document_frequency(
    connection: sqlite3.Connection, kind: SearchKind, access_class: int, terms: Sequence[str]
) -> dict[str, int]:
    table = f"{_table(kind, access_class)}_vocab"
    statement = f"SELECT term, doc FROM {table} WHERE term IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above
    return dict(connection.execute(statement, (listed(terms),)))


def _candidates(
    connection: sqlite3.Connection, kind: SearchKind, access_class: int, terms: Sequence[str], limit: int
) -> list[tuple[int, str]]:
    """Key and terms of the best ``limit`` items by FTS5's rank, and of all that tie with the last one.

    Keys follow the order of writing: without the ties what is found would depend on it.
    """
    table = _table(kind, access_class)
    statement = f"SELECT rowid, rank, terms FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608
    match = " OR ".join(f'"{term}"' for term in terms)
    asked = limit + 1
    while True:
        rows = connection.execute(statement, (match, asked)).fetchall()
        if len(rows) < asked or rows[-1][1] != rows[limit - 1][1]:
            break
        asked *= 4
    worst = rows[min(limit, len(rows)) - 1][1] if rows else 0.0
    return [(key, text) for key, rank, text in rows if rank <= worst]


def _bm25(
    documents: Sequence[str], terms: Sequence[str], frequency: Mapping[str, int], *, items: int, average: float
) -> list[float]:
    """Scores of documents (terms joined by blanks); the inverse document frequency is never negative."""
    weights = np.array([np.log(1 + (items - frequency[term] + 0.5) / (frequency[term] + 0.5)) for term in terms])
    counts = np.zeros((len(documents), len(terms)))
    lengths = np.array([text.count(" ") + 1 for text in documents], dtype=np.float64)
    for row, text in enumerate(documents):
        spaced = f" {text.replace(' ', '  ')} "  # each term between blanks of its own
        counts[row] = [spaced.count(f" {term} ") for term in terms]
    saturation = counts + K1 * (1 - B + B * lengths / average)[:, None]
    scores: list[float] = (weights * counts * (K1 + 1) / saturation).sum(axis=1).tolist()
    return scores


def item_terms(text: str) -> list[str]:
    """The terms of an item's text."""
    return index_terms(text)


def _table(kind: SearchKind, access_class: int) -> str:
    return f"terms_{kind.value}_{int(access_class)}"


def _count(connection: sqlite3.Connection, kind: SearchKind, access_class: int, *, items: int, terms: int) -> None:
    statement = "UPDATE search_index SET items = items + ?, terms = terms + ? WHERE kind = ? AND class = ?"
    connection.execute(statement, (items, terms, kind.value, access_class))
