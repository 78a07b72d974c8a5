"""A store of a data set's passages, built once and kept by the hash of what is in it and of what read it.

Passages are spread over access classes, so that a question can be asked as somebody who may not read its gold
passages: the product's own permissions take the evidence away, exactly as if it had never been written. The owner
reads everything.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from api.bootstrap import House, StageFactory, open_house
from api.settings import Settings, load_settings
from benchmarks.corpora import Asked, Corpus, ingest_corpus
from benchmarks.quality.order import Order
from schema import ids
from schema.access import OWNER, Principal, VisibleSet

CLASSES = 64
_SAFE = re.compile(r"[^\w.-]+")


@dataclass(slots=True, kw_only=True)
class Opened:
    """An open store of a corpus; ``groups`` gives the access class of each passage."""

    house: House
    corpus: Corpus
    groups: Mapping[str, str]
    stages: tuple[str, ...]
    _rows: dict[str, str] = field(default_factory=dict)

    @property
    def everything(self) -> VisibleSet:
        """What the owner sees."""
        return self.house.store.visible_to(OWNER)

    def without(self, passage_ids: Sequence[str]) -> VisibleSet:
        """What somebody sees who may read no access class of these passages."""
        hidden = {self.groups[identifier] for identifier in passage_ids}
        return self.house.store.visible_to(Principal(groups=frozenset(self.groups.values()) - hidden))

    def rows(self, chunk_ids: Sequence[str]) -> list[str]:
        """Ids of the passages that chunks come from, each once, in the order of the chunks."""
        unknown = [chunk_id for chunk_id in dict.fromkeys(chunk_ids) if chunk_id not in self._rows]
        if unknown:
            everything = self.everything
            chunks = self.house.store.chunks(unknown, everything)
            documents = sorted({chunk.span.document_id for chunk in chunks})
            uris = {card.id: card.uri for card in self.house.store.documents(everything, documents)}
            self._rows |= {chunk.id: passage_of(uris[chunk.span.document_id]) for chunk in chunks}
        return list(dict.fromkeys(self._rows[chunk_id] for chunk_id in chunk_ids if chunk_id in self._rows))


def passage_of(uri: str) -> str:
    """The id of the passage that was written under this uri (see ``benchmarks.corpora.document_of``)."""
    return uri.removesuffix(".txt")


@contextmanager
def open_corpus(order: Order, corpus: Corpus) -> Iterator[Opened]:
    """Build what is missing of the store, and open it. An interrupted build goes on where it stopped."""
    stages = StageFactory(settings=load_settings())().versions
    settings = _settings(order, corpus, stages)
    with open_house(settings, read_only=False) as house:
        groups = ingest_corpus(corpus, house, settings, classes=CLASSES, workers=order.workers)
        yield Opened(house=house, corpus=corpus, groups=groups, stages=stages)


def _settings(order: Order, corpus: Corpus, stages: Sequence[str]) -> Settings:
    content = [part for row in corpus.passages for part in (row.id, row.title, row.text)]
    name = f"{_SAFE.sub('_', corpus.name)}-{ids.digest(str(CLASSES), *stages, *content)[:12]}"
    path = (order.cache / "stores" / f"{name}.db").resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    return load_settings(store=f"sqlite:///{path}", workers=order.workers)


def restricted(corpus: Corpus, questions: Sequence[Asked], order: Order) -> Corpus:
    """These questions; of the passages all, or their gold ones and others up to ``order.passages``, drawn by seed."""
    passages = corpus.passages
    if 0 < order.passages < len(passages):
        gold = {identifier for row in questions for identifier in row.gold_ids}
        others = [passage.id for passage in passages if passage.id not in gold]
        room = min(len(others), max(0, order.passages - len(gold)))
        kept = gold | set(random.Random(order.seed).sample(others, room))
        passages = tuple(passage for passage in passages if passage.id in kept)
    return replace(corpus, passages=passages, questions=tuple(questions))
