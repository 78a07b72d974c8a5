"""What is read in English questions, with the real parser where the tree matters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.nlp.spacy_parser import SpacyParser
from graph_rag.question import AnswerType, Question, analyse
from schema.extraction import LiteralKind

pytestmark = pytest.mark.models


@pytest.fixture(scope="session")
def english() -> Iterator[SpacyParser]:
    with SpacyParser() as parser:
        yield parser


def read(text: str, parser: SpacyParser) -> Question:
    return analyse(text, {"en": parser})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who signed the supply contract?", AnswerType.PERSON),
        ("who is the ceo of acme widgets", AnswerType.PERSON),
        ("Whose signature is missing?", AnswerType.PERSON),
        ("Who are the suppliers of copper wire?", AnswerType.LIST),
        ("Which company bought Blue Sea Logistics?", AnswerType.ORGANISATION),
        ("Where was the director of The Quiet Harbour born?", AnswerType.PLACE),
        ("In which city is the head office?", AnswerType.PLACE),
        ("When does the travel policy take effect?", AnswerType.DATE),
        ("In which year did Northwind sign the contract?", AnswerType.DATE),
        ("How much did the company pay for the warehouse?", AnswerType.AMOUNT),
        ("How high is the loan from Northwind Bank?", AnswerType.AMOUNT),
        ("How high is the tower?", AnswerType.QUANTITY),
        ("Which of the firm's depots are in Spain?", AnswerType.LIST),
        ("What was the revenue in 2023?", AnswerType.AMOUNT),
        ("What percentage of revenue came from Asia?", AnswerType.PERCENT),
        ("How many days of notice are needed?", AnswerType.QUANTITY),
        ("How long is the warranty?", AnswerType.QUANTITY),
        ("What is the notice period in the lease?", AnswerType.QUANTITY),
        ("How many employees work in Lund?", AnswerType.COUNT),
        ("List all suppliers of copper wire.", AnswerType.LIST),
        ("Which suppliers deliver to Northwind?", AnswerType.LIST),
        ("Did the board approve the budget?", AnswerType.YES_NO),
        ("Is the policy still valid?", AnswerType.YES_NO),
        ("Ann has a car. Does Ben also have one?", AnswerType.YES_NO),
        ("Why was the travel policy replaced?", AnswerType.REASON),
        ("How come the price went up?", AnswerType.REASON),
        ("What is a KPI?", AnswerType.DEFINITION),
        ("What does KPI stand for?", AnswerType.DEFINITION),
        ("How are expenses reimbursed?", AnswerType.DESCRIPTION),
        ("Describe the approval process.", AnswerType.DESCRIPTION),
        ("Which is cheaper, copper or steel?", AnswerType.CHOICE),
        ("copper wire", AnswerType.UNKNOWN),
    ],
)
def test_what_is_expected(text: str, expected: AnswerType, english: SpacyParser) -> None:
    assert read(text, english).expects is expected


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Which film came out earlier, She Shall Sing or That Devil, Bob?", ("She Shall Sing", "That Devil, Bob")),
        ("Is Acme or Widget Co larger?", ("Acme", "Widget Co")),
        ("Which film has more directors, The Song or 88:88?", ("The Song", "88:88")),
        ("Who was born first, Anna Berg or Nils Holm?", ("Anna Berg", "Nils Holm")),
        ("Did Anna or Nils sign the contract?", ()),
        ("Who signed the contract?", ()),
    ],
)
def test_options_of_a_choice(text: str, options: tuple[str, ...], english: SpacyParser) -> None:
    question = read(text, english)
    assert question.options == options
    assert (question.expects is AnswerType.CHOICE) == bool(options)


def test_the_wh_word_of_a_relative_clause_does_not_ask(english: SpacyParser) -> None:
    question = read("There is a country where trains were tested. Who founded that country?", english)
    assert question.expects is AnswerType.PERSON


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("Which country Alfonso's father is from?", "country"),
        ("What is the notice period in the lease?", "period"),
        ("How many stores are in Lund?", "store"),
        ("Why was it cancelled?", ""),
    ],
)
def test_focus_is_the_noun_asked_for(text: str, focus: str, english: SpacyParser) -> None:
    assert read(text, english).focus == focus


def test_names_come_in_order_of_trust(english: SpacyParser) -> None:
    question = read('Who translated "the old tune" for Christopher Nolan in May?', english)
    assert question.names[0] == "the old tune"
    assert "Christopher Nolan" in question.names[:3]


def test_names_in_lower_case_are_found_as_word_runs(english: SpacyParser) -> None:
    assert "acme widgets" in read("who is the ceo of acme widgets", english).names


def test_names_joined_by_small_words_are_one_and_their_parts_too(english: SpacyParser) -> None:
    names = read("Who runs the Bank of Lund?", english).names
    assert {"Bank of Lund", "Bank", "Lund"} <= set(names)


def test_codes_are_names(english: SpacyParser) -> None:
    assert "PO-2024-117" in read("what does PO-2024-117 cover", english).names


def test_relation_words_leave_names_and_question_words_out(english: SpacyParser) -> None:
    relation = read("Which company did Christopher Nolan acquire?", english).relation
    assert "acquire" in relation
    assert not {"christopher", "nolan", "which", "do"} & set(relation)


def test_negation_and_comparison(english: SpacyParser) -> None:
    assert read("Who has not approved the budget?", english).negated
    assert not read("Who has approved the budget?", english).negated
    assert read("Is Lund older than Uppsala?", english).compares
    assert not read("Is Lund old?", english).compares


def test_constraints_are_literals_with_their_words(english: SpacyParser) -> None:
    constraints = read("What did Northwind pay in March 2024?", english).constraints
    assert [(c.kind, c.value, c.surface) for c in constraints] == [(LiteralKind.DATE, "2024-03", "March 2024")]
