"""Readings cut into binary drafts: one subject, one relation, one object, the rest carried as qualifiers.

A preposition joins the predicate ("sign with"); coordinated subjects and objects give one draft each; a noun
attribute joins its preposition ("be chairman of"); a noun object passes its own prepositional phrases on ("have stake
in").
"""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.extract.english.cues import NOMINAL_VERBS, ROLE_MODIFIERS, ROLE_NOUNS
from kg_builder.extract.english.phrases import conjunct_heads, core_phrase, short_phrase
from kg_builder.extract.english.predicates import attribute_noun, base_predicate, marker_words
from kg_builder.extract.english.reading import Argument, Kind, Reading, Role, Scope
from kg_builder.extract.english.tree import Tree

_DEEPEST_NESTING = 3
_OWNERS = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A binary statement before its arguments become mentions or literals.

    ``subject`` and ``object`` are head tokens, the ``*_tokens`` their short phrases in the order of the text.
    ``inverse`` says that the predicate runs from object to subject (a passive with its agent). ``redundant`` drafts
    are said more exactly by another one of the same reading. ``depth`` counts the nouns between verb and object,
    ``source`` is the head of the argument that the object was found in.
    ``carried`` are the other arguments of the reading.
    """

    kind: Kind
    predicate: str
    subject: int
    subject_tokens: tuple[int, ...]
    relation: tuple[int, ...]
    object: int
    object_tokens: tuple[int, ...]
    scope: Scope
    role: Role
    source: int
    supplied: str = ""
    inverse: bool = False
    redundant: bool = False
    depth: int = 0
    carried: tuple[Argument, ...] = ()


def drafts_of(tree: Tree, reading: Reading) -> list[Draft]:
    """All drafts of one reading, in order."""
    if reading.kind in {Kind.POSSESSIVE, Kind.NOMINALISATION}:
        return _NounDrafts(tree, reading, reading.subject.head).all()
    clause = reading.kind in {Kind.CLAUSE, Kind.RELATIVE}
    subjects = conjunct_heads(tree, reading.subject.head) if clause else [reading.subject.head]
    makers = [_ClauseDrafts(tree, reading, subject) for subject in subjects]
    return [draft for maker in makers for draft in maker.all()]


class _Maker:
    """What all drafts of one reading and one subject share."""

    def __init__(self, tree: Tree, reading: Reading, subject: int) -> None:
        self.tree = tree
        self.reading = reading
        self.subject = subject
        whole = tree.dep(subject) in {"csubj", "csubjpass"} or reading.kind not in {Kind.CLAUSE, Kind.RELATIVE}
        self.subject_tokens = reading.subject.tokens if whole else short_phrase(tree, subject)

    def draft(
        self,
        predicate: str,
        relation: tuple[int, ...],
        target: int,
        own: Argument,
        *,
        tokens: tuple[int, ...] = (),
        inverse: bool = False,
        redundant: bool = False,
        depth: int = 0,
    ) -> Draft:
        """A draft to one object; ``own`` is the argument that it comes from, the others are carried."""
        return Draft(
            kind=self.reading.kind,
            predicate=predicate,
            subject=self.subject,
            subject_tokens=self.subject_tokens,
            relation=relation,
            object=target,
            object_tokens=tokens or short_phrase(self.tree, target),
            scope=self.reading.scope,
            role=own.role,
            source=own.head,
            supplied=self.reading.supplied,
            inverse=inverse,
            redundant=redundant,
            depth=depth,
            carried=tuple(each for each in self.reading.arguments if each is not own),
        )


class _NounDrafts(_Maker):
    """Possessives and nouns of action."""

    def all(self) -> list[Draft]:
        """As in "have", or the verb that the noun stands for."""
        possessive = self.reading.kind is Kind.POSSESSIVE
        predicate = "have" if possessive else NOMINAL_VERBS[self.tree.lemma(self.reading.verb)]
        return [
            self.draft(predicate, self.reading.relation, argument.head, argument, tokens=argument.tokens)
            for argument in self.reading.arguments
        ]


class _ClauseDrafts(_Maker):
    """Clauses, appositions and titles: everything that relates a subject to objects and attributes."""

    def all(self) -> list[Draft]:
        """Objects first, then attributes, obliques and measures."""
        tree, reading = self.tree, self.reading
        clause = reading.kind in {Kind.CLAUSE, Kind.RELATIVE}
        base = base_predicate(tree, reading.verb, passive=reading.passive) if clause else "be"
        drafts: list[Draft] = []
        for argument in reading.of(Role.OBJECT, Role.ANTECEDENT):
            drafts += self._object(base, argument)
        for argument in reading.of(Role.ATTRIBUTE):
            drafts += self._attribute("be in" if reading.kind is Kind.LOCATION else base, argument)
        for argument in reading.of(Role.OBLIQUE, Role.AGENT):
            drafts += self._oblique(base, argument)
        for argument in reading.of(Role.TIME):
            drafts.append(
                self.draft(base, (*reading.relation, *self._between()), argument.head, argument, tokens=argument.tokens)
            )
        for argument in reading.of(Role.CLAUSE):
            drafts.append(self.draft(base, reading.relation, argument.head, argument, tokens=argument.tokens))
        return drafts

    def _between(self) -> tuple[int, ...]:
        """The first object, as it stands inside the relation of a draft to something behind it."""
        objects = self.reading.of(Role.OBJECT, Role.ATTRIBUTE)
        return core_phrase(self.tree, objects[0].head) if objects else ()

    def _object(self, base: str, argument: Argument) -> list[Draft]:
        tree, relation = self.tree, self.reading.relation
        dative = tree.dep(argument.head) == "dative" and bool(self.reading.of(Role.OBJECT)[1:])
        predicate = f"{base} to" if dative else base
        outside = argument.role is Role.ANTECEDENT
        drafts: list[Draft] = []
        for head in [argument.head] if outside else conjunct_heads(tree, argument.head):
            tokens = argument.tokens if outside else ()
            drafts.append(self.draft(predicate, relation, head, argument, tokens=tokens))
            if not outside:
                drafts += self._nested(predicate, relation, head, argument, 1)
        return drafts

    def _attribute(self, base: str, argument: Argument) -> list[Draft]:
        tree, relation = self.tree, self.reading.relation
        drafts: list[Draft] = []
        for head in self._described(argument):
            closer = self._nested(base, relation, head, argument, 1)
            closer += self._owned(base, argument, head)
            role = tree.low(head) in ROLE_NOUNS
            named = tree.labels[head] != "" and tree.is_noun(head) and not role
            whole = () if self.reading.kind in {Kind.CLAUSE, Kind.RELATIVE} else argument.tokens
            redundant = any(each.depth == 1 for each in closer) and not named
            drafts.append(self.draft(base, relation, head, argument, tokens=whole, redundant=redundant))
            drafts += closer
        return drafts

    def _described(self, argument: Argument) -> list[int]:
        """The heads of an attribute; what is coordinated with an apposition is often a list of its own."""
        clause = self.reading.kind in {Kind.CLAUSE, Kind.RELATIVE}
        return conjunct_heads(self.tree, argument.head) if clause else [argument.head]

    def _owned(self, base: str, argument: Argument, head: int) -> list[Draft]:
        """As in "Acme's chairman", "Acme CEO Jane Wu": whoever owns the attribute is its object."""
        tree = self.tree
        owners = tree.kids(head, "poss")
        pronouns = [each for each in owners if tree.tokens[each].tag == "PRP$"]
        owners += [each for each in tree.kids(head, "compound", "nmod") if tree.labels[each] in _OWNERS]
        if self.reading.kind is Kind.TITLE:
            person = self.reading.subject.head
            owners += [each for each in tree.kids(person, "poss") if each < head]
            owners += [each for each in argument.tokens if each < head and self._is_owner(each)]
        predicate = f"{base} {attribute_noun(tree, head, more=self._own_words(argument), without=owners)} of"
        nouns = dict.fromkeys(each for each in owners if tree.tokens[each].pos in {"NOUN", "PROPN"})
        last = {tree.labels[each]: each for each in nouns}
        distinct = [each for each in nouns if last[tree.labels[each]] == each] + pronouns
        relation = (*self.reading.relation, head)
        return [
            self.draft(predicate, relation, each, argument, tokens=core_phrase(tree, each), depth=1)
            for each in distinct
        ]

    def _own_words(self, argument: Argument) -> list[int]:
        """The words of a title that belong to the role; none for anything but a title."""
        if self.reading.kind is not Kind.TITLE:
            return []
        return [each for each in argument.tokens if each < argument.head and not self._is_owner(each)]

    def _is_owner(self, index: int) -> bool:
        """A proper noun of a title that is no part of the role itself."""
        tree = self.tree
        role_word = tree.low(index) in ROLE_NOUNS | ROLE_MODIFIERS
        return tree.labels[index] in _OWNERS or (tree.tokens[index].pos == "PROPN" and not role_word)

    def _oblique(self, base: str, argument: Argument) -> list[Draft]:
        tree, reading = self.tree, self.reading
        if tree.dep(argument.head) == "pcomp" or not tree.is_noun(argument.head):
            return []
        agent = argument.role is Role.AGENT and reading.passive
        relation = (*reading.relation, *self._between(), *argument.marker)
        active = base_predicate(tree, reading.verb, passive=False)
        predicate = active if agent else f"{base} {marker_words(tree, argument.marker)}".strip()
        drafts: list[Draft] = []
        for head in conjunct_heads(tree, argument.head):
            drafts.append(self.draft(predicate, relation, head, argument, inverse=agent))
            if not agent:
                drafts += self._nested(predicate, relation, head, argument, 1)
        return drafts

    def _nested(
        self, predicate: str, relation: tuple[int, ...], head: int, argument: Argument, depth: int
    ) -> list[Draft]:
        """As in "has a stake | in Globex": prepositional phrases inside an object."""
        tree = self.tree
        if depth > _DEEPEST_NESTING:
            return []
        drafts: list[Draft] = []
        for preposition in tree.kids(head, "prep"):
            joined = f"{predicate} {attribute_noun(tree, head)} {tree.low(preposition)}"
            words = (*relation, *core_phrase(tree, head), preposition)
            for complement in tree.kids(preposition, "pobj"):
                for target in conjunct_heads(tree, complement):
                    drafts.append(self.draft(joined, words, target, argument, depth=depth))
                    drafts += self._nested(joined, words, target, argument, depth + 1)
        return drafts
