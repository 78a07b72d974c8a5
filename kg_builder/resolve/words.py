"""Closed classes of words that decide what a mention can mean: pronouns, generic terms, titles, surnames.

Everything is in the normal form of ``linguistics.normal.name_key`` (folded, simplified, no leading article).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from linguistics.normal import name_key
from linguistics.scripts import HAN, has_han

_PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these "
    "those who whom whose which what there here one ones some any all both each others another such same so none "
    "myself yourself himself herself itself ourselves yourselves themselves someone somebody anyone anybody everyone "
    "everybody nobody something anything everything nothing former latter "
    "我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 自己 这 那 这些 那些 这个 那个 这里 那里 此 其 之 者 谁 什么 哪 "
    "哪个 哪些 大家 有人 有的 本人 对方 前者 后者 双方 各方".split()
)
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lord lady madam mme herr frau".split())
_TITLE_BEFORE = re.compile(r"(?:^|[^\w])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Madam)\.?\s+$")
_HONORIFICS = (
    "总经理 董事长 副总裁 先生 女士 小姐 太太 老师 经理 主任 教授 博士 律师 医生 局长 部长 处长 科长 院长 校长 "
    "书记 主席 总裁 总监 某某 总 董 工 某".split()
)
_FAMILIAR = ("小", "老")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦"
    "贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔庞颜倪庄聂章鲁岳翟申欧"
)
_COMPOUND_SURNAMES = frozenset("欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 夏侯 端木".split())
_LATIN_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_HAN_CHARACTER = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A surface as a name: its normal form without a person's title, and whether it had one ("Ms Wu", 王总)."""

    key: str
    titled: bool = False


def is_pronoun(key: str) -> bool:
    """True for words that stand for something named elsewhere, and for empty names."""
    return not key or key in _PRONOUNS


def is_surname(key: str) -> bool:
    """True for a Chinese surname, simplified, of one or two characters (the hundred and some most frequent)."""
    return key in _SURNAMES or key in _COMPOUND_SURNAMES


def surname_of(key: str) -> str:
    """The Chinese surname with which a full name of two to four characters begins, else empty."""
    if not 2 <= len(key) <= 4 or not all(_HAN_CHARACTER.match(character) for character in key):
        return ""
    if len(key) > 2 and key[:2] in _COMPOUND_SURNAMES:
        return key[:2]
    return key[0] if key[0] in _SURNAMES else ""


@lru_cache(maxsize=16384)
def name_form(surface: str, before: str = "", after: str = "") -> NameForm:
    """Read a surface as a name. ``before`` and ``after`` are some characters of the text around it."""
    key = name_key(surface)
    words = key.split(" ")
    if len(words) > 1 and words[0] in _TITLES:
        rest = words[2:] if len(words) > 2 and words[1] in _TITLES else words[1:]
        return NameForm(key=" ".join(rest), titled=True)
    if has_han(key):
        return _han_form(key, after)
    return NameForm(key=key, titled=_TITLE_BEFORE.search(before) is not None)


def _han_form(key: str, after: str) -> NameForm:
    """``王总``, ``老王`` and ``王`` before ``总`` are the surname with a title; every other name stays as it is."""
    for honorific in _HONORIFICS:
        if key.endswith(honorific) and is_surname(key.removesuffix(honorific)):
            return NameForm(key=key.removesuffix(honorific), titled=True)
    if key.startswith(_FAMILIAR) and is_surname(key[1:]):
        return NameForm(key=key[1:], titled=True)
    return NameForm(key=key, titled=is_surname(key) and after.startswith(tuple(_HONORIFICS)))


def word_count(text: str) -> int:
    """Length in words: Latin words, and one for every two Han characters (rounded up)."""
    han = len(_HAN_CHARACTER.findall(text))
    return len(_LATIN_WORD.findall(_HAN_CHARACTER.sub(" ", text))) + (han + 1) // 2
