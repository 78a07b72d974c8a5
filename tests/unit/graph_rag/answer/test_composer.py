"""Answers from the small town: what is said is quoted, what is quoted is checked, what is hidden is not said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.answer import composer as composing
from graph_rag.answer.cite import check_citations
from graph_rag.answer.composer import ExtractiveComposer
from graph_rag.answer.refuse import RefusalModel
from graph_rag.answer.wording import compose_text, counted, joined, nothing_said
from graph_rag.claims.verdict import Aspect, Outcome, Reason, Verdict
from graph_rag.engine import Engine
from graph_rag.question import AnswerType
from schema import ids
from schema.access import OWNER, Principal, VisibleSet
from schema.answers import AnswerStatus
from schema.documents import Span
from tests.unit.graph_rag import town
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

ALWAYS = RefusalModel(weights={}, bias=10.0, quantiles=(0.1, 0.2))
NEVER = RefusalModel(weights={}, bias=-10.0, quantiles=(0.9, 0.95))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    folder: Path = tmp_path_factory.mktemp("town")
    with town.town(folder) as opened:
        yield opened


def engine(store: SqliteStore, refusal: RefusalModel = ALWAYS) -> Engine:
    parsers = town.parsers()
    composer = ExtractiveComposer(reader=store, embedder=town.EMBEDDER, parsers=parsers, refusal=refusal)
    return Engine(reader=store, embedder=town.EMBEDDER, parsers=parsers, composer=composer)


QUESTIONS = (
    "Who directed The Quiet Harbour?",
    "Where was The Quiet Harbour shot?",
    "星河科技的董事长是谁？",
    "Was The Quiet Harbour shot in Sweden?",
    "Which films are there?",
)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_every_quote_is_the_stored_text(store: SqliteStore, asked: str) -> None:
    owner = store.visible_to(OWNER)
    answer = engine(store).answer(asked, owner)
    assert answer.status is not AnswerStatus.UNANSWERABLE
    assert answer.citations
    for citation in answer.citations:
        assert store.document(citation.span.document_id, owner).slice(citation.span) == citation.quote
        assert f"{citation.quote} {citation.marker}" in answer.text


def test_markers_count_from_one_in_order(store: SqliteStore) -> None:
    answer = engine(store).answer(QUESTIONS[0], store.visible_to(OWNER))
    assert [citation.marker for citation in answer.citations] == [
        f"[{number}]" for number in range(1, len(answer.citations) + 1)
    ]


def test_a_model_that_says_no_is_obeyed(store: SqliteStore) -> None:
    for asked in QUESTIONS:
        answer = engine(store, NEVER).answer(asked, store.visible_to(OWNER))
        assert answer.status is AnswerStatus.UNANSWERABLE
        assert answer.citations == ()
        assert answer.text == nothing_said("zh" if "谁" in asked else "en")
        assert answer.missing


@pytest.mark.parametrize(
    ("expects", "status"),
    [(AnswerType.AMOUNT, AnswerStatus.UNANSWERABLE), (AnswerType.DATE, AnswerStatus.UNANSWERABLE),
     (AnswerType.PERSON, AnswerStatus.ANSWERED)],
)  # fmt: skip
def test_a_value_that_is_not_what_was_asked_for_is_no_answer(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, expects: AnswerType, status: AnswerStatus
) -> None:
    denied = Verdict(outcome=Outcome.CONTRADICTED, reasons=(Reason(aspect=Aspect.ROLE, outcome=Outcome.CONTRADICTED),))
    monkeypatch.setattr(composing, "confirm_short", lambda *_: denied)
    owner = store.visible_to(OWNER)
    walk = engine(store)
    gathered = walk.gather(QUESTIONS[0], owner)
    made = ExtractiveComposer(reader=store, embedder=town.EMBEDDER, parsers=town.parsers(), refusal=ALWAYS)
    answer = made.compose(replace(gathered, question=replace(gathered.question, expects=expects)), owner)
    assert answer.status is status
    assert answer.short == ""
    assert any("not asserted" in name for step in answer.trace for name, _ in step.details)


def test_the_trace_tells_every_step(store: SqliteStore) -> None:
    answer = engine(store).answer(QUESTIONS[0], store.visible_to(OWNER))
    names = [step.name for step in answer.trace]
    assert names[:2] == ["analyse", "link"]
    assert names[-2:] == ["weigh", "cite"]
    weighed = dict(answer.trace[-2].details)
    assert {"probability", "needed", "coverage", "meaning", "read"} <= set(weighed)
    assert all(step.milliseconds >= 0 for step in answer.trace)


def test_nobody_gets_nothing(store: SqliteStore) -> None:
    nobody = store.visible_to(Principal(groups=frozenset({"strangers"})))
    answer = engine(store).answer(QUESTIONS[0], nobody)
    assert answer.status is AnswerStatus.UNANSWERABLE
    assert answer.citations == ()


def test_an_empty_question_is_not_answered(store: SqliteStore) -> None:
    for asked in ("", "   ", "?!", "\x00\x1b"):
        assert engine(store).answer(asked, store.visible_to(OWNER)).status is AnswerStatus.UNANSWERABLE


class TestCitationCheck:
    def test_a_quote_that_differs_is_dropped_with_its_reason(self, store: SqliteStore) -> None:
        owner = store.visible_to(OWNER)
        card = store.documents(owner)[0]
        text = store.document(card.id, owner).text
        true = item(1, text[:10], uri=card.uri)
        false = item(2, "0123456789", uri=card.uri)
        gone = item(3, "anything", uri="not/there.txt")
        found = evidenced(question("q"), [false, true, gone])
        checked = check_citations(found.items, store, owner)
        assert [citation.quote for citation in checked.citations] == [text[:10]]
        assert checked.citations[0].marker == "[1]"
        assert dict(checked.dropped) == {
            "sen_2": "quotation differs from the document",
            "sen_3": "document not readable",
        }
        assert (checked.marker_of(1), checked.marker_of(2)) == ("[1]", "")

    def test_what_may_not_be_read_is_dropped(self, store: SqliteStore) -> None:
        owner = store.visible_to(OWNER)
        card = store.documents(owner)[0]
        text = store.document(card.id, owner).text
        found = evidenced(question("q"), [item(1, text[:10], uri=card.uri)])
        checked = check_citations(found.items, store, VisibleSet(classes=frozenset()))
        assert checked.citations == ()

    def test_a_span_beyond_the_end_is_dropped(self, store: SqliteStore) -> None:
        owner = store.visible_to(OWNER)
        card = store.documents(owner)[0]
        span = Span(document_id=ids.document_id(card.uri), start=10**6, end=10**6 + 4)
        found = evidenced(question("q"), [item(1, "Acme", uri=card.uri, span=span)])
        assert check_citations(found.items, store, owner).citations == ()


class TestWording:
    def test_lists_and_counts_in_both_languages(self) -> None:
        assert joined(["a", "b"], "en") == "a; b"
        assert joined(["甲", "乙"], "zh") == "甲、乙"
        assert counted(2, ["a", "b"], "en") == "2 (a; b)"
        assert counted(2, ["甲", "乙"], "zh") == "2（甲、乙）"

    def test_the_short_answer_stands_first(self) -> None:
        assert compose_text("Leeds", "[1]", [("It is in Leeds.", "[1]")]) == "Leeds [1]\nIt is in Leeds. [1]"
        assert compose_text("", "", [("It is in Leeds.", "[1]")]) == "It is in Leeds. [1]"

    def test_every_line_ends_with_a_marker(self) -> None:
        assert compose_text("", "", [("It is\n in Leeds.", "[1]")]) == "It is in Leeds. [1]"

    def test_other_languages_get_the_english_refusal(self) -> None:
        assert nothing_said("fr") == nothing_said("en")
        assert nothing_said("zh") != nothing_said("en")
