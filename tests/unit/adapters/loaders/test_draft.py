"""What format modules write to: properties, dates, bounds, refusals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.draft import iso_date
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import REMEDIES, refusal, unreadable
from tests.unit.adapters.loaders.files import sink_for


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""), ("", ""), ("2024-03-01", "2024-03-01"), ("2024/3/1", "2024-03-01"), ("2024.3.1", "2024-03-01"),
        ("2024年3月1日", "2024-03-01"), ("D:20240301", "2024-03-01"), ("D:20240301093000+08'00'", "2024-03-01"),
        ("20240301", "2024-03-01"), ("2024-03-01T09:30:00Z", "2024-03-01"), ("on 2024-03-01 in Leeds", "2024-03-01"),
        (dt.date(2024, 3, 1), "2024-03-01"), (dt.datetime(2024, 3, 1, 9), "2024-03-01"),  # noqa: DTZ001
        ("2024-13-01", ""), ("2024-00-10", ""), ("2024-01-32", ""), ("0999-01-01", ""), ("12024-01-01", ""),
        ("March 2024", ""), ("2024", ""), (20240301, "2024-03-01"), ("202403011", ""), ("2024-03-011", ""),
    ],
)  # fmt: skip
def test_dates_of_properties(value: object, expected: str) -> None:
    assert iso_date(value) == expected


@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "D:%Y%m%d", "%Y.%m.%d"]))
def test_every_written_date_is_read(day: dt.date, form: str) -> None:
    shown = form.replace("%Y", f"{day.year:04}").replace("%m", f"{day.month:02}").replace("%d", f"{day.day:02}")
    assert iso_date(shown) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    found = iso_date(text)
    assert found == "" or iso_date(found) == found


def test_the_first_description_wins_and_is_cleaned() -> None:
    draft = sink_for().draft("text/plain")
    draft.describe(title="", author=None)
    draft.describe(title=" First\n title ", author="Ann\x1b[0m", published="2024-01-02")
    draft.describe(title="Second", author="Bob", published="2025-01-01")
    assert (draft.title, draft.author, draft.published) == ("First title", "Ann [0m", "2024-01-02")


def test_long_properties_are_cut() -> None:
    draft = sink_for().draft("text/plain")
    draft.describe(title="t" * 1000, author="a" * 1000)
    draft.note("subject", "s" * 5000)
    assert (len(draft.title), len(draft.author), len(draft.metadata["subject"])) == (300, 300, 1000)


@pytest.mark.parametrize(("value", "kept"), [("x", True), ("", False), (None, False), (" \n", False), (3, True)])
def test_empty_notes_are_left_out(value: object, kept: bool) -> None:
    draft = sink_for().draft("text/plain")
    draft.note("name", value)
    assert ("name" in draft.metadata) is kept


@given(st.lists(st.lists(st.text("ab", max_size=2), max_size=6), max_size=6), st.integers(1, 4), st.integers(1, 4))
def test_bounds_hold_and_every_cut_is_said(rows: list[list[str]], height: int, width: int) -> None:
    sink = sink_for(Limits(rows=height, columns=width))
    kept = sink.bounded(rows, "grid", "member")
    assert len(kept) <= height
    assert all(len(row) <= width for row in kept)
    assert [list(row) for row in kept] == [row[:width] for row in rows[:height]]
    cut = [len(rows) > height, any(len(row) > width for row in rows[:height])]
    assert len(sink.refusals) == sum(cut)
    assert all((member, code) == ("member", "truncated") for member, code, _ in sink.refusals)


def test_what_repeats_itself_is_said_once() -> None:
    sink = sink_for()
    for _ in range(3):
        sink.refuse_once("truncated", "too deep")
    sink.refuse_once("truncated", "too wide")
    sink.refuse("", "damaged", "a chart cannot be read")
    sink.refuse("", "damaged", "a chart cannot be read")
    assert [message for _, _, message in sink.refusals] == [
        "too deep", "too wide", "a chart cannot be read", "a chart cannot be read",
    ]  # fmt: skip


@pytest.mark.parametrize("code", sorted(REMEDIES))
def test_every_code_says_what_to_do(code: str) -> None:
    error = unreadable(code, "why")
    assert (error.code, str(error), error.remedy) == (code, "why", REMEDIES[code])
    shown = refusal("a/b.txt", code, "why")
    assert (shown.uri, shown.code, shown.message, shown.remedy) == ("a/b.txt", code, "why", REMEDIES[code])
    assert shown.remedy.endswith(".")


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        unreadable("no-such-code", "why")
