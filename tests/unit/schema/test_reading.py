"""Spans of a reading are half-open and never empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.reading import Passage, Reading, ReadSpan


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_span_keeps_its_place(start: int, length: int) -> None:
    span = ReadSpan(start=start, end=start + length, score=0.0)
    assert ("x" * 300)[span.start : span.end] == "x" * length


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_an_empty_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        ReadSpan(start=start, end=end, score=1.0)


def test_a_passage_may_hold_no_answer() -> None:
    assert Reading(relevance=-3.0).spans == ()
    assert Passage(title="", text="x").text == "x"
