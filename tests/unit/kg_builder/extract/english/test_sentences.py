"""What whole sentences say, with the real parser."""

from __future__ import annotations

import pytest

from adapters.nlp.spacy_parser import SpacyParser
from kg_builder.extract.english.extractor import EnglishExtractor
from kg_builder.split import BlockSplitter
from schema import ids
from schema.documents import Document
from schema.extraction import EntityType, Extraction, Mention, Triple

pytestmark = pytest.mark.models


def read(parser: SpacyParser, text: str) -> Extraction:
    document = Document(id=ids.document_id("a"), uri="a", text=text, title="", media_type="text/plain")
    return EnglishExtractor(parser).extract(document, BlockSplitter().split(document))[0]


def row(triple: Triple) -> tuple[str, str, str]:
    value = triple.object.surface if isinstance(triple.object, Mention) else triple.object.value
    return triple.subject.surface.rstrip("."), triple.predicate, value.rstrip(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Ltd acquired Globex Inc in 2019 for $3 billion.", ("Acme Ltd", "acquire", "Globex Inc")),
        ("Globex was acquired by Acme Ltd in March 2020.", ("Acme Ltd", "acquire", "Globex")),
        ("Acme Ltd was founded in 1998 in Leeds.", ("Acme Ltd", "be found in", "1998")),
        ("Acme Ltd, which makes bolts, is headquartered in Leeds.", ("Acme Ltd", "be headquarter in", "Leeds")),
        (
            "Jane Wu is the chief financial officer of Acme Ltd.",
            ("Jane Wu", "be chief financial officer of", "Acme Ltd"),
        ),
        ("Jane Wu, CFO of Acme Ltd, resigned on 3 May 2024.", ("Jane Wu", "be cfo of", "Acme Ltd")),
        ("Acme CEO Jane Wu met the minister in London.", ("Jane Wu", "be ceo of", "Acme")),
        ("Acme's chief executive Jane Wu left.", ("Jane Wu", "be chief executive of", "Acme")),
        ("The contract was signed and stamped by Jane Wu.", ("Jane Wu", "sign", "contract")),
        ("The acquisition of Globex by Acme Ltd was completed in 2020.", ("Acme Ltd", "acquire", "Globex")),
        ("Acme's revenue rose 5 % to $3 billion in 2023.", ("Acme", "revenue rise to", "3000000000")),
        ("The daily meal allowance is £42.", ("daily meal allowance", "be", "42")),
        ("Employees submit claims within 30 days.", ("Employees", "submit within", "P30D")),
        ("The agreement ends on 28 February 2027.", ("agreement", "end on", "2027-02-28")),
        ("Acme Ltd hired Jane Wu. She joined from Globex.", ("Jane Wu", "join from", "Globex")),
        ("Acme Ltd has a stake in Globex.", ("Acme Ltd", "have stake in", "Globex")),
        ("Net debt fell from £38.4 million to £29.5 million.", ("Net debt", "fall to", "29500000")),
    ],
)
def test_sentence_says(parser: SpacyParser, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [row(triple) for triple in read(parser, text).triples]


@pytest.mark.parametrize(
    "text",
    [
        "Is Acme Ltd the owner of Globex?",
        "There are reasons.",
        "It rains.",
        "Dear Ms Wu,",
        "42",
        "Buy now!",
    ],
)
def test_nothing_is_said(parser: SpacyParser, text: str) -> None:
    assert read(parser, text).triples == ()


@pytest.mark.parametrize(
    ("text", "predicate", "field", "value"),
    [
        ("Acme Ltd plans to acquire Globex.", "acquire", "modality", "plans to"),
        ("Acme Ltd is expected to acquire Globex.", "acquire", "modality", "is expected to"),
        ("Acme Ltd may acquire Globex.", "acquire", "modality", "may"),
        ("According to Reuters, Acme Ltd acquired Globex.", "acquire", "attribution", "According to Reuters"),
        ("Jane Wu said that Acme Ltd acquired Globex.", "acquire", "attribution", "Jane Wu said"),
        (
            "Acme Ltd may end the contract unless Globex pays the fee.",
            "end",
            "condition",
            "unless Globex pays the fee",
        ),
        (
            "Subject to board approval, Acme Ltd shall pay the dividend.",
            "pay",
            "condition",
            "Subject to board approval",
        ),
        ("Acme Ltd opened an office in Madrid in 2021.", "open", "place", "Madrid"),
        ("Acme Ltd opened an office in Madrid in 2021.", "open", "time", "2021"),
    ],
)
def test_qualifiers(parser: SpacyParser, text: str, predicate: str, field: str, value: str) -> None:
    triple = next(each for each in read(parser, text).triples if each.predicate == predicate)
    assert getattr(triple.qualifiers, field) == value


@pytest.mark.parametrize(
    "text",
    [
        "Acme Ltd does not employ contractors.",
        "Acme Ltd never employed contractors.",
        "Acme Ltd employs no contractors.",
    ],
)
def test_negation_is_kept(parser: SpacyParser, text: str) -> None:
    triples = read(parser, text).triples
    assert triples
    assert all(each.qualifiers.negated for each in triples)


def test_one_end_of_a_range_is_not_taken_for_the_whole(parser: SpacyParser) -> None:
    triples = read(parser, "Acme Ltd will grow by between 5 % and 7 %.").triples
    assert not any(each.predicate.endswith("between") for each in triples)
    fallen = read(parser, "Net debt fell from £38.4 million to £29.5 million.").triples
    assert ("Net debt", "fall from", "29500000") not in [row(each) for each in fallen]


def test_its_owner_is_not_replaced_by_what_it_owns(parser: SpacyParser) -> None:
    found = read(parser, "Farrant Lyle LLP audits Acme Ltd. Its fee was £2 million, and it sold no other services.")
    sold = [each.subject.surface for each in found.triples if each.predicate == "sell"]
    assert "fee" not in sold


def test_a_defined_term_is_a_name_afterwards(parser: SpacyParser) -> None:
    found = read(
        parser, 'This is between Acme Ltd (hereinafter "the Supplier") and us. The Supplier delivered the goods.'
    )
    assert [(each.kind, each.full.surface, each.short.surface) for each in found.aliases] == [
        ("short_name", "Acme Ltd", "Supplier")
    ]
    shipped = next(each for each in found.triples if each.predicate == "deliver")
    assert (shipped.subject.surface, shipped.subject.type) == ("Supplier", EntityType.ORGANISATION)


def test_long_texts_do_not_lose_their_order(parser: SpacyParser) -> None:
    sentences = [f"Acme Ltd opened {number} shops in Leeds." for number in range(2, 40)]
    found = read(parser, " ".join(sentences))
    starts = [each.evidence.start for each in found.triples]
    assert starts == sorted(starts)
