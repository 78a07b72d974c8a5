"""The graph: what one document contributes, and what a reader sees of all of them together.

Identity is local: an entity's id follows from its type, its normal name and a disambiguator, so a document's rows
depend on that document alone. That two entities are the same is a ``Merge``: a recorded, reversible decision with its
reason and its proof. Readers join entities over the merges *they may see*, at reading time; nothing a hidden document
says changes what somebody else sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from schema.documents import Chunk, Document, Sentence, Span
from schema.errors import InvalidRecord
from schema.extraction import EntityType, Literal, Qualifiers, Reject


class MergeKind(StrEnum):
    """Why two entities are held to be one.

    The first four are said by a text and always join. The last three join through a *hub* (``target_id``): a barer
    form of the name. All sources that point at a hub with hub kinds join it only while their non-empty
    ``distinguisher`` values agree; when two differ ("Acme Ltd" and "Acme GmbH", two people called Li Wei), the hub
    stays apart from all of them, because nobody can say whom it means.
    """

    ACRONYM = "acronym"
    SHORT_NAME = "short_name"
    TRANSLATION = "translation"
    ALIAS = "alias"
    LEGAL_SUFFIX = "legal_suffix"
    UNDISTINGUISHED = "undistinguished"
    UNTYPED = "untyped"

    @property
    def through_hub(self) -> bool:
        """True when the merge joins only while no visible sibling contradicts it."""
        return self in (MergeKind.LEGAL_SUFFIX, MergeKind.UNDISTINGUISHED, MergeKind.UNTYPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """An entity as one document knows it. ``normal_name`` is ``linguistics.normal.name_key`` of its name."""

    id: str
    type: EntityType
    normal_name: str
    disambiguator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention with the entity it was resolved to and the chunk that holds it."""

    entity_id: str
    chunk_id: str
    span: Span
    surface: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A decision that ``source_id`` and ``target_id`` are one entity, with the words that say so."""

    id: str
    kind: MergeKind
    source_id: str
    target_id: str
    reason: str
    evidence: Span
    quote: str
    distinguisher: str = ""

    def __post_init__(self) -> None:
        if self.source_id == self.target_id:
            raise InvalidRecord("an entity cannot be merged with itself")
        if len(self.quote) != self.evidence.end - self.evidence.start:
            raise InvalidRecord("a merge's quote must be as long as its span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Proof of a fact: ``quote`` equals the document's text at ``span``. One per supporting reading."""

    span: Span
    quote: str
    chunk_id: str
    extractor: str
    confidence: float

    def __post_init__(self) -> None:
        if len(self.quote) != self.span.end - self.span.start:
            raise InvalidRecord("a quote must be as long as its span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A directed, resolved statement. ``object`` is an entity id or a literal without span and surface.

    ``valid_from``/``valid_to`` are ISO dates or empty, from ``qualifiers.time``. ``evidence`` is never empty; in a
    ``DocumentGraph`` it is that document's, from a reader it is all that the asker may see.
    """

    id: str
    subject_id: str
    predicate: str
    object: str | Literal
    evidence: tuple[Evidence, ...]
    qualifiers: Qualifiers = Qualifiers()
    valid_from: str = ""
    valid_to: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidRecord("a fact without evidence is not a fact")


class SearchKind(StrEnum):
    """What full-text and vector search can find."""

    CHUNK = "chunk"
    SENTENCE = "sentence"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """``rows`` vectors of ``width`` little-endian float32, row-major, each of length 1 (or all zero)."""

    rows: int
    width: int
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) != self.rows * self.width * 4:
            raise InvalidRecord("a matrix needs rows x width x 4 bytes")


EMPTY_MATRIX = Matrix(rows=0, width=0, data=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGraph:
    """All that one document contributes; written and removed as one transaction.

    Tuples are sorted: chunks and sentences by position, entities, facts and merges by id, mentions by span then
    entity. ``rejects`` are kept for the report and for review.
    """

    document: Document
    chunks: tuple[Chunk, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    mentions: tuple[ResolvedMention, ...] = ()
    facts: tuple[Fact, ...] = ()
    merges: tuple[Merge, ...] = ()
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVectors:
    """Vectors of one document's searchable items, row i for item i of the ``DocumentGraph``'s tuple of that kind."""

    model: str
    chunks: Matrix = EMPTY_MATRIX
    sentences: Matrix = EMPTY_MATRIX
    facts: Matrix = EMPTY_MATRIX


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name of an entity as it stands in visible text; ``count`` is how often."""

    name: str
    language: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity as a reader sees it: one or more local entities joined over visible merges.

    ``id`` is the smallest of ``members``; ``name`` the most frequent visible surface (ties: longest, then first in
    code point order); ``mentions`` and ``documents`` count what is visible.
    """

    id: str
    name: str
    type: EntityType
    members: tuple[str, ...]
    aliases: tuple[Alias, ...] = ()
    mentions: int = 0
    documents: int = 0


class EdgeKind(StrEnum):
    """Edges of a subgraph."""

    MENTIONS = "mentions"  # chunk -> entity
    FACT = "fact"  # subject entity -> object entity
    NEXT = "next"  # chunk -> following chunk of the same document


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge of a subgraph; ``label`` is the predicate of a fact, ``fact_id`` its id, else both are empty."""

    source: str
    target: str
    kind: EdgeKind
    weight: float = 1.0
    label: str = ""
    fact_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgraph:
    """What lies around some seeds, all of it visible: resolved entity ids, chunk ids and edges, each sorted."""

    entity_ids: tuple[str, ...] = ()
    chunk_ids: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    """What a list of documents shows; counts are of this document alone."""

    id: str
    uri: str
    title: str
    media_type: str
    language: str
    published: str
    readers: tuple[str, ...]
    characters: int
    chunks: int
    facts: int
    metadata: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCounts:
    """Counts over what is visible."""

    documents: int
    chunks: int
    sentences: int
    entities: int
    mentions: int
    facts: int
    evidence: int
    merges: int
