"""Questions of companies with evidence written by hand."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.company_corpora import CompanyQuestion
from graph_rag.evidence import Evidenced, EvidenceItem, Features
from graph_rag.question import Question
from schema import ids
from schema.answers import Context, ContextItem
from schema.documents import Span


def item(number: int, text: str, uri: str = "a.txt", features: Mapping[str, float] | None = None) -> EvidenceItem:
    """A numbered sentence with score 0.5."""
    pairs: Features = tuple(sorted((features or {}).items()))
    return EvidenceItem(
        item=ContextItem(
            number=number,
            span=Span(document_id=ids.document_id(uri), start=0, end=len(text)),
            text=text,
            chunk_id="c",
            uri=uri,
            title="",
            page="",
            headings=(),
            published="",
            score=0.5,
        ),
        sentence_id=f"s{number}",
        features=pairs,
    )


def evidenced(*items: EvidenceItem, question: str = "?") -> Evidenced:
    """A question with this evidence and nothing else."""
    context = Context(question=question, items=tuple(entry.item for entry in items), tokens=1, budget=10)
    return Evidenced(question=Question(text=question, language="en"), context=context, items=items)


def asked(
    *quotes: str, answers: tuple[str, ...] = ("40",), documents: tuple[str, ...] = ("a.txt",), answerable: bool = True
) -> CompanyQuestion:
    """A question with these proofs."""
    return CompanyQuestion(
        id="x",
        question="?",
        language="en",
        groups=(),
        answerable=answerable,
        kind="fact",
        answers=answers,
        quotes=quotes,
        documents=documents,
    )
