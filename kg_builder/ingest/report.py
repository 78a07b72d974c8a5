"""What an ingest did, in numbers. Strings in it come from documents and file names: whoever shows them escapes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from schema.ports import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over some documents."""

    documents: int = 0
    characters: int = 0
    words: int = 0
    chunks: int = 0
    sentences: int = 0
    covered: int = 0
    mentions: int = 0
    entities: int = 0
    facts: int = 0
    merges: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one ingest.

    ``written`` sources were new, ``replaced`` known and changed, ``skipped`` unchanged, ``gone`` no longer there,
    ``deleted`` of those removed from the store. Entities are counted in each document. ``rejects`` are pairs of reason
    and number; ``stage_seconds`` are summed over workers, ``seconds`` is wall time.
    """

    tally: Tally = field(default_factory=Tally)
    written: int = 0
    replaced: int = 0
    skipped: int = 0
    gone: tuple[str, ...] = ()
    deleted: int = 0
    hidden: int = 0
    refusals: tuple[Refusal, ...] = ()
    rejects: tuple[tuple[str, int], ...] = ()
    stage_seconds: tuple[tuple[str, float], ...] = ()
    seconds: float = 0.0

    @property
    def coverage(self) -> float:
        """Share of sentences that prove at least one fact, in [0, 1]."""
        return self.tally.covered / self.tally.sentences if self.tally.sentences else 0.0

    @property
    def words_per_second(self) -> float:
        """Words (a Han character counts half) for each second of wall time; 0 when nothing was read."""
        return self.tally.words / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where an ingest stands. ``rate`` is bytes a second so far, ``eta`` seconds left or None while unknown."""

    done: int
    total: int
    uri: str
    rate: float = 0.0
    eta: float | None = None


@dataclass(slots=True, kw_only=True)
class ReportBuilder:
    """Adds up what the sources gave."""

    written: int = 0
    replaced: int = 0
    deleted: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    _tally: Counter[str] = field(default_factory=Counter)
    _rejects: Counter[str] = field(default_factory=Counter)
    _seconds: dict[str, float] = field(default_factory=dict)

    def add(self, tally: Tally, rejects: tuple[tuple[str, int], ...], seconds: tuple[tuple[str, float], ...]) -> None:
        """Add one source."""
        for name in Tally.__slots__:
            self._tally[name] += getattr(tally, name)
        self._rejects.update(dict(rejects))
        for stage, spent in seconds:
            self.spend(stage, spent)

    def spend(self, stage: str, seconds: float) -> None:
        """Add time to a stage."""
        self._seconds[stage] = self._seconds.get(stage, 0.0) + seconds

    def build(self, *, skipped: int, gone: tuple[str, ...], hidden: int, seconds: float) -> Report:
        """The finished report; refusals by uri, rejects by number."""
        return Report(
            tally=Tally(**self._tally),
            written=self.written,
            replaced=self.replaced,
            skipped=skipped,
            gone=gone,
            deleted=self.deleted,
            hidden=hidden,
            refusals=tuple(sorted(self.refusals, key=lambda refusal: (refusal.uri, refusal.code, refusal.message))),
            rejects=tuple(sorted(self._rejects.items(), key=lambda item: (-item[1], item[0]))),
            stage_seconds=tuple(sorted(self._seconds.items())),
            seconds=seconds,
        )
