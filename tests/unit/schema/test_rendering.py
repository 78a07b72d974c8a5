"""One rendering of what is searched, in the document's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given

from adapters.scripted import ScriptedEmbedder
from schema.extraction import Qualifiers
from schema.graph import EMPTY_MATRIX, DocumentGraph, MergeKind
from schema.rendering import embed_graph, embedded_texts, search_texts
from tests.contracts.graphs import Joined, Sketch, build, says
from tests.contracts.store_base import worlds

SKETCH = Sketch(
    uri="a.txt",
    title="Annual Report",
    headings=("Purchases", "2024"),
    said=says("The Acme | buys | Widget Inc", "acme | sells | 3.5", "Acme | not buys | Nut"),
)


def fact_texts(graph: DocumentGraph) -> list[str]:
    return sorted(search_texts(graph)[2])


@given(worlds(most=2))
def test_there_is_one_text_for_each_item_in_order(world: Sequence[Sketch]) -> None:
    for sketch in world:
        graph = build(sketch)
        chunks, sentences, facts = search_texts(graph)
        assert (len(chunks), len(sentences), len(facts)) == (len(graph.chunks), len(graph.sentences), len(graph.facts))
        assert sentences == [sentence.text for sentence in graph.sentences]
        for text, chunk in zip(chunks, graph.chunks, strict=True):
            assert text.endswith(chunk.text)
        for text, fact in zip(facts, graph.facts, strict=True):
            assert fact.predicate in text


def test_a_chunk_stands_under_its_title_and_headings() -> None:
    chunks, _, _ = search_texts(build(SKETCH))
    assert chunks[0] == "Annual Report > Purchases > 2024\nThe Acme buys Widget Inc.\nacme sells 3.5."


def test_a_heading_that_repeats_the_title_stands_once() -> None:
    chunks, _, _ = search_texts(build(replace(SKETCH, headings=("Annual Report", " ", "2024"))))
    assert chunks[0].splitlines()[0] == "Annual Report > 2024"


def test_a_chunk_under_nothing_is_its_text() -> None:
    graph = build(replace(SKETCH, title="", headings=()))
    assert search_texts(graph)[0] == [chunk.text for chunk in graph.chunks]


def test_facts_speak_as_their_proof_does() -> None:
    assert fact_texts(build(SKETCH)) == ["Acme not buys Nut", "The Acme buys Widget Inc", "acme sells 3.5"]


def test_qualifiers_follow_the_object() -> None:
    graph = build(SKETCH)
    qualified = tuple(
        replace(fact, qualifiers=Qualifiers(time="2024-03", place="Berlin", others=(("for", "$3 billion"),)))
        for fact in graph.facts
    )
    texts = fact_texts(replace(graph, facts=qualified))
    assert texts[1] == "The Acme buys Widget Inc for $3 billion 2024-03 Berlin"


def test_a_unit_stands_behind_its_number() -> None:
    graph = build(replace(SKETCH, said=says("Acme | weighs | 3")))
    (fact,) = graph.facts
    assert not isinstance(fact.object, str)
    heavy = replace(fact, object=replace(fact.object, unit="kg"))
    assert fact_texts(replace(graph, facts=(heavy,))) == ["Acme weighs 3 kg"]


def test_an_entity_named_elsewhere_or_nowhere_still_has_a_name() -> None:
    graph = build(replace(SKETCH, said=says("Acme | is | 1", "ACME | buys | Widget Inc")))
    outside = tuple(mention for mention in graph.mentions if mention.surface != "ACME")
    assert "Acme buys Widget Inc" in fact_texts(replace(graph, mentions=outside))
    assert "acme buys widget inc" in fact_texts(replace(graph, mentions=()))
    assert fact_texts(replace(graph, mentions=(), entities=())) == ["buys", "is 1"]


def test_the_first_proof_speaks_whatever_the_order_of_proofs() -> None:
    graph = build(replace(SKETCH, said=says("Acme | buys | Nut", "ACME | buys | NUT", "acme | buys | nut")))
    (fact,) = graph.facts
    assert len(fact.evidence) == 3
    turned = replace(graph, facts=(replace(fact, evidence=fact.evidence[::-1]),), mentions=graph.mentions[::-1])
    assert fact_texts(turned) == fact_texts(graph) == ["Acme buys Nut"]


def test_merges_have_no_part_in_a_text() -> None:
    joined = replace(SKETCH, joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Nut"),))
    assert search_texts(build(joined)) == search_texts(build(SKETCH))


def test_vectors_are_those_of_the_texts() -> None:
    embedder, graph = ScriptedEmbedder(width=16), build(SKETCH)
    vectors = embed_graph(graph, embedder)
    assert vectors.model == embedder.name
    texts = embedded_texts(graph)
    for matrix, rendered in zip((vectors.chunks, vectors.sentences, vectors.facts), texts, strict=True):
        assert matrix == embedder.embed_documents(rendered)


def test_an_empty_document_needs_no_embedder() -> None:
    vectors = embed_graph(build(Sketch(uri="empty.txt")), ScriptedEmbedder())
    assert vectors.chunks == vectors.sentences == vectors.facts == EMPTY_MATRIX


def test_a_sentence_is_embedded_under_title_and_heading() -> None:
    graph = build(replace(SKETCH, headings=("Annual Report", "Outlook")))
    plain, placed = search_texts(graph)[1], embedded_texts(graph)[1]
    assert len(plain) == len(placed) > 0
    for sentence, text in zip(plain, placed, strict=True):
        assert text.endswith("\n" + sentence)
        assert "Outlook" in text.removesuffix(sentence)


def test_a_heading_does_not_stand_under_itself() -> None:
    graph = build(SKETCH)
    first = graph.sentences[0].text
    graph = replace(graph, document=replace(graph.document, title=first))
    assert embedded_texts(graph)[1][0].count(first) == 1
