from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg_builder.extract.english.extractor import VERSION, EnglishExtractor
from schema import ids
from schema.documents import Block, BlockKind, Chunk, Document, Layout, Sentence, Span, Split
from schema.extraction import EntityType, Extraction, Mention
from schema.parse import Parse
from tests.unit.kg_builder.extract.english import clause_parses, noun_parses
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED, ATTRIBUTED
from tests.unit.kg_builder.extract.english.noun_parses import COMMITTEE, COMPANY, PRONOUN, STAKE

_KNOWN = {
    value.text: value
    for module in (clause_parses, noun_parses)
    for value in vars(module).values()
    if isinstance(value, Parse)
}


class WrittenParser:
    """Gives the hand-written parse of a text, and no words for any other."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def version(self) -> str:
        return "written"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        self.asked += texts
        return [_KNOWN.get(text, Parse(text=text, language="en", tokens=())) for text in texts]


def document_of(lines: Sequence[str], kinds: Sequence[BlockKind] = ()) -> tuple[Document, Split]:
    """One line a sentence, all in one chunk, each line a block of its kind."""
    text = "\n".join(lines)
    uri = "test.txt"
    identity = ids.document_id(uri)
    places: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        places.append((at, at + len(line)))
        at += len(line) + 1
    kinds = kinds or [BlockKind.PARAGRAPH] * len(lines)
    blocks = tuple(Block(kind=kind, start=start, end=end) for kind, (start, end) in zip(kinds, places, strict=True))
    document = Document(
        id=identity, uri=uri, text=text, title="", media_type="text/plain", language="en", layout=Layout(blocks=blocks)
    )
    chunk = Chunk(
        id=ids.chunk_id(identity, 0, len(text)),
        span=Span(document_id=identity, start=0, end=len(text)),
        text=text,
        index=0,
    )
    sentences = tuple(
        Sentence(
            id=ids.sentence_id(identity, start, end),
            span=Span(document_id=identity, start=start, end=end),
            text=text[start:end],
            chunk_id=chunk.id,
            index=rank,
        )
        for rank, (start, end) in enumerate(places)
    )
    return document, Split(chunks=(chunk,), sentences=sentences)


def extract(lines: Sequence[str], kinds: Sequence[BlockKind] = ()) -> Extraction:
    document, split = document_of(lines, kinds)
    extractions = EnglishExtractor(WrittenParser()).extract(document, split)
    assert [each.chunk_id for each in extractions] == [chunk.id for chunk in split.chunks]
    check_slices(document, extractions)
    return extractions[0]


def check_slices(document: Document, extractions: Sequence[Extraction]) -> None:
    """Every surface is the slice at its span, every evidence covers its arguments and ends in its chunk."""
    for extraction in extractions:
        spans = [mention.span for mention in extraction.mentions]
        assert spans == sorted(set(spans))
        mentions = [*extraction.mentions]
        for alias in extraction.aliases:
            mentions += [alias.full, alias.short]
            assert alias.evidence.covers(alias.full.span)
            assert alias.evidence.covers(alias.short.span)
        for triple in extraction.triples:
            mentions.append(triple.subject)
            if isinstance(triple.object, Mention):
                mentions.append(triple.object)
            elif triple.object.span is not None:
                assert document.slice(triple.object.span) == triple.object.surface
            assert document.slice(triple.evidence)
        for mention in mentions:
            assert document.slice(mention.span) == mention.surface
        for reject in extraction.rejects:
            assert reject.reason
            assert reject.span is None or document.slice(reject.span)


def test_version_names_rules_and_parser() -> None:
    assert EnglishExtractor(WrittenParser()).version == f"{VERSION}+written"


def test_mentions_triples_and_evidence() -> None:
    found = extract([ACQUIRED.text])
    assert [(each.surface, each.type) for each in found.mentions] == [
        ("Acme Ltd", EntityType.ORGANISATION),
        ("Globex Inc", EntityType.ORGANISATION),
    ]
    assert [each.predicate for each in found.triples] == ["acquire", "acquire for"]
    assert {(each.evidence.start, each.evidence.end) for each in found.triples} == {(0, len(ACQUIRED.text))}
    assert found.extractor == VERSION


def test_arguments_of_triples_are_mentions() -> None:
    found = extract([COMMITTEE.text])
    assert [each.surface for each in found.mentions] == ["audit committee", "travel policy"]
    assert {each.type for each in found.mentions} == {EntityType.OTHER}
    triple = found.triples[0]
    assert triple.subject in found.mentions
    assert triple.object in found.mentions


def test_references_reach_the_sentence_before() -> None:
    found = extract([STAKE.text, PRONOUN.text, COMPANY.text])
    resolved = [each for each in found.triples if each.evidence.start == 0 and each.evidence.end > len(STAKE.text)]
    assert {each.subject.surface for each in resolved} == {"Acme Ltd"}
    assert found.rejects == ()


def test_a_reference_without_antecedent_is_rejected() -> None:
    found = extract([PRONOUN.text])
    assert found.triples == ()
    assert [each.reason for each in found.rejects] == ["unresolved-pronoun"]


def test_tables_and_key_values_are_left_to_another_extractor() -> None:
    for kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER, BlockKind.KEY_VALUE, BlockKind.CODE):
        found = extract([ACQUIRED.text, STAKE.text], [kind, BlockKind.PARAGRAPH])
        assert {each.evidence.start for each in found.triples} == {len(ACQUIRED.text) + 1}


def test_alias_claims_are_read_in_tables_too() -> None:
    row = "Maker: International Business Machines (IBM) | Country: United States"
    found = extract([row], [BlockKind.TABLE_ROW])
    assert [(each.kind, each.full.surface, each.short.surface) for each in found.aliases] == [
        ("acronym", "International Business Machines", "IBM")
    ]
    assert {each.surface for each in found.mentions} == {"International Business Machines", "IBM"}
    assert extract([row], [BlockKind.CODE]).aliases == ()


def test_headings_state_nothing() -> None:
    found = extract([ACQUIRED.text], [BlockKind.HEADING])
    assert found.triples == ()
    assert [each.surface for each in found.mentions] == ["Acme Ltd", "Globex Inc"]


def test_short_name_takes_the_type_of_the_full_one() -> None:
    found = extract(['Acme Widgets Ltd (hereinafter the "Supplier") delivers.'])
    claim = found.aliases[0]
    assert (claim.kind, claim.full.type, claim.short.type) == (
        "short_name",
        EntityType.ORGANISATION,
        EntityType.ORGANISATION,
    )
    assert claim.short in found.mentions


def test_chinese_and_empty_sentences_are_not_parsed() -> None:
    document, split = document_of(["华为收购了海思公司。", "12 345", ACQUIRED.text])
    parser = WrittenParser()
    EnglishExtractor(parser).extract(document, split)
    assert parser.asked == [ACQUIRED.text]


def test_one_extraction_for_a_chunk_without_sentences() -> None:
    document, split = document_of([ACQUIRED.text])
    empty = Split(chunks=split.chunks, sentences=())
    found = EnglishExtractor(WrittenParser()).extract(document, empty)
    assert [(each.chunk_id, each.mentions, each.triples) for each in found] == [(split.chunks[0].id, (), ())]


def test_no_chunks_no_extractions() -> None:
    document, _ = document_of([ACQUIRED.text])
    assert EnglishExtractor(WrittenParser()).extract(document, Split(chunks=(), sentences=())) == []


def test_antecedents_stay_in_their_chunk() -> None:
    document, split = document_of([STAKE.text, PRONOUN.text])
    cut = len(STAKE.text)
    spans = [
        Span(document_id=document.id, start=0, end=cut),
        Span(document_id=document.id, start=cut + 1, end=len(document.text)),
    ]
    chunks = tuple(
        Chunk(id=ids.chunk_id(document.id, span.start, span.end), span=span, text=document.slice(span), index=rank)
        for rank, span in enumerate(spans)
    )
    sentences = tuple(
        Sentence(id=each.id, span=each.span, text=each.text, chunk_id=chunk.id, index=each.index)
        for each, chunk in zip(split.sentences, chunks, strict=True)
    )
    found = EnglishExtractor(WrittenParser()).extract(document, Split(chunks=chunks, sentences=sentences))
    assert found[1].triples == ()
    assert [each.reason for each in found[1].rejects] == ["unresolved-pronoun"]


def test_the_same_input_gives_the_same_output() -> None:
    lines = [ACQUIRED.text, STAKE.text, PRONOUN.text, ATTRIBUTED.text]
    assert extract(lines) == extract(lines)


def test_mentions_ascend() -> None:
    found = extract([ATTRIBUTED.text, ACQUIRED.text])
    assert all(before.span < after.span for before, after in pairwise(found.mentions))
