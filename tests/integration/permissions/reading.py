"""A cheap extractor for the sentences of ``worlds``: names from a list, and what stands between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from schema.documents import Document, Sentence, Span, Split
from schema.extraction import (
    AliasClaim,
    EntityType,
    Extraction,
    Literal,
    LiteralKind,
    Mention,
    Qualifiers,
    Triple,
)

PERSON, ORGANISATION, OTHER = EntityType.PERSON, EntityType.ORGANISATION, EntityType.OTHER

_VERBS = {
    "acquired": "acquire",
    "supplies": "supply",
    "hired": "hire",
    "works for": "work for",
    "is a director of": "be a director of",
    "收购了": "收购",
    "聘请了": "聘请",
    "任职于": "任职",
}
_VERB = "|".join(re.escape(verb) for verb in _VERBS)
_BETWEEN = re.compile(rf"\s*(?P<modal>plans to say that it |计划)?(?P<no>never |没有)?(?P<verb>{_VERB})\s*")
_BRACKET = re.compile(r"\s*[(（](?:以下简称)?")
_SOURCE = re.compile(r"(?:According to|据) ?$")
_YEAR = re.compile(r"(?:in |于)(20\d\d)")
_STAFF = re.compile(r"\s*(?:employs|有员工) ?(\d+)")


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Implements ``schema.ports.Extractor`` for the names it is given (surface to type)."""

    names: tuple[tuple[str, EntityType], ...]
    version: str = "listed-names-1"

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        """One extraction per chunk."""
        return [
            self._read(chunk.id, [sentence for sentence in split.sentences if sentence.chunk_id == chunk.id])
            for chunk in split.chunks
        ]

    def _read(self, chunk_id: str, sentences: list[Sentence]) -> Extraction:
        mentions: list[Mention] = []
        triples: list[Triple] = []
        aliases: list[AliasClaim] = []
        for sentence in sentences:
            found = self._mentions(sentence)
            mentions += found
            for one, other in pairwise(found):
                between = sentence.text[_end(one, sentence) : _start(other, sentence)]
                if _BRACKET.fullmatch(between):
                    kind = "short_name" if "以下简称" in between else "alias"
                    aliases.append(AliasClaim(full=one, short=other, kind=kind, evidence=sentence.span))
                elif match := _BETWEEN.fullmatch(between):
                    triples.append(_statement(sentence, found, (one, other), match))
            triples += _head_counts(sentence, found)
        return Extraction(
            chunk_id=chunk_id,
            extractor=self.version,
            mentions=tuple(mentions),
            triples=tuple(triples),
            aliases=tuple(aliases),
        )

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        """The listed names in a sentence, the longest where they overlap, in order."""
        taken: list[Mention] = []
        for name, kind in sorted(self.names, key=lambda entry: (-len(entry[0]), entry[0])):
            for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", sentence.text):
                start = sentence.span.start + match.start()
                span = Span(document_id=sentence.span.document_id, start=start, end=start + len(name))
                if all(span.end <= other.span.start or other.span.end <= span.start for other in taken):
                    taken.append(Mention(span=span, surface=name, type=kind, score=0.9))
        return sorted(taken, key=lambda mention: mention.span)


def _start(mention: Mention, sentence: Sentence) -> int:
    return mention.span.start - sentence.span.start


def _end(mention: Mention, sentence: Sentence) -> int:
    return mention.span.end - sentence.span.start


def _statement(sentence: Sentence, found: list[Mention], ends: tuple[Mention, Mention], match: re.Match[str]) -> Triple:
    subject, target = ends
    sources = [name for name in found if _SOURCE.search(sentence.text[: _start(name, sentence)])]
    year = _YEAR.search(sentence.text)
    place = re.search(r" near ([A-Z]\w+)\.", sentence.text)
    qualifiers = Qualifiers(
        negated=match["no"] is not None,
        modality=(match["modal"] or "").strip(),
        attribution=sources[0].surface if sources and sources[0] != subject else "",
        time=year[1] if year else "",
        place=place[1] if place else "",
    )
    return Triple(
        subject=subject,
        predicate=_VERBS[match["verb"]],
        object=target,
        evidence=sentence.span,
        qualifiers=qualifiers,
        confidence=0.8,
    )


def _head_counts(sentence: Sentence, found: list[Mention]) -> list[Triple]:
    """Statements of how many people somebody employs."""
    triples = []
    for name in found:
        match = _STAFF.match(sentence.text, _end(name, sentence))
        if match is not None:
            start = sentence.span.start + match.start(1)
            span = Span(document_id=sentence.span.document_id, start=start, end=start + len(match[1]))
            number = Literal(kind=LiteralKind.QUANTITY, value=match[1], surface=match[1], span=span)
            triples.append(Triple(subject=name, predicate="employ", object=number, evidence=sentence.span))
    return triples
