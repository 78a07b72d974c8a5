"""The one writer of canonical text: what formats put in is exactly what the layout's slices give back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.loaders.canonical import flowing, one_line, verbatim
from schema.documents import Block, BlockKind, Cell, Layout, Page, Table, WordBox

_TIGHT = {
    frozenset({BlockKind.LIST_ITEM}),
    frozenset({BlockKind.KEY_VALUE}),
    frozenset({BlockKind.TABLE_ROW}),
    frozenset({BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW}),
}
BETWEEN_CELLS = " | "
AFTER_KEY = ": "


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWord:
    """A word and its box in points from the top left of its page; ``glue`` is what stands before it in the block."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    glue: str = " "


Content = str | Sequence[PlacedWord]
_Span = tuple[PlacedWord, int, int]


class TextBuilder:
    """Writes blocks one after the other; ``build`` gives the text and its layout.

    Text is made canonical on the way in. Blocks are separated by a blank line, items of one list, lines of one table
    and neighbouring key-value lines by a newline. Blocks that are empty after cleaning are left out. Nothing is
    written beyond ``characters``: ``full`` then says so, and the block that did not fit and all after it are left out.
    """

    def __init__(self, characters: int = 20_000_000) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._limit = characters
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self._tables: list[Table] = []
        self._boxes: list[WordBox] = []
        self._page: tuple[str, float, float] | None = None
        self._page_start = -1
        self._new_table = False
        self.full = False

    @property
    def empty(self) -> bool:
        """True while no text was written."""
        return self._length == 0

    def begin_page(self, *, label: str = "", width: float = 0.0, height: float = 0.0) -> None:
        """End the page before and begin the next; ``width`` and ``height`` in points."""
        self.end_page()
        self._page = (one_line(label), width, height)
        self._page_start = -1

    def end_page(self) -> None:
        """End the current page, if any; a page without text covers nothing but keeps its number."""
        if self._page is None:
            return
        label, width, height = self._page
        start = self._page_start if self._page_start >= 0 else self._length
        number = len(self._pages) + 1
        self._pages.append(Page(number=number, start=start, end=self._length, label=label, width=width, height=height))
        self._page = None

    def heading(self, text: str, level: int) -> None:
        """A heading of ``level`` 1 (top) to 9."""
        self._put(BlockKind.HEADING, one_line(text), min(max(level, 1), 9))

    def paragraph(self, text: str) -> None:
        """A paragraph; its inner line breaks are kept, inner blank lines are not."""
        self._put(BlockKind.PARAGRAPH, flowing(text))

    def list_item(self, text: str) -> None:
        """One item of a list, without its bullet."""
        self._put(BlockKind.LIST_ITEM, one_line(text))

    def code(self, text: str) -> None:
        """Text whose indentation matters."""
        self._put(BlockKind.CODE, verbatim(text))

    def key_value(self, key: str, value: str) -> None:
        """A line ``key: value``; left out when the value is empty."""
        key, value = one_line(key).rstrip(":： "), one_line(value)
        if value:
            self._put(BlockKind.KEY_VALUE, key + AFTER_KEY + value if key else value)

    def words(self, kind: BlockKind, words: Sequence[PlacedWord], level: int = 0) -> None:
        """A block of placed words; each gets a box on the current page."""
        text, spans = _joined(words)
        start = self._put(kind, text, level)
        if start is not None:
            self._box(spans, start)

    def table(self, rows: Sequence[Sequence[Content]], headers: Sequence[str] = ()) -> None:
        """A table: a line of its headers, then one line per row that repeats them: ``Header: value | ...``.

        Empty cells and empty rows are left out; rows keep their numbers. Without headers only values are written. A
        cell is text, or placed words, which get boxes.
        """
        names = [one_line(header).rstrip(":： ") for header in headers]
        first_block = len(self._blocks)
        self._new_table = True
        shown = BETWEEN_CELLS.join(name for name in names if name)
        start = self._put(BlockKind.TABLE_HEADER, shown)
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            line, places = _row_line(row, names)
            at = self._put(BlockKind.TABLE_ROW, line)
            if at is None:
                continue
            start = at if start is None else start
            for column, value, header, spans in places:
                self._box(spans, at + value[0])
                cells.append(
                    Cell(
                        start=at + value[0],
                        end=at + value[1],
                        row=number,
                        column=column,
                        header_start=at + header[0] if header else 0,
                        header_end=at + header[1] if header else 0,
                    )
                )
        self._new_table = False
        if start is not None and len(self._blocks) > first_block:
            self._tables.append(Table(start=start, end=self._length, headers=tuple(names), cells=tuple(cells)))

    def build(self) -> tuple[str, Layout]:
        """The text and its layout; the builder can still be written to afterwards."""
        self.end_page()
        layout = Layout(
            blocks=tuple(self._blocks),
            pages=tuple(self._pages),
            tables=tuple(self._tables),
            boxes=tuple(sorted(self._boxes, key=lambda box: (box.start, box.end))),
        )
        return "".join(self._parts), layout

    def _box(self, spans: Sequence[_Span], start: int) -> None:
        """Record the boxes of words whose text begins at ``start``."""
        page = len(self._pages) + 1
        self._boxes += [
            WordBox(start=start + first, end=start + last, page=page, x0=word.x0, y0=word.y0, x1=word.x1, y1=word.y1)
            for word, first, last in spans
        ]

    def _put(self, kind: BlockKind, text: str, level: int = 0) -> int | None:
        """Append a block; its start, or None when it was empty or did not fit."""
        if not text or self.full:
            return None
        separator = self._separator(kind)
        if self._length + len(separator) + len(text) > self._limit:
            self.full = True
            return None
        self._parts += [separator, text]
        start = self._length + len(separator)
        self._length = start + len(text)
        self._blocks.append(Block(kind=kind, start=start, end=self._length, level=level))
        if self._page is not None and self._page_start < 0:
            self._page_start = start
        self._new_table = False
        return start

    def _separator(self, kind: BlockKind) -> str:
        if not self._blocks:
            return ""
        if self._new_table:
            return "\n\n"
        return "\n" if frozenset({self._blocks[-1].kind, kind}) in _TIGHT else "\n\n"


def _joined(words: Sequence[PlacedWord]) -> tuple[str, list[_Span]]:
    """The text of placed words, and where each stands in it."""
    pieces: list[str] = []
    spans: list[_Span] = []
    length = 0
    for word in words:
        text = one_line(word.text)
        if text:
            glue = word.glue if pieces else ""
            pieces += [glue, text]
            spans.append((word, length + len(glue), length + len(glue) + len(text)))
            length += len(glue) + len(text)
    return "".join(pieces), spans


_Place = tuple[int, tuple[int, int], tuple[int, int] | None, list[_Span]]


def _row_line(row: Sequence[Content], names: Sequence[str]) -> tuple[str, list[_Place]]:
    """One row's line, and for each non-empty cell its column, the range of its value and that of its header."""
    pieces: list[str] = []
    places: list[_Place] = []
    length = 0
    for column, raw in enumerate(row):
        value, spans = (one_line(raw), []) if isinstance(raw, str) else _joined(raw)
        if not value:
            continue
        if pieces:
            pieces.append(BETWEEN_CELLS)
            length += len(BETWEEN_CELLS)
        name = names[column] if column < len(names) else ""
        header: tuple[int, int] | None = None
        if name:
            header = (length, length + len(name))
            pieces += [name, AFTER_KEY]
            length += len(name) + len(AFTER_KEY)
        pieces.append(value)
        places.append((column, (length, length + len(value)), header, spans))
        length += len(value)
    return "".join(pieces), places
