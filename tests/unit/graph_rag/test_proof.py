"""Which facts the numbered sentences state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.evidence import EvidenceItem, ProvedFact
from graph_rag.proof import MAX_FACTS, literal_text, proved_facts
from schema.answers import ContextItem
from schema.documents import Span
from schema.extraction import Literal, LiteralKind
from schema.graph import Entity, Evidence, Fact
from tests.unit.graph_rag.hand import VISIBLE, Shelf, entity


def item(number: int, start: int, end: int, *, document: str = "d", chunk: str = "c") -> EvidenceItem:
    return EvidenceItem(
        sentence_id=f"s{number}",
        item=ContextItem(
            number=number,
            span=Span(document_id=document, start=start, end=end),
            text="x" * (end - start),
            chunk_id=chunk,
            uri="u",
            title="t",
            page="",
            headings=(),
            published="",
            score=1.0,
        ),
    )


def fact(
    name: str, *spans: tuple[int, int], subject: str = "anna", whom: str | Literal = "film", document: str = "d"
) -> Fact:
    proofs = tuple(
        Evidence(
            span=Span(document_id=document, start=start, end=end),
            quote="q" * (end - start),
            chunk_id="c",
            extractor="hand",
            confidence=0.9,
        )
        for start, end in spans
    )
    return Fact(id=name, subject_id=subject, predicate="directs", object=whom, evidence=proofs)


def prove(items: list[EvidenceItem], *facts: Fact, named: tuple[Entity, ...] = ()) -> tuple[ProvedFact, ...]:
    shelf = Shelf(found=facts, named=named or (entity("anna"), entity("film")))
    return proved_facts(items, shelf, VISIBLE)  # type: ignore[arg-type]  # a part of a reader


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        ((0, 10), (1,)),  # the sentence itself
        ((3, 5), (1,)),  # inside it
        ((0, 30), (1, 2)),  # a run of sentences
        ((9, 11), (1,)),  # its last letter
        ((10, 11), ()),  # between two sentences
        ((11, 12), (2,)),  # the first letter of the second
        ((40, 50), ()),
    ],
)
def test_a_fact_is_stated_by_the_sentences_that_its_proof_overlaps(
    span: tuple[int, int], numbers: tuple[int, ...]
) -> None:
    found = prove([item(1, 0, 10), item(2, 11, 30)], fact("f", span))
    assert [entry.numbers for entry in found] == ([numbers] if numbers else [])


def test_the_same_offsets_in_another_document_state_nothing() -> None:
    assert prove([item(1, 0, 10, document="other")], fact("f", (0, 10))) == ()


def test_several_proofs_of_one_fact_give_one_entry() -> None:
    found = prove([item(1, 20, 30), item(2, 0, 10)], fact("f", (0, 5), (20, 25), (21, 26)))
    assert [entry.numbers for entry in found] == [(1, 2)]


def test_facts_come_by_their_first_item_and_then_by_id() -> None:
    items = [item(1, 20, 30), item(2, 0, 10)]
    found = prove(items, fact("a", (0, 5)), fact("c", (20, 25)), fact("b", (22, 25)), fact("d", (0, 25)))
    assert [(entry.fact.id, entry.numbers[0]) for entry in found] == [("b", 1), ("c", 1), ("d", 1), ("a", 2)]


def test_ends_are_called_by_the_name_of_the_resolved_entity() -> None:
    named = (entity("anna", "anna_2", "anna_3"), entity("film"))
    (found,) = prove([item(1, 0, 10)], fact("f", (0, 5), subject="anna_3"), named=named)
    assert (found.subject, found.object) == ("Anna", "Film")


def test_an_end_that_may_not_be_seen_has_no_name() -> None:
    (found,) = prove([item(1, 0, 10)], fact("f", (0, 5), subject="hidden"))
    assert (found.subject, found.object) == ("", "Film")


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (Literal(kind=LiteralKind.AMOUNT, value="120", unit="EUR"), "120 EUR"),
        (Literal(kind=LiteralKind.QUANTITY, value="3", unit=""), "3"),
        (Literal(kind=LiteralKind.AMOUNT, value="5000000", unit="CNY", surface="500万元"), "500万元"),
    ],
)
def test_a_value_is_shown_in_its_own_words_where_they_are_known(literal: Literal, text: str) -> None:
    (found,) = prove([item(1, 0, 10)], fact("f", (0, 5), whom=literal))
    assert found.object == text == literal_text(literal)
    assert found.subject == "Anna"


def test_no_more_facts_are_read_than_the_limit() -> None:
    facts = [fact(f"f{number:04}", (0, 5)) for number in range(MAX_FACTS + 10)]
    found = prove([item(1, 0, 10)], *facts)
    assert [entry.fact.id for entry in found] == [each.id for each in facts[:MAX_FACTS]]


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, min_size=1, max_size=5), st.lists(st.lists(spans, min_size=1, max_size=3), max_size=5))
def test_every_number_is_an_item_that_overlaps_a_proof_and_none_is_forgotten(
    places: list[tuple[int, int]], proofs: list[list[tuple[int, int]]]
) -> None:
    items = [item(number, *place) for number, place in enumerate(places, 1)]
    facts = [fact(f"f{number}", *each) for number, each in enumerate(proofs)]
    found = {entry.fact.id: entry.numbers for entry in prove(items, *facts)}
    for each, where in zip(facts, proofs, strict=True):
        wanted = tuple(
            number
            for number, (start, end) in enumerate(places, 1)
            if any(set(range(start, end)) & set(range(*proof)) for proof in where)
        )
        assert found.get(each.id, ()) == wanted
