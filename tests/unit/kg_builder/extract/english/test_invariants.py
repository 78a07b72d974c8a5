"""What must hold for any English text over the real model: neighbours, blanks and places change no reading."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.nlp.spacy_parser import SpacyParser
from kg_builder.extract.english.extractor import EnglishExtractor
from schema import ids
from schema.documents import Chunk, Document, Sentence, Span, Split
from schema.extraction import Extraction, Literal, Triple
from tests.unit.kg_builder.extract.english.test_extractor import check_slices

pytestmark = pytest.mark.models

SENTENCES = [
    "Acme Ltd acquired Globex Inc in 2019 for $3 billion.",
    "Globex Inc was founded in 1998 in Leeds.",
    "Jane Wu is the chief financial officer of Acme Ltd.",
    "Jane Wu, who joined Acme Ltd in 2015, leads the finance team.",
    "According to Reuters, Initech Corp plans to open a plant in Spain.",
    "The supplier shall not transfer the contract unless the buyer agrees.",
    "Initech Corp did not buy Globex Inc.",
    "Acme Ltd, Initech Corp and Globex Inc signed the agreement.",
    "The contract was signed by Peter Holm and stamped by Anna Berg.",
    "Revenue rose 5 % to $12.5 million in 2023.",
    "The daily meal allowance is £42.",
    "Anna Berg said that Initech Corp may leave London.",
    "Acme Ltd has a stake in Initech Corp.",
    "Employees submit claims within 30 days.",
]
AMBIGUOUS = [
    "He signed it.",
    "They bought the company.",
    "It was founded in 1990.",
    "The company moved its headquarters to Oslo.",
]
HOSTILE = [
    ".",
    "((((((",
    "Acme Ltd (the (the (the",
    '"""Acme Ltd" bought "Globex" ""',
    "Acme\u200b Ltd bought\ufeff Globex.",
    "Acme Ltd 🚀 bought 🏭 Globex.",
    "Acme Ltd\x00bought\x07Globex.",
    "of of of of by by by in in in who who which",
    "Acme " * 200 + "bought Globex.",
    "Acme Ltd, " * 80 + "and Globex signed.",
    "A" * 3000,
    "she said that he said that " * 40 + "Acme Ltd bought Globex.",
    "if if if unless unless Acme",
    "$ € £ % 99999999999999999999999999 million billion",
    "Acme Ltd’s chairman’s wife’s lawyer’s firm sued Globex.",
    "e\u0301cole Acme \u202eLtd bought Globex.",
    "<b>Acme Ltd</b> bought <i>Globex</i>; DROP TABLE facts;--",
    "I.B.M. U.S.A. Ltd. Inc. Co. e.g. i.e. etc.",
]


@pytest.fixture(scope="module")
def extractor(parser: SpacyParser) -> EnglishExtractor:
    return EnglishExtractor(parser)


def document_of(sentences: list[str], *, gap: str = " ", one_chunk: bool = True) -> tuple[Document, Split]:
    """A document of these sentences, in one chunk or in a chunk each."""
    text = gap.join(sentences)
    document_id = ids.document_id("a")
    starts = [sum(len(each) + len(gap) for each in sentences[:number]) for number in range(len(sentences))]
    places = [(start, start + len(each)) for start, each in zip(starts, sentences, strict=True)]
    borders = [(0, len(text))] if one_chunk else places
    chunks = tuple(
        Chunk(
            id=ids.chunk_id(document_id, start, end),
            span=Span(document_id=document_id, start=start, end=end),
            text=text[start:end],
            index=number,
        )
        for number, (start, end) in enumerate(borders)
    )
    found = tuple(
        Sentence(
            id=ids.sentence_id(document_id, start, end),
            span=Span(document_id=document_id, start=start, end=end),
            text=text[start:end],
            chunk_id=chunks[0 if one_chunk else number].id,
            index=number,
        )
        for number, (start, end) in enumerate(places)
    )
    document = Document(id=document_id, uri="a", text=text, title="", media_type="text/plain")
    return document, Split(chunks=chunks, sentences=found)


def read(extractor: EnglishExtractor, sentences: list[str], *, gap: str = " ") -> Extraction:
    document, split = document_of(sentences, gap=gap)
    (found,) = extractor.extract(document, split)
    check_slices(document, [found])
    return found


def line(triple: Triple) -> str:
    whom = triple.object
    shown = f"{whom.key}" if isinstance(whom, Literal) else whom.surface
    return f"{triple.subject.surface} | {triple.predicate} | {shown} | {triple.qualifiers.key}"


def stated(found: Extraction) -> list[str]:
    return [line(triple) for triple in found.triples]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_place_and_always_alike(extractor: EnglishExtractor, text: str) -> None:
    plain = "Initech Corp acquired Hooli Inc in 2019."
    found = read(extractor, [text, plain])
    assert [each for each in stated(found) if each.startswith("Initech Corp | acquire | Hooli Inc")]
    assert read(extractor, [text, plain]) == found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(SENTENCES + AMBIGUOUS), min_size=1, max_size=4),
    st.sampled_from(SENTENCES + AMBIGUOUS),
)
def test_a_sentence_added_behind_changes_no_statement_before_it(
    extractor: EnglishExtractor, sentences: list[str], added: str
) -> None:
    before = read(extractor, sentences)
    after = read(extractor, [*sentences, added])
    assert stated(after)[: len(before.triples)] == stated(before)
    end = sum(len(each) + 1 for each in sentences) - 1
    assert all(triple.evidence.end > end for triple in after.triples[len(before.triples) :])


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(SENTENCES))
def test_sentences_without_pronouns_say_the_same_in_any_order(extractor: EnglishExtractor, order: list[str]) -> None:
    alone = [each for text in order for each in stated(read(extractor, [text]))]
    assert stated(read(extractor, order)) == alone
    document, split = document_of(order, one_chunk=False)
    assert [each for found in extractor.extract(document, split) for each in stated(found)] == alone


@pytest.mark.parametrize("gap", ["", "\n", "\r\n", "\n\n\n", "\t  ", "\u3000"])
def test_what_stands_between_sentences_moves_offsets_only(extractor: EnglishExtractor, gap: str) -> None:
    texts = [SENTENCES[2], AMBIGUOUS[0], SENTENCES[0], AMBIGUOUS[3]]
    plain, found = read(extractor, texts), read(extractor, texts, gap=gap)
    assert stated(found) == stated(plain)
    moved = [one.evidence.end - other.evidence.end for one, other in zip(found.triples, plain.triples, strict=True)]
    assert set(moved) <= {number * (len(gap) - 1) for number in range(len(texts))}
    assert len(found.mentions) == len(plain.mentions)


def test_the_antecedent_of_a_pronoun_stands_in_the_same_chunk(extractor: EnglishExtractor) -> None:
    texts = ["Jane Wu joined Acme Ltd in 2015.", "She left Globex Inc in 2014."]
    together = read(extractor, texts)
    assert "Jane Wu | leave | Globex Inc" in " ".join(stated(together))
    document, split = document_of(texts, one_chunk=False)
    apart = extractor.extract(document, split)
    assert not any(triple.evidence.start == 0 for triple in apart[1].triples)
    assert all(triple.subject.surface != "Jane Wu" for triple in apart[1].triples)


@pytest.mark.parametrize("text", SENTENCES)
def test_every_statement_of_a_sentence_lies_in_it(extractor: EnglishExtractor, text: str) -> None:
    lead = "Hooli Inc sells maps."
    found = read(extractor, [lead, text])
    own = [triple for triple in found.triples if triple.subject.surface != "Hooli Inc"]
    assert own
    for triple in own:
        assert triple.evidence.start == len(lead) + 1
        assert triple.evidence.end == len(lead) + 1 + len(text)
        assert 0 < triple.confidence <= 1
        assert triple.predicate == triple.predicate.lower().strip()
