"""Sentences over the real model with everything that is read in them, qualifiers too."""

from __future__ import annotations

import pytest

from adapters.nlp.spacy_parser import SpacyParser
from kg_builder.extract.english.extractor import EnglishExtractor
from schema.extraction import Extraction, Qualifiers
from tests.unit.kg_builder.extract.english.test_invariants import document_of

pytestmark = pytest.mark.models

VERBS = [
    ("Acme Ltd bought Globex Inc.", ["Acme Ltd | buy | Globex Inc."]),
    (
        "Acme Ltd and Globex Inc founded Hooli Ltd.",
        ["Acme Ltd | found | Hooli Ltd.", "Globex Inc | found | Hooli Ltd."],
    ),
    (
        "Acme Ltd sells bolts, nuts and screws.",
        ["Acme Ltd | sell | bolts", "Acme Ltd | sell | nuts", "Acme Ltd | sell | screws"],
    ),
    (
        "Acme Ltd sold Globex Inc to Hooli Ltd.",
        ["Acme Ltd | sell | Globex Inc | to=Hooli Ltd.", "Acme Ltd | sell to | Hooli Ltd. | object=Globex Inc"],
    ),
    (
        "Acme Ltd supplies bolts to Globex Inc.",
        ["Acme Ltd | supply | bolts | to=Globex Inc.", "Acme Ltd | supply to | Globex Inc. | object=bolts"],
    ),
    ("Jane Wu leads the finance team.", ["Jane Wu | lead | finance team"]),
    ("Jane Wu works for Acme Ltd.", ["Jane Wu | work for | Acme Ltd."]),
    (
        "Jane Wu studied physics at Oxford University.",
        [
            "Jane Wu | study | physics | object phrase=physics at Oxford University",
            "Jane Wu | study physics at | Oxford University",
        ],
    ),
    ("Peter Holm married Anna Berg in 2001.", ["Peter Holm | marry | Anna Berg | time=2001"]),
    (
        "Acme Ltd has offices in London and Paris.",
        [
            "Acme Ltd | have | offices | place=London and Paris",
            "Acme Ltd | have in | London | object=offices",
            "Acme Ltd | have in | Paris | object=offices",
        ],
    ),
    (
        "Acme Ltd moved its headquarters from Leeds to London.",
        [
            "Acme Ltd | move | headquarters | from=Leeds | to=London",
            "Acme Ltd | move from | Leeds | object=its headquarters | to=London",
            "Acme Ltd | move to | London | from=Leeds | object=its headquarters",
        ],
    ),
]

PASSIVES = [
    ("Globex Inc was bought by Acme Ltd.", ["Acme Ltd. | buy | Globex Inc"]),
    (
        "The bridge was designed by Peter Holm in 1931.",
        ["Peter Holm | design | bridge | time=1931", "bridge | be design in | 1931 | by=Peter Holm"],
    ),
    ("Jane Wu was appointed chief executive of Acme Ltd.", ["Jane Wu | be appoint chief executive of | Acme Ltd."]),
    ("Anna Berg was elected president in 2019.", ["Anna Berg | be elect | president | time=2019"]),
    (
        "The report was prepared by Jane Wu and reviewed by Peter Holm.",
        ["Jane Wu | prepare | report", "Peter Holm | review | report"],
    ),
    ("Globex Inc is owned by Acme Ltd.", ["Acme Ltd. | own | Globex Inc"]),
]

COPULAS = [
    ("Jane Wu is the chairman of Acme Ltd.", ["Jane Wu | be chairman of | Acme Ltd."]),
    ("Globex Inc is a subsidiary of Acme Ltd.", ["Globex Inc | be subsidiary of | Acme Ltd."]),
    ("Paris is the capital of France.", ["Paris | be capital of | France"]),
    ("Acme Ltd is a software company.", ["Acme Ltd | be | software company"]),
    ("The chairman of Acme Ltd is Jane Wu.", ["Acme Ltd | chairman be | Jane Wu"]),
    ("The notice period is 30 days.", ["notice period | be | 30 days"]),
    ("The fee is $50.", ["fee | be | $50"]),
]

APPOSITIONS = [
    ("Jane Wu, the chairman of Acme Ltd, resigned.", ["Jane Wu | be chairman of | Acme Ltd"]),
    (
        "Acme Ltd chairman Jane Wu met Peter Holm.",
        ["Jane Wu | meet | Peter Holm", "Jane Wu | be chairman of | Acme Ltd"],
    ),
    (
        "Globex Inc, a subsidiary of Acme Ltd, opened a plant in Spain.",
        [
            "Globex Inc | open | plant | place=Spain",
            "Globex Inc | open in | Spain | object=a plant",
            "Globex Inc | be subsidiary of | Acme Ltd",
        ],
    ),
]

DENIALS = [
    ("Acme Ltd did not buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | not"]),
    ("Acme Ltd never owned Globex Inc.", ["Acme Ltd | own | Globex Inc. | not"]),
    ("Jane Wu is not the chairman of Acme Ltd.", ["Jane Wu | be chairman of | Acme Ltd. | not"]),
    ("No employee may accept gifts.", ["employee | accept | gifts | not | modality=may"]),
    ("The supplier shall not assign the contract.", ["supplier | assign | contract | not | modality=shall"]),
    (
        "Acme Ltd denied that it bought Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | not | attribution=Acme Ltd denied"],
    ),
    ("Acme Ltd failed to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | not | modality=failed to"]),
    ("Neither party may assign the contract.", ["party | assign | contract | not | modality=may"]),
    ("Acme Ltd denied buying Globex Inc.", ["Acme Ltd | buy | Globex Inc. | not | modality=denied"]),
    (
        "Acme Ltd did not deny that it bought Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | attribution=Acme Ltd did not deny"],
    ),
    (
        "Acme Ltd denied that Globex Inc did not pay Hooli Ltd.",
        ["Globex Inc | pay | Hooli Ltd. | attribution=Acme Ltd denied"],
    ),
    ("Acme Ltd reportedly plans to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=reportedly plans to"]),
    ("Acme Ltd probably owns Globex Inc.", ["Acme Ltd | own | Globex Inc. | modality=probably"]),
]

MODALS = [
    ("Acme Ltd will buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=will"]),
    ("Acme Ltd intends to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=intends to"]),
    ("Acme Ltd could buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=could"]),
    ("The supplier must provide invoices.", ["supplier | provide | invoices | modality=must"]),
    ("Acme Ltd agreed to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=agreed to"]),
    ("Acme Ltd wants to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=wants to"]),
    ("Acme Ltd is likely to buy Globex Inc.", ["Acme Ltd | buy | Globex Inc. | modality=is likely to"]),
    ("Acme Ltd allegedly bribed Peter Holm.", ["Acme Ltd | bribe | Peter Holm | modality=allegedly"]),
]

SOURCES = [
    (
        "Reuters reported that Acme Ltd bought Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | attribution=Reuters reported"],
    ),
    (
        "According to the report, Acme Ltd bought Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | attribution=According to the report"],
    ),
    ("Acme Ltd bought Globex Inc, Reuters said.", ["Acme Ltd | buy | Globex Inc | attribution=Reuters said"]),
    (
        "Jane Wu believes that Acme Ltd will buy Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | modality=will | attribution=Jane Wu believes"],
    ),
    (
        "Analysts expect Acme Ltd to buy Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | modality=expect to | attribution=Analysts expect"],
    ),
]

CONDITIONS = [
    (
        "If the board approves, Acme Ltd will buy Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | modality=will | condition=If the board approves"],
    ),
    (
        "Acme Ltd will buy Globex Inc if the board approves.",
        ["Acme Ltd | buy | Globex Inc | modality=will | condition=if the board approves"],
    ),
    (
        "Unless the buyer objects, the supplier may change the price.",
        ["supplier | change | price | modality=may | condition=Unless the buyer objects"],
    ),
    (
        "Provided that the board agrees, Acme Ltd will buy Globex Inc.",
        ["Acme Ltd | buy | Globex Inc. | modality=will | condition=Provided that the board agrees"],
    ),
    (
        "The buyer may terminate the contract in the event of late delivery.",
        ["buyer | terminate | contract | modality=may | condition=in the event of late delivery"],
    ),
]

TIMES = [
    ("In May 2023, Acme Ltd bought Globex Inc.", ["Acme Ltd | buy | Globex Inc. | time=2023-05"]),
    (
        "Acme Ltd opened a plant in Spain in 2021.",
        [
            "Acme Ltd | open | plant | time=2021 | object phrase=a plant in Spain",
            "Acme Ltd | open plant in | Spain | time=2021",
        ],
    ),
    ("From 2015 to 2019, Jane Wu led Acme Ltd.", ["Jane Wu | lead | Acme Ltd. | time=2015-01-01/2019-12-31"]),
    ("On 3 May 2024 the board approved the budget.", ["board | approve | budget | time=2024-05-03"]),
]

NOTHING = [
    "The capital of France, Paris, hosted the games.",
    "The capital of Spain, Madrid, lies on a river.",
]


def stated(found: Extraction) -> list[str]:
    """Triples as ``subject | predicate | object`` and, where there are any, ``| qualifiers``."""
    return [
        " | ".join([each.subject.surface, each.predicate, each.object.surface, *_qualifiers(each.qualifiers)])
        for each in found.triples
    ]


def _qualifiers(found: Qualifiers) -> list[str]:
    named = [(name, getattr(found, name)) for name in ("modality", "attribution", "condition", "time", "place")]
    shown = ["not"] if found.negated else []
    return shown + [f"{name}={value}" for name, value in (*named, *found.others) if value]


def read(parser: SpacyParser, text: str) -> list[str]:
    document, split = document_of([text])
    (found,) = EnglishExtractor(parser).extract(document, split)
    return stated(found)


@pytest.mark.parametrize(("text", "expected"), VERBS + PASSIVES + COPULAS + APPOSITIONS)
def test_plain_statements(parser: SpacyParser, text: str, expected: list[str]) -> None:
    assert read(parser, text) == expected


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_denials(parser: SpacyParser, text: str, expected: list[str]) -> None:
    """Who denies something says that it is not so."""
    assert read(parser, text) == expected


@pytest.mark.parametrize(("text", "expected"), MODALS + SOURCES + CONDITIONS)
def test_what_is_planned_reported_or_conditional(parser: SpacyParser, text: str, expected: list[str]) -> None:
    assert read(parser, text) == expected


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_and_places(parser: SpacyParser, text: str, expected: list[str]) -> None:
    assert read(parser, text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_a_place_beside_a_capital_does_not_lie_in_the_country_named_before_it(parser: SpacyParser, text: str) -> None:
    assert not [each for each in read(parser, text) if " | be in | " in each]
