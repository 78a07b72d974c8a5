"""Under what a clause is stated: negation, modality, attribution, condition."""

from __future__ import annotations

from kg_builder.extract.english.phrases import core_phrase
from kg_builder.extract.english.reading import Scope
from kg_builder.extract.english.tree import SUBJECT_DEPS, Tree
from kg_builder.extract.english.verbs import ATTRIBUTING, SAYING, verb_group

CONDITIONAL = frozenset("if unless until provided providing once whether".split())
_CONDITION_STARTS = (
    "subject to",
    "provided",
    "in the event",
    "in case",
    "on condition",
    "conditional on",
    "contingent on",
)
_REFUSING = frozenset("fail refuse decline cease stop neglect deny".split())
_HEDGES = frozenset("allegedly reportedly supposedly purportedly possibly probably perhaps maybe".split())
_ASPECT = frozenset("begin start continue keep help manage come go get".split())
_SOURCES = ("according to", "as per")
_CLAUSE_LINKS = frozenset({"conj", "ccomp", "xcomp", "advcl", "pcomp", "parataxis"})
_DEEPEST = 8


def scope_of(tree: Tree, verbs: list[int]) -> Scope:
    """The scope of the chain ``verbs``: what it says itself, and what the clauses above it add."""
    last = verbs[-1]
    negated = any(tree.has(verb, "neg") for verb in verbs) or any(tree.lemma(v) in _REFUSING for v in verbs[:-1])
    hedges = {child for verb in verbs for child in tree.kids(verb, "advmod") if tree.low(child) in _HEDGES}
    modality = set(_modality(tree, last, 0)) | set(_hypothesis(tree, verbs[0])) | hedges
    attribution = _attribution(tree, verbs)
    denied = any(tree.lemma(index) == "deny" and not tree.has(index, "neg") for index in attribution)
    return Scope(
        negated=negated != denied,
        modality=tuple(sorted(modality)),
        attribution=attribution,
        condition=_condition(tree, verbs),
    )


def _modality(tree: Tree, verb: int, depth: int) -> list[int]:
    """Modal auxiliaries and the governors of an xcomp chain: "plans to", "is expected to", "may"."""
    own = [child for child in tree.kids(verb, "aux") if tree.tokens[child].tag in {"MD", "TO"}]
    head, dep = tree.heads[verb], tree.dep(verb)
    if head == verb or depth > _DEEPEST:
        return own
    if dep == "xcomp":
        return _governors(tree, head, own, depth)
    infinitive = any(tree.tokens[child].tag == "TO" for child in own)
    caused = head < verb and tree.lemma(head) not in ATTRIBUTING
    if dep == "ccomp" and tree.is_verb(head) and (infinitive or caused):
        return [*_plain_group(tree, head), *own]
    bare = not own and not tree.has_subject(verb) and not tree.has(verb, "aux", "auxpass")
    if dep == "conj" and bare and tree.is_verb(head) and tree.tokens[verb].tag == "VB":
        return _modality(tree, head, depth + 1)
    return own


def _governors(tree: Tree, head: int, own: list[int], depth: int) -> list[int]:
    if not tree.is_verb(head):
        copula = tree.heads[head]
        if tree.dep(head) != "acomp" or not tree.is_verb(copula):
            return own
        return [*_plain_group(tree, copula), head, *own, *_modality(tree, copula, depth + 1)]
    above = _modality(tree, head, depth + 1)
    if tree.lemma(head) in _ASPECT:
        return above
    return [*_plain_group(tree, head), *own, *above]


def _plain_group(tree: Tree, verb: int) -> list[int]:
    """The verb group without its negation: that is a qualifier of its own."""
    group = verb_group(tree, verb)
    return [each for each in group if tree.dep(each) != "neg" and not (tree.lemma(each) == "do" and each != verb)]


def _hypothesis(tree: Tree, verb: int) -> list[int]:
    """The "if" or "whether" above a clause that is supposed, not stated."""
    current = verb
    for above in [verb, *tree.ancestors(verb)]:
        marks = [mark for mark in tree.kids(above, "mark") if tree.low(mark) in CONDITIONAL]
        if marks and tree.dep(above) in {"advcl", "ccomp", "acl", "pcomp"}:
            return marks
        current = above
        if tree.dep(current) not in _CLAUSE_LINKS:
            break
    return []


def _attribution(tree: Tree, verbs: list[int]) -> tuple[int, ...]:
    """As in "Jane Wu said", "according to Reuters": the nearest one above the clause."""
    path = [verbs[0], *tree.ancestors(verbs[0])]
    for below in path:
        for child in tree.kids(below, "prep", "advmod", "advcl"):
            tokens = tree.trim(tree.subtree(child))
            if tree.words(tokens[:2]).lower() in _SOURCES:
                return tokens
        head = tree.heads[below]
        if tree.dep(below) != "ccomp" or head == below or not tree.is_verb(head) or tree.lemma(head) == "be":
            continue
        if tree.lemma(head) not in (SAYING if below < head else ATTRIBUTING):
            continue
        speakers = [child for child in tree.children[head] if tree.dep(child) in SUBJECT_DEPS]
        if speakers:
            return tuple(sorted({*core_phrase(tree, speakers[0]), *verb_group(tree, head)}))
    return ()


def _condition(tree: Tree, verbs: list[int]) -> tuple[int, ...]:
    """The words of an "if ...", "unless ...", "subject to ..." that the clause depends on."""
    places = [(verb, len(tree)) for verb in verbs]
    head = tree.heads[verbs[0]]
    if tree.dep(verbs[0]) == "conj" and tree.is_verb(head) and not tree.has_subject(verbs[0]):
        places.append((head, head))
    for verb, limit in places:
        for child in tree.children[verb]:
            if child < limit and tree.dep(child) not in SUBJECT_DEPS and is_condition(tree, child):
                return tree.trim(tree.subtree(child))
    return ()


def is_condition(tree: Tree, child: int) -> bool:
    """True for an adjunct that states a condition."""
    if tree.dep(child) not in {"advcl", "prep", "advmod", "acomp", "oprd", "ccomp"}:
        return False
    if tree.dep(child) in {"advcl", "ccomp"} and any(
        tree.low(mark) in CONDITIONAL - {"whether"} for mark in tree.kids(child, "mark", "advmod")
    ):
        return tree.dep(child) == "advcl"
    start = tree.words(tree.trim(tree.subtree(child))[:3]).lower()
    return start.startswith(_CONDITION_STARTS)
