"""Progress of a long run on the error stream: done, rate, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
_EVERY = 2.0  # seconds between two lines


def shown(items: Sequence[Item], label: str, *, quiet: bool = False) -> Iterator[Item]:
    """The items, with a line that is renewed every other second."""
    return iter(items) if quiet or not items else _counted(items, label, len(items))


def _counted(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    started = last = time.monotonic()
    for done, item in enumerate(items):
        now = time.monotonic()
        if done and now - last >= _EVERY:
            last = now
            left = (now - started) / done * (total - done)
            sys.stderr.write(f"\r{label}: {done} of {total}, {left / 60:.1f} min left   ")
            sys.stderr.flush()
        yield item
    if last > started:
        sys.stderr.write(f"\r{label}: {total} of {total} in {(time.monotonic() - started) / 60:.1f} min   \n")
        sys.stderr.flush()
