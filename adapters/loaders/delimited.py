"""CSV and TSV: one table; the delimiter is the one that cuts the first lines most evenly."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from adapters.loaders.draft import Blob, Sink
from adapters.loaders.plain_text import decoded
from adapters.loaders.tables import write_grid

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_ROWS = 50


def read_delimited(blob: Blob, sink: Sink) -> None:
    """The whole file as one table."""
    draft = sink.draft("text/csv")
    content = decoded(blob, draft).replace("\0", " ")
    rows = _rows(content, delimiter_of(content))
    kept = list(islice(rows, sink.limits.rows + 1))
    more = sum(1 for _ in rows)
    if more:
        sink.refuse("", "truncated", f"only the first {sink.limits.rows} of {len(kept) + more} rows were read")
        kept = kept[: sink.limits.rows]
    write_grid(draft.text, kept, sink)


def delimiter_of(content: str) -> str:
    """The delimiter with the most rows of the commonest width above 1; a comma when none cuts."""
    best, chosen = 0.0, ","
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in islice(_rows(content, delimiter), _SAMPLE_ROWS) if any(row))
        width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(0, 0))
        score = count / sum(widths.values()) + width / 1000 if width > 1 else 0.0
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _rows(content: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)
    return csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
