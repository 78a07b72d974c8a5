"""From drafts to triples: arguments filled, references resolved, nonsense left out or rejected with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.english.arguments import Argument, Unfilled, fill, named
from kg_builder.extract.english.coreference import Remembered, is_anaphor, resolve
from kg_builder.extract.english.drafts import Draft
from kg_builder.extract.english.memory import candidates_before
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.predicates import attribute_noun
from kg_builder.extract.english.qualifiers import qualifiers_of
from kg_builder.extract.english.reading import Kind, Role
from kg_builder.extract.english.statements import states_something
from schema.documents import Span
from schema.extraction import EntityType, Literal, LiteralKind, Mention, Reject, Triple

_CONFIDENCE = {
    Kind.CLAUSE: 0.8,
    Kind.RELATIVE: 0.7,
    Kind.APPOSITION: 0.75,
    Kind.LOCATION: 0.75,
    Kind.TITLE: 0.8,
    Kind.POSSESSIVE: 0.6,
    Kind.NOMINALISATION: 0.65,
}
_NESTED_LOSS = 0.2
_REFERENCE_LOSS = 0.15
OWNERS = {"its": "it", "his": "he", "her": "she", "their": "they"}
"""Possessive pronouns and the pronouns that they stand for."""


@dataclass(slots=True)
class Found:
    """What one sentence gives; ``subjects`` are resolved references and where their sentences begin."""

    triples: list[Triple] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    subjects: list[tuple[Mention, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A filled subject: the mention, the evidence that covers it, and what its owner adds to the predicate."""

    mention: Mention
    evidence: Span
    prefix: str = ""
    resolved: bool = False


class TripleMaker:
    """Makes the triples of one sentence. ``before`` are the earlier sentences of its chunk, the nearest last."""

    def __init__(self, placed: Placed, before: list[Remembered]) -> None:
        self._placed = placed
        self._before = before
        self._found = Found()

    def make(self, drafts: list[Draft]) -> Found:
        """All triples, each (subject, predicate, object) once; a question states nothing."""
        seen: set[tuple[str, str, str, bool]] = set()
        used: set[int] = set()
        for draft in sorted(drafts, key=lambda each: each.kind is Kind.POSSESSIVE):
            if not states_something(self._placed, draft) or (
                draft.kind is Kind.POSSESSIVE and draft.object not in used
            ):
                continue
            triple = self._triple(draft)
            if triple is None:
                continue
            used.update({draft.object})
            target = triple.object.key if isinstance(triple.object, Literal) else triple.object.surface
            key = (triple.subject.surface, triple.predicate, target, triple.qualifiers.negated)
            if key not in seen:
                seen.add(key)
                self._found.triples.append(triple)
        return self._found

    def _triple(self, draft: Draft) -> Triple | None:
        placed = self._placed
        target, reach = self._object(draft)
        if target is None or self._only_dates(draft, target):
            return None
        predicate = self._towards(draft, target)
        if not predicate:
            self._reject("range", draft.object)
            return None
        source = self._subject(draft)
        if source is None:
            return None
        start = min(source.evidence.start, reach.start)
        evidence = Span(document_id=reach.document_id, start=start, end=reach.end)
        if isinstance(target.value, Mention) and target.value.surface == source.mention.surface:
            return None
        negated = draft.scope.negated or self._denied(draft)
        qualifiers = qualifiers_of(
            placed, draft, negated=negated, number=target.number, subject=source.mention, value=target.value
        )
        subject: Mention | Literal = source.mention
        value: Mention | Literal = target.value
        if draft.inverse:
            if source.prefix:
                return None
            subject, value = value, subject
        if not isinstance(subject, Mention):
            self._reject("literal-subject", draft.subject)
            return None
        loss = (_NESTED_LOSS if draft.depth else 0.0) + (_REFERENCE_LOSS if source.resolved else 0.0)
        return Triple(
            subject=subject,
            predicate=f"{source.prefix} {predicate}".strip(),
            object=value,
            evidence=evidence,
            qualifiers=qualifiers,
            confidence=round(_CONFIDENCE[draft.kind] - loss, 2),
        )

    def _object(self, draft: Draft) -> tuple[Argument | None, Span]:
        """The filled object and the evidence that it needs; a pronoun is not resolved, an owner or "the company" is."""
        placed, head = self._placed, draft.object
        word = OWNERS.get(placed.tree.low(head), "") if placed.tree.tokens[head].tag == "PRP$" else ""
        if not word and self._is_definite(head) and placed.tree.tokens[head].pos != "PRON":
            word = placed.tree.low(head)
        if not word:
            filled = fill(placed, head)
            if isinstance(filled, Argument):
                return filled, placed.sentence.span
            if draft.role is not Role.TIME:
                self._reject(filled.reason, head)
            return None, placed.sentence.span
        own = Remembered(sentence=placed.sentence.span, candidates=candidates_before(placed, min(head, draft.subject)))
        answer = resolve(word, own, self._before)
        if answer is None:
            self._reject("unresolved-pronoun", head)
            return None, placed.sentence.span
        return Argument(value=answer[0]), answer[1]

    def _is_definite(self, head: int) -> bool:
        """A pronoun, or "the company" and the like without anything that tells which."""
        tree = self._placed.tree
        if not is_anaphor(tree.low(head)):
            return False
        definite = any(tree.low(child) in {"the", "this"} for child in tree.kids(head, "det"))
        bare = len([child for child in tree.children[head] if child < head]) <= 1
        return tree.tokens[head].pos == "PRON" or (definite and bare and self._placed.name_at(head) is None)

    def _only_dates(self, draft: Draft, target: Argument) -> bool:
        """A date is a qualifier where the clause says anything else."""
        value = target.value
        dated = isinstance(value, Literal) and value.kind is LiteralKind.DATE
        if draft.role is Role.TIME:
            return dated or not isinstance(value, Literal)
        richer = any(
            each.role in {Role.OBJECT, Role.ATTRIBUTE, Role.ANTECEDENT} or self._measures(each.head)
            for each in draft.carried
        )
        return dated and draft.role is Role.OBLIQUE and richer

    def _towards(self, draft: Draft, target: Argument) -> str:
        """The predicate, with the preposition that really stands before a number; empty for one end of a range.

        Parsers take "from 38 to 29" and "between 5 and 7" for one number that hangs on the first preposition.
        """
        span = target.value.span
        if draft.role is not Role.OBLIQUE or not isinstance(target.value, Literal) or span is None:
            return draft.predicate
        inside = self._placed.tokens_in(span)
        before = self._placed.tree.low(min(inside) - 1) if inside and min(inside) > 0 else ""
        verb, _, preposition = draft.predicate.rpartition(" ")
        if preposition == "from" and before == "to":
            return f"{verb} to"
        return "" if preposition == "between" and target.value.kind is not LiteralKind.DATE else draft.predicate

    def _measures(self, head: int) -> bool:
        """An amount, a share or a quantity, which makes a statement of its own."""
        found = self._placed.literal_at(head)
        return found is not None and found.kind is not LiteralKind.DATE

    def _denied(self, draft: Draft) -> bool:
        """As in "No supplier may", "has no employees": the determiner denies the clause; "No 23" does not."""
        tree = self._placed.tree
        return any(
            tree.low(child) in {"no", "neither"}
            and not tree.tokens[child + 1].text[:1].isdigit()
            and tree.low(child + 1) not in {"more", "later", "less", "fewer"}
            for head in (draft.subject, draft.object)
            for child in tree.kids(head, "det")
            if child + 1 < len(tree)
        )

    def _subject(self, draft: Draft) -> _Side | None:
        tree, placed = self._placed.tree, self._placed
        head = draft.subject
        whole = placed.sentence.span
        if draft.kind in {Kind.CLAUSE, Kind.RELATIVE} and not draft.inverse and named(placed, head) is None:
            owned = self._owner(head)
            if owned is not None:
                return owned
        word = tree.low(head)
        if self._is_definite(head) and not self._apposed(head):
            return self._resolved(word, head)
        filled = fill(placed, head, subject=True)
        if isinstance(filled, Unfilled):
            self._reject(filled.reason, head)
            return None
        if not isinstance(filled.value, Mention):
            self._reject("literal-subject", head)
            return None
        return _Side(mention=filled.value, evidence=whole)

    def _owner(self, head: int) -> _Side | None:
        """As in "Acme's revenue rose", "its revenue rose": the owner is the subject, the thing joins the predicate."""
        tree, placed = self._placed.tree, self._placed
        if tree.tokens[head].pos != "NOUN":
            return None
        prefix = attribute_noun(tree, head)
        for owner in tree.kids(head, "poss") + self._belongs_to(head):
            name = placed.name_at(owner)
            if name is not None:
                mention = placed.named(name)
                return _Side(mention=mention, evidence=placed.sentence.span, prefix=prefix)
            if tree.tokens[owner].tag == "WP$":
                return self._whose(head, prefix)
            word = OWNERS.get(tree.low(owner), "")
            side = self._resolved(word, owner) if word else None
            if side is not None:
                return _Side(mention=side.mention, evidence=side.evidence, prefix=prefix, resolved=True)
        return None

    def _whose(self, head: int, prefix: str) -> _Side | None:
        """As in "Acme, whose office is in Leeds": the owner is what the relative clause describes."""
        tree, placed = self._placed.tree, self._placed
        described = tree.heads[tree.heads[head]]
        filled = fill(placed, described)
        if isinstance(filled, Unfilled) or not isinstance(filled.value, Mention):
            return None
        return _Side(mention=filled.value, evidence=placed.sentence.span, prefix=prefix)

    def _belongs_to(self, head: int) -> list[int]:
        """As in "the revenue of Acme", "shares in Acme": names that the subject is a part or a property of."""
        tree, placed = self._placed.tree, self._placed
        found: list[int] = []
        for preposition in tree.kids(head, "prep"):
            for inner in tree.kids(preposition, "pobj"):
                name = placed.name_at(inner)
                joined = tree.low(preposition)
                if name and (joined == "of" or (joined == "in" and name.type is EntityType.ORGANISATION)):
                    found.append(inner)
        return found

    def _apposed(self, head: int) -> bool:
        """As in "the company Acme" says itself which one is meant."""
        return any(self._placed.name_at(child) is not None for child in self._placed.tree.kids(head, "appos"))

    def _resolved(self, word: str, head: int) -> _Side | None:
        own = Remembered(sentence=self._placed.sentence.span, candidates=candidates_before(self._placed, head))
        answer = resolve(word, own, self._before)
        if answer is None:
            self._reject("unresolved-pronoun", head)
            return None
        mention, evidence = answer
        self._found.subjects.append((mention, evidence.start))
        return _Side(mention=mention, evidence=evidence, resolved=True)

    def _reject(self, reason: str, head: int) -> None:
        token = self._placed.tree.tokens[head]
        span = self._placed.span(token.start, token.end)
        reject = Reject(reason=reason, detail=token.text, span=span)
        if reject not in self._found.rejects:
            self._found.rejects.append(reject)
