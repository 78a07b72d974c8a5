"""What is read in a text, before resolution."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schema.documents import Span
from schema.errors import InvalidRecord


class EntityType(StrEnum):
    """Types of entities. ``OTHER`` also means "not sure": a weak label never decides identity."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"
    DATE = "date"
    AMOUNT = "amount"
    LAW = "law"
    EVENT = "event"
    OTHER = "other"


class LiteralKind(StrEnum):
    """Kinds of literal values and the form of their ``value``."""

    DATE = "date"  # ISO 8601 date, month, year or interval: 2024-03-01, 2024-03, 2024, 2024-01-01/2024-06-30
    AMOUNT = "amount"  # plain decimal number; ``unit`` is an ISO 4217 currency code
    QUANTITY = "quantity"  # plain decimal number; ``unit`` is a unit name (kg, km, units) or empty
    PERCENT = "percent"  # plain decimal number of percent: 15 for 15 %
    DURATION = "duration"  # ISO 8601 duration: P30D, P2Y
    TEXT = "text"  # the words, NFKC, white space collapsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value. ``value`` and ``unit`` are normal forms; ``span`` (if known) is where ``surface`` stands.

    Two literals are the same value when ``key`` is equal, whatever their surfaces.
    """

    kind: LiteralKind
    value: str
    unit: str = ""
    surface: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if not self.value:
            raise InvalidRecord("a literal needs a value")

    @property
    def key(self) -> str:
        """Identity of the value: kind, unit and normal form."""
        return f"{self.kind}|{_escaped(self.unit, '|')}|{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name as it stands in the text. ``surface`` is the slice at ``span``; ``score`` in [0, 1] trusts ``type``."""

    span: Span
    surface: str
    type: EntityType
    score: float = 1.0

    def __post_init__(self) -> None:
        if len(self.surface) != self.span.end - self.span.start:
            raise InvalidRecord("a mention's surface must be as long as its span")
        if not 0.0 <= self.score <= 1.0:
            raise InvalidRecord("a mention's score lies in [0, 1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifiers:
    """Under which conditions a triple is stated; surfaces as they stand in the text, empty when absent.

    ``modality`` ("plans to", "may", 计划), ``attribution`` ("according to Reuters", 据路透社), ``condition`` ("if the
    board approves"), ``time`` a date literal's normal value, ``place``, and ``others``: sorted pairs such as
    ``("for", "$3 billion")``, ``("column", "2024")``.
    """

    negated: bool = False
    modality: str = ""
    attribution: str = ""
    condition: str = ""
    time: str = ""
    place: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if tuple(sorted(self.others)) != self.others:
            raise InvalidRecord("other qualifiers must be sorted pairs")

    @property
    def key(self) -> str:
        """Identity of the qualifiers, equal for equal ones."""
        parts = [str(int(self.negated)), self.modality, self.attribution, self.condition, self.time, self.place]
        parts += [f"{_escaped(name, '=')}={value}" for name, value in self.others]
        return "\x1f".join(_escaped(part, "\x1f") for part in parts)


def _escaped(text: str, joint: str) -> str:
    """The text with every ``joint`` marked, so that joined parts can be told apart again: equal keys, equal parts."""
    return text.replace("\\", "\\\\").replace(joint, f"\\{joint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One statement as read. ``predicate`` is lower case, verbs as lemmas ("acquire", "be chairman of", 收购).

    ``evidence`` is the sentence, row or run of sentences that states it and covers subject and object.
    """

    subject: Mention
    predicate: str
    object: Mention | Literal
    evidence: Span
    qualifiers: Qualifiers = Qualifiers()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.predicate.strip():
            raise InvalidRecord("a triple needs a predicate")
        argument = self.object.span
        if not self.evidence.covers(self.subject.span):
            raise InvalidRecord("the evidence of a triple covers its subject")
        if argument is not None and not self.evidence.covers(argument):
            raise InvalidRecord("the evidence of a triple covers its object")


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasClaim:
    """The text itself says that two names mean one thing: "International Business Machines (IBM)", 以下简称.

    ``kind`` is ``acronym``, ``short_name``, ``translation`` or ``alias``; ``evidence`` covers both mentions.
    """

    full: Mention
    short: Mention
    kind: str
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something read that is not kept. ``reason`` is a stable slug; ``detail`` says more, for a person."""

    reason: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one extractor read in one chunk; one per chunk, even when empty."""

    chunk_id: str
    extractor: str
    mentions: tuple[Mention, ...] = ()
    triples: tuple[Triple, ...] = ()
    aliases: tuple[AliasClaim, ...] = ()
    rejects: tuple[Reject, ...] = ()
