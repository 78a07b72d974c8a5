"""Short answers against the sentence they were read off."""

from __future__ import annotations

import pytest

from graph_rag.answer.parsing import ParseSentence
from graph_rag.claims import Aspect, check_short_answer, check_yes

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "short", "quote"),
    [
        ("When did Novalis open its laboratory?", "2019", "Novalis opened its laboratory in 2019."),
        ("When will Novalis open its laboratory?", "2026", "Novalis plans to open its laboratory in 2026."),
        (
            "What was revenue in 2023?",
            "$1.2 billion",
            "Revenue was $1.2 billion in 2023, against $1.1 billion in 2022.",
        ),
        ("What did the solicitors offer?", "£70,000", "The solicitors have offered £70,000 without admission."),
        ("Who is the director?", "Li Wei", "The director, Li Wei (not our own manager), wants more."),
        ("What is not covered?", "Water damage", "Water damage is not covered."),
        ("工厂什么时候投产？", "2016年", "新工厂于2016年投产。"),
        ("计划在哪里建厂？", "成都", "青岚集团计划在成都建厂。"),
        ("Anything?", "absent", "The answer does not stand here."),
        ("Anything?", "", "Nothing was read off."),
    ],
)
def test_what_may_be_asserted(question: str, short: str, quote: str, parse: ParseSentence) -> None:
    verdict = check_short_answer(question, short, quote, parse)
    assert verdict.supported, verdict.reasons


@pytest.mark.parametrize(
    ("question", "short", "quote", "aspect"),
    [
        (
            "Where did Novalis open a laboratory?",
            "Cork",
            "Novalis plans to open a laboratory in Cork.",
            Aspect.MODALITY,
        ),
        ("Who took bribes?", "the mayor", "Prosecutors allege that the mayor took bribes.", Aspect.ATTRIBUTION),
        ("What does the plan cover?", "water damage", "The plan does not cover water damage.", Aspect.NEGATION),
        ("What was revenue in 2021?", "$1.1 billion", "Revenue was $1.1 billion in 2022.", Aspect.DATE),
        ("How many staff has the Leeds office?", "40", "The York office has 40 staff.", Aspect.NAME),
        ("公司在哪里建了工厂？", "成都", "青岚集团计划在成都建厂。", Aspect.MODALITY),
        ("2021年的营收是多少？", "3.2亿元", "2022年营收为3.2亿元。", Aspect.DATE),
    ],
)
def test_what_may_not(question: str, short: str, quote: str, aspect: Aspect, parse: ParseSentence) -> None:
    verdict = check_short_answer(question, short, quote, parse)
    assert [reason.aspect for reason in verdict.reasons] == [aspect]


def test_the_place_of_a_quote_dates_it(parse: ParseSentence) -> None:
    question, quote = "What was revenue in 2021?", "Revenue was $1.1 billion, and in 2022 it fell."
    dated = check_short_answer(question, "$1.1 billion", quote, parse, place=("Annual report 2021",))
    assert dated.supported


def test_a_name_in_the_place_counts(parse: ParseSentence) -> None:
    question, quote = "How many staff has the Leeds office?", "The York office has 40 staff."
    assert check_short_answer(question, "40", quote, parse, place=("Leeds and York",)).supported


def test_yes(parse: ParseSentence) -> None:
    opened = "Novalis opened a laboratory in Cork in 2019."
    assert check_yes("Did Novalis open a laboratory in Cork?", opened, parse).supported
    other = check_yes("Did Novalis open a laboratory in Cork in 2021?", opened, parse)
    assert [reason.aspect for reason in other.reasons] == [Aspect.DATE]
    planned = check_yes("Did Novalis open a laboratory?", "Novalis plans to open a laboratory.", parse)
    assert [reason.aspect for reason in planned.reasons] == [Aspect.MODALITY]


def test_yes_without_a_parser_is_left_alone() -> None:
    assert check_yes("Did it open?", "It plans to open.", lambda _: None).supported
    assert check_short_answer("When?", "2019", "It may open in 2019.", lambda _: None).supported
