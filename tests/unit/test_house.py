"""The house numbers and habits, read off the tree."""

import ast
import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("schema", "linguistics", "kg_builder", "graph_rag", "adapters", "api")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EDGES = {"api/cli/app.py"}
MAX_FILE, MAX_FUNCTION = 300, 60

# Longer than the house number, each with its reason.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_readable(path: Path) -> None:
    assert lines_of(path) <= MAX_FILE or name_of(path) in LONG_FILES
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= MAX_FUNCTION or f"{name_of(path)}:{node.name}" in LONG_FUNCTIONS, node.name


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_broad_handlers_stand_at_the_edges_only(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
            )
            passed_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            assert not broad or passed_on or name_of(path) in EDGES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_settings_read_the_environment(path: Path) -> None:
    reads = re.search(r"\bos\.environ\b|\bgetenv\b", path.read_text("utf-8"))
    assert reads is None or name_of(path) == "api/settings.py"


def test_names_that_say_nothing_are_not_used() -> None:
    assert not [name_of(path) for path in SOURCES if path.stem in {"utils", "helpers", "common", "manager", "misc"}]


def test_there_is_more_test_than_source() -> None:
    source = sum(map(lines_of, SOURCES))
    assert sum(map(lines_of, TESTS)) >= 1.2 * source


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in TESTS}
    assert not [name_of(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_no_other_distribution_claims_our_package_names() -> None:
    claimed: dict[str, set[str]] = {}
    for distribution in importlib.metadata.distributions():
        name = distribution.metadata["Name"]
        tops = {path.parts[0].removesuffix(".py") for path in distribution.files or () if path.parts}
        for top in tops & {*ROOMS, "benchmarks"}:
            claimed.setdefault(top, set()).add(name)
    assert all(names <= {"vouch-kg"} for names in claimed.values()), claimed


def test_the_lock_pins_every_package_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "--index-url" not in lock
    assert "--find-links" not in lock
    assert "://" not in re.sub(r"^#.*$", "", lock, flags=re.MULTILINE)
    pins = re.findall(r"^([a-z0-9][\w.-]*)==", lock, flags=re.MULTILINE)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for requirement in wanted:
        name = re.split(r"[<>=!~ \[;]", requirement, maxsplit=1)[0].lower()
        assert name in pins, f"run `make lock`: {name} is not locked"
    assert lock.count("--hash=sha256:") > len(set(pins))
