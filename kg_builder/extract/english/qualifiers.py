"""Qualifiers of a triple: its scope and the arguments that are neither subject nor object."""

from __future__ import annotations

from kg_builder.extract.english.cues import PLACE_LABELS
from kg_builder.extract.english.drafts import Draft
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.predicates import marker_words
from kg_builder.extract.english.reading import Argument, Role
from schema.extraction import Literal, Mention, Qualifiers

LONGEST_QUALIFIER = 160
"""Code points; a longer phrase is left to the quotation."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near"})
_CLAUSE_WORDS = frozenset("when while after before because although though since until as".split())
_RESTRICTING = frozenset({"prep", "relcl", "acl", "amod", "advmod"})
_NO_QUALIFIER = frozenset({"according to", "such as", "like", "including", "than", "as per", "subject to", ""})


def qualifiers_of(
    placed: Placed, draft: Draft, *, negated: bool, number: str, subject: Mention, value: Mention | Literal
) -> Qualifiers:
    """All qualifiers of one draft, whose filled arguments are ``subject`` and ``value``."""
    tree, scope = placed.tree, draft.scope
    scoped = frozenset({*scope.attribution, *scope.condition})
    loose = [each for each in draft.carried if not scoped & set(each.tokens)]
    time = _time(placed, draft, scoped | placed.tokens_in(value.span))
    place = _place(placed, loose)
    others = {("number", number)} if number else set()
    others |= _restrictions(placed, draft, subject, value)
    for argument in loose:
        label = _label(placed, argument)
        surface = tree.surface(_content(argument)) if label != "when" else tree.surface(argument.tokens)
        dated = time != "" and placed.date_at(argument.head) is not None
        if tree.tokens[argument.head].pos == "PRON":
            continue
        if label and surface and surface != place and not dated and len(surface) <= LONGEST_QUALIFIER:
            others.add((label, surface))
    return Qualifiers(
        negated=negated,
        modality=tree.surface(scope.modality),
        attribution=_short(tree.surface(scope.attribution)),
        condition=tree.surface(scope.condition),
        time=time,
        place=place,
        others=tuple(sorted(others)),
    )


def _restrictions(placed: Placed, draft: Draft, subject: Mention, value: Mention | Literal) -> set[tuple[str, str]]:
    """What narrows a common noun and does not fit into its mention: "mails *from domains younger than 30 days*"."""
    tree = placed.tree
    found: set[tuple[str, str]] = set()
    for label, head, argument in (("subject", draft.subject, subject), ("object phrase", draft.object, value)):
        narrowing = [child for child in tree.children[head] if child > head and tree.dep(child) in _RESTRICTING]
        inside = placed.tokens_in(argument.span)
        if (
            isinstance(argument, Literal)
            or head not in inside
            or placed.name_at(head) is not None
            or set(narrowing) <= inside
        ):
            continue
        aside = {below for child in tree.kids(head, "conj", "cc", "appos") for below in tree.subtree(child)}
        surface = tree.surface(tree.trim(set(tree.subtree(head)) - aside))
        if len(surface) <= LONGEST_QUALIFIER:
            found.add((label, surface))
    return found


def _short(surface: str) -> str:
    return surface if len(surface) <= LONGEST_QUALIFIER else surface[:LONGEST_QUALIFIER].rsplit(" ", 1)[0]


def _time(placed: Placed, draft: Draft, outside: frozenset[int]) -> str:
    """The first date that heads a carried argument, else one that hangs on the object ("joined Acme in 2019")."""
    tree = placed.tree
    heads = [each.head for each in draft.carried if each.role in {Role.OBLIQUE, Role.TIME}]
    heads += [inner for child in tree.kids(draft.object, "prep") for inner in tree.kids(child, "pobj")]
    for head in heads:
        found = placed.date_at(head)
        if found is not None and head not in outside:
            return found.value
    return ""


def _place(placed: Placed, loose: list[Argument]) -> str:
    tree = placed.tree
    for argument in loose:
        prepositional = argument.role is Role.OBLIQUE and marker_words(tree, argument.marker) in _PLACE_PREPOSITIONS
        if prepositional and tree.labels[argument.head] in PLACE_LABELS:
            return tree.surface(_content(argument))
    return ""


def _content(argument: Argument) -> list[int]:
    """The tokens behind the preposition."""
    return [index for index in argument.tokens if not argument.marker or index > max(argument.marker)]


def _label(placed: Placed, argument: Argument) -> str:
    """What an argument is called among the other qualifiers; empty for one that is left out."""
    tree = placed.tree
    if argument.role in {Role.OBLIQUE, Role.AGENT}:
        words = marker_words(tree, argument.marker)
        if argument.marker and tree.dep(argument.marker[0]) == "npadvmod":
            return "when"
        return "" if words in _NO_QUALIFIER else words
    if argument.role in {Role.OBJECT, Role.ATTRIBUTE}:
        return "object"
    if argument.role is Role.TIME:
        return "when"
    if argument.role is Role.ADVERBIAL and tree.dep(argument.head) == "advcl" and argument.tokens:
        first = tree.low(argument.tokens[0])
        return first if first in _CLAUSE_WORDS else ""
    return ""
