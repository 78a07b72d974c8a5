"""The extractive answerer: every sentence it says is a quotation that was checked against its document."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from graph_rag.answer.cite import Checked, check_citations
from graph_rag.answer.fit import Fit, Scales, measure
from graph_rag.answer.lists import MAX_LISTED, Listed
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.reading import Read, read_off
from graph_rag.answer.refuse import RefusalModel
from graph_rag.answer.select import select
from graph_rag.answer.wording import compose_text, counted, joined, nothing_said, yes_or_no
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType
from schema.access import VisibleSet
from schema.answers import Answer, AnswerStatus, ContextItem, TraceStep
from schema.ports import Embedder, Parser, Reader


@dataclass(frozen=True, slots=True)
class _Draft:
    short: str
    quotes: tuple[EvidenceItem, ...]
    short_numbers: tuple[int, ...]
    source: str


class ExtractiveComposer:
    """The ``Composer`` of ``graph_rag.evidence`` without a language model.

    ``false_refusals`` is the share of answerable questions that may be refused wrongly, in (0, 1).
    """

    def __init__(
        self,
        *,
        reader: Reader,
        embedder: Embedder,
        parsers: Mapping[str, Parser],
        refusal: RefusalModel,
        false_refusals: float = 0.1,
    ) -> None:
        self._reader = reader
        self._parse = sentence_parser(parsers)
        self._scales = Scales(self._parse, reader, embedder)
        self._refusal = refusal
        self._false_refusals = false_refusals

    def compose(self, evidenced: Evidenced, visible: VisibleSet) -> Answer:
        """Answer or refuse."""
        start = time.perf_counter()
        chosen = select(evidenced, self._parse)
        read = read_off(evidenced, chosen, self._parse, self._reader, visible)
        fit = measure(evidenced, chosen, read, self._scales, visible)
        features = fit.as_dict()
        probability = self._refusal.probability(features) if chosen else 0.0
        needed = self._refusal.needed(features, self._false_refusals)
        weighed = _step(
            "weigh",
            start,
            (("probability", f"{probability:.3f}"), ("needed", f"{needed:.3f}"), *_shown(fit)),
        )
        if probability < needed:
            return self._refused(evidenced, fit, probability, weighed)
        start = time.perf_counter()
        draft = _draft(evidenced, chosen, read)
        checked = check_citations(draft.quotes, self._reader, visible)
        details = (("short", draft.source), ("cited", str(len(checked.citations))))
        dropped = tuple((f"dropped {identifier}", reason) for identifier, reason in checked.dropped)
        if not checked.citations:
            return self._refused(evidenced, fit, 0.0, weighed, _step("cite", start, (*details, *dropped)))
        steps = (weighed, _step("cite", start, (*details, *dropped)))
        return _answer(evidenced, draft, checked, fit=fit, probability=probability, steps=steps)

    def _refused(self, evidenced: Evidenced, fit: Fit, probability: float, *steps: TraceStep) -> Answer:
        return Answer(
            question=evidenced.question.text,
            status=AnswerStatus.UNANSWERABLE,
            text=nothing_said(evidenced.question.language),
            missing=fit.missing or (evidenced.question.text,),
            confidence=1.0 - probability,
            trace=(*evidenced.trace, *steps),
        )


def _draft(evidenced: Evidenced, chosen: tuple[EvidenceItem, ...], read: Read) -> _Draft:
    question = evidenced.question
    if read.rows is not None:
        return _listed_draft(read.rows, evidenced)
    if read.verdict is not None:
        number = read.verdict.number
        text = yes_or_no(read.verdict.polarity, question.language)
        return _Draft(text, _proving_first(chosen, number), (number,), "polarity")
    if read.short is not None:
        number = read.short.number
        return _Draft(read.short.text, _proving_first(chosen, number), (number,), read.short.source)
    return _Draft("", chosen, (), "none")


def _proving_first(chosen: tuple[EvidenceItem, ...], number: int) -> tuple[EvidenceItem, ...]:
    """The sentence that holds the short answer first, the others in their order."""
    return tuple(sorted(chosen, key=lambda entry: entry.item.number != number))


def _listed_draft(rows: Listed, evidenced: Evidenced) -> _Draft:
    question = evidenced.question
    template = evidenced.items[0].item
    quotes = tuple(
        EvidenceItem(item=_row_item(number, row.text, rows, index, template), sentence_id=f"row {number}")
        for index, (number, row) in enumerate(enumerate(rows.rows[:MAX_LISTED], start=1001))
    )
    numbers = tuple(quote.item.number for quote in quotes)
    names = rows.names
    short = joined(names, question.language)
    if question.expects is AnswerType.COUNT:
        short = counted(len(rows.rows), names, question.language)
    return _Draft(short, quotes, numbers, "rows")


def _row_item(number: int, text: str, rows: Listed, index: int, template: ContextItem) -> ContextItem:
    span = rows.rows[index].span
    page = rows.document.layout.page_at(span.start)
    label = (page.label or str(page.number)) if page is not None else ""
    return ContextItem(
        number=number, span=span, text=text, chunk_id="", uri=rows.document.uri, title=rows.document.title, page=label,
        headings=(), published=rows.document.published, score=template.score,
    )  # fmt: skip


def _answer(
    evidenced: Evidenced, draft: _Draft, checked: Checked, *, fit: Fit, probability: float, steps: tuple[TraceStep, ...]
) -> Answer:
    markers = "".join(checked.marker_of(number) for number in draft.short_numbers)
    short = draft.short if markers else ""
    quotes = [(citation.quote, citation.marker) for citation in checked.citations]
    return Answer(
        question=evidenced.question.text,
        status=AnswerStatus.PARTIAL if fit.missing else AnswerStatus.ANSWERED,
        text=compose_text(short, markers, quotes),
        short=short,
        citations=checked.citations,
        paths=evidenced.paths,
        missing=fit.missing,
        confidence=probability,
        trace=(*evidenced.trace, *steps),
        usage=(("context_tokens", float(evidenced.context.tokens)),),
    )


def _shown(fit: Fit) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{value:.2f}") for name, value in fit.features)


def _step(name: str, start: float, details: tuple[tuple[str, str], ...]) -> TraceStep:
    return TraceStep(name=name, milliseconds=(time.perf_counter() - start) * 1000, details=details)
