"""What a reranker's readings of the chosen sentences say about whether they answer; neutral where nothing was read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from graph_rag.answer.reading import CHAIN, Read
from graph_rag.evidence import ChainedAnswer, EvidenceItem
from graph_rag.question import Question
from graph_rag.reread import share
from linguistics.normal import fold
from schema.extraction import LiteralKind
from schema.reading import ReadSpan

_UNREAD = 0.5
_SURE = 8.0
_CODE = re.compile(r"(?<![A-Za-z0-9_.,-])(?=[A-Za-z./-]*\d)[A-Za-z0-9][A-Za-z0-9./-]*(?<![./-])")


def relevance(chosen: Sequence[EvidenceItem], chains: Sequence[ChainedAnswer] = (), *, unread: float = 0.5) -> float:
    """The highest probability with which a chosen sentence, or the first chain, answers, in [0, 1]."""
    single = [share(entry.reading.relevance) for entry in chosen if entry.reading is not None]
    together = [chain.relevance for chain in chains[:1] if chain.relevance is not None]
    return max((*single, *together), default=unread)


def odds(chosen: Sequence[EvidenceItem], chains: Sequence[ChainedAnswer] = ()) -> float:
    """The same on a scale that tells sure readings apart: log-odds from -8 to 8 as 0 to 1."""
    sure = min(max(relevance(chosen, chains), 1e-6), 1 - 1e-6)
    return min(1.0, max(0.0, 0.5 + math.log(sure / (1.0 - sure)) / (2 * _SURE)))


def backed(read: Read, chosen: Sequence[EvidenceItem], chains: Sequence[ChainedAnswer]) -> float:
    """The probability with which the sentence that the short answer was read off answers; .5 where none was read."""
    if read.short is None:
        return _UNREAD
    if read.short.source == CHAIN:
        return relevance((), chains)
    return relevance([entry for entry in chosen if entry.item.number == read.short.number])


def pointed(chosen: Sequence[EvidenceItem]) -> float:
    """How surely an answer can be pointed at in one of them: the best span against none, in [0, 1]."""
    read = [entry.reading for entry in chosen if entry.reading is not None]
    if not read:
        return _UNREAD
    return max((share(span.score) for reading in read for span in reading.spans), default=0.0)


def agreed(read: Read, chosen: Sequence[EvidenceItem]) -> float:
    """1 when the short answer is what was pointed at in its sentence, 0 when another slice was, .5 without either."""
    short = read.short
    if short is None:
        return _UNREAD
    for entry in chosen:
        if entry.item.number == short.number and entry.reading is not None and entry.reading.spans:
            best = max(entry.reading.spans, key=lambda span: (span.score, -span.start))
            return 1.0 if _overlaps(entry.item.text, best, short.text) else 0.0
    return _UNREAD


def _overlaps(text: str, span: ReadSpan, short: str) -> bool:
    pointed_at = fold(text[span.start : span.end]).strip()
    said = fold(short).strip()
    return bool(pointed_at) and bool(said) and (pointed_at in said or said in pointed_at)


def codes(question: Question, chosen: Sequence[EvidenceItem]) -> float:
    """Share of the model numbers, codes and bare numbers asked about that the evidence holds, in [0, 1]; 1 for none.

    Dates are left out: they are met by intervals.
    """
    dates = [literal.surface for literal in question.constraints if literal.kind is LiteralKind.DATE]
    asked = question.text
    for surface in dates:
        asked = asked.replace(surface, " ")
    wanted = {fold(match.group()) for match in _CODE.finditer(asked)}
    place = fold(" ".join(" ".join((entry.item.text, *entry.item.headings, entry.item.title)) for entry in chosen))
    held = {match.group() for match in _CODE.finditer(place)}
    return (
        sum(code in held or (not code.isdigit() and code in place) for code in wanted) / len(wanted) if wanted else 1.0
    )
