"""Qualifiers of statements in whole sentences."""

import pytest

from schema.extraction import Qualifiers
from tests.unit.kg_builder.extract.chinese.tagged import read, shown

QUALIFIED_STATEMENTS = [
    (
        "远航集团/ORG 不是/v 北辰公司/ORG 的/u 股东/n 。/w",
        "远航集团|是|北辰公司的股东",
        Qualifiers(negated=True),
    ),
    (
        "2024年3月1日/TIME ，/w 远航集团/ORG 以/p 3.2亿元/m 收购/v 了/u 北辰冷链有限公司/ORG 80%/m 的/u 股权/n 。/w",
        "远航集团|收购|北辰冷链有限公司",
        Qualifiers(time="2024-03-01", others=(("share", "80%的股权"), ("以", "3.2亿元"))),
    ),
    (
        "远航集团/ORG 持有/v 北辰/LOC 冷链/n 80%/m 的/u 股份/n ，/w 李强/PER 持有/v 其余/r 20%/m 。/w",
        "远航集团|持有|北辰冷链",
        Qualifiers(others=(("share", "80%的股份"),)),
    ),
    (
        "远航集团/ORG 持有/v 北辰/LOC 冷链/n 80%/m 的/u 股份/n ，/w 李强/PER 持有/v 其余/r 20%/m 。/w",
        "李强|持有|20%",
        Qualifiers(others=(("of", "其余"),)),
    ),
    (
        "锐寒科技/ORG （/w 苏州/LOC ）/w 有限公司/n 为/v 澄湾/LOC 生鲜/n 供应/v 压缩机/n 。/w",
        "锐寒科技（苏州）有限公司|供应|压缩机",
        Qualifiers(others=(("为", "澄湾生鲜"),)),
    ),
    (
        "锐寒科技/ORG （/w 苏州/LOC ）/w 有限公司/n 为/v 澄湾/LOC 生鲜/n 供应/v 压缩机/n 。/w",
        "锐寒科技（苏州）有限公司|供应压缩机|澄湾生鲜",
        Qualifiers(others=(("为", "澄湾生鲜"),)),
    ),
    (
        "Acme/nz _Ltd/xc ./w _与/p 远航集团/ORG 签署/v 了/u 合作/vn 协议/n 。/w",
        "Acme Ltd.|签署|合作协议",
        Qualifiers(others=(("与", "远航集团"),)),
    ),
    (
        "Acme/nz _Ltd/xc ./w _与/p 远航集团/ORG 签署/v 了/u 合作/vn 协议/n 。/w",
        "Acme Ltd.|签署合作协议|远航集团",
        Qualifiers(others=(("与", "远航集团"),)),
    ),
    (
        "公司/n 没有/v 为/p 任何/r 第三方/n 提供/v 担保/vn 。/w",
        "公司|提供|担保",
        Qualifiers(negated=True, others=(("为", "任何第三方"),)),
    ),
    (
        "公司/n 没有/v 为/p 任何/r 第三方/n 提供/v 担保/vn 。/w",
        "公司|提供担保|任何第三方",
        Qualifiers(negated=True, others=(("为", "任何第三方"),)),
    ),
    (
        "苏州/LOC 工厂/n 年/n 产能/n 由/p 1.8万只/m 提高/v 到/v 3.6万只/m 。/w",
        "苏州工厂年产能|提高到|3.6万只",
        Qualifiers(others=(("由", "1.8万只"),)),
    ),
    (
        "泓运/ORG 2023年/TIME 营收/vn 为/v 新/a 台币/n 21.5亿元/m ，/w 员工/n 约/d 640/m 人/n 。/w",
        "泓运|营收|新台币21.5亿元",
        Qualifiers(time="2023"),
    ),
    (
        (
            "2024年度/TIME ，/w 远航集团/ORG 实现/v 营业/vn 收入/n 4.12亿英镑/m ，/w 同比/vd 增长/v 8.3%/m "
            "，/w 净利润/n 为/v 3100万英镑/m 。/w"
        ),
        "远航集团|实现营业收入|4.12亿英镑",
        Qualifiers(time="2024"),
    ),
    (
        (
            "2024年度/TIME ，/w 远航集团/ORG 实现/v 营业/vn 收入/n 4.12亿英镑/m ，/w 同比/vd 增长/v 8.3%/m "
            "，/w 净利润/n 为/v 3100万英镑/m 。/w"
        ),
        "远航集团|营业收入增长|8.3%",
        Qualifiers(time="2024"),
    ),
    (
        (
            "2024年度/TIME ，/w 远航集团/ORG 实现/v 营业/vn 收入/n 4.12亿英镑/m ，/w 同比/vd 增长/v 8.3%/m "
            "，/w 净利润/n 为/v 3100万英镑/m 。/w"
        ),
        "远航集团|净利润|3100万英镑",
        Qualifiers(time="2024"),
    ),
    (
        "远航集团/ORG 在/p 苏州/LOC 设立/v 了/u 研发/vn 中心/n ，/w 在/p 上海/LOC 经营/v 386家/m 门店/n 。/w",
        "远航集团|设立|研发中心",
        Qualifiers(place="苏州"),
    ),
    (
        "远航集团/ORG 在/p 苏州/LOC 设立/v 了/u 研发/vn 中心/n ，/w 在/p 上海/LOC 经营/v 386家/m 门店/n 。/w",
        "远航集团|经营|386家门店",
        Qualifiers(place="上海"),
    ),
    (
        "冷链公司/ORG 总经理/n 王芳/PER 于/p 2023年5月/TIME 被/p 任命/v 为/v 集团/n 副总裁/n 。/w",
        "王芳|任命为|集团副总裁",
        Qualifiers(time="2023-05"),
    ),
    (
        "冷链公司/ORG 总经理/n 王芳/PER 于/p 2023年5月/TIME 被/p 任命/v 为/v 集团/n 副总裁/n 。/w",
        "集团|副总裁|王芳",
        Qualifiers(time="2023-05"),
    ),
    (
        "该/r 项目/n 由/p 哈尔瓦拉/ORG 投资/v 建设/vn ，/w 预计/v 2026年/TIME 投产/v 。/w",
        "该项目|投产|2026年",
        Qualifiers(modality="预计"),
    ),
    (
        "公司/n 把/p 总部/n 从/p 北京/LOC 迁/v 至/v 上海/LOC 。/w",
        "公司|总部迁至|上海",
        Qualifiers(others=(("从", "北京"),)),
    ),
    (
        "董事会/n 将/p 注册资本/nz 由/p 5000万元/m 增加/v 至/v 8000万元/m 。/w",
        "董事会|增加|注册资本",
        Qualifiers(others=(("由", "5000万元"),)),
    ),
    (
        "董事会/n 将/p 注册资本/nz 由/p 5000万元/m 增加/v 至/v 8000万元/m 。/w",
        "注册资本|增加至|8000万元",
        Qualifiers(others=(("由", "5000万元"),)),
    ),
    (
        "据/p 路透社/ORG 报道/v ，/w 远航集团/ORG 可能/v 裁员/v 500/m 人/n 。/w",
        "远航集团|裁员|500人",
        Qualifiers(modality="可能", attribution="据路透社报道"),
    ),
    (
        "如/c 供应商/n 未/d 按时/d 交货/v ，/w 采购部/n 有权/v 解除/v 合同/n 。/w",
        "采购部|解除|合同",
        Qualifiers(modality="有权", condition="如供应商未按时交货"),
    ),
    (
        "除非/c 董事会/n 另行/d 批准/v ，/w 差旅费/n 不得/v 超过/v 每天/TIME 800元/m 。/w",
        "差旅费|超过|800元",
        Qualifiers(negated=True, modality="不得", condition="除非董事会另行批准", others=(("of", "每天"),)),
    ),
    (
        "未经/v 董事会/n 批准/v ，/w 任何/r 部门/n 不得/v 对外/d 提供/v 担保/vn 。/w",
        "任何部门|提供|担保",
        Qualifiers(negated=True, modality="不得", condition="未经董事会批准"),
    ),
    (
        "供应商/n 逾期/vd 交货/v 超过15天/TIME 的/u ，/w 采购部/n 可/v 解除/v 合同/n 。/w",
        "采购部|解除|合同",
        Qualifiers(modality="可", condition="供应商逾期交货超过15天的"),
    ),
    (
        "董事长/n 李明/PER 表示/v ，/w 远航集团/ORG 计划/v 在/p 2025年/TIME 进入/v 东南亚/LOC 市场/n 。/w",
        "远航集团|进入|东南亚市场",
        Qualifiers(modality="计划", attribution="董事长李明表示", time="2025"),
    ),
    (
        "远航集团/ORG 宣布/v 收购/v 北辰公司/ORG ，/w 并/c 更名/v 为/v 星海公司/ORG 。/w",
        "远航集团|收购|北辰公司",
        Qualifiers(attribution="远航集团宣布"),
    ),
    (
        "远航集团/ORG 宣布/v 收购/v 北辰公司/ORG ，/w 并/c 更名/v 为/v 星海公司/ORG 。/w",
        "远航集团|更名为|星海公司",
        Qualifiers(attribution="远航集团宣布"),
    ),
    (
        "董事会/n 授权/v 总经理/n 沈若琳/PER 签署/v 施工/vn 合同/n 。/w",
        "沈若琳|签署|施工合同",
        Qualifiers(modality="授权"),
    ),
    (
        "根据/p 《/w 中华人民共和国公司法/nw 》/w 第三十七条/m ，/w 股东/n 会/v 选举/v 董事/n 。/w",
        "股东会|选举|董事",
        Qualifiers(attribution="根据《中华人民共和国公司法》第三十七条"),
    ),
    (
        "远航集团/ORG 尚未/d 确定/v 供应商/n 。/w",
        "远航集团|确定|供应商",
        Qualifiers(negated=True),
    ),
    (
        "经/p 董事会/n 批准/v ，/w 远航集团/ORG 出售/v 了/u 旧/a 厂房/n 。/w",
        "远航集团|出售|旧厂房",
        Qualifiers(others=(("经", "董事会批准"),)),
    ),
    (
        "如果/c 订单/n 增加/v ，/w 则/c 苏州公司/ORG 将/d 扩建/v 厂房/n 。/w",
        "苏州公司|扩建|厂房",
        Qualifiers(modality="将", condition="如果订单增加"),
    ),
    (
        (
            "李某某/PER ，/w 男/a ，/w 1956年8月/TIME 出生于/v 江苏省/LOC 南京市/LOC ，/w 毕业/v 于/p "
            "中央党校/ORG ，/w 现任/v 远航集团/ORG 董事长/n 。/w"
        ),
        "李某某|出生于|江苏省南京市",
        Qualifiers(time="1956-08"),
    ),
]


@pytest.mark.parametrize(("tagged", "statement", "qualifiers"), QUALIFIED_STATEMENTS)
def test_qualifiers(tagged: str, statement: str, qualifiers: Qualifiers) -> None:
    """Negation, modality, source, condition, time, place and the other phrases, each where it belongs."""
    reader = read(tagged)
    found = {"|".join(shown(reader.text, reading)): reading.qualifiers for reading in reader.readings}
    assert found[statement] == qualifiers
