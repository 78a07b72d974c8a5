"""What a key-value line or a table is about: the nearest heading above, else the document's title line."""

from __future__ import annotations

import re

from kg_builder.extract.structured_values import Readings, Slice, is_name, sliced
from schema.documents import Document

EVIDENCE_REACH = 600
"""Longest evidence, in code points, that joins a subject above with the line that says something about it."""

_NUMBERING = re.compile(
    r"(?:#{1,6}\s+|(?:section|chapter|article|annex|appendix|part)\s+[\dA-Z.]+\s*[:.–—-]?\s*|\d+(?:\.\d+)*[.)、]?\s+"
    r"|[（(]?[一二三四五六七八九十]+[）)、.]\s*|第[一二三四五六七八九十百\d]+[章节条部分]\s*)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"notes?|remarks?|summary|overview|details?|general|introduction|contents?|information|background|data|table"
    r"|sheet ?\d*|备注|说明|概述|概要|摘要|简介|详情|内容|基本信息|信息|背景|附注|其他|其它",
    re.IGNORECASE,
)
_TITLE_REACH = 600


def context_name(readings: Readings, before: int) -> Slice | None:
    """The slice that names what the text at ``before`` is about, None where nothing does.

    The nearest heading above without its numbering (a mere "Notes" gives way to the heading over it), else the title
    where it stands near the document's beginning.
    """
    document = readings.document
    level = 99
    for block in reversed(readings.headings_before(before)):
        if block.level >= level:
            continue
        name = _clean(document, block.start, block.end)
        if name is None or _GENERIC.fullmatch(name.text) is None:
            return name
        level = block.level
    title = document.title.strip()
    at = document.text.find(title, 0, _TITLE_REACH) if title else -1
    if at < 0 or at + len(title) > before:
        return None
    return _clean(document, at, at + len(title))


def _clean(document: Document, start: int, end: int) -> Slice | None:
    numbering = _NUMBERING.match(document.text, start, end)
    piece = sliced(document, numbering.end() if numbering else start, end)
    if piece is None:
        return None
    shorter = sliced(document, piece.start, piece.start + len(piece.text.rstrip(":： ")))
    return shorter if shorter is not None and is_name(shorter.text) else None
