"""Closed word classes of Chinese that the rules ask for, in simplified characters."""

from __future__ import annotations

import re

# tags of LAC
NAME_TAGS = frozenset({"PER", "LOC", "ORG", "nr", "ns", "nt", "nw", "nz"})
NOUN_TAGS = NAME_TAGS | {"n", "an", "vn", "r", "m", "TIME", "t", "s", "lit"}
"""Words that can be the head of a noun phrase."""
INSIDE_NOUN = NOUN_TAGS | {"a", "q", "f", "xc"}
VERB_TAGS = frozenset({"v"})
TIME_TAGS = frozenset({"TIME", "t"})

CLAUSE_ENDS = frozenset("，。；！？：,;!?:…\n")
LIST_COMMA = "、"
COORDINATORS = frozenset({"、", "和", "与", "及", "以及", "或", "或者", "暨", "跟", "同"})
ASPECT = frozenset({"了", "过", "着", "起来", "下来", "出来"})
COMPLEMENTS = frozenset({"为", "于", "到", "成", "在", "至", "自", "出", "入", "给", "成为", "向", "往", "有", "进"})
"""What may follow a verb and belongs to the predicate: 成立于, 任命为, 迁至."""
PLACE_COMPLEMENTS = frozenset({"于", "在", "至", "到", "自", "向", "往"})

COPULAS = frozenset({"是", "为", "系", "即", "就是", "乃", "均为", "分别为", "分别是"})
COPULAS |= {
    "而是",
    "既是",
    "也是",
    "都是",
    "均是",
    "正是",
    "仍是",
    "则是",
    "又是",
    "便是",
    "皆是",
    "现为",
    "原为",
    "亦是",
}
SINGLE_VERBS = frozenset(
    "是为任有占达超获设建售含属叫姓生娶嫁跌涨增减降升购买卖产用译著编写唱演教管位距隶系配供字号扣付交缴退批"
)
"""Verbs of one character that say enough alone; the others (翻, 试, 拉) are mostly parts of longer words."""

CHANGES = frozenset(
    "增长 下降 上升 减少 增加 提高 降低 达 达到 占 为 超过 下滑 上涨 下跌 增至 降至 升至 约 不足 "
    "突破 翻 扩大 缩小".split()
)
"""Verbs said of an amount."""

ROLE_VERBS = frozenset({"任", "担任", "出任", "兼任", "就任", "接任", "现任", "曾任", "历任", "继任", "升任", "任职"})
NAMING_VERBS = frozenset({"叫", "名为", "叫做", "称为", "名叫"})
PIVOT_VERBS = frozenset(
    {"任命", "聘任", "聘请", "委任", "选举", "推选", "提名", "委托", "授权", "邀请", "指定", "要求", "责成"}
)
ACCUSATIONS = frozenset({"起诉", "指控", "控告", "指责", "举报", "怀疑"})
PIVOT_VERBS |= {"让", "使", "令", "请", "派", "允许", "帮助", "使得", "命令", "禁止"} | ACCUSATIONS
ORDERS = frozenset({"授权", "要求", "责成", "允许", "请", "委托", "邀请", "命令", "禁止", "指定", "提名", "派"})
ORDERS |= ACCUSATIONS
"""Pivot verbs after which the second verb is not yet, or not surely, a fact: they become its modality."""

BEGINNINGS = frozenset(
    "成立 创立 创办 创建 始建 始创 组建 建立 设立 建成 落成 竣工 投产 开工 开业 开幕 出生 生 诞生 逝世 去世 病逝 上映 "
    "首映 公映 首播 开播 播出 发行 发布 出版 推出 面世 问世 发表 上线 上市 连载".split()
)
"""Verbs of beginning and end: their date is a fact of its own."""

PASSIVE = frozenset({"被", "遭", "遭到", "受到", "获"})
DISPOSAL = frozenset({"把", "将"})

PREPOSITIONS = frozenset(
    "在 从 由 于 以 与 和 跟 同 对 为 向 因 因为 由于 通过 随着 用 给 比 自 当 除了 经 经过 至 "
    "沿着 关于 作为 就 为了 按 按照 "
    "自从 针对 对于 凭 凭借 朝 往 替 据 根据 依据 依照 依 截至 截止 基于 围绕 鉴于".split()
)
PARTNER_PREPOSITIONS = frozenset({"与", "和", "跟", "同"})
TOWARDS_PREPOSITIONS = frozenset({"向", "对", "给", "为"})
SOURCE_PREPOSITIONS = frozenset({"据", "根据", "依据", "按照", "按", "依照", "依"})

NEGATORS = frozenset(
    "不 没 没有 未 未能 无 不能 尚未 从未 并未 并不 不会 不再 未曾 并非 不得 不可 无法 非 勿 毫不 "
    "从不 未必 不予 无权".split()
)
NEGATED_VERBS = {
    "没有": "有",
    "无": "有",
    "不是": "是",
    "并非": "是",
    "不含": "含",
    "无法": "可以",
    "没": "有",
    "并没有": "有",
    "并无": "有",
    "从没有": "有",
}
"""Verbs that hold their own negation, and the verb that they deny."""
MODALS = frozenset(
    "计划 拟 拟定 将 将会 将要 即将 可能 预计 预期 应 应当 应该 须 必须 需 需要 有权 可 可以 能 "
    "能够 不得 不能 不可 希望 打算 准备 考虑 "
    "有望 力争 决定 同意 承诺 意图 有意 或将 或 必将 会 要 愿意 不会 无法 旨在 无权 未必 似乎 大概 "
    "也许 或许 争取 试图 禁止 允许".split()
)
SAY_VERBS = frozenset(
    "说 表示 认为 称 指出 报道 报导 宣布 相信 声称 据说 发现 证明 显示 承认 强调 透露 介绍 披露 公告 "
    "公布 批准 通知 建议 提出 估计 预测 "
    "写道 回应 补充 告诉 坦言 解释 确认 规定 约定 指 提到 报告 说明 声明 证实 否认 警告 提醒 通过 "
    "获悉 了解 审议".split()
)
SAY_ENDINGS = frozenset(
    {"报道", "报导", "消息", "称", "表示", "显示", "介绍", "透露", "披露", "报告", "公告", "统计", "规定", "约定"}
)

CONDITION_OPENERS = frozenset(
    "未经 如 若 如果 假如 倘若 除非 一旦 只要 只有 凡 凡是 要是 假设 若是 如遇 万一 倘".split()
)
CONSEQUENCE_OPENERS = frozenset({"则", "那么", "便", "即"})
CONDITION_CONTINUERS = frozenset({"且", "并", "并且", "或", "或者", "而且", "又"})
DISCOURSE = frozenset(
    "据悉 事实证明 然后 随后 同时 因此 后来 此外 另外 其中 最后 但 但是 并 而 且 并且 而且 然而 "
    "不过 所以 于是 此后 之后 目前 "
    "首先 其次 另 又 也 则 虽然 尽管 即使 不仅 同样 例如 比如 总之 特此 故 因而 以及 从而".split()
)

PERSON_PRONOUNS = frozenset({"他", "她"})
GROUP_PRONOUNS = frozenset({"他们", "她们", "它们", "两者", "双方", "三方", "各方"})
THING_PRONOUNS = frozenset({"其", "它", "该"})
COMPANY_ANAPHORS = frozenset(
    {"本公司", "我公司", "公司", "该公司", "集团", "本集团", "该集团", "本行", "该行", "该企业", "我司", "贵司"}
)
FIRST_PERSONS = frozenset(
    {"我", "我们", "你", "您", "你们", "咱们", "本人", "自己", "大家", "有人", "谁", "什么", "哪", "各", "彼此", "对方"}
)
VAGUE_HEADS = frozenset({"情况", "问题", "原因", "内容", "方式", "过程", "部分"})
EMPTY_HEADS = frozenset(
    "方面 时候 时 一些 之一 上述 以下 以上 如下 其他 其它 等 其中 "
    "这里 那里 这样 那样 东西 有关 "
    "相关 个 种 次 一 前者 后者 此举 这 那 此 的话 所有 全部 任何 人 事 下列".split()
)
"""Heads that name nothing: a graph node "方面" would join what has nothing in common."""

ATTRIBUTES = re.compile(
    r"(?:总部|海拔|票房|总票房|总重量|长度|高度|宽度|重量|容量|功率|总投资|投资额|注册地|注册资本|注册资本金|注册资金|法定代表人|法人代表|法人|成立日期|单价|价格|金额|总额|面积|"
    r"人口|首都|首府|省会|营业收入|营收|净利润|利润|"
    r"收入|资产|负债|地址|电话|邮编|邮箱|官网|网站|员工|员工人数|人数|股价|市值|产能|产量|销量|"
    r"名称|全称|简称|英文名|英文名称|外文名|"
    r"别名|别称|原名|本名|字|号|籍贯|祖籍|出生地|毕业院校|家乡|所属公司|经纪公司|国籍|民族|性别|"
    r"职务|职业|身高|体重|学历|专业|作者|导演|编剧|主演|主编|主角|制片人|出版社|出版时间|"
    r"上映时间|发行时间|语言|类型|期限|有效期|合同期|保修期|交货期|税率|利率|费率|占比|比例|年薪|薪资|预算|成本|"
    r"费用|运费|租金|押金|定金|违约金|罚金|[\u4e00-\u9fff]{0,6}率|[\u4e00-\u9fff]{0,6}(?:额|费|价|"
    r"期|量|地点|时间|日期|面积|编号|号码|账号|总数))\Z"
)
"""Nouns that are properties of something: 总部, 注册资本, 作者. As a bare subject they belong to the topic."""

ROLE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:董事长|总裁|总经理|经理|总监|主任|书记|主席|执行官|财务官|技术官|"
    r"运营官|官员|会长|校长|院长|行长|部长|市长|"
    r"省长|局长|处长|科长|厂长|店长|组长|队长|县长|镇长|村长|州长|司长|社长|站长|所长|馆长|秘书长|"
    r"理事长|总统|总理|首相|国王|皇帝|大臣|"
    r"董事|监事|主管|主编|导演|编剧|作者|主演|主角|教授|律师|顾问|秘书|助理|创始人|负责人|发言人|"
    r"代表人|代理人|联系人|代表|股东|教练|"
    r"工程师|会计师|分析师|研究员|议员|大使|司令|司令官|将军|专员|歌手|演员|作家|制片人|监制|作词|"
    r"作曲|编曲|掌门人|领导人|继承人|传人|"
    r"合伙人|曲|词|作词|填词|编舞|主唱|演唱|执导|摄影|出品|配音|词曲|董秘|班长|船长|机长|子公司|母公司|"
    r"分公司|控股股东|实际控制人|首都|首府|省会|总部|"
    r"编者|编著者|译者|原著|创办人|发起人|选手|运动员|球员|艺人|主持人|作曲家|"
    r"[\u4e00-\u9fff]{1,3}家|父亲|母亲|妻子|丈夫|儿子|女儿|"
    r"哥哥|弟弟|姐姐|妹妹|长子|次子|养子|祖父|祖母|爸爸|妈妈|老公|老婆|夫人|太太|爱人|男友|女友|"
    r"娇妻|爱妻|前妻|前夫|未婚妻|未婚夫|生母|生父|养母|养父|继母|继父|岳父|岳母|孙子|孙女|外孙|外孙女|嫡孙|侄子|侄女|外甥|养女|长女|次女|幼子|幼女|独子|独女|"
    r"小儿子|小女儿|大儿子|大女儿|兄长|胞弟|胞妹|"
    r"弟子|插曲|主题曲|片尾曲|片头曲|代表作|成名作|学生|老师|师父|徒弟|搭档|经纪人|前身))\Z"
)
"""Nouns that relate somebody or something to the thing named before them: 董事长, 作者, 子公司."""

OFFICE = re.compile(
    r"(?:(?:副|常务副|执行)?(?:董事长|总裁|总经理|首席[\u4e00-\u9fff]{2,4}官|行长|校长|院长|厂长|社长|馆长|所长|会长|理事长|秘书长|董秘|"
    r"财务总监|技术总监|运营总监|监事长|监事会主席|党委书记))\Z"
)
"""Offices that an organisation has one holder or a few of."""

PROFESSION = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:歌手|演员|作家|导演|选手|运动员|球员|教练|诗人|画家|学者|教授|律师|"
    r"工程师|艺人|明星|科学家|音乐人|"
    r"主持人|模特|企业家|艺术家|记者|商人|编剧|作者|[^国专住回]家)\Z"
)
"""Roles that belong to somebody, not to the country named before them."""

SHORT_KINSHIP = {
    "妻": "妻子",
    "子": "儿子",
    "女": "女儿",
    "父": "父亲",
    "母": "母亲",
    "弟": "弟弟",
    "妹": "妹妹",
    "夫": "丈夫",
    "孙": "孙子",
    "孙女": "孙女",
    "外孙": "外孙",
}
SHORT_KINSHIP |= {"儿子": "儿子", "女儿": "女儿", "妻子": "妻子", "长子": "长子", "次子": "次子"}
KINSHIP = frozenset(
    "父亲 母亲 妻子 丈夫 儿子 女儿 哥哥 弟弟 姐姐 妹妹 长子 次子 养子 祖父 祖母 爸爸 妈妈 老公 "
    "老婆 夫人 太太 爱人 男友 女友 娇妻 爱妻 前妻 前夫 未婚妻 未婚夫 生母 生父 养母 养父 继母 继父 岳父 岳母 "
    "孙子 孙女 外孙 外孙女 嫡孙 侄子 侄女 外甥 养女 长女 次女 幼子 幼女 独子 独女 小儿子 小女儿 大儿子 大女儿 "
    "兄长 胞弟 胞妹".split()
)
ORGANISATION_SUFFIX = re.compile(
    r"(?:公司|集团|银行|大学|学院|研究院|研究所|研究中心|研发中心|中心|医院|协会|学会|委员会|"
    r"基金会|联合会|商会|法院|检察院|出版社|"
    r"报社|电视台|工厂|厂|事务所|交易所|总局|局|部|厅|署|学校|中学|小学|俱乐部|实验室|分行|支行|"
    r"政府|党|工会|合作社|股份|控股|联盟|"
    r"乐队|董事会|监事会|旅行社|通讯社|电台|剧院)\Z"
)
STRONG_ORGANISATION = re.compile(
    r"(?:公司|集团|银行|大学|学院|研究院|研究所|医院|协会|委员会|基金会|法院|检察院|出版社|事务所|交易所|分行|总局)\Z"
)
PLACE_SUFFIX = re.compile(
    r"(?:省|市|县|区|镇|乡|村|州|国|岛|山|河|江|湖|路|街|大道|机场|港|园区|半岛|群岛|省份|自治区|街道|海峡)\Z"
)
LAW_SUFFIX = re.compile(r"(?:法|法典|条例|办法|规定|准则|细则|宪法|公约|规程|章程|决议|协定|标准)\Z")
PRODUCT_SUFFIX = re.compile(r"(?:系统|平台|软件|手机|引擎|芯片|型号|设备|机型|车型|处理器|操作系统|传感器|仪|冷柜)\Z")
EVENT_SUFFIX = re.compile(
    r"(?:战争|战役|事件|运动会|奥运会|世界杯|大会|峰会|博览会|论坛|起义|革命|展会|锦标赛|联赛|条约|大赛|电影节|地震)\Z"
)

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The most common family names of one character."""
