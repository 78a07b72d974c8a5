"""What is wrong with a graph is said with the document's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.sqlite.validation import check_graph, check_source, check_vectors
from schema import ids
from schema.documents import Span
from schema.errors import InvalidRecord
from schema.extraction import EntityType, Literal, Reject
from schema.graph import DocumentGraph, Fact, MergeKind
from tests.contracts.graphs import Joined, Sketch, build, says, source_of
from tests.contracts.store_base import EMBEDDER

GRAPH = build(
    Sketch(
        uri="a.txt",
        said=says("Acme | buys | Widget Inc", "Acme | sells | 3.5", "Bolt | owns | Acme"),
        joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Bolt"),),
    )
)
ELSEWHERE = Span(document_id=ids.document_id("b.txt"), start=0, end=1)
Change = Callable[[DocumentGraph], DocumentGraph]


def literal_fact(graph: DocumentGraph) -> Fact:
    return next(fact for fact in graph.facts if isinstance(fact.object, Literal))


def with_literal(graph: DocumentGraph, **changes: object) -> DocumentGraph:
    fact = literal_fact(graph)
    assert isinstance(fact.object, Literal)
    return replace(graph, facts=(replace(fact, object=replace(fact.object, **changes)),))  # type: ignore[arg-type]


CHANGES: list[tuple[str, Change]] = [
    ("does not quote", lambda g: replace(g, document=replace(g.document, text=g.document.text[1:]))),
    ("does not belong to the entity", lambda g: replace(g, entities=(replace(g.entities[0], type=EntityType.PLACE),))),
    ("which the document does not list", lambda g: replace(g, entities=g.entities[:1])),
    ("does not lie in its chunk", lambda g: replace(g, mentions=(replace(g.mentions[-1], chunk_id=g.chunks[0].id),))),
    ("does not lie in its chunk", lambda g: replace(g, sentences=(replace(g.sentences[-1], chunk_id="chk_0"),))),
    ("proved in the unknown chunk", lambda g: replace(g, chunks=(), sentences=(), mentions=())),
    ("still has a span or surface", lambda g: with_literal(g, surface="3.5")),
    ("does not belong to its fact", lambda g: with_literal(g, value="3.6")),
    ("does not belong to its fact", lambda g: replace(g, facts=(replace(g.facts[0], predicate="steals"),))),
    ("a span of another document", lambda g: replace(g, rejects=(Reject(reason="odd", detail="", span=ELSEWHERE),))),
    ("stands twice", lambda g: replace(g, merges=g.merges * 2)),
    ("stands twice", lambda g: replace(g, sentences=(*g.sentences, g.sentences[0]))),
    ("stands twice", lambda g: replace(g, entities=(*g.entities, g.entities[0]))),
]


def test_a_sound_graph_passes() -> None:
    check_graph(GRAPH)
    check_graph(replace(GRAPH, rejects=(Reject(reason="odd", detail="no place"),)))


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_what_does_not_hold_is_named(number: int) -> None:
    words, change = CHANGES[number]
    with pytest.raises(InvalidRecord, match=rf"^graph of 'a.txt': .*{words}"):
        check_graph(change(GRAPH))


def test_entries_and_vectors_are_checked() -> None:
    entry, pairs = source_of([GRAPH], EMBEDDER)
    vectors = pairs[0][1]
    check_source(entry, pairs)
    check_vectors(GRAPH, vectors, model=EMBEDDER.name, width=EMBEDDER.width)
    with pytest.raises(InvalidRecord, match="does not name"):
        check_source(replace(entry, document_uris=()), pairs)
    with pytest.raises(InvalidRecord, match="come from"):
        check_vectors(GRAPH, vectors, model="other", width=EMBEDDER.width)
    with pytest.raises(InvalidRecord, match="wide"):
        check_vectors(GRAPH, vectors, model=EMBEDDER.name, width=8)
    with pytest.raises(InvalidRecord, match="sentences and"):
        check_vectors(GRAPH, replace(vectors, sentences=vectors.chunks), model=EMBEDDER.name, width=EMBEDDER.width)
