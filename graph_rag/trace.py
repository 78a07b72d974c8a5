"""How the query walk records its steps: names, ids, numbers and milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schema.answers import TraceStep

Note = Callable[[str, str], None]


class Recorder:
    """Collects trace steps in order; the time of a step is that of its ``with`` block."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._steps: list[TraceStep] = []

    @contextmanager
    def step(self, name: str) -> Iterator[Note]:
        """Time a step; what the block notes becomes its details. A block that raises leaves no step."""
        details: list[tuple[str, str]] = []
        started = self._clock()
        yield lambda key, value: details.append((key, value))
        elapsed = (self._clock() - started) * 1000
        self._steps.append(TraceStep(name=name, milliseconds=round(elapsed, 3), details=tuple(details)))

    def steps(self) -> tuple[TraceStep, ...]:
        """What was recorded so far."""
        return tuple(self._steps)
