"""What contracts, minutes and reports say, triple by triple with all qualifiers, on hand-written parses."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg_builder.extract.english.drafts import Draft, drafts_of
from kg_builder.extract.english.reading import Kind, Role
from kg_builder.extract.english.statements import states_something
from schema.parse import Parse
from tests.unit.kg_builder.extract.english.company_parses import (
    AGREED,
    APPOINTED,
    DATELINE,
    DEBT,
    EVERY_YEAR,
    EXPECTED,
    EXPIRES,
    GAVE,
    LIKE,
    RESPONSIBLE,
    SHARED_AGENT,
    SUBJECT_TO,
    THERE,
    TWO_PEOPLE,
    UNLESS,
    WHETHER,
)
from tests.unit.kg_builder.extract.english.parsed import placed_of, readings_of
from tests.unit.kg_builder.extract.english.test_triples import found, row


@dataclass(frozen=True)
class Said:
    """A triple and its qualifiers, as short as they can be written."""

    subject: str
    predicate: str
    object: str
    modality: str = ""
    attribution: str = ""
    condition: str = ""
    time: str = ""
    place: str = ""
    others: tuple[tuple[str, str], ...] = ()


def said(parse: Parse) -> list[Said]:
    return [
        Said(
            *row(each),
            modality=each.qualifiers.modality,
            attribution=each.qualifiers.attribution,
            condition=each.qualifiers.condition,
            time=each.qualifiers.time,
            place=each.qualifiers.place,
            others=each.qualifiers.others,
        )
        for each in found(parse).triples
    ]


UNLESS_PAID = "unless Globex pays the fee within 30 days"
APPROVED = "Subject to board approval"


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (
            UNLESS,
            [
                Said("Acme Ltd", "terminate", "contract", modality="may", condition=UNLESS_PAID),
                Said("Globex", "pay", "fee", modality="unless", others=(("within", "30 days"),)),
                Said("Globex", "pay within", "P30D", modality="unless", others=(("object", "the fee"),)),
            ],
        ),
        (
            SUBJECT_TO,
            [
                Said(
                    "Acme Ltd",
                    "pay",
                    "dividend",
                    modality="shall",
                    condition=APPROVED,
                    others=(("object phrase", "a dividend of $2 per share"),),
                ),
                Said("Acme Ltd", "pay dividend of", "2", modality="shall", condition=APPROVED),
            ],
        ),
        (
            APPOINTED,
            [
                Said("Acme Ltd", "appoint", "Jane Wu", time="2023-06", others=(("as", "chief executive"),)),
                Said("Acme Ltd", "appoint as", "chief executive", time="2023-06", others=(("object", "Jane Wu"),)),
            ],
        ),
        (
            AGREED,
            [
                Said(
                    "Acme Ltd",
                    "sell",
                    "London office",
                    modality="agreed to",
                    others=(("for", "£20 million"), ("to", "Globex")),
                ),
                Said(
                    "Acme Ltd",
                    "sell to",
                    "Globex",
                    modality="agreed to",
                    others=(("for", "£20 million"), ("object", "its London office")),
                ),
                Said(
                    "Acme Ltd",
                    "sell for",
                    "20000000",
                    modality="agreed to",
                    others=(("object", "its London office"), ("to", "Globex")),
                ),
            ],
        ),
        (SHARED_AGENT, [Said("Jane Wu", "sign", "contract"), Said("Jane Wu", "stamp", "contract")]),
        (LIKE, [Said("Acme Ltd", "sell", "tools", others=(("object phrase", "tools like drills"),))]),
        (THERE, []),
        (EXPIRES, [Said("lease", "expire on", "2025-03-31")]),
        (DEBT, [Said("Net debt", "fall to", "29500000")]),
        (RESPONSIBLE, [Said("Jane Wu", "be responsible for", "safety")]),
        (
            GAVE,
            [
                Said("Acme Ltd", "give to", "Globex", time="2020", others=(("object", "a loan"),)),
                Said("Acme Ltd", "give", "loan", time="2020", others=(("object", "Globex"),)),
            ],
        ),
        (EXPECTED, [Said("Acme Ltd", "close", "mill", modality="is expected to")]),
        (EVERY_YEAR, [Said("committee", "meet", "Jane Wu", others=(("when", "every year"),))]),
        (
            DATELINE,
            [
                Said("meeting", "be on", "2026-01-27", place="Leeds"),
                Said("meeting", "be in", "Leeds", time="2026-01-27"),
            ],
        ),
        (WHETHER, [Said("Acme Ltd", "sell", "mill", modality="whether", attribution="Jane Wu asked")]),
    ],
)
def test_everything_that_a_sentence_says(parse: Parse, expected: list[Said]) -> None:
    assert said(parse) == expected


def test_coordinated_subjects_say_the_same() -> None:
    assert [(each.subject, each.predicate) for each in said(TWO_PEOPLE)] == [("Jane Wu", "run"), ("Li Wei", "run")]


def test_qualifiers_of_time_are_no_rejects() -> None:
    assert found(EVERY_YEAR).rejects == []


def drafts(parse: Parse) -> list[Draft]:
    placed = placed_of(parse)
    return [draft for reading in readings_of(parse) for draft in drafts_of(placed.tree, reading)]


def kept(parse: Parse) -> list[str]:
    placed = placed_of(parse)
    return [draft.predicate for draft in drafts(parse) if states_something(placed, draft)]


def test_comparisons_are_no_statements() -> None:
    assert "sell tool like" not in kept(LIKE)


def test_there_is_has_no_subject() -> None:
    assert kept(THERE) == []


def test_clauses_are_no_objects() -> None:
    placed = placed_of(WHETHER)
    clauses = [draft for draft in drafts(WHETHER) if draft.role is Role.CLAUSE]
    assert clauses
    assert not any(states_something(placed, draft) for draft in clauses)


def test_conditions_are_no_objects_of_their_own() -> None:
    assert not any("subject to" in predicate for predicate in kept(SUBJECT_TO))


def test_a_possession_needs_a_named_owner() -> None:
    placed = placed_of(AGREED)
    possessions = [draft for draft in drafts(AGREED) if draft.kind is Kind.POSSESSIVE]
    assert not any(states_something(placed, draft) for draft in possessions)
