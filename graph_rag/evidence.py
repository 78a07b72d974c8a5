"""What the first half of the query walk hands to the second: numbered evidence, with what speaks for each piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph_rag.question import Question
from schema.access import VisibleSet
from schema.answers import Answer, Context, ContextItem, PathStep, TraceStep
from schema.errors import InvalidRecord
from schema.graph import Entity, Fact
from schema.reading import Reading

Features = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One numbered sentence and why it was chosen.

    ``features`` are sorted pairs (see ``graph_rag.sentences``); ``reading`` is what a reranker read in it, with spans
    in the sentence's own text.
    """

    item: ContextItem
    sentence_id: str
    features: Features = ()
    reading: Reading | None = None

    def feature(self, name: str) -> float:
        """The value of a feature, 0 when it was not measured."""
        return dict(self.features).get(name, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedFact:
    """A fact stated in the evidence, with the names of its ends. ``numbers`` are the context items that state it."""

    fact: Fact
    subject: str
    object: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntity:
    """An entity the question names: by which words, and how much that says (rarity x length x exactness, (0, 1])."""

    entity: Entity
    surface: str
    weight: float
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedAnswer:
    """An answer that several items give together, one leading to the next.

    ``numbers`` are the context items in the order of the path; ``text`` stands in the last one, under the header
    ``label`` where it is a cell. ``steps`` say the path in words. ``score`` compares within one question.
    ``relevance``: the probability in [0, 1] with which the items answer together, None where they were not read so.
    """

    numbers: tuple[int, ...]
    text: str
    label: str
    score: float
    relevance: float | None = None
    steps: tuple[PathStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """A question with its evidence, ready to be answered.

    ``items`` belong to ``context.items`` one to one, in order.
    ``chains`` are answers over several items, best first; their items are in the context.
    """

    question: Question
    context: Context
    items: tuple[EvidenceItem, ...] = ()
    facts: tuple[ProvedFact, ...] = ()
    entities: tuple[LinkedEntity, ...] = ()
    paths: tuple[tuple[PathStep, ...], ...] = ()
    chains: tuple[ChainedAnswer, ...] = ()
    trace: tuple[TraceStep, ...] = ()

    def __post_init__(self) -> None:
        if tuple(entry.item for entry in self.items) != self.context.items:
            raise InvalidRecord("evidence items must be the context's items, in order")


class Composer(Protocol):
    """Writes the answer from the evidence: short answer, claims, citations, or a refusal."""

    def compose(self, evidenced: Evidenced, visible: VisibleSet) -> Answer:
        """Cites only what ``visible`` may read. The answer's trace continues ``evidenced.trace``."""
