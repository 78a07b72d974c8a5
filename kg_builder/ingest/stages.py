"""The stages of the ingest walk as one thing that can be built in any process."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from schema import rendering
from schema.ports import Embedder, Extractor, Loader, Resolver, Splitter


@dataclass(slots=True, kw_only=True)
class Stages:
    """Loader, splitter, extractors, resolver and embedder. Used as a context manager it closes ``resources``.

    Building it does no I/O and loads no weights: the parent of several workers builds one only to know ``versions``.
    """

    loader: Loader
    splitter: Splitter
    extractors: tuple[Extractor, ...]
    resolver: Resolver
    embedder: Embedder
    resources: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.resources.close()

    @property
    def versions(self) -> tuple[str, ...]:
        """What the result depends on beside the source: the version of each stage (extractors sorted) and rendering."""
        extractors = sorted(extractor.version for extractor in self.extractors)
        stages = (self.loader.version, self.splitter.version, *extractors, self.resolver.version)
        return (*stages, rendering.VERSION, self.embedder.name)


StagesFactory = Callable[[], Stages]
"""Builds the stages; it must be picklable (a module-level function or a dataclass with ``__call__``)."""
