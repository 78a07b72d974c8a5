"""The samples answer as an analyst would expect, and the promises hold on every one of their answers."""

import json
from pathlib import Path

import pytest

from api.bootstrap import House
from benchmarks.samples import Outcome, metrics, run, worst
from schema.access import OWNER, Principal
from schema.answers import AnswerStatus
from schema.errors import NotFound

pytestmark = [pytest.mark.models, pytest.mark.xdist_group("samples"), pytest.mark.timeout(900)]

QUESTIONS = Path(__file__).parent.parent.parent / "samples" / "questions.jsonl"


@pytest.fixture(scope="module")
def outcomes(samples: House) -> list[Outcome]:
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines() if line]
    return run(samples, rows)


# What is reached, less a little for other processors; the aims are .9 in each language and every refusal.
ANSWERED = {"en": 0.8, "zh": 0.86}
REFUSED = {"forbidden": 0.65, "unanswerable": 0.7}


@pytest.mark.parametrize("language", sorted(ANSWERED))
def test_answers_stand_in_the_quotes_that_are_cited(outcomes: list[Outcome], language: str) -> None:
    assert metrics(outcomes)[f"answer in cited quote, {language}"] >= ANSWERED[language], worst(outcomes)


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_the_documents_do_not_say_is_refused(outcomes: list[Outcome], kind: str) -> None:
    assert metrics(outcomes)[f"refused, {kind}"] >= REFUSED[kind], worst(outcomes)


def test_hidden_text_is_never_shown(outcomes: list[Outcome]) -> None:
    assert metrics(outcomes)["hidden text shown"] == 0.0, worst(outcomes)


def test_every_quotation_equals_the_stored_text_and_may_be_read(samples: House, outcomes: list[Outcome]) -> None:
    checked = 0
    for outcome in outcomes:
        groups = frozenset(map(str, outcome.row["groups"]))  # type: ignore[call-overload]
        visible = samples.store.visible_to(Principal(groups=groups) if groups else OWNER)
        for citation in outcome.answer.citations:
            document = samples.store.document(citation.span.document_id, visible)
            assert document.slice(citation.span) == citation.quote
            assert document.uri == citation.uri
            checked += 1
    assert checked > 60


def test_every_line_of_an_answer_carries_a_marker(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.answer.status is not AnswerStatus.UNANSWERABLE:
            markers = [citation.marker for citation in outcome.answer.citations]
            for line in outcome.answer.text.split("\n"):
                assert any(line.endswith(marker) for marker in markers), line


def test_the_store_of_the_samples_is_sound(samples: House) -> None:
    assert samples.store.check() == []


def test_a_group_sees_no_document_of_another(samples: House) -> None:
    hr = samples.store.visible_to(Principal(groups=frozenset({"hr"})))
    everything = samples.store.visible_to(OWNER)
    seen = {card.uri for card in samples.store.documents(hr)}
    assert "hr/salary-bands-2025.xlsx" in seen
    assert "legal/litigation-note-glasbury.md" not in seen
    hidden = [card for card in samples.store.documents(everything) if card.uri not in seen]
    assert hidden
    for card in hidden:
        with pytest.raises(NotFound):
            samples.store.document(card.id, hr)


def test_nobody_sees_nothing(samples: House) -> None:
    nobody = samples.store.visible_to(Principal(groups=frozenset({"visitors"})))
    assert nobody.classes == frozenset()
    answer = samples.engine.answer("Who is the chief executive?", nobody)
    assert answer.status is AnswerStatus.UNANSWERABLE
    assert answer.citations == ()
    assert samples.engine.search("chief executive", nobody) == []


def test_two_people_of_one_name_stay_two(samples: House) -> None:
    owner = samples.store.visible_to(OWNER)
    (found,) = samples.store.find_entities(["李伟"], owner)
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("english", "chinese"),
    [("Margaret Oduya", "玛格丽特·奥杜亚"), ("ColdWren", "云鹩"), ("Kestrelline", "凯斯特林"), ("Tarnbay", "塔恩湾")],
)
def test_names_in_both_languages_are_one_entity(samples: House, english: str, chinese: str) -> None:
    owner = samples.store.visible_to(OWNER)
    left, right = samples.store.find_entities([english, chinese], owner)
    assert {entity.id for entity in left} & {entity.id for entity in right}
