"""What all extractors read in one document, checked against its text, without repeats and in one order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg_builder.resolve.claims import form_at, pair_at
from kg_builder.resolve.suffixes import is_only_form
from kg_builder.resolve.words import NameForm, is_pronoun
from linguistics.normal import name_key
from linguistics.scripts import has_han
from schema.documents import Chunk, Document, Span
from schema.extraction import AliasClaim, EntityType, Extraction, Literal, Mention, Reject, Triple

_SHORTEST_ALIAS = 2
_ALIAS_SCORE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Vote:
    """One extractor's opinion of what stands at a span."""

    start: int
    end: int
    type: EntityType
    extractor: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTriple:
    """A triple with the extractor that read it."""

    triple: Triple
    extractor: str

    @property
    def order(self) -> tuple[int, int, int, int, int, str, str, str, str, float]:
        """Sorting key: place first, then content."""
        triple = self.triple
        span = triple.object.span
        spot = span.start if span else -1
        what = triple.object.surface if isinstance(triple.object, Mention) else triple.object.key
        place = (triple.evidence.start, triple.evidence.end, triple.subject.span.start, triple.subject.span.end, spot)
        return (*place, triple.predicate, what, triple.qualifiers.key, self.extractor, triple.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name where it stands, chosen among overlapping readings. ``score`` is the best of its readings."""

    start: int
    end: int
    surface: str
    form: NameForm
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """All that was read. ``names`` do not overlap; everything is sorted by place."""

    names: tuple[Name, ...]
    votes: tuple[Vote, ...]
    triples: tuple[ReadTriple, ...]
    claims: tuple[AliasClaim, ...]
    rejects: tuple[Reject, ...]


class ChunkFinder:
    """Finds the chunk that holds a place."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = sorted(chunks, key=lambda chunk: (chunk.span.start, chunk.span.end))
        self._starts = [chunk.span.start for chunk in self._chunks]

    def at(self, start: int, end: int = 0) -> str:
        """Id of the chunk that covers this offset (and runs to ``end`` at least), or empty."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or max(start + 1, end) > self._chunks[index].span.end:
            return ""
        return self._chunks[index].id


def collect(document: Document, extractions: Sequence[Extraction]) -> Readings:
    """Join what several extractors read; what does not equal its slice of the text is a reject."""
    rejects: list[Reject] = []
    votes: set[Vote] = set()
    named: set[Vote] = set()
    triples: dict[ReadTriple, None] = {}
    claims: dict[AliasClaim, None] = {}
    for extraction in extractions:
        rejects += extraction.rejects
        for mention in extraction.mentions:
            if _stands(document, mention, rejects):
                named.add(_vote(mention, extraction.extractor))
        for claim in extraction.aliases:
            if _stands(document, claim.full, rejects) and _stands(document, claim.short, rejects):
                claims[claim] = None
                named |= {_vote(claim.full, extraction.extractor), _vote(claim.short, extraction.extractor)}
        for triple in extraction.triples:
            if _triple_stands(document, triple, rejects):
                triples[ReadTriple(triple=triple, extractor=extraction.extractor)] = None
                votes |= {_vote(mention, extraction.extractor) for mention in mentions_of(triple)}
    ordered = tuple(sorted(claims, key=_claim_order))
    named = _parted(document, named | _repeated(document, ordered), ordered)
    return Readings(
        names=_longest(document, named),
        votes=tuple(sorted(_parted(document, votes, ordered) | named)),
        triples=tuple(sorted(triples, key=lambda read: read.order)),
        claims=ordered,
        rejects=sorted_rejects(rejects),
    )


def mentions_of(triple: Triple) -> tuple[Mention, ...]:
    """Subject, and object where it is a mention."""
    return (triple.subject, triple.object) if isinstance(triple.object, Mention) else (triple.subject,)


def sorted_rejects(rejects: Iterable[Reject]) -> tuple[Reject, ...]:
    """Distinct rejects by place, reason and detail."""
    distinct = dict.fromkeys(rejects)
    return tuple(sorted(distinct, key=lambda reject: (_place(reject.span), reject.reason, reject.detail)))


def _place(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (-1, -1)


def _claim_order(claim: AliasClaim) -> tuple[tuple[int, int], ...] | tuple[object, ...]:
    return (_place(claim.evidence), _place(claim.full.span), _place(claim.short.span), claim.kind)


def _vote(mention: Mention, extractor: str) -> Vote:
    span = mention.span
    return Vote(start=span.start, end=span.end, type=mention.type, extractor=extractor, score=mention.score)


def _in_document(document: Document, span: Span) -> bool:
    return span.document_id == document.id and span.end <= len(document.text)


def _stands(document: Document, mention: Mention, rejects: list[Reject]) -> bool:
    """True when the mention's surface is its slice; else a reject is recorded."""
    span = mention.span
    if _in_document(document, span) and document.text[span.start : span.end] == mention.surface:
        return True
    rejects.append(Reject(reason="misplaced-mention", detail=mention.surface))
    return False


def _triple_stands(document: Document, triple: Triple, rejects: list[Reject]) -> bool:
    if not all(_stands(document, mention, rejects) for mention in mentions_of(triple)):
        return False
    spans = [triple.evidence]
    if isinstance(triple.object, Literal) and triple.object.span:
        spans.append(triple.object.span)
    if all(_in_document(document, span) for span in spans):
        return True
    rejects.append(Reject(reason="misplaced-evidence", detail=triple.predicate))
    return False


def _parted(document: Document, votes: set[Vote], claims: Sequence[AliasClaim]) -> set[Vote]:
    """A mention of two names that mean one thing, "Jane Wu (吴珍)", is a vote for each of them."""
    parted: set[Vote] = set()
    for vote in votes:
        claim = pair_at(document.text, vote.start, vote.end, claims)
        spans = (
            [claim.full.span, claim.short.span]
            if claim
            else [Span(document_id=document.id, start=vote.start, end=vote.end)]
        )
        parted |= {replace(vote, start=span.start, end=span.end) for span in spans}
    return parted


def _repeated(document: Document, claims: Sequence[AliasClaim]) -> set[Vote]:
    """Every other place where the names of an alias claim stand: a defined short name is a name everywhere."""
    surfaces = {mention.surface for claim in claims for mention in (claim.full, claim.short)}
    found: set[Vote] = set()
    for surface in sorted(surfaces):
        if len(surface) < _SHORTEST_ALIAS or is_only_form(name_key(surface)):
            continue
        pattern = re.escape(surface) if has_han(surface) else rf"(?<!\w){re.escape(surface)}(?!\w)"
        for match in re.finditer(pattern, document.text):
            vote = Vote(
                start=match.start(), end=match.end(), type=EntityType.OTHER, extractor="alias", score=_ALIAS_SCORE
            )
            found.add(vote)
    return found


def _longest(document: Document, named: set[Vote]) -> tuple[Name, ...]:
    """Names that do not overlap, the longest first; of equal length the earlier one."""
    scores: dict[tuple[int, int], float] = {}
    for vote in named:
        place = (vote.start, vote.end)
        scores[place] = max(scores.get(place, 0.0), vote.score)
    taken: list[tuple[int, int]] = []
    starts: list[int] = []
    for start, end in sorted(scores, key=lambda place: (place[0] - place[1], place[0])):
        index = bisect_right(starts, start)
        free = (index == 0 or taken[index - 1][1] <= start) and (index == len(taken) or end <= taken[index][0])
        if free and not is_pronoun(form_at(document, start, end).key):
            taken.insert(index, (start, end))
            starts.insert(index, start)
    return tuple(
        Name(
            start=start,
            end=end,
            surface=document.text[start:end],
            form=form_at(document, start, end),
            score=scores[start, end],
        )
        for start, end in taken
    )
