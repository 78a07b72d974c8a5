"""What an ingest would do, before it does anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg_builder.ingest.discovery import Discovery
from kg_builder.ingest.fingerprint import content_hash, fingerprint
from schema.ports import LedgerEntry, Refusal, Source

CHARACTERS_PER_PAGE = 1800
CHARACTERS_PER_SECOND = 4000.0
"""Rate of one worker with parsing and embedding on one 2020s core; pass a measured one where there is one."""

_TEXT_PER_BYTE = {
    ".txt": 0.9, ".md": 0.9, ".csv": 1.2, ".tsv": 1.2, ".json": 0.9, ".jsonl": 0.9, ".eml": 0.4, ".html": 0.3,
    ".htm": 0.3, ".pdf": 0.03, ".docx": 0.12, ".pptx": 0.01, ".xlsx": 1.0, ".epub": 1.0, ".msg": 0.1, ".zip": 1.0,
    ".db": 0.4, ".sqlite": 0.4,
}  # fmt: skip
_OTHER_TEXT_PER_BYTE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A source that has to be worked on. ``known`` when the store holds an older state of it."""

    source: Source
    fingerprint: str
    size: int
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps in order of uri. ``gone`` are sources in the store, below the folders given, that are no more.

    ``refusals`` are those of the walk and those that unchanged sources met when they were read.

    ``characters``, ``pages`` and ``seconds`` are estimates from file sizes and types; ``size`` is bytes to read.
    """

    steps: tuple[Step, ...] = ()
    unchanged: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    hidden: int = 0
    size: int = 0
    characters: int = 0
    pages: int = 0
    seconds: float = 0.0

    @property
    def replaced(self) -> tuple[str, ...]:
        """Uris of known sources that changed, or whose stages or readers did."""
        return tuple(step.source.uri for step in self.steps if step.known)


def make_plan(
    discovery: Discovery,
    ledger: Mapping[str, LedgerEntry],
    versions: Sequence[str],
    *,
    workers: int = 1,
    characters_per_second: float = CHARACTERS_PER_SECOND,
) -> Plan:
    """Compare what was found with the ledger: reads every file once to hash it, and nothing else."""
    steps: list[Step] = []
    unchanged: list[str] = []
    refusals = list(discovery.refusals)
    kept: list[Refusal] = []
    for source in discovery.sources:
        try:
            size = source.path.stat().st_size
            mark = fingerprint(source, content_hash(source), versions)
        except OSError as error:
            message = f"the file cannot be read ({error.strerror})"
            refusals.append(
                Refusal(uri=source.uri, code="unreadable-file", message=message, remedy="Check its permissions.")
            )
            continue
        entry = ledger.get(source.uri)
        if entry is not None and entry.fingerprint == mark:
            unchanged.append(source.uri)
            kept += entry.refusals
        else:
            steps.append(Step(source=source, fingerprint=mark, size=size, known=entry is not None))
    characters = sum(estimated_characters(step) for step in steps)
    return Plan(
        steps=tuple(steps),
        unchanged=tuple(unchanged),
        gone=_gone(discovery, ledger, refusals),
        refusals=tuple(sorted((*refusals, *kept), key=lambda refusal: (refusal.uri, refusal.code))),
        hidden=discovery.hidden,
        size=sum(step.size for step in steps),
        characters=characters,
        pages=-(-characters // CHARACTERS_PER_PAGE),
        seconds=characters / characters_per_second / max(1, workers),
    )


def estimated_characters(step: Step) -> int:
    """A guess at the text a file holds, from its size and type."""
    suffix = PurePosixPath(step.source.uri).suffix.lower()
    return int(step.size * _TEXT_PER_BYTE.get(suffix, _OTHER_TEXT_PER_BYTE))


def _gone(discovery: Discovery, ledger: Mapping[str, LedgerEntry], refusals: Sequence[Refusal]) -> tuple[str, ...]:
    """Known sources in the walked scopes that were not found; what could not be read is not gone."""
    found = {source.uri for source in discovery.sources}
    unread = {refusal.uri for refusal in refusals}
    below = tuple(uri + "/" for uri in sorted(unread))
    return tuple(
        uri
        for uri in sorted(ledger)
        if uri.startswith(discovery.scopes) and uri not in found and uri not in unread and not uri.startswith(below)
    )
