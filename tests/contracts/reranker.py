"""What every reranker promises. Subclass, give ``reranker`` as a fixture."""

import math

import pytest

from schema.ports import Reranker
from schema.reading import Passage

HOSTILE = [
    "\ufdfa" * 50,
    "a\0b",
    "\ud800x",
    "word " * 900,
    "字" * 900,
    "\u202ertl\u202c",
    "🧊" * 40,
    "e\u0301" * 60,
    "\n",
    "",
]
QUESTION = "Who founded the cold store?"
PASSAGES = [
    Passage(title="History", text="The cold store was founded by Ada Ice in 1953."),
    Passage(title="Leave", text="Every employee has fifteen days of annual leave."),
    Passage(title="", text="Name: Denholt cold store | Founder: Ada Ice | Pallets: 9,000"),
    Passage(title="公司简介", text="这家冷库公司由王芳于1953年创立，总部设在青岛。"),
    Passage(title="History", text=""),
]


class RerankerContract:
    @pytest.fixture
    def reranker(self) -> Reranker:
        raise NotImplementedError

    def test_one_reading_per_passage_in_order(self, reranker: Reranker) -> None:
        together = reranker.read(QUESTION, PASSAGES)
        assert len(together) == len(PASSAGES)
        assert reranker.read(QUESTION, PASSAGES[::-1]) == together[::-1]

    def test_a_reading_does_not_depend_on_the_others(self, reranker: Reranker) -> None:
        together = reranker.read(QUESTION, [*PASSAGES, *PASSAGES])
        alone = [reranker.read(QUESTION, [passage])[0] for passage in PASSAGES]
        assert together == [*alone, *alone]

    def test_no_passages_no_readings(self, reranker: Reranker) -> None:
        assert reranker.read(QUESTION, []) == []

    def test_what_answers_is_more_relevant_than_what_does_not(self, reranker: Reranker) -> None:
        answers, other, *_ = reranker.read(QUESTION, PASSAGES)
        assert answers.relevance > other.relevance

    def test_spans_are_slices_of_the_text_best_first(self, reranker: Reranker) -> None:
        for passage, reading in zip(PASSAGES, reranker.read(QUESTION, PASSAGES), strict=True):
            assert all(0 <= span.start < span.end <= len(passage.text) for span in reading.spans)
            scores = [span.score for span in reading.spans]
            assert scores == sorted(scores, reverse=True)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_is_read_like_any_other(self, reranker: Reranker, text: str) -> None:
        passages = [Passage(title=text, text=text), Passage(title="", text=text), PASSAGES[0]]
        for question in (QUESTION, text):
            readings = reranker.read(question, passages)
            assert readings[2] == reranker.read(question, [PASSAGES[0]])[0]
            for passage, reading in zip(passages, readings, strict=True):
                assert math.isfinite(reading.relevance)
                assert all(0 <= span.start < span.end <= len(passage.text) for span in reading.spans)

    def test_a_text_without_letters_answers_less_than_any_other(self, reranker: Reranker) -> None:
        nothing, something = reranker.read(
            QUESTION, [Passage(title="The cold store was founded", text=" -- "), PASSAGES[0]]
        )
        assert nothing.relevance < something.relevance
        assert nothing.spans == ()
