from __future__ import annotations

import json
import re
from collections import Counter
from difflib import SequenceMatcher

import pytest

from tests.unit.samples import corpus
from tests.unit.samples.corpus import Question
from tests.unit.samples.reading import squeeze

QUESTIONS = corpus.questions()
ANSWERED = [question for question in QUESTIONS if question.status == "answered"]
FORBIDDEN = [question for question in QUESTIONS if question.kind == "forbidden"]
KINDS = {
    *("lookup", "table", "multi-hop", "cross-language", "list", "count", "yes-no", "comparison", "date", "amount"),
    *("who", "policy", "superseded", "contradiction"),
    *("unanswerable", "off-topic", "forbidden"),
}
REFUSED = {"unanswerable", "off-topic", "forbidden"}


def each(questions: list[Question] | tuple[Question, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("question", [pytest.param(question, id=question.id) for question in questions])


def test_enough_of_every_sort() -> None:
    counts = Counter((question.language, question.status) for question in QUESTIONS)
    kinds = Counter(question.kind for question in QUESTIONS)

    assert len(QUESTIONS) >= 90
    assert counts["en", "answered"] >= 40
    assert counts["zh", "answered"] >= 25
    assert kinds["unanswerable"] >= 8
    assert kinds["off-topic"] >= 7
    assert kinds["forbidden"] >= 10
    assert set(kinds) == KINDS


def test_ids_and_questions_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({(question.question, *question.groups) for question in QUESTIONS}) == len(QUESTIONS)


@each(QUESTIONS)
def test_fields_are_in_order(question: Question) -> None:
    assert re.fullmatch(rf"{question.language}-\d{{3}}", question.id)
    assert set(question.groups) <= corpus.GROUPS
    assert question.kind in KINDS
    assert question.status == ("unanswerable" if question.kind in REFUSED else "answered")
    assert (corpus.HAN.search(question.question) is not None) == (question.language == "zh")
    assert set(question.documents) <= set(corpus.paths())


@each(ANSWERED)
def test_quotes_stand_in_documents_that_the_asker_may_read(question: Question) -> None:
    texts = [squeeze(corpus.text(path)) for path in question.documents]

    assert question.quotes
    assert all(corpus.readable(path, question.groups) for path in question.documents)
    for quote in question.quotes:
        assert any(squeeze(quote) in text for text in texts), quote
    for text in texts:
        assert any(squeeze(quote) in text for quote in question.quotes)


@each([question for question in ANSWERED if question.kind not in {"yes-no", "count"}])
def test_every_answer_stands_in_a_quote(question: Question) -> None:
    assert question.answers
    for answer in question.answers:
        assert any(squeeze(answer) in squeeze(quote) for quote in question.quotes), answer


@each([question for question in ANSWERED if question.kind == "yes-no"])
def test_yes_no_questions_are_answered_by_one_word(question: Question) -> None:
    assert question.answers in ([["yes"], ["no"]] if question.language == "en" else [["是"], ["否"]])


def test_yes_is_about_as_frequent_as_no() -> None:
    said = Counter(question.answers[0] in {"yes", "是"} for question in ANSWERED if question.kind == "yes-no")

    assert min(said.values()) >= 8


@each([question for question in ANSWERED if question.kind == "count"])
def test_a_count_is_the_number_of_rows_quoted(question: Question) -> None:
    assert len(question.answers) == 1
    # "needs no approval" is proved by the row's name and by the cell that says so
    assert int(question.answers[0]) in {len(question.quotes), len(question.quotes) - 1}


@each([question for question in ANSWERED if question.kind in {"multi-hop", "contradiction"}])
def test_what_is_split_needs_two_documents(question: Question) -> None:
    assert len(question.documents) >= 2


@each([question for question in ANSWERED if question.kind == "cross-language"])
def test_cross_language_questions_lean_on_the_other_language(question: Question) -> None:
    languages = {corpus.language(path) for path in question.documents}

    assert languages <= {"mixed", "en" if question.language == "zh" else "zh"}


@each(FORBIDDEN)
def test_what_is_forbidden_stands_only_in_hidden_documents(question: Question) -> None:
    texts = [squeeze(corpus.text(path)) for path in question.documents]

    assert question.groups
    assert question.hidden
    assert not any(corpus.readable(path, question.groups) for path in question.documents)
    for words in question.hidden:
        assert any(squeeze(words) in text for text in texts), words
    readable = [squeeze(corpus.text(path)) for path in corpus.paths() if corpus.readable(path, question.groups)]
    assert not any(all(squeeze(words) in text for words in question.hidden) for text in readable)


@each([question for question in QUESTIONS if question.status == "unanswerable"])
def test_nothing_is_expected_where_nothing_can_be_said(question: Question) -> None:
    assert question.answers == []
    assert question.quotes == []


@each([question for question in QUESTIONS if question.kind in {"unanswerable", "off-topic"}])
def test_unanswerable_questions_name_no_document(question: Question) -> None:
    assert question.documents == []
    assert question.hidden == []


@each(ANSWERED)
def test_nothing_is_hidden_from_who_gets_an_answer(question: Question) -> None:
    assert question.hidden == []


def test_questions_do_not_repeat_the_sentence_that_answers_them() -> None:
    copied = []
    for question in ANSWERED:
        asked = question.question.lower()
        for quote in question.quotes:
            block = SequenceMatcher(None, asked, quote.lower(), autojunk=False).find_longest_match()
            if block.size > 0.6 * len(asked):
                copied.append((question.id, asked[block.a : block.a + block.size]))

    assert copied == []


def test_the_demonstration_asks_questions_of_the_corpus() -> None:
    known = {(question.question, tuple(question.groups)): question for question in QUESTIONS}
    rows = json.loads((corpus.SAMPLES / "demo.json").read_text(encoding="utf-8"))
    asked = [known[row["question"], tuple(row["groups"])] for row in rows]

    assert len([question for question in asked if question.status == "answered"]) >= 8
    assert {question.language for question in asked} == {"en", "zh"}
    assert {"table", "multi-hop", "cross-language", "unanswerable", "forbidden"} <= {q.kind for q in asked}
    assert all(row["shows"] for row in rows)


def test_the_readme_counts_right() -> None:
    readme = (corpus.SAMPLES / "README.md").read_text(encoding="utf-8")

    assert f"{len(corpus.paths())} short documents" in readme
    assert f"{len(QUESTIONS)} questions" in readme
