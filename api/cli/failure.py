"""Errors at the edge of the process."""

from __future__ import annotations

import traceback

from rich.console import Console

from api.cli.plain import styled
from schema.errors import InputError, NotFound, StoreError, VouchError


def exit_code(error: BaseException) -> int:
    """The exit code of a failure, see ``api.cli.app``."""
    if isinstance(error, InputError):
        return 2
    if isinstance(error, NotFound):
        return 4
    return 5 if isinstance(error, StoreError) else 1


def explain(error: BaseException, console: Console) -> None:
    """What went wrong and what to do; a traceback only for faults of our own."""
    if isinstance(error, VouchError):
        console.print(styled(str(error), "red"))
        if error.remedy:
            console.print(styled(error.remedy))
        return
    console.print(styled("".join(traceback.format_exception(error)), "dim"))
    console.print(styled(f"internal error: {error!r}", "red"))
    console.print("This is a fault in vouch. Please report it with the lines above.")
