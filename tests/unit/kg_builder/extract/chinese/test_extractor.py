"""Documents to extractions, with a parser that needs no model."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from kg_builder.extract.chinese.extractor import MAX_SENTENCE
from schema.documents import BlockKind, Document, Split
from schema.extraction import EntityType, Extraction, Literal, LiteralKind, Mention
from tests.unit.kg_builder.extract.chinese.tagged import TaggedParser, document_of, parsed

FOUNDED = "远航集团/ORG 成立/v 于/p 1987年/TIME 。/w"
SEATED = "该/r 公司/n 总部/n 位于/v 深圳/LOC 。/w"
BOSS = "远航集团/ORG 董事长/n 李明/PER 出席会议/v 。/w"
HE = "他/r 毕业/v 于/p 清华大学/ORG 。/w"
ALIAS = "远航物流集团/ORG （/w 以下/f 简称/v “/w 远航/PER ”/w ）/w 收购/v 了/u 北辰公司/ORG 。/w"
SHORT = "远航/PER 位于/v 深圳/LOC 。/w"
TWO = "远航集团/ORG 和/c 北辰公司/ORG 位于/v 北京/LOC 。/w"


def text(tagged: str) -> str:
    return parsed(tagged).text


def extracted(
    *sections: list[str], kinds: dict[int, BlockKind] | None = None, published: str = ""
) -> tuple[Document, Split, list[Extraction]]:
    tagged = [sentence for section in sections for sentence in section]
    document, split = document_of(
        *[[text(s) for s in section] for section in sections], kinds=kinds, published=published
    )
    return document, split, ChineseExtractor(TaggedParser(*tagged)).extract(document, split)


def told(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [(each.subject.surface, each.predicate, each.object.surface) for each in extraction.triples]


def test_one_extraction_per_chunk_in_order_even_when_empty() -> None:
    _, split, found = extracted([FOUNDED], ["hello/nz _world/nz"], [BOSS])
    assert [each.chunk_id for each in found] == [chunk.id for chunk in split.chunks]
    assert [len(each.triples) for each in found] == [1, 0, 1]
    assert {each.extractor for each in found} == {"chinese-rules"}


def test_nothing_in_nothing_out() -> None:
    document, _ = document_of(["x"])
    assert ChineseExtractor(TaggedParser()).extract(document, Split(chunks=(), sentences=())) == []


def test_a_triple_has_the_sentence_that_states_it() -> None:
    document, split, found = extracted([BOSS, FOUNDED])
    triple = found[0].triples[-1]
    assert told(found[0])[-1] == ("远航集团", "成立于", "1987年")
    assert document.slice(triple.evidence) == split.sentences[1].text
    assert isinstance(triple.object, Literal)
    assert (triple.object.kind, triple.object.value) == (LiteralKind.DATE, "1987")


def test_every_mention_is_a_slice() -> None:
    document, _, found = extracted([BOSS, FOUNDED], [ALIAS, SHORT])
    mentions = [mention for each in found for mention in each.mentions]
    assert mentions
    assert all(document.slice(mention.span) == mention.surface for mention in mentions)
    assert [mention.span for mention in found[0].mentions] == sorted(mention.span for mention in found[0].mentions)


def test_a_description_is_resolved_and_the_evidence_covers_both_sentences() -> None:
    document, split, found = extracted([FOUNDED, SEATED])
    triple = found[0].triples[1]
    assert told(found[0])[1] == ("远航集团", "总部位于", "深圳")
    assert document.slice(triple.evidence) == "\n".join(sentence.text for sentence in split.sentences)
    assert triple.confidence < found[0].triples[0].confidence
    assert triple.evidence.covers(triple.subject.span)


def test_a_person_pronoun() -> None:
    _, _, found = extracted([BOSS, HE])
    assert told(found[0]) == [("远航集团", "董事长", "李明"), ("李明", "毕业于", "清华大学")]


def test_a_pronoun_is_not_resolved_over_a_heading() -> None:
    _, _, found = extracted([FOUNDED], [SEATED])
    assert found[1].triples == ()
    assert [reject.reason for reject in found[1].rejects] == ["unresolved-pronoun"]


def test_a_pronoun_with_two_candidates_is_a_reject_with_its_place() -> None:
    document, _, found = extracted([TWO, SEATED])
    assert ("远航集团", "总部位于", "深圳") not in told(found[0])
    reject = next(each for each in found[0].rejects if each.reason == "unresolved-pronoun")
    assert reject.span is not None
    assert document.slice(reject.span) == reject.detail == "该公司"


def test_an_alias_claim_and_the_type_it_gives() -> None:
    document, split, found = extracted([ALIAS, SHORT])
    (claim,) = found[0].aliases
    assert (claim.full.surface, claim.short.surface, claim.kind) == ("远航物流集团", "远航", "short_name")
    assert document.slice(claim.evidence) == split.sentences[0].text
    assert claim.short.type is EntityType.ORGANISATION
    assert [each.subject.type for each in found[0].triples] == [EntityType.ORGANISATION, EntityType.ORGANISATION]


@pytest.mark.parametrize(
    "kind", [BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER, BlockKind.KEY_VALUE, BlockKind.HEADING, BlockKind.CODE]
)
def test_tables_and_headings_state_nothing_here_but_name_things(kind: BlockKind) -> None:
    _, _, found = extracted([FOUNDED], kinds={0: kind})
    assert found[0].triples == ()
    assert [mention.surface for mention in found[0].mentions] == ["远航集团"]


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
def test_paragraphs_and_list_items_do(kind: BlockKind) -> None:
    _, _, found = extracted([FOUNDED], kinds={0: kind})
    assert len(found[0].triples) == 1


def test_traditional_text_keeps_its_surface_and_has_a_simplified_predicate() -> None:
    document, split = document_of(["華為位於深圳。"])
    found = ChineseExtractor(TaggedParser("华为/ORG 位于/v 深圳/LOC 。/w")).extract(document, split)
    assert told(found[0]) == [("華為", "位于", "深圳")]


def test_a_relative_date_needs_the_day_of_the_document() -> None:
    tagged = "远航集团/ORG 昨天/TIME 收购/v 了/u 北辰公司/ORG 。/w"
    _, _, found = extracted([tagged], published="2025-06-02")
    assert found[0].triples[0].qualifiers.time == "2025-06-01"
    _, _, found = extracted([tagged], published="2025")
    assert found[0].triples[0].qualifiers.time == ""
    assert found[0].triples[0].qualifiers.others == (("time", "昨天"),)


def test_a_sentence_that_never_ends_is_a_reject() -> None:
    document, split = document_of(["公司" * (MAX_SENTENCE // 2 + 1)])
    found = ChineseExtractor(TaggedParser()).extract(document, split)
    assert [reject.reason for reject in found[0].rejects] == ["long-sentence"]
    assert found[0].triples == ()


def test_an_argument_that_cannot_be_one_is_a_reject() -> None:
    _, _, found = extracted(["远航集团/ORG 讨论/v 了/u 方面/n 。/w"])
    assert [(reject.reason, reject.detail) for reject in found[0].rejects] == [("empty-head", "方面")]


def test_the_same_statement_is_read_once() -> None:
    _, _, found = extracted(["任正非/PER 创办/v 的/u 华为/ORG 成立/v 于/p 1987年/TIME 。/w"])
    assert len(set(told(found[0]))) == len(told(found[0]))


def test_both_names_of_a_resolved_triple_may_not_be_one() -> None:
    _, _, found = extracted([FOUNDED, "该/r 公司/n 收购/v 了/u 远航集团/ORG 。/w"])
    assert told(found[0]) == [("远航集团", "成立于", "1987年")]


def test_version_names_rules_and_parser() -> None:
    assert ChineseExtractor(TaggedParser()).version == "chinese-rules-3+tagged"


def test_equal_input_gives_equal_output() -> None:
    assert extracted([BOSS, HE], [ALIAS, SHORT]) == extracted([BOSS, HE], [ALIAS, SHORT])


def test_objects_are_mentions_too() -> None:
    _, _, found = extracted([ALIAS])
    (triple,) = found[0].triples
    assert isinstance(triple.object, Mention)
    assert triple.object in found[0].mentions
