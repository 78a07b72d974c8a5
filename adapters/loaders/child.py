"""The sandbox's child: reads frames on standard input, parses, answers on what was standard output.

Run as ``python -m adapters.loaders.child``. It ends when its standard input ends, even in the middle of a file, so it
never outlives its parent.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import sys
import threading
from typing import Any, BinaryIO

from adapters.loaders.dispatch import FileLoader
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import refusal
from adapters.loaders.wire import LENGTH, frame, loaded_message, source_from
from schema.ports import Loaded, Source


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall between the frames
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    limits = Limits(**requests.get())
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    memory = _at_most(limits.memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    loader = FileLoader(limits)
    while True:
        loaded, reusable = answer(loader, source_from(requests.get()), limits)
        answers.write(frame({**loaded_message(loaded), "reusable": reusable}))
        answers.flush()
        if not reusable:
            return


def answer(loader: FileLoader, source: Source, limits: Limits) -> tuple[Loaded, bool]:
    """What the file gave, and whether this process is still fit for another one."""
    grant_cpu(limits.cpu_seconds)
    try:
        loaded = loader.load(source)
    except MemoryError:
        loaded = Loaded(refusals=(refusal(source.uri, "memory", "the file needs more memory than allowed"),))
    return loaded, all(one.code != "memory" for one in loaded.refusals)


def grant_cpu(seconds: int) -> None:
    """Let this process use ``seconds`` more of processor time, then be ended by the system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (_at_most(until, hard), hard))


def _at_most(wanted: int, hard: int) -> int:
    """``wanted``, or the lower limit that this process was started under."""
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _listen(stream: BinaryIO, requests: queue.SimpleQueue[dict[str, Any]]) -> None:
    """Queue each request; when the parent closes the pipe or dies, end the process at once."""
    while True:
        head = stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            os._exit(0)
        body = stream.read(LENGTH.unpack(head)[0])
        requests.put(json.loads(body))


if __name__ == "__main__":
    main()
