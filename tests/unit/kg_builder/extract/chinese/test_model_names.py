"""Names and what stands beside them as the real model tags them: titles, people, places, amounts, Latin letters."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from tests.unit.kg_builder.extract.chinese.lines import read, stated

pytestmark = pytest.mark.models

TITLES = [
    ("云帆科技董事长张伟出席了会议。", ["张伟 | 出席 | 会议", "云帆科技 | 董事长 | 张伟"]),
    ("云帆科技首席财务官李娜辞职。", ["云帆科技 | 首席财务官 | 李娜"]),
    ("北辰公司创始人、董事长王强去世。", ["北辰公司 | 创始人 | 王强", "北辰公司 | 董事长 | 王强"]),
    ("时任云帆科技总经理的李娜批准了预算。", ["李娜 | 批准 | 预算", "云帆科技 | 总经理 | 李娜"]),
    ("著名作家莫言获得了诺贝尔文学奖。", ["莫言 | 获得 | 诺贝尔文学奖", "莫言 | 是 | 著名作家"]),
    ("张伟，云帆科技董事长，出生于成都。", ["云帆科技 | 董事长 | 张伟", "张伟 | 出生于 | 成都"]),
    ("云帆科技总经理李娜签署了协议。", ["李娜 | 签署 | 协议", "云帆科技 | 总经理 | 李娜"]),
    ("云帆科技法务部经理王强审核了合同。", ["王强 | 审核 | 合同", "云帆科技法务部 | 经理 | 王强"]),
    (
        "北辰公司董事张伟、李娜和王强辞职。",
        ["北辰公司 | 董事 | 张伟", "北辰公司 | 董事 | 李娜", "北辰公司 | 董事 | 王强"],
    ),
    ("美国总统拜登访问了日本。", ["拜登 | 访问 | 日本", "美国 | 总统 | 拜登"]),
    ("诗人李白写了《静夜思》。", ["李白 | 写 | 静夜思"]),
    ("李娜，1980年出生于成都，毕业于清华大学。", ["李娜 | 出生于 | 成都 | time=1980", "李娜 | 毕业于 | 清华大学"]),
    ("清华大学教授张伟获得了国家奖。", ["张伟 | 获得 | 国家奖", "清华大学 | 教授 | 张伟"]),
    (
        "云帆科技发言人李娜表示，公司将扩大产能。",
        ["云帆科技 | 发言人 | 李娜", "云帆科技 | 扩大 | 产能 | modality=将 | attribution=云帆科技发言人李娜表示"],
    ),
    ("张伟的儿子张明加入了云帆科技。", ["张明 | 加入 | 云帆科技", "张伟 | 儿子 | 张明"]),
]

PEOPLE = [
    ("张伟毕业于清华大学计算机系。", ["张伟 | 毕业于 | 清华大学计算机系"]),
    ("张伟的妻子是李娜。", ["张伟 | 妻子 | 李娜"]),
    ("张伟与李娜结婚。", ["张伟 | 结婚 | 李娜 | 与=李娜"]),
    ("李娜的父亲李刚是教师。", ["李刚 | 是 | 教师", "李娜 | 父亲 | 李刚"]),
    ("张伟任职于云帆科技。", ["张伟 | 任职于 | 云帆科技"]),
    ("张伟加入云帆科技，担任技术总监。", ["张伟 | 加入 | 云帆科技", "张伟 | 担任 | 技术总监"]),
    ("张伟辞去云帆科技董事长职务。", ["张伟 | 辞去 | 云帆科技董事长职务"]),
    ("李娜接替张伟担任总经理。", ["李娜 | 接替 | 张伟", "李娜 | 担任 | 总经理"]),
    ("王强拥有美国国籍。", ["王强 | 拥有 | 美国国籍"]),
    ("莫言出生于山东省高密市。", ["莫言 | 出生于 | 山东省高密市"]),
    (
        "李娜自2021年5月起兼任北辰公司董事。",
        ["北辰公司 | 董事 | 李娜 | 自=2021年5月起", "李娜 | 兼任 | 北辰公司董事 | 自=2021年5月起"],
    ),
]

AMOUNTS = [
    ("云帆科技2023年营业收入为12.5亿元。", ["云帆科技 | 营业收入 | 12.5亿元 | time=2023"]),
    ("云帆科技净利润同比增长15%。", ["云帆科技 | 净利润增长 | 15%"]),
    ("云帆科技员工人数为1200人。", ["云帆科技 | 员工人数 | 1200人"]),
    ("云帆科技以每股10元的价格收购了北辰公司。", ["云帆科技 | 收购 | 北辰公司 | 以=每股10元的价格"]),
    ("保修期为24个月。", ["保修期 | 为 | 24个月"]),
    ("合同总金额为人民币120万元。", ["合同总金额 | 为 | 人民币120万元"]),
    ("仓库面积为3000平方米。", ["仓库面积 | 为 | 3000平方米"]),
    ("云帆科技持有北辰公司51%的股权。", ["云帆科技 | 持有 | 北辰公司 | share=51%的股权"]),
    ("云帆科技的市值达到100亿美元。", ["云帆科技 | 市值达到 | 100亿美元"]),
    ("罚款金额为2万元。", ["罚款金额 | 为 | 2万元"]),
    ("月租金为人民币8万元。", ["月租金 | 为 | 人民币8万元"]),
    ("云帆科技向股东分配现金红利1.2亿元。", ["云帆科技 | 分配现金红利 | 1.2亿元 | 向=股东"]),
    ("员工每年享有10天带薪年假。", ["员工 | 享有 | 10天 | of=带薪年假 | time=每年"]),
    ("新员工试用期为三个月。", ["新员工试用期 | 为 | 三个月"]),
    ("故障率低于1%。", ["故障率 | 低于 | 1%"]),
    ("张伟持有云帆科技35%的股份，李娜持有20%。", ["张伟 | 持有 | 云帆科技 | share=35%的股份", "李娜 | 持有 | 20%"]),
    ("姚明身高2.26米。", ["姚明 | 身高 | 2.26米"]),
    ("杭州是浙江省的省会，人口1200万人。", ["浙江省 | 省会 | 杭州", "杭州 | 人口 | 1200万人"]),
]

PLACES = [
    ("云帆科技总部位于四川省成都市高新区。", ["云帆科技 | 总部位于 | 四川省成都市高新区"]),
    ("云帆科技在日本东京设立了分公司。", ["云帆科技 | 设立 | 分公司 | place=日本东京"]),
    ("北辰公司坐落于黄浦江畔。", ["北辰公司 | 坐落于 | 黄浦江畔"]),
    ("上海位于中国东部。", ["上海 | 位于 | 中国东部"]),
    ("云帆科技位于上海西部。", ["云帆科技 | 位于 | 上海西部"]),
    ("黄河流经山东省。", ["黄河 | 流经 | 山东省"]),
    ("北京大学位于北京市海淀区。", ["北京大学 | 位于 | 北京市海淀区"]),
    ("服务器部署在成都数据中心。", ["服务器 | 部署在 | 成都数据中心"]),
    ("贝多芬出生于德国波恩。", ["贝多芬 | 出生于 | 德国波恩"]),
    ("故宫建于1406年。", ["故宫 | 建于 | 1406年"]),
    ("复旦大学创建于1905年。", ["复旦大学 | 创建于 | 1905年"]),
]

LATIN = [
    ("Google收购了YouTube。", ["Google | 收购 | YouTube"]),
    (
        "Acme Ltd.与云帆科技签署了合作协议。",
        ["Acme Ltd. | 签署 | 合作协议 | 与=云帆科技", "Acme Ltd. | 签署合作协议 | 云帆科技 | 与=云帆科技"],
    ),
    ("OpenAI发布了GPT-4。", ["OpenAI | 发布 | GPT-4"]),
    ("云帆科技采用SAP系统。", ["云帆科技 | 采用 | SAP系统"]),
    ("Microsoft的总部位于雷德蒙德。", ["Microsoft | 总部位于 | 雷德蒙德"]),
    ("iPhone 15由富士康生产。", ["富士康 | 生产 | iPhone 15"]),
    ("云帆科技发布了X-100冷柜。", ["云帆科技 | 发布 | X-100冷柜"]),
    ("云帆科技采购了F-16战斗机。", ["云帆科技 | 采购 | F-16战斗机"]),
    ("COVID-19影响了云帆科技。", ["COVID-19 | 影响 | 云帆科技"]),
    ("云帆科技推出Wi-Fi模块。", ["云帆科技 | 推出 | Wi-Fi模块"]),
    ("云帆科技发布了星河3号芯片。", ["云帆科技 | 发布 | 星河3号芯片"]),
    (
        "云帆科技与Microsoft Corporation签署协议。",
        [
            "云帆科技 | 签署 | 协议 | 与=Microsoft Corporation",
            "云帆科技 | 签署协议 | Microsoft Corporation | 与=Microsoft Corporation",
        ],
    ),
    ("张伟（David Zhang）毕业于MIT。", ["张伟 | 毕业于 | MIT"]),
    ("北辰公司使用C++和Python。", ["北辰公司 | 使用 | C++", "北辰公司 | 使用 | Python"]),
    ("苹果公司首席执行官蒂姆·库克访问了北京。", ["蒂姆·库克 | 访问 | 北京", "苹果公司 | 首席执行官 | 蒂姆·库克"]),
    ("云帆科技在NASDAQ上市。", ["云帆科技 | 上市 | NASDAQ"]),
    ("云帆科技通过了ISO 9001认证。", ["云帆科技 | 通过 | ISO 9001认证"]),
    ("史蒂夫·乔布斯创办了苹果公司。", ["史蒂夫·乔布斯 | 创办 | 苹果公司"]),
    ("云帆科技收购英国公司ARM。", ["云帆科技 | 收购 | 英国公司ARM"]),
    ("李娜加入Google DeepMind。", ["李娜 | 加入 | Google DeepMind"]),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_and_appositions(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """What stands before or behind a name says who it is."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Birth, schooling, kin, offices."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """An amount is a value of its property; a share or a count is a qualifier of what it is of."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Where something lies or is founded."""
    assert stated(read(extractor, text)) == expected


@pytest.mark.parametrize(("text", "expected"), LATIN)
def test_names_in_latin_letters(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Foreign names, models with hyphens, and dots between the parts of a name."""
    assert stated(read(extractor, text)) == expected
