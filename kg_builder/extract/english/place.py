"""Where a parsed sentence stands in its document: from token indices to spans and mentions."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.extract.english.names import Name
from kg_builder.extract.english.tree import Tree
from linguistics.literals import FoundLiteral
from schema.documents import Sentence, Span
from schema.extraction import EntityType, Literal, LiteralKind, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A sentence with all that is known of it. ``names`` and ``literals`` ascend and do not overlap themselves."""

    sentence: Sentence
    tree: Tree
    names: tuple[Name, ...]
    literals: tuple[FoundLiteral, ...]

    @property
    def base(self) -> int:
        """Offset of the sentence in its document."""
        return self.sentence.span.start

    def span(self, start: int, end: int) -> Span:
        """From offsets in the sentence to a span of the document."""
        return Span(document_id=self.sentence.span.document_id, start=self.base + start, end=self.base + end)

    def mention(self, first: int, last: int, kind: EntityType, score: float) -> Mention:
        """The tokens ``first`` to ``last`` (half-open, not empty) as a mention."""
        start, end = self.tree.tokens[first].start, self.tree.tokens[last - 1].end
        return Mention(span=self.span(start, end), surface=self.sentence.text[start:end], type=kind, score=score)

    def named(self, name: Name) -> Mention:
        """A name as a mention."""
        return self.mention(name.first, name.last, name.type, name.score)

    def name_at(self, index: int) -> Name | None:
        """The name that holds a token."""
        for name in self.names:
            if name.first <= index < name.last:
                return name
        return None

    def literal_at(self, index: int) -> FoundLiteral | None:
        """The literal that holds a token entirely."""
        token = self.tree.tokens[index]
        for literal in self.literals:
            if literal.start <= token.start and token.end <= literal.end:
                return literal
        return None

    def dates_in(self, indices: tuple[int, ...]) -> list[FoundLiteral]:
        """Date literals that begin inside these tokens, in order."""
        starts = {self.tree.tokens[index].start for index in indices}
        return [each for each in self.literals if each.kind is LiteralKind.DATE and each.start in starts]

    def tokens_in(self, span: Span | None) -> frozenset[int]:
        """The tokens that begin inside a span of the document; none for a span elsewhere."""
        if span is None:
            return frozenset()
        start, end = span.start - self.base, span.end - self.base
        return frozenset(index for index, token in enumerate(self.tree.tokens) if start <= token.start < end)

    def date_at(self, head: int) -> FoundLiteral | None:
        """The date that a noun is, or, for one that the model labels as a date ("end of March"), the one inside."""
        found = self.literal_at(head)
        if found is not None:
            return found if found.kind is LiteralKind.DATE else None
        if self.tree.labels[head] not in {"DATE", "TIME"}:
            return None
        return next(iter(self.dates_in(tuple(self.tree.subtree(head)))), None)

    def literal(self, found: FoundLiteral) -> Literal:
        """A found literal with its surface and place."""
        return Literal(
            kind=found.kind,
            value=found.value,
            unit=found.unit,
            surface=self.sentence.text[found.start : found.end],
            span=self.span(found.start, found.end),
        )
