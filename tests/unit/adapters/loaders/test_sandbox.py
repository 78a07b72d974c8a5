"""The sandbox: limits end a child, never the batch; the child never outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.loaders import sandbox
from adapters.loaders.child import answer, grant_cpu
from adapters.loaders.dispatch import FileLoader
from adapters.loaders.limits import Limits
from adapters.loaders.sandbox import SandboxedLoader
from adapters.loaders.wire import LENGTH, frame, loaded_from, loaded_message, source_from, source_message
from schema.ports import Loaded, Source
from tests.unit.adapters.loaders.files import load, pdf_bytes, xlsx_bytes, zip_bytes

ROOT = Path(sandbox.__file__).resolve().parents[2]
Fake = Callable[[str], None]


@pytest.fixture
def good(tmp_path: Path) -> Source:
    path = tmp_path / "good.txt"
    path.write_text("Some good words.")
    return Source(path=path, uri="good.txt")


@pytest.fixture
def fake_child(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Replace the child's program by a few lines of Python; the pipes and frames stay real."""
    real = subprocess.Popen

    def install(program: str) -> None:
        def start(_: list[str], **options: object) -> subprocess.Popen[bytes]:
            return real([sys.executable, "-c", program], **options)  # type: ignore[call-overload, no-any-return]

        monkeypatch.setattr(subprocess, "Popen", start)

    return install


def child_of(loader: SandboxedLoader) -> subprocess.Popen[bytes]:
    assert loader._child is not None
    return loader._child


def ended(pid: int) -> bool:
    """True once no such process is left (a zombie counts as ended)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def waits_for(condition: Callable[[], bool]) -> bool:
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_one_child_serves_many_files_and_ends_with_the_context(good: Source) -> None:
    with SandboxedLoader() as loader:
        assert loader.load(good).documents[0].text == "Some good words."
        first = child_of(loader).pid
        assert loader.load(good).documents
        assert child_of(loader).pid == first
    assert loader._child is None
    assert ended(first)


def test_the_child_ends_when_its_parent_is_killed(good: Source, tmp_path: Path) -> None:
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom adapters.loaders.sandbox import SandboxedLoader\n"
        "from schema.ports import Source\nloader = SandboxedLoader()\n"
        f"loader.load(Source(path=Path({str(good.path)!r}), uri='x'))\n"
        "print(loader._child.pid, flush=True)\ntime.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert not ended(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert waits_for(lambda: ended(child))


def test_a_child_that_died_between_files_is_replaced(good: Source) -> None:
    with SandboxedLoader() as loader:
        loader.load(good)
        child = child_of(loader)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        assert loader.load(good).documents
        assert child_of(loader).pid != child.pid


def test_too_slow_is_refused_and_the_next_file_is_read(good: Source, fake_child: Fake) -> None:
    loader = SandboxedLoader(Limits(seconds=0.3))
    with pytest.MonkeyPatch.context():
        fake_child("import time; time.sleep(600)")
        (refused,) = loader.load(good).refusals
    assert (refused.uri, refused.code) == ("good.txt", "timeout")
    assert loader._child is None


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "memory"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "timeout"),
        ("os._exit(3)", "crashed"),
        ("sys.stdout.buffer.write(struct.pack('>Q', 1 << 40)); sys.stdout.flush()", "memory"),
        ("sys.stdout.buffer.write(struct.pack('>Q', 2) + b'[]'); sys.stdout.flush()", "crashed"),
    ],
)
def test_how_a_child_ends_says_why(good: Source, fake_child: Fake, ending: str, code: str) -> None:
    fake_child(f"import os, signal, struct, sys, resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
               f"sys.stdin.buffer.read(300)\n{ending}\n")  # fmt: skip
    loader = SandboxedLoader(Limits(seconds=20))
    (refused,) = loader.load(good).refusals
    assert refused.code == code
    assert refused.remedy
    assert loader._child is None


def test_memory_is_bounded_and_the_next_file_is_read(tmp_path: Path, good: Source) -> None:
    path = tmp_path / "big.json"
    path.write_text("[" + "[]," * 15_000_000 + "[]]")
    with SandboxedLoader(Limits(memory_bytes=1 << 30)) as loader:
        (refused,) = loader.load(Source(path=path, uri="big.json")).refusals
        assert loader.load(good).documents
    assert (refused.uri, refused.code) == ("big.json", "memory")


def test_processor_time_is_bounded(tmp_path: Path, good: Source) -> None:
    program = "from adapters.loaders.child import grant_cpu\ngrant_cpu(0)\nn = 0\nwhile True:\n    n += 1\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGXCPU


def test_the_child_answers_in_this_process_too(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    granted: list[int] = []
    monkeypatch.setattr("adapters.loaders.child.grant_cpu", granted.append)
    loaded, reusable = answer(FileLoader(), good, Limits())
    assert loaded.documents
    assert reusable
    assert granted == [Limits().cpu_seconds]

    def exhausted(_: object, __: object) -> Loaded:
        raise MemoryError

    monkeypatch.setattr(FileLoader, "load", exhausted)
    loaded, reusable = answer(FileLoader(), good, Limits())
    assert [one.code for one in loaded.refusals] == ["memory"]
    assert not reusable
    assert callable(grant_cpu)


def test_the_parent_of_a_sandbox_loads_no_parser() -> None:
    program = (
        "import sys\nimport adapters.loaders.sandbox\n"
        "print([name for name in ('pypdfium2', 'docx', 'openpyxl', 'lxml', 'selectolax') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_frames_carry_everything(tmp_path: Path) -> None:
    data = zip_bytes({
        "a.pdf": pdf_bytes([[(72, 100, "Hello there", 11)]]), "b.xlsx": xlsx_bytes({"S": [["项", "价"], ["螺丝", 1]]}),
        "c.bin": bytes(range(256)) * 4,
    })  # fmt: skip
    loaded = load(tmp_path, "a.zip", data)
    assert loaded.documents
    assert loaded.refusals
    import json

    framed = frame(loaded_message(loaded))
    (length,) = LENGTH.unpack(framed[: LENGTH.size])
    assert length == len(framed) - LENGTH.size
    assert loaded_from(json.loads(framed[LENGTH.size :])) == loaded


def test_sources_with_odd_names_pass_the_wire() -> None:
    import json

    for name in ("bad\udcff.txt", "new\nline", "合同.txt"):
        source = Source(path=Path(name), uri=name, readers=frozenset({"b", "a"}))
        assert source_from(json.loads(frame(source_message(source))[LENGTH.size :])) == source


def test_an_interrupt_leaves_no_child_behind(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = SandboxedLoader()
    loader.load(good)
    pid = child_of(loader).pid

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loader, "_receive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        loader.load(good)
    assert ended(pid)
    assert loader._child is None


def test_a_relative_path_is_read_from_where_the_caller_stands(good: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(good.path.parent)
    with SandboxedLoader() as loader:
        loaded = loader.load(Source(path=Path(good.path.name), uri=good.uri))
    assert loaded.refusals == ()
    assert [document.uri for document in loaded.documents] == [good.uri]
