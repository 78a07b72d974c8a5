"""Clauses: one reading for each verb that has a subject and says something about it."""

from __future__ import annotations

from kg_builder.extract.english.phrases import long_phrases, phrase
from kg_builder.extract.english.reading import Argument, Kind, Reading, Role
from kg_builder.extract.english.scope import scope_of
from kg_builder.extract.english.tree import MODIFIER_DEPS, SUBJECT_DEPS, WH_TAGS, Tree
from kg_builder.extract.english.verbs import (
    RELATIVE_PRONOUNS,
    SAYING,
    chain,
    continues_chain,
    is_passive,
    subject_of,
)

_NEAR = 3
_ANTECEDENT_DROPS = frozenset({"relcl", "appos", "acl", "preconj"})


def clause_readings(tree: Tree) -> list[Reading]:
    """Readings of all verbs, in order of their verbs. Never raises, whatever the tree."""
    readings: list[Reading] = []
    for verb in range(len(tree)):
        if tree.is_verb(verb) and tree.dep(verb) not in MODIFIER_DEPS and not continues_chain(tree, verb):
            found = _reading(tree, verb)
            if found is not None:
                readings.append(found)
    return readings


def _reading(tree: Tree, verb: int) -> Reading | None:
    subject = subject_of(tree, verb)
    if subject is None:
        return None
    words, verbs = chain(tree, verb)
    words += _shared_auxiliaries(tree, verb)
    arguments = [
        argument
        for link in verbs
        for child in tree.children[link]
        if child not in verbs and child not in words
        for argument in _argument(tree, link, child)
    ]
    arguments += _shared_adjuncts(tree, verb)
    arguments += _relative_object(tree, verb, verbs, arguments)
    arguments += _shared_objects(tree, verbs[-1], arguments)
    clausal = tree.dep(subject) in {"csubj", "csubjpass"}
    phrases = [tree.trim(tree.subtree(subject))] if clausal else long_phrases(tree, subject, subject=True)
    return Reading(
        kind=Kind.RELATIVE if tree.dep(verb) in {"relcl", "acl"} else Kind.CLAUSE,
        verb=verbs[-1],
        subject=Argument(role=Role.SUBJECT, head=subject, tokens=tuple(sorted({i for each in phrases for i in each}))),
        relation=tuple(sorted(set(words))),
        arguments=tuple(arguments),
        passive=is_passive(tree, verbs[-1]),
        scope=scope_of(tree, verbs),
    )


def _shared_auxiliaries(tree: Tree, verb: int) -> list[int]:
    """As in "was built and *opened*": the second participle takes the auxiliaries of the first."""
    head = tree.heads[verb]
    if tree.dep(verb) != "conj" or not tree.is_verb(head) or tree.has_subject(verb) or tree.has(verb, "aux", "auxpass"):
        return []
    tags = {tree.tokens[verb].tag, tree.tokens[head].tag}
    if tags not in ({"VBN"}, {"VB"}):
        return []
    return [child for child in tree.kids(head, "aux", "auxpass") if child < head]


def _shared_adjuncts(tree: Tree, verb: int) -> list[Argument]:
    """What stands before the subject of the first of two coordinated verbs belongs to both."""
    head = tree.heads[verb]
    if tree.dep(verb) != "conj" or not tree.is_verb(head) or tree.has_subject(verb):
        return []
    subjects = [child for child in tree.children[head] if tree.dep(child) in SUBJECT_DEPS]
    fronted = [child for child in tree.kids(head, "prep", "npadvmod") if subjects and child < subjects[0]]
    return [argument for child in fronted for argument in _argument(tree, head, child)]


def _shared_objects(tree: Tree, verb: int, arguments: list[Argument]) -> list[Argument]:
    """As in "to *build* and operate a plant": a bare verb takes the objects of the one coordinated right behind it."""
    if any(each.role is not Role.ADVERBIAL for each in arguments):
        return []
    for following in tree.kids(verb, "conj"):
        bare = not tree.has_subject(following) and tree.tokens[following].tag == tree.tokens[verb].tag
        if tree.is_verb(following) and bare and verb < following <= verb + _NEAR:
            kids = tree.kids(following, "dobj", "agent")
            return [argument for child in kids for argument in _argument(tree, following, child)]
    return []


def _argument(tree: Tree, verb: int, child: int) -> list[Argument]:
    token = tree.tokens[child]
    dep = token.dep
    if dep in {"prep", "agent"} or (dep == "dative" and token.pos == "ADP"):
        return oblique(tree, child)
    if dep in {"dobj", "oprd", "dative", "attr"} and token.tag not in WH_TAGS:
        role = Role.ATTRIBUTE if dep in {"attr", "oprd"} else Role.OBJECT
    elif dep == "acomp":
        role = Role.ATTRIBUTE
    elif dep == "npadvmod":
        role = Role.TIME
    elif dep == "advmod" and token.tag != "WRB" and (tree.children[child] or child > verb):
        role = Role.ADVERBIAL
    elif dep == "xcomp" or (dep == "ccomp" and (child > verb or tree.lemma(verb) in SAYING)):
        role = Role.CLAUSE
    elif dep == "advcl" and tree.has_subject(child):
        role = Role.ADVERBIAL
    else:
        return []
    return [Argument(role=role, head=child, tokens=tree.trim(tree.subtree(child)))]


def oblique(tree: Tree, preposition: int) -> list[Argument]:
    """A prepositional phrase; a compound preposition ("out of") is one marker. Relative ones give nothing."""
    if any(tree.tokens[child].tag in WH_TAGS for child in tree.children[preposition]):
        return []
    role = Role.AGENT if tree.dep(preposition) == "agent" else Role.OBLIQUE
    tokens = tree.trim(tree.subtree(preposition))
    complements = tree.kids(preposition, "pobj", "pcomp", "prep")
    if not complements:
        return [Argument(role=Role.ADVERBIAL, head=preposition, tokens=tokens)]
    head = complements[0]
    marker = [preposition] + [
        child
        for child in tree.children[preposition]
        if child < preposition or (tree.dep(child) == "advmod" and child < head)
    ]
    if tree.dep(head) == "prep":
        inner = tree.kids(head, "pobj", "pcomp")
        if inner:
            marker.append(head)
            head = inner[0]
    return [Argument(role=role, head=head, tokens=tokens, marker=tuple(sorted(marker)))]


def _relative_object(tree: Tree, verb: int, verbs: list[int], arguments: list[Argument]) -> list[Argument]:
    """As in "the plant that Acme *built*": the noun described is the object of a relative clause with a subject."""
    if tree.dep(verb) != "relcl" or any(each.role in {Role.OBJECT, Role.ATTRIBUTE} for each in arguments):
        return []
    own = any(
        tree.dep(child) in {"nsubj", "nsubjpass"} and tree.low(child) not in RELATIVE_PRONOUNS
        for child in tree.children[verb]
    )
    adverbial = any(tree.tokens[child].tag == "WRB" for child in tree.children[verb])
    stranded = any(
        tree.tokens[inner].tag in WH_TAGS
        for link in verbs
        for p in tree.kids(link, "prep")
        for inner in tree.children[p]
    )
    owned = any(
        tree.tokens[inner].tag == "WP$" for child in tree.kids(verb, *SUBJECT_DEPS) for inner in tree.children[child]
    )
    if not own or adverbial or stranded or owned:
        return []
    head = tree.heads[verb]
    tokens = phrase(tree, head, drops=_ANTECEDENT_DROPS, coordination=True)
    return [Argument(role=Role.ANTECEDENT, head=head, tokens=tokens)]
