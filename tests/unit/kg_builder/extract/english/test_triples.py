from __future__ import annotations

import pytest

from kg_builder.extract.english.coreference import Remembered
from kg_builder.extract.english.drafts import drafts_of
from kg_builder.extract.english.memory import candidates_before, remember
from kg_builder.extract.english.triples import Found, TripleMaker
from schema.extraction import EntityType, Literal, Mention, Triple
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ABLE,
    ACCORDING,
    ACQUIRED,
    ATTRIBUTED,
    CONDITION,
    COORDINATED,
    FAILED,
    NEGATED,
    NO_SUPPLIER,
    OBJECT_RELATIVE,
    PASSIVE,
    PLANS,
    QUESTION,
    RELATIVE,
)
from tests.unit.kg_builder.extract.english.noun_parses import (
    ACME_CEO,
    APPOSED,
    CHAIRMAN,
    COMMITTEE,
    COMPANY,
    NOMINAL,
    OWNER_NOMINAL,
    PLACES,
    PRONOUN,
    REVENUE,
    ROLE,
    SHE,
    STAKE,
    TITLE,
    WHOSE,
)
from tests.unit.kg_builder.extract.english.parsed import placed_of, readings_of


def found(parse: Parse, before: list[Remembered] | None = None, start: int = 0) -> Found:
    placed = placed_of(parse, start)
    drafts = [draft for reading in readings_of(parse) for draft in drafts_of(placed.tree, reading)]
    return TripleMaker(placed, before or []).make(drafts)


def row(triple: Triple) -> tuple[str, str, str]:
    value = triple.object.surface if isinstance(triple.object, Mention) else triple.object.value
    return triple.subject.surface, triple.predicate, value


def rows(parse: Parse) -> list[tuple[str, str, str]]:
    return [row(triple) for triple in found(parse).triples]


def one(parse: Parse, predicate: str) -> Triple:
    return next(triple for triple in found(parse).triples if triple.predicate == predicate)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (ACQUIRED, [("Acme Ltd", "acquire", "Globex Inc"), ("Acme Ltd", "acquire for", "3000000000")]),
        (NEGATED, [("Acme Ltd", "employ", "contractors")]),
        (FAILED, [("Acme Ltd", "deliver", "pumps")]),
        (RELATIVE, [("Acme Ltd", "make", "bolts"), ("Acme Ltd", "be headquarter in", "Leeds")]),
        (COMMITTEE, [("audit committee", "review", "travel policy")]),
        (ROLE, [("Jane Wu", "be chief financial officer of", "Acme Ltd")]),
        (STAKE, [("Acme Ltd", "have", "stake"), ("Acme Ltd", "have stake in", "Globex")]),
        (QUESTION, []),
    ],
)
def test_all_triples_of_a_sentence(parse: Parse, expected: list[tuple[str, str, str]]) -> None:
    assert [each for each in rows(parse) if each in expected] == expected


def test_nothing_is_read_in_a_question() -> None:
    assert found(QUESTION).triples == []


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (PASSIVE, ("Acme Ltd", "acquire", "Globex")),
        (PLANS, ("Acme Ltd", "build", "plant")),
        (PLANS, ("Acme Ltd", "operate", "plant")),
        (NO_SUPPLIER, ("supplier", "accept from", "Acme Ltd")),
        (OBJECT_RELATIVE, ("Acme Ltd", "build", "plant")),
        (OBJECT_RELATIVE, ("plant", "employ", "300")),
        (COORDINATED, ("Globex", "sign agreement with", "Umbrella")),
        (TITLE, ("Jane Wu", "be", "Chief Financial Officer")),
        (APPOSED, ("Jane Wu", "be", "lawyer")),
        (CHAIRMAN, ("Li Wei", "be chairman of", "Acme")),
        (CHAIRMAN, ("Li Wei", "own", "15")),
        (NOMINAL, ("Acme Ltd", "acquire", "Globex")),
        (OWNER_NOMINAL, ("Acme", "acquire", "Globex")),
        (PLACES, ("Paris", "be in", "France")),
        (REVENUE, ("Acme", "revenue rise to", "3000000000")),
        (REVENUE, ("Acme", "revenue rise", "5")),
        (ACME_CEO, ("Jane Wu", "be ceo of", "Acme")),
        (WHOSE, ("Acme Ltd", "office be in", "Leeds")),
    ],
)
def test_triple_is_there(parse: Parse, expected: tuple[str, str, str]) -> None:
    assert expected in rows(parse)


def test_time_place_and_others() -> None:
    acquired = one(ACQUIRED, "acquire").qualifiers
    assert (acquired.time, acquired.others) == ("2019", (("for", "$3 billion"),))
    opened = one(ATTRIBUTED, "open").qualifiers
    assert (opened.time, opened.place, opened.attribution) == ("2021", "Madrid", "Jane Wu said")


@pytest.mark.parametrize(
    ("parse", "predicate", "negated", "modality"),
    [
        (NEGATED, "employ", True, ""),
        (NO_SUPPLIER, "accept", True, "may"),
        (FAILED, "deliver", True, "failed to"),
        (PLANS, "build", False, "plans to"),
        (ABLE, "deliver", False, "is able to"),
        (CONDITION, "buy", False, "will"),
        (CONDITION, "approve", False, "if"),
    ],
)
def test_negation_and_modality(parse: Parse, predicate: str, negated: bool, modality: str) -> None:
    qualifiers = one(parse, predicate).qualifiers
    assert (qualifiers.negated, qualifiers.modality) == (negated, modality)


def test_condition_and_source() -> None:
    assert one(CONDITION, "buy").qualifiers.condition == "if the regulators approve the deal"
    assert one(ACCORDING, "sell").qualifiers.attribution == "According to Reuters"


def test_restrictions_are_kept() -> None:
    employs = one(OBJECT_RELATIVE, "employ").qualifiers
    assert ("subject", "The plant that Acme Ltd built in Leeds") in employs.others


def test_literals_keep_their_unit() -> None:
    value = one(ACQUIRED, "acquire for").object
    assert isinstance(value, Literal)
    assert (value.kind.value, value.unit, value.surface) == ("amount", "USD", "$3 billion")


def remembered(parse: Parse) -> Remembered:
    return remember(placed_of(parse), [])


def test_pronouns_take_the_subject_before() -> None:
    before = [remembered(STAKE)]
    answer = found(PRONOUN, before, start=len(STAKE.text) + 1)
    first = answer.triples[0]
    assert row(first) == ("Acme Ltd", "have", "stake")
    assert (first.evidence.start, first.evidence.end) == (0, len(STAKE.text) + 1 + len(PRONOUN.text))
    assert answer.subjects[0][0].surface == "Acme Ltd"


def test_the_company_and_she() -> None:
    before = [remembered(ACQUIRED)]
    assert ("Acme Ltd", "employ", "2000") in [
        row(each) for each in found(COMPANY, before, start=len(ACQUIRED.text) + 1).triples
    ]
    hired = [remembered(APPOSED)]
    assert row(found(SHE, hired, start=len(APPOSED.text) + 1).triples[0]) == ("Jane Wu", "join from", "Globex")


def test_resolved_triples_are_less_sure() -> None:
    sure = one(STAKE, "have").confidence
    resolved = found(PRONOUN, [remembered(STAKE)], start=len(STAKE.text) + 1).triples[0].confidence
    assert resolved < sure


@pytest.mark.parametrize("parse", [PRONOUN, SHE, COMPANY])
def test_what_is_not_resolved_is_rejected(parse: Parse) -> None:
    answer = found(parse)
    assert answer.triples == []
    assert {each.reason for each in answer.rejects} == {"unresolved-pronoun"}
    assert all(each.span is not None for each in answer.rejects)


def test_candidates_stand_before_the_limit() -> None:
    placed = placed_of(ATTRIBUTED)
    names = [each.mention.surface for each in candidates_before(placed, 5)]
    assert names == ["Jane Wu", "Acme Ltd"][: len(names)]
    assert candidates_before(placed, 0) == ()


def test_person_candidates_know_their_title() -> None:
    kinds = {each.mention.surface: each.mention.type for each in candidates_before(placed_of(TITLE), len(TITLE.tokens))}
    assert kinds["Jane Wu"] is EntityType.PERSON


@pytest.mark.parametrize(
    "parse", [ACQUIRED, PASSIVE, PLANS, ATTRIBUTED, OBJECT_RELATIVE, ROLE, TITLE, CHAIRMAN, REVENUE, WHOSE, NOMINAL]
)
def test_surfaces_are_slices_and_each_triple_is_there_once(parse: Parse) -> None:
    triples = found(parse, start=7).triples
    assert triples
    for triple in triples:
        for value in (triple.subject, triple.object):
            assert value.span is not None
            assert parse.text[value.span.start - 7 : value.span.end - 7] == value.surface
    keys = [(row(each), each.qualifiers.negated) for each in triples]
    assert len(keys) == len(set(keys))
