"""Qualifiers of a triple: its scope and the arguments that are neither subject nor object, as they stand in the text."""

from __future__ import annotations

from kg_builder.extract.english.cues import PLACE_LABELS
from kg_builder.extract.english.drafts import Draft
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.predicates import marker_words
from kg_builder.extract.english.reading import Argument, Role
from schema.extraction import Qualifiers

LONGEST_QUALIFIER = 160
"""Code points; a longer phrase is left to the quotation."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near"})
_CLAUSE_WORDS = frozenset("when while after before because although though since until as".split())
_NO_QUALIFIER = frozenset({"according to", "such as", "like", "including", "than", "as per", "subject to", ""})


def qualifiers_of(
    placed: Placed, draft: Draft, *, negated: bool, number: str, object_tokens: frozenset[int]
) -> Qualifiers:
    """All qualifiers of one draft. ``object_tokens`` are those of the filled object: they qualify nothing."""
    tree, scope = placed.tree, draft.scope
    scoped = frozenset({*scope.attribution, *scope.condition})
    loose = [each for each in draft.carried if not scoped & set(each.tokens)]
    time = _time(placed, draft, scoped | object_tokens)
    place = _place(placed, loose)
    others = {("number", number)} if number else set()
    for argument in loose:
        label = _label(placed, argument)
        surface = tree.surface(sorted(set(argument.tokens) - set(argument.marker)))
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
            return tree.surface(sorted(set(argument.tokens) - set(argument.marker)))
    return ""


def _label(placed: Placed, argument: Argument) -> str:
    """What an argument is called among the other qualifiers; empty for one that is left out."""
    tree = placed.tree
    if argument.role in {Role.OBLIQUE, Role.AGENT}:
        words = marker_words(tree, argument.marker)
        return "" if words in _NO_QUALIFIER else words
    if argument.role in {Role.OBJECT, Role.ATTRIBUTE}:
        return "object"
    if argument.role is Role.TIME:
        return "when"
    if argument.role is Role.ADVERBIAL and tree.dep(argument.head) == "advcl" and argument.tokens:
        first = tree.low(argument.tokens[0])
        return first if first in _CLAUSE_WORDS else ""
    return ""
