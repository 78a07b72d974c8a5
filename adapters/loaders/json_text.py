"""JSON and JSON lines: ``path: value`` lines; a list of flat objects is a table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from adapters.loaders.builder import TextBuilder
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.plain_text import decoded, write_text
from adapters.loaders.refusals import unreadable

_TITLES = ("title", "headline", "name", "subject", "标题", "名称")
_AUTHORS = ("author", "authors", "by", "creator", "作者")
_DATES = ("published", "published_at", "date", "created_at", "created", "updated_at", "日期", "发布日期")
_LONG = 300
_DEPTH = 60


def read_json(blob: Blob, sink: Sink) -> None:
    """One JSON value."""
    draft = sink.draft("application/json")
    content = decoded(blob, draft)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise unreadable("damaged", f"not valid JSON: {error}") from error
    write_value(draft, value, sink)


def read_json_lines(blob: Blob, sink: Sink) -> None:
    """One JSON value per line; broken lines are refused by number, the others are kept."""
    draft = sink.draft("application/x-ndjson")
    values: list[object] = []
    broken: list[int] = []
    for number, line in enumerate(decoded(blob, draft).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            broken.append(number)
    if broken and not values:
        raise unreadable("damaged", "no line is valid JSON")
    if broken:
        shown = ", ".join(map(str, broken[:10]))
        sink.refuse("", "damaged", f"{len(broken)} lines are not valid JSON (lines {shown})")
    write_value(draft, values, sink)


def write_value(draft: Draft, value: object, sink: Sink) -> None:
    """Properties from the top level, then everything."""
    if isinstance(value, Mapping):
        draft.describe(title=_first(value, _TITLES), author=_first(value, _AUTHORS), published=_first(value, _DATES))
    _write(draft.text, value, "", sink, 0)


def _first(value: Mapping[str, object], names: Sequence[str]) -> object:
    return next((value[name] for name in names if isinstance(value.get(name), str | int) and value[name]), None)


def _write(text: TextBuilder, value: object, path: str, sink: Sink, depth: int) -> None:
    if depth > _DEPTH:
        sink.refuse_once("truncated", f"values nested deeper than {_DEPTH} levels were left out")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _write(text, inner, f"{path}.{key}" if path else str(key), sink, depth + 1)
    elif isinstance(value, list) and _is_table(value):
        if path:
            text.heading(path, min(depth + 1, 6))
        headers = list(dict.fromkeys(str(key) for row in value for key in row))
        rows = [[scalar(row.get(key)) for key in headers] for row in value]
        bounded = sink.bounded(rows, path or "table")
        text.table(bounded, headers[: sink.limits.columns])
    elif isinstance(value, list) and not any(isinstance(inner, Mapping | list) for inner in value):
        text.key_value(path, ", ".join(filter(None, map(scalar, value))))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _write(text, inner, f"{path}[{number}]", sink, depth + 1)
    else:
        _leaf(text, scalar(value), path)


def _leaf(text: TextBuilder, shown: str, path: str) -> None:
    """A short value on its key's line; a long or many-lined one as paragraphs under its key."""
    if len(shown) <= _LONG and "\n" not in shown.strip():
        text.key_value(path, shown)
        return
    if path:
        text.heading(path, 3)
    write_text(text, shown)


def _is_table(values: Sequence[object]) -> bool:
    """At least two objects, none of whose values is a list or object, that share most of their keys."""
    objects = [value for value in values if isinstance(value, Mapping)]
    if len(objects) < 2 or len(objects) < len(values):
        return False
    if any(
        isinstance(inner, Mapping | list) or len(scalar(inner)) > _LONG for row in objects for inner in row.values()
    ):
        return False
    keys = {key for row in objects for key in row}
    return sum(len(row) for row in objects) >= 0.5 * len(keys) * len(objects)


def scalar(value: object) -> str:
    """A JSON scalar as it is written: ``true``, ``3.5``; null is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value)
