"""Options that several commands share, and how they become settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from api.settings import Settings, load_settings
from schema.access import OWNER, Principal
from schema.errors import InvalidSetting

StoreUrl = Annotated[
    str | None, typer.Option("--store", metavar="URL", help="Store: sqlite:///path (default .vouch/graph.db).")
]
Groups = Annotated[
    str | None,
    typer.Option("--groups", metavar="A,B", help="Read as somebody in these groups, who sees nothing else."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def settings_of(store: str | None, **options: object) -> Settings:
    """Settings with a command's options on top."""
    return load_settings(store=store, **options)


def names_of(text: str) -> frozenset[str]:
    """Group names of a comma-separated option. Raises InvalidSetting for an empty one."""
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise InvalidSetting(f"{text!r} is no list of groups", remedy="Write names with commas: --groups finance,board")
    return frozenset(names)


def principal_of(groups: str | None) -> Principal:
    """The owner, or somebody in exactly these groups."""
    return OWNER if groups is None else Principal(groups=names_of(groups))


def one_text(words: Sequence[str]) -> str:
    """A question given as one argument or as several words."""
    return " ".join(words)
