"""Noun phrases: long ones for the n-ary rendering, short ones for triples."""

from __future__ import annotations

from kg_builder.extract.english.tree import Tree

_SUBJECT_DROPS = frozenset({"relcl", "appos", "acl", "preconj"})
_OBJECT_DROPS = frozenset({"relcl", "appos", "preconj"})
_COORDINATION = frozenset({"conj", "cc", "preconj"})
_SHORT_DROPS = frozenset({"relcl", "appos", "acl", "preconj", "parataxis"})
_CORE_DROPS = _SHORT_DROPS | {"prep"}


def phrase(tree: Tree, head: int, *, drops: frozenset[str], coordination: bool) -> tuple[int, ...]:
    """The subtree of ``head`` without the direct children in ``drops``, and without its conjuncts if told so."""
    kept = [head]
    coordinated = tree.has(head, "conj")
    for child in tree.children[head]:
        dep = tree.dep(child)
        if dep in drops:
            continue
        if not coordination and (dep in _COORDINATION or (dep == "punct" and child > head and coordinated)):
            continue
        kept.extend(tree.subtree(child))
    return tree.trim(kept)


def conjunct_heads(tree: Tree, head: int) -> list[int]:
    """The heads of a coordinated noun phrase, or ``head`` alone for anything else."""
    return tree.conjuncts(head) if tree.is_noun(head) else [head]


def long_phrases(tree: Tree, head: int, *, subject: bool) -> list[tuple[int, ...]]:
    """One long phrase for each conjunct; a subject loses all its clauses, an object its relative ones only."""
    drops = _SUBJECT_DROPS if subject else _OBJECT_DROPS
    heads = conjunct_heads(tree, head)
    if len(heads) == 1:
        return [phrase(tree, head, drops=drops, coordination=True)]
    return [phrase(tree, each, drops=drops, coordination=False) for each in heads]


def short_phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """One conjunct without clauses and appositions at any depth, prepositional phrases kept."""
    kept = [head]
    coordinated = tree.has(head, "conj")
    for child in tree.children[head]:
        dep = tree.dep(child)
        if dep in _SHORT_DROPS or dep in _COORDINATION or (dep == "punct" and child > head and coordinated):
            continue
        kept.extend(tree.subtree(child, without=_SHORT_DROPS))
    return tree.trim(kept)


def core_phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """One conjunct without clauses, appositions and prepositional phrases."""
    kept = [head]
    for child in tree.children[head]:
        dep = tree.dep(child)
        if dep in _CORE_DROPS or dep in _COORDINATION or (dep in {"punct", "case"} and child > head):
            continue
        kept.extend(tree.subtree(child, without=_SHORT_DROPS))
    return tree.trim(kept)
