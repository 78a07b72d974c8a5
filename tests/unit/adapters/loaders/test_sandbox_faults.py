"""Faults around the sandbox: children that die, lie or stall, limits of the system, many threads, the wire itself."""

from __future__ import annotations

import io
import json
import os
import queue
import resource
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders import child, sandbox
from adapters.loaders.dispatch import FileLoader
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import REMEDIES
from adapters.loaders.sandbox import SandboxedLoader
from adapters.loaders.wire import LENGTH, frame, loaded_from, loaded_message, source_from, source_message
from schema.errors import InvalidRecord
from schema.ports import Loaded, Refusal, Source
from tests.unit.adapters.loaders.files import blob, load, mail_bytes, pdf_bytes, xlsx_bytes

ROOT = Path(sandbox.__file__).resolve().parents[2]
Start = Callable[..., "subprocess.Popen[bytes]"]
READ_REQUESTS = """
import json, struct, sys, os
def request():
    (length,) = struct.unpack('>Q', sys.stdin.buffer.read(8))
    return json.loads(sys.stdin.buffer.read(length))
def say(body):
    sys.stdout.buffer.write(struct.pack('>Q', len(body)) + body)
    sys.stdout.buffer.flush()
request(); source = request()
"""


@pytest.fixture
def good(tmp_path: Path) -> Source:
    path = tmp_path / "good.txt"
    path.write_text("Some good words.")
    return Source(path=path, uri="good.txt")


def with_child(monkeypatch: pytest.MonkeyPatch, program: str, *, times: int = 1, dead: bool = False) -> list[int]:
    """Let the next ``times`` children run ``program`` instead; gives the pids, in order, of all that were started."""
    real: Start = subprocess.Popen
    pids: list[int] = []

    def start(arguments: list[str], **options: object) -> subprocess.Popen[bytes]:
        fake = len(pids) < times
        made = real([sys.executable, "-c", program] if fake else arguments, **options)
        if fake and dead:
            made.wait()
        pids.append(made.pid)
        return made

    monkeypatch.setattr(subprocess, "Popen", start)
    return pids


@pytest.mark.parametrize(
    "answer",
    [
        "b'not json'", "b'{'", "b'[' * 100000", "b'null'", "b'7'", "b'{}'", "b'{\"documents\": []}'",
        "b'{\"reusable\": true, \"documents\": [{}], \"refusals\": []}'",
        "b'{\"reusable\": true, \"documents\": [], \"refusals\": [[1]]}'",
        "b'{\"reusable\": true, \"documents\": 7, \"refusals\": []}'",
        "b'\\xff\\xfe'", "b''",
    ],
)  # fmt: skip
def test_whatever_a_child_answers_is_a_refusal(good: Source, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    with_child(monkeypatch, f"{READ_REQUESTS}say({answer})\nsys.stdin.read()")
    with SandboxedLoader(Limits(seconds=30)) as loader:
        (refused,) = loader.load(good).refusals
        assert (refused.code, refused.message) == ("crashed", "the parser process answered nonsense")
        assert refused.remedy == REMEDIES["crashed"]
        assert loader._child is None


def test_half_an_answer_is_a_crash(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    with_child(monkeypatch, f"{READ_REQUESTS}sys.stdout.buffer.write(struct.pack('>Q', 90) + b'half')")
    with SandboxedLoader(Limits(seconds=30)) as loader:
        assert [one.code for one in loader.load(good).refusals] == ["crashed"]
        assert loader.load(good).documents


def test_an_answer_that_stops_in_the_middle_is_a_timeout(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"{READ_REQUESTS}sys.stdout.buffer.write(struct.pack('>Q', 90) + b'half'); sys.stdout.flush()\n"
    with_child(monkeypatch, program + "sys.stdin.read()")
    with SandboxedLoader(Limits(seconds=0.5)) as loader:
        (refused,) = loader.load(good).refusals
    assert (refused.code, refused.message) == ("timeout", "not parsed within 0.5 seconds")


def test_a_child_that_dies_at_once_is_tried_once_more(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    pids = with_child(monkeypatch, "pass", times=10, dead=True)
    with SandboxedLoader() as loader:
        (refused,) = loader.load(good).refusals
        assert refused.code == "crashed"
        assert "before it was asked" in refused.message
        assert loader._child is None
    assert 1 <= len(pids) <= 2


def test_a_child_that_is_spent_is_replaced_after_its_answer(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = "json.dumps({'reusable': False, 'documents': [], 'refusals': [['u', 'memory', 'm', 'r']]}).encode()"
    pids = with_child(monkeypatch, f"{READ_REQUESTS}say({answer})\nsys.stdin.read()")
    with SandboxedLoader() as loader:
        assert loader.load(good).refusals == (Refusal(uri="u", code="memory", message="m", remedy="r"),)
        assert loader._child is None
        assert loader.load(good).documents
    assert len(pids) == 2


def test_a_loader_can_be_closed_twice_and_used_again(good: Source) -> None:
    loader = SandboxedLoader()
    loader.close()
    loader.close()
    assert loader.load(good).documents
    loader.close()


def test_threads_share_one_loader(tmp_path: Path) -> None:
    sources = []
    for number in range(8):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"words of file {number}")
        sources.append(Source(path=path, uri=path.name))
    results: dict[str, str] = {}
    with SandboxedLoader() as loader:

        def work(source: Source) -> None:
            results[source.uri] = loader.load(source).documents[0].text

        threads = [threading.Thread(target=work, args=(source,)) for source in sources]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == {f"{number}.txt": f"words of file {number}" for number in range(8)}


def test_two_loaders_have_two_children(good: Source) -> None:
    with SandboxedLoader() as first, SandboxedLoader() as second:
        assert first.load(good) == second.load(good)
        assert first._child is not None
        assert second._child is not None
        assert first._child.pid != second._child.pid


def test_a_lower_limit_of_the_system_is_kept_and_not_a_crash(good: Source) -> None:
    program = (
        "import resource\nfrom pathlib import Path\nfrom adapters.loaders.sandbox import SandboxedLoader\n"
        "from schema.ports import Source\n"
        "resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (100, 100))\n"
        f"with SandboxedLoader() as loader:\n    print(loader.load(Source(path=Path({str(good.path)!r}), uri='x')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "Some good words." in done.stdout


@pytest.mark.parametrize(
    ("hard", "expected"), [(resource.RLIM_INFINITY, 50), (100, 50), (20, 20)], ids=["unlimited", "higher", "lower"]
)
def test_processor_time_stays_below_what_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, hard: int, expected: int
) -> None:
    given_limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: given_limits.append(limits))
    used = resource.getrusage(resource.RUSAGE_SELF)
    child.grant_cpu(49 - int(used.ru_utime + used.ru_stime))
    (soft, kept) = given_limits[0]
    assert expected <= soft <= expected + 1
    assert kept == hard


def test_the_child_listens_until_its_input_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(Exception):
        pass

    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", end)
    requests: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
    stream = io.BytesIO(frame({"number": 1}) + frame({"number": 2}) + b"\0\0")
    with pytest.raises(Ended) as caught:
        child._listen(stream, requests)
    assert caught.value.args == (0,)
    assert [requests.get(), requests.get()] == [{"number": 1}, {"number": 2}]
    assert requests.empty()


def test_what_libraries_print_does_not_fall_between_the_frames(good: Source) -> None:
    program = (
        "import os\nfrom adapters.loaders import child, dispatch\nreal = dispatch.FileLoader.load\n"
        "def noisy(self, source):\n    print('noise', flush=True)\n    os.write(1, b'more noise')\n"
        "    return real(self, source)\ndispatch.FileLoader.load = noisy\nchild.main()\n"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with started:
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdin.write(frame({}) + frame(source_message(good)))
        started.stdin.flush()
        (length,) = LENGTH.unpack(started.stdout.read(LENGTH.size))
        answer = json.loads(started.stdout.read(length))
        started.stdin.close()
        assert started.stdout.read() == b""
        assert started.stderr.read() == b"noise\nmore noise"
    assert answer["reusable"] is True
    assert loaded_from(answer).documents[0].text == "Some good words."


ODD = st.text(st.characters(codec=None), max_size=20)


@given(ODD.filter(lambda text: "\0" not in text and text), st.lists(st.text(max_size=5), max_size=4))
def test_any_source_passes_the_wire(name: str, readers: list[str]) -> None:
    source = Source(path=Path(name), uri=name, readers=frozenset(readers))
    body = frame(source_message(source))
    assert struct.unpack(">Q", body[:8]) == (len(body) - 8,)
    assert body[8:].isascii()
    assert source_from(json.loads(body[8:])) == source


@given(st.lists(st.tuples(ODD, st.sampled_from(sorted(REMEDIES)), ODD), max_size=4))
def test_any_refusal_passes_the_wire(refusals: list[tuple[str, str, str]]) -> None:
    loaded = Loaded(refusals=tuple(Refusal(uri=u, code=c, message=m, remedy=REMEDIES[c]) for u, c, m in refusals))
    assert loaded_from(json.loads(frame(loaded_message(loaded))[8:])) == loaded


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.eml", "a.txt"])
def test_any_document_passes_the_wire(tmp_path: Path, name: str) -> None:
    data = {
        "a.pdf": pdf_bytes([[(72, 100, "Title", 24), (72, 140, "some words", 11)], []]), "a.txt": "键：值 😀".encode(),
        "a.xlsx": xlsx_bytes({"S": [["Item", "价格"], ["Nut", 1]]}), "a.eml": mail_bytes("body", {"x.txt": b"y"}),
    }[name]  # fmt: skip
    loaded = load(tmp_path, name, data)
    assert loaded_from(json.loads(frame(loaded_message(loaded))[8:])) == loaded


def test_a_forged_identity_does_not_pass(tmp_path: Path) -> None:
    message = loaded_message(load(tmp_path, "a.txt", "words"))
    message["documents"][0]["id"] = "doc_forged"
    with pytest.raises(InvalidRecord):
        loaded_from(message)


def test_memory_that_ends_in_a_parser_is_said_and_ends_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: Source
) -> None:
    from adapters.loaders import dispatch

    def exhausted(_: object) -> str:
        raise MemoryError

    monkeypatch.setattr(child, "grant_cpu", lambda _: None)
    monkeypatch.setattr(dispatch, "kind_of_blob", exhausted)
    loaded, reusable = child.answer(FileLoader(), good, Limits())
    assert [one.code for one in loaded.refusals] == ["memory"]
    assert not reusable
    assert blob("x").name == "file"
