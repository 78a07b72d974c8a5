from __future__ import annotations

import itertools

import pytest

from kg_builder.extract.english.names import BARE_SCORE, CUE_SCORE, LABEL_SCORE, cue_type, find_names
from kg_builder.extract.english.tree import Tree
from schema.extraction import EntityType
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED, ATTRIBUTED, COORDINATED
from tests.unit.kg_builder.extract.english.noun_parses import ACME_CEO, APPOSED, COMMITTEE, TITLE
from tests.unit.kg_builder.extract.english.parsed import parse_of


def names(
    parse: Parse, defined: dict[str, EntityType] | None = None, *, heading: bool = False
) -> dict[str, EntityType]:
    tree = Tree(parse)
    return {
        tree.surface(range(each.first, each.last)): each.type
        for each in find_names(tree, defined or {}, heading=heading)
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Acme Ltd", EntityType.ORGANISATION),
        ("Acme Ltd.", EntityType.ORGANISATION),
        ("Tessaro Sensori S.r.l.", EntityType.ORGANISATION),
        ("University of Oslo", EntityType.ORGANISATION),
        ("Bank of England", EntityType.ORGANISATION),
        ("Data Protection Act", EntityType.LAW),
        ("Travel Policy", EntityType.LAW),
        ("Baker Street", EntityType.PLACE),
        ("World Cup", EntityType.EVENT),
        ("Jane Wu", None),
        ("Policy", None),
        ("", None),
    ],
)
def test_cue_words(name: str, expected: EntityType | None) -> None:
    assert cue_type(name.split()) is expected


def test_a_legal_form_outweighs_the_label() -> None:
    assert names(ACQUIRED) == {"Acme Ltd": EntityType.ORGANISATION, "Globex Inc": EntityType.ORGANISATION}
    assert {each.score for each in find_names(Tree(ACQUIRED), {})} == {CUE_SCORE}


def test_labels_are_weak() -> None:
    found = {Tree(ATTRIBUTED).surface(range(n.first, n.last)): n for n in find_names(Tree(ATTRIBUTED), {})}
    assert found["Madrid"].type is EntityType.PLACE
    assert found["Madrid"].score == LABEL_SCORE


def test_titles_are_no_part_of_a_name() -> None:
    assert names(TITLE)["Jane Wu"] is EntityType.PERSON
    assert not any("Financial" in each for each in names(TITLE))


def test_owner_before_a_title() -> None:
    found = names(ACME_CEO)
    assert set(found) >= {"Acme", "Jane Wu"}


def test_describing_noun_gives_the_type() -> None:
    found = {Tree(APPOSED).surface(range(n.first, n.last)): n for n in find_names(Tree(APPOSED), {})}
    assert found["Jane Wu"].type is EntityType.PERSON
    assert found["Jane Wu"].score == CUE_SCORE


def test_no_names_in_common_nouns() -> None:
    assert names(COMMITTEE) == {}


def test_defined_terms() -> None:
    parse = parse_of(
        "The Supplier delivers.",
        """
        The the DET DT det 1 -
        Supplier supplier NOUN NN nsubj 2 -
        delivers deliver VERB VBZ ROOT 2 -
        . . PUNCT . punct 2 -
        """,
    )
    assert names(parse) == {}
    assert names(parse, {"Supplier": EntityType.ORGANISATION}) == {"Supplier": EntityType.ORGANISATION}


def test_runs_of_proper_nouns_are_names_outside_headings() -> None:
    parse = parse_of(
        "We sell the Ostrane P12 box.",
        """
        We we PRON PRP nsubj 1 -
        sell sell VERB VBP ROOT 1 -
        the the DET DT det 5 -
        Ostrane Ostrane PROPN NNP compound 5 -
        P12 P12 PROPN NNP compound 5 -
        box box NOUN NN dobj 1 -
        . . PUNCT . punct 1 -
        """,
    )
    assert names(parse) == {"Ostrane P12": EntityType.OTHER}
    assert find_names(Tree(parse), {})[0].score == BARE_SCORE
    assert names(parse, heading=True) == {}


def test_possessive_cuts_a_span_in_two() -> None:
    parse = parse_of(
        "The Verge's Barbara Krasnoff wrote.",
        """
        The the DET DT det 1 B-ORG
        Verge Verge PROPN NNP poss 4 I-ORG
        's 's PART POS case 1 I-ORG
        Barbara Barbara PROPN NNP compound 4 I-ORG
        Krasnoff Krasnoff PROPN NNP nsubj 5 I-ORG
        wrote write VERB VBD ROOT 5 -
        . . PUNCT . punct 5 -
        """,
    )
    assert list(names(parse)) == ["Verge", "Barbara Krasnoff"]


def test_honorific_makes_a_person() -> None:
    parse = parse_of(
        "Mr Whitlow agreed.",
        """
        Mr Mr PROPN NNP compound 1 -
        Whitlow Whitlow PROPN NNP nsubj 2 B-ORG
        agreed agree VERB VBD ROOT 2 -
        . . PUNCT . punct 2 -
        """,
    )
    assert names(parse) == {"Whitlow": EntityType.PERSON}


def test_names_ascend_and_do_not_overlap() -> None:
    for parse in (ACQUIRED, ATTRIBUTED, COORDINATED, TITLE, ACME_CEO):
        found = find_names(Tree(parse), {})
        assert all(before.last <= after.first for before, after in itertools.pairwise(found))
