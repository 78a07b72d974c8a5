"""Which mentions become which entities: overlaps, titles, short names, generic terms, aliases."""

from __future__ import annotations

import pytest

from kg_builder.resolve import LocalResolver
from schema import ids
from schema.documents import Split
from schema.extraction import EntityType, Extraction, Mention, Reject, Triple
from schema.graph import MergeKind
from tests.unit.kg_builder.resolve.text import (
    ORG,
    OTHER,
    PERSON,
    SURE,
    Text,
    clusters,
    entity,
    entity_of,
    joined,
    merges_of,
    reasons,
    same,
)


def surfaces(text: Text) -> list[str]:
    return [mention.surface for mention in text.resolve().mentions]


def test_the_longest_of_overlapping_mentions_wins() -> None:
    text = Text("Bank of England Museum opened.").name("Bank of England", ORG).name("England").name("England Museum")
    assert surfaces(text.name("Bank of England Museum")) == ["Bank of England Museum"]


def test_of_equally_long_overlapping_mentions_the_first_wins() -> None:
    assert surfaces(Text("abcd").name("abc").name("bcd")) == ["abc"]


def test_mentions_that_only_touch_both_stay() -> None:
    assert surfaces(Text("华为北京").name("华为").name("北京")) == ["华为", "北京"]


def test_a_mention_read_twice_is_one_with_its_best_score() -> None:
    graph = Text("Acme won.").name("Acme", ORG, 0.5).name("Acme", ORG, 0.7).resolve()
    (mention,) = graph.mentions
    assert mention.score == 0.7
    assert mention.chunk_id == graph.chunks[0].id


def test_spellings_of_one_name_are_one_entity() -> None:
    graph = Text("The Acme-Widget works.\nACME WIDGET's plan.").name("The Acme-Widget").name("ACME WIDGET's").resolve()
    assert entity_of(graph, "The Acme-Widget") == entity_of(graph, "ACME WIDGET's")
    graph = Text("華為 and 华为").name("華為").name("华为").resolve()
    assert entity_of(graph, "華為").id == entity_of(graph, "华为").id == entity(OTHER, "华为")


def test_types_are_voted_over_the_whole_document() -> None:
    text = Text("Apple grew.\nApple fell.").name("Apple", ORG, 0.6).name("Apple", ORG, 0.6, nth=1)
    graph = text.resolve()
    assert entity_of(graph, "Apple").type is ORG
    assert entity_of(graph, "Apple", 1).id == entity_of(graph, "Apple").id
    assert entity_of(Text("Apple grew.").name("Apple", ORG, 0.6).resolve(), "Apple").type is OTHER


def test_a_sure_type_joins_the_unsure_name_elsewhere() -> None:
    sure = Text("Apple grew.", uri="a").name("Apple", ORG, SURE).resolve()
    unsure = Text("Apple fell.", uri="b").name("Apple").resolve()
    assert joined(sure, MergeKind.UNTYPED) == [("apple", "apple", "organisation")]
    assert same([sure, unsure], entity_of(sure, "Apple"), entity_of(unsure, "Apple"))
    fruit = Text("Apple fell.", uri="c").name("Apple", PERSON, SURE).resolve()
    assert not same([sure, unsure, fruit], entity_of(sure, "Apple"), entity_of(unsure, "Apple"))
    assert not same([sure, unsure, fruit], entity_of(sure, "Apple"), entity_of(fruit, "Apple"))


def test_weak_labels_never_keep_a_name_apart() -> None:
    graphs = []
    for uri, kind in (("a", ORG), ("b", PERSON), ("c", OTHER)):
        text = Text("Apple grew.\nApple fell.", uri=uri).name("Apple", kind, 0.6).name("Apple", kind, 0.6, nth=1)
        graphs.append(text.resolve())
    assert [entity_of(graph, "Apple").type for graph in graphs] == [ORG, PERSON, OTHER]
    assert joined(graphs[0], MergeKind.UNTYPED) == [("apple", "apple", "")]
    assert len(clusters(graphs)) == 1


def test_a_company_and_a_person_of_one_name_stay_two() -> None:
    company = Text("Wells Ltd grew.", uri="a").name("Wells Ltd").resolve()
    person = Text("Mr Orson Wells and Wells Fargo.", uri="b").name("Orson Wells", PERSON, SURE).resolve()
    plain = Text("Wells fell.", uri="c").name("Wells", PERSON, SURE).resolve()
    assert joined(company, MergeKind.UNTYPED) == [
        ("wells", "wells", "organisation"),
        ("wells ltd", "wells ltd", "organisation"),
    ]
    assert not same([company, person, plain], entity_of(company, "Wells Ltd"), entity_of(plain, "Wells"))


def test_legal_forms_of_one_class_are_one_company_and_of_two_classes_two() -> None:
    limited = Text("Acme Ltd grew.", uri="a").name("Acme Ltd").resolve()
    written = Text("Acme Limited grew.", uri="b").name("Acme Limited").resolve()
    bare = Text("Acme grew.", uri="c").name("Acme").resolve()
    gmbh = Text("Acme GmbH grew.", uri="d").name("Acme GmbH").resolve()
    first, second, third = (
        entity_of(graph, name) for graph, name in ((limited, "Acme Ltd"), (written, "Acme Limited"), (bare, "Acme"))
    )
    assert first.type is ORG
    assert joined(limited, MergeKind.LEGAL_SUFFIX) == [("acme ltd", "acme", "limited")]
    together = [limited, written, bare]
    assert same(together, first, second)
    assert same(together, first, third)
    everything = [*together, gmbh]
    assert not same(everything, first, entity_of(gmbh, "Acme GmbH"))
    assert not same(everything, first, third)


def test_chinese_and_latin_forms_are_one_class() -> None:
    graph = (
        Text("北风贸易有限公司与北风贸易有限责任公司").name("北风贸易有限公司").name("北风贸易有限责任公司").resolve()
    )
    assert same([graph], entity_of(graph, "北风贸易有限公司"), entity_of(graph, "北风贸易有限责任公司"))


@pytest.mark.parametrize("name", ["insurance company", "limited"])
def test_common_nouns_have_no_legal_form(name: str) -> None:
    assert merges_of(Text(f"an {name} pays").name(name, ORG, SURE).resolve(), MergeKind.LEGAL_SUFFIX) == []


def test_a_titled_surname_means_the_one_full_name_of_the_document() -> None:
    text = Text("Jane Wu spoke.\nMs Wu left.\nDr. Wu came back.").name("Jane Wu", PERSON, SURE)
    graph = text.name("Ms Wu", PERSON).name("Dr. Wu").resolve()
    assert {mention.entity_id for mention in graph.mentions} == {entity(PERSON, "jane wu")}
    assert merges_of(graph, MergeKind.SHORT_NAME) == []


def test_a_bare_short_name_belongs_to_its_document_and_can_be_reversed() -> None:
    graph = Text("Jane Wu spoke.\nWu left.").name("Jane Wu", PERSON, SURE).name("Wu", PERSON, nth=1).resolve()
    short = entity_of(graph, "Wu")
    assert short.disambiguator == graph.document.id
    (merge,) = merges_of(graph, MergeKind.SHORT_NAME)
    assert (merge.source_id, merge.target_id, merge.quote) == (short.id, entity(PERSON, "jane wu"), "Wu")
    other = Text("Wu fell.", uri="b").name("Wu", PERSON, SURE).resolve()
    assert not same([graph, other], short, entity_of(other, "Wu"))


def test_two_candidates_are_none() -> None:
    text = Text("Jane Wu and Wu Gang.\nMs Wu left.").name("Jane Wu", PERSON, SURE).name("Wu Gang", PERSON, SURE)
    graph = text.name("Ms Wu").resolve()
    lone = entity_of(graph, "Ms Wu")
    assert lone.id == entity(PERSON, "wu", graph.document.id)
    assert len(clusters([graph])) == len({mention.entity_id for mention in graph.mentions})


def test_a_lone_titled_surname_is_nobody_elsewhere() -> None:
    one = Text("Mr Wu left.", uri="a").name("Mr Wu").resolve()
    two = Text("Mr Wu left.", uri="b").name("Mr Wu").resolve()
    assert entity_of(one, "Mr Wu").id != entity_of(two, "Mr Wu").id
    assert not same([one, two], entity_of(one, "Mr Wu"), entity_of(two, "Mr Wu"))


@pytest.mark.parametrize(
    ("full", "short"),
    [("Jane Elizabeth Wu", "Jane Wu"), ("Jane Wu", "J. Wu"), ("Jane Wu", "Jane"), ("Jane Mary Wu", "J. M. Wu")],
)
def test_shorter_forms_of_a_name(full: str, short: str) -> None:
    graph = (
        Text(f"{full} spoke.\nThen {short} left.")
        .name(full, PERSON, SURE)
        .name(short, PERSON, nth=0 if short not in full else 1)
        .resolve()
    )
    assert len(clusters([graph])) == 1


def test_an_organisation_named_like_a_person_is_no_short_name() -> None:
    text = Text("Henry Ford spoke.\nFord Inc and Ford grew.").name("Henry Ford", PERSON, SURE)
    graph = text.name("Ford", ORG, SURE, nth=2).resolve()
    assert entity_of(graph, "Ford").id == entity(ORG, "ford")
    assert merges_of(graph, MergeKind.SHORT_NAME) == []


def test_chinese_titles() -> None:
    graph = (
        Text("王芳出席。\n王总发言。\n王女士离开。").name("王芳", PERSON, SURE).name("王总").name("王女士").resolve()
    )
    assert {mention.entity_id for mention in graph.mentions} == {entity(PERSON, "王芳")}
    graph = (
        Text("王芳和王明出席。\n王总发言。")
        .name("王芳", PERSON, SURE)
        .name("王明", PERSON, SURE)
        .name("王总")
        .resolve()
    )
    assert entity_of(graph, "王总").id == entity(PERSON, "王", graph.document.id)


def test_a_defined_generic_term_means_its_name_everywhere_in_the_document_and_nowhere_else() -> None:
    text = Text("Acme Ltd (the Supplier) delivers.\nThe Supplier pays.").name("The Supplier")
    graph = text.claims(text.mention("Acme Ltd", ORG, SURE), "the Supplier").resolve()
    assert entity_of(graph, "The Supplier").id == entity_of(graph, "Acme Ltd").id
    assert [merge.kind for merge in graph.merges if not merge.kind.through_hub] == []
    other = Text("The Supplier pays.", uri="b").name("The Supplier").resolve()
    assert not same([graph, other], entity_of(graph, "Acme Ltd"), entity_of(other, "The Supplier"))


def test_a_generic_term_with_two_meanings_means_neither() -> None:
    text = Text("Acme (the Party) and Bolt (the Party) agree.").claims("Acme", "the Party")
    text.claims("Bolt", text.mention("the Party", nth=1))
    graph = text.resolve()
    assert entity_of(graph, "the Party").disambiguator == graph.document.id


def test_undefined_generic_terms_belong_to_their_document() -> None:
    one = Text("The Board met.\n本公司盈利。", uri="a").name("The Board").name("本公司").resolve()
    assert all(found.disambiguator == one.document.id for found in one.entities)
    assert one.merges == ()


def test_chinese_parties() -> None:
    text = Text("甲方：北风贸易有限公司\n甲方应付款。").name("甲方", nth=1)
    graph = text.claims("北风贸易有限公司", "甲方").resolve()
    assert entity_of(graph, "甲方").id == entity_of(graph, "甲方", 1).id == entity(ORG, "北风贸易有限公司")


@pytest.mark.parametrize(
    ("line", "full", "short", "kind", "merge"),
    [
        (
            "International Business Machines (IBM)",
            "International Business Machines",
            "IBM",
            "acronym",
            MergeKind.ACRONYM,
        ),
        ("华为（Huawei）", "华为", "Huawei", "translation", MergeKind.TRANSLATION),
        (
            "宁波锐寒压缩机有限公司（以下简称“锐寒”）",
            "宁波锐寒压缩机有限公司",
            "锐寒",
            "short_name",
            MergeKind.SHORT_NAME,
        ),
        ("Twitter, now called X1", "Twitter", "X1", "alias", MergeKind.ALIAS),
        ("Twitter, now called X1", "Twitter", "X1", "another kind", MergeKind.ALIAS),
    ],
)
def test_claims_become_merges_with_their_quote(line: str, full: str, short: str, kind: str, merge: MergeKind) -> None:
    graph = Text(line).claims(full, short, kind).resolve()
    (found,) = merges_of(graph, merge)
    assert found.quote == line
    assert found.id == ids.merge_id(merge, found.source_id, found.target_id, graph.document.id)
    assert same([graph], entity_of(graph, full), entity_of(graph, short))


def test_an_alias_shares_the_type_of_its_name() -> None:
    text = Text("International Business Machines (IBM) grew.\nIBM fell.").name("IBM", nth=1)
    full = text.mention("International Business Machines", ORG, SURE)
    graph = text.claims(full, "IBM", "acronym").resolve()
    assert entity_of(graph, "IBM").type is ORG
    assert entity_of(graph, "IBM", 1).id == entity(ORG, "ibm")


def test_a_defined_short_name_is_found_everywhere() -> None:
    text = Text("宁波锐寒压缩机有限公司（以下简称“锐寒”）\n锐寒交货。去年锐寒盈利。")
    graph = text.claims("宁波锐寒压缩机有限公司", text.mention("锐寒", nth=1), "short_name").resolve()
    assert [mention.surface for mention in graph.mentions] == ["宁波锐寒压缩机有限公司", "锐寒", "锐寒", "锐寒"]


def test_a_latin_short_name_is_found_as_a_whole_word_only() -> None:
    text = Text("Acme Holdings (Ace) grew.\nAce fell. Acetone rose.").claims("Acme Holdings", "Ace", "alias")
    assert [mention.surface for mention in text.resolve().mentions] == ["Acme Holdings", "Ace", "Ace"]


def test_two_names_written_together_are_two_mentions() -> None:
    text = Text("Shen Ruolin (沈若琳) spoke.").name("Shen Ruolin (沈若琳)", PERSON, SURE)
    graph = text.claims("Shen Ruolin", "沈若琳", "translation").resolve()
    assert [mention.surface for mention in graph.mentions] == ["Shen Ruolin", "沈若琳"]
    assert {found.type for found in graph.entities if found.normal_name == "沈若琳"} == {PERSON, OTHER}
    assert same([graph], entity_of(graph, "Shen Ruolin"), entity_of(graph, "沈若琳"))


@pytest.mark.parametrize(
    ("line", "full", "short", "kind", "reason"),
    [
        ("Co., Ltd. (HRS)", "Co., Ltd.", "HRS", "acronym", "alias-is-a-form"),
        ("Leeds (Hongyun)", "Leeds", "Hongyun", "short_name", "unrelated-alias"),
        ("Leeds (XYZ)", "Leeds", "XYZ", "acronym", "unrelated-alias"),
        ("he (Acme)", "he", "Acme", "alias", "empty-alias"),
        (" ".join("abcdefghijkl") + " (Ace)", " ".join("abcdefghijkl"), "Ace", "alias", "long-alias"),
    ],
)
def test_doubtful_claims_are_rejects(line: str, full: str, short: str, kind: str, reason: str) -> None:
    graph = Text(line).claims(full, short, kind).resolve()
    assert reasons(graph) == [reason]
    assert graph.merges == ()


def test_a_person_and_a_place_are_not_one() -> None:
    text = Text("Suzhou, 陆书衡 spoke.")
    claim = text.claims(text.mention("Suzhou", ORG), text.mention("陆书衡", PERSON, SURE), "translation")
    assert reasons(claim.resolve()) == ["alias-types-differ"]


def test_a_name_that_is_its_own_alias_is_no_merge() -> None:
    graph = Text("Acme (ACME) grew.").claims("Acme", "ACME").resolve()
    assert (graph.merges, graph.rejects) == ((), ())


def test_pronouns_are_no_names() -> None:
    assert surfaces(Text("They and 他们 met it.").name("They", PERSON, SURE).name("他们").name("it")) == []


def test_what_is_no_slice_of_the_text_is_a_reject() -> None:
    text = Text("Acme grew.")
    good = text.mention("Acme")
    wrong = Mention(span=good.span, surface="Bolt", type=OTHER)
    elsewhere = Text("Acme grew.", uri="elsewhere").mention("Acme")
    late = Text("..........Acme", uri=text.uri).mention("Acme")
    text.mentions += [wrong, elsewhere, late]
    graph = text.resolve()
    assert graph.mentions == ()
    assert [(reject.reason, reject.detail) for reject in graph.rejects] == [
        ("misplaced-mention", "Acme"),
        ("misplaced-mention", "Bolt"),
    ]


def test_evidence_of_another_document_is_a_reject() -> None:
    other = Text("Acme buys Bolt.", uri="other")
    triple = Triple(
        subject=other.mention("Acme"),
        predicate="buy",
        object=other.mention("Bolt"),
        evidence=other.line(other.span("Acme")),
    )
    text = Text("Acme buys Bolt.")
    text.triples.append(triple)
    graph = text.resolve()
    assert graph.facts == ()
    assert reasons(graph) == ["misplaced-mention"]


def test_a_mention_outside_every_chunk_is_a_reject() -> None:
    text = Text("Acme grew.\nBolt fell.").name("Bolt")
    split = Split(chunks=text.split.chunks[:1], sentences=text.split.sentences[:1])
    graph = LocalResolver().resolve(text.document, split, [text.extraction])
    assert reasons(graph) == ["outside-chunk"]
    assert graph.mentions == ()


def test_rejects_of_extractors_are_kept_once() -> None:
    text = Text("Acme grew.")
    text.rejects += [Reject(reason="vague", detail="it", span=text.span("grew")), Reject(reason="late", detail="x")]
    graph = LocalResolver().resolve(text.document, text.split, [text.extraction, text.extraction])
    assert reasons(graph) == ["late", "vague"]


def test_nothing_read_is_an_empty_graph() -> None:
    text = Text("Acme grew.")
    empty = Extraction(chunk_id=text.split.chunks[0].id, extractor="rules")
    graph = LocalResolver().resolve(text.document, text.split, [empty])
    assert (graph.entities, graph.mentions, graph.facts, graph.merges, graph.rejects) == ((), (), (), (), ())
    assert graph.sentences == text.split.sentences


def test_a_company_keeps_a_short_name_that_looks_like_a_place() -> None:
    text = Text("澄湾生鲜有限公司, 澄湾 opened.")
    short = text.mention("澄湾", EntityType.PLACE, SURE)
    claim = text.claims(text.mention("澄湾生鲜有限公司", ORG, SURE), short, "short_name")
    graph = claim.resolve()
    assert reasons(graph) == []
    assert "short_name" in {merge.kind for merge in graph.merges}
