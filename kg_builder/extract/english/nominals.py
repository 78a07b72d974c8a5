"""Constructions without a verb: appositions, titles, possessives, nouns of action."""

from __future__ import annotations

from kg_builder.extract.english.cues import NOMINAL_VERBS, PERSON_CUES, PLACE_LABELS, ROLE_NOUNS, UNASSERTED
from kg_builder.extract.english.phrases import core_phrase, phrase
from kg_builder.extract.english.reading import Argument, Kind, Reading, Role, Scope
from kg_builder.extract.english.scope import scope_of
from kg_builder.extract.english.tree import Tree

_NAME_DROPS = frozenset({"appos", "relcl", "conj", "cc", "acl"})
_ATTRIBUTE_DROPS = frozenset({"appos", "relcl", "acl"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def noun_readings(tree: Tree) -> list[Reading]:
    """Readings of all noun constructions, in order of the noun that they hang on."""
    readings: list[Reading] = []
    for index, token in enumerate(tree.tokens):
        if token.dep == "appos":
            readings += _apposition(tree, index)
        if tree.labels[index] == "PERSON" and token.pos == "PROPN":
            readings += _title(tree, index)
        if token.dep == "poss" and token.pos in _NOUNS:
            readings += _possessive(tree, index)
        if token.pos in _NOUNS and tree.lemma(index) in NOMINAL_VERBS:
            readings += _nominalisation(tree, index)
    return readings


def _scope(tree: Tree, index: int) -> Scope:
    """A noun construction is stated by the text itself, unless all of it stands in somebody's words."""
    verbs = [above for above in tree.ancestors(index) if tree.is_verb(above)]
    return Scope(attribution=scope_of(tree, verbs[:1]).attribution) if verbs else Scope()


def _named(tree: Tree, kind: Kind, supplied: str, subject: Argument, attribute: Argument) -> Reading:
    return Reading(
        kind=kind,
        verb=attribute.head,
        subject=subject,
        relation=(),
        arguments=(attribute,),
        supplied=supplied,
        scope=_scope(tree, subject.head),
    )


def _apposition(tree: Tree, index: int) -> list[Reading]:
    """As in "Jane Wu, CFO of Acme": the name is the description, whichever of the two comes first."""
    head = tree.heads[index]
    if tree.tokens[head].pos not in _NOUNS or tree.tokens[index].pos not in _NOUNS:
        return []
    first = phrase(tree, head, drops=_NAME_DROPS, coordination=True)
    second = phrase(tree, index, drops=_ATTRIBUTE_DROPS, coordination=True)
    name = Argument(role=Role.SUBJECT, head=head, tokens=first)
    attribute = Argument(role=Role.ATTRIBUTE, head=index, tokens=second)
    if tree.labels[head] in PLACE_LABELS and tree.labels[index] in PLACE_LABELS:
        if tree.dep(head) == "pobj" and tree.lemma(tree.heads[tree.heads[head]]) == "capital":
            return []  # the capital of France, Paris: the second place stands beside the capital
        return [_named(tree, Kind.LOCATION, "is in", name, attribute)]
    roles = is_role(tree, head), is_role(tree, index)
    reverse = tree.tokens[index].pos == "PROPN" and (tree.tokens[head].pos == "NOUN" or roles == (True, False))
    if reverse:
        name = Argument(role=Role.SUBJECT, head=index, tokens=second)
        attribute = Argument(role=Role.ATTRIBUTE, head=head, tokens=first)
    return [_named(tree, Kind.APPOSITION, "is", name, attribute)]


def _title(tree: Tree, head: int) -> list[Reading]:
    """As in "Chief Financial Officer Jane Wu", "Acme's president Jane Wu": what stands before a person's name."""
    lefts = [child for child in tree.children[head] if child < head]
    titles = [
        index
        for child in lefts
        if tree.dep(child) in {"compound", "amod", "nmod"} and tree.labels[child] != "PERSON"
        for index in tree.subtree(child)
    ]
    titles = list(tree.trim(titles))
    while titles and tree.low(titles[-1]).rstrip(".") in PERSON_CUES:
        titles.pop()
    if not any(tree.tokens[index].pos in _NOUNS for index in titles):
        return []
    name = [head] + [child for child in lefts if tree.labels[child] == "PERSON" and child > titles[-1]]
    subject = Argument(role=Role.SUBJECT, head=head, tokens=tree.trim(name))
    attribute = Argument(role=Role.ATTRIBUTE, head=titles[-1], tokens=tuple(titles))
    reading = _named(tree, Kind.TITLE, "is", subject, attribute)
    return [reading]


def _possessive(tree: Tree, owner: int) -> list[Reading]:
    """As in "Acme's revenue": the owner has the thing; a role before a name makes the name a holder of that role."""
    thing = tree.heads[owner]
    if thing <= owner:
        return []
    subject = Argument(role=Role.SUBJECT, head=owner, tokens=core_phrase(tree, owner))
    held = Argument(role=Role.OBJECT, head=thing, tokens=core_phrase(tree, thing))
    return [
        Reading(
            kind=Kind.POSSESSIVE,
            verb=thing,
            subject=subject,
            relation=(),
            arguments=(held,),
            supplied="has",
            scope=_scope(tree, owner),
        )
    ]


def _nominalisation(tree: Tree, noun: int) -> list[Reading]:
    """As in "Acme's acquisition of Globex", "the acquisition of Globex by Acme": both sides must be there."""
    patients = _complements(tree, noun, "of") or (
        _complements(tree, noun, "with") if tree.lemma(noun) == "merger" else []
    )
    agents = _complements(tree, noun, "by") or tree.kids(noun, "poss")
    if not patients or not agents or tree.tokens[agents[0]].pos == "PRON":
        return []
    doubts = [child for child in tree.kids(noun, "amod", "compound") if tree.low(child) in UNASSERTED]
    stated = _scope(tree, noun)
    return [
        Reading(
            kind=Kind.NOMINALISATION,
            verb=noun,
            subject=Argument(role=Role.SUBJECT, head=agents[0], tokens=core_phrase(tree, agents[0])),
            relation=(noun,),
            arguments=tuple(
                Argument(role=Role.OBJECT, head=patient, tokens=core_phrase(tree, patient)) for patient in patients
            ),
            scope=Scope(modality=tuple(doubts), attribution=stated.attribution),
        )
    ]


def _complements(tree: Tree, noun: int, preposition: str) -> list[int]:
    """Nouns that a preposition joins to ``noun``."""
    return [
        each
        for child in tree.kids(noun, "prep", "agent")
        if tree.low(child) == preposition
        for each in tree.kids(child, "pobj")
    ]


def is_role(tree: Tree, index: int) -> bool:
    """True for a noun that names an office or a profession."""
    return tree.lemma(index) in ROLE_NOUNS or tree.low(index) in ROLE_NOUNS
