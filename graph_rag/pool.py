"""The candidate chunks of one question with what is needed to judge them: text, place and normal forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.link import rarity
from graph_rag.question import Question, asked_terms, held_terms, speaks_other
from linguistics.normal import name_key
from linguistics.scripts import has_han, writing
from linguistics.terms import index_terms
from schema.access import VisibleSet
from schema.documents import Chunk
from schema.graph import DocumentCard
from schema.ports import Reader

_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_OPENING = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A chunk that may hold evidence.

    ``terms`` are its index terms with title and headings; ``subjects`` normal forms of what it says it is about: the
    document's title and its headings, without bracketed additions; ``opening`` the normal form of its first words.
    """

    chunk: Chunk
    card: DocumentCard
    language: str
    terms: frozenset[str]
    subjects: tuple[str, ...]
    opening: str


class Pool:
    """Candidates by chunk id, with the rarity of the question's terms among them.

    With a ``question`` that has renderings, texts in the other language hold its terms by their translations.
    """

    def __init__(
        self, candidates: Mapping[str, Candidate], terms: Sequence[str], question: Question | None = None
    ) -> None:
        self.candidates = dict(candidates)
        self.weights = _term_weights(self.candidates, terms)
        self._question = question if question is not None and question.renderings else None
        self._translated = _translated_weights(self.candidates, self._question)

    def cover(self, *chunk_ids: str) -> float:
        """Share of the question's terms, weighted by rarity, that these chunks hold together; in [0, 1]."""
        return self.share(frozenset().union(*(self.candidates[chunk_id].terms for chunk_id in chunk_ids)))

    def share(self, held: set[str] | frozenset[str]) -> float:
        """Share of the question's terms, weighted by rarity, that are in ``held``.

        When most of ``held`` is in the other language: of the terms of the question's content words, by translations.
        """
        direct = _share(self.weights, held)
        question = self._question
        if question is None or not speaks_other(question.language, held):
            return direct
        return max(direct, _share(self._translated, held_terms(question.renderings, frozenset(held))))


def load_pool(
    chunk_ids: Sequence[str],
    terms: Sequence[str],
    reader: Reader,
    visible: VisibleSet,
    *,
    question: Question | None = None,
) -> Pool:
    """Read these chunks and the cards of their documents; hidden ones are left out."""
    chunks = reader.chunks(list(dict.fromkeys(chunk_ids)), visible)
    cards = {card.id: card for card in reader.documents(visible, sorted({c.span.document_id for c in chunks}))}
    found = {chunk.id: candidate(chunk, cards[chunk.span.document_id]) for chunk in chunks}
    return Pool(found, terms, question)


def candidate(chunk: Chunk, card: DocumentCard) -> Candidate:
    """Derive the normal forms of one chunk."""
    places = [card.title, *chunk.headings]
    subjects = [name_key(_IN_BRACKETS.sub("", place)) or name_key(place) for place in places]
    return Candidate(
        chunk=chunk,
        card=card,
        language="zh" if writing(chunk.text) == "zh" else "en",
        terms=frozenset(index_terms(" ".join([chunk.text, *places]))),
        subjects=tuple(dict.fromkeys(subject for subject in subjects if subject)),
        opening=name_key(_body(chunk)[:_OPENING]),
    )


def _body(chunk: Chunk) -> str:
    """The text after the heading line that the first chunk of a section begins with."""
    first, _, rest = chunk.text.partition("\n")
    return rest.lstrip() if rest and chunk.headings and first.strip() == chunk.headings[-1].strip() else chunk.text


def holds_name(text_key: str, name: str) -> bool:
    """True when the normal form of a name stands in that of a text: as whole words, or anywhere if it has Han."""
    if has_han(name):
        return name in text_key
    return f" {name} " in f" {text_key} "


def about(entity_names: Sequence[str], entry: Candidate) -> float:
    """How much a chunk is about an entity, by names in normal form: 1 by title or heading, .6 by its opening, .25."""
    if any(name in entry.subjects for name in entity_names):
        return 1.0
    if any(holds_name(entry.opening, name) for name in entity_names):
        return 0.6
    return 0.25


def _share(weights: Mapping[str, float], held: set[str] | frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0


def _term_weights(candidates: Mapping[str, Candidate], terms: Sequence[str]) -> dict[str, float]:
    return _rarities([entry.terms for entry in candidates.values()], terms)


def _translated_weights(candidates: Mapping[str, Candidate], question: Question | None) -> dict[str, float]:
    """Rarity of the terms of content words, counting every text that holds them in either language."""
    if question is None:
        return {}
    held = [
        held_terms(question.renderings, entry.terms) if speaks_other(question.language, entry.terms) else entry.terms
        for entry in candidates.values()
    ]
    return _rarities(held, sorted(asked_terms(question.renderings)))


def _rarities(texts: Sequence[frozenset[str]], terms: Sequence[str]) -> dict[str, float]:
    count = max(1, len(texts))
    holding = {term: sum(term in text for text in texts) for term in terms}
    return {term: rarity(found, count) if found else 1.0 for term, found in holding.items()}
