"""The numbered evidence of a question within a budget of tokens."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from graph_rag.sentences import RankedSentence
from linguistics.normal import name_key
from linguistics.scripts import HAN
from schema.access import VisibleSet
from schema.answers import Context, ContextItem
from schema.documents import Document
from schema.errors import NotFound
from schema.ports import Reader

DEFAULT_BUDGET = 1_500
MAX_ITEMS = 40
_SPREAD = 5  # the best sentence of each of the first chunks has a place of its own: the hops of a path lie apart
_REPEAT_COST = 0.03  # what each sentence already taken from a chunk takes off the next one's score
_HAN = re.compile(f"[{HAN}]")


def count_tokens(text: str) -> int:
    """About how many tokens a text costs: four characters each, or one and a half Chinese ones; rounded up."""
    han = len(_HAN.findall(text))
    return math.ceil(han / 1.5 + (len(text) - han) / 4)


def build_context(
    question: Question,
    ranked: Sequence[RankedSentence],
    reader: Reader,
    visible: VisibleSet,
    *,
    budget: int = DEFAULT_BUDGET,
) -> tuple[Context, tuple[EvidenceItem, ...]]:
    """Number the best sentences from 1 within ``budget`` tokens.

    Spread over chunks first, then by score with a small cost for each sentence already taken from the same chunk.
    Repeated sentences are given once. A sentence longer than what is left of the budget is passed over. Sentences of
    documents that are gone, or differ from their text, are left out.
    """
    chosen, tokens = _choose(ranked, budget)
    documents: dict[str, Document | None] = {}
    items: list[EvidenceItem] = []
    for entry in chosen:
        document_id = entry.sentence.span.document_id
        if document_id not in documents:
            documents[document_id] = _document(document_id, reader, visible)
        document = documents[document_id]
        if (
            document is None
            or document.text[entry.sentence.span.start : entry.sentence.span.end] != entry.sentence.text
        ):
            tokens -= count_tokens(entry.sentence.text)
            continue
        items.append(_item(len(items) + 1, entry, document))
    context = Context(question=question.text, items=tuple(entry.item for entry in items), tokens=tokens, budget=budget)
    return context, tuple(items)


def page_label(document: Document, offset: int) -> str:
    """The label of the page, slide or sheet at ``offset``, its number where it has none, empty without pages."""
    page = document.layout.page_at(offset)
    if page is None:
        return ""
    return page.label or str(page.number)


def _document(document_id: str, reader: Reader, visible: VisibleSet) -> Document | None:
    try:
        return reader.document(document_id, visible)
    except NotFound:
        return None


def _item(number: int, entry: RankedSentence, document: Document) -> EvidenceItem:
    sentence = entry.sentence
    item = ContextItem(
        number=number,
        span=sentence.span,
        text=sentence.text,
        chunk_id=sentence.chunk_id,
        uri=document.uri,
        title=document.title,
        page=page_label(document, sentence.span.start),
        headings=entry.place.chunk.headings,
        published=document.published,
        score=entry.score,
    )
    return EvidenceItem(item=item, sentence_id=sentence.id, features=entry.features.pairs(), reading=entry.reading)


def _choose(ranked: Sequence[RankedSentence], budget: int) -> tuple[list[RankedSentence], int]:
    chosen: list[RankedSentence] = []
    seen: set[str] = set()
    taken: Counter[str] = Counter()
    tokens = 0
    waiting = [entry for entry in ranked if not entry.features.heading]
    while waiting and len(chosen) < MAX_ITEMS:
        fresh = len(taken) < _SPREAD
        best = max(waiting, key=lambda entry: _worth(entry, taken, fresh=fresh))
        waiting.remove(best)
        key = name_key(best.sentence.text)
        cost = count_tokens(best.sentence.text)
        if key in seen or tokens + cost > budget:
            continue
        seen.add(key)
        taken[best.sentence.chunk_id] += 1
        tokens += cost
        chosen.append(best)
    chosen.sort(key=lambda entry: (-entry.score, entry.sentence.id))
    return chosen, tokens


def _worth(entry: RankedSentence, taken: Counter[str], *, fresh: bool) -> tuple[bool, float]:
    """What decides the next choice; of equals the first in order is taken."""
    count = taken[entry.sentence.chunk_id]
    leads = fresh and count == 0 and entry.features.chunk >= 0.6
    return leads, entry.score - _REPEAT_COST * count
