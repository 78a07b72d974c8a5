from __future__ import annotations

import pytest

from kg_builder.extract.english.tree import Tree
from kg_builder.extract.english.verbs import antecedent, chain, continues_chain, is_passive, subject_of, verb_group
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ABLE,
    ACQUIRED,
    ATTRIBUTED,
    FAILED,
    NEGATED,
    OBJECT_RELATIVE,
    PASSIVE,
    PLANS,
    RELATIVE,
)
from tests.unit.kg_builder.extract.english.parsed import at, words


@pytest.mark.parametrize(
    ("parse", "verb", "group"),
    [
        (ACQUIRED, "acquired", "acquired"),
        (NEGATED, "employ", "does not employ"),
        (PASSIVE, "acquired", "was acquired"),
        (ATTRIBUTED, "opened", "had opened"),
    ],
)
def test_verb_group(parse: Parse, verb: str, group: str) -> None:
    assert words(parse, sorted(verb_group(Tree(parse), at(parse, verb)))) == group


@pytest.mark.parametrize(
    ("parse", "verb", "text", "last"),
    [
        (PLANS, "plans", "plans to build", "build"),
        (FAILED, "failed", "failed to deliver", "deliver"),
        (ABLE, "is", "is able to deliver", "deliver"),
        (ACQUIRED, "acquired", "acquired", "acquired"),
    ],
)
def test_chains_run_to_the_verb_that_means_something(parse: Parse, verb: str, text: str, last: str) -> None:
    group, verbs = chain(Tree(parse), at(parse, verb))
    assert words(parse, sorted(group)) == text
    assert parse.tokens[verbs[-1]].text == last


def test_members_of_a_chain_are_no_clauses_of_their_own() -> None:
    assert continues_chain(Tree(PLANS), at(PLANS, "build"))
    assert continues_chain(Tree(ABLE), at(ABLE, "deliver"))
    assert not continues_chain(Tree(PLANS), at(PLANS, "plans"))
    assert not continues_chain(Tree(PLANS), at(PLANS, "operate"))


@pytest.mark.parametrize(
    ("parse", "verb", "subject"),
    [
        (ACQUIRED, "acquired", "Ltd"),
        (PASSIVE, "acquired", "Globex"),
        (RELATIVE, "makes", "Ltd"),
        (OBJECT_RELATIVE, "built", "Ltd"),
        (OBJECT_RELATIVE, "employs", "plant"),
        (PLANS, "operate", "Ltd"),
        (PLANS, "build", "Ltd"),
        (ATTRIBUTED, "opened", "Ltd"),
    ],
)
def test_subjects_own_and_borrowed(parse: Parse, verb: str, subject: str) -> None:
    found = subject_of(Tree(parse), at(parse, verb))
    assert found is not None
    assert parse.tokens[found].text == subject


def test_antecedent_is_what_the_clause_describes() -> None:
    tree = Tree(RELATIVE)
    found = antecedent(tree, at(RELATIVE, "makes"))
    assert found is not None
    assert RELATIVE.tokens[found].text == "Ltd"
    assert antecedent(tree, at(RELATIVE, "headquartered")) is None


@pytest.mark.parametrize(
    ("parse", "verb", "passive"),
    [
        (PASSIVE, "acquired", True),
        (ACQUIRED, "acquired", False),
        (RELATIVE, "makes", False),
        (ATTRIBUTED, "opened", False),
    ],
)
def test_passive(parse: Parse, verb: str, passive: bool) -> None:
    assert is_passive(Tree(parse), at(parse, verb)) is passive
