"""Documents and their parts. Offsets are Unicode code points into ``Document.text``, half-open."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from schema import ids
from schema.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points in one document: ``0 <= start < end``."""

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """True when ``other`` lies inside this span of the same document."""
        return self.document_id == other.document_id and self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block of text is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    KEY_VALUE = "key_value"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text. ``level`` is the heading level (1 = top), else 0."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, slide or sheet. ``number`` counts from 1; ``label`` is a sheet's or slide's name; sizes in points."""

    number: int
    start: int
    end: int
    label: str = ""
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBox:
    """Where a word stands on its page, in points from the top left corner."""

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The value of a table cell as a slice; ``row`` and ``column`` count from 0 and leave headers out.

    ``header_start``/``header_end`` is the slice of the column's header *inside the same row's line* (canonical text
    repeats headers in every row, ``Header: value | Header: value``, so that a quoted row says what it means), or
    ``(0, 0)`` where the column has none.
    """

    start: int
    end: int
    row: int
    column: int
    header_start: int = 0
    header_end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the slice it covers, its column headers (text) and its non-empty cells in reading order."""

    start: int
    end: int
    headers: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Maps offsets to blocks, pages, tables and boxes; each tuple in ascending order of ``start``."""

    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[WordBox, ...] = ()

    def page_at(self, offset: int) -> Page | None:
        """The page that holds ``offset``, or None where the format has no pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source as one canonical text that all offsets mean.

    ``uri`` is the path below the ingested folder with forward slashes; a member of a container adds ``!/member``.
    ``language`` is ``en``, ``zh``, another ISO 639-1 code or ``und``. ``published`` is an ISO date or empty.
    ``readers`` are the groups that may read it; empty means the owner only. ``metadata`` holds sorted pairs
    (``author``, ``subject`` ...), never secrets.
    """

    id: str
    uri: str
    text: str
    title: str
    media_type: str
    language: str = "und"
    published: str = ""
    readers: frozenset[str] = frozenset()
    metadata: tuple[tuple[str, str], ...] = ()
    layout: Layout = field(default_factory=Layout)

    def __post_init__(self) -> None:
        if self.id != ids.document_id(self.uri):
            raise InvalidRecord(f"document id does not belong to uri {self.uri!r}")
        if tuple(sorted(self.metadata)) != self.metadata:
            raise InvalidRecord("document metadata must be sorted pairs")

    def slice(self, span: Span) -> str:
        """The text at ``span``; raises InvalidRecord when the span is of another document or out of range."""
        if span.document_id != self.id or span.end > len(self.text):
            raise InvalidRecord(f"span {span.start}..{span.end} does not lie in document {self.uri!r}")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A retrievable piece: whole sentences and whole table rows under one heading path.

    ``text == document.text[span.start:span.end]`` exactly; ``index`` counts from 0 in reading order; ``headings``
    runs from the top level down.
    """

    id: str
    span: Span
    text: str
    index: int
    headings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise InvalidRecord("a chunk's text must be as long as its span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, table row, list item or heading of a chunk. ``text`` is the slice at ``span``."""

    id: str
    span: Span
    text: str
    chunk_id: str
    index: int

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise InvalidRecord("a sentence's text must be as long as its span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What a splitter returns: chunks that cover the text's content, and the sentences inside them, in order."""

    chunks: tuple[Chunk, ...]
    sentences: tuple[Sentence, ...]
