"""``SandboxedLoader``: the Loader for files nobody vouches for. A child process parses them under limits."""

from __future__ import annotations

import dataclasses
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from adapters.loaders.dispatch import loader_version
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import refusal
from adapters.loaders.wire import LENGTH, frame, loaded_from, source_message
from schema.errors import InvalidRecord
from schema.ports import Loaded, Source

_READ = 1 << 20
_LARGEST_ANSWER = 4 << 30
_NONSENSE = "the parser process answered nonsense"
_ROOT = Path(__file__).resolve().parents[2]


class _ChildFailed(Exception):
    """The child gave no answer; ``code`` is the refusal's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class SandboxedLoader:
    """Loads files in one long-lived child process; a context manager, safe to share between threads.

    The child has bounded address space and, per file, bounded processor and wall-clock time (see ``Limits``). When it
    is ended by a limit or a fault, the file it was on is refused (``timeout``, ``memory`` or ``crashed``) and the
    next file gets a fresh child. The child ends with this process, whatever ends this process.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        """As of ``FileLoader``: where a file is parsed does not change what it gives."""
        return loader_version()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later ``load`` starts another."""
        with self._lock:
            self._end()

    def load(self, source: Source) -> Loaded:
        """Never raises for a bad file. Files wait for one another: use a loader per worker."""
        with self._lock:
            try:
                return self._ask(source)
            except _ChildFailed as failure:
                self._end()
                return Loaded(refusals=(refusal(source.uri, failure.code, str(failure)),))
            except BaseException:
                # An interrupted exchange leaves half an answer in the pipe: that child cannot be used again.
                self._end()
                raise

    def _ask(self, source: Source) -> Loaded:
        source = dataclasses.replace(source, path=source.path.absolute())  # the child works in another folder
        child = self._running()
        deadline = time.monotonic() + self._limits.seconds
        try:
            self._send(child, source_message(source))
        except _ChildFailed:
            # The child ended between two files: nothing of this one was tried yet.
            self._end()
            child = self._running()
            self._send(child, source_message(source))
        message = self._receive(child, deadline)
        try:
            if not message["reusable"]:
                self._end()
            return loaded_from(message)
        except (ValueError, KeyError, TypeError, InvalidRecord) as error:
            raise _ChildFailed("crashed", _NONSENSE) from error

    def _running(self) -> subprocess.Popen[bytes]:
        """The child, started if there is none."""
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "adapters.loaders.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                bufsize=0,
            )
            self._send(self._child, dataclasses.asdict(self._limits))
        return self._child

    @staticmethod
    def _send(child: subprocess.Popen[bytes], message: object) -> None:
        if child.stdin is None:
            raise _ChildFailed("crashed", "the parser process has no input")
        data = memoryview(frame(message))
        try:
            while data:
                data = data[os.write(child.stdin.fileno(), data) :]
        except BrokenPipeError as error:
            raise _ChildFailed("crashed", "the parser process ended before it was asked") from error

    def _receive(self, child: subprocess.Popen[bytes], deadline: float) -> dict[str, Any]:
        """One message; raises _ChildFailed when the child ends or the deadline passes first."""
        (length,) = LENGTH.unpack(self._exactly(child, LENGTH.size, deadline))
        if length > _LARGEST_ANSWER:
            raise _ChildFailed("memory", "the parsed document is too large")
        try:
            message = json.loads(self._exactly(child, length, deadline))
        except (ValueError, RecursionError) as error:
            raise _ChildFailed("crashed", _NONSENSE) from error
        if not isinstance(message, dict):
            raise _ChildFailed("crashed", _NONSENSE)
        return message

    def _exactly(self, child: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
        if child.stdout is None:
            raise _ChildFailed("crashed", "the parser process has no output")
        received = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            while len(received) < length:
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise _ChildFailed("timeout", f"not parsed within {self._limits.seconds:g} seconds")
                piece = os.read(child.stdout.fileno(), min(_READ, length - len(received)))
                if not piece:
                    raise self._failure(child.wait())
                received += piece
        return bytes(received)

    def _failure(self, code: int) -> _ChildFailed:
        if code == -signal.SIGXCPU:
            return _ChildFailed("timeout", f"used more than {self._limits.cpu_seconds} seconds of processor time")
        if code == -signal.SIGKILL:
            return _ChildFailed("memory", "the system ended the parser, most likely for want of memory")
        reason = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
        return _ChildFailed("crashed", f"the parser ended with {reason}")

    def _end(self) -> None:
        """Kill the child, if any, and wait for it: its work is of no use to anybody."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                stream.close()
        child.wait()
