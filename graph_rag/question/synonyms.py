"""Words that head the same column in different tables: what an asker calls it and what the table calls it.

Groups mix English lemmas and Chinese words, so that a question in one language finds a header in the other.
"""

from __future__ import annotations

from functools import cache

from linguistics.terms import index_terms

_GROUPS = (
    "position role title job post 职务 职位 岗位 职称",
    "supervisor superior boss manager report 上级 汇报 主管",
    "owner responsible charge accountable responsibility maintainer maintain 负责 负责人 责任人 维护人",
    "approve approver approval 批准 审批 审批人 批准人",
    "employee staff people headcount worker work personnel 人数 员工 职工 员工数",
    "price cost charge 价格 单价 售价 报价 价钱",
    "maximum top upper cap limit highest ceiling 上限 最高 最高限额 限额",
    "minimum bottom lower floor lowest 下限 最低 起订量",
    "city town 城市",
    "country nation 国家",
    "location place site based located 地点 位置 所在地 地址",
    "phone telephone call 电话 联系电话",
    "mail email 邮箱 邮件",
    "supplier vendor maker manufacturer 供应商 厂商 制造商 厂家",
    "customer client buyer 客户 买方",
    "start begin commence since from 开始 生效 起始",
    "end expire expiry until 结束 到期 截止",
    "due deadline 期限 截止日期 时限",
    "area size surface 面积",
    "length duration period term 时长 期限 天数 期间 多久",
    "rating grade class score 等级 评级 级别",
    "found founded established 成立 创立 成立年份",
    "weight heavy weigh 重量",
    "power capacity 功率 容量",
    "measure response action mitigation 措施 应对 应对措施",
    "department team unit division 部门",
    "storage store keep 保存 存放 储存",
    "part component product 部件 零件 产品 供应内容",
    "discount rebate 折扣",
    "revenue sale turnover income 收入 营收 销售额 营业额",
    "employed hired joined join 入职 入职日期",
    "status state 状态",
    "reason cause 原因",
)


@cache
def _table() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group in _GROUPS:
        terms = {term for word in group.split() for term in (word, *index_terms(word))}
        for word in terms:
            groups.setdefault(word, set()).update(terms)
    return {word: frozenset(others) for word, others in groups.items()}


def alike(word: str) -> frozenset[str]:
    """Index terms that may head the same column as ``word`` (an index term or Chinese word), itself included."""
    return _table().get(word, frozenset()) | {word}
