"""The best pairs of a start and an end become spans."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reading.decode import KEPT, LONGEST, best_spans, window_spans
from adapters.reading.pairs import Row, Tokens
from schema.reading import ReadSpan

TEXT = Tokens(ids=(5, 6, 7, 8), starts=(0, 2, 2, 6), ends=(1, 2, 5, 9))
WORDS = "a bcd efg"
ROW = Row(ids=(0, 1, 2, 5, 6, 7, 8, 2), second=2, first=3, count=4, offset=0)


def logits(**values: float) -> "np.typing.NDArray[np.float32]":
    found = np.full(8, -9.0, np.float32)
    for name, value in values.items():
        found[int(name[1:])] = value
    return found


def test_a_score_is_start_and_end_against_no_answer() -> None:
    spans = list(window_spans(ROW, TEXT, WORDS, logits(t0=1.5, t3=4.0), logits(t0=0.5, t5=3.0)))
    best = max(spans, key=lambda span: span.score)
    assert (best.start, best.end) == (0, 5)
    assert best.score == 4.0 + 3.0 - 1.5 - 0.5


def test_an_end_never_comes_before_its_start() -> None:
    spans = list(window_spans(ROW, TEXT, WORDS, logits(t6=4.0), logits(t3=3.0)))
    assert all(span.start < span.end for span in spans)
    assert (6, 9) in {(span.start, span.end) for span in spans}


def test_tokens_outside_the_text_are_not_answers() -> None:
    spans = list(window_spans(ROW, TEXT, WORDS, logits(t0=0.0, t1=9.0, t7=9.0), logits(t0=0.0, t2=9.0)))
    assert spans
    assert all(span.score == -18.0 for span in spans)


def test_a_later_window_counts_from_its_offset() -> None:
    row = Row(ids=(0, 1, 2, 7, 8, 2), second=2, first=3, count=2, offset=2)
    starts, ends = np.full(6, -5.0, np.float32), np.full(6, -5.0, np.float32)
    starts[4] = ends[4] = 5.0
    assert (6, 9) in {(span.start, span.end) for span in window_spans(row, TEXT, WORDS, starts, ends)}


def test_spans_are_not_longer_than_the_longest() -> None:
    length = LONGEST + 20
    text = Tokens(ids=(9,) * length, starts=tuple(range(length)), ends=tuple(range(1, length + 1)))
    row = Row(ids=(0, *text.ids, 2), second=1, first=1, count=length, offset=0)
    starts, ends = np.zeros(length + 2, np.float32), np.zeros(length + 2, np.float32)
    starts[1], ends[length] = 9.0, 9.0
    spans = list(window_spans(row, text, "x" * length, starts, ends))
    assert spans
    assert max(span.end - span.start for span in spans) <= LONGEST


def test_an_empty_window_has_no_spans() -> None:
    row = Row(ids=(0, 1, 2, 2), second=2, first=3, count=0, offset=0)
    nothing = np.zeros(4, np.float32)
    assert list(window_spans(row, Tokens(ids=(), starts=(), ends=()), "", nothing, nothing)) == []


def best_slice(text: str, first: int, last: int) -> str:
    """What is read when one character starts and one ends the answer: one token per character."""
    tokens = Tokens(ids=(9,) * len(text), starts=tuple(range(len(text))), ends=tuple(range(1, len(text) + 1)))
    row = Row(ids=(0, *tokens.ids, 2), second=1, first=1, count=len(text), offset=0)
    starts, ends = np.full(len(text) + 2, -9.0, np.float32), np.full(len(text) + 2, -9.0, np.float32)
    starts[first + 1], ends[last + 1] = 9.0, 9.0
    span = best_spans(window_spans(row, tokens, text, starts, ends))[0]
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("It was 1953. Then", 7, 11, "1953"),
        ("by Iberica S.A. in", 3, 14, "Iberica S.A."),
        ("由王芳，于", 1, 3, "王芳"),
        ("by Ada in", 2, 5, "Ada"),
        ("costs 9,000 a year", 6, 10, "9,000"),
    ],
)
def test_ends_are_trimmed(text: str, first: int, last: int, expected: str) -> None:
    assert best_slice(text, first, last) == expected


def test_a_span_stays_in_its_cell_and_line() -> None:
    row = "Last: 4120 | Before: 3980\nNext: 7"
    assert " | " not in best_slice(row, 6, 24)
    assert "\n" not in best_slice(row, 21, 32)
    assert best_slice(row, 21, 24) == "3980"


SPANS = st.lists(
    st.builds(
        lambda start, length, score: ReadSpan(start=start, end=start + length, score=score),
        st.integers(0, 40),
        st.integers(1, 10),
        st.floats(-9, 9),
    ),
    max_size=40,
)


@given(SPANS)
def test_the_best_spans_are_apart_and_in_order(spans: list[ReadSpan]) -> None:
    best = best_spans(spans)
    assert len(best) <= KEPT
    assert bool(best) == bool(spans)
    assert [span.score for span in best] == sorted((span.score for span in best), reverse=True)
    for index, span in enumerate(best):
        assert all(span.end <= other.start or other.end <= span.start for other in best[:index])
    if spans:
        assert best[0].score == max(span.score for span in spans)


@given(SPANS)
def test_the_order_of_the_candidates_does_not_matter(spans: list[ReadSpan]) -> None:
    assert best_spans(spans) == best_spans(spans[::-1])
