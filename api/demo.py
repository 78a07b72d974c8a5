"""``vouch demo``: the main job on the bundled samples, with no key and no server."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule

from api.bootstrap import House, StageFactory, open_house
from api.cli.commands import read_access, with_progress
from api.cli.plain import plain, styled
from api.cli.show import answer_view, report_view
from api.settings import load_settings
from kg_builder.ingest.walk import Job
from schema.access import OWNER, Principal
from schema.errors import InputError

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
STORE = "sqlite:///.vouch/samples.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoQuestion:
    """A question of the demonstration: what it shows, and in whose name it is asked."""

    shows: str
    question: str
    groups: frozenset[str]


def demo(
    samples: Annotated[
        Path, typer.Option("--samples", help="Folder with documents/, access.toml, demo.json.")
    ] = SAMPLES,
    store: Annotated[str, typer.Option("--store", help="Store URL.")] = STORE,
) -> None:
    """Build the graph of the bundled samples and answer some questions about them."""
    settings = load_settings(store=store)
    questions = read_questions(samples / "demo.json")
    console = Console()
    job = Job(
        paths=(samples / "documents",), access=read_access(samples / "access.toml", None), workers=settings.workers
    )
    with open_house(settings, read_only=False) as house:
        report_view(with_progress(job, house.store, StageFactory(settings=settings), quiet=False), console)
        for question in questions:
            _ask(house, question, console)
    console.print(f'\nAsk your own: .venv/bin/vouch ask --store {store} "…"')


def read_questions(file: Path) -> list[DemoQuestion]:
    """The questions of the demonstration. Raises InputError naming the file."""
    try:
        rows = json.loads(file.read_text("utf-8"))
        return [
            DemoQuestion(shows=row["shows"], question=row["question"], groups=frozenset(row["groups"])) for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{str(file)!r} is not a list of demonstration questions: {error}") from error


def _ask(house: House, question: DemoQuestion, console: Console) -> None:
    principal = Principal(groups=question.groups) if question.groups else OWNER
    answer = house.engine.answer(question.question, house.store.visible_to(principal))
    who = ", ".join(sorted(question.groups)) or "the owner"
    console.print()
    console.print(Rule(styled(f"{question.shows} (asked by {plain(who)})"), align="left"))
    console.print(styled(question.question, "bold"))
    console.print(answer_view(answer))
