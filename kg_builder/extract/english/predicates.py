"""Predicates: lower-case lemmas of the verb and its particle, and what joins them."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.extract.english.cues import ROLE_NOUNS
from kg_builder.extract.english.tree import Tree

_ADPOSITION_TAGS = frozenset({"IN", "TO", "RP", "VBG", "VBN"})


def base_predicate(tree: Tree, verb: int, *, passive: bool) -> str:
    """The verb with its particle, and in the passive with a preposition left behind: "be pay for"."""
    words = [tree.lemma(verb)] + [tree.low(child) for child in tree.kids(verb, "prt")]
    words += [tree.low(child) for child in tree.kids(verb, "prep") if child == verb + 1 and not tree.children[child]]
    return " ".join((["be"] if passive else []) + words)


def marker_words(tree: Tree, marker: tuple[int, ...]) -> str:
    """The prepositions of a marker without adverbs: "on" for "only on"."""
    return " ".join(tree.low(index) for index in marker if tree.tokens[index].tag in _ADPOSITION_TAGS)


def attribute_noun(tree: Tree, head: int, *, more: Sequence[int] = (), without: Sequence[int] = ()) -> str:
    """A noun with what is compounded to it, as part of a predicate: "chief financial officer".

    ``more`` are words before it that the tree hangs elsewhere, ``without`` words that are named apart.
    """
    role = tree.lemma(head) in ROLE_NOUNS
    deps = {"compound", "nmod", "amod"} if role else {"compound", "nmod"}
    before = [
        index
        for child in tree.children[head]
        if child < head and tree.dep(child) in deps and not tree.labels[child]
        for index in tree.subtree(child)
        if tree.tokens[index].text.isalpha()
    ]
    return " ".join([*(tree.low(index) for index in sorted({*before, *more} - set(without))), tree.lemma(head)])
