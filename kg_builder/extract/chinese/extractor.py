"""The Chinese ``Extractor``: rules over LAC words, sentence by sentence, one ``Extraction`` per chunk."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg_builder.extract.chinese.aliases import aliases
from kg_builder.extract.chinese.joining import read_words
from kg_builder.extract.chinese.lexicon import KINSHIP, STRONG_ORGANISATION
from kg_builder.extract.chinese.mentions import Place, Vocabulary, stands_alone
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.pronouns import Antecedents, Said, anaphor
from kg_builder.extract.chinese.reading import Reading
from kg_builder.extract.chinese.sentences import SentenceReader
from kg_builder.extract.chinese.words import Words
from linguistics.literals import find_literals
from linguistics.normal import simplify
from linguistics.scripts import main_writing
from schema.documents import Block, BlockKind, Document, Sentence, Span, Split
from schema.extraction import AliasClaim, Extraction, Literal, Mention, Reject, Triple
from schema.ports import Parser

NAME = "chinese-rules"
RULES_VERSION = "3"
MAX_SENTENCE = 1000
"""A longer "sentence" is no prose: it is recorded as a reject and not read."""

_UNSTATED = frozenset(
    {BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW, BlockKind.KEY_VALUE, BlockKind.HEADING, BlockKind.CODE}
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_PRONOUN_FACTOR = 0.8


@dataclass
class _Found:
    """What was read in one chunk."""

    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    triples: dict[Triple, None] = field(default_factory=dict)
    claims: dict[AliasClaim, None] = field(default_factory=dict)
    rejects: dict[Reject, None] = field(default_factory=dict)

    def mention(self, mention: Mention) -> None:
        """Keep the better typed of two mentions of one slice."""
        key = (mention.span.start, mention.span.end)
        known = self.mentions.get(key)
        if known is None or mention.score > known.score:
            self.mentions[key] = mention


class ChineseExtractor:
    """Reads the Chinese sentences of a document. ``parser`` is a ``Parser`` with LAC's tags."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    @property
    def version(self) -> str:
        """Version of the rules and of the parser."""
        return f"{NAME}-{RULES_VERSION}+{self._parser.version}"

    def extract(self, document: Document, split: Split) -> list[Extraction]:
        """One extraction per chunk of ``split``, in order, even when empty. Never raises for odd text."""
        found = {chunk.id: _Found() for chunk in split.chunks}
        headings = {chunk.id: chunk.headings for chunk in split.chunks}
        chinese = [sentence for sentence in split.sentences if main_writing(sentence.text) == "zh"]
        for sentence in chinese:
            if len(sentence.text) > MAX_SENTENCE:
                found[sentence.chunk_id].rejects[_too_long(sentence)] = None
        chinese = [sentence for sentence in chinese if len(sentence.text) <= MAX_SENTENCE]
        parses = self._parser.parse([simplify(sentence.text) for sentence in chinese])
        reference = document.published if _DAY.match(document.published) else ""
        read = [read_words(parse, find_literals(parse.text, reference=reference)) for parse in parses]
        vocabulary = _vocabulary(read)
        kinds = _Kinds(document.layout.blocks)
        section: tuple[str, ...] | None = None
        antecedents = Antecedents()
        for sentence, words in zip(chinese, read, strict=True):
            if headings[sentence.chunk_id] != section:
                section, antecedents = headings[sentence.chunk_id], Antecedents()
            place = Place(document.id, sentence.span.start, sentence.text, vocabulary)
            reader = _Reader(place, found[sentence.chunk_id], antecedents)
            reader.read(words, states=kinds.at(sentence.span.start) not in _UNSTATED)
        return [_extraction(chunk.id, found[chunk.id]) for chunk in split.chunks]


class _Kinds:
    """Which kind of block an offset lies in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def at(self, offset: int) -> BlockKind:
        """The kind of the block at this offset; a paragraph where the layout says nothing."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._blocks[index].end:
            return self._blocks[index].kind
        return BlockKind.PARAGRAPH


class _Reader:
    """Turns the readings of one sentence into records."""

    def __init__(self, place: Place, found: _Found, antecedents: Antecedents) -> None:
        self._place = place
        self._found = found
        self._antecedents = antecedents
        self._names: list[Mention] = []
        self._subjects: list[Mention] = []

    def read(self, words: Words, *, states: bool) -> None:
        """Mentions and alias claims of the words, and triples where the block ``states`` something."""
        self._names = [self._place.mention((word,)) for word in words if stands_alone(word)]
        for name in self._names:
            self._found.mention(name)
        for alias in aliases(words):
            full, short = self._place.mention(alias.full), self._place.mention(alias.short)
            claim = AliasClaim(full=full, short=short, kind=alias.kind, evidence=self._place.whole)
            self._found.claims[claim] = None
            self._found.mention(full)
            self._found.mention(short)
        if states:
            reader = SentenceReader(self._place.text)
            reader.read(words)
            for reading in reader.readings:
                self._triple(reading)
            for refusal in reader.refusals:
                self._reject(refusal.reason, refusal.words)
        self._antecedents.note(Said(self._place.whole, tuple(self._names), _distinct(self._subjects)))

    def _triple(self, reading: Reading) -> None:
        subject = self._argument(reading.subject)
        whom = self._argument(reading.object)
        if subject is None or whom is None or isinstance(subject, Literal):
            return
        if isinstance(whom, Mention) and whom.surface == subject.surface:
            return
        starts = [span.start for span in map(self._sentence, (subject, whom)) if span is not None]
        whole = self._place.whole
        evidence = Span(document_id=whole.document_id, start=min([whole.start, *starts]), end=whole.end)
        triple = Triple(
            subject=subject,
            predicate=simplify(reading.predicate).lower(),
            object=whom,
            evidence=evidence,
            qualifiers=reading.qualifiers,
            confidence=round(reading.confidence * (_PRONOUN_FACTOR if evidence != whole else 1.0), 3),
        )
        self._found.triples[triple] = None
        if whole.covers(subject.span):
            self._found.mention(subject)
        self._subjects += _foremost(reading, subject, whom)
        if isinstance(whom, Mention) and whole.covers(whom.span):
            self._found.mention(whom)

    def _sentence(self, argument: Mention | Literal) -> Span | None:
        if argument.span is None or self._place.whole.covers(argument.span):
            return None
        return self._antecedents.sentence_of(argument) if isinstance(argument, Mention) else None

    def _argument(self, words: Words) -> Mention | Literal | None:
        """The mention or literal of an argument; a pronoun's antecedent; None (and a reject) where there is none."""
        wanted = anaphor(words)
        if wanted is None:
            return self._place.value(words)
        start = self._place.offset + words[0].start
        antecedent = self._antecedents.resolve(
            wanted,
            before=[name for name in self._names if name.span.end <= start],
            subjects=[subject for subject in self._subjects if subject.span.end <= start],
            end=self._place.whole.end,
        )
        if antecedent is None:
            self._reject("unresolved-pronoun", words)
        return antecedent

    def _reject(self, reason: str, words: Words) -> None:
        span = self._place.span(words[0].start, words[-1].end) if words else self._place.whole
        self._found.rejects[Reject(reason=reason, detail=text_of(words), span=span)] = None


def _foremost(reading: Reading, subject: Mention, whom: Mention | Literal) -> tuple[Mention, ...]:
    """What the sentence is about: the argument that stands first (北京 in 北京是中国的首都); of kin either may be."""
    if not isinstance(whom, Mention):
        return (subject,)
    if reading.predicate in KINSHIP:
        return subject, whom
    return (whom,) if reading.object[0].start < reading.subject[0].start else (subject,)


def _vocabulary(read: Sequence[Words]) -> Vocabulary:
    vocabulary = Vocabulary()
    for words in read:
        for word in words:
            if word.tag == "ORG" and STRONG_ORGANISATION.search(word.bare):
                vocabulary.company(word)
        for alias in aliases(words):
            vocabulary.alias(alias.full, alias.short)
    return vocabulary


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mentions))


def _too_long(sentence: Sentence) -> Reject:
    return Reject(reason="long-sentence", detail=f"{len(sentence.text)} characters", span=sentence.span)


def _extraction(chunk_id: str, found: _Found) -> Extraction:
    return Extraction(
        chunk_id=chunk_id,
        extractor=NAME,
        mentions=tuple(found.mentions[key] for key in sorted(found.mentions)),
        triples=tuple(found.triples),
        aliases=tuple(found.claims),
        rejects=tuple(found.rejects),
    )
