"""The ``Extractor`` port for English: every sentence of a split that is written in Latin script."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from kg_builder.extract.english.aliases import Claim, find_claims
from kg_builder.extract.english.arguments import PHRASE_SCORE
from kg_builder.extract.english.clauses import clause_readings
from kg_builder.extract.english.coreference import Remembered
from kg_builder.extract.english.drafts import drafts_of
from kg_builder.extract.english.memory import remember
from kg_builder.extract.english.names import CUE_SCORE, cue_type, find_names
from kg_builder.extract.english.nominals import noun_readings
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.tree import Tree
from kg_builder.extract.english.triples import TripleMaker
from kg_builder.extract.english.votes import TypeVotes
from linguistics.literals import find_literals
from linguistics.scripts import has_han, main_writing
from schema.documents import BlockKind, Chunk, Document, Sentence, Span, Split
from schema.extraction import AliasClaim, EntityType, Extraction, Mention, Reject, Triple
from schema.ports import Parser

VERSION = "english-2"
_STRUCTURED = frozenset({BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER, BlockKind.KEY_VALUE})


class EnglishExtractor:
    """Reads mentions, triples and alias claims in English sentences.

    Table rows and key-value lines are read for alias claims only: their facts follow from their headers, which is
    another extractor's work. Code is not read. Antecedents are looked for in the same chunk.
    """

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    @property
    def version(self) -> str:
        """Changes with the rules and with the parser."""
        return f"{VERSION}+{self._parser.version}"

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        """One extraction per chunk, in order. Mentions ascend; each record's spans are slices of the document."""
        kinds = _BlockKinds(document)
        readable = [each for each in split.sentences if _is_english(each.text) and kinds.at(each) is not BlockKind.CODE]
        claims = {each.id: find_claims(each.text) for each in readable}
        prose = [each for each in readable if kinds.at(each) not in _STRUCTURED]
        defined = _defined_terms(readable, claims)
        headings = {each.id for each in prose if kinds.at(each) is BlockKind.HEADING}
        placed = self._place(document, prose, defined, headings)
        votes = TypeVotes(mention for each in placed for mention in map(each.named, each.names))
        by_chunk: dict[str, list[Placed]] = defaultdict(list)
        for each in placed:
            by_chunk[each.sentence.chunk_id].append(each)
        said: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in readable:
            said[sentence.chunk_id].append(sentence)
        return [
            _Reader(chunk, votes, headings).read(by_chunk[chunk.id], said[chunk.id], claims) for chunk in split.chunks
        ]

    def _place(
        self, document: Document, prose: Sequence[Sentence], defined: dict[str, EntityType], headings: set[str]
    ) -> list[Placed]:
        placed: list[Placed] = []
        for sentence, parse in zip(prose, self._parser.parse([each.text for each in prose]), strict=True):
            tree = Tree(parse)
            literals = tuple(find_literals(sentence.text, reference=document.published))
            names = tuple(find_names(tree, defined, heading=sentence.id in headings))
            placed.append(Placed(sentence=sentence, tree=tree, names=names, literals=literals))
        return placed


class _BlockKinds:
    """The kind of the block that a sentence begins in."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.layout.blocks
        self._starts = [block.start for block in self._blocks]

    def at(self, sentence: Sentence) -> BlockKind:
        """Its kind; a paragraph where the layout says nothing."""
        index = bisect_right(self._starts, sentence.span.start) - 1
        if index >= 0 and sentence.span.start < self._blocks[index].end:
            return self._blocks[index].kind
        return BlockKind.PARAGRAPH


class _Reader:
    """Reads one chunk."""

    def __init__(self, chunk: Chunk, votes: TypeVotes, headings: set[str]) -> None:
        self._chunk = chunk
        self._votes = votes
        self._headings = headings
        self._mentions: dict[Span, Mention] = {}
        self._triples: list[Triple] = []
        self._aliases: list[AliasClaim] = []
        self._rejects: list[Reject] = []

    def read(
        self, placed: Sequence[Placed], sentences: Sequence[Sentence], claims: dict[str, list[Claim]]
    ) -> Extraction:
        """Names and triples of the parsed sentences, alias claims of all."""
        before: list[Remembered] = []
        for each in placed:
            for name in each.names:
                self._keep(each.named(name))
            if each.sentence.id not in self._headings:
                before.append(self._statements(each, before))
        for sentence in sentences:
            for claim in claims[sentence.id]:
                self._alias(sentence, claim)
        return Extraction(
            chunk_id=self._chunk.id,
            extractor=VERSION,
            mentions=tuple(self._mentions[span] for span in sorted(self._mentions)),
            triples=tuple(self._triples),
            aliases=tuple(self._aliases),
            rejects=tuple(self._rejects),
        )

    def _keep(self, mention: Mention) -> Mention:
        """The mention of this span as it is kept: the first one stands, with the type that the document agrees on."""
        settled = self._votes.settle(mention) if mention.score > PHRASE_SCORE else mention
        return self._mentions.setdefault(mention.span, settled)

    def _statements(self, placed: Placed, before: list[Remembered]) -> Remembered:
        tree = placed.tree
        drafts = [
            draft for reading in clause_readings(tree) + noun_readings(tree) for draft in drafts_of(tree, reading)
        ]
        found = TripleMaker(placed, before).make(drafts)
        for triple in found.triples:
            subject = self._keep(triple.subject)
            value = self._keep(triple.object) if isinstance(triple.object, Mention) else triple.object
            self._triples.append(
                Triple(
                    subject=subject,
                    predicate=triple.predicate,
                    object=value,
                    evidence=triple.evidence,
                    qualifiers=triple.qualifiers,
                    confidence=triple.confidence,
                )
            )
        self._rejects += found.rejects
        return remember(placed, found.subjects)

    def _alias(self, sentence: Sentence, claim: Claim) -> None:
        full, short = (self._slice(sentence, *place) for place in (claim.full, claim.short))
        if full.type is EntityType.OTHER and short.type is not EntityType.OTHER:
            full = self._retype(full, short.type)
        short = self._retype(short, full.type)
        self._aliases.append(AliasClaim(full=full, short=short, kind=claim.kind, evidence=sentence.span))

    def _slice(self, sentence: Sentence, start: int, end: int) -> Mention:
        span = Span(
            document_id=sentence.span.document_id, start=sentence.span.start + start, end=sentence.span.start + end
        )
        surface = sentence.text[start:end]
        kind = cue_type(surface.split())
        mention = Mention(
            span=span, surface=surface, type=kind or EntityType.OTHER, score=CUE_SCORE if kind is not None else 0.5
        )
        return self._keep(mention)

    def _retype(self, mention: Mention, kind: EntityType) -> Mention:
        changed = Mention(span=mention.span, surface=mention.surface, type=kind, score=mention.score)
        self._mentions[mention.span] = changed
        return changed


def _is_english(text: str) -> bool:
    return main_writing(text) == "latin" or (main_writing(text) == "zh" and not has_han(text))


def _defined_terms(sentences: Sequence[Sentence], claims: dict[str, list[Claim]]) -> dict[str, EntityType]:
    """Short names that the document defines, with the types that their full names suggest."""
    terms: dict[str, EntityType] = {}
    for sentence in sentences:
        for claim in claims[sentence.id]:
            full = sentence.text[claim.full[0] : claim.full[1]]
            short = sentence.text[claim.short[0] : claim.short[1]]
            if claim.kind in {"short_name", "acronym"}:
                terms.setdefault(short, cue_type(full.split()) or EntityType.OTHER)
    return terms
