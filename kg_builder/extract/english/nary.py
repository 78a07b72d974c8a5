"""N-ary rendering of readings: the tuples that open information extraction is measured by.

What gains is in "CaRB: A Crowdsourced Benchmark for Open IE" (Bhardwaj et al., EMNLP 2019): long arguments, a
preposition folded into the relation, coordinated subjects and objects split.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.extract.english.phrases import long_phrases
from kg_builder.extract.english.reading import Argument, Kind, Reading, Role
from kg_builder.extract.english.tree import Tree

_CORE = (Role.ANTECEDENT, Role.OBJECT, Role.ATTRIBUTE, Role.CLAUSE)
_FOLD_DISTANCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Nary:
    """Token indices of each slot; ``supplied`` stands for the relation where the text has no word for it."""

    subject: tuple[int, ...]
    relation: tuple[int, ...]
    arguments: tuple[tuple[int, ...], ...]
    supplied: str = ""


def nary_tuples(tree: Tree, readings: list[Reading]) -> list[Nary]:
    """All tuples of all readings, in order, each once."""
    found = [each for reading in readings for each in _render(tree, reading)]
    return list(dict.fromkeys(each for each in found if each.subject and each.arguments and all(each.arguments)))


def _render(tree: Tree, reading: Reading) -> list[Nary]:
    if reading.kind in {Kind.POSSESSIVE, Kind.NOMINALISATION}:
        return []
    if reading.kind not in {Kind.CLAUSE, Kind.RELATIVE}:
        arguments = tuple(each.tokens for each in reading.arguments)
        return [
            Nary(
                subject=reading.subject.tokens,
                relation=reading.relation,
                arguments=arguments,
                supplied=reading.supplied,
            )
        ]
    relation, slots = _core_slots(tree, reading)
    adjuncts = _adjuncts(tree, reading)
    if not slots:
        folded = _fold(tree, reading)
        if folded is not None:
            preposition, slots = folded
            relation = (*relation, *preposition.marker)
            adjuncts = [each for each in adjuncts if each != preposition.tokens]
    first = slots[0] if slots else [()]
    rest = [tuple(sorted({index for each in slot for index in each})) for slot in slots[1:]]
    return [
        Nary(subject=subject, relation=tuple(sorted(set(relation))), arguments=arguments)
        for subject in _subjects(tree, reading)
        for choice in first
        if (arguments := tuple(each for each in (choice, *rest, *adjuncts) if each)) and subject
    ]


def _subjects(tree: Tree, reading: Reading) -> list[tuple[int, ...]]:
    if tree.dep(reading.subject.head) in {"csubj", "csubjpass"}:
        return [reading.subject.tokens]
    return long_phrases(tree, reading.subject.head, subject=True)


def _core_slots(tree: Tree, reading: Reading) -> tuple[tuple[int, ...], list[list[tuple[int, ...]]]]:
    relation = reading.relation
    slots: list[list[tuple[int, ...]]] = [[each.tokens] for each in reading.of(Role.ANTECEDENT)]
    slots += [
        long_phrases(tree, each.head, subject=False)
        for each in sorted(reading.of(Role.OBJECT, Role.ATTRIBUTE), key=lambda each: each.head)
    ]
    for clause in reading.of(Role.CLAUSE):
        tokens = clause.tokens
        that = tokens[:1] if tokens and tree.low(tokens[0]) == "that" and tree.dep(tokens[0]) == "mark" else ()
        if that and not slots and clause.head > reading.verb:
            relation, tokens = (*relation, *that), tokens[1:]
        slots.append([tokens])
    return relation, slots


def _adjuncts(tree: Tree, reading: Reading) -> list[tuple[int, ...]]:
    loose = reading.of(Role.OBLIQUE, Role.AGENT, Role.TIME, Role.ADVERBIAL)
    clauses = [each.tokens for each in loose if tree.dep(each.head) == "advcl"]
    return [each.tokens for each in loose if tree.dep(each.head) != "advcl"] + clauses


def _fold(tree: Tree, reading: Reading) -> tuple[Argument, list[list[tuple[int, ...]]]] | None:
    """As in "lives in | Rome": without an object, the first preposition close behind the verb joins the relation."""
    behind = [
        (min(each.marker), each)
        for each in reading.of(Role.OBLIQUE, Role.AGENT)
        if _preposition(tree, each) > reading.verb
    ]
    if not behind:
        return None
    _, nearest = min(behind, key=lambda pair: pair[0])
    if _preposition(tree, nearest) - reading.verb > _FOLD_DISTANCE or tree.dep(nearest.head) != "pobj":
        return None
    choices = long_phrases(tree, nearest.head, subject=False)
    if len(choices) < 2:
        choices = [tree.trim(set(nearest.tokens) - set(nearest.marker))]
    return nearest, [choices]


def _preposition(tree: Tree, argument: Argument) -> int:
    return next((index for index in argument.marker if tree.dep(index) in {"prep", "agent", "dative"}), argument.head)
