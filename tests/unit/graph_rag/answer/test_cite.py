"""Whether the cited sentences let a short answer be asserted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.nlp.lac_parser import LacParser
from adapters.nlp.spacy_parser import SpacyParser
from graph_rag.answer.cite import confirm_short
from graph_rag.answer.parsing import ParseSentence, sentence_parser
from graph_rag.claims import Aspect, Verdict
from graph_rag.evidence import EvidenceItem
from graph_rag.question import AnswerType
from tests.unit.graph_rag.answer.evidence import item, question

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def parse() -> Iterator[ParseSentence]:
    with LacParser() as chinese:
        yield sentence_parser({"en": SpacyParser(), "zh": chinese})


def entries(*texts: str, title: str = "") -> list[EvidenceItem]:
    """One entry for each text."""
    return [
        EvidenceItem(item=item(number, text, title=title), sentence_id=f"sen_{number}")
        for number, text in enumerate(texts, start=1)
    ]


def aspects(verdict: Verdict) -> list[Aspect]:
    """What speaks against."""
    return [reason.aspect for reason in verdict.reasons]


def test_a_plan_is_no_answer_to_what_was_done(parse: ParseSentence) -> None:
    asked = question("Where did Novalis open a laboratory?", AnswerType.PLACE)
    verdict = confirm_short(asked, "Cork", entries("Novalis plans to open a laboratory in Cork."), parse)
    assert aspects(verdict) == [Aspect.MODALITY]


def test_one_sentence_that_says_it_is_enough(parse: ParseSentence) -> None:
    asked = question("Where did Novalis open a laboratory?", AnswerType.PLACE)
    proving = entries("Novalis plans to open a laboratory in Cork.", "Novalis opened a laboratory in Cork.")
    assert confirm_short(asked, "Cork", proving, parse).supported


def test_sentences_without_the_answer_do_not_count(parse: ParseSentence) -> None:
    asked = question("Where did Novalis open a laboratory?", AnswerType.PLACE)
    proving = entries("Novalis is a company.", "Novalis plans to open a laboratory in Cork.")
    assert aspects(confirm_short(asked, "Cork", proving, parse)) == [Aspect.MODALITY]


def test_another_year(parse: ParseSentence) -> None:
    asked = question("What was revenue in 2021?", AnswerType.AMOUNT)
    proving = entries("Revenue was $1.1 billion in 2022.")
    assert aspects(confirm_short(asked, "$1.1 billion", proving, parse)) == [Aspect.DATE]
    dated = entries("Revenue was $1.1 billion in 2022.", title="Accounts of 2021")
    assert confirm_short(asked, "$1.1 billion", dated, parse).supported


def test_a_row_has_no_clause(parse: ParseSentence) -> None:
    asked = question("What is the net debt?", AnswerType.AMOUNT)
    row = "Scenario: Downside | Net debt: 33.5 | Assumption: Chengwan places no further order and plans none"
    assert confirm_short(asked, "33.5", entries(row), parse).supported


@pytest.mark.parametrize(
    ("text", "short", "quote", "expected"),
    [
        ("Did Novalis open a laboratory?", "Yes", "Novalis plans to open a laboratory.", [Aspect.MODALITY]),
        ("Did Novalis open a laboratory?", "No", "Novalis plans to open a laboratory.", []),
        ("Did Novalis open a laboratory?", "Yes", "Novalis opened a laboratory.", []),
        ("Did Novalis open a laboratory in 2021?", "Yes", "Novalis opened a laboratory in 2019.", [Aspect.DATE]),
        ("青岚集团建了工厂吗？", "是", "青岚集团计划建设工厂。", [Aspect.MODALITY]),
        ("青岚集团建了工厂吗？", "尚未确定", "青岚集团计划建设工厂。", []),
    ],
)
def test_yes_and_no(text: str, short: str, quote: str, expected: list[Aspect], parse: ParseSentence) -> None:
    asked = question(text, AnswerType.YES_NO)
    assert aspects(confirm_short(asked, short, entries(quote), parse)) == expected


def test_nothing_to_confirm(parse: ParseSentence) -> None:
    asked = question("Where?", AnswerType.PLACE)
    assert confirm_short(asked, "", entries("Novalis plans it."), parse).supported
    assert confirm_short(asked, "Cork", [], parse).supported
