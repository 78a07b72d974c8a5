"""What companies and people do, as the real model tags it."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from tests.unit.kg_builder.extract.chinese.lines import read, stated

pytestmark = pytest.mark.models

VERBS = [
    ("云帆科技向北辰公司支付了2000万元。", ["云帆科技 | 支付 | 2000万元 | 向=北辰公司"]),
    (
        "云帆科技为客户提供技术支持。",
        ["云帆科技 | 提供 | 技术支持 | 为=客户", "云帆科技 | 提供技术支持 | 客户 | 为=客户"],
    ),
    ("北辰公司从云帆科技采购冷柜。", ["北辰公司 | 采购 | 冷柜 | 从=云帆科技"]),
    ("云帆科技隶属于国资委。", ["云帆科技 | 隶属于 | 国资委"]),
    ("云帆科技更名为云帆集团。", ["云帆科技 | 更名为 | 云帆集团"]),
    (
        "云帆科技与北辰公司达成和解。",
        ["云帆科技 | 达成 | 和解 | 与=北辰公司", "云帆科技 | 达成和解 | 北辰公司 | 与=北辰公司"],
    ),
    ("李娜出任云帆科技董事长。", ["云帆科技 | 董事长 | 李娜", "李娜 | 出任 | 云帆科技董事长"]),
    ("王强离开云帆科技。", ["王强 | 离开 | 云帆科技"]),
    ("张伟主持了股东大会。", ["张伟 | 主持 | 股东大会"]),
    ("云帆科技推出了新产品。", ["云帆科技 | 推出 | 新产品"]),
    ("云帆科技获得了高新技术企业证书。", ["云帆科技 | 获得 | 高新技术企业证书"]),
    ("云帆科技关闭了上海工厂。", ["云帆科技 | 关闭 | 上海工厂"]),
    ("财务部编制了预算。", ["财务部 | 编制 | 预算"]),
    ("北辰公司对云帆科技提起诉讼。", ["北辰公司 | 提起诉讼 | 云帆科技 | 对=云帆科技"]),
    ("星海物流收购北辰公司全部股权。", ["星海物流 | 收购 | 北辰公司 | share=全部股权"]),
    (
        "云帆科技以1.5亿元的价格向星海物流出售了北辰公司。",
        ["云帆科技 | 出售 | 北辰公司 | 以=1.5亿元的价格 | 向=星海物流"],
    ),
    ("云帆科技于2020年3月获得ISO 9001认证。", ["云帆科技 | 获得 | ISO 9001认证 | time=2020-03"]),
    ("秦始皇统一了六国。", ["秦始皇 | 统一 | 六国"]),
    ("爱因斯坦提出了相对论。", ["爱因斯坦 | 提出 | 相对论"]),
    ("周杰伦演唱了《青花瓷》。", ["周杰伦 | 演唱 | 青花瓷"]),
    ("张艺谋执导了电影《英雄》。", ["张艺谋 | 执导 | 英雄"]),
]

SERIAL = [
    ("董事会授权张伟签署合同。", ["董事会 | 授权 | 张伟", "张伟 | 签署 | 合同 | modality=授权"]),
    ("法院要求云帆科技支付赔偿金。", ["法院 | 要求 | 云帆科技", "云帆科技 | 支付 | 赔偿金 | modality=要求"]),
    ("云帆科技邀请李娜担任顾问。", ["云帆科技 | 邀请 | 李娜", "李娜 | 担任 | 顾问 | modality=邀请"]),
    ("云帆科技聘请王强为顾问。", ["云帆科技 | 聘请 | 王强", "王强 | 聘请为 | 顾问"]),
    ("董事会选举张伟为董事长。", ["董事会 | 选举 | 张伟", "张伟 | 选举为 | 董事长"]),
    ("云帆科技起诉北辰公司侵犯专利。", ["云帆科技 | 起诉 | 北辰公司", "北辰公司 | 侵犯 | 专利 | modality=起诉"]),
    ("云帆科技指控张伟泄露商业秘密。", ["云帆科技 | 指控 | 张伟", "张伟 | 泄露 | 商业秘密 | modality=指控"]),
    ("云帆科技聘任德勤为审计机构。", ["云帆科技 | 聘任 | 德勤", "德勤 | 聘任为 | 审计机构"]),
]

RULES = [
    ("《劳动法》规定，用人单位应当支付工资。", ["用人单位 | 支付 | 工资 | modality=应当 | attribution=《劳动法》规定"]),
    ("员工应当遵守公司制度。", ["员工 | 遵守 | 公司制度 | modality=应当"]),
    ("财务部负责编制预算。", ["财务部 | 负责 | 编制预算"]),
    ("总经理审批十万元以下的费用。", ["总经理 | 审批 | 十万元以下的费用"]),
    ("报销申请由部门经理审批。", ["部门经理 | 审批 | 报销申请"]),
    ("承包人应当在2024年6月30日前完成施工。", ["承包人 | 完成 | 施工 | modality=应当 | 在=2024年6月30日前"]),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_verbs(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """A verb with its objects and partners."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), SERIAL)
def test_serial_predicates(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """After an order, an appointment or an accusation the second verb belongs to the object."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_rules_of_contracts_and_companies(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Who shall do what."""
    assert stated(read(extractor, text)) == expected
