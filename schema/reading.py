"""What a reranker is given and what it says: passages read together with the question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to be read with a question, after its ``title``: document title and last heading, or empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSpan:
    """A slice of the passage's text that may be the answer: code points, half-open, 0 <= start < end.

    ``score`` is in log-odds against "no answer here".
    """

    start: int
    end: int
    score: float

    def __post_init__(self) -> None:
        """Check the invariant."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One passage read: ``relevance`` in log-odds that it answers the question; ``spans`` best first, maybe none."""

    relevance: float
    spans: tuple[ReadSpan, ...] = ()
