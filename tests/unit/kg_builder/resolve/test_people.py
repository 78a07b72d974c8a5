"""Who is told from whom: ties to organisations, tables with namesakes, and what must not split a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.resolve import LocalResolver
from kg_builder.resolve.roles import is_department, is_role, tie_key
from linguistics.normal import name_key
from schema.extraction import Qualifiers
from schema.graph import DocumentGraph, MergeKind
from tests.unit.kg_builder.resolve.text import (
    ORG,
    PERSON,
    SURE,
    Text,
    entity,
    entity_of,
    joined,
    merges_of,
    same,
    value,
)


def employed(uri: str, name: str, company: str, predicate: str = "work for") -> DocumentGraph:
    """One document in which a person works for a company."""
    text = Text(f"{name} works for {company}.", uri=uri)
    return text.says(text.mention(name, PERSON, SURE), predicate, text.mention(company, ORG, SURE)).resolve()


def plain(uri: str, name: str) -> DocumentGraph:
    text = Text(f"{name} spoke.", uri=uri)
    return text.name(name, PERSON, SURE).resolve()


def test_two_namesakes_of_two_companies_stay_two() -> None:
    left, right = employed("a", "Li Wei", "Northwind Ltd"), employed("b", "Li Wei", "Contoso GmbH")
    assert entity_of(left, "Li Wei").id == entity(PERSON, "li wei", "northwind")
    assert entity_of(right, "Li Wei").id == entity(PERSON, "li wei", "contoso")
    bare = plain("c", "Li Wei")
    graphs = [left, right, bare]
    assert not same(graphs, entity_of(left, "Li Wei"), entity_of(right, "Li Wei"))
    assert not same(graphs, entity_of(left, "Li Wei"), entity_of(bare, "Li Wei"))


def test_one_affiliation_joins_bare_mentions() -> None:
    tied, bare = employed("a", "Li Wei", "Northwind Ltd"), plain("b", "Li Wei")
    (merge,) = merges_of(tied, MergeKind.UNDISTINGUISHED)
    assert merge.target_id == entity(PERSON, "li wei")
    assert merge.distinguisher == "northwind"
    assert merge.quote == "Li Wei works for Northwind Ltd."
    assert same([tied, bare], entity_of(tied, "Li Wei"), entity_of(bare, "Li Wei"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Northwind Ltd", "Northwind"),
        ("Northwind Traders plc", "Northwind"),
        ("the Northwind Group", "Northwind Traders Limited"),
        ("北风贸易有限公司", "北风贸易"),
        ("苏州北风贸易有限公司", "北风"),
    ],
)
def test_spellings_of_one_organisation_do_not_split_a_person(one: str, two: str) -> None:
    left, right = employed("a", "Li Wei", one), employed("b", "Li Wei", two)
    assert entity_of(left, "Li Wei").id == entity_of(right, "Li Wei").id


@pytest.mark.parametrize(
    ("name", "tie"),
    [
        ("Halvorsen Thermal Group plc", "halvorsen"),
        ("University of Oslo", "university of oslo"),
        ("The Bank of England", "bank of england"),
        ("北京华为技术有限公司", "华为"),
        ("江苏省苏州公司", "江苏省苏州公司"),
        ("X", "x"),
    ],
)
def test_ties_are_coarse(name: str, tie: str) -> None:
    assert tie_key(name_key(name)) == tie


@pytest.mark.parametrize("name", ["Finance Department", "Audit Committee", "采购部", "总经办", "监事会"])
def test_departments_are_no_organisations(name: str) -> None:
    assert is_department(name_key(name))
    assert entity_of(employed("a", "Li Wei", name), "Li Wei").disambiguator == ""


def test_role_nouns() -> None:
    assert is_role("chief executive of Acme")
    assert is_role("公司物流总监")
    assert not is_role("a rival of Acme")


@pytest.mark.parametrize("predicate", ["be chief executive of", "be employed by", "总裁"])
def test_roles_tie(predicate: str) -> None:
    assert entity_of(employed("a", "Jane Wu", "Acme", predicate), "Jane Wu").disambiguator == "acme"


@pytest.mark.parametrize("predicate", ["sue", "visit", "acquire"])
def test_other_predicates_do_not(predicate: str) -> None:
    assert entity_of(employed("a", "Jane Wu", "Acme", predicate), "Jane Wu").disambiguator == ""


def test_the_organisation_may_be_the_subject() -> None:
    text = Text("Acme employs Jane Wu.")
    text.says(text.mention("Acme", ORG, SURE), "employ", text.mention("Jane Wu", PERSON, SURE))
    assert entity_of(text.resolve(), "Jane Wu").disambiguator == "acme"


def test_the_organisation_may_stand_inside_the_role() -> None:
    text = Text("Jane Wu is chief executive of Acme Ltd.").name("Jane Wu", PERSON, SURE).name("Acme Ltd")
    graph = text.says("Jane Wu", "be", "chief executive of Acme Ltd").resolve()
    assert entity_of(graph, "Jane Wu").disambiguator == "acme"


def test_a_role_at_the_company_is_tied_to_the_organisation_named_before() -> None:
    text = Text("华为签约。\n澄湾经营门店。\n公司物流总监李伟表示。").name("华为", ORG, SURE).name("澄湾", ORG, SURE)
    text.name("李伟", PERSON, SURE).says("李伟", "是", "公司物流总监")
    assert entity_of(text.resolve(), "李伟").disambiguator == "澄湾"
    alone = Text("公司物流总监李伟表示。").name("李伟", PERSON, SURE).says("李伟", "是", "公司物流总监")
    assert entity_of(alone.resolve(), "李伟").disambiguator == ""


def test_what_the_text_speaks_of_may_be_of_unknown_type() -> None:
    text = Text("澄湾经营门店。\n澄湾与华为签约。\n公司物流总监李伟表示。").name("华为", ORG, SURE).name("澄湾")
    text.name("李伟", PERSON, SURE).says("李伟", "是", "公司物流总监")
    assert entity_of(text.resolve(), "李伟").disambiguator == "华为"
    assert entity_of(text.name("澄湾", nth=1).resolve(), "李伟").disambiguator == "澄湾"


def test_a_bare_role_is_no_tie() -> None:
    text = Text("Jane Wu is a lawyer.").name("Jane Wu", PERSON, SURE).says("Jane Wu", "be", "lawyer")
    assert entity_of(text.resolve(), "Jane Wu").disambiguator == ""


@pytest.mark.parametrize("qualifiers", [Qualifiers(negated=True), Qualifiers(modality="may")])
def test_what_is_denied_or_only_possible_ties_nobody(qualifiers: Qualifiers) -> None:
    text = Text("Jane Wu does not work for Acme.")
    text.says(text.mention("Jane Wu", PERSON, SURE), "work for", text.mention("Acme", ORG, SURE), qualifiers)
    assert entity_of(text.resolve(), "Jane Wu").disambiguator == ""


def test_one_person_with_two_affiliations_in_one_document_is_one() -> None:
    text = Text("Jane Wu is chair of Acme.\nJane Wu is director of Bolt.\nJane Wu is chair of Acme too.")
    for nth, (role, company) in enumerate(
        (("be chair of", "Acme"), ("be director of", "Bolt"), ("be chair of", "Acme"))
    ):
        company_nth = 1 if nth == 2 else 0
        text.says(text.mention("Jane Wu", PERSON, SURE, nth), role, text.mention(company, ORG, SURE, company_nth))
    graph = text.resolve()
    assert {entity_of(graph, "Jane Wu", nth).disambiguator for nth in range(3)} == {"acme"}
    (merge,) = merges_of(graph, MergeKind.ALIAS)
    assert merge.source_id == entity(PERSON, "jane wu", "bolt")
    assert merge.quote == "Jane Wu is director of Bolt."
    elsewhere = employed("b", "Jane Wu", "Bolt")
    assert same([graph, elsewhere], entity_of(graph, "Jane Wu"), entity_of(elsewhere, "Jane Wu"))


def test_one_sentence_tells_two_apart() -> None:
    text = Text("Li Wei of Acme met Li Wei of Bolt.\nThen Li Wei left.").name("Li Wei", PERSON, SURE, nth=2)
    text.says(text.mention("Li Wei", PERSON, SURE), "be director of", text.mention("Acme", ORG, SURE))
    text.says(text.mention("Li Wei", PERSON, SURE, 1), "be director of", text.mention("Bolt", ORG, SURE))
    graph = text.resolve()
    assert [entity_of(graph, "Li Wei", nth).disambiguator for nth in range(3)] == ["acme", "bolt", ""]
    ends = [entity_of(graph, "Li Wei", nth) for nth in range(3)]
    assert not any(same([graph], ends[left], ends[right]) for left, right in ((0, 1), (0, 2), (1, 2)))


def rows(*values: tuple[str, str], header: str, title: str = "Staff") -> DocumentGraph:
    """A table with a person and one value in each row, under a title."""
    text = Text("\n".join(f"Name: {name} | {header}: {what}" for name, what in values))
    text.tables = ((0, len(text.text)),)
    seen: list[str] = []
    for name, what in values:
        text.says(text.mention(name, PERSON, SURE, nth=seen.count(name)), header, value(what))
        seen.append(name)
    return LocalResolver().resolve(replace(text.document, title=title), text.split, [text.extraction])


def test_two_rows_with_different_values_are_two_people() -> None:
    graph = rows(("Li Wei", "Sales"), ("Li Wei", "Purchasing"), ("Jane Wu", "Sales"), header="Department")
    assert [entity_of(graph, "Li Wei", nth).disambiguator for nth in range(2)] == ["sales", "purchasing"]
    assert not same([graph], entity_of(graph, "Li Wei"), entity_of(graph, "Li Wei", 1))
    assert entity_of(graph, "Jane Wu").disambiguator == ""


def test_two_rows_with_the_same_value_are_one_person() -> None:
    graph = rows(("Li Wei", "Sales"), ("Li Wei", "Sales"), header="Department")
    assert entity_of(graph, "Li Wei").id == entity_of(graph, "Li Wei", 1).id == entity(PERSON, "li wei")


def test_a_column_of_organisations_ties() -> None:
    graph = rows(("Li Wei", "Northwind Ltd"), ("Jane Wu", "Contoso"), header="Company")
    assert entity_of(graph, "Li Wei").disambiguator == "northwind"
    assert joined(graph, MergeKind.UNDISTINGUISHED) == [
        ("jane wu", "jane wu", "contoso"),
        ("li wei", "li wei", "northwind"),
    ]


def test_a_column_that_tells_nobody_apart_is_left_alone() -> None:
    graph = rows(("Li Wei", "100"), ("Li Wei", "200"), header="Salary")
    assert entity_of(graph, "Li Wei").id == entity_of(graph, "Li Wei", 1).id


def test_a_staff_list_is_of_the_organisation_in_its_title() -> None:
    graph = rows(("李伟", "采购部"), ("王芳", "销售部"), header="部门", title="苏州公司组织架构")
    assert entity_of(graph, "李伟").disambiguator == "苏州公司"
    graph = rows(("李伟", "采购部"), ("王芳", "销售部"), header="部门", title="组织架构")
    assert entity_of(graph, "李伟").disambiguator == ""


def test_short_forms_follow_their_person() -> None:
    text = Text("Jane Wu works for Acme.\nMs Wu left.").name("Ms Wu")
    text.says(text.mention("Jane Wu", PERSON, SURE), "work for", text.mention("Acme", ORG, SURE))
    graph = text.resolve()
    assert entity_of(graph, "Ms Wu").id == entity_of(graph, "Jane Wu").id == entity(PERSON, "jane wu", "acme")


def test_an_acronym_ties_like_its_full_name() -> None:
    text = Text("Big Iron Makers (BIM) grew.\nJane Wu works for BIM.")
    text.claims(text.mention("Big Iron Makers", ORG, SURE), "BIM", "acronym")
    text.says(text.mention("Jane Wu", PERSON, SURE), "work for", text.mention("BIM", ORG, SURE, 1))
    assert entity_of(text.resolve(), "Jane Wu").disambiguator == tie_key("big iron makers")


def test_a_first_name_has_no_tie() -> None:
    assert entity_of(employed("a", "Jane", "Acme"), "Jane").disambiguator == ""
