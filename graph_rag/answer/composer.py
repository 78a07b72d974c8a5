"""The extractive answerer: every sentence it says is a quotation that was checked against its document."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_rag.answer.cite import Checked, check_citations, confirm_short
from graph_rag.answer.fit import Fit, Scales, measure
from graph_rag.answer.lists import MAX_LISTED, Listed
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.reading import CHAIN, Read, read_off
from graph_rag.answer.refuse import RefusalModel
from graph_rag.answer.rivals import Stated
from graph_rag.answer.select import MAX_QUOTES, along_chain, current_first
from graph_rag.answer.spans import is_literal_type
from graph_rag.answer.versions import Version, replaced
from graph_rag.answer.wording import compose_text, counted, differing, joined, nothing_said, superseded, yes_or_no
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
        false_refusals: float = 0.15,
    ) -> None:
        self._reader = reader
        self._parse = sentence_parser(parsers)
        self._scales = Scales(self._parse, reader, embedder)
        self._refusal = refusal
        self._false_refusals = false_refusals

    def compose(self, evidenced: Evidenced, visible: VisibleSet) -> Answer:
        """Answer or refuse."""
        start = time.perf_counter()
        old, chosen, read, fit = weigh(evidenced, self._scales, visible)
        features = fit.as_dict()
        probability = self._refusal.probability(features) if chosen else 0.0
        needed = self._refusal.threshold(self._false_refusals)
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
        proving = [entry for entry in checked.items if entry.item.number in draft.short_numbers]
        verdict = confirm_short(evidenced.question, draft.short, proving, self._parse)
        if not verdict.supported:
            dropped += (("short not asserted", "; ".join(map(str, verdict.reasons))),)
            if is_literal_type(evidenced.question.expects):
                # A value is asked for, and the one that could be read off is about something else.
                return self._refused(evidenced, fit, 0.0, weighed, _step("cite", start, (*details, *dropped)))
            draft = replace(draft, short="")
        steps = (weighed, _step("cite", start, (*details, *dropped)))
        answer = _answer(evidenced, draft, checked, fit=fit, probability=probability, steps=steps)
        return named_older(answer, old, evidenced.question.language)

    def _refused(self, evidenced: Evidenced, fit: Fit, probability: float, *steps: TraceStep) -> Answer:
        return Answer(
            question=evidenced.question.text,
            status=AnswerStatus.UNANSWERABLE,
            text=nothing_said(evidenced.question.language),
            missing=fit.missing or (evidenced.question.text,),
            confidence=1.0 - probability,
            trace=(*evidenced.trace, *steps),
        )


def weigh(
    evidenced: Evidenced, scales: Scales, visible: VisibleSet
) -> tuple[Mapping[str, Version], tuple[EvidenceItem, ...], Read, Fit]:
    """What replaces what, the sentences to quote (best first), what is read off them, and how well that fits."""
    old = replaced(evidenced.question, evidenced.items, scales.reader, visible)
    chosen = along_chain(evidenced, current_first(evidenced, old, scales.parse))
    read = read_off(evidenced, chosen, scales.parse, scales.reader, visible, old=old)
    return old, chosen, read, measure(evidenced, chosen, read, scales, visible)


def named_older(answer: Answer, old: Mapping[str, Version], language: str) -> Answer:
    """Says before each quotation of a replaced document which version replaces it."""
    text = answer.text
    for citation in answer.citations:
        later = old.get(citation.span.document_id)
        line = f"{' '.join(citation.quote.split())} {citation.marker}"
        if later is not None and line in text:
            text = text.replace(line, f"{superseded(later.label, language)} {line}")
    return replace(answer, text=text)


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
        if read.rivals:
            return _rival_draft(read.rivals, chosen, question.language)
        if read.short.source == CHAIN:
            return _Draft(read.short.text, chosen, evidenced.chains[0].numbers, CHAIN)
        return _Draft(read.short.text, _proving_first(chosen, number), (number,), read.short.source)
    return _Draft("", chosen, (), "none")


def _rival_draft(stated: tuple[Stated, ...], chosen: tuple[EvidenceItem, ...], language: str) -> _Draft:
    """Every value with its source and day; all of their sentences first."""
    proofs = tuple(dict.fromkeys(one.entry for one in stated))
    others = tuple(entry for entry in chosen if entry not in proofs)
    values = [(one.text, one.entry.item.title or one.entry.item.uri, one.entry.item.published) for one in stated]
    numbers = tuple(dict.fromkeys(one.entry.item.number for one in stated))
    return _Draft(differing(values, language), (*proofs, *others)[: max(MAX_QUOTES, len(proofs))], numbers, "rivals")


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
