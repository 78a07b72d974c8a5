"""Which sentences prove the answer: the best one, and others only for what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.spans import asked_about, is_literal_type, typed_spans
from graph_rag.answer.versions import Version
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType, Question
from linguistics.terms import STOP_WORDS, index_terms

MAX_QUOTES = 4
# Set on 147 questions about four invented companies: lower values find no more and quote more that proves nothing.
_CLOSE = 0.65  # a sentence this near to the best one's score may be the one that answers
_OPEN = 0.5  # one that covers words still open is quoted from here on
_KIND = 0.08  # what a value or name of the kind asked for adds to a sentence's score
_WEIGHED = 20  # sentences parsed for that
ANY_KIND = frozenset(
    {
        AnswerType.UNKNOWN,
        AnswerType.DESCRIPTION,
        AnswerType.REASON,
        AnswerType.DEFINITION,
        AnswerType.YES_NO,
        AnswerType.LIST,
        AnswerType.CHOICE,
    }
)


@dataclass(frozen=True, slots=True)
class _Weighed:
    entry: EvidenceItem
    score: float
    terms: frozenset[str]


def select(
    evidenced: Evidenced, parse: ParseSentence, among: Sequence[EvidenceItem] | None = None
) -> tuple[EvidenceItem, ...]:
    """The sentences to quote, best first, at most four, ``among`` these items or all.

    A sentence counts for more when it holds a value or name of the kind asked for. After the best one another is
    quoted when its score is close (either may hold the answer), or when it covers words of the question that are
    still open (a second hop) and is not far off.
    """
    question = evidenced.question
    ranked = sorted(
        evidenced.items if among is None else among, key=lambda entry: (-entry.item.score, entry.item.number)
    )
    weighed = [
        _Weighed(
            entry,
            entry.item.score + (_KIND * kind_fit(question, entry, parse) if place < _WEIGHED else 0.0),
            frozenset(index_terms(" ".join((entry.item.text, *entry.item.headings)))),
        )
        for place, entry in enumerate(ranked)
    ]
    weighed.sort(key=lambda one: (-one.score, one.entry.item.number))
    if not weighed:
        return ()
    wanted = frozenset(term for term in question.terms if term not in STOP_WORDS)
    best = weighed[0]
    chosen, covered = [best.entry], best.terms & wanted
    for one in weighed[1:]:
        if len(chosen) >= MAX_QUOTES:
            break
        opens = (one.terms & wanted) - covered
        near = one.score >= (_OPEN if opens else _CLOSE) * best.score
        if near and one.entry.item.text not in {entry.item.text for entry in chosen}:
            chosen.append(one.entry)
            covered |= opens
    return tuple(chosen)


def current_first(evidenced: Evidenced, old: Mapping[str, Version], parse: ParseSentence) -> tuple[EvidenceItem, ...]:
    """The sentences to quote without those of replaced documents; at the end the best of them, where one is near.

    That the older version said otherwise belongs to the answer; it never leads it.
    """
    if not old:
        return select(evidenced, parse)
    items = [entry for entry in evidenced.items if entry.item.span.document_id not in old]
    current = select(evidenced, parse, items or evidenced.items)
    older = [entry for entry in evidenced.items if entry.item.span.document_id in old]
    later = {entry.item.span.document_id for entry in current}
    for entry in sorted(older, key=lambda entry: (-entry.item.score, entry.item.number))[:1]:
        new = old[entry.item.span.document_id].document_id
        if items and new in later and entry.item.score >= _OPEN * current[0].item.score:
            return (*current[: MAX_QUOTES - 1], entry)
    return current


def along_chain(evidenced: Evidenced, chosen: tuple[EvidenceItem, ...]) -> tuple[EvidenceItem, ...]:
    """The items of the best chain of evidence in the order of its path, then the chosen ones while there is room."""
    if not evidenced.chains:
        return chosen
    by_number = {entry.item.number: entry for entry in evidenced.items}
    path = tuple(by_number[number] for number in evidenced.chains[0].numbers)
    return (*path, *(entry for entry in chosen if entry not in path))[: max(MAX_QUOTES, len(path))]


def kind_fit(question: Question, entry: EvidenceItem, parse: ParseSentence) -> float:
    """How well the sentence holds the kind of thing asked for, beyond what the question names; 0 for open kinds."""
    if question.expects in ANY_KIND:
        return 0.0
    text = entry.item.text
    spans = typed_spans(text, None if is_literal_type(question.expects) else parse(text), question.expects)
    return max((span.fit for span in spans if not asked_about(text[span.start : span.end], question)), default=0.0)
