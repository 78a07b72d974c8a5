"""What a check of a claim against its quote says, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a quote says of a claim. Only a supported claim keeps its marker."""

    SUPPORTED = "supported"
    NOT_CONFIRMED = "not_confirmed"
    CONTRADICTED = "contradicted"


class Aspect(StrEnum):
    """What was compared."""

    VALUE = "value"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    CONDITION = "condition"
    ATTRIBUTION = "attribution"
    QUANTIFIER = "quantifier"
    DIRECTION = "direction"
    ROLE = "role"
    RELATION = "relation"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks against a claim; ``detail`` holds the words of claim and quote that disagree."""

    aspect: Aspect
    outcome: Outcome
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.aspect} {self.outcome}: {self.detail}" if self.detail else f"{self.aspect} {self.outcome}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, the reasons against, most serious first, and the share of the claim's words found, in [0, 1]."""

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    coverage: float = 1.0

    @property
    def supported(self) -> bool:
        """True when the claim may keep its marker."""
        return self.outcome is Outcome.SUPPORTED


def conclude(reasons: Sequence[Reason], coverage: float) -> Verdict:
    """Any contradiction contradicts, any other reason leaves the claim unconfirmed."""
    ordered = tuple(sorted(set(reasons), key=lambda r: (r.outcome is not Outcome.CONTRADICTED, r.aspect, r.detail)))
    return Verdict(outcome=ordered[0].outcome if ordered else Outcome.SUPPORTED, reasons=ordered, coverage=coverage)
