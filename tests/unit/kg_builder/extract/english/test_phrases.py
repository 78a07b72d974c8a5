from __future__ import annotations

import pytest

from kg_builder.extract.english.phrases import conjunct_heads, core_phrase, long_phrases, short_phrase
from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import COORDINATED, OBJECT_RELATIVE, RELATIVE
from tests.unit.kg_builder.extract.english.noun_parses import APPOSED, ROLE, STAKE
from tests.unit.kg_builder.extract.english.parsed import at, words


@pytest.mark.parametrize(
    ("parse", "head", "expected"),
    [
        (COORDINATED, "Ltd", ["Acme Ltd", "Globex"]),
        (OBJECT_RELATIVE, "plant", ["The plant"]),
        (RELATIVE, "Ltd", ["Acme Ltd"]),
        (APPOSED, "Wu", ["Jane Wu"]),
    ],
)
def test_subjects_lose_their_clauses(parse: Parse, head: str, expected: list[str]) -> None:
    found = long_phrases(Tree(parse), at(parse, head), subject=True)
    assert [words(parse, each) for each in found] == expected


@pytest.mark.parametrize(
    ("parse", "head", "expected"),
    [
        (COORDINATED, "agreement", ["an agreement with Initech and Umbrella"]),
        (STAKE, "stake", ["a stake in Globex"]),
        (ROLE, "officer", ["the chief financial officer of Acme Ltd in Leeds"]),
    ],
)
def test_objects_keep_their_prepositions(parse: Parse, head: str, expected: list[str]) -> None:
    found = long_phrases(Tree(parse), at(parse, head), subject=False)
    assert [words(parse, each) for each in found] == expected


@pytest.mark.parametrize(
    ("parse", "head", "short", "core"),
    [
        (STAKE, "stake", "a stake in Globex", "a stake"),
        (OBJECT_RELATIVE, "plant", "The plant", "The plant"),
        (COORDINATED, "Initech", "Initech", "Initech"),
        (ROLE, "officer", "the chief financial officer of Acme Ltd in Leeds", "the chief financial officer"),
    ],
)
def test_short_and_core_phrases(parse: Parse, head: str, short: str, core: str) -> None:
    tree = Tree(parse)
    assert words(parse, short_phrase(tree, at(parse, head))) == short
    assert words(parse, core_phrase(tree, at(parse, head))) == core


def test_only_nouns_are_split() -> None:
    tree = Tree(COORDINATED)
    assert conjunct_heads(tree, at(COORDINATED, "signed")) == [at(COORDINATED, "signed")]
    assert len(conjunct_heads(tree, at(COORDINATED, "Initech"))) == 2
