"""Cuts a document into sentences and chunks along its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linguistics.scripts import HAN
from linguistics.sentences import sentence_spans
from schema import ids
from schema.documents import Block, BlockKind, Chunk, Document, Page, Sentence, Span, Split

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_WHOLE = frozenset(
    {BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW, BlockKind.KEY_VALUE, BlockKind.LIST_ITEM}
)
_LONG_ITEM = 400
_HAN_WEIGHT = 2
_FILL = 0.94


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence before chunking. ``level`` > 0 marks a heading; ``weight`` counts a Han character twice."""

    start: int
    end: int
    level: int
    weight: int
    page: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive pieces under one heading path."""

    headings: tuple[str, ...]
    pieces: tuple[_Piece, ...]


class BlockSplitter:
    """Splits along headings, pages and table rows; implements ``schema.ports.Splitter``.

    ``target_characters`` is the most a chunk holds unless a single sentence or row is longer, counted in characters
    of English; a Han character counts as two, so that 900 is about what an embedder of 512 tokens sees of either.
    """

    def __init__(self, *, target_characters: int = 900) -> None:
        self._target = target_characters

    @property
    def version(self) -> str:
        """Changes when the same document would be cut otherwise."""
        return f"blocks-1-{self._target}"

    def split(self, document: Document) -> Split:
        """Chunks and sentences in reading order; each non-blank character lies in exactly one of either.

        A chunk stays under one heading path and on one page and never cuts a sentence or a row. It begins with its
        heading line where it is the first of its section. Raises nothing.
        """
        chunks: list[Chunk] = []
        sentences: list[Sentence] = []
        for run in _runs(document.text, _pieces(document)):
            for group in _packed(run.pieces, self._target):
                start, end = group[0].start, group[-1].end
                chunk = Chunk(
                    id=ids.chunk_id(document.id, start, end),
                    span=Span(document_id=document.id, start=start, end=end),
                    text=document.text[start:end],
                    index=len(chunks),
                    headings=run.headings,
                )
                chunks.append(chunk)
                sentences += _sentences(document, chunk, group, len(sentences))
        return Split(chunks=tuple(chunks), sentences=tuple(sentences))


def _sentences(document: Document, chunk: Chunk, group: Sequence[_Piece], first: int) -> Iterator[Sentence]:
    for index, piece in enumerate(group, first):
        yield Sentence(
            id=ids.sentence_id(document.id, piece.start, piece.end),
            span=Span(document_id=document.id, start=piece.start, end=piece.end),
            text=document.text[piece.start : piece.end],
            chunk_id=chunk.id,
            index=index,
        )


def _pieces(document: Document) -> list[_Piece]:
    """All sentences, each with its heading level and page; text outside every block is read as paragraphs."""
    text, pages = document.text, document.layout.pages
    pieces: list[_Piece] = []
    position = page = 0
    for block in (*document.layout.blocks, Block(kind=BlockKind.PARAGRAPH, start=len(text), end=len(text))):
        start, end = max(block.start, position), min(block.end, len(text))
        spans = [(a, b, 0) for a, b in _paragraph(text, position, start)]
        if start < end:
            level = max(block.level, 1) if block.kind is BlockKind.HEADING else 0
            spans += [(a, b, level) for a, b in _block(text, block.kind, start, end)]
            position = end
        position = max(position, start)
        for a, b, level in spans:
            page = _page(pages, page, a)
            pieces.append(_Piece(a, b, level, _weight(text, a, b), page))
    return pieces


def _page(pages: tuple[Page, ...], current: int, offset: int) -> int:
    """Index of the last page that begins at or before ``offset``; offsets are asked in ascending order."""
    while current + 1 < len(pages) and pages[current + 1].start <= offset:
        current += 1
    return current


def _weight(text: str, start: int, end: int) -> int:
    return end - start + (_HAN_WEIGHT - 1) * len(_HAN_CHARACTER.findall(text, start, end))


def _paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in sentence_spans(text[start:end]):
        yield start + first, start + last


def _block(text: str, kind: BlockKind, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one block: the whole of a row, heading or short list item, the lines of code, else sentences."""
    if kind is BlockKind.CODE:
        for match in re.finditer(r"[^\n]*\S", text[start:end]):
            yield from _trimmed(text, start + match.start(), start + match.end())
    elif kind in _WHOLE and (kind is not BlockKind.LIST_ITEM or end - start <= _LONG_ITEM):
        yield from _trimmed(text, start, end)
    else:
        yield from _paragraph(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    right = len(inner.rstrip())
    if left < right:
        yield start + left, start + right


def _runs(text: str, pieces: Sequence[_Piece]) -> Iterator[_Run]:
    """Pieces under one heading path and on one page, headings with what follows them."""
    path: list[tuple[int, str]] = []
    held: list[_Piece] = []
    only_headings = True
    for piece in pieces:
        if held and _begins_new(held[-1], piece, only_headings=only_headings):
            yield _Run(tuple(title for _, title in path), tuple(held))
            held, only_headings = [], True
        if piece.level:
            path = [(level, title) for level, title in path if level < piece.level]
            path.append((piece.level, " ".join(text[piece.start : piece.end].lstrip("# \t").split())))
        else:
            only_headings = False
        held.append(piece)
    if held:
        yield _Run(tuple(title for _, title in path), tuple(held))


def _begins_new(last: _Piece, piece: _Piece, *, only_headings: bool) -> bool:
    """True when ``piece`` may not stand in one run with what is held: another section or, after text, another page."""
    if piece.level:
        return not only_headings or piece.level <= last.level or piece.page != last.page
    return piece.page != last.page and not only_headings


def _packed(pieces: Sequence[_Piece], target: int) -> Iterator[tuple[_Piece, ...]]:
    """Groups of at most ``target`` weight where the pieces allow it, of about equal weight.

    Before each group the rest is shared out anew over as few groups as can hold it.
    """
    rest = sum(piece.weight for piece in pieces) + len(pieces)
    aim = _aim(rest, target)
    group: list[_Piece] = []
    weight = 0
    for piece in pieces:
        added = piece.weight + (piece.start - group[-1].end if group else 0)
        if group and group[-1].level == 0 and (weight + added > target or weight + added / 2 > aim):
            yield tuple(group)
            rest -= weight
            group, weight, added, aim = [], 0, piece.weight, _aim(rest, target)
        group.append(piece)
        weight += added
    if group:
        yield tuple(group)


def _aim(rest: int, target: int) -> float:
    """The weight of a group when ``rest`` is shared out evenly, leaving room for whole sentences."""
    return rest / max(1, -(-rest // max(1, round(target * _FILL))))
