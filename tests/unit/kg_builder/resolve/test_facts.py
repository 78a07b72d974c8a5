"""From triples to facts: arguments, gates, joined evidence, validity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.resolve import LocalResolver
from schema import ids
from schema.extraction import Literal, LiteralKind, Qualifiers
from tests.unit.kg_builder.resolve.text import (
    ORG,
    OTHER,
    PERSON,
    SURE,
    Text,
    entity,
    entity_of,
    only_fact,
    reasons,
    value,
)


def test_a_triple_becomes_a_fact_with_its_proof() -> None:
    text = Text("Acme Ltd buys Bolt.\nNothing.").says("Acme Ltd", "buy", "Bolt", confidence=0.7)
    graph = text.resolve()
    fact = only_fact(graph)
    subject, target = entity(ORG, "acme ltd"), entity(OTHER, "bolt")
    assert (fact.subject_id, fact.predicate, fact.object) == (subject, "buy", target)
    assert fact.id == ids.fact_id(subject, "buy", target, Qualifiers().key)
    (evidence,) = fact.evidence
    assert (evidence.quote, evidence.extractor, evidence.confidence) == ("Acme Ltd buys Bolt.", "rules", 0.7)
    assert evidence.chunk_id == graph.chunks[0].id
    assert [mention.surface for mention in graph.mentions] == ["Acme Ltd", "Bolt"]


def test_direction_matters() -> None:
    graph = Text("Acme buys Bolt.").says("Acme", "buy", "Bolt").says("Bolt", "buy", "Acme").resolve()
    assert len(graph.facts) == 2


def test_evidence_of_one_fact_is_joined() -> None:
    text = Text("Acme buys Bolt.\nAgain Acme buys Bolt.").says("Acme", "buy", "Bolt")
    text.says(text.mention("Acme", nth=1), "buy", text.mention("Bolt", nth=1))
    fact = only_fact(text.resolve())
    assert [evidence.quote for evidence in fact.evidence] == ["Acme buys Bolt.", "Again Acme buys Bolt."]


def test_the_same_reading_twice_is_one_proof_with_the_better_confidence() -> None:
    text = (
        Text("Acme buys Bolt.").says("Acme", "buy", "Bolt", confidence=0.4).says("Acme", "buy", "Bolt", confidence=0.9)
    )
    (evidence,) = only_fact(text.resolve()).evidence
    assert evidence.confidence == 0.9


def test_two_extractors_are_two_readings_of_one_sentence() -> None:
    text = Text("Acme buys Bolt.").says("Acme", "buy", "Bolt")
    other = replace(text.extraction, extractor="model")
    fact = only_fact(LocalResolver().resolve(text.document, text.split, [text.extraction, other]))
    assert [evidence.extractor for evidence in fact.evidence] == ["model", "rules"]


def test_qualifiers_make_another_fact() -> None:
    text = Text("Acme buys Bolt.").says("Acme", "buy", "Bolt")
    text.says("Acme", "buy", "Bolt", Qualifiers(negated=True)).says("Acme", "buy", "Bolt", Qualifiers(modality="may"))
    assert len(text.resolve().facts) == 3


def test_literals_are_stored_without_their_place() -> None:
    text = Text("Acme has 1,200 people.")
    span = text.span("1,200")
    amount = Literal(kind=LiteralKind.QUANTITY, value="1200", unit="people", surface="1,200", span=span)
    fact = only_fact(text.says("Acme", "have", amount).resolve())
    assert fact.object == Literal(kind=LiteralKind.QUANTITY, value="1200", unit="people")


def test_two_surfaces_of_one_value_are_one_fact() -> None:
    text = Text("Acme has 1,200 people.\nAcme has 1200 people.")
    for nth, surface in enumerate(("1,200", "1200")):
        amount = Literal(kind=LiteralKind.QUANTITY, value="1200", surface=surface, span=text.span(surface))
        text.says(text.mention("Acme", nth=nth), "have", amount)
    assert len(only_fact(text.resolve()).evidence) == 2


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("", "", ""),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-01-01/2024-06-30", "2024-01-01", "2024-06-30"),
        ("last spring", "", ""),
    ],
)
def test_validity_follows_from_the_time(time: str, first: str, last: str) -> None:
    fact = only_fact(Text("Acme buys Bolt.").says("Acme", "buy", "Bolt", Qualifiers(time=time)).resolve())
    assert (fact.valid_from, fact.valid_to) == (first, last)
    assert fact.qualifiers.time == time


@pytest.mark.parametrize(
    ("subject", "predicate", "target", "reason"),
    [
        ("they", "buy", "Bolt", "pronoun-subject"),
        ("他们", "收购", "Bolt", "pronoun-subject"),
        ("Bolt", "buy", "them", "pronoun-object"),
        ("Bolt", "be", "bolt", "self-loop"),
        ("--", "buy", "Bolt", "empty-name"),
        ("Bolt", "buy", "--", "empty-name"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", "buy", "Bolt", "long-subject"),
        ("Bolt", "try again and again to buy up", "them", "long-predicate"),
    ],
)
def test_nonsense_is_rejected_with_its_reason(subject: str, predicate: str, target: str, reason: str) -> None:
    text = Text(f"{subject} {target} Bolt bolt").says(subject, predicate, target)
    graph = text.resolve()
    assert reasons(graph) == [reason]
    assert graph.facts == ()
    assert graph.rejects[0].span == text.line(text.span(subject))
    assert graph.mentions == ()


def test_a_long_object_is_kept_as_words() -> None:
    words = "one  two three four five six seven eight nine ten eleven twelve thirteen"
    fact = only_fact(Text(f"Acme says {words}").says("Acme", "say", words).resolve())
    assert fact.object == Literal(kind=LiteralKind.TEXT, value=words.replace("  ", " "))


def test_a_long_name_is_shorter_in_chinese_words() -> None:
    graph = Text("北风称" + "长" * 24).says("北风", "称", "长" * 24).resolve()
    assert only_fact(graph).object == entity(OTHER, "长" * 24)
    graph = Text("北风称" + "长" * 25).says("北风", "称", "长" * 25).resolve()
    assert isinstance(only_fact(graph).object, Literal)


def test_an_alias_to_itself_is_a_self_loop_after_resolution() -> None:
    text = Text("Acme Ltd (the Supplier) is the Supplier.")
    text.claims(text.mention("Acme Ltd", ORG, SURE), "the Supplier")
    graph = text.says("Acme Ltd", "be", text.mention("the Supplier", nth=1)).resolve()
    assert reasons(graph) == ["self-loop"]


def test_evidence_outside_every_chunk_is_a_reject() -> None:
    text = Text("Acme buys Bolt.\nDora buys Coil.").says("Dora", "buy", "Coil")
    split = replace(text.split, chunks=text.split.chunks[:1], sentences=text.split.sentences[:1])
    graph = LocalResolver().resolve(text.document, split, [text.extraction])
    assert reasons(graph) == ["outside-chunk"]
    assert graph.facts == ()


def test_an_argument_inside_a_longer_name_means_that_name() -> None:
    text = Text("Acme Ltd buys Bolt.").name("Acme Ltd")
    assert only_fact(text.says("Acme", "buy", "Bolt").resolve()).subject_id == entity(ORG, "acme ltd")


@pytest.mark.parametrize(
    ("argument", "name", "kind", "key"),
    [
        ("chief executive Tim Cook", "Tim Cook", PERSON, "tim cook"),
        ("rival Acme", "Acme", ORG, "acme"),
        ("总裁王芳", "王芳", PERSON, "王芳"),
        ("chairman of Acme", "Acme", ORG, "chairman of acme"),
        ("Acme factory", "Acme", ORG, "acme factory"),
        ("Paris and Acme", "Acme", ORG, "paris and acme"),
        ("竞争对手华为", "华为", ORG, "竞争对手华为"),
        ("华为的王芳", "王芳", PERSON, "华为的王芳"),
    ],
)
def test_words_before_a_name_describe_it_or_make_another_thing(
    argument: str, name: str, kind: object, key: str
) -> None:
    text = Text(f"{argument} buys Bolt.")
    text.mentions.append(replace(text.mention(name), type=kind, score=SURE))  # type: ignore[arg-type]
    graph = text.says(argument, "buy", "Bolt").resolve()
    subject = {found.id: found for found in graph.entities}[only_fact(graph).subject_id]
    assert subject.normal_name == key


def test_two_names_in_one_argument_make_another_thing() -> None:
    text = Text("Tesla chief Elon Musk buys Bolt.").name("Tesla", ORG, SURE).name("Elon Musk", PERSON, SURE)
    graph = text.says("Tesla chief Elon Musk", "buy", "Bolt").resolve()
    assert {found.id: found for found in graph.entities}[only_fact(graph).subject_id].normal_name.startswith("tesla")


def cell(text: Text, words: str, nth: int = 0) -> Literal:
    return Literal(kind=LiteralKind.TEXT, value=words, surface=words, span=text.span(words, nth))


def test_a_text_value_that_is_a_name_leads_to_its_entity() -> None:
    text = Text("Name: Ann Lee | Reports to: Jane Wu\nName: Jane Wu | Reports to: nobody").name(
        "Jane Wu", PERSON, SURE, 1
    )
    text.says("Ann Lee", "reports to", cell(text, "Jane Wu")).says(
        text.mention("Jane Wu", nth=1), "reports to", value("x")
    )
    graph = text.resolve()
    reports = [fact.object for fact in graph.facts]
    assert entity(PERSON, "jane wu") in reports
    assert Literal(kind=LiteralKind.TEXT, value="x") in reports
    assert entity_of(graph, "Jane Wu").type is PERSON


def test_a_text_value_that_is_no_name_stays_a_value() -> None:
    text = Text("Name: Ann Lee | Status: running")
    fact = only_fact(text.says("Ann Lee", "status", cell(text, "running")).resolve())
    assert fact.object == Literal(kind=LiteralKind.TEXT, value="running")


def test_a_cell_with_both_names_of_a_person_is_that_person() -> None:
    text = Text("Name: Shen Ruolin (沈若琳) | Role: manager").claims("Shen Ruolin", "沈若琳", "translation")
    fact = only_fact(text.says("Shen Ruolin (沈若琳)", "role", cell(text, "manager")).resolve())
    assert fact.subject_id == entity(OTHER, "shen ruolin")


def test_predicates_are_collapsed() -> None:
    assert only_fact(Text("Acme buys Bolt.").says("Acme", "buy \n up", "Bolt").resolve()).predicate == "buy up"
