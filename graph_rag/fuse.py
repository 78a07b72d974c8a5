"""Ranking of chunks: named features per candidate, one table of weights, a linear score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from graph_rag.bridge import Bridges, entity_names
from graph_rag.evidence import LinkedEntity
from graph_rag.pool import Candidate, Pool, about, holds_name
from graph_rag.question import Question
from graph_rag.retrieve import Retrieved
from linguistics.normal import name_key
from linguistics.terms import index_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkFeatures:
    """What speaks for a chunk, each in [0, 1]."""

    dense: float = 0.0  # similarity of the chunk
    sentence: float = 0.0  # similarity of its best sentence
    lexical: float = 0.0  # full text
    alias: float = 0.0  # full text with names in the other language
    fact: float = 0.0  # its best fact
    cover: float = 0.0  # share of the question's terms it holds
    title: float = 0.0  # the question names its title or heading
    entity: float = 0.0  # linked entities it mentions
    subject: float = 0.0  # a linked entity it is about
    walk: float = 0.0  # personalised PageRank
    forward: float = 0.0  # second hop, see graph_rag.bridge
    backward: float = 0.0
    gain: float = 0.0

    def pairs(self) -> tuple[tuple[str, float], ...]:
        """Sorted (name, value) pairs."""
        return tuple(sorted((field.name, getattr(self, field.name)) for field in fields(self)))


LEXICAL = frozenset(("lexical", "cover", "title"))
"""Features that say nothing about a chunk in another language than the question's."""

FIRST = {"dense": 0.4, "sentence": 0.3, "lexical": 0.3, "alias": 0.2, "entity": 0.2, "subject": 0.15, "title": 0.15}
"""Weights before the walk: they only choose where it starts."""

# Listwise logistic regression (softmax of each relevant chunk against the irrelevant ones) on three English sets of
# multi-hop questions, each scored by weights fitted on the other two, features in [0, 1] and weights not negative.
# ``alias`` and ``fact``, which those sets do not exercise, and the smallest weights were then raised by hand to what
# costs nothing there, so that short company texts and other languages keep a say.
WEIGHTS = {
    "dense": 0.10,
    "sentence": 0.08,
    "lexical": 0.04,
    "alias": 0.08,
    "fact": 0.04,
    "cover": 0.05,
    "title": 0.10,
    "entity": 0.03,
    "subject": 0.04,
    "walk": 0.10,
    "forward": 0.26,
    "backward": 0.02,
    "gain": 0.14,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedChunk:
    """A candidate with its score (higher is better, no fixed scale) and the features behind it."""

    chunk_id: str
    score: float
    features: ChunkFeatures


def surface_features(
    pool: Pool,
    question: Question,
    linked: Sequence[LinkedEntity],
    retrieved: Retrieved,
    mentioned: Mapping[str, tuple[str, ...]],
) -> dict[str, ChunkFeatures]:
    """Features that need no walk. ``mentioned`` gives the entity ids that a chunk mentions."""
    question_key = name_key(question.text)
    terms = frozenset(question.terms)
    total = max(1.0, sum(sorted((entry.weight for entry in linked), reverse=True)[:3]))
    names = {entry.entity.id: entity_names(entry.entity) for entry in linked}
    found = {}
    for chunk_id, entry in pool.candidates.items():
        here = [link for link in linked if link.entity.id in mentioned.get(chunk_id, ())]
        subject = max((link.weight * (about(names[link.entity.id], entry) - 0.25) / 0.75 for link in here), default=0.0)
        found[chunk_id] = ChunkFeatures(
            dense=retrieved.dense.get(chunk_id, 0.0),
            sentence=retrieved.sentence.get(chunk_id, 0.0),
            lexical=retrieved.lexical.get(chunk_id, 0.0),
            alias=retrieved.alias.get(chunk_id, 0.0),
            fact=retrieved.fact.get(chunk_id, 0.0),
            cover=pool.cover(chunk_id),
            title=_title(entry, question_key, terms),
            entity=min(1.0, sum(link.weight for link in here) / total),
            subject=subject,
        )
    return found


def _title(entry: Candidate, question_key: str, terms: frozenset[str]) -> float:
    """1 when the question holds the title or a heading whole, else half the share of its terms in the question."""
    best = 0.0
    for subject in entry.subjects:
        if len(subject) > 2 and holds_name(question_key, subject):
            return 1.0
        words = index_terms(subject)
        if words:
            best = max(best, 0.5 * sum(word in terms for word in words) / len(words))
    return best


def with_hops(
    surface: Mapping[str, ChunkFeatures], walked: Mapping[str, float], found: Bridges
) -> dict[str, ChunkFeatures]:
    """Add the walk's probabilities (scaled by the highest among the candidates) and the second-hop features."""
    highest = max((walked.get(chunk_id, 0.0) for chunk_id in surface), default=0.0) or 1.0
    return {
        chunk_id: replace(
            features,
            walk=walked.get(chunk_id, 0.0) / highest,
            forward=found.forward.get(chunk_id, 0.0),
            backward=found.backward.get(chunk_id, 0.0),
            gain=found.gain.get(chunk_id, 0.0),
        )
        for chunk_id, features in surface.items()
    }


def rank(
    pool: Pool, features: Mapping[str, ChunkFeatures], question: Question, weights: Mapping[str, float]
) -> list[RankedChunk]:
    """Candidates by weighted sum, best first, ties by id.

    A chunk in another language than the question is judged by the features that cross languages, their sum scaled up
    by the weight of those that do not, so that it competes on equal terms.
    """
    total = sum(weights.values())
    crossing = sum(weight for name, weight in weights.items() if name not in LEXICAL)
    ranked = []
    for chunk_id, entry in features.items():
        foreign = pool.candidates[chunk_id].language != question.language
        score = sum(
            weight * getattr(entry, name) for name, weight in weights.items() if not (foreign and name in LEXICAL)
        )
        if foreign and crossing:
            score *= 1 + 0.5 * (total / crossing - 1)
        ranked.append(RankedChunk(chunk_id=chunk_id, score=score, features=entry))
    return sorted(ranked, key=lambda entry: (-entry.score, entry.chunk_id))
