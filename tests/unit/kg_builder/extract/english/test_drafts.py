from __future__ import annotations

import pytest

from kg_builder.extract.english.drafts import Draft, drafts_of
from kg_builder.extract.english.predicates import attribute_noun, base_predicate, marker_words
from kg_builder.extract.english.tree import Tree
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ABLE,
    ACQUIRED,
    COORDINATED,
    OBJECT_RELATIVE,
    PASSIVE,
    RELATIVE,
)
from tests.unit.kg_builder.extract.english.noun_parses import ACME_CEO, CHAIRMAN, NOMINAL, REVENUE, ROLE, STAKE, TITLE
from tests.unit.kg_builder.extract.english.parsed import at, parse_of, readings_of


def drafts(parse: Parse) -> list[Draft]:
    return [draft for reading in readings_of(parse) for draft in drafts_of(Tree(parse), reading)]


def rows(parse: Parse) -> list[tuple[str, str, str]]:
    return [
        (parse.tokens[draft.subject].text, draft.predicate, parse.tokens[draft.object].text) for draft in drafts(parse)
    ]


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (ACQUIRED, ("Ltd", "acquire", "Inc")),
        (ACQUIRED, ("Ltd", "acquire for", "billion")),
        (PASSIVE, ("Globex", "acquire", "Ltd")),
        (RELATIVE, ("Ltd", "be headquarter in", "Leeds")),
        (OBJECT_RELATIVE, ("Ltd", "build", "plant")),
        (COORDINATED, ("Ltd", "sign", "agreement")),
        (COORDINATED, ("Globex", "sign agreement with", "Umbrella")),
        (ROLE, ("Wu", "be chief financial officer of", "Ltd")),
        (TITLE, ("Wu", "be", "Officer")),
        (ACME_CEO, ("Wu", "be ceo of", "Acme")),
        (CHAIRMAN, ("Wei", "be chairman of", "Acme")),
        (STAKE, ("Ltd", "have stake in", "Globex")),
        (NOMINAL, ("Ltd", "acquire", "Globex")),
        (REVENUE, ("revenue", "rise to", "billion")),
        (ABLE, ("Ltd", "deliver within", "days")),
    ],
)
def test_draft_is_there(parse: Parse, expected: tuple[str, str, str]) -> None:
    assert expected in rows(parse)


def test_agent_runs_the_other_way() -> None:
    draft = next(each for each in drafts(PASSIVE) if each.predicate == "acquire")
    assert draft.inverse


def test_attribute_said_more_exactly_is_redundant() -> None:
    plain = next(each for each in drafts(ROLE) if each.predicate == "be")
    assert plain.redundant
    assert not any(each.redundant for each in drafts(TITLE))


def test_other_arguments_are_carried() -> None:
    draft = next(each for each in drafts(ACQUIRED) if each.predicate == "acquire")
    assert [ACQUIRED.tokens[each.head].text for each in draft.carried] == ["2019", "billion"]


def test_depth_counts_nouns_between() -> None:
    depths = {each.predicate: each.depth for each in drafts(STAKE)}
    assert depths == {"have": 0, "have stake in": 1}


def test_base_predicate_takes_particles_and_stranded_prepositions() -> None:
    parse = parse_of(
        "It was paid for and taken over",
        """
        It it PRON PRP nsubjpass 2 -
        was be AUX VBD auxpass 2 -
        paid pay VERB VBN ROOT 2 -
        for for ADP IN prep 2 -
        and and CCONJ CC cc 2 -
        taken take VERB VBN conj 2 -
        over over ADP RP prt 5 -
        """,
    )
    tree = Tree(parse)
    assert base_predicate(tree, at(parse, "paid"), passive=True) == "be pay for"
    assert base_predicate(tree, at(parse, "taken"), passive=False) == "take over"
    assert marker_words(tree, (3,)) == "for"


def test_attribute_noun_without_the_owner() -> None:
    tree = Tree(ACME_CEO)
    ceo = at(ACME_CEO, "CEO")
    assert attribute_noun(tree, ceo, more=[at(ACME_CEO, "Acme")]) == "acme ceo"
    assert attribute_noun(tree, ceo, without=[at(ACME_CEO, "Acme")]) == "ceo"
    assert attribute_noun(Tree(ROLE), at(ROLE, "officer")) == "chief financial officer"
