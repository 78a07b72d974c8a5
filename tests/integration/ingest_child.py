"""A real ingest with two workers, to be killed: ``python -m tests.integration.ingest_child FOLDER STORE PAUSE``.

Prints a line for each source that was written. Every source takes ``PAUSE`` seconds.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from adapters.sqlite.store import open_store
from kg_builder.ingest import Job, Progress, ingest
from tests.unit.kg_builder.ingest.fakes import Factory


def told(progress: Progress) -> None:
    """Say which source is done."""
    sys.stdout.write(f"{progress.uri}\n")
    sys.stdout.flush()


def main(folder: Path, store: Path, pause: float) -> None:
    """Ingest a folder slowly."""
    factory = Factory(pause=pause)
    embedder = factory().embedder
    with open_store(store, embedder_name=embedder.name, width=embedder.width) as opened:
        ingest(Job(paths=(folder,), workers=2), opened, factory, progress=told)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell starts its children deaf to it
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
