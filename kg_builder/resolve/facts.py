"""From triples as read to facts: who and what are entities or values, nonsense is rejected with a reason.

Reasons: ``pronoun-subject``, ``pronoun-object``, ``long-subject``, ``long-predicate``, ``self-loop``, ``empty-name``,
``outside-chunk``. A long object is kept as a text value: it says something, but it is no thing. A text value that is
a name of the document is an entity: a cell that holds a colleague's name leads to the colleague.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg_builder.resolve.claims import pair_at
from kg_builder.resolve.identity import Identities
from kg_builder.resolve.readings import ChunkFinder, Name, Readings, ReadTriple
from kg_builder.resolve.words import is_pronoun, word_count
from linguistics.literals import date_interval
from linguistics.normal import collapse
from linguistics.scripts import has_han
from schema import ids
from schema.documents import Document, Span
from schema.extraction import EntityType, Literal, LiteralKind, Mention, Qualifiers, Reject
from schema.graph import Evidence, Fact, LocalEntity, ResolvedMention

MAX_ARGUMENT_WORDS = 12
MAX_PREDICATE_WORDS = 6
_NAME_CHARACTER = re.compile(r"[^\W_]", re.UNICODE)
_BREAKS = re.compile(
    r"[,;:()（）、，的和与及在]|\b(?:of|in|for|at|by|with|from|on|to|and|or|than|as)\b|['’]s", re.IGNORECASE
)
_MAX_TITLE_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One side of a fact: an entity with the place of its mention, or a value (``place`` is then None)."""

    item: LocalEntity | Literal
    place: tuple[int, int] | None = None
    score: float = 1.0

    @property
    def key(self) -> str:
        """Identity: entity id or literal key."""
        return self.item.id if isinstance(self.item, LocalEntity) else self.item.key


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A fact whose evidence is still being joined, by place and extractor."""

    subject_id: str
    predicate: str
    object: str | Literal
    qualifiers: Qualifiers
    evidence: dict[tuple[int, int, str], Evidence]


class ArgumentReader:
    """Finds what an argument of a triple means: the name it equals, lies in or ends with, else itself."""

    def __init__(self, identities: Identities, names: tuple[Name, ...]) -> None:
        self._identities = identities
        self._names = names
        self._ends = [name.end for name in names]
        self._text = identities.document.text

    def is_name(self, start: int, end: int) -> bool:
        """True when the slice is a name of this document: a mention, or equal to a name whose type is sure."""
        key = self._identities.form(start, end).key
        index = bisect_left(self._ends, end)
        known = index < len(self._names) and (self._names[index].start, self._names[index].end) == (start, end)
        typed = self._identities.types.get(key, EntityType.OTHER) is not EntityType.OTHER
        pair = pair_at(self._text, start, end, self._identities.claims)
        return (known or typed or pair is not None) and not is_pronoun(key)

    def read(self, mention: Mention) -> Argument:
        """The entity behind a mention."""
        start, end = self._place(mention.span.start, mention.span.end)
        return Argument(item=self._identities.entity(start, end), place=(start, end), score=mention.score)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """``chief executive Tim Cook`` means Tim Cook; ``Acme`` inside the name ``Acme Ltd`` means Acme Ltd."""
        pair = pair_at(self._text, start, end, self._identities.claims)
        if pair is not None:
            return pair.full.span.start, pair.full.span.end
        first = bisect_left(self._ends, start + 1)
        inside: list[Name] = []
        for name in self._names[first:]:
            if name.start >= end:
                break
            if name.start <= start and end <= name.end:
                return name.start, name.end
            inside.append(name)
        if len(inside) == 1 and inside[0].end == end and self._is_title(start, inside[0]):
            return inside[0].start, end
        return start, end

    def _is_title(self, start: int, name: Name) -> bool:
        """True when what stands before a person's or company's name only describes it."""
        kind = self._identities.types.get(name.form.key, EntityType.OTHER)
        allowed = {EntityType.PERSON} if has_han(name.surface) else {EntityType.PERSON, EntityType.ORGANISATION}
        prefix = self._text[start : name.start]
        return kind in allowed and not _BREAKS.search(prefix) and word_count(prefix) <= _MAX_TITLE_WORDS


class FactBuilder:
    """Joins the triples of one document to facts."""

    def __init__(self, document: Document, identities: Identities, readings: Readings, chunks: ChunkFinder) -> None:
        self._document = document
        self._chunks = chunks
        self._triples = readings.triples
        self._arguments = ArgumentReader(identities, readings.names)
        self._drafts: dict[str, _Draft] = {}
        self.mentions: list[ResolvedMention] = []
        self.entities: list[tuple[LocalEntity, tuple[int, int]]] = []
        self.rejects: list[Reject] = []

    def build(self) -> tuple[Fact, ...]:
        """All facts by id; afterwards ``mentions``, ``entities`` and ``rejects`` tell what was met on the way."""
        for read in self._triples:
            found = self._read(read)
            if isinstance(found, str):
                detail = f"{read.triple.subject.surface} | {read.triple.predicate}"
                self.rejects.append(Reject(reason=found, detail=detail, span=read.triple.evidence))
            else:
                self._add(read, *found)
        return tuple(_finish(fact, draft) for fact, draft in sorted(self._drafts.items()))

    def _read(self, read: ReadTriple) -> tuple[Argument, Argument, str] | str:
        """Subject, object and chunk of a triple that is kept, or the reason why it is not."""
        triple = read.triple
        if not _NAME_CHARACTER.search(triple.subject.surface):
            return "empty-name"
        if word_count(triple.subject.surface) > MAX_ARGUMENT_WORDS:
            return "long-subject"
        if word_count(triple.predicate) > MAX_PREDICATE_WORDS:
            return "long-predicate"
        subject = self._arguments.read(triple.subject)
        if isinstance(subject.item, LocalEntity) and is_pronoun(subject.item.normal_name):
            return "pronoun-subject"
        target = self._object(triple.object)
        if isinstance(target, str):
            return target
        chunk = self._chunks.at(triple.evidence.start)
        if not chunk:
            return "outside-chunk"
        return "self-loop" if target.key == subject.key else (subject, target, chunk)

    def _object(self, thing: Mention | Literal) -> Argument | str:
        if isinstance(thing, Literal):
            span = thing.span
            if thing.kind is not LiteralKind.TEXT or span is None or not self._arguments.is_name(span.start, span.end):
                return Argument(item=Literal(kind=thing.kind, value=thing.value, unit=thing.unit))
            thing = Mention(span=span, surface=self._document.slice(span), type=EntityType.OTHER)
        if not _NAME_CHARACTER.search(thing.surface):
            return "empty-name"
        if word_count(thing.surface) > MAX_ARGUMENT_WORDS:
            return Argument(item=Literal(kind=LiteralKind.TEXT, value=collapse(thing.surface)))
        target = self._arguments.read(thing)
        pronoun = isinstance(target.item, LocalEntity) and is_pronoun(target.item.normal_name)
        return "pronoun-object" if pronoun else target

    def _add(self, read: ReadTriple, subject: Argument, target: Argument, chunk: str) -> None:
        triple = read.triple
        predicate = collapse(triple.predicate)
        fact = ids.fact_id(subject.key, predicate, target.key, triple.qualifiers.key)
        draft = self._drafts.setdefault(
            fact,
            _Draft(
                subject_id=subject.key,
                predicate=predicate,
                object=target.key if isinstance(target.item, LocalEntity) else target.item,
                qualifiers=triple.qualifiers,
                evidence={},
            ),
        )
        span = triple.evidence
        place = (span.start, span.end, read.extractor)
        known = draft.evidence.get(place)
        if known is None or known.confidence < triple.confidence:
            draft.evidence[place] = Evidence(
                span=span,
                quote=self._document.slice(span),
                chunk_id=chunk,
                extractor=read.extractor,
                confidence=triple.confidence,
            )
        for argument in (subject, target):
            self._note(argument)

    def _note(self, argument: Argument) -> None:
        if argument.place is None or not isinstance(argument.item, LocalEntity):
            return
        start, end = argument.place
        self.entities.append((argument.item, argument.place))
        chunk = self._chunks.at(start, end)
        if chunk:
            self.mentions.append(
                ResolvedMention(
                    entity_id=argument.item.id,
                    chunk_id=chunk,
                    span=Span(document_id=self._document.id, start=start, end=end),
                    surface=self._document.text[start:end],
                    score=argument.score,
                )
            )


def _finish(fact_id: str, draft: _Draft) -> Fact:
    valid_from, valid_to = _validity(draft.qualifiers.time)
    return Fact(
        id=fact_id,
        subject_id=draft.subject_id,
        predicate=draft.predicate,
        object=draft.object,
        evidence=tuple(evidence for _, evidence in sorted(draft.evidence.items())),
        qualifiers=draft.qualifiers,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _validity(time: str) -> tuple[str, str]:
    """First and last day of a normalised time; empty where it is none or has no normal form."""
    if not time:
        return "", ""
    try:
        return date_interval(time)
    except ValueError:
        return "", ""


def best_mentions(mentions: Iterable[ResolvedMention]) -> tuple[ResolvedMention, ...]:
    """One mention for each place and entity, with its best score, by span and entity."""
    best: dict[tuple[Span, str], ResolvedMention] = {}
    for mention in mentions:
        known = best.get((mention.span, mention.entity_id))
        if known is None or mention.score > known.score:
            best[mention.span, mention.entity_id] = mention
    return tuple(mention for _, mention in sorted(best.items(), key=lambda item: item[0]))
