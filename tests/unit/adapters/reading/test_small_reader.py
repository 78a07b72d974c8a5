"""The way from passages to readings, on a scripted encoder: windows, spans at their places, relevance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reading.decode import KEPT
from adapters.reading.delta import Delta
from adapters.reading.pairs import MAX_QUESTION, MAX_TITLE, WINDOW
from adapters.reading.reader import NOTHING, _gelu, _Heads
from schema.reading import Passage
from tests.unit.adapters.reading.small import BEGIN, END, WIDTH, Scripted, packed, piece, small_delta

START, STOP, ASKED = [6.0, -6.0, 0.0, 0.0], [-6.0, 6.0, 0.0, 0.0], [0.0, 0.0, 3.0, 0.0]
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


def passage(text: str, title: str = "") -> Passage:
    return Passage(title=title, text=text)


def test_the_likely_start_and_end_are_the_answer() -> None:
    reader = Scripted(rows={piece("d"): START, piece("f"): STOP})
    text = "abc def ghi"
    best = reader.read("q", [passage(text)])[0].spans[0]
    assert text[best.start : best.end] == "def"
    assert best.score == pytest.approx(12.0)


def test_an_answer_in_the_title_or_the_question_is_not_quoted() -> None:
    reader = Scripted(rows={piece("d"): START, piece("f"): STOP})
    (reading,) = reader.read("def", [passage("abc", "def")])
    assert all(span.end <= 3 for span in reading.spans)
    assert not any(span.score > 0 for span in reading.spans)


def test_relevance_is_read_off_the_whole_row() -> None:
    reader = Scripted(rows={piece("z"): ASKED})
    low, high = reader.read("q", [passage("abc"), passage("zzz")])
    assert low.relevance == pytest.approx(0.0, abs=1e-3)
    assert 0 < high.relevance < 3.0


def test_of_several_windows_the_best_relevance_counts_and_spans_are_in_the_whole_text() -> None:
    reader = Scripted(rows={piece("d"): START, piece("f"): STOP, piece("z"): ASKED})
    text = "abc " * 90 + "def zzz"
    (reading,) = reader.read("q", [passage(text)])
    assert len(reader.seen) > 1
    assert all(len(row.ids) <= WINDOW for row in reader.seen)
    best = reading.spans[0]
    assert text[best.start : best.end] == "def"
    alone = Scripted(rows=reader.rows).read("q", [passage("abc " * 90)])[0]
    assert reading.relevance > alone.relevance


def test_a_span_in_the_overlap_is_counted_once() -> None:
    reader = Scripted(rows={piece("d"): START, piece("f"): STOP})
    text = "a" * 200 + " def " + "a" * 200
    (reading,) = reader.read("q", [passage(text)])
    found = [text[span.start : span.end] for span in reading.spans]
    assert found.count("def") == 1
    assert len(found) <= KEPT


def test_texts_without_a_letter_or_digit_are_not_even_encoded() -> None:
    reader = Scripted()
    assert reader.read("q", [passage(""), passage(" \n—…"), passage("\x00"), passage("\ud800")]) == [NOTHING] * 4
    assert reader.read("q", []) == []
    assert reader.seen == []


def test_every_row_is_question_then_title_then_text() -> None:
    reader = Scripted()
    reader.read("q" * 500, [passage("abc", "t" * 500)])
    (row,) = reader.seen
    assert (row.ids[0], row.ids[row.second - 1], row.ids[-1]) == (BEGIN, END, END)
    assert (row.second, row.first - row.second) == (MAX_QUESTION + 2, MAX_TITLE)
    assert row.first + row.count == len(row.ids) - 1


def test_a_passage_is_read_alone() -> None:
    rows = {piece("d"): START, piece("f"): STOP}
    passages = [passage("abc def"), passage("zzz", "def"), passage("f d")]
    together = Scripted(rows=rows).read("q", passages)
    assert together == [Scripted(rows=rows).read("q", [each])[0] for each in passages]
    assert Scripted(rows=rows).read("q", passages[::-1]) == together[::-1]


@given(ANYTHING, ANYTHING, ANYTHING)
def test_any_text_gives_a_finite_reading_with_spans_inside(question: str, title: str, text: str) -> None:
    rows = {piece("a"): START, piece("b"): STOP}
    (reading,) = Scripted(rows=rows).read(question, [passage(text + " a b", title)])
    assert math.isfinite(reading.relevance)
    assert all(span.end <= len(text) + 4 for span in reading.spans)
    assert reading.spans[0].score > 0


class TestHeads:
    def test_the_bias_is_added_to_every_token(self) -> None:
        heads = _Heads(Delta(packed(
            span__w=np.eye(2, WIDTH), span__b=[1.0, -2.0],
            relevance__0__w=np.zeros((1, 12)), relevance__0__b=[0.0],
            relevance__1__w=[[0.0]], relevance__1__b=[0.5],
        )))  # fmt: skip
        starts, ends = heads.spans(np.zeros((3, WIDTH), np.float32))
        assert (starts.tolist(), ends.tolist()) == ([1.0] * 3, [-2.0] * 3)
        assert heads.relevance(np.ones((3, WIDTH), np.float32), 1) == 0.5

    def test_question_and_passage_are_averaged_apart(self) -> None:
        heads = _Heads(small_delta())
        last = np.zeros((6, WIDTH), np.float32)
        last[2:, 2] = 1.0
        assert heads.relevance(last, 2) == pytest.approx(1.0, abs=1e-3)
        assert heads.relevance(last, 4) == pytest.approx(1.5, abs=1e-3)

    def test_a_delta_without_heads_is_refused(self) -> None:
        with pytest.raises(KeyError, match=r"span\.w"):
            _Heads(Delta(packed(other=[1.0])))


@given(st.floats(-30, 30, width=32))
def test_gelu_lies_between_nought_and_its_input(x: float) -> None:
    (value,) = _gelu(np.array([x], np.float32))
    assert -0.2 <= value <= max(0.0, x) + 1e-5
    (mirrored,) = _gelu(np.array([-x], np.float32))
    assert value - mirrored == pytest.approx(x, abs=1e-4)
