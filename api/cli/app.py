"""The command line.

Exit codes: 0 done, 1 a fault of our own, 2 wrong usage or setting, 3 some files were refused (the rest was ingested),
4 not found, 5 the store cannot be used, 6 ``check`` or ``doctor`` found faults.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console

from api.cli import commands, curate
from api.cli.calibrate import calibrate
from api.cli.failure import exit_code, explain
from api.demo import demo

app = typer.Typer(
    name="vouch",
    help="Answers from your own documents, every sentence backed by a checked quotation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (
    commands.ingest, commands.ask, commands.search, commands.documents, commands.delete,
    curate.show, curate.unmerge, curate.remerge, curate.check, curate.export, curate.doctor,
):  # fmt: skip
    app.command()(command)
app.command(name="import")(curate.import_)
app.command()(calibrate)
app.command()(demo)


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed  # noqa: PLC0415

        sys.stdout.write(f"vouch {installed('vouch-kg')}\n")
        raise typer.Exit


def main(run: Callable[[], object] = app) -> None:
    """The process edge: every failure becomes a sentence, a remedy and an exit code."""
    try:
        run()
    except Exception as error:  # noqa: BLE001  the edge of the process: nothing is left to catch it
        explain(error, Console(stderr=True))
        raise SystemExit(exit_code(error)) from None
