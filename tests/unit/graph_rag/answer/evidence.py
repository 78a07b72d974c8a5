"""Builds evidence by hand."""

from collections.abc import Mapping, Sequence

from graph_rag.evidence import Evidenced, EvidenceItem, LinkedEntity, ProvedFact
from graph_rag.question import AnswerType, Question
from linguistics.literals import find_literals
from linguistics.terms import query_terms
from schema import ids
from schema.answers import Context, ContextItem
from schema.documents import Span
from schema.extraction import Literal


def question(text: str, expects: AnswerType = AnswerType.UNKNOWN, **fields: object) -> Question:
    constraints = tuple(
        Literal(kind=found.kind, value=found.value, unit=found.unit, surface=text[found.start : found.end])
        for found in find_literals(text)
    )
    values: dict[str, object] = {
        "text": text,
        "language": "zh" if any(character > "一" for character in text) else "en",
        "terms": tuple(query_terms(text)),
        "expects": expects,
        "constraints": constraints,
        **fields,
    }
    return Question(**values)  # type: ignore[arg-type]


def item(
    number: int, text: str, *, uri: str = "a.txt", start: int = 0, score: float = 1.0, **fields: object
) -> ContextItem:
    values: dict[str, object] = {
        "number": number,
        "span": Span(document_id=ids.document_id(uri), start=start, end=start + len(text)),
        "text": text,
        "chunk_id": f"chk_{uri}",
        "uri": uri,
        "title": "",
        "page": "",
        "headings": (),
        "published": "",
        "score": score,
        **fields,
    }
    return ContextItem(**values)  # type: ignore[arg-type]


def evidenced(
    asked: Question,
    items: Sequence[ContextItem],
    *,
    facts: Sequence[ProvedFact] = (),
    entities: Sequence[LinkedEntity] = (),
    features: Mapping[int, Mapping[str, float]] | None = None,
) -> Evidenced:
    entries = tuple(
        EvidenceItem(
            item=entry,
            sentence_id=f"sen_{entry.number}",
            features=tuple(sorted((features or {}).get(entry.number, {}).items())),
        )
        for entry in items
    )
    context = Context(question=asked.text, items=tuple(items), tokens=10, budget=100)
    return Evidenced(
        question=asked,
        context=context,
        items=entries,
        facts=tuple(facts),
        entities=tuple(entities),
    )
