"""What is planned, said by somebody or tied to a condition is never read as a plain fact."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from tests.unit.kg_builder.extract.chinese.lines import read, stated

pytestmark = pytest.mark.models

MODALS = [
    ("云帆科技可能收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=可能"]),
    ("云帆科技将收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=将"]),
    ("云帆科技拟发行债券。", ["云帆科技 | 发行 | 债券 | modality=拟"]),
    ("供应商应当提供发票。", ["供应商 | 提供 | 发票 | modality=应当"]),
    ("供应商必须提供发票。", ["供应商 | 提供 | 发票 | modality=必须"]),
    ("客户可以退还商品。", ["客户 | 退还 | 商品 | modality=可以"]),
    ("客户有权退还商品。", ["客户 | 退还 | 商品 | modality=有权"]),
    ("云帆科技希望收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=希望"]),
    ("云帆科技打算在成都建设工厂。", ["云帆科技 | 建设 | 工厂 | modality=打算 | place=成都"]),
    ("云帆科技或将收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=或将"]),
    ("云帆科技能够生产芯片。", ["云帆科技 | 生产 | 芯片 | modality=能够"]),
    ("供应商须在30日内提交报告。", ["供应商 | 提交 | 报告 | modality=须 | 在=30日内"]),
    ("张伟将担任总经理。", ["张伟 | 担任 | 总经理 | modality=将"]),
    ("云帆科技拟收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=拟"]),
    ("供应商应在7日内更换产品。", ["供应商 | 更换 | 产品 | modality=应 | 在=7日内"]),
    ("李娜有望出任总裁。", ["李娜 | 出任 | 总裁 | modality=有望"]),
    ("云帆科技必须缴纳罚款。", ["云帆科技 | 缴纳 | 罚款 | modality=必须"]),
    ("云帆科技同意收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=同意"]),
    ("北辰公司决定关闭工厂。", ["北辰公司 | 关闭 | 工厂 | modality=决定"]),
    ("云帆科技将于2025年3月发布新产品。", ["云帆科技 | 发布 | 新产品 | modality=将 | time=2025-03"]),
    ("云帆科技预计2025年实现收入10亿元。", ["云帆科技 | 实现收入 | 10亿元 | modality=预计 | time=2025"]),
    ("云帆科技考虑出售北辰公司。", ["云帆科技 | 出售 | 北辰公司 | modality=考虑"]),
    ("董事会要求总经理提交报告。", ["董事会 | 要求 | 总经理", "总经理 | 提交 | 报告 | modality=要求"]),
    ("北辰公司承诺支付赔偿金。", ["北辰公司 | 支付 | 赔偿金 | modality=承诺"]),
]

SOURCES = [
    ("据路透社报道，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=据路透社报道"]),
    ("张伟表示，云帆科技将进入日本市场。", ["云帆科技 | 进入 | 日本市场 | modality=将 | attribution=张伟表示"]),
    ("云帆科技宣布，李娜担任首席财务官。", ["李娜 | 担任 | 首席财务官 | attribution=云帆科技宣布"]),
    (
        "根据公告，云帆科技持有北辰公司30%的股份。",
        ["云帆科技 | 持有 | 北辰公司 | attribution=根据公告 | share=30%的股份"],
    ),
    ("分析师认为，云帆科技将收购北辰公司。", ["云帆科技 | 收购 | 北辰公司 | modality=将 | attribution=分析师认为"]),
    ("张伟称云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=张伟称"]),
    ("新华社报道，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=新华社报道"]),
    ("张伟说：“云帆科技收购了北辰公司。”", ["云帆科技 | 收购 | 北辰公司 | attribution=张伟说"]),
    ("公告显示，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=公告显示"]),
    ("李娜指出，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=李娜指出"]),
    ("根据合同约定，供应商应当提供发票。", ["供应商 | 提供 | 发票 | modality=应当 | attribution=根据合同约定"]),
    ("据《人民日报》报道，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | attribution=据《人民日报》报道"]),
    (
        "董事长张伟透露，云帆科技计划在香港上市。",
        ["张伟 | 是 | 董事长", "云帆科技 | 上市 | 香港 | modality=计划 | attribution=董事长张伟透露"],
    ),
    ("云帆科技公告称，李娜辞去董事职务。", ["李娜 | 辞去 | 董事职务 | attribution=云帆科技公告称"]),
    ("按照规定，员工应当佩戴工牌。", ["员工 | 佩戴 | 工牌 | modality=应当 | attribution=按照规定"]),
    ("调查显示，客户满意度达到95%。", ["客户满意度 | 达到 | 95% | attribution=调查显示"]),
    ("李娜认为张伟是合适人选。", ["张伟 | 是 | 合适人选 | attribution=李娜认为"]),
    ("法院认为，云帆科技违反了合同。", ["云帆科技 | 违反 | 合同 | attribution=法院认为"]),
    ("云帆科技表示将提高价格。", ["云帆科技 | 提高 | 价格 | modality=将 | attribution=云帆科技表示"]),
]

CONDITIONS = [
    (
        "如果董事会批准，云帆科技将收购北辰公司。",
        ["云帆科技 | 收购 | 北辰公司 | modality=将 | condition=如果董事会批准"],
    ),
    ("除非董事会同意，供应商不得转让合同。", ["供应商 | 转让 | 合同 | not | modality=不得 | condition=除非董事会同意"]),
    ("一旦合同终止，供应商应当归还资料。", ["供应商 | 归还 | 资料 | modality=应当 | condition=一旦合同终止"]),
    ("经董事会批准，云帆科技收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | 经=董事会批准"]),
    ("只有董事会同意，云帆科技才可以出售资产。", ["云帆科技 | 出售 | 资产 | modality=可以 | condition=只有董事会同意"]),
    ("未经书面同意，供应商不得披露信息。", ["供应商 | 披露 | 信息 | not | modality=不得 | condition=未经书面同意"]),
    ("若云帆科技违约，北辰公司有权解除合同。", ["北辰公司 | 解除 | 合同 | modality=有权 | condition=若云帆科技违约"]),
    ("供应商逾期交货的，采购部可以解除合同。", ["采购部 | 解除 | 合同 | modality=可以 | condition=供应商逾期交货的"]),
    ("只要客户同意，云帆科技可以披露数据。", ["云帆科技 | 披露 | 数据 | modality=可以 | condition=只要客户同意"]),
    ("假如张伟辞职，李娜将担任总裁。", ["李娜 | 担任 | 总裁 | modality=将 | condition=假如张伟辞职"]),
    ("未经董事会批准，总经理不得出售资产。", ["总经理 | 出售 | 资产 | not | modality=不得 | condition=未经董事会批准"]),
    ("发生火灾时，员工应当拨打电话。", ["员工 | 拨打 | 电话 | modality=应当 | time=发生火灾时"]),
    ("要是北辰公司违约，云帆科技将提起诉讼。", ["云帆科技 | 提起 | 诉讼 | modality=将 | condition=要是北辰公司违约"]),
    (
        "如果价格上涨，云帆科技将更换供应商。云帆科技收购了北辰公司。",
        ["云帆科技 | 更换 | 供应商 | modality=将 | condition=如果价格上涨", "云帆科技 | 收购 | 北辰公司"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MODALS)
def test_modality(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Plans, duties, rights and abilities keep their word."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_attribution(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Who says it, in front of, behind or around the statement."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """A condition is a qualifier of what follows and states nothing itself."""
    assert stated(read(extractor, text)) == expected
