"""Countries and what is of them: "Dutch" and "the Netherlands", 德国 and German, are one."""

from __future__ import annotations

from functools import cache

from linguistics.terms import singular

_COUNTRIES = """
america american us u.s. usa united_states 美国|britain british uk u.k. united_kingdom 英国|china chinese \
中国|france french 法国
germany german 德国|netherlands dutch holland 荷兰|wales welsh 威尔士|scotland scottish 苏格兰|ireland irish \
爱尔兰|england english 英格兰
spain spanish 西班牙|portugal portuguese 葡萄牙|italy italian 意大利|switzerland swiss 瑞士|austria austrian \
奥地利|belgium belgian 比利时
sweden swedish 瑞典|norway norwegian 挪威|denmark danish 丹麦|finland finnish 芬兰|iceland icelandic 冰岛|poland \
polish 波兰
czechia czech 捷克|hungary hungarian 匈牙利|romania romanian 罗马尼亚|bulgaria bulgarian 保加利亚|greece greek \
希腊|turkey turkish 土耳其
russia russian 俄罗斯|ukraine ukrainian 乌克兰|japan japanese 日本|korea korean 韩国|vietnam vietnamese \
越南|thailand thai 泰国
indonesia indonesian 印度尼西亚 印尼|malaysia malaysian 马来西亚|philippines philippine filipino \
菲律宾|singapore singaporean 新加坡
india indian 印度|pakistan pakistani 巴基斯坦|bangladesh bangladeshi 孟加拉国|australia australian 澳大利亚 \
澳洲|canada canadian 加拿大
mexico mexican 墨西哥|brazil brazilian 巴西|argentina argentine argentinian 阿根廷|chile chilean 智利|peru peruvian 秘鲁
colombia colombian 哥伦比亚|egypt egyptian 埃及|nigeria nigerian 尼日利亚|kenya kenyan 肯尼亚|ghana ghanaian \
加纳|morocco moroccan 摩洛哥
israel israeli 以色列|iran iranian 伊朗|iraq iraqi 伊拉克|saudi saudi_arabia 沙特 沙特阿拉伯|europe european eu \
欧洲|asia asian 亚洲
africa african 非洲|taiwan taiwanese 台湾|hong_kong 香港|estonia estonian 爱沙尼亚|latvia latvian \
拉脱维亚|lithuania lithuanian 立陶宛
slovakia slovak 斯洛伐克|slovenia slovenian 斯洛文尼亚|croatia croatian 克罗地亚|serbia serbian \
塞尔维亚|south_africa south_african 南非
"""


@cache
def _table() -> dict[str, str]:
    groups = _COUNTRIES.replace("\n", "|").split("|")
    forms = ((form, group.split()[0]) for group in groups for word in group.split() for form in (word, singular(word)))
    return {form.replace("_", " "): name for form, name in forms}


def country(word: str) -> str:
    """The country that a folded word names or belongs to, empty for other words."""
    return _table().get(word, "")
