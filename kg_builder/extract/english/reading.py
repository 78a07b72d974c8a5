"""The n-ary record of one reading: every slot a tuple of token indices, from which all renderings are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an argument is to its verb; an antecedent is the object of a relative clause that it stands outside of."""

    SUBJECT = "subject"
    OBJECT = "object"
    ANTECEDENT = "antecedent"
    ATTRIBUTE = "attribute"
    OBLIQUE = "oblique"
    AGENT = "agent"
    TIME = "time"
    CLAUSE = "clause"
    ADVERBIAL = "adverbial"


class Kind(StrEnum):
    """The construction that a reading was found in."""

    CLAUSE = "clause"
    RELATIVE = "relative"
    APPOSITION = "apposition"
    LOCATION = "location"
    TITLE = "title"
    POSSESSIVE = "possessive"
    NOMINALISATION = "nominalisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A slot. ``head`` is the governing token (for an oblique its noun), ``marker`` its preposition(s).

    ``tokens`` is the whole phrase, ascending, marker included.
    """

    role: Role
    head: int
    tokens: tuple[int, ...]
    marker: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Under what a reading is stated, as token indices; empty when absent."""

    negated: bool = False
    modality: tuple[int, ...] = ()
    attribution: tuple[int, ...] = ()
    condition: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who, what, whom, under which scope.

    ``verb`` is the token that carries the meaning (the last of an xcomp chain; the noun of a noun construction),
    ``relation`` the words of the verb group, ascending. ``supplied`` is a relation that is not in the text ("is",
    "is in"), for noun constructions only. ``arguments`` ascend within each role.
    """

    kind: Kind
    verb: int
    subject: Argument
    relation: tuple[int, ...]
    arguments: tuple[Argument, ...]
    supplied: str = ""
    passive: bool = False
    scope: Scope = Scope()

    def of(self, *roles: Role) -> list[Argument]:
        """Arguments with one of these roles, in order of their tokens."""
        return sorted((each for each in self.arguments if each.role in roles), key=lambda each: each.tokens)
