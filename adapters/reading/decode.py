"""From the heads' numbers to spans: pairs of a likely start and a likely end, against "no answer here"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from adapters.embedding.packed import Array
from adapters.reading.pairs import Row, Tokens
from schema.reading import ReadSpan

LONGEST = 64
"""Tokens of the longest span."""
KEPT = 5
"""Spans of a reading at most."""
_TRIED = 12
_BORDER = re.compile(r" \| |[\n\r]")
_STOPS = "。，、；：！？,;:!?|"


def window_spans(row: Row, tokens: Tokens, text: str, starts: Array, ends: Array) -> Iterator[ReadSpan]:
    """Spans of one window of ``text``: pairs of one of its best starts and one of its best ends, not too long.

    A span lies within one cell of a table row and one line, and does not end in a comma or full stop.

    ``starts`` and ``ends``: one logit per token of the row, "no answer" at index 0. A span's score is the sum of its
    two, less that of "no answer" (Devlin et al., "BERT", NAACL 2019, section 4.3).
    """
    null = float(starts[0]) + float(ends[0])
    firsts, lasts = (_best(values[row.first : row.first + row.count]) for values in (starts, ends))
    for i in firsts:
        for j in lasts:
            if not 0 <= j - i < LONGEST:
                continue
            start, end = _trimmed(text, tokens.starts[row.offset + i], tokens.ends[row.offset + j])
            if start < end and not _BORDER.search(text, start, end):
                score = float(starts[row.first + i]) + float(ends[row.first + j]) - null
                yield ReadSpan(start=start, end=end, score=score)


def best_spans(spans: Iterable[ReadSpan]) -> tuple[ReadSpan, ...]:
    """The best spans of which no two overlap, best first; ties by place."""
    chosen: list[ReadSpan] = []
    for span in sorted(spans, key=lambda span: (-span.score, span.start, span.end)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
            if len(chosen) == KEPT:
                break
    return tuple(chosen)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at the ends and stops behind; the dot of a name with dots in it (``S.A.``) stays."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (
        text[end - 1].isspace()
        or text[end - 1] in _STOPS
        or (text[end - 1] == "." and "." not in text[start : end - 1])
    ):
        end -= 1
    return start, end


def _best(logits: Array) -> list[int]:
    order = np.argsort(-logits, kind="stable")
    return [int(i) for i in order[:_TRIED]]
