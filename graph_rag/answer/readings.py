"""What a reranker's readings of the chosen sentences say about whether they answer; neutral where nothing was read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from graph_rag.evidence import ChainedAnswer, EvidenceItem
from graph_rag.question import Question
from graph_rag.reread import share
from linguistics.normal import fold
from schema.extraction import LiteralKind

_UNREAD = 0.5
_SURE = 8.0
_CODE = re.compile(r"(?<![A-Za-z0-9_.,-])(?=[A-Za-z./-]*\d)[A-Za-z0-9][A-Za-z0-9./-]*(?<![./-])")


def relevance(chosen: Sequence[EvidenceItem], chains: Sequence[ChainedAnswer] = ()) -> float:
    """The highest probability with which a chosen sentence, or the first chain, answers, in [0, 1]."""
    single = [share(entry.reading.relevance) for entry in chosen if entry.reading is not None]
    together = [chain.relevance for chain in chains[:1] if chain.relevance is not None]
    return max((*single, *together), default=_UNREAD)


def odds(chosen: Sequence[EvidenceItem], chains: Sequence[ChainedAnswer] = ()) -> float:
    """The same on a scale that tells sure readings apart: log-odds from -8 to 8 as 0 to 1."""
    sure = min(max(relevance(chosen, chains), 1e-6), 1 - 1e-6)
    return min(1.0, max(0.0, 0.5 + math.log(sure / (1.0 - sure)) / (2 * _SURE)))


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
