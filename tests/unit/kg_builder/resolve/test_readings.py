"""What is collected from several extractors before anything is decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kg_builder.resolve.readings import ChunkFinder, Readings, collect, mentions_of, sorted_rejects
from schema.documents import Span
from schema.extraction import EntityType, Reject
from tests.unit.kg_builder.resolve.text import ORG, OTHER, PERSON, SURE, Text, value


def read(text: Text, *extractors: str) -> Readings:
    """The same readings by several extractors."""
    extractions = [replace(text.extraction, extractor=name) for name in extractors or ("rules",)]
    return collect(text.document, extractions)


def votes(readings: Readings, text: Text) -> list[tuple[str, EntityType, str]]:
    return [(text.text[vote.start : vote.end], vote.type, vote.extractor) for vote in readings.votes]


def test_every_extractor_votes_for_itself() -> None:
    text = Text("Acme grew.").name("Acme", ORG)
    assert votes(read(text, "rules", "model", "rules"), text) == [("Acme", ORG, "model"), ("Acme", ORG, "rules")]


def test_arguments_vote_and_are_no_names() -> None:
    text = Text("Acme buys Bolt.").name("Acme", ORG)
    text.says(text.mention("Acme", PERSON), "buy", text.mention("Bolt", ORG))
    readings = read(text)
    assert votes(readings, text) == [("Acme", ORG, "rules"), ("Acme", PERSON, "rules"), ("Bolt", ORG, "rules")]
    assert [name.surface for name in readings.names] == ["Acme"]


def test_names_are_in_order_and_do_not_overlap() -> None:
    text = Text("a bb ccc bb a").name("ccc").name("a").name("bb ccc").name("bb", nth=1).name("a", nth=1)
    names = read(text).names
    assert [name.surface for name in names] == ["a", "bb ccc", "bb", "a"]
    assert all(left.end <= right.start for left, right in pairwise(names))


def test_the_names_of_a_claim_are_found_again() -> None:
    text = Text("Acme Holdings (Ace).\nAce met Acme Holdings and Aces.").claims("Acme Holdings", "Ace")
    names = [(name.start, name.surface) for name in read(text).names]
    again = text.text.index("\n") + 1
    assert names == [(0, "Acme Holdings"), (15, "Ace"), (again, "Ace"), (again + 8, "Acme Holdings")]


@pytest.mark.parametrize("short", ["Z", "Ltd", "有限公司"])
def test_single_characters_and_legal_forms_are_not_looked_for(short: str) -> None:
    text = Text(f"Acme ({short}).\n{short} grew.").claims("Acme", short)
    assert [name.start for name in read(text).names] == [0, 6]


def test_a_mention_of_both_names_votes_for_each() -> None:
    text = Text("Jane Wu (吴珍) spoke.").name("Jane Wu (吴珍)", PERSON, SURE).claims("Jane Wu", "吴珍", "translation")
    found = votes(read(text), text)
    assert ("Jane Wu", PERSON, "rules") in found
    assert ("吴珍", PERSON, "rules") in found
    assert not any("(" in surface for surface, _, _ in found)


def test_claims_and_triples_are_listed_once_in_order_of_place() -> None:
    text = Text("Acme (ACM) buys Bolt.\nCoil (COI) buys Bolt.")
    text.says("Coil", "buy", text.mention("Bolt", nth=1)).says("Acme", "buy", "Bolt")
    text.claims("Coil", "COI").claims("Acme", "ACM")
    readings = collect(text.document, [text.extraction, text.extraction])
    assert [one.triple.subject.surface for one in readings.triples] == ["Acme", "Coil"]
    assert [claim.full.surface for claim in readings.claims] == ["Acme", "Coil"]


def test_a_literal_outside_the_document_is_misplaced() -> None:
    text = Text("Acme has five.")
    literal = replace(value("five"), span=text.span("five"))
    triple = text.says("Acme", "have", literal).triples.pop()
    short = replace(text, text="Acme")
    readings = collect(short.document, [replace(text.extraction, triples=(triple,))])
    assert readings.triples == ()
    assert [reject.reason for reject in readings.rejects] == ["misplaced-evidence"]


def test_mentions_of_a_triple() -> None:
    text = Text("Acme buys Bolt.").says("Acme", "buy", "Bolt").says("Acme", "cost", value("5"))
    assert [[one.surface for one in mentions_of(triple)] for triple in text.triples] == [["Acme", "Bolt"], ["Acme"]]


def test_rejects_are_distinct_and_in_order() -> None:
    span = Span(document_id="doc_x", start=3, end=4)
    late = Reject(reason="a", detail="x", span=span)
    early = Reject(reason="b", detail="x")
    assert sorted_rejects([late, early, late]) == (early, late)


def test_the_chunk_of_a_place() -> None:
    text = Text("First line.\n\nSecond line.")
    finder = ChunkFinder(text.split.chunks[::-1])
    first, second = (chunk.id for chunk in text.split.chunks)
    assert finder.at(0) == finder.at(10) == first
    assert finder.at(13) == second
    assert finder.at(11) == finder.at(99) == ""
    assert finder.at(0, 11) == first
    assert finder.at(0, 12) == ""
    assert ChunkFinder(()).at(0) == ""


def test_scores_of_names_are_the_best_of_their_readings() -> None:
    text = Text("Acme grew.").name("Acme", OTHER, 0.3).name("Acme", ORG, 0.8)
    assert [name.score for name in read(text).names] == [0.8]
