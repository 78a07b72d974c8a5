"""Qualifiers one by one: what is kept, how it is called, and what is left out."""

from __future__ import annotations

import pytest

from kg_builder.extract.english.drafts import Draft, drafts_of
from kg_builder.extract.english.memory import remember
from kg_builder.extract.english.qualifiers import LONGEST_QUALIFIER, qualifiers_of
from schema.extraction import EntityType, Mention, Qualifiers
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.clause_parses import (
    ACCORDING,
    ACQUIRED,
    ATTRIBUTED,
    CONDITION,
    NEGATED,
    OBJECT_RELATIVE,
    PASSIVE,
)
from tests.unit.kg_builder.extract.english.company_parses import EVERY_YEAR, UNLESS
from tests.unit.kg_builder.extract.english.noun_parses import PRONOUN, STAKE
from tests.unit.kg_builder.extract.english.parsed import parse_of, placed_of, readings_of


def draft_of(parse: Parse, predicate: str) -> Draft:
    placed = placed_of(parse)
    drafts = [draft for reading in readings_of(parse) for draft in drafts_of(placed.tree, reading)]
    return next(draft for draft in drafts if draft.predicate == predicate)


def qualifiers(parse: Parse, predicate: str, *, negated: bool = False, number: str = "") -> Qualifiers:
    placed = placed_of(parse)
    draft = draft_of(parse, predicate)
    subject = placed.mention(draft.subject, draft.subject + 1, EntityType.OTHER, 0.5)
    value = placed.mention(draft.object, draft.object + 1, EntityType.OTHER, 0.5)
    return qualifiers_of(placed, draft, negated=negated, number=number, subject=subject, value=value)


@pytest.mark.parametrize(
    ("parse", "predicate", "time"),
    [(ACQUIRED, "acquire", "2019"), (PASSIVE, "acquire", "2020-03"), (ATTRIBUTED, "open", "2021"), (STAKE, "have", "")],
)
def test_time_is_the_date_of_the_clause(parse: Parse, predicate: str, time: str) -> None:
    assert qualifiers(parse, predicate).time == time


def test_a_date_is_not_repeated_among_the_others() -> None:
    assert qualifiers(ACQUIRED, "acquire").others == (("for", "$3 billion"),)


def test_place_needs_a_place() -> None:
    assert qualifiers(ATTRIBUTED, "open").place == "Madrid"
    assert qualifiers(ACQUIRED, "acquire").place == ""


def test_times_without_a_date_are_kept_as_they_stand() -> None:
    assert qualifiers(EVERY_YEAR, "meet").others == (("when", "every year"),)


def test_the_other_object_is_kept() -> None:
    assert ("object", "Globex Inc") in qualifiers(ACQUIRED, "acquire for").others


def test_durations_are_called_by_their_preposition() -> None:
    assert ("within", "30 days") in qualifiers(UNLESS, "pay").others


def test_a_condition_is_not_repeated() -> None:
    found = qualifiers(CONDITION, "buy")
    assert found.condition == "if the regulators approve the deal"
    assert all("regulators" not in surface for _, surface in found.others)


def test_a_source_is_not_repeated() -> None:
    found = qualifiers(ACCORDING, "sell")
    assert found.attribution == "According to Reuters"
    assert found.others == ()


def test_what_the_caller_found_is_taken_over() -> None:
    found = qualifiers(NEGATED, "employ", negated=True, number="300")
    assert found.negated
    assert found.others == (("number", "300"),)


def test_a_narrowed_subject_is_kept_whole() -> None:
    found = qualifiers(OBJECT_RELATIVE, "employ")
    assert dict(found.others)["subject"] == "The plant that Acme Ltd built in Leeds"


def test_pairs_are_sorted() -> None:
    others = qualifiers(ACQUIRED, "acquire for").others
    assert list(others) == sorted(others)


def test_endless_phrases_are_left_to_the_quotation() -> None:
    words = " ".join(["w" * 9] * (LONGEST_QUALIFIER // 10 + 2))
    rows = ["Acme Acme PROPN NNP nsubj 1 B-ORG", "sold sell VERB VBD ROOT 1 -", "mills mill NOUN NNS dobj 1 -"]
    rows.append("to to ADP IN prep 1 -")
    count = len(words.split())
    rows += [f"{word} w NOUN NN compound {3 + count} -" for word in words.split()[:-1]]
    rows.append(f"{words.split()[-1]} w NOUN NN pobj 3 -")
    parse = parse_of(f"Acme sold mills to {words}", "\n".join(rows))
    assert qualifiers(parse, "sell").others == ()


def test_a_sentence_is_remembered_with_its_subjects() -> None:
    remembered = remember(placed_of(STAKE, 40), [])
    assert remembered.sentence.start == 40
    assert [(each.mention.surface, each.subject, each.start) for each in remembered.candidates] == [
        ("Acme Ltd", True, 40),
        ("Globex", False, 40),
    ]


def test_a_resolved_subject_is_remembered_with_its_own_sentence() -> None:
    earlier = placed_of(STAKE, 0)
    mention: Mention = earlier.named(earlier.names[0])
    remembered = remember(placed_of(PRONOUN, 100), [(mention, 0), (mention, 0)])
    resolved = [each for each in remembered.candidates if each.mention == mention]
    assert [(each.start, each.subject) for each in resolved] == [(0, True)]
