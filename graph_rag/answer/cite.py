"""Citations, each checked against the stored document at the moment of answering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.polarity import Polarity
from graph_rag.answer.rows import read_row
from graph_rag.answer.wording import yes_or_no
from graph_rag.claims import Verdict, check_short_answer, check_yes
from graph_rag.claims.verdict import conclude
from graph_rag.evidence import EvidenceItem
from graph_rag.question import AnswerType, Question
from schema.access import VisibleSet
from schema.answers import Citation
from schema.documents import Document
from schema.errors import NotFound
from schema.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Citations that hold, numbered from 1 in the order given, and what was dropped with the reason."""

    citations: tuple[Citation, ...]
    items: tuple[EvidenceItem, ...]
    dropped: tuple[tuple[str, str], ...] = ()

    def marker_of(self, number: int) -> str:
        """The marker of a context item, empty when it is not cited."""
        for citation, entry in zip(self.citations, self.items, strict=True):
            if entry.item.number == number:
                return citation.marker
        return ""


def check_citations(items: Sequence[EvidenceItem], reader: Reader, visible: VisibleSet) -> Checked:
    """Re-read each quotation from its document; keep it only when every character agrees and the reader may see it."""
    documents: dict[str, Document | None] = {}
    citations: list[Citation] = []
    kept: list[EvidenceItem] = []
    dropped: list[tuple[str, str]] = []
    for entry in items:
        item = entry.item
        if item.span.document_id not in documents:
            documents[item.span.document_id] = _read(item.span.document_id, reader, visible)
        document = documents[item.span.document_id]
        if document is None:
            dropped.append((entry.sentence_id, "document not readable"))
        elif document.text[item.span.start : item.span.end] != item.text:
            dropped.append((entry.sentence_id, "quotation differs from the document"))
        else:
            marker = f"[{len(citations) + 1}]"
            citations.append(
                Citation(marker=marker, quote=item.text, span=item.span, uri=item.uri, title=item.title, page=item.page)
            )
            kept.append(entry)
    return Checked(citations=tuple(citations), items=tuple(kept), dropped=tuple(dropped))


def confirm_short(question: Question, short: str, proving: Sequence[EvidenceItem], parse: ParseSentence) -> Verdict:
    """Whether the sentences that prove a short answer let it be asserted; one that does is enough.

    ``proving`` are the cited items that the answer was read off. What is not supported is shown as sentences only.
    """
    if not short or not proving:
        return conclude([], 1.0)
    holding = [entry for entry in proving if short in entry.item.text] or proving
    return min((_confirmed(question, short, entry, parse) for entry in holding), key=lambda found: len(found.reasons))


def _confirmed(question: Question, short: str, entry: EvidenceItem, parse: ParseSentence) -> Verdict:
    item = entry.item
    if read_row(item.text):
        return conclude([], 1.0)  # a cell stands under its header; it has no clause
    place = (item.title, item.uri, *item.headings)
    if question.expects is AnswerType.YES_NO:
        if short != yes_or_no(Polarity.AFFIRMS, question.language):
            return conclude([], 1.0)
        return check_yes(question.text, item.text, parse, place=place)
    return check_short_answer(question.text, short, item.text, parse, place=place)


def _read(document_id: str, reader: Reader, visible: VisibleSet) -> Document | None:
    try:
        return reader.document(document_id, visible)
    except NotFound:
        return None
