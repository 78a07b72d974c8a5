from __future__ import annotations

import pytest

from kg_builder.extract.english.nominals import is_role, noun_readings
from kg_builder.extract.english.reading import Kind, Reading
from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED
from tests.unit.kg_builder.extract.english.noun_parses import (
    ACME_CEO,
    APPOSED,
    CHAIRMAN,
    NOMINAL,
    OWNER_NOMINAL,
    PLACES,
    REVENUE,
    ROLE,
    TITLE,
)
from tests.unit.kg_builder.extract.english.parsed import at, parse_of, words


def found(parse: Parse, kind: Kind) -> list[Reading]:
    return [each for each in noun_readings(Tree(parse)) if each.kind is kind]


@pytest.mark.parametrize(
    ("parse", "kind", "subject", "argument", "supplied"),
    [
        (APPOSED, Kind.APPOSITION, "Jane Wu", "a lawyer", "is"),
        (CHAIRMAN, Kind.APPOSITION, "Li Wei", "Acme 's chairman", "is"),
        (PLACES, Kind.LOCATION, "Paris", "France", "is in"),
        (TITLE, Kind.TITLE, "Jane Wu", "Chief Financial Officer", "is"),
        (ACME_CEO, Kind.TITLE, "Jane Wu", "Acme CEO", "is"),
        (REVENUE, Kind.POSSESSIVE, "Acme", "Acme 's revenue", "has"),
    ],
)
def test_noun_constructions(parse: Parse, kind: Kind, subject: str, argument: str, supplied: str) -> None:
    readings = found(parse, kind)
    assert len(readings) == 1
    assert words(parse, readings[0].subject.tokens) == subject
    assert [words(parse, each.tokens) for each in readings[0].arguments] == [argument]
    assert readings[0].supplied == supplied


@pytest.mark.parametrize(("parse", "agent"), [(NOMINAL, "Acme Ltd"), (OWNER_NOMINAL, "Acme")])
def test_nouns_of_action_need_both_sides(parse: Parse, agent: str) -> None:
    readings = found(parse, Kind.NOMINALISATION)
    assert [words(parse, each.subject.tokens) for each in readings] == [agent]
    assert [words(parse, each.tokens) for each in readings[0].arguments] == ["Globex"]


def test_proposed_action_is_not_stated() -> None:
    parse = parse_of(
        "Acme 's proposed acquisition of Globex",
        """
        Acme Acme PROPN NNP poss 3 B-ORG
        's 's PART POS case 0 -
        proposed propose VERB VBN amod 3 -
        acquisition acquisition NOUN NN ROOT 3 -
        of of ADP IN prep 3 -
        Globex Globex PROPN NNP pobj 4 -
        """,
    )
    reading = found(parse, Kind.NOMINALISATION)[0]
    assert words(parse, reading.scope.modality) == "proposed"


def test_action_without_agent_says_nothing() -> None:
    parse = parse_of(
        "the acquisition of Globex",
        """
        the the DET DT det 1 -
        acquisition acquisition NOUN NN ROOT 1 -
        of of ADP IN prep 1 -
        Globex Globex PROPN NNP pobj 2 -
        """,
    )
    assert noun_readings(Tree(parse)) == []


def test_nothing_is_read_where_nothing_is() -> None:
    assert noun_readings(Tree(ACQUIRED)) == []


def test_roles() -> None:
    assert is_role(Tree(ROLE), at(ROLE, "officer"))
    assert is_role(Tree(TITLE), at(TITLE, "Officer"))
    assert not is_role(Tree(REVENUE), at(REVENUE, "revenue"))
