"""What an answer says when sources differ, a version is replaced, or several sentences give it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import pytest

from adapters.scripted import ScriptedEmbedder
from graph_rag.answer.composer import ExtractiveComposer
from graph_rag.answer.headers import header_said
from graph_rag.answer.polarity import Polarity, polarity
from graph_rag.answer.refuse import RefusalModel
from graph_rag.answer.select import along_chain
from graph_rag.evidence import ChainedAnswer, Evidenced
from graph_rag.question import AnswerType, Question
from graph_rag.question.renderings import rendering
from schema import ids
from schema.access import VisibleSet
from schema.answers import Answer, AnswerStatus, ContextItem, PathStep
from schema.documents import Document
from schema.errors import NotFound
from schema.ports import Reader
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING

ALWAYS = RefusalModel(weights={}, bias=10.0, quantiles=(0.1, 0.2))


@dataclass
class Shelf:
    """Documents by uri, and a full text that finds nothing."""

    texts: Mapping[str, str]

    def document(self, document_id: str, visible: VisibleSet) -> Document:
        del visible
        for uri, text in self.texts.items():
            if ids.document_id(uri) == document_id:
                return Document(id=document_id, uri=uri, text=text, title="", media_type="text/plain")
        raise NotFound(document_id)

    def search_text(self, *args: object, **kwargs: object) -> list[object]:
        del args, kwargs
        return []

    def counts(self, visible: VisibleSet) -> object:
        del visible
        raise NotFound("nothing is counted here")


def answer(asked: Question, items: Sequence[ContextItem], chains: Sequence[ChainedAnswer] = ()) -> Answer:
    """Composed from items that are the beginning of their documents."""
    texts = {entry.uri: entry.text for entry in items}
    composer = ExtractiveComposer(
        reader=cast(Reader, Shelf(texts)), embedder=ScriptedEmbedder(width=32), parsers={}, refusal=ALWAYS
    )
    found: Evidenced = replace(evidenced(asked, items), chains=tuple(chains))
    return composer.compose(found, EVERYTHING)


JOBS = question(
    "How many jobs will the new hall create?", AnswerType.COUNT, focus="job", relation=("job", "hall", "create")
)


def differing() -> list[ContextItem]:
    return [
        item(1, "The new hall will create 420 jobs.", uri="p.txt", title="Press", published="2025-06-19", score=1.0),
        item(2, "The new hall will create 260 jobs.", uri="m.txt", title="Minutes", published="2025-09-23", score=0.9),
    ]


def test_both_values_are_said_with_source_and_day() -> None:
    found = answer(JOBS, differing())
    assert found.status is AnswerStatus.ANSWERED
    assert found.short == "420 jobs (Press, 2025-06-19); 260 jobs (Minutes, 2025-09-23)"
    assert {citation.quote for citation in found.citations} == {entry.text for entry in differing()}
    assert found.text.splitlines()[0].endswith("[1][2]")


def test_one_value_is_said_alone() -> None:
    found = answer(JOBS, differing()[:1])
    assert found.short == "420 jobs"


LIMIT = question("What is the nightly limit?", AnswerType.AMOUNT, focus="limit", relation=("nightly", "limit"))


def versions() -> list[ContextItem]:
    return [
        item(
            1,
            "Travel rules, version 3. The nightly limit is £140.",
            uri="travel-v3.md",
            title="Travel rules, version 3",
        ),
        item(
            2,
            "Travel rules, version 4. The nightly limit is £165.",
            uri="travel-v4.md",
            title="Travel rules, version 4",
        ),
    ]


def test_the_current_version_answers_and_the_older_is_named() -> None:
    found = answer(LIMIT, versions())
    assert found.short == "£165"
    assert found.citations[0].uri == "travel-v4.md"
    assert found.text.splitlines()[-1].startswith("Superseded by 4: ")
    assert all(line.rstrip().endswith("]") for line in found.text.splitlines()), "every line ends with its marker"


def test_a_version_that_is_asked_for_answers() -> None:
    asked = question("What was the nightly limit in version 3?", AnswerType.AMOUNT, relation=("nightly", "limit"))
    found = answer(asked, versions())
    assert "£140" in found.short
    assert "Superseded" not in found.text


def chained() -> tuple[list[ContextItem], ChainedAnswer]:
    items = [
        item(1, "Cooling is by a single KX-42 compressor.", uri="cooler.txt", score=1.0),
        item(2, "The cooler is red.", uri="other.txt", score=0.9),
        item(3, "Supplier: Kestrel | City: Kassel | Part: KX-42", uri="suppliers.csv", score=0.0),
    ]
    step = PathStep(source="KX-42", label="City", target="Kassel")
    return items, ChainedAnswer(numbers=(1, 3), text="Kassel", label="City", score=1.2, steps=(step,))


def test_a_chain_is_quoted_in_the_order_of_its_path() -> None:
    items, chain = chained()
    found = answer(question("Where is the maker of the compressor?", AnswerType.PLACE), items, [chain])
    assert found.short == "Kassel"
    assert [citation.uri for citation in found.citations][:2] == ["cooler.txt", "suppliers.csv"]
    assert found.text.splitlines()[0] == "Kassel [1][2]", "each hop proves the answer"


def test_the_others_follow_while_there_is_room() -> None:
    items, chain = chained()
    found = replace(evidenced(question("Where?"), items), chains=(chain,))
    quoted = along_chain(found, found.items)
    assert [entry.item.number for entry in quoted] == [1, 3, 2]
    assert along_chain(replace(found, chains=()), found.items[:2]) == found.items[:2]


@pytest.mark.parametrize(
    ("sentence", "asked", "expected"),
    [
        ("All staff are insured, but families are not covered.", "Are the families of staff insured?", Polarity.DENIES),
        ("公司为全体员工购买补充医疗保险，但不覆盖家属。", "公司给员工家属也买补充医疗保险吗？", Polarity.DENIES),
        ("公司为全体员工购买补充医疗保险，但不覆盖家属。", "公司给全体员工买补充医疗保险吗？", Polarity.AFFIRMS),
        ("The box is sealed, and no tool is needed.", "Is the box sealed?", Polarity.AFFIRMS),
    ],
)
def test_a_clause_that_takes_something_out(sentence: str, asked: str, expected: Polarity) -> None:
    assert polarity(sentence, asked) is expected


def translated(text: str, word: str, *translations: str) -> Question:
    return question(text, relation=(word,), renderings=(rendering(word, translations),))


@pytest.mark.parametrize(
    ("asked", "header"),
    [
        (translated("付款期限是多少天？", "付款", "payment", "pay"), "Payment"),
        (translated("哪里是产地？", "产地", "origin", "place of origin"), "Origin"),
        (translated("What is the payment deadline?", "payment", "付款", "支付"), "付款"),
        (translated("Who is the manager?", "manager", "经理"), "经理"),
    ],
)
def test_a_header_in_the_other_language(asked: Question, header: str) -> None:
    assert header_said(header, asked) >= 0.5
    assert header_said(header, replace(asked, renderings=())) < 0.5


@pytest.mark.parametrize("header", ["Country", "城市", "Rating"])
def test_a_header_that_no_translation_says(header: str) -> None:
    assert header_said(header, translated("应对措施是什么？", "应对", "counter", "reply")) < 0.3


@pytest.mark.parametrize(
    ("asked", "sentence", "echo"),
    [
        ("Who is the new auditor after Farrant Lyle?", "“Farrant Lyle LLP” has audited the Group.", "Farrant Lyle LLP"),
        (
            "What does a replacement battery cost?",
            "“Replacement battery costs” are not told.",
            "Replacement battery costs",
        ),
    ],
)
def test_what_was_asked_is_no_answer(asked: str, sentence: str, echo: str) -> None:
    found = answer(question(asked), [item(1, sentence)])
    assert found.short != echo
