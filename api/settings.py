"""All settings, in one frozen object that is passed on. The only module that reads the environment.

Every field can be set by ``VOUCH_<NAME>`` or in a ``vouch.toml`` in the working directory; a command's own options win.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from schema.errors import InvalidSetting

DEFAULT_STORE = "sqlite:///.vouch/graph.db"


def _default_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "vouch"


class Settings(BaseSettings):
    """Where things are and how much of the machine may be used."""

    model_config = SettingsConfigDict(env_prefix="VOUCH_", toml_file="vouch.toml", frozen=True, extra="forbid")

    store: str = Field(
        DEFAULT_STORE, description="Store URL: sqlite:///path below the working directory, or sqlite:////absolute."
    )
    cache: Path = Field(default_factory=_default_cache, description="Folder for what is built once from the models.")
    threads: Annotated[int, Field(ge=1, le=64, description="Threads of one process's embedding model.")] = 2
    workers: Annotated[int, Field(ge=1, le=64, description="Processes that read documents side by side.")] = 2
    file_megabytes: Annotated[int, Field(ge=1, description="Larger files are refused.")] = 100
    file_seconds: Annotated[int, Field(ge=1, description="A file that takes longer to parse is refused.")] = 120
    parser_megabytes: Annotated[int, Field(ge=256, description="Memory limit of the child process that parses.")] = 2048
    context_tokens: Annotated[int, Field(ge=100, le=100_000, description="Budget of the evidence for one answer.")] = (
        1500
    )
    false_refusals: Annotated[
        float, Field(gt=0.0, lt=1.0, description="Share of answerable questions that may be refused wrongly.")
    ] = 0.15

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options, then the environment, then ``vouch.toml``."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**options: object) -> Settings:
    """Settings with these options on top (None means "not given"). Raises InvalidSetting in a person's words."""
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or "settings"
        raise InvalidSetting(
            f"setting {name!r}: {first['msg'].lower()}",
            remedy=f"Change VOUCH_{name.upper()}, {name} in vouch.toml, or the command's option.",
        ) from error
