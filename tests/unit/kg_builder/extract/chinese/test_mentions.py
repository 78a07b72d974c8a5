"""Types of mentions and the slices they are made of."""

import pytest

from kg_builder.extract.chinese.mentions import CUED, Place, Vocabulary, stands_alone, typed
from schema.documents import Span
from schema.extraction import EntityType, Literal, LiteralKind, Mention
from tests.unit.kg_builder.extract.chinese.tagged import parsed, words_of

TYPES = [
    ("远航集团/ORG", EntityType.ORGANISATION, True),
    ("路透社/ORG", EntityType.ORGANISATION, False),
    ("星海/nz 控股/n 公司/n", EntityType.ORGANISATION, True),
    ("李明/PER", EntityType.PERSON, True),
    ("玛格丽特/PER", EntityType.PERSON, False),
    ("龙岗区/LOC", EntityType.PLACE, True),
    ("中国/LOC", EntityType.PLACE, True),
    ("利兹/LOC", EntityType.PLACE, False),
    ("深圳市/LOC 龙岗区/LOC", EntityType.PLACE, False),
    ("《/w 中华人民共和国公司法/nw 》/w", EntityType.LAW, True),
    ("劳动合同法/nz", EntityType.LAW, False),
    ("《/w 红楼梦/nw 》/w", EntityType.OTHER, False),
    ("世界博览会/nz", EntityType.EVENT, True),
    ("云鹩系统/nz", EntityType.PRODUCT, False),
    ("华为/ORG 操作系统/n", EntityType.PRODUCT, False),
    ("合同/n", EntityType.OTHER, False),
    ("采购/vn 合同/n", EntityType.OTHER, False),
]


@pytest.mark.parametrize(("tagged", "kind", "cued"), TYPES)
def test_typed(tagged: str, kind: EntityType, *, cued: bool) -> None:
    found, score = typed(words_of(tagged))
    assert found is kind
    assert 0.0 <= score <= 1.0
    assert (score >= 0.8) is cued


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("李明/PER", True),
        ("公司/ORG", False),
        ("远航集团/ORG", True),
        ("《/w 红楼梦/nw 》/w", True),
        ("Velkyra/nz", True),
        ("营业收入/nz", False),
        ("合同/n", False),
    ],
)
def test_stands_alone(tagged: str, *, expected: bool) -> None:
    assert stands_alone(words_of(tagged)[0]) is expected


def place(tagged: str, vocabulary: Vocabulary | None = None, *, offset: int = 10) -> Place:
    return Place("doc", offset, parsed(tagged).text, vocabulary or Vocabulary())


def test_a_mention_is_the_slice_in_the_document() -> None:
    tagged = "收购/v 北辰公司/ORG"
    mention = place(tagged).mention(words_of(tagged)[1:])
    assert mention.span == Span(document_id="doc", start=12, end=16)
    assert mention.surface == "北辰公司"


def test_marks_around_a_single_name_are_left_out() -> None:
    tagged = "出版/v 《/w 红楼梦/nw 》/w"
    mention = place(tagged, offset=0).mention(words_of(tagged)[1:])
    assert mention.surface == "红楼梦"
    assert mention.span == Span(document_id="doc", start=3, end=6)


def test_the_surface_keeps_traditional_characters() -> None:
    words = words_of("华为/ORG")
    assert Place("doc", 0, "華為", Vocabulary()).mention(words).surface == "華為"


def test_a_literal_has_its_value_and_place() -> None:
    tagged = "投资/v 3.2亿元/m"
    literal = place(tagged).value(words_of(tagged)[1:])
    assert isinstance(literal, Literal)
    assert (literal.kind, literal.value, literal.unit) == (LiteralKind.AMOUNT, "320000000", "CNY")
    assert literal.surface == "3.2亿元"
    assert literal.span == Span(document_id="doc", start=12, end=17)


def test_a_phrase_with_a_literal_is_a_mention() -> None:
    tagged = "80%/m 的/u 股权/n"
    assert isinstance(place(tagged).value(words_of(tagged)), Mention)


def test_the_whole_sentence() -> None:
    assert place("投资/v").whole == Span(document_id="doc", start=10, end=12)


def test_a_short_name_has_the_type_of_the_full_one() -> None:
    vocabulary = Vocabulary()
    vocabulary.alias(words_of("泓运物流公司/ORG"), words_of("“/w 泓运/PER ”/w"))
    assert vocabulary.typed(words_of("泓运/PER")) == (EntityType.ORGANISATION, CUED)
    assert vocabulary.typed(words_of("泓运/LOC"))[0] is EntityType.ORGANISATION


def test_a_short_name_of_something_untyped_changes_nothing() -> None:
    vocabulary = Vocabulary()
    vocabulary.alias(words_of("采购/vn 合同/n"), words_of("李明/PER"))
    assert vocabulary.typed(words_of("李明/PER"))[0] is EntityType.PERSON


def test_a_brand_is_the_company_whose_name_it_begins() -> None:
    vocabulary = Vocabulary()
    vocabulary.company(words_of("哈尔瓦拉制冷设备公司/ORG")[0])
    assert vocabulary.typed(words_of("哈尔瓦拉/PER"))[0] is EntityType.ORGANISATION
    assert vocabulary.typed(words_of("哈尔瓦拉制冷设备公司/ORG"))[0] is EntityType.ORGANISATION
    assert vocabulary.typed(words_of("李明/PER"))[0] is EntityType.PERSON
    # a place that begins a company's name stays a place
    assert vocabulary.typed(words_of("哈尔瓦拉/LOC"))[0] is EntityType.PLACE
