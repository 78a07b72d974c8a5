from __future__ import annotations

import pytest

from kg_builder.extract.english.clauses import clause_readings
from kg_builder.extract.english.reading import Kind, Role
from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ACQUIRED,
    ATTRIBUTED,
    CONDITION,
    COORDINATED,
    OBJECT_RELATIVE,
    PASSIVE,
    PLANS,
    RELATIVE,
)
from tests.unit.kg_builder.extract.english.noun_parses import WHOSE
from tests.unit.kg_builder.extract.english.parsed import at, clause_at, words


def test_one_reading_for_each_verb_that_says_something() -> None:
    tree = Tree(ATTRIBUTED)
    assert [ATTRIBUTED.tokens[each.verb].text for each in clause_readings(tree)] == ["said", "opened"]


def test_object_and_obliques() -> None:
    reading = clause_at(ACQUIRED, "acquired")
    assert [words(ACQUIRED, each.tokens) for each in reading.of(Role.OBJECT)] == ["Globex Inc"]
    obliques = reading.of(Role.OBLIQUE)
    assert [(words(ACQUIRED, each.marker), words(ACQUIRED, [each.head])) for each in obliques] == [
        ("in", "2019"),
        ("for", "billion"),
    ]
    assert not reading.passive


def test_agent_of_a_passive() -> None:
    reading = clause_at(PASSIVE, "acquired")
    assert reading.passive
    assert [words(PASSIVE, each.tokens) for each in reading.of(Role.AGENT)] == ["by Acme Ltd"]


def test_chain_is_one_reading() -> None:
    reading = clause_at(PLANS, "build")
    assert words(PLANS, reading.relation) == "plans to build"


def test_bare_verb_shares_the_object_of_its_neighbour() -> None:
    for verb in ("build", "operate"):
        objects = clause_at(PLANS, verb).of(Role.OBJECT)
        assert [PLANS.tokens[each.head].text for each in objects] == ["plant"]


def test_subject_relative() -> None:
    reading = clause_at(RELATIVE, "makes")
    assert reading.kind is Kind.RELATIVE
    assert words(RELATIVE, reading.subject.tokens) == "Acme Ltd"


def test_object_relative_takes_what_it_describes() -> None:
    reading = clause_at(OBJECT_RELATIVE, "built")
    assert [words(OBJECT_RELATIVE, each.tokens) for each in reading.of(Role.ANTECEDENT)] == ["The plant"]


def test_whose_does_not_make_an_object_of_the_owner() -> None:
    reading = clause_at(WHOSE, "is")
    assert reading.of(Role.ANTECEDENT) == []


def test_clause_of_saying_is_an_argument() -> None:
    reading = clause_at(ATTRIBUTED, "said")
    assert [ATTRIBUTED.tokens[each.head].text for each in reading.of(Role.CLAUSE)] == ["opened"]


def test_subject_holds_all_conjuncts() -> None:
    reading = clause_at(COORDINATED, "signed")
    assert reading.subject.role is Role.SUBJECT
    assert words(COORDINATED, reading.subject.tokens) == "Acme Ltd Globex"


@pytest.mark.parametrize("parse", [ACQUIRED, PASSIVE, PLANS, RELATIVE, OBJECT_RELATIVE, CONDITION, COORDINATED])
def test_slots_ascend_and_lie_in_the_sentence(parse: Parse) -> None:
    for reading in clause_readings(Tree(parse)):
        for slot in (reading.relation, reading.subject.tokens, *(each.tokens for each in reading.arguments)):
            assert list(slot) == sorted(set(slot))
            assert all(0 <= index < len(parse.tokens) for index in slot)


def test_adverbial_clause_with_a_subject_is_kept() -> None:
    reading = clause_at(CONDITION, "buy")
    assert [words(CONDITION, each.tokens) for each in reading.of(Role.ADVERBIAL)] == [
        "if the regulators approve the deal"
    ]
    assert at(CONDITION, "approve") == reading.of(Role.ADVERBIAL)[0].head
