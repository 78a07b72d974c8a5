"""The pieces a chain is made of: sentences, table rows and key-value lines, each with its place in its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.rows import RowCell, read_row
from linguistics.normal import fold, name_key, simplify
from linguistics.terms import index_terms
from schema.access import VisibleSet
from schema.documents import Chunk, Sentence
from schema.extraction import EntityType
from schema.graph import DocumentCard, Entity, SearchKind
from schema.ports import Reader

STEM = 5  # letters by which forms of an English word agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One sentence, row or line. ``key`` is its text's normal form; ``cells`` are empty for a sentence.

    ``stems`` and ``plain`` (folded, and as a name) are what it says itself, ``place_stems`` and ``place`` what its
    title and headings say.
    """

    sentence: Sentence
    chunk: Chunk
    card: DocumentCard
    key: str
    cells: tuple[RowCell, ...]
    stems: frozenset[str]
    plain: str
    place_stems: frozenset[str]
    place: str

    @property
    def id(self) -> str:
        """The id of its sentence."""
        return self.sentence.id

    @property
    def text(self) -> str:
        """Its text as it stands in the document."""
        return self.sentence.text

    @property
    def is_heading(self) -> bool:
        """True for the title of the document or of a section: it says what follows is about, and nothing else."""
        return self.text.strip() in {self.card.title.strip(), *(heading.strip() for heading in self.chunk.headings)}


def stems(text: str) -> frozenset[str]:
    """First letters of English words, and two-character runs of Chinese."""
    return frozenset(term[:STEM] if term.isascii() else term for term in index_terms(text))


class Records:
    """Reads records as one asker may see them; each sentence is read once."""

    def __init__(self, reader: Reader, visible: VisibleSet) -> None:
        self._reader = reader
        self._visible = visible
        self._known: dict[str, Record] = {}
        self._found: dict[str, list[str]] = {}

    def of(self, sentence_ids: Sequence[str]) -> list[Record]:
        """The visible ones of these sentences, in the order asked for."""
        missing = [identifier for identifier in dict.fromkeys(sentence_ids) if identifier not in self._known]
        if missing:
            self._read(missing)
        return [self._known[identifier] for identifier in dict.fromkeys(sentence_ids) if identifier in self._known]

    def search(self, query: str, k: int) -> list[Record]:
        """The best records by full text."""
        key = f"{k} {query}"
        if key not in self._found:
            hits = self._reader.search_text(query, SearchKind.SENTENCE, self._visible, k=k)
            self._found[key] = [hit.item_id for hit in hits]
        return self.of(self._found[key])

    def named(self, values: Sequence[str]) -> list[tuple[frozenset[str], EntityType | None]]:
        """For each value the normal forms of the names of what it names, its own among them, and its kind if known."""
        found = self._reader.find_entities(list(values), self._visible)
        return [_named(value, entities) for value, entities in zip(values, found, strict=True)]

    def _read(self, sentence_ids: Sequence[str]) -> None:
        sentences = self._reader.sentences(self._visible, sentence_ids=sentence_ids)
        chunk_ids = sorted({sentence.chunk_id for sentence in sentences})
        chunks = {chunk.id: chunk for chunk in self._reader.chunks(chunk_ids, self._visible)}
        documents = sorted({sentence.span.document_id for sentence in sentences})
        cards = {card.id: card for card in self._reader.documents(self._visible, documents)}
        for sentence in sentences:
            chunk, card = chunks.get(sentence.chunk_id), cards.get(sentence.span.document_id)
            if chunk is not None and card is not None:
                self._known[sentence.id] = record(sentence, chunk, card)


def _named(value: str, entities: Sequence[Entity]) -> tuple[frozenset[str], EntityType | None]:
    names = [value]
    kind = None
    for entity in entities:
        names += [entity.name, *(alias.name for alias in entity.aliases)]
        kind = kind or (entity.type if entity.type is not EntityType.OTHER else None)
    return frozenset(key for name in names if len(key := name_key(name)) > 1), kind


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and its place in the forms in which words are looked for; see ``Record``."""

    stems: frozenset[str]
    plain: str
    place_stems: frozenset[str]
    place: str


def placed(text: str, place: str) -> Placed:
    """The forms of a text under ``place``, its title and headings."""
    return Placed(stems(text), _plain(text), stems(place), _plain(place))


def _plain(text: str) -> str:
    return f"{simplify(fold(text))} {name_key(text)}" if text.strip() else ""


def record(sentence: Sentence, chunk: Chunk, card: DocumentCard) -> Record:
    """A sentence with its place and normal forms."""
    forms = placed(sentence.text, " ".join((card.title, *chunk.headings)))
    return Record(
        sentence=sentence,
        chunk=chunk,
        card=card,
        key=name_key(sentence.text),
        cells=read_row(sentence.text),
        stems=forms.stems,
        plain=forms.plain,
        place_stems=forms.place_stems,
        place=forms.place,
    )
