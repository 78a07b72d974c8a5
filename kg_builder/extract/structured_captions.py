"""What stands above a table and holds for all of it: a unit (£ million, 单位：万元) and the year of its quarters."""

from __future__ import annotations

import re
from dataclasses import replace

from kg_builder.extract.structured_headers import Header, Measure, read_measure
from linguistics.literals import find_literals
from schema.documents import Document, Table
from schema.extraction import LiteralKind

_TABLE_UNIT = re.compile(
    r"(?:单位|\bunits?)\s*[:：]\s*([^\n()（）|,，;；]{1,24})|\bin\s+((?:(?:thousand|million|billion)s?\s+of\s+)?[A-Za-z$€£¥]{1,10}"
    r"(?:\s+(?:thousand|million|billion)s?)?)|([$€£¥]\s?(?:thousand|million|billion|bn|m|k))\b"
    r"|\b([A-Z]{3}\s(?:thousand|million|billion|bn|m))\b|[（(，,]\s*((?:人民币)?[百千万亿]{0,2}[美欧港日]?元)\s*[)）]",
    re.IGNORECASE,
)
_CAPTION_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_QUARTER = re.compile(r"q([1-4])|第?([一二三四])季度")
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_CAPTION = 120
_LOOK_BACK = 200
_MONEY = {"pounds": "GBP", "pound": "GBP"}


def table_measure(document: Document, table: Table, headers: dict[int, Header]) -> Measure | None:
    """The unit of the whole table: in the first header ("EUR million") or in the lines just above (单位：万元)."""
    first = headers[min(headers)]
    for measure in (first.measure, read_measure(first.text)):
        if measure is not None and _is_for_tables(measure):
            return measure
    for line in _lines_above(document, table):
        for match in _TABLE_UNIT.finditer(line):
            words = next(filter(None, match.groups()))
            measure = read_measure(_MONEY.get(words.lower(), words))
            if measure is not None and _is_for_tables(measure):
                return measure
    return None


def _is_for_tables(measure: Measure) -> bool:
    """True for money and for mere scales (thousands): what holds for all columns of a table."""
    return measure.kind is LiteralKind.AMOUNT or (measure.kind is LiteralKind.QUANTITY and not measure.unit)


def _lines_above(document: Document, table: Table) -> list[str]:
    """Up to two short lines just above the table, the nearer first; a long one is text, not a caption."""
    above = document.text[max(0, table.start - _LOOK_BACK) : table.start].rstrip()
    lines = [line for line in above.split("\n") if line.strip()][-2:]
    return [line for line in reversed(lines) if len(line) <= _CAPTION]


def caption_year(document: Document, table: Table) -> int:
    """The only year named by the lines above, else by the title; 0 where there is none or more than one."""
    for text in (*_lines_above(document, table), document.title):
        years = set(_CAPTION_YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return 0


def with_quarters(headers: dict[int, Header], year: int) -> dict[int, Header]:
    """Headers "Q1" or 一季度 with the year of the caption: a quarter of that year."""
    dated = {}
    for column, header in headers.items():
        match = _QUARTER.fullmatch(header.predicate)
        found = find_literals(f"Q{_QUARTERS[match[1] or match[2]]} {year}") if match and year else []
        dated[column] = replace(header, predicate="", time=found[0].value) if found else header
    return dated
