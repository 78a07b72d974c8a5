"""Options, store URLs, access files and exit codes."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from api.bootstrap import store_path
from api.cli.commands import read_access
from api.cli.failure import exit_code, explain
from api.cli.options import names_of, principal_of
from schema.access import OWNER
from schema.errors import InputError, InvalidSetting, NotFound, StoreBusy, StoreTooNew, VouchError


def test_groups_become_a_principal_that_is_not_the_owner() -> None:
    principal = principal_of("finance, board")
    assert principal.groups == {"finance", "board"}
    assert not principal.owner
    assert principal_of(None) == OWNER


@pytest.mark.parametrize("text", ["", "a,,b", ",", " "])
def test_an_empty_group_is_a_mistake_not_the_owner(text: str) -> None:
    with pytest.raises(InvalidSetting):
        names_of(text)


@pytest.mark.parametrize(
    ("url", "path"), [("sqlite:///a/b.db", Path("a/b.db")), ("sqlite:////var/b.db", Path("/var/b.db"))]
)
def test_store_urls(url: str, path: Path) -> None:
    assert store_path(url) == path


@pytest.mark.parametrize("url", ["", "a.db", "sqlite://", "sqlite:///", "sqlite:///a/", "bolt://x", "sqlite:///a\0b"])
def test_other_store_urls_are_refused(url: str) -> None:
    with pytest.raises(InvalidSetting, match="store URL") as caught:
        store_path(url)
    assert "sqlite:///" in caught.value.remedy


def test_readers_are_the_default_of_the_access_file(tmp_path: Path) -> None:
    file = tmp_path / "access.toml"
    file.write_text('[[rule]]\npaths = "hr/**"\nreaders = ["hr"]\n')
    rules = read_access(file, "all")
    assert rules.readers("hr/a.txt") == {"hr"}
    assert rules.readers("b.txt") == {"all"}
    assert read_access(None, None).readers("b.txt") == frozenset()


def test_an_access_file_that_is_not_there_is_no_open_door(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="cannot be read"):
        read_access(tmp_path / "absent.toml", "all")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x"), 2),
        (InvalidSetting("x"), 2),
        (NotFound("x"), 4),
        (StoreBusy("x"), 5),
        (StoreTooNew("x"), 5),
        (VouchError("x"), 1),
        (ValueError("x"), 1),
    ],
)
def test_exit_codes(error: Exception, code: int) -> None:
    assert exit_code(error) == code


def shown(error: Exception) -> str:
    out = io.StringIO()
    explain(error, Console(file=out, width=200))
    return out.getvalue()


def test_a_known_error_is_a_sentence_and_a_remedy() -> None:
    text = shown(StoreBusy("another process \x1b[31mwrites", remedy="Try again."))
    assert "Try again." in text
    assert "Traceback" not in text
    assert "\x1b[31m" not in text


def test_a_fault_of_our_own_says_so_with_its_traceback() -> None:
    assert "fault in vouch" in shown(ValueError("unexpected"))


def test_sync_needs_a_name_for_what_it_may_delete(tmp_path: Path) -> None:
    from api.cli.commands import ingest

    with pytest.raises(InvalidSetting, match="other folders") as caught:
        ingest([tmp_path], store=f"sqlite:///{tmp_path}/x.db", sync=True)
    assert "--prefix" in caught.value.remedy
    assert not (tmp_path / "x.db").exists()
