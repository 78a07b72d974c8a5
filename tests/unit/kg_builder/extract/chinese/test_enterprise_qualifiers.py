"""Qualifiers in sentences of contracts, reports and news."""

import pytest

from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import read, shown

QUALIFIED_STATEMENTS = [
    (
        "锐寒公司/ORG 向/p 苏州公司/ORG 供应/v 变频压缩机/nz 。/w",
        "锐寒公司|供应|变频压缩机",
        Qualifiers(others=(("向", "苏州公司"),)),
    ),
    (
        "锐寒公司/ORG 向/p 苏州公司/ORG 供应/v 变频压缩机/nz 。/w",
        "锐寒公司|供应变频压缩机|苏州公司",
        Qualifiers(others=(("向", "苏州公司"),)),
    ),
    (
        "采购部/n 不得/v 接受/v 供应商/n 的/u 宴请/vn 。/w",
        "采购部|接受|供应商的宴请",
        Qualifiers(negated=True, modality="不得"),
    ),
    (
        "双方/n 协商/v 一致/a 后/f ，/w 远航集团/ORG 终止/v 了/u 租赁/vn 合同/n 。/w",
        "远航集团|终止|租赁合同",
        Qualifiers(others=(("time", "双方协商一致后"),)),
    ),
    (
        "除非/ORG 远航集团/ORG 书面/a 同意/v ，/w 承包人/n 不得/v 转让/v 合同/n 。/w",
        "承包人|转让|合同",
        Qualifiers(negated=True, modality="不得", condition="除非远航集团书面同意"),
    ),
    (
        "远航集团/ORG 委托/v 中信律师事务所/ORG 处理/v 诉讼/vn 。/w",
        "中信律师事务所|处理|诉讼",
        Qualifiers(modality="委托"),
    ),
    (
        "远航集团/ORG 于/p 2015年/TIME 在/p 香港联合交易所/ORG 上市/v 。/w",
        "远航集团|上市|香港联合交易所",
        Qualifiers(time="2015", others=(("在", "香港联合交易所"),)),
    ),
    (
        "远航集团/ORG 于/p 2015年/TIME 在/p 香港联合交易所/ORG 上市/v 。/w",
        "远航集团|上市|2015年",
        Qualifiers(others=(("在", "香港联合交易所"),)),
    ),
    (
        "周启航/PER 向/p 沈若琳/PER 汇报/v 。/w",
        "周启航|汇报|沈若琳",
        Qualifiers(others=(("向", "沈若琳"),)),
    ),
    (
        "2024年/TIME 中国/LOC 区/n 收入/n 为/v 9230万英镑/m 。/w",
        "中国区收入|为|9230万英镑",
        Qualifiers(time="2024"),
    ),
    (
        "毛利率/nz 由/p 28%/m 提高/v 到/v 31%/m 。/w",
        "毛利率|提高到|31%",
        Qualifiers(others=(("由", "28%"),)),
    ),
    (
        "研发/vn 投入/v 占/v 营业收入/nz 的/u 5.2%/m 。/w",
        "研发投入|占|5.2%",
        Qualifiers(others=(("of", "营业收入"),)),
    ),
    (
        "苏州公司/ORG 2024年/TIME 生产/v 冷藏箱/n 1.8万只/m 。/w",
        "苏州公司|生产冷藏箱|1.8万只",
        Qualifiers(time="2024"),
    ),
    (
        "项目/n 预算/n 不/d 超过/v 600万元/m 。/w",
        "项目预算|超过|600万元",
        Qualifiers(negated=True),
    ),
    (
        "远航集团/ORG 2024年/TIME 净利润/n 同比/vd 下降/v 3.1%/m 。/w",
        "远航集团|净利润下降|3.1%",
        Qualifiers(time="2024"),
    ),
    (
        "北辰公司/ORG 向/p 中国银行/ORG 贷款/v 2000万元/m 。/w",
        "北辰公司|贷款|2000万元",
        Qualifiers(others=(("向", "中国银行"),)),
    ),
    (
        "2025年6月1日/TIME ，/w 沈若琳/PER 出席/v 了/u 二期/m 工程/n 开工/vn 仪式/n 。/w",
        "沈若琳|出席|二期工程开工仪式",
        Qualifiers(time="2025-06-01"),
    ),
    (
        "公司/n 将/d 于/p 2026年1月/TIME 启用/v 新/a 系统/n 。/w",
        "公司|启用|新系统",
        Qualifiers(modality="将", time="2026-01"),
    ),
    (
        "远航集团/ORG 可能/v 出售/v 北辰公司/ORG 。/w",
        "远航集团|出售|北辰公司",
        Qualifiers(modality="可能"),
    ),
    (
        "据/p 《/w 财经/nw 》/w 杂志/n 报道/v ，/w 泓运物流/ORG 拟/v 收购/v 北辰公司/ORG 。/w",
        "泓运物流|收购|北辰公司",
        Qualifiers(modality="拟", attribution="据《财经》杂志报道"),
    ),
    (
        "沈若琳/PER 说/v ，/w 苏州公司/ORG 没有/v 裁员/vn 计划/n 。/w",
        "苏州公司|有|裁员计划",
        Qualifiers(negated=True, attribution="沈若琳说"),
    ),
    (
        "远航集团/ORG 并未/d 收购/v 北辰公司/ORG 。/w",
        "远航集团|收购|北辰公司",
        Qualifiers(negated=True),
    ),
    (
        "如果/c 汇率/n 上升/v ，/w 远航集团/ORG 将/d 提高/v 价格/n 。/w",
        "远航集团|提高|价格",
        Qualifiers(modality="将", condition="如果汇率上升"),
    ),
    (
        "若/c 设备/n 出现/v 故障/n ，/w 供应商/n 须/v 免费/vd 维修/vn 设备/n 。/w",
        "供应商|维修|设备",
        Qualifiers(modality="须", condition="若设备出现故障"),
    ),
]


@pytest.mark.parametrize(("tagged", "statement", "qualifiers"), QUALIFIED_STATEMENTS)
def test_qualifiers(tagged: str, statement: str, qualifiers: Qualifiers) -> None:
    """Negation, modality, source, condition, time, place and the other phrases, each where it belongs."""
    reader = read(tagged)
    found = {"|".join(shown(reader.text, reading)): reading.qualifiers for reading in reader.readings}
    assert found[statement] == qualifiers
