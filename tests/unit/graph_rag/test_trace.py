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


def test_a_step_inside_a_step_has_its_own_time_and_ends_first() -> None:
    watch = recorder()
    with watch.step("outer") as note:
        with watch.step("inner"):
            pass
        note("after", "1")
    inner, outer = watch.steps()
    assert (inner.name, inner.milliseconds) == ("inner", 250.0)
    assert (outer.name, outer.milliseconds, outer.details) == ("outer", 750.0, (("after", "1"),))


def test_what_was_recorded_does_not_change_afterwards() -> None:
    watch = recorder()
    with watch.step("link") as note:
        note("a", "1")
    first = watch.steps()
    note("b", "2")
    with watch.step("link"):
        pass
    assert first == watch.steps()[:1]
    assert first[0].details == (("a", "1"),)


def test_a_step_is_recorded_after_one_that_raised() -> None:
    watch = recorder()

    def fail(error: BaseException) -> None:
        with watch.step("bad") as note:
            note("a", "1")
            raise error

    for error in (KeyError("x"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            fail(error)
    with watch.step("good"):
        pass
    assert [(step.name, step.milliseconds, step.details) for step in watch.steps()] == [("good", 250.0, ())]


def test_times_are_rounded_to_microseconds_and_notes_may_repeat() -> None:
    ticks = iter((0.0, 0.0012345678))
    watch = Recorder(clock=lambda: next(ticks))
    with watch.step("link") as note:
        note("a", "1")
        note("a", "1")
    (step,) = watch.steps()
    assert step.milliseconds == 1.235
    assert step.details == (("a", "1"), ("a", "1"))
