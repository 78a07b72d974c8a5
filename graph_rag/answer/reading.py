"""What can be read off the evidence: a list, a cell, a span, a yes or no, or nothing; and how much that says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph_rag.answer.lists import Listed, listed
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.polarity import Verdict, judged
from graph_rag.answer.rivals import Stated, rivals
from graph_rag.answer.select import ANY_KIND
from graph_rag.answer.short import Short, short_answer
from graph_rag.answer.versions import Version
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType
from schema.access import VisibleSet
from schema.ports import Reader

# A cell or list is read only where row and column are both meant; a span stands out among others; a question whose
# answer may be any text need not give one; one that asks for a name or a value and gets none is hardly answered.
CHAIN = "chain"
_FIRM, _SPAN, _ANY, _NONE = 1.0, 0.7, 0.5, 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """At most one of the first three is there; ``rivals`` are the short answer and others that contradict it."""

    rows: Listed | None = None
    verdict: Verdict | None = None
    short: Short | None = None
    rivals: tuple[Stated, ...] = ()


def read_off(
    evidenced: Evidenced,
    chosen: Sequence[EvidenceItem],
    parse: ParseSentence,
    reader: Reader,
    visible: VisibleSet,
    *,
    old: Mapping[str, Version] = MappingProxyType({}),
) -> Read:
    """Read the chosen sentences (best first), and for lists and counts the table that the best of them stands in.

    A chain of evidence was found only where no single sentence says as much: it is read first. ``old`` are documents
    that a later version replaces: nothing is read off them while there is another.
    """
    current = [entry for entry in chosen if entry.item.span.document_id not in old] or chosen
    if evidenced.chains:
        chain = evidenced.chains[0]
        return Read(short=Short(text=chain.text, number=chain.numbers[-1], score=chain.score, source=CHAIN))
    rows = listed(evidenced, reader, visible)
    if rows is not None:
        return Read(rows=rows)
    if evidenced.question.expects is AnswerType.YES_NO:
        return Read(verdict=judged(evidenced.question, current))
    short = short_answer(evidenced, parse, current)
    return Read(short=short, rivals=rivals(short.text, short.number, evidenced, parse, old) if short else ())


def firmness(read: Read, expects: AnswerType) -> float:
    """How firmly the evidence answers by what can be read off it, in [0, 1]."""
    if read.rows is not None or (read.short is not None and read.short.source != "span"):
        return _FIRM
    if read.short is not None:
        return _SPAN
    return _ANY if expects in ANY_KIND else _NONE
