"""Questions made from table rows: a thing and a column in, the cell out.

A line ``Header: value | Header: value`` is asked "What is the HEADER of THING?" in the header's language. The rows of
the same table are negatives, and a column that the table lacks makes a question that none of its rows answers: right
thing, wrong attribute, and the other way round.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.reader.companies import Place
from benchmarks.reader.examples import Candidate, Example, Pool
from benchmarks.reader.sources import ROWS_OF
from linguistics.scripts import has_han

_NEAR = 16
_LONGEST_CELL = 80
_UNANSWERED = 0.25
"""Share of the questions that ask for a column of another table."""
_ENGLISH = (
    "What is the {header} of {thing}?",
    "What {header} does {thing} have?",
    "Which {header} is given for {thing}?",
    "{thing}: what is the {header}?",
)
_CHINESE = ("{thing}的{header}是多少？", "{thing}的{header}是什么？", "{thing}的{header}？", "请问{thing}的{header}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its place and its cells, header to slice of the value."""

    place: Place
    cells: Mapping[str, tuple[int, int]]

    def value(self, header: str) -> str:
        """The text of a cell."""
        return self.place.text[slice(*self.cells[header])]


def parsed(place: Place) -> Row | None:
    """The row in a line of cells; None for any other text."""
    cells: dict[str, tuple[int, int]] = {}
    at = 0
    for part in place.text.split(" | "):
        header, colon, value = part.partition(": ")
        if not colon or not value.strip() or not header.strip() or header in cells:
            return None
        start = at + len(header) + len(colon)
        cells[header] = (start, start + len(value))
        at += len(part) + len(" | ")
    return Row(place=place, cells=cells) if len(cells) > 1 else None


def row_examples(name: str, places: Sequence[Place], *, limit: int, seed: int) -> Iterator[Example]:
    """At most ``limit`` examples from the rows among ``places``, drawn by ``seed``."""
    rng = random.Random(seed)
    rows = [row for row in map(parsed, places) if row is not None]
    tables: dict[tuple[str, tuple[str, ...]], list[Row]] = defaultdict(list)
    for row in rows:
        tables[row.place.document, tuple(row.cells)[:2]].append(row)
    headers = sorted({header for row in rows for header in row.cells})
    asked = [(row, header) for table in tables.values() if len(table) > 1 for row in table for header in row.cells]
    for row, header in rng.sample(asked, min(limit, len(asked))):
        table = tables[row.place.document, tuple(row.cells)[:2]]
        question = _Question(row=row, header=header, table=table)
        example = question.example(ROWS_OF + name, headers, rng)
        if example is not None:
            yield example


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked: a cell of a row of a table."""

    row: Row
    header: str
    table: Sequence[Row]

    def example(self, collection: str, headers: Sequence[str], rng: random.Random) -> Example | None:
        """The example, or None where the cell names the thing itself or is too long to be asked for."""
        row, header = self.row, self.header
        used = self._names()
        thing = " ".join(row.value(key) for key in used)
        if header in used or len(row.value(header)) > _LONGEST_CELL or len(thing) > _LONGEST_CELL:
            return None
        near = [other.place for other in self.table if _differs(other, row, used)]
        near = rng.sample(near, min(_NEAR, len(near)))
        gold = [Candidate(title=row.place.title, text=row.place.text, span=row.cells[header])]
        answers = [row.value(header)]
        if rng.random() < _UNANSWERED:
            known = {one for other in self.table for one in other.cells}
            missing = [one for one in headers if one not in known and has_han(one) == has_han(header)]
            if not missing:
                return None
            header, answers, gold, near = rng.choice(missing), [], [], [row.place, *near]
        template = rng.choice(_CHINESE if has_han(header) else _ENGLISH)
        return Example(
            collection=collection,
            group=row.place.document,
            question=template.format(header=header.replace("_", " "), thing=thing),
            answers=tuple(answers),
            passages=Pool(),
            sentences=Pool(
                gold=tuple(gold), near=tuple(Candidate(title=place.title, text=place.text) for place in near)
            ),
        )

    def _names(self) -> list[str]:
        """The columns that name the row: the first, with the second where the first is not its alone."""
        keys = list(self.row.cells)[:2]
        alike = [other for other in self.table if other.cells.get(keys[0]) and not _differs(other, self.row, keys[:1])]
        return keys[:1] if len(alike) == 1 else keys


def _differs(one: Row, other: Row, headers: Sequence[str]) -> bool:
    """Whether two rows have different values in one of these columns."""
    return any(key in one.cells and one.value(key) != other.value(key) for key in headers)
