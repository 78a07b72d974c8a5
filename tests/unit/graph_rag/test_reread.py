"""The first sentences are read again and ranked anew; the others keep their places behind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.reread import READ, passage_of, reread, share
from graph_rag.sentences import WEIGHTS, RankedSentence, SentenceFeatures
from schema.reading import Passage, Reading
from tests.unit.graph_rag.hand import place, ranked, sentence


@dataclass
class Told:
    """A reranker that says what it was told of each text, and remembers what it was given."""

    relevances: dict[str, float] = field(default_factory=dict)
    given: list[Passage] = field(default_factory=list)
    name: str = "told"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        self.given += passages
        return [Reading(relevance=self.relevances.get(passage.text, 0.0)) for passage in passages]


def texts(entries: Sequence[RankedSentence]) -> list[str]:
    return [entry.sentence.text for entry in entries]


def test_what_is_read_as_relevant_comes_first() -> None:
    entries = ranked("a", {"One.": 3.0, "Two.": 2.0, "Three.": 1.0})
    found = reread("?", entries, Told({"Three.": 9.0, "One.": -9.0, "Two.": 0.0}))
    assert texts(found) == ["Three.", "Two.", "One."]
    assert [entry.features.relevance for entry in found] == [share(9.0), share(0.0), share(-9.0)]
    assert [entry.reading for entry in found] == [Reading(relevance=value) for value in (9.0, 0.0, -9.0)]


def test_only_the_relevance_changes_and_the_score_follows_the_weights() -> None:
    (entry,) = ranked("a", {"One.": 3.0}, chunk=0.5)
    (found,) = reread("?", [entry], Told({"One.": 2.0}))
    assert found.features == replace(entry.features, relevance=share(2.0))
    assert found.score == pytest.approx(WEIGHTS["chunk"] * 0.5 + WEIGHTS["relevance"] * share(2.0))
    assert (found.sentence, found.place) == (entry.sentence, entry.place)


def test_headings_are_not_read_and_stand_behind() -> None:
    entries = ranked("a", {"Leave": 9.0, "Ten days.": 1.0}, heading="Leave")
    reranker = Told({"Leave": 9.0})
    found = reread("?", entries, reranker)
    assert texts(found) == ["Ten days.", "Leave"]
    assert [passage.text for passage in reranker.given] == ["Ten days."]
    assert found[1] == entries[0]


def test_what_was_not_read_follows_by_its_old_score() -> None:
    entries = ranked("a", {f"Line {number}.": 100.0 - number for number in range(READ + 4)})
    reranker = Told({f"Line {READ - 1}.": 5.0})
    found = reread("?", entries, reranker)
    assert len(reranker.given) == READ
    assert texts(found)[0] == f"Line {READ - 1}."
    assert found[READ:] == entries[READ:]
    assert all(entry.reading is None for entry in found[READ:])


def test_headings_take_no_place_among_those_that_are_read() -> None:
    lines = {f"Line {number}.": 100.0 - number for number in range(READ + 1)}
    entries = ranked("a", lines, heading="Line 0.")
    reranker = Told()
    reread("?", entries, reranker)
    assert [passage.text for passage in reranker.given] == [f"Line {number}." for number in range(1, READ + 1)]


def test_equal_scores_go_by_id() -> None:
    entries = ranked("b", {"One.": 1.0}) + ranked("a", {"Two.": 1.0})
    assert texts(reread("?", entries, Told())) == ["Two.", "One."]
    assert reread("?", entries, Told()) == reread("?", entries[::-1], Told())


def test_nothing_ranked_is_nothing_read() -> None:
    reranker = Told()
    assert reread("?", [], reranker) == []
    assert reranker.given == []


@given(st.lists(st.floats(-40, 40), min_size=1, max_size=12))
def test_all_sentences_stay_and_the_order_is_that_of_the_relevances(relevances: list[float]) -> None:
    entries = ranked("a", {f"Line {number}.": 1.0 for number in range(len(relevances))})
    told = Told({f"Line {number}.": value for number, value in enumerate(relevances)})
    found = reread("?", entries, told)
    assert sorted(texts(found)) == sorted(texts(entries))
    values = [entry.features.relevance for entry in found]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("Handbook", (), "Handbook"),
        ("Handbook", ("Time", "Leave"), "Handbook > Leave"),
        ("Leave", ("Leave",), "Leave"),
        ("", ("Leave",), "Leave"),
        ("  ", ("Leave",), "Leave"),
        ("Handbook", (" ",), "Handbook"),
        ("", (), ""),
    ],
)
def test_a_passage_stands_under_title_and_last_heading(title: str, headings: tuple[str, ...], expected: str) -> None:
    entry = RankedSentence(
        sentence=sentence("a", "Ten days."),
        place=place("a", "Ten days.", title, headings),
        score=1.0,
        features=SentenceFeatures(),
    )
    assert passage_of(entry) == Passage(title=expected, text="Ten days.")


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_share_is_a_probability_that_grows_with_the_odds(left: float, right: float) -> None:
    assert 0.0 < share(left) < 1.0
    assert share(-left) == pytest.approx(1.0 - share(left))
    if left <= right:
        assert share(left) <= share(right)


@given(st.floats(-20, 20))
def test_a_share_is_the_logistic_of_its_odds(odds: float) -> None:
    probability = share(odds)
    assert math.log(probability / (1.0 - probability)) == pytest.approx(odds, abs=1e-5)
