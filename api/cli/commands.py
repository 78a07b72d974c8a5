"""The commands of daily use: ingest, ask, search, documents, delete."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.bootstrap import StageFactory, open_house
from api.cli.as_json import answer_json, as_json, dumps
from api.cli.options import AsJson, Groups, StoreUrl, names_of, one_text, principal_of, settings_of
from api.cli.plain import plain
from api.cli.show import answer_view, documents_view, plan_view, report_view, search_view, trace_view
from kg_builder.access import OWNER_ONLY, AccessRules, parse_access
from kg_builder.ingest.report import Progress as Step
from kg_builder.ingest.report import Report
from kg_builder.ingest.walk import Job, plan
from kg_builder.ingest.walk import ingest as run_ingest
from schema.errors import InvalidSetting, NotFound

REFUSED = 3
_SHOWN_NAME = 48


def read_access(file: Path | None, readers: str | None) -> AccessRules:
    """Rules of an access file; ``readers`` are the groups for what no rule matches. Raises InvalidSetting."""
    default = names_of(readers) if readers is not None else frozenset[str]()
    if file is None:
        return AccessRules(default=default) if default else OWNER_ONLY
    try:
        return parse_access(file.read_text("utf-8"), default=default)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSetting(f"the access file {str(file)!r} cannot be read: {error}") from error


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    store: StoreUrl = None,
    access: Annotated[Path | None, typer.Option("--access", help="TOML file of [[rule]] paths and readers.")] = None,
    readers: Annotated[
        str | None, typer.Option("--readers", metavar="A,B", help="Groups that may read what no rule matches.")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", help="Processes side by side.")] = None,
    prefix: Annotated[str, typer.Option("--prefix", help="Put the documents below this name.")] = "",
    plan_only: Annotated[bool, typer.Option("--plan", help="Only say what would be done.")] = False,
    sync: Annotated[
        bool, typer.Option("--sync", help="With --prefix: also delete what is no longer in the folders.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Read files and folders into the graph; what did not change is skipped."""
    if sync and not prefix:
        raise InvalidSetting(
            "--sync without --prefix would delete what other folders gave",
            remedy="Ingest this folder below a name of its own: --prefix contracts --sync",
        )
    settings = settings_of(store, workers=workers)
    job = Job(
        paths=tuple(paths), access=read_access(access, readers), prefix=prefix, workers=settings.workers, sync=sync
    )
    factory = StageFactory(settings=settings)
    console = Console()
    with open_house(settings, read_only=False) as house:
        if plan_only:
            planned = plan(job, house.store, factory)
            if json:
                typer.echo(dumps(planned))
            else:
                plan_view(planned, console, gone=bool(prefix))
            return
        report = with_progress(job, house.store, factory, quiet=json)
    if json:
        typer.echo(dumps({**_fields(report), "coverage": report.coverage}))
    else:
        report_view(report, console, gone=bool(prefix))
    if report.refusals:
        raise typer.Exit(REFUSED)


def with_progress(job: Job, writer: object, factory: StageFactory, *, quiet: bool) -> Report:
    """Ingest with a progress bar on standard error."""
    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task("reading", total=None, rate="")

        def advance(step: Step) -> None:
            name = plain(step.uri)
            shown = name if len(name) <= _SHOWN_NAME else "…" + name[1 - _SHOWN_NAME :]
            bar.update(
                task, completed=step.done, total=step.total, description=shown, rate=f"{step.rate / 1e3:.0f} kB/s"
            )

        return run_ingest(job, writer, factory, progress=advance)  # type: ignore[arg-type]


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question, in English or Chinese.")],
    store: StoreUrl = None,
    groups: Groups = None,
    trace: Annotated[bool, typer.Option("--trace", help="Show every step with its scores and times.")] = False,
    json: AsJson = False,
) -> None:
    """Answer a question with checked quotations, or say that the documents do not say."""
    with open_house(settings_of(store)) as house:
        visible = house.store.visible_to(principal_of(groups))
        answer = house.engine.answer(one_text(question), visible)
    if json:
        typer.echo(dumps(answer_json(answer)))
        return
    console = Console()
    console.print(answer_view(answer))
    if trace:
        console.print(trace_view(answer))


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words or a question.")],
    store: StoreUrl = None,
    groups: Groups = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many results.")] = 10,
    json: AsJson = False,
) -> None:
    """Find the sentences nearest to a query, without an answer."""
    with open_house(settings_of(store)) as house:
        found = house.engine.search(one_text(query), house.store.visible_to(principal_of(groups)), k)
    if json:
        typer.echo(dumps(found))
    else:
        Console().print(search_view(found))


def documents(store: StoreUrl = None, groups: Groups = None, json: AsJson = False) -> None:
    """List the documents and who may read them."""
    with open_house(settings_of(store)) as house:
        cards = house.store.documents(house.store.visible_to(principal_of(groups)))
    if json:
        typer.echo(dumps(cards))
    else:
        Console().print(documents_view(cards))


def delete(
    uri: Annotated[str, typer.Argument(metavar="URI", help="As `vouch documents` shows it.")],
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Remove a document and all that only it proved."""
    with open_house(settings_of(store), read_only=False) as house:
        if not house.store.delete_source(uri):
            raise NotFound(f"no document is called {uri!r}", remedy="See `vouch documents`.")
    typer.echo(dumps({"deleted": uri}) if json else f"deleted {plain(uri)}")


def _fields(report: Report) -> dict[str, object]:
    found = as_json(report)
    return found if isinstance(found, dict) else {}
