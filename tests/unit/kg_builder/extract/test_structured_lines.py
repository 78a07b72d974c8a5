"""Facts from key-value lines, records of them and short list items."""

from __future__ import annotations

import pytest

from tests.unit.kg_builder.documents import DocumentBuilder
from tests.unit.kg_builder.extract.structured_view import lines, rejects, triples, types


def test_fields_are_about_the_heading_above() -> None:
    builder = DocumentBuilder().heading("2.1 Project Aurora:", 2)
    builder.fields("Budget: EUR 40,000", "Project manager: Anna Berg", "Start: 1 March 2024", "Status: on track")
    assert lines(builder) == [
        ("Project Aurora", "budget", "amount 40000 EUR"),
        ("Project Aurora", "project manager", "Anna Berg /person"),
        ("Project Aurora", "start", "date 2024-03-01"),
        ("Project Aurora", "status", "text on track"),
    ]


def test_the_evidence_runs_from_the_heading_to_the_line() -> None:
    document = DocumentBuilder().heading("Project Aurora").fields("Budget: EUR 40,000", "Start: 1 March 2024").build()
    assert [document.slice(triple.evidence) for triple in triples(document)] == [
        "Project Aurora\n\nBudget: EUR 40,000",
        "Project Aurora\n\nBudget: EUR 40,000\nStart: 1 March 2024",
    ]


def test_without_heading_the_title_line_is_the_subject() -> None:
    builder = DocumentBuilder(title="Supply agreement").paragraph("Supply agreement").fields("Term: 2 years")
    assert lines(builder) == [("Supply agreement", "term", "duration P2Y")]


def test_a_title_that_does_not_stand_in_the_text_is_no_subject() -> None:
    builder = DocumentBuilder(title="From the metadata").paragraph("Something else").fields("Term: 2 years")
    assert lines(builder) == []
    assert rejects(builder) == ["no-subject"]


def test_a_subject_too_far_away_is_a_reject() -> None:
    builder = DocumentBuilder().heading("Project Aurora").paragraph("Text. " * 120).fields("Budget: EUR 40,000")
    assert lines(builder) == []
    assert rejects(builder) == ["subject-too-far"]


@pytest.mark.parametrize("generic", ["Notes", "Summary", "2 Overview", "备注", "三、其他"])
def test_a_generic_heading_gives_way_to_the_one_over_it(generic: str) -> None:
    builder = DocumentBuilder().heading("Project Aurora").heading(generic, 2).fields("Budget: EUR 40,000")
    assert lines(builder) == [("Project Aurora", "budget", "amount 40000 EUR")]


def test_a_generic_heading_does_not_borrow_its_sibling() -> None:
    builder = DocumentBuilder().heading("China").heading("Notes").fields("Budget: EUR 40,000")
    assert rejects(builder) == ["no-subject"]


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("3. Payment terms", "Payment terms"),
        ("3.2.1 Payment terms", "Payment terms"),
        ("第三章 付款条件", "付款条件"),
        ("（一）付款条件", "付款条件"),
        ("一、付款条件", "付款条件"),
        ("Section 4: Payment terms", "Payment terms"),
        ("Annex B Payment terms", "Payment terms"),
        ("Payment terms:", "Payment terms"),
        ("3M Company", "3M Company"),
    ],
)
def test_numbering_is_not_part_of_a_subject(heading: str, subject: str) -> None:
    assert lines(DocumentBuilder().heading(heading).fields("Net: 30 days")) == [(subject, "net", "duration P30D")]


def test_a_record_names_its_own_subject() -> None:
    builder = DocumentBuilder().heading("Suppliers")
    builder.fields("供应商名称：华信电子有限公司", "地址：深圳市南山区", "注册资本：500万元", "法定代表人：王芳")
    assert lines(builder) == [
        ("华信电子有限公司", "地址", "深圳市南山区 /place"),
        ("华信电子有限公司", "注册资本", "amount 5000000 CNY"),
        ("华信电子有限公司", "法定代表人", "王芳 /person"),
    ]
    assert types(builder)["华信电子有限公司"] == "organisation"


def test_a_name_that_comes_again_begins_a_new_record() -> None:
    builder = DocumentBuilder().fields("Name: Li Wei", "Title: CFO", "Name: Anna Berg", "Title: Head of Sales")
    assert lines(builder) == [("Li Wei", "title", "text CFO"), ("Anna Berg", "title", "text Head of Sales")]


def test_staff_lines_give_roles() -> None:
    builder = (
        DocumentBuilder()
        .heading("Staff")
        .fields(
            "Name: Li Wei | Title: CFO | Department: Finance",
            "Name: Anna Berg | Title: Head of Sales | Company: Acme Ltd",
        )
    )
    assert lines(builder) == [
        ("Li Wei", "title", "text CFO"),
        ("Li Wei", "department", "Finance /organisation"),
        ("Li Wei", "be cfo of", "Finance /organisation"),
        ("Anna Berg", "title", "text Head of Sales"),
        ("Anna Berg", "company", "Acme Ltd /organisation"),
        ("Anna Berg", "be head of sales of", "Acme Ltd /organisation"),
    ]


def test_chinese_staff_lines() -> None:
    builder = DocumentBuilder().fields("姓名：张伟 | 职务：财务总监 | 部门：财务部")
    assert lines(builder) == [
        ("张伟", "职务", "text 财务总监"),
        ("张伟", "部门", "财务部 /organisation"),
        ("张伟", "财务总监", "财务部 /organisation"),
    ]


def test_another_kind_of_record_below_a_blank_line() -> None:
    builder = DocumentBuilder().fields("Name: Li Wei", "Title: CFO").fields("Company name: Acme Ltd", "City: Bern")
    assert lines(builder) == [("Li Wei", "title", "text CFO"), ("Acme Ltd", "city", "Bern /place")]


def test_a_paragraph_ends_a_record() -> None:
    builder = DocumentBuilder().heading("Project Aurora").fields("Name: Li Wei").paragraph("x").fields("Budget: EUR 4")
    assert lines(builder) == [("Project Aurora", "budget", "amount 4 EUR")]


def test_several_fields_on_one_line() -> None:
    builder = DocumentBuilder().heading("董事会决议").fields("会议时间：2025年4月2日 会议地点：苏州市 主持人：张伟")
    assert lines(builder) == [
        ("董事会决议", "会议时间", "date 2025-04-02"),
        ("董事会决议", "会议地点", "苏州市 /place"),
        ("董事会决议", "主持人", "张伟 /person"),
    ]
    builder = (
        DocumentBuilder().heading("Leave policy").fields("Owner: Eve Moss, Head of HR · Valid from: 1 January 2025")
    )
    assert lines(builder) == [
        ("Leave policy", "owner", "Eve Moss /person"),
        ("Leave policy", "valid from", "date 2025-01-01"),
    ]


def test_short_items_are_fields_and_sentences_are_not() -> None:
    builder = DocumentBuilder().heading("Project Aurora").items("Deadline: 30 June 2024", "Note: this is. A sentence.")
    assert lines(builder) == [("Project Aurora", "deadline", "date 2024-06-30")]


@pytest.mark.parametrize(
    "line",
    [
        "Staying with friends is welcome: a gift",
        "客户原话是：不行",
        "Please note: x",
        "If late, then: y",
        "no colon here",
    ],
)
def test_a_statement_is_no_key(line: str) -> None:
    assert lines(DocumentBuilder().heading("Project Aurora").fields(line)) == []


def test_an_address_in_a_value_keeps_its_colon() -> None:
    builder = DocumentBuilder().heading("Project Aurora").fields("Site: https://acme.example/a:b")
    assert lines(builder) == [("Project Aurora", "site", "text https://acme.example/a:b")]


@pytest.mark.parametrize("nothing", ["-", "n/a", "无", "TBD"])
def test_placeholders_say_nothing(nothing: str) -> None:
    assert lines(DocumentBuilder().heading("Project Aurora").fields(f"Owner: {nothing}")) == []
