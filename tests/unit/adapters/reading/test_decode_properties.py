"""Spans against a plain search over all pairs of a start and an end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reading.decode import KEPT, LONGEST, best_spans, window_spans
from adapters.reading.pairs import Row, Tokens
from schema.reading import ReadSpan

LOGITS = st.lists(st.integers(-9, 9), min_size=9, max_size=9)
HOSTILE = st.text(
    st.sampled_from([*"ab .,。|\n\r", "\x00", "\ud800", "😀", "\u3000", "\u200b", "是"]), min_size=1, max_size=8
)


def window(text: str, starts: Sequence[float], ends: Sequence[float]) -> list[ReadSpan]:
    """One token per character, after one for "no answer"."""
    count = len(text)
    tokens = Tokens(ids=(9,) * count, starts=tuple(range(count)), ends=tuple(range(1, count + 1)))
    row = Row(ids=(0, *tokens.ids), second=1, first=1, count=count, offset=0)
    logits = (np.array(values[: count + 1], np.float32) for values in (starts, ends))
    return list(window_spans(row, tokens, text, *logits))


@given(LOGITS, LOGITS)
def test_in_a_plain_word_every_pair_is_a_span(starts: list[int], ends: list[int]) -> None:
    text = "abcdefgh"
    found = {(span.start, span.end): span.score for span in window(text, starts, ends)}
    null = starts[0] + ends[0]
    assert found == {
        (first, last + 1): starts[first + 1] + ends[last + 1] - null
        for first in range(len(text))
        for last in range(first, len(text))
    }


@given(LOGITS, LOGITS)
def test_a_higher_no_answer_lowers_every_score_alike(starts: list[int], ends: list[int]) -> None:
    before = window("abcdefgh", starts, ends)
    after = window("abcdefgh", [starts[0] + 2, *starts[1:]], ends)
    assert [(span.start, span.end, span.score - 2) for span in before] == [
        (span.start, span.end, span.score) for span in after
    ]


@given(HOSTILE, LOGITS, LOGITS)
def test_spans_of_any_text_are_trimmed_and_within_line_and_cell(text: str, starts: list[int], ends: list[int]) -> None:
    found = window(text, starts, ends)
    assert found == window(text, starts, ends)
    for span in found:
        inside = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text)
        assert inside == inside.strip()
        assert inside[-1] not in "。，、；：！？,;:!?|"
        assert not set("\n\r") & set(inside)
        assert " | " not in inside
        assert not inside.endswith(".") or "." in inside[:-1]


@given(HOSTILE, LOGITS, LOGITS)
def test_the_best_span_is_the_best_of_all(text: str, starts: list[int], ends: list[int]) -> None:
    found = window(text, starts, ends)
    best = best_spans(found)
    assert [span.score for span in best[:1]] == sorted((span.score for span in found), reverse=True)[:1]
    assert set(best) <= set(found)
    taken = {at for span in best for at in range(span.start, span.end)}
    if len(best) < KEPT:
        assert all(taken & set(range(span.start, span.end)) for span in found)


def test_of_equal_spans_the_first_place_wins() -> None:
    spans = [ReadSpan(start=start, end=start + 2, score=1.0) for start in (6, 0, 3)]
    assert [span.start for span in best_spans(spans)] == [0, 3, 6]
    nested = [ReadSpan(start=0, end=end, score=1.0) for end in (5, 2)]
    assert best_spans(nested) == (nested[1],)


def test_spans_that_touch_do_not_overlap() -> None:
    spans = [ReadSpan(start=0, end=2, score=2.0), ReadSpan(start=2, end=4, score=1.0)]
    assert best_spans(spans) == tuple(spans)


def test_no_more_than_the_kept_are_given() -> None:
    spans = [ReadSpan(start=2 * at, end=2 * at + 1, score=float(at)) for at in range(KEPT + 3)]
    assert [span.score for span in best_spans(iter(spans))] == [7.0, 6.0, 5.0, 4.0, 3.0]
    assert best_spans([]) == ()


@pytest.mark.parametrize(("length", "kept"), [(LONGEST, True), (LONGEST + 1, False)])
def test_the_longest_span_just_fits(length: int, kept: bool) -> None:
    text = "x" * (LONGEST + 20)
    starts, ends = [-9.0] * (len(text) + 1), [-9.0] * (len(text) + 1)
    starts[1], ends[length] = 9.0, 9.0
    assert ((0, length) in {(span.start, span.end) for span in window(text, starts, ends)}) is kept


@pytest.mark.parametrize(
    ("text", "inside"),
    [("a | b", False), ("a|b", True), ("a\nb", False), ("a\rb", False), ("a\u3000b", True), ("a  b", True)],
)
def test_what_parts_cells_and_lines(text: str, inside: bool) -> None:
    whole = (0, len(text))
    found = {(span.start, span.end) for span in window(text, [0.0] * 9, [0.0] * 9)}
    assert (whole in found) is inside
    assert (0, 1) in found
