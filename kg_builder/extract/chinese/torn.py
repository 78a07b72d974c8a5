"""Names that the tagger tore: in lists of people, and foreign names before a bracket with the original spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.words import Word

SLASHES = frozenset({"/", "／", "|"})
_SEPARATORS = SLASHES | {lexicon.LIST_COMMA}
_AND_OTHERS = frozenset({"等", "等人"})
_OPENING = frozenset({"（", "("})
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_HAN = re.compile(r"[\u4e00-\u9fff]+\Z")
_NAME_DOTS = frozenset("·・•‧﹒-")
_NAMED = frozenset({"PER", "nr", "nz", "nw", "LOC", "ORG", "n"})
_PERSONS = frozenset({"PER", "nr"})
_COURTESY = frozenset({"字", "号", "又字", "自号"})
_CLAUSE_MARKS = frozenset("，,）)]；;、")
_LONGEST, _MOST_PIECES = 4, 4
_SOUNDS = frozenset(
    "阿埃艾安奥澳巴白柏班邦贝本比彼毕宾波伯博布查达戴丹当道德登邓迪蒂丁杜顿多厄恩尔法凡菲费芬弗福夫富盖甘冈高戈格葛根古哈海汉豪赫黑亨霍基吉"
    "加贾简杰金京卡凯坎康科克肯孔库奎昆拉莱兰朗劳勒雷里丽利莉列林隆卢鲁伦罗洛吕马玛麦迈曼芒梅门蒙米密敏明莫姆穆纳娜奈南内尼妮宁纽农诺努欧帕"
    "派潘庞佩彭皮珀平普奇齐恰强乔切琴琼丘让热仁日荣儒瑞若萨塞赛桑瑟森沙莎山尚舍申圣施什史舒斯丝松苏孙索所塔台泰坦汤唐特腾提蒂廷图屯托瓦万旺"
    "威韦维温文翁沃乌吾武西希锡席夏香肖谢辛欣兴雄修休逊雅亚延扬杨耶叶伊因英尤于约赞泽曾扎詹张珍治朱茨兹祖佐"
)
"""Characters that foreign names are written with (the usual ones of transliteration tables)."""


def join_dotted(words: list[Word], text: str) -> list[Word]:
    """Foreign names with a dot between their parts: 史蒂夫·乔布斯."""
    joined: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        if _tail_of_name(word) and joined and joined[-1].tag in _NAMED and joined[-1].end == word.start:
            joined.append(_whole([joined.pop(), word], text))
            at += 1
        elif word.text in _NAME_DOTS and joined and following and joined[-1].tag in _NAMED and following.tag in _NAMED:
            before = joined.pop()
            tag = "PER" if "PER" in (before.tag, following.tag) or word.text == "·" else before.tag
            joined.append(_whole([before, following], text, tag))
            at += 2
        else:
            joined.append(word)
            at += 1
    return joined


def _tail_of_name(word: Word) -> bool:
    """·显克微支, which the tagger took for punctuation."""
    return len(word.text) > 1 and word.text[0] == "·" and all("\u4e00" <= each <= "\u9fff" for each in word.text[1:])


def join_listed(words: Sequence[Word], text: str) -> list[Word]:
    """李宥利/PER 、 玄宇/PER 成/v 、 郑灿/PER: what stands between two marks in a list of people is one name.

    A mark is 、 or a slash. Both neighbours must be people; behind the last mark 等 must end the name, or it must
    begin with a surname and end the clause.
    """
    joined = list(words)
    at = 1
    while at < len(joined) - 1:
        if joined[at].text in _SEPARATORS and joined[at - 1].tag in _PERSONS:
            end = _member_end(joined, at + 1)
            piece = joined[at + 1 : end]
            if _is_torn_name(piece) and _closes_name(joined, end, piece):
                joined[at + 1 : end] = [_whole(piece, text)]
        at += 1
    return joined


def _member_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and end - start <= _MOST_PIECES:
        if words[end].tag == "w" or words[end].text in _AND_OTHERS or words[end].text in lexicon.COORDINATORS:
            break
        end += 1
    return end


def _is_torn_name(piece: Sequence[Word]) -> bool:
    """One to four words, two to four Han characters together, no name as they stand and no other thing."""
    if not piece or len(piece) > _MOST_PIECES or any(word.literal is not None for word in piece):
        return False
    name = "".join(word.text for word in piece)
    if not (2 <= len(name) <= _LONGEST and _HAN.match(name)) or piece[-1].end - piece[0].start != len(name):
        return False
    if len(piece) == 1 and piece[0].tag in _PERSONS | {"n", "vn", "ORG", "nt", "LOC", "ns", "r"}:
        return False
    if any(len(word.text) > 1 and word.tag in {"n", "vn", "r", "v"} for word in piece[1:]):
        return False
    return not (
        lexicon.ORGANISATION_SUFFIX.search(name) or lexicon.ROLE.search(name) or lexicon.PLACE_SUFFIX.search(name)
    )


def _closes_name(words: Sequence[Word], end: int, piece: Sequence[Word]) -> bool:
    if end >= len(words):
        return piece[0].text[0] in lexicon.SURNAMES
    after = words[end]
    if after.text in _AND_OTHERS:
        return True
    if after.text in _SEPARATORS:
        return (end + 1 < len(words) and words[end + 1].tag in _PERSONS) or piece[0].text[0] in lexicon.SURNAMES
    return after.tag == "w" and piece[0].text[0] in lexicon.SURNAMES


def join_courtesy_names(words: Sequence[Word], text: str) -> list[Word]:
    """号/n 归/v 愚/an: between 字 or 号 and the next mark stands one name, of up to four characters."""
    joined = list(words)
    for at in range(len(joined) - 2):
        if at + 2 >= len(joined) or joined[at].text not in _COURTESY or joined[at].tag not in {"n", "q"}:
            continue
        opens = at > 0 and (joined[at - 1].tag in _PERSONS or joined[at - 1].text in _CLAUSE_MARKS)
        end = next((index for index in range(at + 1, len(joined)) if joined[index].tag == "w"), len(joined))
        piece = joined[at + 1 : end]
        name = "".join(word.text for word in piece)
        if opens and len(piece) > 1 and len(name) <= _LONGEST and _HAN.match(name):
            joined[at + 1 : end] = [_whole(piece, text)]
    return joined


def join_before_latin(words: Sequence[Word], text: str) -> list[Word]:
    """科库/n 雷克/PER （Kokurek）: the torn pieces of a foreign name whose original spelling follows in a bracket."""
    joined = list(words)
    at = 1
    while at < len(joined) - 1:
        if joined[at].text in _OPENING and _LATIN.match(joined[at + 1].text):
            start = _foreign_start(joined, at)
            piece = joined[start:at]
            if len(piece) > 1 and any(word.tag in _PERSONS for word in piece):
                joined[start:at] = [_whole(piece, text)]
                at = start + 1
        at += 1
    return joined


def _foreign_start(words: Sequence[Word], end: int) -> int:
    """Where the run of words in sound characters that touches ``end`` begins."""
    start = end
    while start > 0 and (start == end or words[start - 1].end == words[start].start):
        word = words[start - 1]
        solid = word.tag in _PERSONS and "·" in word.text
        if word.literal is not None or lexicon.ROLE.match(word.text):
            break
        if not solid and not all(character in _SOUNDS for character in word.text):
            break
        start -= 1
    return start


def _whole(piece: Sequence[Word], text: str, tag: str = "PER") -> Word:
    start, end = piece[0].start, piece[-1].end
    return Word(text[start:end], tag, start, end)
