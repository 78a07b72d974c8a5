"""Recording of steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_rag.trace import Recorder


def ticking() -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += 0.25


def recorder() -> Recorder:
    ticks = ticking()
    return Recorder(clock=lambda: next(ticks))


def test_steps_have_name_time_and_notes_in_order() -> None:
    watch = recorder()
    with watch.step("link") as note:
        note("b", "2")
        note("a", "1")
    with watch.step("walk"):
        pass
    first, second = watch.steps()
    assert (first.name, first.milliseconds, first.details) == ("link", 250.0, (("b", "2"), ("a", "1")))
    assert (second.name, second.details) == ("walk", ())


def test_a_step_that_raises_is_not_recorded() -> None:
    watch = recorder()
    with pytest.raises(KeyError), watch.step("link"):
        raise KeyError("x")
    assert watch.steps() == ()
