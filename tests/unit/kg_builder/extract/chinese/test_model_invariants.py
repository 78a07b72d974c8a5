"""What must hold for any text over the real model: places, neighbours, blanks and scripts change no reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.nlp.lac_parser import LacParser
from kg_builder.extract.chinese import ChineseExtractor
from kg_builder.extract.chinese.extractor import MAX_SENTENCE
from linguistics.normal import simplify
from schema.documents import Document
from schema.extraction import Extraction, Triple
from tests.unit.kg_builder.extract.chinese.lines import claimed, line, read, stated
from tests.unit.kg_builder.extract.chinese.tagged import document_of
from tests.unit.kg_builder.extract.chinese.test_model_actions import SERIAL, VERBS
from tests.unit.kg_builder.extract.chinese.test_model_clauses import COPULAS, LISTS, PASSIVES
from tests.unit.kg_builder.extract.chinese.test_model_modality import CONDITIONS, SOURCES
from tests.unit.kg_builder.extract.chinese.test_model_names import LATIN, PEOPLE
from tests.unit.kg_builder.extract.chinese.test_model_qualifiers import DENIALS, TIMES
from tests.unit.kg_builder.extract.chinese.test_model_reference import CLAIMS, PRONOUNS, TRADITIONAL

pytestmark = pytest.mark.models

TABLES = (SERIAL, VERBS, COPULAS, LISTS, PASSIVES, CONDITIONS, SOURCES, LATIN, PEOPLE, DENIALS, TIMES)
STATEMENTS = [text for table in TABLES for text, _ in table if "公司将" not in text]
SENTENCES = STATEMENTS + [text for text, _ in CLAIMS] + [text for texts, _ in PRONOUNS for text in texts]
HOSTILE = [
    "。",
    "，，，，。",
    "的的的的的的",
    "（（（云帆科技",
    "云帆科技）））收购了北辰公司。",
    "《《《活着》",
    "“云帆科技”“北辰公司”“",
    "云帆科技\u200b收购了\ufeff北辰公司。",
    "云帆科技🚀收购了🏭北辰公司。",
    "云帆科技\t\t收购了\u3000北辰公司。",
    "云帆科技收购了\x00北辰公司。",
    "是是是是是为为为为被被被把把把由由由",
    "如果如果如果，除非，一旦，则",
    "据据据报道报道，称称称表示表示表示",
    "12345678901234567890123456789亿元",
    "９９％的𠮷野家股权由𠮷田持有。",
    "A" * 300 + "公司",
    "云" * 900,
    "云帆科技、" * 150 + "北辰公司成立。",
    "张伟的" * 200 + "妻子是李娜。",
    "（" * 400 + "）" * 400,
    "e\u0301cole与云帆科技签约。",
    "甲方：乙方：丙方：丁方：",
    "2024年2月30日，云帆科技收购了北辰公司。",
    "<script>云帆科技</script>收购了北辰公司；DROP TABLE facts;--",
]


@pytest.fixture(scope="module")
def parser() -> LacParser:
    return LacParser()


def check_slices(document: Document, found: Extraction) -> None:
    """Every offset means the text it says."""
    for mention in found.mentions:
        assert document.slice(mention.span) == mention.surface
        assert mention.surface == mention.surface.strip() != ""
    for triple in found.triples:
        assert document.slice(triple.subject.span) == triple.subject.surface
        assert triple.object.span is not None
        assert document.slice(triple.object.span) == triple.object.surface
        assert triple.evidence.covers(triple.subject.span)
        assert triple.evidence.covers(triple.object.span)
        assert 0 < triple.confidence <= 1
        assert triple.qualifiers.place in document.text
        assert triple.qualifiers.attribution in document.text
        assert triple.qualifiers.condition in document.text
    for claim in found.aliases:
        assert document.slice(claim.full.span) == claim.full.surface
        assert document.slice(claim.short.span) == claim.short.surface
        assert claim.full.surface != claim.short.surface
    for reject in found.rejects:
        assert reject.reason
        assert reject.span is not None
        assert document.slice(reject.span)


def inside(found: Extraction, end: int) -> list[Triple]:
    """The triples whose evidence lies before an offset."""
    return [triple for triple in found.triples if triple.evidence.end <= end]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_order_and_in_place(extractor: ChineseExtractor, text: str) -> None:
    document, split = document_of([text, "云帆科技收购了北辰公司。"])
    (found,) = extractor.extract(document, split)
    check_slices(document, found)
    assert "云帆科技 | 收购 | 北辰公司" in stated(found)
    assert extractor.extract(document, split) == [found]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_offset_means_the_text_it_says(extractor: ChineseExtractor, text: str) -> None:
    document, split = document_of(["北辰公司成立于2001年。", text])
    (found,) = extractor.extract(document, split)
    check_slices(document, found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from(SENTENCES))
def test_a_sentence_added_behind_changes_nothing_before_it(
    extractor: ChineseExtractor, sentences: list[str], added: str
) -> None:
    document, split = document_of(sentences)
    (before,) = extractor.extract(document, split)
    longer, longer_split = document_of([*sentences, added])
    (after,) = extractor.extract(longer, longer_split)
    assert [line(each) for each in inside(after, len(document.text))] == stated(before)
    assert claimed(after)[: len(before.aliases)] == claimed(before)
    assert after.rejects[: len(before.rejects)] == before.rejects


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=8))
def test_sentences_without_pronouns_are_read_alike_alone_and_together(
    extractor: ChineseExtractor, sentences: list[str]
) -> None:
    alone = [each for text in sentences for each in stated(read(extractor, text))]
    assert stated(read(extractor, *sentences)) == alone
    document, split = document_of(*([text] for text in sentences))
    assert [each for found in extractor.extract(document, split) for each in stated(found)] == alone


@settings(max_examples=20, deadline=None)
@given(st.permutations(STATEMENTS[::9]))
def test_the_order_of_independent_sentences_orders_the_readings_only(
    extractor: ChineseExtractor, sentences: list[str]
) -> None:
    assert sorted(stated(read(extractor, *sentences))) == sorted(stated(read(extractor, *STATEMENTS[::9])))


@pytest.mark.parametrize("gap", ["", " ", "\n\n\n", "\r\n", "\u3000\u3000", "\t \n"])
@pytest.mark.parametrize("texts", [texts for texts, _ in PRONOUNS if len(texts) > 1], ids=lambda texts: texts[-1])
def test_what_stands_between_sentences_moves_offsets_only(
    extractor: ChineseExtractor, texts: list[str], gap: str
) -> None:
    document, split = document_of(texts, gap=gap)
    (found,) = extractor.extract(document, split)
    check_slices(document, found)
    plain = read(extractor, *texts)
    assert stated(found) == stated(plain)
    assert [reject.reason for reject in found.rejects] == [reject.reason for reject in plain.rejects]
    step = len(gap) - 1
    moved = [
        triple.evidence.end - other.evidence.end for triple, other in zip(found.triples, plain.triples, strict=True)
    ]
    assert set(moved) <= {number * step for number in range(len(texts))}


@pytest.mark.parametrize("texts", [texts for texts, _ in TRADITIONAL], ids=lambda texts: texts[0])
def test_traditional_characters_give_the_same_spans_as_simplified(
    extractor: ChineseExtractor, texts: list[str]
) -> None:
    traditional = read(extractor, *texts)
    simple = read(extractor, *map(simplify, texts))
    assert stated(simple)
    assert [simplify(each) for each in stated(traditional)] == stated(simple)
    assert [each.subject.span for each in traditional.triples] == [each.subject.span for each in simple.triples]
    assert [each.evidence for each in traditional.triples] == [each.evidence for each in simple.triples]
    assert [each.span for each in traditional.mentions] == [each.span for each in simple.mentions]
    assert [each.type for each in traditional.mentions] == [each.type for each in simple.mentions]


@pytest.mark.parametrize(("length", "read_at_all"), [(MAX_SENTENCE - 100, True), (MAX_SENTENCE + 1, False)])
def test_a_sentence_that_is_no_prose_is_refused_whole(
    extractor: ChineseExtractor,
    length: int,
    read_at_all: bool,
) -> None:
    text = "云帆科技收购了北辰公司，" + "很" * (length - 12)
    found = read(extractor, text, "张伟毕业于清华大学。")
    assert ("云帆科技 | 收购 | 北辰公司" in stated(found)) is read_at_all
    assert [reject.reason for reject in found.rejects if reject.reason == "long-sentence"] == ["long-sentence"] * (
        not read_at_all
    )
    assert "张伟 | 毕业于 | 清华大学" in stated(found)


def test_a_long_document_gives_each_sentence_its_reading(extractor: ChineseExtractor) -> None:
    texts = [f"云帆科技收购了北辰{number}公司。" for number in range(200)]
    found = read(extractor, *texts)
    assert [each for each in stated(found) if each.startswith("云帆科技 | 收购 | 北辰")] == stated(found)
    assert len(found.triples) == len(texts)
    starts = [triple.evidence.start for triple in found.triples]
    assert starts == sorted(starts)


def test_extractors_over_two_parsers_agree(extractor: ChineseExtractor, parser: LacParser) -> None:
    other = ChineseExtractor(parser)
    assert other.version == extractor.version
    assert read(other, *SENTENCES[:40]) == read(extractor, *SENTENCES[:40])


def test_nothing_is_read_where_nothing_is_chinese(extractor: ChineseExtractor) -> None:
    found = read(extractor, "Acme acquired Globex in 2020.", "123 456", "🙂🙂")
    assert (found.mentions, found.triples, found.aliases, found.rejects) == ((), (), (), ())
