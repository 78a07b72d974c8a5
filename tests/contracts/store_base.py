"""Where the contracts of stores get their stores, worlds and questions from."""

from __future__ import annotations

import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from adapters.scripted import ScriptedEmbedder
from schema.access import OWNER, Principal, VisibleSet
from schema.errors import NotFound
from schema.graph import DocumentGraph, MergeKind, SearchKind
from schema.ports import Archive, GraphWriter, Reader
from tests.contracts.graphs import Joined, Said, Sketch, build, source_of

EMBEDDER = ScriptedEmbedder(width=32)
GROUPS = ("board", "finance", "staff")
NAMES = ("Acme", "Acme Ltd", "Acme GmbH", "Widget Inc", "Bolt 华为", "华为公司")
PROPERTY = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow]
)


class Store(GraphWriter, Reader, Archive, Protocol):
    """All that a store is."""


class StoreBase(ABC):
    """A contract needs empty stores; two of them are never open at once."""

    @abstractmethod
    def make_store(self, tmp_path: Path) -> AbstractContextManager[Store]:
        """An empty store for vectors of ``EMBEDDER``; ``tmp_path`` is an empty folder of its own."""

    @contextmanager
    def fresh(self) -> Iterator[Store]:
        """An empty store that is gone afterwards."""
        with tempfile.TemporaryDirectory() as folder, self.make_store(Path(folder)) as store:
            yield store

    @contextmanager
    def filled(self, *sketches: Sketch) -> Iterator[Store]:
        """A store of these documents, each its own source."""
        with self.fresh() as store:
            put(store, *sketches)
            yield store

    def export_of(self, *sketches: Sketch) -> list[str]:
        """The export of a store into which these were put in this order."""
        with self.filled(*sketches) as store:
            return list(store.export())


def put(store: GraphWriter, *sketches: Sketch) -> None:
    """Put each document as a source of its own."""
    for sketch in sketches:
        store.put_source(*source_of([build(sketch)], EMBEDDER))


def owner(store: Reader) -> VisibleSet:
    """What the owner may see now."""
    return store.visible_to(OWNER)


def reader(store: Reader, *groups: str) -> VisibleSet:
    """What somebody in these groups may see now."""
    return store.visible_to(Principal(groups=frozenset(groups)))


def may_read(sketch: Sketch, principal: Principal) -> bool:
    """The rule that the store is held to."""
    return principal.owner or bool(sketch.readers & principal.groups)


def everything(store: Reader, principal: Principal, graphs: Sequence[DocumentGraph], words: Sequence[str]) -> list[str]:
    """Every answer of every reading port for questions about all of these graphs, hidden or not."""
    visible = store.visible_to(principal)
    chunk_ids = [chunk.id for graph in graphs for chunk in graph.chunks]
    sentence_ids = [sentence.id for graph in graphs for sentence in graph.sentences]
    entity_ids = sorted({entity.id for graph in graphs for entity in graph.entities})
    fact_ids = [fact.id for graph in graphs for fact in graph.facts]
    document_ids = [graph.document.id for graph in graphs]
    answers: list[object] = [
        store.counts(visible),
        store.documents(visible),
        store.documents(visible, document_ids),
        store.chunks(chunk_ids, visible),
        store.sentences(visible, chunk_ids=chunk_ids),
        store.sentences(visible, sentence_ids=sentence_ids),
        store.find_entities(words, visible),
        store.entities(entity_ids, visible),
        store.facts(visible, entity_ids=entity_ids),
        store.facts(visible, fact_ids=fact_ids),
        store.facts(visible, chunk_ids=chunk_ids),
        store.facts(visible, entity_ids=entity_ids, limit=2),
        store.neighbourhood([*entity_ids, *chunk_ids], visible, hops=1),
    ]
    for entity_id in entity_ids:
        answers += [store.merges(entity_id, visible), store.neighbourhood([entity_id], visible, hops=2, limit=5)]
    for kind in SearchKind:
        for word in words:
            answers.append(store.search_text(word, kind, visible, k=3))
            answers.append(store.search_vectors(EMBEDDER.embed_query(word), kind, visible, k=3))
    for document_id in document_ids:
        try:
            answers.append(store.document(document_id, visible))
        except NotFound as error:
            answers.append((str(error).replace(document_id, "ID"), error.remedy))
    return [_steady(answer) for answer in answers]


def _steady(answer: object) -> str:
    """The answer as text; ``readers`` is the only set in it."""
    text = repr(answer)
    while "frozenset({" in text:
        before, _, rest = text.partition("frozenset({")
        inside, _, after = rest.partition("})")
        text = f"{before}readers[{', '.join(sorted(inside.split(', ')))}]{after}"
    return text


def canary(number: int) -> str:
    """A word that stands in one document only."""
    return f"zq{number}canary"


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 5) -> tuple[Sketch, ...]:
    """Documents that share names, facts and merges, each with its own canary in every part, read by random groups."""
    sketches = []
    for number in range(draw(st.integers(1, most))):
        own = canary(number)
        names = st.sampled_from([*NAMES, f"{own} Corp", f"Acme {own}"])
        verbs = st.sampled_from(["buys", "sells", "owns", f"{own}s"])
        objects = st.one_of(names, st.sampled_from(["3.5", "42"]))
        said = draw(
            st.lists(
                st.builds(Said, subject=names, predicate=verbs, object=objects, negated=st.booleans()),
                min_size=1,
                max_size=4,
            )
        )
        pairs = draw(
            st.lists(st.tuples(st.sampled_from(list(MergeKind)), names, names, st.sampled_from(["", "x", own])))
        )
        joined = {
            (kind, one, other): Joined(kind=kind, source=one, target=other, distinguisher=distinguisher)
            for kind, one, other, distinguisher in pairs[:3]
            if one != other
        }
        sketches.append(
            Sketch(
                uri=f"doc{number}-{own}.txt",
                said=tuple(said),
                joined=tuple(joined.values()),
                readers=draw(st.frozensets(st.sampled_from(GROUPS), max_size=2)),
                title=f"Report {own}",
                headings=("Part", own),
                metadata=(("author", own),),
                rejects=(own,),
            )
        )
    return tuple(sketches)


principals = st.builds(Principal, groups=st.frozensets(st.sampled_from([*GROUPS, "nobody"]), max_size=2))
