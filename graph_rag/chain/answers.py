"""What the last record of a chain answers: a cell whose header is asked for, or a span of a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.candidates import candidates
from graph_rag.answer.cells import column_score, may_answer
from graph_rag.answer.headers import header_fit, header_said, header_type, is_name_header
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.rows import RowCell
from graph_rag.answer.scoring import features, scene, total
from graph_rag.answer.spans import asked_about, is_literal_type
from graph_rag.chain.records import Record
from graph_rag.question import AnswerType, Question
from graph_rag.question.synonyms import alike
from linguistics.normal import name_key
from linguistics.scripts import has_han

_NAMES = frozenset({AnswerType.PERSON, AnswerType.PLACE})  # no digit stands in these
_NAMED = _NAMES | {AnswerType.ORGANISATION}
_LEAST_FIT = 0.6  # a name in a sentence must be of the kind asked for
_SAID = 0.5  # how far a header must be said that stands under no noun asked for
_UNSAID = 0.5  # what a cell counts that stands under another header than the one asked for
_LEAST_CELL = 0.4
_MARGIN = 0.05
_LEAST_SPAN = 4.0  # the weight a span needs, see ``graph_rag.answer.scoring``
_SPAN = 0.7  # a span says less surely what it is than a cell under its header


@dataclass(frozen=True, slots=True)
class Found:
    """A slice of the record, with its score in [0, 1]; ``label`` is its header or empty."""

    text: str
    label: str
    score: float


def read_answer(record: Record, taken: frozenset[str], question: Question, parse: ParseSentence) -> Found | None:
    """The best slice that is none of the names ``taken`` (normal forms: what led here); None where none stands out."""
    return read_cells(record.cells, taken, question) if record.cells else _span(record, taken, question, parse)


def read_cells(cells: Sequence[RowCell], taken: frozenset[str], question: Question) -> Found | None:
    """The cell of a row whose column the question asks for, whatever the row is about; None where none stands out."""
    open_cells = [cell for cell in cells if name_key(cell.value) not in taken and may_answer(cell, question)]
    if question.expects in _NAMES:
        open_cells = [cell for cell in open_cells if not any(character.isdigit() for character in cell.value)]
    open_cells = [
        cell for cell in open_cells if not asked_about(cell.value, question) and not _is_other(cell, question)
    ]
    scored = sorted(
        ((column_score(cell, cells, open_cells, question), cell) for cell in open_cells),
        key=lambda pair: (-pair[0], pair[1].start),
    )
    if not scored or scored[0][0] < _LEAST_CELL or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    score, cell = scored[0]
    return Found(cell.value, cell.header, min(1.0, score) * (1.0 if _is_asked(cell, question) else _UNSAID))


def _is_other(cell: RowCell, question: Question) -> bool:
    """True for a cell whose header stands for another kind of name than the one asked for."""
    kind = header_type(cell.header)
    return question.expects in _NAMED and kind in _NAMED and kind is not question.expects


def _is_asked(cell: RowCell, question: Question) -> bool:
    """True for a cell under the noun asked for, or of the kind asked for; another said header names a step between."""
    if question.expects in _NAMED:
        if header_type(cell.header) is question.expects:
            return True
        if not question.focus:
            if is_name_header(cell.header):
                return question.expects is not AnswerType.PLACE
            return header_said(cell.header, question) >= _SAID
    if not question.focus or is_literal_type(question.expects):
        return header_said(cell.header, question) > 0
    focus = frozenset({question.focus, *alike(question.focus)})
    return header_fit(cell.header, focus) > 0 or any(has_han(word) and word in cell.header for word in focus)


def _span(record: Record, taken: frozenset[str], question: Question, parse: ParseSentence) -> Found | None:
    parsed = parse(record.text)
    view = scene(record.text, 0, 0, parsed, question)
    weighed = [
        (total(features(candidate, view, question, ())), record.text[candidate.start : candidate.end])
        for candidate in candidates(record.text, parsed, question)
        if candidate.fit >= _LEAST_FIT or question.expects not in _NAMED
    ]
    weighed = [entry for entry in weighed if name_key(entry[1]) not in taken]
    if not weighed:
        return None
    weight, surface = max(weighed, key=lambda entry: entry[0])
    if weight < _LEAST_SPAN:
        return None
    return Found(surface, "", _SPAN / sum(math.exp(other - weight) for other, _ in weighed))
