"""The rules over the real model: what users see."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from schema.extraction import EntityType
from tests.unit.kg_builder.extract.chinese.tagged import document_of

pytestmark = pytest.mark.models

TEXT = [
    "远航冷链集团有限公司（以下简称“远航集团”）成立于1987年，总部位于深圳市龙岗区。",
    "2024年3月1日，远航集团以3.2亿元收购了北辰冷链有限公司80%的股权。",
    "董事长李明表示，远航集团计划在2025年进入东南亚市场。",
    "如果供应商未按时交货，采购部有权解除合同。",
    "王芳担任北辰冷链有限公司总经理，毕业于清华大学。",
]
EXPECTED = {
    ("远航冷链集团有限公司", "成立于", "1987年"),
    ("远航冷链集团有限公司", "总部位于", "深圳市龙岗区"),
    ("远航集团", "收购", "北辰冷链有限公司"),
    ("远航集团", "进入", "东南亚市场"),
    ("采购部", "解除", "合同"),
    ("北辰冷链有限公司", "总经理", "王芳"),
    ("王芳", "毕业于", "清华大学"),
}


def test_statements(extractor: ChineseExtractor) -> None:
    document, split = document_of(TEXT)
    (found,) = extractor.extract(document, split)
    triples = {(each.subject.surface, each.predicate, each.object.surface): each for each in found.triples}
    assert set(triples) >= EXPECTED
    assert triples["远航集团", "收购", "北辰冷链有限公司"].qualifiers.time == "2024-03-01"
    assert triples["远航集团", "进入", "东南亚市场"].qualifiers.modality == "计划"
    assert triples["远航集团", "进入", "东南亚市场"].qualifiers.attribution == "董事长李明表示"
    assert triples["采购部", "解除", "合同"].qualifiers.condition == "如果供应商未按时交货"
    assert [(claim.full.surface, claim.short.surface) for claim in found.aliases] == [
        ("远航冷链集团有限公司", "远航集团")
    ]


def test_types(extractor: ChineseExtractor) -> None:
    document, split = document_of(TEXT)
    (found,) = extractor.extract(document, split)
    types = {mention.surface: mention.type for mention in found.mentions}
    assert types["北辰冷链有限公司"] is EntityType.ORGANISATION
    assert types["王芳"] is EntityType.PERSON
    assert types["深圳市龙岗区"] is EntityType.PLACE


def test_traditional_and_simplified_read_alike(extractor: ChineseExtractor) -> None:
    simple, split = document_of(["华为技术有限公司总部位于深圳。"])
    traditional, other = document_of(["華為技術有限公司總部位於深圳。"])
    first, second = extractor.extract(simple, split), extractor.extract(traditional, other)
    assert (
        [each.predicate for each in first[0].triples] == [each.predicate for each in second[0].triples] == ["总部位于"]
    )
    assert second[0].triples[0].subject.surface == "華為技術有限公司"
