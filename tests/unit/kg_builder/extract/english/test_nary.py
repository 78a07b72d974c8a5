from __future__ import annotations

import pytest

from kg_builder.extract.english.nary import nary_tuples
from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ACQUIRED,
    ATTRIBUTED,
    COORDINATED,
    OBJECT_RELATIVE,
    PASSIVE,
    RELATIVE,
)
from tests.unit.kg_builder.extract.english.noun_parses import APPOSED, PLACES, REVENUE, TITLE
from tests.unit.kg_builder.extract.english.parsed import readings_of, words


def rendered(parse: Parse) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for each in nary_tuples(Tree(parse), readings_of(parse)):
        arguments = [words(parse, argument) for argument in each.arguments]
        found.add((words(parse, each.subject), each.supplied or words(parse, each.relation), *arguments))
    return found


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (ACQUIRED, ("Acme Ltd", "acquired", "Globex Inc", "in 2019", "for $ 3 billion")),
        (PASSIVE, ("Globex", "was acquired by", "Acme Ltd", "in March 2020")),
        (RELATIVE, ("Acme Ltd", "is headquartered in", "Leeds")),
        (RELATIVE, ("Acme Ltd", "makes", "bolts")),
        (OBJECT_RELATIVE, ("Acme Ltd", "built", "The plant", "in Leeds")),
        (ATTRIBUTED, ("Jane Wu", "said that", "Acme Ltd had opened an office in Madrid in 2021")),
        (COORDINATED, ("Acme Ltd", "signed", "an agreement with Initech and Umbrella")),
        (COORDINATED, ("Globex", "signed", "an agreement with Initech and Umbrella")),
        (APPOSED, ("Jane Wu", "is", "a lawyer")),
        (TITLE, ("Jane Wu", "is", "Chief Financial Officer")),
        (PLACES, ("Paris", "is in", "France")),
    ],
)
def test_tuple_is_there(parse: Parse, expected: tuple[str, ...]) -> None:
    assert expected in rendered(parse)


def test_possessives_are_no_tuples() -> None:
    assert all("has" not in each for each in rendered(REVENUE))


def test_every_tuple_once() -> None:
    found = nary_tuples(Tree(COORDINATED), readings_of(COORDINATED) * 2)
    assert len(found) == len(set(found)) == 2
