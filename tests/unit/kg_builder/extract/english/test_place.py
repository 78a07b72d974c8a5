from __future__ import annotations

from kg_builder.extract.english.apposition import describes
from kg_builder.extract.english.drafts import drafts_of
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.reading import Kind
from schema.documents import Span
from schema.extraction import LiteralKind
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED, PASSIVE
from tests.unit.kg_builder.extract.english.noun_parses import APPOSED, CHAIRMAN
from tests.unit.kg_builder.extract.english.parsed import DOCUMENT, at, parse_of, placed_of, readings_of


def test_spans_are_offsets_of_the_document() -> None:
    placed = placed_of(ACQUIRED, 50)
    assert placed.base == 50
    assert placed.span(0, 4) == Span(document_id=DOCUMENT, start=50, end=54)


def test_names_by_token() -> None:
    placed = placed_of(ACQUIRED)
    assert placed.name_at(at(ACQUIRED, "Acme")) == placed.name_at(at(ACQUIRED, "Ltd")) == placed.names[0]
    assert placed.name_at(at(ACQUIRED, "acquired")) is None


def test_literals_by_token() -> None:
    placed = placed_of(ACQUIRED)
    found = placed.literal_at(at(ACQUIRED, "billion"))
    assert found is not None
    assert found.kind is LiteralKind.AMOUNT
    assert placed.literal_at(at(ACQUIRED, "in")) is None


def test_dates() -> None:
    placed = placed_of(PASSIVE)
    date = placed.date_at(at(PASSIVE, "March"))
    assert date is not None
    assert date.value == "2020-03"
    assert [each.value for each in placed.dates_in(tuple(range(len(PASSIVE.tokens))))] == ["2020-03"]
    assert placed.date_at(at(PASSIVE, "Acme")) is None


def test_amounts_are_no_dates() -> None:
    assert placed_of(ACQUIRED).date_at(at(ACQUIRED, "billion")) is None


def test_date_inside_a_phrase_that_is_labelled_as_one() -> None:
    parse = parse_of(
        "the end of March 2025",
        """
        the the DET DT det 1 B-DATE
        end end NOUN NN ROOT 1 I-DATE
        of of ADP IN prep 1 I-DATE
        March March PROPN NNP pobj 2 I-DATE
        2025 2025 NUM CD nummod 3 I-DATE
        """,
    )
    date = placed_of(parse).date_at(at(parse, "end"))
    assert date is not None
    assert date.value.startswith("2025-03")


def test_tokens_in_a_span() -> None:
    placed = placed_of(ACQUIRED, 50)
    assert placed.tokens_in(Span(document_id=DOCUMENT, start=50, end=58)) == {0, 1}
    assert placed.tokens_in(None) == frozenset()
    assert placed.tokens_in(Span(document_id=DOCUMENT, start=0, end=10)) == frozenset()


def test_literal_record() -> None:
    placed = placed_of(ACQUIRED, 50)
    found = placed.literal_at(at(ACQUIRED, "billion"))
    assert found is not None
    literal = placed.literal(found)
    assert literal.surface == "$3 billion"
    assert literal.span is not None
    assert literal.span.start == 50 + ACQUIRED.text.index("$")


def described(parse: Parse) -> list[bool]:
    placed: Placed = placed_of(parse)
    return [
        describes(placed, draft)
        for reading in readings_of(parse)
        if reading.kind is Kind.APPOSITION
        for draft in drafts_of(placed.tree, reading)
    ]


def test_a_name_beside_its_description() -> None:
    assert described(APPOSED) == [True]
    assert all(described(CHAIRMAN))


def test_a_list_is_no_description() -> None:
    parse = parse_of(
        "Makers met : Halvarra .",
        """
        Makers maker NOUN NNS nsubj 1 -
        met meet VERB VBD ROOT 1 -
        : : PUNCT : punct 0 -
        Halvarra Halvarra PROPN NNP appos 0 B-ORG
        . . PUNCT . punct 1 -
        """,
    )
    assert not any(described(parse))


def test_what_is_denied_or_quoted_is_no_description() -> None:
    rows = """
        Jane Jane PROPN NNP compound 1 B-PERSON
        Wu Wu PROPN NNP ROOT 1 I-PERSON
        , , PUNCT , punct 1 -
        {word} {lemma} {pos} {tag} {dep} 5 -
        a a DET DT det 5 -
        lawyer lawyer NOUN NN appos 1 -
        """
    denied = parse_of("Jane Wu , not a lawyer", rows.format(word="not", lemma="not", pos="PART", tag="RB", dep="neg"))
    stated = parse_of(
        "Jane Wu , once a lawyer", rows.format(word="once", lemma="once", pos="ADV", tag="RB", dep="advmod")
    )
    assert described(denied) == [False]
    assert described(stated) == [True]


def test_two_names_side_by_side_say_nothing() -> None:
    parse = parse_of(
        "Acme Ltd , Globex Inc",
        """
        Acme Acme PROPN NNP compound 1 B-ORG
        Ltd Ltd PROPN NNP ROOT 1 I-ORG
        , , PUNCT , punct 1 -
        Globex Globex PROPN NNP compound 4 B-ORG
        Inc Inc PROPN NNP appos 1 I-ORG
        """,
    )
    assert not any(described(parse))
