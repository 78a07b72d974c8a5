"""Other names, pronouns and traditional characters over the real model."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from tests.unit.kg_builder.extract.chinese.lines import claimed, read, refused, stated

pytestmark = pytest.mark.models

CLAIMS = [
    ("云帆科技股份有限公司（以下简称“云帆科技”）收购了北辰公司。", ["short_name: 云帆科技股份有限公司 = 云帆科技"]),
    ("云帆科技股份有限公司（简称：云帆科技）成立于2001年。", ["short_name: 云帆科技股份有限公司 = 云帆科技"]),
    ("世界卫生组织（WHO）发布了报告。", ["acronym: 世界卫生组织 = WHO"]),
    ("世界卫生组织（World Health Organization，简称WHO）发布了报告。", ["short_name: 世界卫生组织 = WHO"]),
    ("北辰公司（原名星海物流）位于成都。", ["alias: 北辰公司 = 星海物流"]),
    ("云帆科技（Yunfan Technology）成立于2001年。", ["translation: 云帆科技 = Yunfan Technology"]),
    ("《中华人民共和国公司法》（以下简称《公司法》）自1994年施行。", ["short_name: 中华人民共和国公司法 = 公司法"]),
    ("摩尔多瓦共和国，简称摩尔多瓦，位于东欧。", ["short_name: 摩尔多瓦共和国 = 摩尔多瓦"]),
    ("马云，又名Jack Ma，出生于杭州。", ["alias: 马云 = Jack Ma"]),
    ("国际商业机器公司（IBM）总部位于美国。", ["acronym: 国际商业机器公司 = IBM"]),
    ("人工智能（AI）改变了世界。", ["acronym: 人工智能 = AI"]),
    ("北京大学（以下简称北大）成立于1898年。", ["short_name: 北京大学 = 北大"]),
    ("上海证券交易所（简称“上交所”）发布了规则。", ["short_name: 上海证券交易所 = 上交所"]),
    (
        "国家市场监督管理总局（以下称“市场监管总局”）处罚了云帆科技。",
        ["short_name: 国家市场监督管理总局 = 市场监管总局"],
    ),
    ("阿里巴巴集团（Alibaba Group）总部位于杭州。", ["translation: 阿里巴巴集团 = Alibaba Group"]),
    (
        "国际货币基金组织（International Monetary Fund，IMF）发布了报告。",
        ["translation: 国际货币基金组织 = International Monetary Fund", "acronym: 国际货币基金组织 = IMF"],
    ),
    ("云帆科技（曾用名：星海科技）成立于2001年。", ["alias: 云帆科技 = 星海科技"]),
    ("鲁迅，原名周樟寿，出生于绍兴。", ["alias: 鲁迅 = 周樟寿"]),
    ("云帆集团（全称云帆科技集团有限公司）总部位于成都。", ["short_name: 云帆科技集团有限公司 = 云帆集团"]),
    ("欧洲中央银行（European Central Bank，简称ECB）提高了利率。", ["short_name: 欧洲中央银行 = ECB"]),
    ("华为（HUAWEI）发布了手机。", ["acronym: 华为 = HUAWEI"]),
    ("北辰有限公司（下称北辰）起诉了云帆科技。", ["short_name: 北辰有限公司 = 北辰"]),
    (
        "深圳市腾讯计算机系统有限公司（以下简称“腾讯公司”）成立于1998年。",
        ["short_name: 深圳市腾讯计算机系统有限公司 = 腾讯公司"],
    ),
    (
        "微软公司（Microsoft Corporation）收购了领英公司（LinkedIn）。",
        ["translation: 微软公司 = Microsoft Corporation", "translation: 领英公司 = LinkedIn"],
    ),
]

PRONOUNS = [
    (["云帆科技成立于2001年。", "该公司总部位于成都。"], ["云帆科技 | 成立于 | 2001年", "云帆科技 | 总部位于 | 成都"]),
    (["云帆科技成立于2001年。", "其总部位于成都。"], ["云帆科技 | 成立于 | 2001年", "云帆科技 | 总部位于 | 成都"]),
    (["张伟出生于成都。", "他毕业于清华大学。"], ["张伟 | 出生于 | 成都", "张伟 | 毕业于 | 清华大学"]),
    (["李娜加入了云帆科技。", "她担任首席财务官。"], ["李娜 | 加入 | 云帆科技", "李娜 | 担任 | 首席财务官"]),
    (["云帆科技收购了北辰公司。", "公司位于成都。"], ["云帆科技 | 收购 | 北辰公司", "云帆科技 | 位于 | 成都"]),
    (["他毕业于清华大学。"], ["unresolved-pronoun: 他"]),
    (["张伟创办了云帆科技，他担任董事长。"], ["张伟 | 创办 | 云帆科技", "张伟 | 担任 | 董事长"]),
    (
        ["《活着》出版于1993年。", "该书获得了格林扎纳·卡佛文学奖。"],
        ["活着 | 出版于 | 1993年", "unresolved-pronoun: 该书"],
    ),
    (["云帆科技成立于2001年。", "它的总部位于成都。"], ["云帆科技 | 成立于 | 2001年", "云帆科技 | 总部位于 | 成都"]),
    (
        ["云帆科技收购了北辰公司。", "该公司拥有三家工厂。"],
        ["云帆科技 | 收购 | 北辰公司", "云帆科技 | 拥有 | 三家工厂"],
    ),
    (
        ["云帆科技有限公司成立于2001年。", "本公司总部位于成都。"],
        ["云帆科技有限公司 | 成立于 | 2001年", "云帆科技有限公司 | 总部位于 | 成都"],
    ),
    (
        ["张伟和李娜创办了云帆科技。", "他们毕业于清华大学。"],
        ["张伟 | 创办 | 云帆科技", "李娜 | 创办 | 云帆科技", "unresolved-pronoun: 他们"],
    ),
    (
        ["张伟出席了会议。", "会议讨论了预算。", "他批准了预算。"],
        ["张伟 | 出席 | 会议", "会议 | 讨论 | 预算", "张伟 | 批准 | 预算"],
    ),
    (
        ["张伟是董事长。", "王强是总经理。", "他毕业于清华大学。"],
        ["张伟 | 是 | 董事长", "王强 | 是 | 总经理", "王强 | 毕业于 | 清华大学"],
    ),
    (["北京是中国的首都。", "该市举办了奥运会。"], ["中国 | 首都 | 北京", "北京 | 举办 | 奥运会"]),
    (["她出生于成都。", "李娜毕业于清华大学。"], ["李娜 | 毕业于 | 清华大学", "unresolved-pronoun: 她"]),
    (["李娜辞职后，她加入了北辰公司。"], ["李娜 | 加入 | 北辰公司 | time=李娜辞职后"]),
    (
        ["北辰公司任命李娜为总经理。", "此前她担任财务总监。"],
        ["北辰公司 | 任命 | 李娜", "李娜 | 任命为 | 总经理", "李娜 | 担任 | 财务总监 | time=此前"],
    ),
    (["张伟的妻子是李娜。", "她毕业于北京大学。"], ["张伟 | 妻子 | 李娜", "unresolved-pronoun: 她"]),
    (["北辰公司被云帆科技收购。", "该公司位于成都。"], ["云帆科技 | 收购 | 北辰公司", "北辰公司 | 位于 | 成都"]),
    (["张伟是云帆科技的董事长。", "他毕业于清华大学。"], ["云帆科技 | 董事长 | 张伟", "张伟 | 毕业于 | 清华大学"]),
    (["张伟是云帆科技的董事长。", "该公司位于成都。"], ["云帆科技 | 董事长 | 张伟", "云帆科技 | 位于 | 成都"]),
    (["李娜是张伟的妻子。", "她毕业于北京大学。"], ["张伟 | 妻子 | 李娜", "unresolved-pronoun: 她"]),
]

TRADITIONAL = [
    (["雲帆科技收購了北辰公司。"], ["雲帆科技 | 收购 | 北辰公司"]),
    (["張偉是雲帆科技的董事長。"], ["雲帆科技 | 董事长 | 張偉"]),
    (["華為技術有限公司總部位於深圳。"], ["華為技術有限公司 | 总部位于 | 深圳"]),
    (["台積電成立於1987年。"], ["台積電 | 成立于 | 1987年"]),
    (["據路透社報導，華為公司收購了北辰公司。"], ["華為公司 | 收购 | 北辰公司 | attribution=據路透社報導"]),
    (["李娜畢業於臺灣大學。"], ["李娜 | 毕业于 | 臺灣大學"]),
    (["雲帆科技計劃在臺北設立分公司。"], ["雲帆科技 | 设立 | 分公司 | modality=计划 | place=臺北"]),
    (["北辰公司被雲帆科技收購。"], ["雲帆科技 | 收购 | 北辰公司"]),
    (["王強被董事會任命為總經理。"], ["董事會 | 任命 | 王強", "王強 | 任命为 | 總經理"]),
    (
        ["如果董事會批准，雲帆科技將收購北辰公司。"],
        ["雲帆科技 | 收购 | 北辰公司 | modality=将 | condition=如果董事會批准"],
    ),
    (["雲帆科技股份有限公司（以下簡稱「雲帆科技」）成立於2001年。"], ["雲帆科技股份有限公司 | 成立于 | 2001年"]),
    (["供應商不得轉讓合同。"], ["供應商 | 转让 | 合同 | not | modality=不得"]),
    (["張偉與李娜共同創辦了雲帆科技。"], ["張偉 | 创办 | 雲帆科技", "李娜 | 创办 | 雲帆科技"]),
    (["2023年5月，雲帆科技投資了星海物流。"], ["雲帆科技 | 投资 | 星海物流 | time=2023-05"]),
    (["雲帆科技的註冊資本為5000萬元。"], ["雲帆科技 | 注册资本 | 5000萬元"]),
    (["張偉畢業於清華大學。", "他加入了雲帆科技。"], ["張偉 | 毕业于 | 清華大學", "張偉 | 加入 | 雲帆科技"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_alias_claims(extractor: ChineseExtractor, text: str, expected: list[str]) -> None:
    """Short names, acronyms, translations and former names."""
    assert claimed(read(extractor, text)) == expected


@pytest.mark.parametrize(("texts", "expected"), PRONOUNS)
def test_pronouns(extractor: ChineseExtractor, texts: list[str], expected: list[str]) -> None:
    """What is not safe to resolve is refused, with its words."""
    assert stated(found := read(extractor, *texts)) + refused(found) == expected


@pytest.mark.parametrize(("texts", "expected"), TRADITIONAL)
def test_traditional_characters(extractor: ChineseExtractor, texts: list[str], expected: list[str]) -> None:
    """Surfaces stay as written, predicates are simplified."""
    assert stated(read(extractor, *texts)) == expected
