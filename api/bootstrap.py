"""Wiring: which adapter stands behind which port. The only module that imports adapters, each where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from api.calibration import calibrated, calibration_file
from api.settings import Settings
from graph_rag.answer.composer import ExtractiveComposer
from graph_rag.answer.refuse import load_refusal_model
from graph_rag.engine import Engine
from kg_builder.ingest.stages import Stages
from schema.errors import InvalidSetting
from schema.ports import Archive, Embedder, GraphWriter, Lexicon, Parser, Reader, Reranker

_SQLITE = "sqlite:///"


class Store(GraphWriter, Reader, Archive, Protocol):
    """A store with all its sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFactory:
    """Builds the ingest stages in whatever process calls it; picklable."""

    settings: Settings

    def __call__(self) -> Stages:
        """Stages that have loaded nothing yet."""
        from adapters.loaders.limits import MEBIBYTE, Limits
        from adapters.loaders.sandbox import SandboxedLoader
        from kg_builder.extract.chinese.extractor import ChineseExtractor
        from kg_builder.extract.english.extractor import EnglishExtractor
        from kg_builder.extract.structured import StructuredExtractor
        from kg_builder.resolve.resolver import LocalResolver
        from kg_builder.split import BlockSplitter

        limits = Limits(
            file_bytes=self.settings.file_megabytes * MEBIBYTE,
            seconds=float(self.settings.file_seconds),
            memory_bytes=self.settings.parser_megabytes * MEBIBYTE,
        )
        parsers = make_parsers()
        loader = SandboxedLoader(limits)
        stages = Stages(
            loader=loader,
            splitter=BlockSplitter(),
            extractors=(EnglishExtractor(parsers["en"]), ChineseExtractor(parsers["zh"]), StructuredExtractor()),
            resolver=LocalResolver(),
            embedder=make_embedder(self.settings, share=self.settings.workers),
        )
        stages.resources.callback(loader.close)
        return stages


def make_parsers() -> Mapping[str, Parser]:
    """Parsers by language; their models load at the first text."""
    from adapters.nlp.lac_parser import LacParser
    from adapters.nlp.spacy_parser import SpacyParser

    return {"en": SpacyParser(), "zh": LacParser()}


def make_embedder(settings: Settings, *, share: int = 1) -> Embedder:
    """The embedder; its model loads at the first text. ``share``: how many processes share the threads."""
    from adapters.embedding.e5 import E5Embedder

    return E5Embedder(cache=settings.cache, threads=max(1, settings.threads // share))


def make_lexicon() -> Lexicon:
    """Bilingual words; the list is read at the first word."""
    from adapters.lexicon.bilingual import BilingualLexicon

    return BilingualLexicon()


def make_reranker(settings: Settings) -> Reranker:
    """The reader of passages; its model loads at the first question."""
    from adapters.reading.reader import E5Reader

    return E5Reader(cache=settings.cache, threads=settings.threads)


def store_path(url: str) -> Path:
    """The file behind ``sqlite:///relative`` or ``sqlite:////absolute``; raises InvalidSetting for other URLs."""
    path = url.removeprefix(_SQLITE)
    if not url.startswith(_SQLITE) or not path or path.endswith("/") or "\0" in path:
        raise InvalidSetting(
            f"store URL {url!r} is not known",
            remedy="Use sqlite:///folder/graph.db, or sqlite:////folder/graph.db for /folder.",
        )
    return Path(path)


@dataclass
class House:
    """An open store with what reads and answers from it. Obtained from ``open_house``."""

    settings: Settings
    store: Store
    embedder: Embedder

    @cached_property
    def parsers(self) -> Mapping[str, Parser]:
        """Parsers by language."""
        return make_parsers()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Bilingual words."""
        return make_lexicon()

    @cached_property
    def reranker(self) -> Reranker:
        """Reads passages together with the question."""
        return make_reranker(self.settings)

    @cached_property
    def engine(self) -> Engine:
        """The answering side."""
        composer = ExtractiveComposer(
            reader=self.store,
            embedder=self.embedder,
            parsers=self.parsers,
            refusal=calibrated(load_refusal_model(), calibration_file(store_path(self.settings.store))),
            false_refusals=self.settings.false_refusals,
        )
        return Engine(
            reader=self.store,
            embedder=self.embedder,
            parsers=self.parsers,
            composer=composer,
            budget=self.settings.context_tokens,
            lexicon=self.lexicon,
            reranker=self.reranker,
        )


@contextmanager
def open_house(settings: Settings, *, read_only: bool = True) -> Iterator[House]:
    """Open the store of these settings. Raises StoreError and its kinds, and InvalidSetting for an unknown URL."""
    from adapters.sqlite.store import open_store

    embedder = make_embedder(settings)
    path = store_path(settings.store)
    with open_store(path, embedder_name=embedder.name, width=embedder.width, read_only=read_only) as store:
        yield House(settings=settings, store=store, embedder=embedder)
