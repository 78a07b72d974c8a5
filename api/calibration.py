"""A corpus's own measure of confidence: how probable its known answerable questions looked, kept beside its store.

Probabilities do not mean the same in every corpus. ``vouch calibrate`` asks questions whose answers are known to be
there and keeps how probable each looked; from then on the setting ``false_refusals`` counts against these questions.
The file holds numbers only, no text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_rag.answer.refuse import RefusalModel
from schema.answers import Answer, AnswerStatus
from schema.errors import InputError

LEAST = 20
"""Answerable questions needed: with fewer, one question moves the threshold too far."""

_FORM = '{"question": text, "groups": [text], "status": "answered" or "unanswerable"}; the last two may be left out'


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A question of which somebody knows whether the documents answer it. No groups: asked as the owner."""

    question: str
    groups: tuple[str, ...] = ()
    answerable: bool = True


def read_known(file: Path) -> list[Known]:
    """Questions of a JSON-lines file. Raises InputError naming the line and the form expected."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the questions in {str(file)!r} cannot be read: {error}", remedy="Check the path.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found.append(_known(line, f"{file.name}, line {number}"))
    return found


def _known(line: str, place: str) -> Known:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: not JSON ({error})", remedy=f"Expected: {_FORM}.") from error
    question = row.get("question") if isinstance(row, dict) else None
    groups = row.get("groups", []) if isinstance(row, dict) else None
    status = row.get("status", "answered") if isinstance(row, dict) else None
    if not isinstance(question, str) or not question.strip() or not isinstance(groups, list):
        raise InputError(f"{place}: not a question", remedy=f"Expected: {_FORM}.")
    if status not in {"answered", "unanswerable"}:
        raise InputError(f"{place}: status {status!r} is not known", remedy=f"Expected: {_FORM}.")
    return Known(question=question, groups=tuple(map(str, groups)), answerable=status == "answered")


def probability_of(answer: Answer) -> float:
    """How probable it looked that the documents answer, whatever was decided."""
    return 1.0 - answer.confidence if answer.status is AnswerStatus.UNANSWERABLE else answer.confidence


def calibration_file(store: Path) -> Path:
    """Where a store's calibration is kept."""
    return store.with_name(store.name + ".calibration.json")


def write_calibration(file: Path, model: RefusalModel, probabilities: Sequence[float]) -> None:
    """Keep the probabilities of answerable questions. Raises InputError when they are too few."""
    if len(probabilities) < LEAST:
        raise InputError(
            f"{len(probabilities)} answerable questions are too few to calibrate with",
            remedy=f"Give at least {LEAST}, better 50.",
        )
    held = {"model": model.version, "answerable": [round(value, 6) for value in sorted(probabilities)]}
    file.write_text(json.dumps(held) + "\n", "utf-8")


def calibrated(model: RefusalModel, file: Path) -> RefusalModel:
    """The model with a corpus's own measure; as it is where there is none, or only one of another model.

    Raises InputError when the file is not a calibration.
    """
    if not file.is_file():
        return model
    try:
        held = json.loads(file.read_text("utf-8"))
        version, values = held["model"], [float(value) for value in held["answerable"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"the calibration {str(file)!r} is damaged ({error!r})", remedy="Delete it, or run `vouch calibrate` again."
        ) from error
    return model.calibrated(values) if version == model.version else model
