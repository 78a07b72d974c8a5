"""What the commands print for people, with rich. Every string of a document passes through ``plain``."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.cli.plain import plain, styled
from graph_rag.engine import Found
from kg_builder.ingest.planning import Plan
from kg_builder.ingest.report import Report
from schema.answers import Answer, AnswerStatus, Citation
from schema.extraction import Literal
from schema.graph import DocumentCard, Entity, Fact, Merge
from schema.ports import Refusal

_STATUS = {
    AnswerStatus.ANSWERED: ("answered", "bold green"),
    AnswerStatus.PARTIAL: ("partial", "bold yellow"),
    AnswerStatus.UNANSWERABLE: ("the documents do not say", "bold red"),
}


def place(citation: Citation) -> str:
    """File, page and offsets of a quotation."""
    page = f", page {citation.page}" if citation.page else ""
    return f"{citation.uri}{page}, characters {citation.span.start}-{citation.span.end}"


def answer_view(answer: Answer) -> Group:
    """An answer with its quotations and where they stand."""
    label, style = _STATUS[answer.status]
    parts: list[Text | Padding] = [Text(label, style=style)]
    if answer.short:
        parts.append(styled(answer.text.split("\n", 1)[0], "bold"))
    elif answer.status is AnswerStatus.UNANSWERABLE:
        parts.append(styled(answer.text))
    for citation in answer.citations:
        quote = Text.assemble((citation.marker + " ", "cyan"), ("“" + plain(citation.quote) + "”", ""))
        parts += [Padding(quote, (0, 2)), Padding(styled(place(citation), "dim"), (0, 6))]
    for path in [path for path in answer.paths if any(step.fact_id for step in path)][:2]:
        line = " · ".join(f"{step.source} –{step.label}→ {step.target}" for step in path)
        parts.append(Padding(styled("path: " + line, "dim"), (0, 2)))
    if answer.missing and answer.status is not AnswerStatus.ANSWERED:
        parts.append(Padding(styled("not found: " + "; ".join(answer.missing), "yellow"), (0, 2)))
    return Group(*parts)


def trace_view(answer: Answer) -> Table:
    """The steps of the query walk."""
    table = Table("step", "ms", "details", title="trace", title_justify="left")
    for step in answer.trace:
        details = "\n".join(f"{name}: {value}" for name, value in step.details)
        table.add_row(step.name, f"{step.milliseconds:.1f}", styled(details))
    return table


def search_view(found: Sequence[Found]) -> Table:
    """Search results."""
    table = Table("score", "sentence", "place")
    for entry in found:
        item = entry.item
        page = f", page {item.page}" if item.page else ""
        table.add_row(f"{item.score:.3f}", styled(item.text), styled(f"{item.uri}{page}", "dim"))
    return table


def refusals_view(refusals: Sequence[Refusal]) -> Table:
    """What was not loaded, why, and what to do."""
    table = Table("file", "refused because", "what to do", title="not loaded, or not whole", title_justify="left")
    for refusal in refusals:
        table.add_row(styled(refusal.uri), styled(f"{refusal.code}: {refusal.message}"), styled(refusal.remedy))
    return table


def report_view(report: Report, console: Console, *, gone: bool = False) -> None:
    """Print the outcome of an ingest; ``gone``: name known files that are no longer there."""
    tally = report.tally
    console.print(
        f"{report.written} new, {report.replaced} replaced, {report.skipped} unchanged, {report.deleted} deleted, "
        f"{len(report.refusals)} refused; {report.seconds:.1f} s"
    )
    if tally.documents:
        read = f"{tally.documents} documents, {tally.chunks} chunks, {tally.sentences} sentences"
        kept = f"{tally.mentions} mentions, {tally.facts} facts ({report.coverage:.0%} of sentences prove one)"
        console.print(f"{read}, {kept}, {report.words_per_second:.0f} words/s")
        console.print("seconds by stage: " + ", ".join(f"{name} {spent:.1f}" for name, spent in report.stage_seconds))
    if report.rejects:
        console.print("not kept: " + ", ".join(f"{reason} {number}" for reason, number in report.rejects))
    if gone and report.gone:
        console.print(styled(f"no longer there (use --sync to delete): {', '.join(report.gone)}", "yellow"))
    if report.refusals:
        console.print(refusals_view(report.refusals))


def plan_view(planned: Plan, console: Console, *, gone: bool = False) -> None:
    """Print what an ingest would do; ``gone``: name known files that are no longer there."""
    files = f"{len(planned.steps)} files to read ({len(planned.replaced)} known and changed)"
    size = f"{planned.size / 1e6:.1f} MB, about {planned.pages} pages, {planned.characters} characters"
    console.print(f"{files}, {len(planned.unchanged)} unchanged; {size}, about {planned.seconds:.0f} s")
    if gone and planned.gone:
        console.print(styled(f"no longer there: {', '.join(planned.gone)}", "yellow"))
    if planned.refusals:
        console.print(refusals_view(planned.refusals))


def documents_view(cards: Sequence[DocumentCard]) -> Table:
    """The list of documents."""
    table = Table("uri", "title", "language", "date", "readers", "facts")
    for card in cards:
        readers = ", ".join(card.readers) or "owner only"
        table.add_row(
            styled(card.uri), styled(card.title), card.language, card.published, styled(readers), str(card.facts)
        )
    return table


def entity_view(entity: Entity, facts: Sequence[Fact], names: dict[str, str], merges: Sequence[Merge]) -> Group:
    """An entity with its names, facts, quotes and merges."""
    title = Text.assemble(
        (plain(entity.name), "bold"), f"  {entity.type}, {entity.mentions} mentions in {entity.documents} documents"
    )
    aliases = ", ".join(f"{plain(alias.name)} ({alias.count})" for alias in entity.aliases)
    table = Table("subject", "predicate", "object", "under", "quote")
    for fact in facts:
        other = literal_text(fact.object) if isinstance(fact.object, Literal) else names.get(fact.object, "")
        table.add_row(
            styled(names.get(fact.subject_id, "")), styled(fact.predicate), styled(other), styled(qualifier_text(fact)),
            styled(fact.evidence[0].quote, "dim"),
        )  # fmt: skip
    parts: list[Text | Table] = [title, Text("also: " + aliases), table]
    parts += [styled(f"merged ({merge.id}): {merge.reason}", "dim") for merge in merges]
    return Group(*parts)


def literal_text(literal: Literal) -> str:
    """A normal value with its unit."""
    return f"{literal.value} {literal.unit}".strip()


def qualifier_text(fact: Fact) -> str:
    """Qualifiers in one line."""
    said = fact.qualifiers
    parts = ["not"] if said.negated else []
    named = (
        ("", said.modality),
        ("if", said.condition),
        ("says", said.attribution),
        ("at", said.place),
        ("in", said.time),
    )
    parts += [f"{label} {value}".strip() for label, value in named if value]
    parts += [f"{name} {value}" for name, value in said.others]
    return "; ".join(parts)
