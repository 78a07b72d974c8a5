"""Verb groups, xcomp chains and the subjects of verbs that have none of their own."""

from __future__ import annotations

from kg_builder.extract.english.tree import SUBJECT_DEPS, WH_TAGS, Tree

RELATIVE_PRONOUNS = frozenset("who which that whom whose where when what".split())
SAYING = frozenset(
    "say add tell write note think believe report state claim explain suggest argue announce recall ask reply "
    "warn predict admit insist concede acknowledge declare conclude observe complain".split()
)
ATTRIBUTING = SAYING | frozenset(
    "expect hope fear know learn show reveal confirm deny estimate forecast promise testify tweet post allege "
    "contend maintain stress emphasise emphasize hint imply indicate doubt assume feel agree assert disclose "
    "stipulate provide project anticipate suspect speculate assess joke agree hear understand see remark propose "
    "recommend".split()
)
"""Verbs whose subject vouches for the clause below them."""
_OBJECTS = ("dobj", "dative", "attr", "acomp")
_DEEPEST = 6


def verb_group(tree: Tree, verb: int) -> list[int]:
    """The verb with auxiliaries, negation, particle and a bare adverb close before it."""
    group = [verb]
    for child in tree.children[verb]:
        token = tree.tokens[child]
        bare_adverb = token.dep == "advmod" and token.tag == "RB" and not tree.children[child]
        if token.dep in {"aux", "auxpass", "neg", "prt"} or (bare_adverb and 0 < verb - child <= 2):
            group.append(child)
    return group


def _next_link(tree: Tree, verb: int) -> tuple[list[int], int] | None:
    """What continues a chain: "wants *to go*", "is able *to go*"; the words between and the next verb."""
    if not tree.has(verb, *_OBJECTS):
        for child in tree.kids(verb, "xcomp"):
            if tree.is_verb(child) and not tree.has_subject(child):
                return [], child
    for adjective in tree.kids(verb, "acomp"):
        for child in tree.kids(adjective, "xcomp"):
            if tree.is_verb(child) and not tree.has_subject(child):
                return [adjective], child
    return None


def chain(tree: Tree, verb: int) -> tuple[list[int], list[int]]:
    """Words and verbs of the chain that ``verb`` starts: "plans to try to acquire"."""
    words, verbs = verb_group(tree, verb), [verb]
    while (link := _next_link(tree, verbs[-1])) is not None and link[1] not in verbs:
        between, following = link
        words += [*between, *verb_group(tree, following)]
        verbs.append(following)
    return words, verbs


def continues_chain(tree: Tree, verb: int) -> bool:
    """True for a verb that ``chain`` reaches from its governor."""
    if tree.dep(verb) != "xcomp":
        return False
    head = tree.heads[verb]
    if tree.dep(head) == "acomp":
        return True
    return tree.is_verb(head) and not tree.has(head, *_OBJECTS) and not tree.has_subject(verb)


def antecedent(tree: Tree, verb: int) -> int | None:
    """The noun that a relative or participial clause describes; for "X is a Y that ..." it is X."""
    head = tree.heads[verb]
    if head == verb:
        return None
    governor = tree.heads[head]
    if tree.dep(head) == "attr" and tree.lemma(governor) == "be":
        above = subject_of(tree, governor)
        if above is not None and tree.dep(above) != "expl" and tree.tokens[above].pos != "PRON":
            return above
    return head


def subject_of(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The token that does (or, in the passive, undergoes) what the verb says; None where no rule finds one."""
    if depth > _DEEPEST:
        return None
    dep, head = tree.dep(verb), tree.heads[verb]
    for child in tree.children[verb]:
        if tree.dep(child) in SUBJECT_DEPS:
            relative = tree.low(child) in RELATIVE_PRONOUNS or tree.tokens[child].tag in WH_TAGS
            return antecedent(tree, verb) if relative and dep == "relcl" else child
    expletives = tree.kids(verb, "expl")
    if expletives:
        return expletives[0]
    if dep == "conj" and tree.is_verb(head):
        return subject_of(tree, head, depth + 1)
    if dep == "conj" and tree.dep(head) in {"acomp", "attr", "oprd"}:
        return subject_of(tree, tree.heads[head], depth + 1)
    return _borrowed_subject(tree, verb, depth)


def _borrowed_subject(tree: Tree, verb: int, depth: int) -> int | None:
    dep, head, tag = tree.dep(verb), tree.heads[verb], tree.tokens[verb].tag
    if dep == "acl":
        return None if tag == "VB" or tree.has(verb, "mark") else antecedent(tree, verb)
    if dep in {"advcl", "pcomp", "prep"}:
        governor = tree.heads[head] if dep == "pcomp" else head
        return subject_of(tree, governor, depth + 1) if tree.is_verb(governor) else None
    if dep == "xcomp":
        controlled = [each for each in tree.kids(head, "dobj", "dative") if tree.labels[each] not in {"DATE", "TIME"}]
        if controlled:
            return controlled[0]
        return subject_of(tree, head, depth + 1) if tree.is_verb(head) else None
    if dep == "ccomp" and not tree.has(verb, "mark") and tree.is_verb(head) and tag in {"VBG", "VB"}:
        return subject_of(tree, head, depth + 1)
    return None


def is_passive(tree: Tree, verb: int) -> bool:
    """True for a participle whose subject undergoes it, with or without auxiliary."""
    if tree.has(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if tree.has(verb, "nsubj", "csubj"):
        return False
    if tree.has(verb, "agent"):
        return True
    if tree.tokens[verb].tag != "VBN":
        return False
    dep, head = tree.dep(verb), tree.heads[verb]
    if dep in {"acl", "advcl"}:
        return not tree.has(verb, "aux")
    return dep == "conj" and not tree.has(verb, "aux") and tree.is_verb(head) and tree.has(head, "auxpass")
