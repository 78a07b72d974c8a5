"""Chains as part of the numbered evidence: their records become items, their links a path in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_rag.chain.records import Record
from graph_rag.chain.search import Chain
from graph_rag.context import count_tokens, page_label
from graph_rag.evidence import ChainedAnswer, EvidenceItem
from graph_rag.paths import NAMES
from schema.access import VisibleSet
from schema.answers import Context, ContextItem, PathStep
from schema.errors import NotFound
from schema.ports import Reader

Numbered = tuple[Context, tuple[EvidenceItem, ...], tuple[ChainedAnswer, ...]]


def add_chains(
    context: Context, items: Sequence[EvidenceItem], chains: Sequence[Chain], reader: Reader, visible: VisibleSet
) -> Numbered:
    """Number the records of the chains that the context lacks, after its own.

    The last items give way where the budget asks for it. A chain with a record that is gone, differs from its
    document or costs more than the budget is left out.
    """
    kept = list(items)
    answers: list[ChainedAnswer] = []
    tokens = context.tokens
    for chain in chains:
        added = [_item(record, reader, visible) for record in chain.records if record.id not in _numbers(kept)]
        needed = {record.id for record in chain.records}
        cost = sum(count_tokens(item.text) for item in added if item is not None)
        room, fewer = _room(kept, needed | _used(kept, answers), cost + tokens - context.budget)
        if any(item is None for item in added) or not room:
            continue
        tokens += cost - sum(count_tokens(entry.item.text) for entry in kept[len(fewer) :])
        kept = fewer
        missing = [record for record in chain.records if record.id not in _numbers(kept)]
        for record, item in zip(missing, added, strict=True):
            if item is not None:
                kept.append(_numbered(record, item, kept))
        answers.append(_answer(chain, _numbers(kept)))
    found = Context(
        question=context.question, items=tuple(entry.item for entry in kept), tokens=tokens, budget=context.budget
    )
    return found, tuple(kept), tuple(answers)


def _numbers(items: Sequence[EvidenceItem]) -> dict[str, int]:
    return {entry.sentence_id: entry.item.number for entry in items}


def _used(items: Sequence[EvidenceItem], answers: Sequence[ChainedAnswer]) -> set[str]:
    used = {number for answer in answers for number in answer.numbers}
    return {entry.sentence_id for entry in items if entry.item.number in used}


def _room(items: list[EvidenceItem], needed: set[str], over: int) -> tuple[bool, list[EvidenceItem]]:
    """The items without as many of the last ones as are needed to save ``over`` tokens; False where too few may go."""
    kept = list(items)
    while over > 0 and kept and kept[-1].sentence_id not in needed:
        over -= count_tokens(kept.pop().item.text)
    return over <= 0, kept


def _item(record: Record, reader: Reader, visible: VisibleSet) -> ContextItem | None:
    span = record.sentence.span
    try:
        document = reader.document(span.document_id, visible)
    except NotFound:
        return None
    if document.text[span.start : span.end] != record.text:
        return None
    return ContextItem(
        number=1,
        span=span,
        text=record.text,
        chunk_id=record.sentence.chunk_id,
        uri=document.uri,
        title=document.title,
        page=page_label(document, span.start),
        headings=record.chunk.headings,
        published=document.published,
        score=0.0,
    )


def _numbered(record: Record, item: ContextItem, kept: Sequence[EvidenceItem]) -> EvidenceItem:
    """The item with the next number; it ranks below what was found without a chain."""
    lowest = min((entry.item.score for entry in kept), default=0.0)
    number = max((entry.item.number for entry in kept), default=0) + 1
    return EvidenceItem(item=replace(item, number=number, score=min(0.0, lowest)), sentence_id=record.id)


def _answer(chain: Chain, numbers: dict[str, int]) -> ChainedAnswer:
    """The path: what each record is joined by, and at the end the answer."""
    values = [link.value for link in chain.links]
    sources = [chain.records[0].card.title or chain.records[0].card.uri, *values]
    labels = [*(link.label or NAMES for link in chain.links), chain.answer.label or NAMES]
    targets = [*values, chain.answer.text]
    return ChainedAnswer(
        numbers=tuple(numbers[record.id] for record in chain.records),
        text=chain.answer.text,
        label=chain.answer.label,
        score=chain.score,
        relevance=chain.relevance,
        steps=tuple(
            PathStep(source=source, label=label, target=target)
            for source, label, target in zip(sources, labels, targets, strict=True)
        ),
    )
