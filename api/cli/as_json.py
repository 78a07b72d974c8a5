"""Records as JSON for ``--json``: stable names, sorted where order means nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath

from schema.answers import Answer


def as_json(value: object) -> object:
    """Dataclasses as objects, pairs as they are, sets sorted, enums and paths as text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, StrEnum | PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): as_json(entry) for key, entry in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [as_json(entry) for entry in value]
    return value


def dumps(value: object) -> str:
    """One line of JSON; characters of all scripts as they are, lone surrogates escaped."""
    text = json.dumps(as_json(value), ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def answer_json(answer: Answer) -> dict[str, object]:
    """The public form of an answer."""
    return {
        "question": answer.question,
        "status": str(answer.status),
        "text": answer.text,
        "short": answer.short,
        "confidence": round(answer.confidence, 4),
        "citations": [
            {
                "marker": citation.marker,
                "quote": citation.quote,
                "uri": citation.uri,
                "title": citation.title,
                "page": citation.page,
                "start": citation.span.start,
                "end": citation.span.end,
                "document_id": citation.span.document_id,
            }
            for citation in answer.citations
        ],
        "paths": [as_json(path) for path in answer.paths],
        "missing": list(answer.missing),
        "trace": [
            {"step": step.name, "milliseconds": round(step.milliseconds, 1), **dict(step.details)}
            for step in answer.trace
        ],
        "usage": dict(answer.usage),
    }
