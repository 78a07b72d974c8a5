"""Follow-up searches: what is still open after a good chunk, asked of the entities that its sentences name.

"How many shops are in the state where the singer died?" finds the chunk on the singer; its sentence names the state;
the chunk on the shops names that state and the words that are still open. Iterative retrieval as in IRCoT (Trivedi et
al., ACL 2023), with the graph's names and the question's own words in place of a language model's sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.bridge import Mentions
from graph_rag.pool import Pool, holds_name
from graph_rag.question import Question
from graph_rag.retrieve import scaled
from linguistics.normal import name_key
from schema.access import VisibleSet
from schema.documents import Sentence
from schema.graph import SearchKind
from schema.ports import Reader

MAX_QUERIES = 8
_DEPTH = 12
_RARE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A search for an entity that a good chunk names, with the question's terms that this chunk does not hold."""

    entity_id: str
    source: str
    query: str
    weight: float


def follow_ups(
    question: Question, pool: Pool, mentions: Mentions, good: Mapping[str, float], *,
    sentences: Sequence[Sentence], meaning: Mapping[str, float], asked: frozenset[str],
) -> tuple[FollowUp, ...]:  # fmt: skip
    """At most ``MAX_QUERIES`` follow-ups, heaviest first, one for each entity; weight in [0, 1]."""
    best: dict[str, FollowUp] = {}
    for sentence in sentences:
        weight = good.get(sentence.chunk_id, 0.0) * (0.3 + 0.7 * meaning.get(sentence.id, 0.0))
        if weight <= 0 or sentence.chunk_id not in pool.candidates:
            continue
        key = name_key(sentence.text)
        still = [term for term in question.terms if term not in pool.candidates[sentence.chunk_id].terms]
        for entity in mentions.by_chunk.get(sentence.chunk_id, ()):
            names = mentions.names.get(entity, ())
            rarity = mentions.rarity.get(entity, 0.0)
            known = best.get(entity)
            if entity in asked or rarity < _RARE or (known and known.weight >= weight * rarity):
                continue
            name = next((name for name in names if holds_name(key, name)), "")
            if name:
                query = " ".join([name, *still])
                best[entity] = FollowUp(entity_id=entity, source=sentence.chunk_id, query=query, weight=weight * rarity)
    return tuple(sorted(best.values(), key=lambda entry: (-entry.weight, entry.entity_id))[:MAX_QUERIES])


def search_follow_ups(found: Sequence[FollowUp], reader: Reader, visible: VisibleSet) -> dict[str, float]:
    """Best score of each chunk over the follow-ups, scaled per search and weighted; in [0, 1]."""
    best: dict[str, float] = {}
    heaviest = max((entry.weight for entry in found), default=0.0) or 1.0
    for entry in found:
        hits = scaled(reader.search_text(entry.query, SearchKind.CHUNK, visible, k=_DEPTH), floor=0.0)
        for chunk_id, score in hits.items():
            if chunk_id != entry.source:
                best[chunk_id] = max(best.get(chunk_id, 0.0), score * entry.weight / heaviest)
    return best
