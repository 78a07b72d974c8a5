"""Words that say the same in a claim: groups of verbs and nouns, and pairs of opposites, English and Chinese.

Groups hold what business, legal and news prose uses interchangeably. English words are lemmas; ``take_over`` is a
verb with its particle. A group of verbs may give its words other roles than the usual doer and undergoer: see
``ROLES``.
"""

from __future__ import annotations

from functools import cache

_VERBS = {
    "buy": "buy purchase acquire procure snap_up obtain 买 买下 收购 购买 购得 购入 采购 并购 拿下 购",
    "sell": "sell distribute offload divest 卖 卖给 经销 销售 代理销售 出售 售 售出 转让 卖掉 出让",
    "supply": "supply provide deliver furnish 供应 提供 供货 供给 交付",
    "lease": "lease rent let 租 租赁 租用 出租",
    "award": "award grant give hand 授予 判给 颁发 给予 发放 授",
    "win": "win receive get earn gain secure land clinch 赢得 中标 获得 获 获颁 取得 拿到 荣获 得到",
    "succeed": "succeed replace supersede take_over 接替 取代 接任 继任 代替 替代",
    "sue": "sue 起诉 控告 状告 告 诉",
    "leave": "leave resign quit depart step_down 离开 辞去 离职 辞职 卸任 离任",
    "dismiss_person": "fire sack dismiss oust lay_off 解雇 辞退 开除 解聘 免职 罢免",
    "join": "join enter 加入 入职 加盟",
    "become": (
        "become run lead head manage direct chair serve supervise oversee 出任 担任 任 当 当上 主管 负责 "
        "领导 管理 执掌 掌管 主持 率领"
    ),
    "appoint": (
        "appoint name make elect nominate designate promote hire recruit take_on choose select 任命 委任 "
        "聘任 聘请 选举 推选 提名 聘 指定"
    ),
    "found": (
        "found establish create start launch set_up build open 成立 创立 创办 创建 设立 建立 组建 开设 建设 "
        "建 建成 新建"
    ),
    "own": "own possess owner 老板 所有者 业主 拥有 持有",
    "hold": "hold control 持 控股 控制 持有",
    "employ": "employ hire recruit take_on house work 雇用 雇佣 聘用 有 现有 拥有",
    "make": "make produce manufacture develop grow build 生产 制造 研制 研发 开发 制作 产",
    "design": "design 设计",
    "write": "write author compose publish 撰写 编写 写 著 发表 出版",
    "fine": "fine penalise penalize 罚款 处罚 罚 处以 被罚",
    "pay": "pay settle 支付 付款 付 缴纳 交纳 缴",
    "approve": "approve clear authorise authorize accept pass endorse carry ratify 批准 获批 通过 同意 许可 核准",
    "reject": "reject block refuse deny turn_down dismiss stop veto decline 拒绝 否决 驳回 阻止 否认",
    "choose": "choose select pick beat 选择 选中 选定 击败",
    "rename": "rename 更名 改名 改称 更名为 改名为",
    "close": "close shut shutter 关闭 关 停业 关停",
    "end": "end expire terminate cancel call_off finish lapse 终止 解除 届满 到期 结束 期满",
    "begin": "begin start commence open launch 开始 生效 启用 启动 投入使用 投产 开业 通车",
    "release": "release publish issue launch 发布 推出 发行 公布 上市",
    "fix": "fix patch repair 修复 修补 解决",
    "use": "use consume spend 使用 用 消耗 耗",
    "reach": "reach hit total come amount stand 达到 达 为 实现 共计 总计 合计",
    "rise": (
        "double triple rise increase grow climb raise gain jump surge expand 上升 增长 增加 提高 上涨 上调 增 涨 扩大"
    ),
    "fall": (
        "fall drop decline decrease shrink slip cut reduce lower lose 下降 减少 降低 下跌 下滑 下调 降 跌 缩减 降息"
    ),
    "keep": "keep store retain save hold 保存 存储 存放 保留 储存",
    "allow": "allow permit let enable 允许 准许",
    "ban": "ban prohibit forbid bar 禁止 严禁 禁用",
    "say": "say announce report state tell claim 表示 称 宣布 报道 透露 声称 自称",
    "settle": "agree settle 达成 约定 签署 签订 签",
    "cover": "cover include affect contain 包括 涵盖 涉及 包含",
    "last": "last run 持续 可用",
    "extend": "extend prolong renew 延长 续",
    "determine": "determine establish identify know find discover ascertain 查明 查清 确定 发现 找到 明确",
    "detain": "detain seize impound 扣留 扣押 扣下 查扣",
}
_NOUNS = """
large big great major
small little minor
quick fast rapid
vacation leave holiday
buy purchase
employee worker staff personnel workforce people hire jobless 员工 职工 雇员 人员 人
company firm business enterprise 公司 企业 集团
maker manufacturer producer 制造商 厂商 厂家 生产商
laboratory lab 实验室
factory plant works mill 工厂 厂
office branch site 办公室 网点 分行
revenue sales turnover income 收入 营收 营业收入 销售额
profit earnings 利润 盈利
chief_executive ceo boss 首席执行官
agreement contract deal 合同 协议 合约
tenant renter 租客 承租人
landlord lessor 房东 出租人
consent approval permission 同意 许可
bonus premium award 奖金
unemployment joblessness 失业率
rate percentage 率
majority most 多数 大部分
half-year semester 半年
phone telephone hotline line 电话 热线
car vehicle automobile 汽车 车
fault flaw defect weakness problem 缺陷 漏洞 问题
bid offer tender 投标 报价
year annual yearly 年度 全年
director board 董事
holiday vacation 假期 假
home remote remotely 居家 远程
dividend payout 分红 股息 派息
container tank reservoir 水箱 容器
capacity volume 容量
pilot airman 飞行员
watchdog authority regulator agency 监管局 监管机构 监管部门 机构
movie film 电影 影片
salary wage pay 工资 薪资 薪酬
price cost fee charge 价格 费用 单价
total overall sum 总额 总金额 总价
headquarters head_office 总部
global worldwide world 全球 世界
"""
_OPPOSITES = """
double triple rise increase grow climb raise gain jump surge higher faster more greater larger longer above \
bigger better \
upper expand growth hike up | halve fall drop decline decrease shrink slip cut reduce lower slower less fewer smaller \
shorter below worse slump reduction down
first | last
before | after
north northern | south southern
east eastern | west western
minimum | maximum
largest biggest highest most best | smallest lowest least worst fewest
import | export
profit | loss
open | close shut
surplus | deficit
accept | reject
support back favour endorse | oppose resist
accelerate speed_up | slow decelerate
remain stay | leave
hire | fire
safe | unsafe dangerous
domestic | foreign overseas
gross | net
buyer purchaser | seller vendor
customer client | supplier vendor
landlord lessor | tenant lessee
employer | employee
lender | borrower
plaintiff claimant | defendant
licensor | licensee
出租人 房东 | 承租人 租客
用人单位 雇主 | 劳动者 员工
原告 | 被告
供应商 供方 | 客户 需方
temporary | permanent
voluntary | mandatory compulsory
上升 增长 增加 提高 上涨 上调 增至 增 涨 高 高于 快 快于 多 多于 大于 长 扩大 翻番 上浮 | 下降 减少 降低 下跌 \
下滑 下调 降至 降 跌 低 低于 慢 慢于 少 少于 小于 短 缩小 减半 下浮 降息
盈利 | 亏损
进口 | 出口
持证 有证 | 无证
买入 | 卖出
北部 | 南部
东部 | 西部
最高 最大 最多 | 最低 最小 最少
之前 以前 | 之后 以后
开启 打开 | 关闭
收入 | 支出
买方 甲方 | 卖方 乙方
净 | 毛
国内 | 国外 海外
"""

ROLES: dict[str, dict[str, str]] = {
    "buy": {"subject": "to", "object": "theme", "from": "from", "of": "theme", "向": "from", "从": "from"},
    "sell": {"subject": "from", "object": "theme", "to": "to", "dative": "to", "向": "to", "给": "to"},
    "supply": {
        "subject": "from",
        "object": "theme",
        "to": "to",
        "dative": "to",
        "向": "to",
        "给": "to",
        "为": "to",
        "with": "theme",
    },
    "award": {"subject": "from", "object": "theme", "to": "to", "dative": "to", "给": "to", "向": "to"},
    "win": {"subject": "to", "object": "theme", "from": "from", "从": "from"},
    "succeed": {"subject": "agent", "object": "patient", "from": "patient", "by": "agent"},
    "leave": {"subject": "agent", "object": "place", "from": "place", "从": "place"},
    "rename": {"subject": "patient", "object": "to", "from": "from", "to": "to", "从": "from", "为": "to"},
    "fine": {"subject": "agent", "object": "patient", "dative": "patient", "on": "patient", "对": "patient"},
}
"""Roles of arguments where they are not doer and undergoer, so that converse verbs compare: buy/sell, award/win."""
CONVERSE = {"sell": "buy", "supply": "buy", "award": "win"}
"""Groups that tell one event from the other side."""
USUAL_ROLES = {
    "subject": "agent",
    "object": "patient",
    "对": "patient",
    "from": "from",
    "to": "to",
    "从": "from",
    "给": "to",
    "向": "to",
    "到": "to",
}


STRICT = frozenset("buy own dismiss_person found sue fine write design".split())
"""Groups that a claim may not use where the quote uses none of their words: they say what binds two parties."""


@cache
def verb_groups() -> dict[str, frozenset[str]]:
    """Verb to the names of its groups."""
    table: dict[str, set[str]] = {}
    for name, words in _VERBS.items():
        for word in words.split():
            table.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in table.items()}


@cache
def _similar() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for words in (*_VERBS.values(), *_NOUNS.strip().splitlines()):
        group = words.split()
        for word in group:
            table.setdefault(word, set()).update(group)
    return {word: frozenset(words) for word, words in table.items()}


@cache
def _opposed() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        left, right = (side.split() for side in line.split("|"))
        for own, other in ((left, right), (right, left)):
            for word in own:
                table.setdefault(word, set()).update(other)
    return {word: frozenset(words) for word, words in table.items()}


def similar(word: str) -> frozenset[str]:
    """Words of the groups of ``word``, itself included."""
    return _similar().get(word, frozenset()) | {word}


def opposites(word: str) -> frozenset[str]:
    """Words on the other side of the pairs of ``word``."""
    return _opposed().get(word, frozenset())


def directions() -> frozenset[str]:
    """All words that have an opposite."""
    return frozenset(_opposed())
