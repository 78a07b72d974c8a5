"""What the query side returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schema.documents import Span
from schema.errors import InvalidRecord
from schema.graph import SearchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found. Scores compare within one ``retriever`` only; higher is better."""

    item_id: str
    kind: SearchKind
    score: float
    retriever: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextItem:
    """A numbered piece of evidence: a sentence (or row) with its place. ``number`` counts from 1."""

    number: int
    span: Span
    text: str
    chunk_id: str
    uri: str
    title: str
    page: str
    headings: tuple[str, ...]
    published: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Numbered evidence for one question within a budget of tokens (about 4 characters, or 1.5 Chinese ones)."""

    question: str
    items: tuple[ContextItem, ...]
    tokens: int
    budget: int

    def __post_init__(self) -> None:
        if self.tokens > self.budget:
            raise InvalidRecord("a context must stay within its budget")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """``marker`` ("[1]") stands in the answer's text; ``quote`` equals the stored text at ``span``."""

    marker: str
    quote: str
    span: Span
    uri: str
    title: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One edge of the path that led to the answer, in words. ``fact_id`` is empty for a mention."""

    source: str
    label: str
    target: str
    fact_id: str = ""


class AnswerStatus(StrEnum):
    """Whether the documents say what was asked."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One step of the query walk: what it decided, in ids and numbers, and how long it took."""

    name: str
    milliseconds: float
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``text`` has one marker at the end of every sentence that states something.

    ``short`` is the bare answer (a name, date, number, yes/no, list) where one could be read off, else empty.
    ``missing`` says what the documents do not say. Answered and partial answers have at least one citation.
    """

    question: str
    status: AnswerStatus
    text: str
    short: str = ""
    citations: tuple[Citation, ...] = ()
    paths: tuple[tuple[PathStep, ...], ...] = ()
    missing: tuple[str, ...] = ()
    confidence: float = 0.0
    trace: tuple[TraceStep, ...] = ()
    usage: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if self.status is not AnswerStatus.UNANSWERABLE and not self.citations:
            raise InvalidRecord("an answer needs a citation")
        for citation in self.citations:
            if citation.marker not in self.text:
                raise InvalidRecord(f"marker {citation.marker} does not stand in the answer")
