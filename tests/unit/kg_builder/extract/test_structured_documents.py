"""Whole documents as a company writes them: everything the structured extractor reads in them."""

from __future__ import annotations

from tests.unit.kg_builder.documents import DocumentBuilder
from tests.unit.kg_builder.extract.structured_view import lines, rejects, timed


def test_a_purchase_contract() -> None:
    builder = DocumentBuilder(title="采购框架合同").heading("采购框架合同")
    builder.fields(
        "合同编号：HT-2024-118 签订日期：2024年11月6日 签订地点：宁波",
        "甲方：苏州远山设备有限公司（以下简称“远山”）",
        "乙方：宁波海川压缩机有限公司（以下简称“海川”）",
        "合同金额：人民币500万元",
        "付款期限：60天",
        "质保期：24个月",
    )
    builder.heading("第一条 价格", 2).table(
        ["型号", "含税单价（元）", "年预计采购量（台）"], [["RH-18", "735", "9,000"], ["RH-24", "1,120.50", "1,500"]]
    )
    assert lines(builder) == [
        ("采购框架合同", "合同编号", "text HT-2024-118"),
        ("采购框架合同", "签订日期", "date 2024-11-06"),
        ("采购框架合同", "签订地点", "宁波 /place"),
        ("采购框架合同", "甲方", "苏州远山设备有限公司 /organisation"),
        ("采购框架合同", "乙方", "宁波海川压缩机有限公司 /organisation"),
        ("采购框架合同", "合同金额", "amount 5000000 CNY"),
        ("采购框架合同", "付款期限", "duration P60D"),
        ("采购框架合同", "质保期", "duration P24M"),
        ("RH-18", "含税单价", "amount 735 CNY"),
        ("RH-18", "年预计采购量", "quantity 9000 units"),
        ("RH-24", "含税单价", "amount 1120.5 CNY"),
        ("RH-24", "年预计采购量", "quantity 1500 units"),
    ]


def test_minutes_of_a_board() -> None:
    builder = DocumentBuilder(title="Minutes").heading("Board meeting of Northfell plc")
    builder.fields(
        "Date: 23 September 2025",
        "Place: 14 Canal Wharf, Leeds",
        "Present: Helena Boyd (Chair), Margaret Oduya, Sir Alasdair Crewe",
        "In attendance: Rosalind Kerr (Company Secretary)",
        "Apologies: none",
    )
    assert lines(builder) == [
        ("Board meeting of Northfell plc", "date", "date 2025-09-23"),
        ("Board meeting of Northfell plc", "place", "14 Canal Wharf, Leeds /place"),
        ("Board meeting of Northfell plc", "present", "Helena Boyd /person"),
        ("Board meeting of Northfell plc", "present", "Margaret Oduya /person"),
        ("Board meeting of Northfell plc", "present", "Sir Alasdair Crewe /person"),
        ("Board meeting of Northfell plc", "in attendance", "Rosalind Kerr /person"),
    ]


def test_a_forecast_workbook() -> None:
    builder = DocumentBuilder(title="Forecast 2026").heading("Base case")
    builder.paragraph("Base case, £ million")
    builder.table(
        ["Segment", "Q1", "Q2", "2026", "2025 expected"],
        [["Cold rooms", "14", "15.6", "60.6", "59.9"], ["Total", "14", "15.6", "60.6", "59.9"]],
    )
    builder.heading("Capex").table(
        ["Project", "Site", "Approved by", "Budget 2026 (EUR)", "Status"],
        [["Roof solar panels", "Aldine Works", "Executive Committee", "1,800", "finished"]],
    )
    assert timed(builder) == [
        ("Cold rooms", "value", "amount 14000000 GBP", "2026-01-01/2026-03-31"),
        ("Cold rooms", "value", "amount 15600000 GBP", "2026-04-01/2026-06-30"),
        ("Cold rooms", "value", "amount 60600000 GBP", "2026"),
        ("Cold rooms", "expected", "amount 59900000 GBP", "2025"),
        ("Roof solar panels", "site", "Aldine Works /place", ""),
        ("Roof solar panels", "approved by", "text Executive Committee", ""),
        ("Roof solar panels", "budget", "amount 1800 EUR", "2026"),
        ("Roof solar panels", "status", "text finished", ""),
    ]
    assert rejects(builder) == ["total-row"]


def test_a_supplier_register() -> None:
    builder = DocumentBuilder().table(
        ["Supplier", "Country", "City", "Main part", "Payment terms", "Approved since", "Rating", "Contact"],
        [
            [
                "Kestrel Compressors GmbH",
                "Germany",
                "Kassel",
                "KC-42",
                "45 days",
                "2018-04-12",
                "A",
                "Henrike Osterloh",
            ],
            ["Ningbo Haichuan Co., Ltd.", "China", "Ningbo", "RH-18", "60 days", "2021-09-30", "B", "Zheng Bonian"],
        ],
    )
    assert lines(builder) == [
        ("Kestrel Compressors GmbH", "country", "Germany /place"),
        ("Kestrel Compressors GmbH", "city", "Kassel /place"),
        ("Kestrel Compressors GmbH", "main part", "KC-42 /product"),
        ("Kestrel Compressors GmbH", "payment terms", "duration P45D"),
        ("Kestrel Compressors GmbH", "approved since", "date 2018-04-12"),
        ("Kestrel Compressors GmbH", "rating", "text A"),
        ("Kestrel Compressors GmbH", "contact", "Henrike Osterloh /person"),
        ("Ningbo Haichuan Co., Ltd.", "country", "China /place"),
        ("Ningbo Haichuan Co., Ltd.", "city", "Ningbo /place"),
        ("Ningbo Haichuan Co., Ltd.", "main part", "RH-18 /product"),
        ("Ningbo Haichuan Co., Ltd.", "payment terms", "duration P60D"),
        ("Ningbo Haichuan Co., Ltd.", "approved since", "date 2021-09-30"),
        ("Ningbo Haichuan Co., Ltd.", "rating", "text B"),
        ("Ningbo Haichuan Co., Ltd.", "contact", "Zheng Bonian /person"),
    ]


def test_a_chinese_supplier_score_card() -> None:
    builder = DocumentBuilder().table(
        ["供应商", "简称", "成立年份", "供应内容", "质量", "2024年采购额（万元）", "等级"],
        [["宁波海川压缩机有限公司", "海川", "2008", "RH-18压缩机", "92", "643", "A"]],
    )
    assert timed(builder) == [
        ("宁波海川压缩机有限公司", "简称", "text 海川", ""),
        ("宁波海川压缩机有限公司", "成立年份", "date 2008", ""),
        ("宁波海川压缩机有限公司", "供应内容", "text RH-18压缩机", ""),
        ("宁波海川压缩机有限公司", "质量", "quantity 92", ""),
        ("宁波海川压缩机有限公司", "采购额", "amount 6430000 CNY", "2024"),
        ("宁波海川压缩机有限公司", "等级", "text A", ""),
    ]


def test_a_risk_register() -> None:
    builder = DocumentBuilder().table(
        ["编号", "风险描述", "概率", "影响（万英镑）", "责任人", "状态"],
        [
            ["R01", "压缩机过度依赖一家供应商", "高", "620", "沈若琳", "进行中"],
            ["R02", "消防验收延期", "高", "150", "沈若琳", "进行中"],
            ["R03", "汇率升值", "低", "120", "顾明哲", "监控"],
        ],
    )
    assert [line for line in lines(builder) if line[0] == "R01"] == [
        ("R01", "风险描述", "text 压缩机过度依赖一家供应商"),
        ("R01", "概率", "text 高"),
        ("R01", "影响", "amount 6200000 GBP"),
        ("R01", "责任人", "沈若琳 /person"),
        ("R01", "状态", "text 进行中"),
    ]
    assert list(dict.fromkeys(line[0] for line in lines(builder))) == ["R01", "R02", "R03"]


def test_an_organisation_chart() -> None:
    builder = DocumentBuilder().table(
        ["id", "name", "role", "company", "location", "reports_to"],
        [
            ["P01", "Margaret Oduya", "Chief Executive Officer", "Northfell plc", "Leeds", "Board of Directors"],
            ["P02", "Daniel Whitlow", "Chief Financial Officer", "Northfell plc", "Leeds", "Margaret Oduya"],
        ],
    )
    assert [line for line in lines(builder) if line[0] == "Daniel Whitlow"] == [
        ("Daniel Whitlow", "id", "text P02"),
        ("Daniel Whitlow", "role", "text Chief Financial Officer"),
        ("Daniel Whitlow", "company", "Northfell plc /organisation"),
        ("Daniel Whitlow", "location", "Leeds /place"),
        ("Daniel Whitlow", "reports to", "Margaret Oduya /person"),
        ("Daniel Whitlow", "be chief financial officer of", "Northfell plc /organisation"),
    ]


def test_a_price_list_in_two_currencies() -> None:
    builder = (
        DocumentBuilder()
        .paragraph("Prices without tax")
        .table(
            ["Code", "Description", "GBP", "EUR", "Minimum order", "Lead time (weeks)"],
            [
                ["V300", "Display freezer 300", "3,150", "3,690", "1", "6"],
                ["V500", "Display freezer 500", "4,480", "5,240", "1", "8"],
            ],
        )
    )
    assert [line for line in lines(builder) if line[0] == "V300"] == [
        ("V300", "description", "text Display freezer 300"),
        ("V300", "gbp", "amount 3150 GBP"),
        ("V300", "eur", "amount 3690 EUR"),
        ("V300", "minimum order", "quantity 1"),
        ("V300", "lead time", "duration P6W"),
    ]


def test_a_delivery_schedule() -> None:
    builder = DocumentBuilder().table(
        ["Delivery note", "Type", "Quantity", "Original date", "New date", "From"],
        [
            ["K-25101", "KC-42", "600", "2025-10-10", "2025-10-10", "Linz"],
            ["K-25102", "KC-42", "900", "2025-10-13", "2025-11-03", "Kassel"],
        ],
    )
    assert [line for line in lines(builder) if line[0] == "K-25102"] == [
        ("K-25102", "type", "text KC-42"),
        ("K-25102", "quantity", "quantity 900"),
        ("K-25102", "original date", "date 2025-10-13"),
        ("K-25102", "new date", "date 2025-11-03"),
        ("K-25102", "from", "text Kassel"),
    ]


def test_an_hr_database() -> None:
    builder = DocumentBuilder().table(
        ["code", "name", "country", "head_of_site", "employees"],
        [["LDS", "Aldine Works", "United Kingdom", "Gareth Bowen", "974"]],
    )
    assert lines(builder) == [
        ("Aldine Works", "code", "text LDS"),
        ("Aldine Works", "country", "United Kingdom /place"),
        ("Aldine Works", "head of site", "Gareth Bowen /person"),
        ("Aldine Works", "employees", "quantity 974"),
    ]


def test_an_email_with_a_table_below() -> None:
    builder = DocumentBuilder(title="Delay").fields(
        "From: Henrike Osterloh <h@kestrel.example>",
        "To: Lucía Ferrer <l@northfell.example>",
        "Date: Mon, 6 Oct 2025 09:12:00 +0200",
        "Subject: Late delivery",
    )
    builder.paragraph("Dear Lucía, the new dates are below.").table(
        ["Order", "New date"], [["PO-77", "3 November 2025"]]
    )
    assert sorted(timed(builder)) == [
        ("Henrike Osterloh", "email address", "text h@kestrel.example", ""),
        ("Henrike Osterloh", "send to", "Lucía Ferrer /person", "2025-10-06"),
        ("Lucía Ferrer", "email address", "text l@northfell.example", ""),
        ("PO-77", "new date", "date 2025-11-03", ""),
    ]


def test_a_travel_policy() -> None:
    builder = (
        DocumentBuilder()
        .heading("Hotels and meals")
        .table(
            ["Where", "Hotel per night", "Meals per day"],
            [
                ["London", "£165", "£48"],
                ["Euro area", "€170", "€55"],
                ["Mainland China", "¥700", "¥260"],
                ["Elsewhere", "by agreement", "-"],
            ],
        )
    )
    assert lines(builder) == [
        ("London", "hotel per night", "amount 165 GBP"),
        ("London", "meals per day", "amount 48 GBP"),
        ("Euro area", "hotel per night", "amount 170 EUR"),
        ("Euro area", "meals per day", "amount 55 EUR"),
        ("Mainland China", "hotel per night", "amount 700 CNY"),
        ("Mainland China", "meals per day", "amount 260 CNY"),
        ("Elsewhere", "hotel per night", "text by agreement"),
    ]
