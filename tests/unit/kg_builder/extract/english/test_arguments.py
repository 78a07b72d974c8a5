from __future__ import annotations

import pytest

from kg_builder.extract.english.arguments import Argument, Unfilled, fill, named
from schema.extraction import EntityType, Literal, LiteralKind, Mention
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import ABLE, ACQUIRED, NO_SUPPLIER, OBJECT_RELATIVE
from tests.unit.kg_builder.extract.english.noun_parses import CHAIRMAN, COMMITTEE, PRONOUN, REVENUE, ROLE
from tests.unit.kg_builder.extract.english.parsed import at, parse_of, placed_of


def filled(parse: Parse, word: str, *, subject: bool = False) -> Mention | Literal:
    answer = fill(placed_of(parse, 100), at(parse, word), subject=subject)
    assert isinstance(answer, Argument)
    return answer.value


@pytest.mark.parametrize(
    ("parse", "word", "surface", "kind"),
    [
        (ACQUIRED, "Inc", "Globex Inc", EntityType.ORGANISATION),
        (COMMITTEE, "committee", "audit committee", EntityType.OTHER),
        (COMMITTEE, "policy", "travel policy", EntityType.OTHER),
        (OBJECT_RELATIVE, "plant", "plant", EntityType.OTHER),
        (NO_SUPPLIER, "supplier", "supplier", EntityType.OTHER),
        (CHAIRMAN, "chairman", "Li Wei", EntityType.PERSON),
    ],
)
def test_mentions_are_slices(parse: Parse, word: str, surface: str, kind: EntityType) -> None:
    value = filled(parse, word)
    assert isinstance(value, Mention)
    assert (value.surface, value.type) == (surface, kind)
    assert parse.text[value.span.start - 100 : value.span.end - 100] == surface


@pytest.mark.parametrize(
    ("parse", "word", "kind", "literal", "unit"),
    [
        (ACQUIRED, "billion", LiteralKind.AMOUNT, "3000000000", "USD"),
        (ACQUIRED, "2019", LiteralKind.DATE, "2019", ""),
        (REVENUE, "%", LiteralKind.PERCENT, "5", ""),
        (ABLE, "days", LiteralKind.DURATION, "P10D", ""),
    ],
)
def test_literals(parse: Parse, word: str, kind: LiteralKind, literal: str, unit: str) -> None:
    value = filled(parse, word)
    assert isinstance(value, Literal)
    assert (value.kind, value.value, value.unit) == (kind, literal, unit)
    assert value.span is not None
    assert parse.text[value.span.start - 100 : value.span.end - 100] == value.surface


def test_pronouns_wait_for_an_antecedent() -> None:
    assert fill(placed_of(PRONOUN), at(PRONOUN, "It")) == Unfilled(reason="unresolved-pronoun", pronoun=True)


def test_verbs_are_no_arguments() -> None:
    assert fill(placed_of(ACQUIRED), at(ACQUIRED, "acquired")) == Unfilled(reason="not-a-noun")


def test_vague_nouns_are_no_arguments() -> None:
    parse = parse_of("the thing", "the the DET DT det 1 -\nthing thing NOUN NN ROOT 1 -")
    assert fill(placed_of(parse), 1) == Unfilled(reason="vague-argument")


def test_partitives_speak_of_what_follows() -> None:
    parse = parse_of(
        "a number of suppliers",
        """
        a a DET DT det 1 -
        number number NOUN NN ROOT 1 -
        of of ADP IN prep 1 -
        suppliers supplier NOUN NNS pobj 2 -
        """,
    )
    assert filled(parse, "number").surface == "suppliers"


def test_adjectives_become_text() -> None:
    parse = parse_of("very late", "very very ADV RB advmod 1 -\nlate late ADJ JJ ROOT 1 -")
    value = filled(parse, "late")
    assert isinstance(value, Literal)
    assert (value.kind, value.value) == (LiteralKind.TEXT, "very late")


def test_dates_without_a_year_are_not_kept() -> None:
    parse = parse_of("on Tuesday", "on on ADP IN ROOT 0 -\nTuesday Tuesday PROPN NNP pobj 0 B-DATE")
    assert fill(placed_of(parse), 1) == Unfilled(reason="date-without-year")


def test_a_subject_keeps_its_place() -> None:
    parse = parse_of(
        "Colleagues in Suzhou",
        """
        Colleagues colleague NOUN NNS ROOT 0 -
        in in ADP IN prep 0 -
        Suzhou Suzhou PROPN NNP pobj 1 B-GPE
        """,
    )
    assert filled(parse, "Colleagues", subject=True).surface == "Colleagues in Suzhou"
    assert filled(parse, "Colleagues").surface == "Colleagues"


def test_short_of_phrase_belongs_to_the_noun() -> None:
    parse = parse_of(
        "the board of directors",
        """
        the the DET DT det 1 -
        board board NOUN NN ROOT 1 -
        of of ADP IN prep 1 -
        directors director NOUN NNS pobj 2 -
        """,
    )
    assert filled(parse, "board").surface == "board of directors"


def test_very_long_phrases_are_cut_or_rejected() -> None:
    word = "x" * 90
    parse = parse_of(word, f"{word} {word} NOUN NN ROOT 0 -")
    assert fill(placed_of(parse), 0) == Unfilled(reason="argument-length")


def test_named_sees_the_apposed_name() -> None:
    placed = placed_of(CHAIRMAN)
    assert named(placed, at(CHAIRMAN, "chairman")) == placed.name_at(at(CHAIRMAN, "Wei"))
    assert named(placed_of(ROLE), at(ROLE, "officer")) is None
