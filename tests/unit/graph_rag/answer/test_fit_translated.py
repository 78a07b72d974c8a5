"""How well evidence in the other language fits a question whose words are translated."""

from __future__ import annotations

import pytest

from adapters.scripted import ScriptedParser
from adapters.sqlite.store import SqliteStore
from graph_rag.answer.content import ContentWord, content_words
from graph_rag.answer.fit import Fit, Scales, measure
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.reading import Read
from graph_rag.question import Question, rendering
from linguistics.normal import fold
from linguistics.terms import index_terms
from schema.access import OWNER
from schema.parse import Parse, Token
from tests.unit.graph_rag import town
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

TEXT = "annual leave Gotland"
READ = Parse(
    text=TEXT,
    language="en",
    tokens=(
        Token(text="annual", start=0, end=6, pos="ADJ", lemma="annual"),
        Token(text="leave", start=7, end=12, pos="NOUN", lemma="leave"),
        Token(text="Gotland", start=13, end=20, pos="PROPN", lemma="Gotland"),
    ),
)
RENDERED = (rendering("annual leave", ["年假"]), rendering("leave", ["休假"]), rendering("Gotland", ["哥得兰"]))


def asked(*, translated: bool = True) -> Question:
    return question(TEXT, renderings=RENDERED if translated else ())


@pytest.fixture
def scales(store: SqliteStore) -> Scales:
    return Scales(sentence_parser({"en": ScriptedParser(parses={TEXT: READ})}), store, town.EMBEDDER)


def fit_of(scales: Scales, asked_for: Question, text: str) -> Fit:
    found = evidenced(asked_for, [item(1, text)])
    return measure(found, found.items, Read(), scales, scales.reader.visible_to(OWNER))


def test_content_words_know_their_translations(store: SqliteStore) -> None:
    words = content_words(asked(), lambda _: READ, store, store.visible_to(OWNER))
    assert [word.keys for word in words] == [
        (frozenset({"年假"}),),
        (frozenset({"年假"}), frozenset({"休假"})),
        (frozenset({"哥得", "得兰"}),),
    ]
    plain = content_words(asked(translated=False), lambda _: READ, store, store.visible_to(OWNER))
    assert [(word.text, word.weight, word.name) for word in plain] == [
        (word.text, word.weight, word.name) for word in words
    ]


@pytest.mark.parametrize(("text", "stands"), [("年假十天", True), ("今年放假", False), ("annual leave", True)])
def test_a_word_stands_in_a_text_by_its_translation(text: str, *, stands: bool) -> None:
    word = ContentWord(text="leave", weight=1.0, name=False, keys=RENDERED[0].keys)
    assert word.stands_in(fold(text), frozenset(index_terms(text))) is stands


def test_translated_words_cover_evidence_in_the_other_language(scales: Scales) -> None:
    said = dict(fit_of(scales, asked(), "哥得兰的年假为十天。").features)
    half = dict(fit_of(scales, asked(), "本地的年假为十天。").features)
    none = dict(fit_of(scales, asked(), "冷库的温度由系统记录。").features)
    for name in ("coverage",):
        assert said[name] == pytest.approx(1.0)
        assert said[name] > half[name] > none[name]
    assert said["relation"] == half["relation"] == pytest.approx(1.0)
    assert none["relation"] < 1.0


def test_names_are_named_by_their_translation(scales: Scales) -> None:
    assert fit_of(scales, asked(), "哥得兰的年假为十天。").missing == ()
    assert fit_of(scales, asked(), "本地的年假为十天。").missing == ("Gotland",)
    assert fit_of(scales, asked(translated=False), "哥得兰的年假为十天。").missing == ("Gotland",)


@pytest.mark.parametrize("text", ["Annual leave in Gotland is ten days.", "The store is cold.", "Gotland"])
def test_evidence_in_the_same_language_is_measured_as_without_translations(scales: Scales, text: str) -> None:
    assert fit_of(scales, asked(), text) == fit_of(scales, asked(translated=False), text)
