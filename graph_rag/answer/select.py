"""Which sentences prove the answer: the best one, and others only for what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType
from linguistics.terms import STOP_WORDS, index_terms

MAX_QUOTES = 4
_CLOSE = 0.8  # a sentence this near to the best one's score may be the one that answers
_SUPPORT = 0.35  # below this share of the best score nothing is quoted
_SEVERAL = frozenset({AnswerType.LIST, AnswerType.DESCRIPTION, AnswerType.REASON, AnswerType.CHOICE})


def select(evidenced: Evidenced) -> tuple[EvidenceItem, ...]:
    """The sentences to quote, best first, at most four.

    After the best sentence another is added when it covers terms or names of the question that are still open
    (a second hop), or when its score is close to the best (either may hold the answer).
    """
    ranked = sorted(evidenced.items, key=lambda entry: (-entry.item.score, entry.item.number))
    if not ranked:
        return ()
    wanted = {term for term in evidenced.question.terms if term not in STOP_WORDS}
    chosen = [ranked[0]]
    covered = _terms(ranked[0]) & wanted
    best = ranked[0].item.score
    several = evidenced.question.expects in _SEVERAL or evidenced.question.compares
    for entry in ranked[1:]:
        if len(chosen) >= MAX_QUOTES or entry.item.score < _SUPPORT * best:
            break
        if entry.item.text in {other.item.text for other in chosen}:
            continue
        new = (_terms(entry) & wanted) - covered
        if entry.item.score >= _CLOSE * best or (new and (several or _linked(entry, chosen))):
            chosen.append(entry)
            covered |= new
    return tuple(chosen)


def _terms(entry: EvidenceItem) -> set[str]:
    """Terms of a sentence with its headings: a heading says what the sentences below it are about."""
    return set(index_terms(" ".join((entry.item.text, *entry.item.headings))))


def _linked(entry: EvidenceItem, chosen: Sequence[EvidenceItem]) -> bool:
    """True when the sentence supports a second hop or continues a chosen one in its document."""
    if entry.feature("second_hop") > 0 or entry.feature("bridge") > 0:
        return True
    return any(entry.item.span.document_id == other.item.span.document_id for other in chosen)
