"""Search arms: full text and vectors over chunks, sentences and facts, each scaled to [0, 1] per question.

Scores of different arms are never compared raw: each arm is scaled from its lowest hit (0) to its highest (1), full
text from 0. Reciprocal rank fusion is not used: it lets an arm that knows nothing (full text across languages) vote
as loudly as one that does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_rag.evidence import Features, LinkedEntity
from graph_rag.question import Question, translated_query
from linguistics.scripts import has_han
from schema.access import VisibleSet
from schema.answers import Hit
from schema.graph import Fact, SearchKind
from schema.ports import Embedder, Reader

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Depths:
    """How many hits each arm asks for."""

    dense: int = 200
    text: int = 100
    sentences: int = 400
    facts: int = 120
    aliases: int = 30
    translated: int = 50


DEFAULT_DEPTHS = Depths()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """What the arms found. All but the two ``sentence_*`` maps are by chunk id, scaled to [0, 1].

    ``sentence`` and ``fact`` give a chunk its best sentence's or fact's score; ``alias`` is full text with the names
    that the linked entities have in the other language, ``translated`` full text with the question's words in the
    other language. ``facts`` are the facts found, best first.
    """

    dense: Scores = field(default_factory=dict)
    lexical: Scores = field(default_factory=dict)
    alias: Scores = field(default_factory=dict)
    sentence: Scores = field(default_factory=dict)
    fact: Scores = field(default_factory=dict)
    translated: Scores = field(default_factory=dict)
    sentence_translated: Scores = field(default_factory=dict)
    sentence_dense: Scores = field(default_factory=dict)
    sentence_lexical: Scores = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    signals: Features = ()

    def chunk_ids(self) -> list[str]:
        """Every chunk that an arm found, by its best scaled score, then by id."""
        best: dict[str, float] = {}
        for arm in (self.dense, self.lexical, self.alias, self.sentence, self.fact, self.translated):
            for chunk_id, score in arm.items():
                best[chunk_id] = max(score, best.get(chunk_id, 0.0))
        return sorted(best, key=lambda chunk_id: (-best[chunk_id], chunk_id))


def retrieve(
    question: Question,
    linked: Sequence[LinkedEntity],
    *,
    reader: Reader,
    embedder: Embedder,
    visible: VisibleSet,
    depths: Depths = DEFAULT_DEPTHS,
) -> Retrieved:
    """Run every arm for one question."""
    vector = embedder.embed_query(question.text)
    dense = reader.search_vectors(vector, SearchKind.CHUNK, visible, k=depths.dense)
    lexical = reader.search_text(question.text, SearchKind.CHUNK, visible, k=depths.text)
    sentences = reader.search_vectors(vector, SearchKind.SENTENCE, visible, k=depths.sentences)
    sentence_text = reader.search_text(question.text, SearchKind.SENTENCE, visible, k=depths.text)
    facts = reader.search_vectors(vector, SearchKind.FACT, visible, k=depths.facts)
    fact_text = reader.search_text(question.text, SearchKind.FACT, visible, k=depths.facts)
    query = translated_query(question.renderings)
    translated = reader.search_text(query, SearchKind.CHUNK, visible, k=depths.translated) if query else []
    said = reader.search_text(query, SearchKind.SENTENCE, visible, k=depths.text) if query else []
    sentence_dense = scaled(sentences)
    fact_scores = _mixed(scaled(facts), scaled(fact_text, floor=0.0))
    found_facts = reader.facts(visible, fact_ids=sorted(fact_scores)) if fact_scores else []
    found_facts.sort(key=lambda fact: (-fact_scores.get(fact.id, 0.0), fact.id))
    return Retrieved(
        dense=scaled(dense),
        lexical=scaled(lexical, floor=0.0),
        alias=alias_arm(question, linked, reader, visible, depths.aliases),
        sentence=_best_by_chunk(
            (sentence.chunk_id, sentence_dense[sentence.id])
            for sentence in reader.sentences(visible, sentence_ids=list(sentence_dense))
        ),
        fact=_best_by_chunk(
            (proof.chunk_id, fact_scores.get(fact.id, 0.0)) for fact in found_facts for proof in fact.evidence
        ),
        translated=scaled(translated, floor=0.0),
        sentence_translated=scaled(said, floor=0.0),
        sentence_dense=sentence_dense,
        sentence_lexical=scaled(sentence_text, floor=0.0),
        facts=tuple(found_facts),
        signals=_signals(dense=dense, lexical=lexical, sentences=sentences, facts=facts),
    )


def scaled(hits: Sequence[Hit], floor: float | None = None) -> dict[str, float]:
    """Scores from ``floor`` (default: the lowest hit) to the highest as [0, 1]; equal scores all become 1."""
    if not hits:
        return {}
    high = max(hit.score for hit in hits)
    low = min(hit.score for hit in hits) if floor is None else floor
    span = high - low
    return {hit.item_id: (hit.score - low) / span if span > 0 else 1.0 for hit in hits}


def _mixed(dense: Scores, lexical: Scores) -> dict[str, float]:
    return {key: 0.7 * dense.get(key, 0.0) + 0.3 * lexical.get(key, 0.0) for key in sorted({*dense, *lexical})}


def _best_by_chunk(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for chunk_id, score in pairs:
        best[chunk_id] = max(score, best.get(chunk_id, 0.0))
    return best


def alias_arm(
    question: Question,
    linked: Sequence[LinkedEntity],
    reader: Reader,
    visible: VisibleSet,
    k: int = DEFAULT_DEPTHS.aliases,
) -> dict[str, float]:
    """Full text with the linked entities' names in the language that the question is not in."""
    other_is_han = question.language != "zh"
    names = [
        alias.name
        for entry in linked
        for alias in entry.entity.aliases
        if has_han(alias.name) is other_is_han and alias.name not in question.text
    ]
    if not names:
        return {}
    query = " ".join(dict.fromkeys(names[:8]))
    return scaled(reader.search_text(query, SearchKind.CHUNK, visible, k=k), floor=0.0)


def _signals(**arms: Sequence[Hit]) -> Features:
    """Per arm: best raw score, and how far it stands above the mean of its hits, in standard deviations."""
    found: dict[str, float] = {}
    for name, hits in arms.items():
        scores = [hit.score for hit in hits]
        if not scores:
            continue
        mean = sum(scores) / len(scores)
        deviation = math.sqrt(sum((score - mean) ** 2 for score in scores) / len(scores))
        found[f"{name}_best"] = scores[0]
        found[f"{name}_lead"] = (scores[0] - mean) / deviation if deviation > 0 else 0.0
    return tuple(sorted(found.items()))
