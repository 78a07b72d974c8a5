from __future__ import annotations

import pytest

from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ABLE,
    ACCORDING,
    ACQUIRED,
    ATTRIBUTED,
    CONDITION,
    FAILED,
    NEGATED,
    NO_SUPPLIER,
    PLANS,
)
from tests.unit.kg_builder.extract.english.parsed import clause_at


@pytest.mark.parametrize(
    ("parse", "verb", "modality"),
    [
        (ACQUIRED, "acquired", ""),
        (PLANS, "build", "plans to"),
        (PLANS, "operate", "plans to"),
        (ABLE, "deliver", "is able to"),
        (FAILED, "deliver", "failed to"),
        (CONDITION, "buy", "will"),
        (CONDITION, "approve", "if"),
        (NO_SUPPLIER, "accept", "may"),
        (NEGATED, "employ", ""),
        (ATTRIBUTED, "opened", ""),
    ],
)
def test_modality(parse: Parse, verb: str, modality: str) -> None:
    assert Tree(parse).surface(clause_at(parse, verb).scope.modality) == modality


@pytest.mark.parametrize(
    ("parse", "verb", "negated"),
    [(NEGATED, "employ", True), (FAILED, "deliver", True), (ACQUIRED, "acquired", False), (PLANS, "build", False)],
)
def test_negation(parse: Parse, verb: str, negated: bool) -> None:
    assert clause_at(parse, verb).scope.negated is negated


@pytest.mark.parametrize(
    ("parse", "verb", "attribution"),
    [
        (ATTRIBUTED, "opened", "Jane Wu said"),
        (ATTRIBUTED, "said", ""),
        (ACCORDING, "sold", "According to Reuters"),
        (ACQUIRED, "acquired", ""),
    ],
)
def test_attribution(parse: Parse, verb: str, attribution: str) -> None:
    assert Tree(parse).surface(clause_at(parse, verb).scope.attribution) == attribution


@pytest.mark.parametrize(
    ("parse", "verb", "condition"),
    [(CONDITION, "buy", "if the regulators approve the deal"), (CONDITION, "approve", ""), (ACQUIRED, "acquired", "")],
)
def test_condition(parse: Parse, verb: str, condition: str) -> None:
    assert Tree(parse).surface(clause_at(parse, verb).scope.condition) == condition
