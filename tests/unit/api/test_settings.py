"""Settings come from options, the environment and a file, in that order, and are checked."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import DEFAULT_STORE, Settings, load_settings
from schema.errors import InvalidSetting


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VOUCH_{name.upper()}", raising=False)


def test_defaults() -> None:
    settings = load_settings()
    assert settings.store == DEFAULT_STORE
    assert 0 < settings.false_refusals < 1
    assert settings.cache.name == "vouch"


def test_options_win_over_environment_over_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vouch.toml").write_text("workers = 3\nthreads = 4\ncontext_tokens = 900\n")
    monkeypatch.setenv("VOUCH_WORKERS", "5")
    monkeypatch.setenv("VOUCH_THREADS", "6")
    settings = load_settings(workers=7)
    assert (settings.workers, settings.threads, settings.context_tokens) == (7, 6, 900)


def test_an_option_that_is_not_given_changes_nothing() -> None:
    assert load_settings(store=None).store == DEFAULT_STORE


@pytest.mark.parametrize(("name", "value"), [("workers", 0), ("threads", 1000), ("false_refusals", 1.5)])
def test_a_bad_value_is_named_with_its_remedy(name: str, value: float) -> None:
    with pytest.raises(InvalidSetting, match=name) as caught:
        load_settings(**{name: value})
    assert f"VOUCH_{name.upper()}" in caught.value.remedy


def test_an_unknown_key_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "vouch.toml").write_text("wrokers = 3\n")
    with pytest.raises(InvalidSetting, match="wrokers"):
        load_settings()


def test_the_cache_follows_the_desktop_standard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert load_settings().cache == tmp_path / "vouch"


def test_settings_are_frozen() -> None:
    settings = load_settings()
    with pytest.raises(ValidationError):
        settings.workers = 3  # type: ignore[misc]


def test_every_setting_is_described() -> None:
    undescribed = [name for name, field in Settings.model_fields.items() if not field.description]
    assert undescribed == []
