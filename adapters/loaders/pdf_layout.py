"""From the lines of PDF pages to paragraphs, headings and list items, by size, place and gaps. All in points."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from adapters.loaders.builder import PlacedWord, TextBuilder
from linguistics.scripts import has_han
from schema.documents import BlockKind

_BULLET = re.compile(r"^[•▪‣·●○■□◦➢✓\uf0b7\uf0a7–*-]$")
_NUMBERED = re.compile(r"^(?:\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[（(][一二三四五六七八九十0-9]+[)）])$")
_ENDS_SENTENCE = (".", "。", "!", "！", "?", "？", ":", "：", ";", "；")
_FULL_WIDTH = re.compile("[　-〿぀-ヿ㐀-鿿＀-￯]")
_HEADING_GROWTH = 1.12
_MAX_HEADING = 160
_LEVELS = 4
_AROUND_WORD = ".,;:!?()[]\"'“”‘’"


@dataclass(slots=True, kw_only=True)
class Word:
    """A word of one line, with its box from the top left of the page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    glue: str = " "

    @property
    def alone(self) -> bool:
        """True for a Han or kana character, which is boxed by itself."""
        return self.stands_alone(self.text[0])

    @staticmethod
    def stands_alone(character: str) -> bool:
        """True where characters are written without blanks between words."""
        return character > "\u2e80" and (has_han(character) or _FULL_WIDTH.match(character) is not None)

    def grow(self, character: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """Append a character and its box."""
        self.text += character
        self.x0, self.y0 = min(self.x0, x0), min(self.y0, y0)
        self.x1, self.y1 = max(self.x1, x1), max(self.y1, y1)


@dataclass(slots=True, kw_only=True)
class Line:
    """A line of the text layer; ``hyphen`` says that its last word goes on in the next line."""

    words: list[Word]
    hyphen: bool = False

    @property
    def x0(self) -> float:
        """Its left end."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def middle(self) -> float:
        """Half its height, from the top of the page."""
        return (min(word.y0 for word in self.words) + max(word.y1 for word in self.words)) / 2

    @property
    def font(self) -> float:
        """The commonest size among its characters, in steps of half a point."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round((word.size or word.y1 - word.y0) * 2) / 2] += len(word.text)
        return max(sizes.items(), key=lambda pair: (pair[1], pair[0]))[0]

    @property
    def bold(self) -> bool:
        """True where most of its words are bold."""
        return sum(len(word.text) if word.bold else -len(word.text) for word in self.words) > 0

    @property
    def rotated(self) -> bool:
        """True for a line that is higher than it is wide, such as a stamp in the margin."""
        height = max(word.y1 for word in self.words) - min(word.y0 for word in self.words)
        return len(self.text) > 3 and self.x1 - self.x0 < height

    @property
    def text(self) -> str:
        """Its words and what stands between them."""
        return "".join((word.glue if number else "") + word.text for number, word in enumerate(self.words))

    @property
    def spread(self) -> bool:
        """True where a gap of more than two ems parts it: a row of a table or a form rather than running text."""
        gaps = (right.x0 - left.x1 for left, right in zip(self.words, self.words[1:], strict=False))
        return max(gaps, default=0.0) > 2.0 * max(self.font, 4.0)


@dataclass(slots=True, kw_only=True)
class TextBlock:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)


def merged(lines: list[Line]) -> list[Line]:
    """Lines with the pieces put back that the text layer breaks off at raised and lowered characters."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is None or last.hyphen or not _beside(last, line):
            joined.append(line)
            continue
        line.words[0].glue = " " if line.x0 - last.x1 > 0.15 * last.font else ""
        last.words += line.words
        last.hyphen = line.hyphen
    return joined


def _beside(last: Line, line: Line) -> bool:
    """True where ``line`` starts about where ``last`` ends and at the same height."""
    left, right = last.words[-1], line.words[0]
    size = max(left.size, right.size, 1.0)
    overlap = min(left.y1, right.y1) - max(left.y0, right.y0)
    lower = min(left.y1 - left.y0, right.y1 - right.y0)
    return -0.3 * size <= right.x0 - left.x1 <= 1.2 * size and overlap > 0.45 * lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What holds for a whole document: the body's size, the level of each larger size, words seen with a hyphen."""

    body: float
    levels: dict[float, int]
    hyphenated: frozenset[str]


def style_of(pages: list[list[Line]]) -> Style:
    """The size most characters have is the body's; the largest above it is level 1, the smallest share the last."""
    lines = [line for page in pages for line in page]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.font] += len(line.text)
    body = max(sizes.items(), key=lambda pair: (pair[1], -pair[0]))[0] if sizes else 0.0
    larger = {line.font for line in lines if not line.rotated and line.font >= body * _HEADING_GROWTH}
    levels = {size: min(number, _LEVELS) for number, size in enumerate(sorted(larger, reverse=True), start=1)}
    words = (word.text.casefold().strip(_AROUND_WORD) for line in lines for word in line.words if "-" in word.text)
    return Style(body=body, levels=levels, hyphenated=frozenset(words))


def blocks_of(lines: list[Line]) -> list[TextBlock]:
    """Consecutive lines joined into blocks."""
    blocks: list[TextBlock] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1], line):
            blocks[-1].lines.append(line)
        else:
            blocks.append(TextBlock(lines=[line]))
    return blocks


def _goes_on(block: TextBlock, line: Line) -> bool:
    last = block.lines[-1]
    if last.spread or line.spread or last.bold != line.bold or last.rotated or line.rotated:
        return False
    size = max(last.font, line.font)
    if abs(last.font - line.font) > 0.1 * size or not 0 < line.middle - last.middle < 2.0 * size:
        return False
    if line.x0 > last.x1 or last.x0 > line.x1:
        return False
    first = line.words[0].text
    if _BULLET.match(first) or (_NUMBERED.match(first) and not last.hyphen):
        return False
    widest = max(one.x1 for one in [*block.lines, line])
    ended = last.text.endswith(_ENDS_SENTENCE)
    # A sentence that ends short of the margin ends its paragraph; so does any very short line.
    if ended and last.x1 < widest - 2.0 * size:
        return False
    return last.x1 > last.x0 + 0.55 * (widest - last.x0) or last.hyphen


def write_block(text: TextBuilder, block: TextBlock, style: Style) -> None:
    """Write one block with the boxes of its words."""
    words = _placed(block, style)
    first = block.lines[0]
    level = style.levels.get(first.font, 0)
    shown = sum(len(word.text) for word in words)
    letters = any(map(str.isalpha, first.text)) and not first.rotated
    if level and shown <= _MAX_HEADING and len(block.lines) <= 3 and letters and not first.spread:
        text.words(BlockKind.HEADING, words, level)
    elif _is_bold_heading(block, style.body, shown):
        text.words(BlockKind.HEADING, words, min(len(set(style.levels.values())) + 1, _LEVELS + 1))
    elif len(words) > 1 and _BULLET.match(words[0].text):
        text.words(BlockKind.LIST_ITEM, words[1:])
    elif len(words) > 1 and _NUMBERED.match(words[0].text):
        text.words(BlockKind.LIST_ITEM, words)
    else:
        text.words(BlockKind.PARAGRAPH, words)


def _placed(block: TextBlock, style: Style) -> list[PlacedWord]:
    """The words of a block with what stands between them; words parted at a line's end are put together."""
    words: list[PlacedWord] = []
    for number, line in enumerate(block.lines):
        before = block.lines[number - 1] if number else None
        following = block.lines[number + 1] if number + 1 < len(block.lines) else None
        for position, word in enumerate(line.words):
            glue = word.glue if position else (_between(before, line) if before else "")
            last = position == len(line.words) - 1
            hyphen = "-" if last and line.hyphen and _keeps_hyphen(word, following, style) else ""
            words.append(PlacedWord(text=word.text + hyphen, x0=word.x0, y0=word.y0, x1=word.x1, y1=word.y1, glue=glue))
    return words


def _keeps_hyphen(word: Word, following: Line | None, style: Style) -> bool:
    """True where the word is written with its hyphen elsewhere, or goes on with a digit or a capital, or not at all."""
    if following is None:
        return True
    rest = following.words[0].text
    whole = f"{word.text}-{rest}".casefold().strip(_AROUND_WORD)
    return whole in style.hyphenated or not rest[:1].islower()


def _between(line: Line, following: Line) -> str:
    """What joins two lines: nothing after a hyphen or beside characters written without blanks, else a blank."""
    return "" if line.hyphen or line.words[-1].alone or following.words[0].alone else " "


def _is_bold_heading(block: TextBlock, body: float, shown: int) -> bool:
    """One short bold line of at least body size that ends no sentence and is no item of a list."""
    line = block.lines[0]
    return (
        len(block.lines) == 1
        and line.bold
        and not line.spread
        and line.font >= body * 0.95
        and 2 < shown <= 80
        and not _BULLET.match(line.words[0].text)
        and not line.text.endswith(_ENDS_SENTENCE)
        and any(map(str.isalpha, line.text))
    )
