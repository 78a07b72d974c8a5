"""Rows of tables and key-value lines inside evidence, read back from their canonical form ``Header: value | ...``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linguistics.normal import fold
from linguistics.terms import index_terms

_SEPARATOR = " | "
_HEADER = re.compile(r"([^:：|]{1,80}?)\s?[:：]\s?(?=\S)")
_CLOCK = re.compile(r"\d[:：]\d")


@dataclass(frozen=True, slots=True)
class RowCell:
    """One cell. ``start``/``end`` are code points of ``value`` in the row's text; ``header`` may be empty."""

    header: str
    value: str
    start: int
    end: int


def read_row(text: str) -> tuple[RowCell, ...]:
    """The cells of a row or key-value line, in order; empty when the text is neither.

    A line without ``|`` counts only when its key has at most eight words and is no sentence of its own.
    """
    if "\n" in text.strip():
        return ()
    cells: list[RowCell] = []
    start = 0
    for piece in text.split(_SEPARATOR):
        header, offset = _header_of(piece)
        value = piece[offset:].rstrip()
        if value:
            cells.append(RowCell(header, value, start + offset, start + offset + len(value)))
        start += len(piece) + len(_SEPARATOR)
    if len(cells) > 1:
        return tuple(cells)
    if cells and cells[0].header and len(cells[0].header.split()) <= 8 and "." not in cells[0].header:
        return tuple(cells)
    return ()


def _header_of(piece: str) -> tuple[str, int]:
    """The header of a cell and where its value starts; no header inside a clock time or a web address."""
    match = _HEADER.match(piece)
    if match is None or _CLOCK.match(piece, max(0, match.end(1) - 1)) or piece[match.end() :].startswith("//"):
        return "", len(piece) - len(piece.lstrip())
    return match[1].strip(), match.end()


def overlap(header: str, words: frozenset[str]) -> float:
    """Share of a header's terms among ``words`` (index terms), in [0, 1]."""
    terms = index_terms(header)
    return sum(term in words for term in terms) / len(terms) if terms else 0.0


def mentions(value: str, question: str) -> bool:
    """True when the whole cell value is named by the question (folded; values of one character never are)."""
    folded = fold(value).strip()
    if len(folded) < 2:
        return False
    return re.search(rf"(?<![a-z0-9]){re.escape(folded)}(?![a-z0-9])", fold(question)) is not None
