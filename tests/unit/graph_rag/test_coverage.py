"""Which terms of a question a text holds, in either language."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.pool import Pool
from graph_rag.question import Question, asked_terms, held_terms, rendering, speaks_other
from graph_rag.question.renderings import Rendering
from linguistics.terms import index_terms, query_terms
from tests.unit.graph_rag.hand import place

LEAVE = rendering("annual leave", ["年假"])
DAYS = rendering("days", ["天数", "日数"])
NAME = rendering("Halvarra", [])
YEAR = rendering("2025", [])
BATTERY = rendering("电池", ["battery", "accumulator"])
REPLACE = rendering("更换", ["replace", "replacement"])


def terms(text: str) -> frozenset[str]:
    return frozenset(index_terms(text))


def asked(text: str, language: str, *renderings: Rendering) -> Question:
    return Question(text=text, language=language, terms=tuple(query_terms(text)), renderings=renderings)


def test_terms_are_held_as_asked_or_translated() -> None:
    ones = (LEAVE, DAYS, NAME, YEAR)
    assert held_terms(ones, terms("2025年的年假")) == {"2025", "annual", "leave"}
    assert held_terms(ones, terms("Halvarra gives leave")) == {"halvarra", "leave"}
    assert held_terms(ones, frozenset()) == frozenset()


def test_inflected_forms_are_held() -> None:
    ones = (BATTERY, REPLACE)
    assert held_terms(ones, terms("Batteries were replaced")) == {"电池", "更换"}
    assert held_terms(ones, terms("The replica was battered")) == frozenset()


@pytest.mark.parametrize(("text", "counted"), [("限10天。", True), ("须在十天内", True), ("天气很好", False)])
def test_a_single_character_is_held_where_something_is_counted(text: str, counted: bool) -> None:
    assert held_terms((rendering("days", ["天"]),), terms(text)) == ({"day"} if counted else frozenset())


def test_all_words_of_a_translation_must_be_there() -> None:
    ones = (rendering("工作日", ["working day"]),)
    assert held_terms(ones, terms("two working days")) == {"工作", "作日"}
    assert held_terms(ones, terms("the day after")) == frozenset()


def test_what_is_asked() -> None:
    ones = (LEAVE, NAME, YEAR)
    assert asked_terms(ones) == {"annual", "leave", "halvarra", "2025"}
    assert asked_terms(()) == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("zh", "Replace the battery", True),
        ("zh", "更换电池", False),
        ("en", "更换电池", True),
        ("en", "Replace the battery", False),
        ("en", "宁波锐寒 supplied 18 compressors to the group", False),
        ("zh", "2025 100", False),
        ("en", "2025 100", False),
    ],
)
def test_the_language_of_a_text(language: str, text: str, other: bool) -> None:
    assert speaks_other(language, terms(text)) is other


@given(st.lists(st.sampled_from(["年假", "天数", "annual", "leave", "days", "2025", "other"]), max_size=8))
def test_more_text_never_holds_less(words: Iterable[str]) -> None:
    ones = (LEAVE, DAYS, YEAR)
    held: frozenset[str] = frozenset()
    for word in words:
        more = held | terms(word)
        assert held_terms(ones, held) <= held_terms(ones, more) <= asked_terms(ones)
        held = more


class TestPool:
    CHINESE = place("zh", "员工每年享受年假十天，天数按工龄计算。")
    OTHER = place("other", "冷库的温度由系统自动记录。")
    ENGLISH = place("en", "Annual leave is ten days.")
    QUESTION = asked("How many days of annual leave?", "en", LEAVE, DAYS)

    def pool(self, question: Question | None) -> Pool:
        places = {entry.chunk.id: entry for entry in (self.CHINESE, self.OTHER, self.ENGLISH)}
        return Pool(places, self.QUESTION.terms, question)

    def test_a_text_in_the_other_language_covers_by_translation(self) -> None:
        assert self.pool(None).cover("zh") == 0.0
        assert self.pool(self.QUESTION).cover("zh") == pytest.approx(1.0)
        assert self.pool(self.QUESTION).cover("other") == 0.0

    def test_texts_in_the_same_language_are_measured_as_before(self) -> None:
        assert self.pool(self.QUESTION).cover("en") == self.pool(None).cover("en") > 0
        assert self.pool(self.QUESTION).weights == self.pool(None).weights

    def test_a_question_without_renderings_changes_nothing(self) -> None:
        plain = asked(self.QUESTION.text, "en")
        assert self.pool(plain).cover("zh") == 0.0

    def test_rarer_terms_count_more(self) -> None:
        common = place("common", "天数很多。")
        places = {entry.chunk.id: entry for entry in (self.CHINESE, self.OTHER, common)}
        pool = Pool(places, self.QUESTION.terms, self.QUESTION)
        assert 0 < pool.share(terms("天数")) < 0.34 < pool.share(terms("年假"))
