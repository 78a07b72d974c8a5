"""The ingest walk: discover, skip what is done, work on the rest, write each source in one transaction, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg_builder.access import OWNER_ONLY, AccessRules
from kg_builder.ingest.discovery import Discovery, discover
from kg_builder.ingest.planning import Plan, Step, make_plan
from kg_builder.ingest.report import Progress, Report, ReportBuilder
from kg_builder.ingest.stages import StagesFactory
from kg_builder.ingest.work import Worked, failure, work
from kg_builder.ingest.workers import run_workers
from schema.errors import InputError
from schema.ports import GraphWriter, LedgerEntry, Source

UNFINISHED = ""
"""Fingerprint of a source that a stage failed on: equal to none, so that the next ingest tries again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to ingest. ``sync`` also deletes known sources, below the folders given, that are no longer there.

    The store knows uris, not folders: without ``prefix`` the given folders stand for everything in the store.
    """

    paths: tuple[Path, ...]
    access: AccessRules = OWNER_ONLY
    prefix: str = ""
    workers: int = 1
    sync: bool = False

    def discover(self) -> Discovery:
        """The sources of this job."""
        return discover(self.paths, access=self.access, prefix=self.prefix)


def plan(job: Job, writer: GraphWriter, factory: StagesFactory) -> Plan:
    """What ``ingest`` would do. Reads and hashes the files, writes nothing."""
    return make_plan(job.discover(), writer.ledger(), factory().versions, workers=job.workers)


def ingest(
    job: Job,
    writer: GraphWriter,
    factory: StagesFactory,
    *,
    progress: Callable[[Progress], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Report:
    """Bring the store up to date with the files of a job; a second call writes nothing.

    Whatever happens, an interrupt or a kill included, the store holds whole sources only, and a rerun finishes the
    rest. The graph does not depend on the number of workers nor on the order of completion. Raises InputError for two
    sources of one uri, StoreError, and MissingComponent; a bad file is a refusal in the report.
    """
    start = clock()
    report = ReportBuilder()
    planned = plan(job, writer, factory)
    report.refusals += planned.refusals
    report.spend("plan", clock() - start)
    steps = {step.source.uri: step for step in planned.steps}
    meter = _Meter(planned, progress, clock)
    with closing(_worked([step.source for step in planned.steps], factory, job.workers)) as results:
        for worked in results:
            before = clock()
            _write(steps[worked.uri], worked, writer, report)
            report.spend("write", clock() - before)
            meter.advance(steps[worked.uri])
    if job.sync:
        for uri in planned.gone:
            report.deleted += writer.delete_source(uri)
    return report.build(
        skipped=len(planned.unchanged), gone=planned.gone, hidden=planned.hidden, seconds=clock() - start
    )


def _worked(sources: Sequence[Source], factory: StagesFactory, workers: int) -> Generator[Worked]:
    """Results from this process for one worker, else from several."""
    if workers > 1 and len(sources) > 1:
        yield from run_workers(sources, factory, workers)
    elif sources:
        with factory() as stages:
            for source in sources:
                yield work(source, stages)


def _write(step: Step, worked: Worked, writer: GraphWriter, report: ReportBuilder) -> None:
    """One source, one transaction, its ledger entry included. What the store will not take is refused."""
    try:
        writer.put_source(_entry(step, worked), worked.graphs)
    except InputError as error:
        worked = Worked(uri=worked.uri, refusals=(failure(worked.uri, error),), complete=False)
        writer.put_source(_entry(step, worked), ())
    report.add(worked.tally, worked.rejects, worked.seconds)
    report.refusals += worked.refusals
    report.replaced += step.known
    report.written += not step.known


def _entry(step: Step, worked: Worked) -> LedgerEntry:
    return LedgerEntry(
        uri=worked.uri,
        fingerprint=step.fingerprint if worked.complete else UNFINISHED,
        document_uris=tuple(graph.document.uri for graph, _ in worked.graphs),
        refusals=worked.refusals,
    )


class _Meter:
    """Turns finished steps into progress; the rate is in bytes, because sources differ in size more than in kind."""

    def __init__(self, planned: Plan, progress: Callable[[Progress], None] | None, clock: Callable[[], float]) -> None:
        self._progress = progress
        self._clock = clock
        self._start = clock()
        self._left = planned.size
        self._size = planned.size
        self._total = len(planned.steps)
        self._done = 0

    def advance(self, step: Step) -> None:
        """Count a finished step and tell whoever listens."""
        self._done += 1
        self._left -= step.size
        if self._progress is None:
            return
        elapsed = self._clock() - self._start
        rate = (self._size - self._left) / elapsed if elapsed > 0 else 0.0
        eta = self._left / rate if rate > 0 else None
        self._progress(Progress(done=self._done, total=self._total, uri=step.source.uri, rate=rate, eta=eta))
