"""The candidate chunks of one question with what is needed to judge them: text, place and normal forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.link import rarity
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
    """Candidates by chunk id, with the rarity of the question's terms among them."""

    def __init__(self, candidates: Mapping[str, Candidate], terms: Sequence[str]) -> None:
        self.candidates = dict(candidates)
        self.weights = _term_weights(self.candidates, terms)

    def cover(self, *chunk_ids: str) -> float:
        """Share of the question's terms, weighted by rarity, that these chunks hold together; in [0, 1]."""
        held: set[str] = set()
        for chunk_id in chunk_ids:
            held |= self.candidates[chunk_id].terms
        return self.share(held)

    def share(self, held: set[str] | frozenset[str]) -> float:
        """Share of the question's terms, weighted by rarity, that are in ``held``."""
        total = sum(self.weights.values())
        return sum(weight for term, weight in self.weights.items() if term in held) / total if total else 0.0


def load_pool(chunk_ids: Sequence[str], terms: Sequence[str], reader: Reader, visible: VisibleSet) -> Pool:
    """Read these chunks and the cards of their documents; hidden ones are left out."""
    chunks = reader.chunks(list(dict.fromkeys(chunk_ids)), visible)
    cards = {card.id: card for card in reader.documents(visible, sorted({c.span.document_id for c in chunks}))}
    found = {chunk.id: candidate(chunk, cards[chunk.span.document_id]) for chunk in chunks}
    return Pool(found, terms)


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


def _term_weights(candidates: Mapping[str, Candidate], terms: Sequence[str]) -> dict[str, float]:
    count = max(1, len(candidates))
    weights = {}
    for term in terms:
        holding = sum(term in entry.terms for entry in candidates.values())
        weights[term] = rarity(holding, count) if holding else 1.0
    return weights
