"""``--groups`` at the command line: what is hidden is told apart from what is absent by no command."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from api.cli.app import app, main
from tests.conftest import CACHE

pytestmark = [pytest.mark.models, pytest.mark.xdist_group("cli"), pytest.mark.timeout(600)]

HIDDEN, ABSENT = "Zilthun Labs", "Wexdral Labs"
TEXTS = {
    "open.txt": "Acme Holdings Ltd acquired Orion Foods in 2021.\n",
    "shut.txt": f"{HIDDEN} acquired Acme Holdings Ltd in 2023. {HIDDEN} employs 42 people.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small store made by the real pipeline."""
    folder = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "access.toml").write_text('[[rule]]\npaths = ["shut.txt"]\nreaders = ["board"]\n')
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'graph.db'}"
    files = [str(folder / name) for name in TEXTS]
    options = ["--access", str(folder / "access.toml"), "--readers", "staff", "--workers", "1", "--store", url]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOUCH_CACHE", str(CACHE))
        assert CliRunner().invoke(app, ["ingest", *files, *options]).exit_code == 0
    return url


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCH_CACHE", str(CACHE))
    monkeypatch.setenv("VOUCH_THREADS", "1")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """Exit code of the process's entry point, and all it prints."""
    code: object = 0
    try:
        main(lambda: app(list(arguments), standalone_mode=False))
    except SystemExit as error:
        code = error.code
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def without(text: str, name: str) -> str:
    """The text with the name it was asked for left out, however its lines were broken."""
    return " ".join(text.split()).replace(name, "NAME")


def test_show_says_the_same_of_a_hidden_and_an_absent_entity(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--store", store, "--groups", "staff")
    hidden = told(capsys, "show", HIDDEN, *options)
    absent = told(capsys, "show", ABSENT, *options)
    assert hidden[0] == absent[0] == 4
    assert without(hidden[1], HIDDEN) == without(absent[1], ABSENT)
    code, shown = told(capsys, "show", HIDDEN, "--store", store, "--groups", "board")
    assert code == 0
    assert HIDDEN in shown


def test_ids_of_hidden_and_unknown_entities_are_refused_alike(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, shown = told(capsys, "show", HIDDEN, "--store", store, "--json")
    hidden = json.loads(shown.splitlines()[0])["entity"]["id"]
    unknown = "ent_" + "0" * 24
    one, other = (told(capsys, "show", name, "--store", store, "--groups", "staff") for name in (hidden, unknown))
    assert one[0] == other[0] == 4
    assert without(one[1], hidden) == without(other[1], unknown)


def test_show_joins_facts_of_what_the_groups_may_read(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = "Acme Holdings Ltd"
    _, staff = told(capsys, "show", name, "--store", store, "--groups", "staff", "--json")
    _, both = told(capsys, "show", name, "--store", store, "--groups", "staff,board", "--json")
    assert "Zilthun" not in staff
    assert json.loads(staff.splitlines()[0])["entity"]["documents"] == 1
    assert json.loads(both.splitlines()[0])["entity"]["documents"] == 2
    assert "Zilthun" in both


def test_search_and_ask_are_silent_about_the_hidden(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("search", "employs 42 people"), ("ask", "Who acquired Acme Holdings Ltd?", "--trace")):
        code, printed = told(capsys, *command, "--store", store, "--groups", "staff")
        assert code == 0
        assert "zilthun" not in printed.lower()
        assert "shut.txt" not in printed
    code, printed = told(capsys, "search", "employs 42 people", "--store", store, "--groups", "board")
    assert HIDDEN in printed


def test_groups_that_nobody_gave_anything_see_an_empty_store(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--store", store, "--groups", "strangers", "--json")
    assert told(capsys, "documents", *options) == (0, "[]\n")
    assert told(capsys, "search", "acquired", *options) == (0, "[]\n")
    code, printed = told(capsys, "ask", "Who acquired Orion Foods?", *options)
    assert code == 0
    found = json.loads(printed.splitlines()[-1])
    assert (found["status"], found["citations"], found["paths"]) == ("unanswerable", [], [])


@pytest.mark.parametrize("groups", ["", " ", "staff,,board", ","])
def test_a_blank_group_is_no_way_in(store: str, capsys: pytest.CaptureFixture[str], groups: str) -> None:
    code, printed = told(capsys, "documents", "--store", store, "--groups", groups)
    assert code == 2
    assert "open.txt" not in printed
