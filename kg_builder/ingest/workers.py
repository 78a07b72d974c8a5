"""Several processes that work on sources; the parent alone writes.

Each worker builds its own stages and talks to the parent over one pipe: a source comes in, what it gave goes out. A
worker that dies takes nothing with it: its source is given once more to a fresh worker, then refused (``crashed``).
Workers end by themselves when the parent is gone, however it went: a thread waits for the parent's end, and a closed
pipe ends the loop. Interrupts of the terminal are left to the parent.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import cast

from kg_builder.ingest.stages import StagesFactory
from kg_builder.ingest.work import Worked, work
from schema.errors import VouchError
from schema.ports import Refusal, Source

_TRIES = 2
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aborted:
    """A worker met something that is not about one source (a missing component): the ingest ends with it."""

    error: VouchError


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A running process, our end of its pipe and the source it works on."""

    process: SpawnProcess
    pipe: Connection
    source: Source | None = None


def run_workers(sources: Sequence[Source], factory: StagesFactory, count: int) -> Generator[Worked]:
    """What each source gave, in order of completion. Closing the iterator ends all workers.

    Raises what a worker raised that is not about one source.
    """
    pool = _Pool(factory, deque(sources))
    try:
        pool.start(min(count, len(sources)))
        while pool.busy():
            yield from pool.collect()
    finally:
        pool.stop()


class _Pool:
    """The parent's side: which worker has which source."""

    def __init__(self, factory: StagesFactory, waiting: deque[Source]) -> None:
        self._factory = factory
        self._waiting = waiting
        self._tries: dict[str, int] = {}
        self._workers: list[_Worker] = []
        self._context = multiprocessing.get_context("spawn")

    def start(self, count: int) -> None:
        for _ in range(count):
            self._workers.append(self._spawn())
            self._assign(self._workers[-1])

    def busy(self) -> bool:
        """True while some source is not finished."""
        return any(worker.source is not None for worker in self._workers)

    def collect(self) -> list[Worked]:
        """Wait for workers; the next source is handed out before the result is returned."""
        by_pipe = {worker.pipe: worker for worker in self._workers if worker.source is not None}
        done: list[Worked] = []
        for ready in wait(list(by_pipe)):
            worker = by_pipe[cast("Connection", ready)]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                done += self._bury(worker)
                continue
            if isinstance(message, _Aborted):
                raise message.error
            self._assign(worker)
            done.append(message)
        return done

    def stop(self) -> None:
        """End every worker: politely by closing its pipe, then by force."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.source is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_GRACE_SECONDS)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _spawn(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._factory), name="vouch-ingest")
        process.start()
        theirs.close()
        return _Worker(process=process, pipe=ours)

    def _assign(self, worker: _Worker) -> None:
        """Hand out the next source. A worker that cannot take it is found dead at the next collect."""
        worker.source = self._waiting.popleft() if self._waiting else None
        if worker.source is None:
            return
        self._tries[worker.source.uri] = self._tries.get(worker.source.uri, 0) + 1
        try:
            worker.pipe.send(worker.source)
        except OSError:
            return

    def _bury(self, worker: _Worker) -> list[Worked]:
        """Replace a dead worker; its source is tried again or refused."""
        source = worker.source
        worker.pipe.close()
        worker.process.join(_GRACE_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        code = worker.process.exitcode
        self._workers.remove(worker)
        refused: list[Worked] = []
        if source is not None and self._tries[source.uri] < _TRIES:
            self._waiting.appendleft(source)
        elif source is not None:
            refused.append(Worked(uri=source.uri, refusals=(_crashed(source, code),), complete=False))
        if self._waiting:
            self._workers.append(self._spawn())
            self._assign(self._workers[-1])
        return refused


def _crashed(source: Source, code: int | None) -> Refusal:
    how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
    return Refusal(
        uri=source.uri,
        code="crashed",
        message=f"the process that worked on it ended {how}, twice",
        remedy="Often too little memory: use fewer workers, or split the file.",
    )


def _serve(pipe: Connection, factory: StagesFactory) -> None:
    """A worker's life: build the stages once, answer every source, end with the pipe or the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        with factory() as stages:
            while True:
                source = pipe.recv()
                pipe.send(work(source, stages))
    except VouchError as error:
        pipe.send(_Aborted(error=error))
    except (EOFError, OSError):
        return


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
