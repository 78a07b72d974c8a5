"""Parts of records as JSON values: for columns of the store and for lines of an export.

Decoding raises KeyError, TypeError, ValueError or InvalidRecord for what encoding does not give; callers say where.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from schema.documents import Block, BlockKind, Cell, Layout, Page, Span, Table, WordBox
from schema.extraction import Literal, LiteralKind, Qualifiers, Reject
from schema.ports import Refusal

_Row = TypeVar("_Row", Block, Page, WordBox, Cell)


def to_json(value: Any) -> str:
    """Canonical JSON on one line: sorted keys, no blanks, nothing that any reader takes for a line break."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    for mark in ("\x85", "\u2028", "\u2029"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def listed(values: Iterable[str | int]) -> str:
    """Values for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def pairs(value: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of strings from JSON lists of two."""
    return tuple((text(first), text(second)) for first, second in value)


def text(value: Any) -> str:
    """The value itself, which must be a string of valid Unicode."""
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {type(value).__name__}")
    value.encode("utf-8")
    return value


def whole(value: Any) -> int:
    """The value itself, which must be an integer."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"expected a whole number, found {type(value).__name__}")
    return value


def number(value: Any) -> float:
    """The value as a float; it must be a number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"expected a number, found {type(value).__name__}")
    return float(value)


def _columns(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]


def encode_layout(layout: Layout) -> dict[str, Any]:
    """Rows of values in the order of the records' fields: layouts are long and their keys would weigh most."""
    return {
        "blocks": [[block.kind.value, block.start, block.end, block.level] for block in layout.blocks],
        "pages": [_columns(page) for page in layout.pages],
        "tables": [
            [table.start, table.end, list(table.headers), [_columns(cell) for cell in table.cells]]
            for table in layout.tables
        ],
        "boxes": [_columns(box) for box in layout.boxes],
    }


def decode_layout(value: dict[str, Any]) -> Layout:
    """The layout that ``encode_layout`` was given."""
    return Layout(
        blocks=tuple(
            Block(kind=BlockKind(kind), start=whole(start), end=whole(end), level=whole(level))
            for kind, start, end, level in value["blocks"]
        ),
        pages=tuple(_record(Page, row) for row in value["pages"]),
        tables=tuple(
            Table(
                start=whole(start),
                end=whole(end),
                headers=tuple(text(header) for header in headers),
                cells=tuple(_record(Cell, row) for row in cells),
            )
            for start, end, headers, cells in value["tables"]
        ),
        boxes=tuple(_record(WordBox, row) for row in value["boxes"]),
    )


def _record(kind: type[_Row], row: list[Any]) -> _Row:
    names = [field.name for field in fields(kind)]
    return kind(**dict(zip(names, row, strict=True)))


def encode_qualifiers(qualifiers: Qualifiers) -> dict[str, Any]:
    """Only what is set: most facts have none."""
    parts: dict[str, Any] = {
        name: getattr(qualifiers, name) for name in ("modality", "attribution", "condition", "time", "place")
    }
    parts["negated"] = qualifiers.negated
    parts["others"] = [list(pair) for pair in qualifiers.others]
    return {name: value for name, value in parts.items() if value}


def decode_qualifiers(value: dict[str, Any]) -> Qualifiers:
    """The qualifiers that ``encode_qualifiers`` was given."""
    return Qualifiers(
        negated=value.get("negated", False) is True,
        modality=text(value.get("modality", "")),
        attribution=text(value.get("attribution", "")),
        condition=text(value.get("condition", "")),
        time=text(value.get("time", "")),
        place=text(value.get("place", "")),
        others=pairs(value.get("others", [])),
    )


def encode_literal(literal: Literal) -> dict[str, str]:
    """A literal without span and surface."""
    return {"kind": literal.kind.value, "value": literal.value, "unit": literal.unit}


def decode_literal(value: dict[str, Any]) -> Literal:
    """The literal that ``encode_literal`` was given."""
    return Literal(kind=LiteralKind(value["kind"]), value=text(value["value"]), unit=text(value["unit"]))


def encode_refusals(refusals: Iterable[Refusal]) -> list[list[str]]:
    """Refusals as lists of uri, code, message and remedy."""
    return [[refusal.uri, refusal.code, refusal.message, refusal.remedy] for refusal in refusals]


def decode_refusals(value: Iterable[Iterable[str]]) -> tuple[Refusal, ...]:
    """The refusals that ``encode_refusals`` was given."""
    return tuple(
        Refusal(uri=text(uri), code=text(code), message=text(message), remedy=text(remedy))
        for uri, code, message, remedy in value
    )


def encode_rejects(rejects: Iterable[Reject]) -> list[list[Any]]:
    """Rejects as lists of reason, detail, start and end (both null without a span)."""
    return [
        [reject.reason, reject.detail, *((reject.span.start, reject.span.end) if reject.span else (None, None))]
        for reject in rejects
    ]


def decode_rejects(value: Iterable[Iterable[Any]], document_id: str) -> tuple[Reject, ...]:
    """The rejects that ``encode_rejects`` was given, of this document."""
    rejects = []
    for reason, detail, start, end in value:
        span = None if start is None else Span(document_id=document_id, start=whole(start), end=whole(end))
        rejects.append(Reject(reason=text(reason), detail=text(detail), span=span))
    return tuple(rejects)
