"""Facts from table rows."""

from __future__ import annotations

import pytest

from tests.unit.kg_builder.documents import DocumentBuilder
from tests.unit.kg_builder.extract.structured_view import lines, one_row, rejects, timed, triples, types


def test_a_supplier_table() -> None:
    builder = DocumentBuilder().table(
        ["No.", "Supplier", "City", "Contact", "Price (EUR)", "Lead time (days)", "Valid until"],
        [["1", "Borealis Metals GmbH", "Hamburg", "Anna Berg; Li Wei", "1,200.50", "30", "31 Dec 2024"]],
    )
    assert lines(builder) == [
        ("Borealis Metals GmbH", "city", "Hamburg /place"),
        ("Borealis Metals GmbH", "contact", "Anna Berg /person"),
        ("Borealis Metals GmbH", "contact", "Li Wei /person"),
        ("Borealis Metals GmbH", "price", "amount 1200.5 EUR"),
        ("Borealis Metals GmbH", "lead time", "duration P30D"),
        ("Borealis Metals GmbH", "valid until", "date 2024-12-31"),
    ]
    assert types(builder)["Borealis Metals GmbH"] == "organisation"


def test_a_chinese_price_table() -> None:
    builder = DocumentBuilder().table(
        ["产品", "型号", "单价（元）", "金额（万元）", "数量（台）", "供应商", "交货日期"],
        [["离心泵", "CP-200", "3,500", "35", "100", "华信电子有限公司", "2024年5月1日"]],
    )
    assert lines(builder) == [
        ("离心泵", "型号", "CP-200 /product"),
        ("离心泵", "单价", "amount 3500 CNY"),
        ("离心泵", "金额", "amount 350000 CNY"),
        ("离心泵", "数量", "quantity 100 units"),
        ("离心泵", "供应商", "华信电子有限公司 /organisation"),
        ("离心泵", "交货日期", "date 2024-05-01"),
    ]


def test_columns_of_years_give_the_time() -> None:
    builder = DocumentBuilder(title="Annual report").heading("Acme Group")
    builder.table(["Item (EUR million)", "2022", "FY2023", "Q1 2024"], [["Revenue", "12.4", "15.1", "(3.2)"]])
    assert timed(builder) == [
        ("Revenue", "value", "amount 12400000 EUR", "2022"),
        ("Revenue", "value", "amount 15100000 EUR", "2023"),
        ("Revenue", "value", "amount -3200000 EUR", "2024-01-01/2024-03-31"),
    ]
    assert {triple.qualifiers.others for triple in triples(builder)} == {(("of", "Acme Group"),)}
    assert types(builder)["Revenue"] == "other"


def test_chinese_columns_of_years() -> None:
    builder = (
        DocumentBuilder()
        .paragraph("单位：万元")
        .table(["项目", "2023年", "2024年上半年"], [["营业收入", "500", "300"]])
    )
    assert timed(builder) == [
        ("营业收入", "value", "amount 5000000 CNY", "2023"),
        ("营业收入", "value", "amount 3000000 CNY", "2024-01-01/2024-06-30"),
    ]


def test_a_unit_in_the_row_label_beats_that_of_the_table() -> None:
    builder = DocumentBuilder().table(["Item (EUR million)", "2023"], [["Net margin (%)", "5.5"], ["Sites", "7"]])
    assert timed(builder) == [
        ("Net margin (%)", "value", "percent 5.5", "2023"),
        ("Sites", "value", "amount 7000000 EUR", "2023"),
    ]


def test_a_value_with_its_own_unit_keeps_it() -> None:
    builder = DocumentBuilder().table(["Item (EUR million)", "2023"], [["Margin", "6%"], ["Debt", "USD 3 million"]])
    assert [line[2] for line in lines(builder)] == ["percent 6", "amount 3000000 USD"]


def test_a_header_with_a_year_and_a_word() -> None:
    builder = DocumentBuilder().table(["Project", "Budget 2025 (EUR)", "2024 actual"], [["Phase two hall", "62", "9"]])
    assert timed(builder) == [
        ("Phase two hall", "budget", "amount 62 EUR", "2025"),
        ("Phase two hall", "actual", "quantity 9", "2024"),
    ]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Forecast 2026, £ million", "amount 54200000 GBP"),
        ("Amounts in EUR", "amount 54.2 EUR"),
        ("All figures in thousands of USD", "amount 54200 USD"),
        ("单位：人民币万元", "amount 542000 CNY"),
        ("薪酬等级（税前年薪，元）", "amount 54.2 CNY"),
        ("Base salary in pounds", "amount 54.2 GBP"),
        ("A caption that names no unit", "quantity 54.2"),
        ("Payment within 30 days in Leeds", "quantity 54.2"),
    ],
)
def test_the_unit_above_the_table(caption: str, expected: str) -> None:
    builder = (
        DocumentBuilder().paragraph(caption).table(["Segment", "Sales", "Employees"], [["Cold rooms", "54.2", "12"]])
    )
    assert [line[2] for line in lines(builder)] == [expected, "quantity 12"]


def test_quarters_take_the_year_of_the_caption() -> None:
    builder = DocumentBuilder().paragraph("Forecast 2026").table(["Segment", "Q1", "Q2"], [["Cold rooms", "14", "15"]])
    assert [line[3] for line in timed(builder)] == ["2026-01-01/2026-03-31", "2026-04-01/2026-06-30"]


def test_quarters_without_a_single_year_stay_predicates() -> None:
    builder = DocumentBuilder().paragraph("Forecast 2026 of 20 October 2025")
    assert [line[1] for line in lines(builder.table(["Segment", "Q1", "Q2"], [["Cold rooms", "14", "15"]]))] == [
        "q1",
        "q2",
    ]


def test_chinese_quarters() -> None:
    builder = DocumentBuilder(title="2025年预算").table(["板块", "第一季度", "四季度"], [["冷库", "14", "15"]])
    assert [line[3] for line in timed(builder)] == ["2025-01-01/2025-03-31", "2025-10-01/2025-12-31"]


def test_staff_lists_give_roles() -> None:
    builder = DocumentBuilder().table(
        ["Employee ID", "Name", "Title", "Department", "Reports to", "Start date", "Salary (CNY)"],
        [["E-001", "Li Wei", "CFO", "Finance", "Chen Ming", "2019-03-01", "450000"]],
    )
    assert lines(builder) == [
        ("Li Wei", "employee id", "text E-001"),
        ("Li Wei", "title", "text CFO"),
        ("Li Wei", "department", "Finance /organisation"),
        ("Li Wei", "reports to", "Chen Ming /person"),
        ("Li Wei", "start date", "date 2019-03-01"),
        ("Li Wei", "salary", "amount 450000 CNY"),
        ("Li Wei", "be cfo of", "Finance /organisation"),
    ]


def test_chinese_staff_lists() -> None:
    builder = DocumentBuilder().table(["姓名", "职务", "部门", "电话"], [["张伟", "财务总监", "财务部", "13800001111"]])
    assert lines(builder) == [
        ("张伟", "职务", "text 财务总监"),
        ("张伟", "部门", "财务部 /organisation"),
        ("张伟", "电话", "text 13800001111"),
        ("张伟", "财务总监", "财务部 /organisation"),
    ]


def test_a_role_is_no_person() -> None:
    rows = one_row(["Name", "Title", "Reports to"], ["Margaret Oduya", "Chief Executive", "Board of Directors"])
    assert rows[-1] == ("Margaret Oduya", "reports to", "text Board of Directors")


class TestKeyColumn:
    """Which cell the row is about."""

    def subject(self, headers: list[str], rows: list[list[str]]) -> list[str]:
        found = lines(DocumentBuilder().table(headers, rows))
        return list(dict.fromkeys(line[0] for line in found))

    def test_the_first_naming_column(self) -> None:
        assert self.subject(["Date", "Supplier", "Amount"], [["2024-03-01", "Acme Ltd", "5"]]) == ["Acme Ltd"]

    def test_not_an_index(self) -> None:
        assert self.subject(["#", "Product", "Price"], [["1", "Pump", "5"]]) == ["Pump"]
        assert self.subject(["序号", "产品", "单价"], [["1", "离心泵", "5"]]) == ["离心泵"]

    def test_a_contract_number_stays(self) -> None:
        rows = [["HT-1", "Acme Ltd", "5"], ["HT-2", "Acme Ltd", "6"]]
        assert self.subject(["Contract no.", "Supplier", "Amount"], rows) == ["HT-1", "HT-2"]

    def test_an_employee_number_gives_way_to_the_name(self) -> None:
        assert self.subject(["ID", "Name", "Email"], [["7", "Li Wei", "l@x.cn"]]) == ["Li Wei"]

    def test_values_that_repeat_give_way_to_values_that_differ(self) -> None:
        rows = [
            ["Acme Ltd", "Pump", "1"],
            ["Acme Ltd", "Valve", "2"],
            ["Acme Ltd", "Seal", "3"],
            ["Acme Ltd", "Fan", "4"],
        ]
        assert self.subject(["Supplier", "Product", "Price"], rows) == ["Pump", "Valve", "Seal", "Fan"]

    def test_a_register_is_keyed_by_its_number(self) -> None:
        rows = [
            ["R01", "late", "high", "Li Wei"],
            ["R02", "fire", "low", "Li Wei"],
            ["R03", "flood", "low", "Eve Moss"],
        ]
        assert self.subject(["Number", "Description", "Likelihood", "Owner"], rows) == ["R01", "R02", "R03"]

    def test_codes_without_a_header_that_says_so(self) -> None:
        rows = [["K-25101", "KC-42", "Linz"], ["K-25102", "KC-42", "Kassel"], ["K-25103", "KC-42", "Kassel"]]
        assert self.subject(["Delivery note", "Type", "From"], rows) == ["K-25101", "K-25102", "K-25103"]

    def test_when_nothing_names_the_first_column_that_tells_rows_apart(self) -> None:
        rows = [["KC-42", "€186.50"], ["KC-60", "€241.00"]]
        assert self.subject(["Type", "Price per unit"], rows) == ["KC-42", "KC-60"]

    def test_a_name_with_a_legal_form_is_a_name(self) -> None:
        rows = [["Ningbo Ruihan Compressor Co., Ltd.", "Ningbo"], ["Acme Inc.", "Boston"]]
        assert self.subject(["Supplier", "City"], rows) == ["Ningbo Ruihan Compressor Co., Ltd.", "Acme Inc."]


class TestRejects:
    """What is not kept, and why."""

    def test_a_row_without_key(self) -> None:
        builder = DocumentBuilder().table(["Supplier", "City"], [["Acme Ltd", "Bern"], ["", "Hamburg"], ["-", "Rome"]])
        assert rejects(builder) == ["no-key-cell", "no-key-cell"]

    def test_totals(self) -> None:
        for total in ("Total", "Grand total", "合计", "小计"):
            builder = DocumentBuilder().table(["Product", "Price"], [["Pump", "5"], [total, "5"]])
            assert rejects(builder) == ["total-row"]

    def test_a_column_without_header(self) -> None:
        builder = DocumentBuilder().table(["Supplier", ""], [["Acme Ltd", "Bern"]])
        assert rejects(builder) == ["no-header"]

    def test_a_table_of_numbers(self) -> None:
        builder = DocumentBuilder().table(["Price", "Amount"], [["5", "6"]])
        assert rejects(builder) == ["no-key-cell"]

    @pytest.mark.parametrize("nothing", ["-", "—", "n/a", "N/A", "TBD", "无", "待定", "/", "..."])
    def test_placeholders_say_nothing(self, nothing: str) -> None:
        assert one_row(["Supplier", "Contact"], ["Acme Ltd", nothing]) == []


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Supplier", "Acme Ltd", "Acme Ltd /organisation"),
        ("Customer name", "Acme Ltd", "Acme Ltd /organisation"),
        ("客户名称", "华信公司", "华信公司 /organisation"),
        ("Manager", "Li Wei", "Li Wei /person"),
        ("Managers", "Li Wei", "Li Wei /person"),
        ("Head of site", "Gareth Bowen", "Gareth Bowen /person"),
        ("负责人", "王芳", "王芳 /person"),
        ("Approved by", "Eve Moss", "Eve Moss /person"),
        ("Country", "Germany", "Germany /place"),
        ("注册地", "深圳", "深圳 /place"),
        ("Main part", "KC-42", "KC-42 /product"),
        ("规格型号", "CP-200", "CP-200 /product"),
        ("Buyer", "Acme Ltd", "Acme Ltd /other"),
        ("Supplier code", "S77", "text S77"),
        ("供应商编号", "S77", "text S77"),
        ("Status", "running", "text running"),
        ("Country", "12", "quantity 12"),
        ("Phone", "13800001111", "text 13800001111"),
        ("Website", "www.acme.com", "text www.acme.com"),
        ("Contact", "li.wei@acme.com", "text li.wei@acme.com"),
        ("Founded (year)", "2008", "date 2008"),
        ("成立年份", "2008", "date 2008"),
        ("Share (%)", "12.5", "percent 12.5"),
        ("Weight [kg]", "35", "quantity 35 kg"),
        ("Cost GBP", "95", "amount 95 GBP"),
        ("GBP", "95", "amount 95 GBP"),
        ("Turnover (USD million)", "3.5", "amount 3500000 USD"),
        ("Turnover, EUR thousand", "3.5", "amount 3500 EUR"),
        ("账期（天）", "60", "duration P60D"),
        ("保修期（月）", "18", "duration P18M"),
        ("人数（人）", "120", "quantity 120 people"),
        ("Due", "03/04/2024", "text 03/04/2024"),
        ("Due", "13/04/2024", "date 2024-04-13"),
    ],
)
def test_what_a_cell_is_by_its_header(header: str, value: str, expected: str) -> None:
    found = one_row(["Project", header], ["Aurora", value])
    assert [line[2] for line in found] == [expected]


def test_the_yen_sign_is_yuan_where_china_is_the_matter() -> None:
    headers = ["Country", "Hotel per night"]
    assert one_row(headers, ["China", "¥700"]) == [("China", "hotel per night", "amount 700 CNY")]
    assert one_row(headers, ["Japan", "¥700"]) == [("Japan", "hotel per night", "amount 700 JPY")]


def test_lists_of_people() -> None:
    found = one_row(["Meeting", "Attendees"], ["Kick-off", "Eve Moss (Chair), Jon Ray (by video) and Li Wei"])
    assert [line[2] for line in found] == ["Eve Moss /person", "Jon Ray /person", "Li Wei /person"]
    found = one_row(["会议", "参会人"], ["启动会", "张伟、李娜；王芳"])
    assert [line[2] for line in found] == ["张伟 /person", "李娜 /person", "王芳 /person"]


def test_a_short_name_defined_in_brackets_is_not_part_of_the_name() -> None:
    found = one_row(["合同", "甲方"], ["采购合同", "宁波锐寒压缩机有限公司（以下简称“锐寒”）"])
    assert found == [("采购合同", "甲方", "宁波锐寒压缩机有限公司 /organisation")]
