"""Nouns that say what kind of answer a question wants. English keys are lemmas; Chinese ones are word endings."""

from __future__ import annotations

from graph_rag.question.record import AnswerType
from linguistics.normal import simplify

_ENGLISH = {
    AnswerType.PERSON: "person people man woman author writer director actor actress singer artist composer president "
    "chairman chairwoman chairperson chair ceo cfo coo cto founder cofounder owner manager employee engineer "
    "officer head leader boss supervisor lawyer auditor accountant politician king queen emperor player coach "
    "mother father wife husband spouse son daughter child brother sister grandfather grandmother parent "
    "performer producer screenwriter contact signatory approver assistant secretary minister governor mayor",
    AnswerType.ORGANISATION: "company companies organisation organization firm corporation subsidiary supplier vendor "
    "customer client bank university college school agency department team club party publisher label studio "
    "manufacturer contractor shareholder competitor employer institution association union broadcaster network",
    AnswerType.PLACE: "place city country state town village county province region district continent location "
    "address site venue island river office capital headquarters birthplace area street warehouse port airport",
    AnswerType.DATE: "date year month day time quarter deadline century decade week birthday",
    AnswerType.AMOUNT: "price cost amount fee salary revenue budget sum profit turnover income payment rent wage "
    "expense expenditure total penalty deposit loan debt fine premium compensation funding investment earning "
    "settlement bonus pay",
    AnswerType.PERCENT: "percentage percent share rate margin proportion ratio discount",
    AnswerType.QUANTITY: "length height weight distance duration period population age size temperature capacity "
    "volume width depth speed lifetime lifespan mileage output power voltage",
    AnswerType.COUNT: "number count quantity headcount",
    AnswerType.REASON: "reason cause motive rationale purpose",
    AnswerType.DEFINITION: "definition meaning",
    AnswerType.DESCRIPTION: "process procedure difference way method policy rule step",
}
ENGLISH: dict[str, AnswerType] = {word: kind for kind, words in _ENGLISH.items() for word in words.split()}

_CHINESE = {
    AnswerType.PERSON: "人 董事长 总经理 经理 总裁 主席 作者 导演 演员 歌手 负责人 创始人 校长 部长 院长 "
    "主任 员工 总监 老板 会长 秘书 教练 球员 皇帝 国王 总统 联系人 签字人 审批人 法人 "
    "律师 首席执行官 首席财务官 队长 诗人 作家 科学家 画家 将领",
    AnswerType.ORGANISATION: "公司 企业 机构 单位 部门 银行 大学 学校 医院 集团 组织 供应商 客户 厂商 协会 工厂 "
    "团队 球队 俱乐部 政府 委员会 出版社 媒体 党 党派 子公司 股东 事务所",
    AnswerType.PLACE: "地方 城市 国家 地区 省 省份 市 县 区 镇 村 州 洲 地点 地址 位置 岛 河 办公室 首都 "
    "总部 国 街道 仓库 港口 机场 车站 省市",
    AnswerType.DATE: "年 年份 月 月份 日期 时间 天 季度 世纪 年代 朝代 日 号 时候 期限 截止日",
    AnswerType.AMOUNT: "金额 价格 费用 成本 收入 利润 预算 工资 薪水 薪资 单价 总额 总价 租金 营业额 营收 "
    "投资 总投资 借款 款项 罚款 押金 补贴 标准 投资额 销售额 净利润 货款 违约金 报价 资金 资本",
    AnswerType.PERCENT: "比例 占比 百分比 率 比率 份额 折扣 利润率 毛利率 增长率 税率 利率 比重 幅度",
    AnswerType.QUANTITY: "长度 高度 重量 距离 面积 通知期 期间 人口 年龄 温度 容量 体积 速度 海拔 寿命 产量 "
    "深度 宽度 有效期 保修期 期 功率 工期",
    AnswerType.COUNT: "数量 人数 数 数目 个数 总数 次数",
    AnswerType.REASON: "原因 理由 目的 起因",
    AnswerType.DEFINITION: "定义 意思 含义",
    AnswerType.DESCRIPTION: "流程 方法 方式 步骤 规定 区别 差异 办法 情况 内容",
}
CHINESE: dict[str, AnswerType] = {word: kind for kind, words in _CHINESE.items() for word in words.split()}
_LONGEST = max(map(len, CHINESE))


def english_type(lemma: str) -> AnswerType:
    """The kind of answer an English noun stands for; UNKNOWN for other nouns."""
    return ENGLISH.get(lemma.lower(), AnswerType.UNKNOWN)


def chinese_type(noun: str) -> AnswerType:
    """The kind of answer a Chinese noun stands for, by its longest known ending; UNKNOWN for other nouns."""
    simple = simplify(noun)
    for length in range(min(_LONGEST, len(simple)), 0, -1):
        found = CHINESE.get(simple[-length:])
        if found is not None:
            return found
    return AnswerType.UNKNOWN
