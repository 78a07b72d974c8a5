"""Noun phrases over words: what can be an argument, coordination, possession, roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.words import Word, Words

MAX_ARGUMENT = 24
"""Longest argument in characters that is not one name; a longer one is reduced to its head or dropped."""

_EDGE_TAGS = frozenset({"w", "c", "u", "xc", "d", "p", "y"})
_LINKS = frozenset({"的", "之"})
_SLASHES = frozenset({"/", "／"})
_INSIDE = frozenset({"当中", "之中", "里面", "其中"})
_AND_OTHERS = frozenset({"等", "等人"})
_POINTING = frozenset({"以下", "上述", "下列", "上列", "如下", "此前", "以上", "其他", "其它", "后", "前", "时"})
_REFERRING = lexicon.PERSON_PRONOUNS | lexicon.THING_PRONOUNS | lexicon.COMPANY_ANAPHORS
_MEASURE = re.compile(
    r"[一两几多每某数0-9二三四五六七八九十]+(?:个|家|种|位|名|部|款|首|只|台|座|项|件|张|篇|份|支|艘|栋|本|条)\Z"
)
_COUNTED_TAGS = frozenset({"n", "q", "m", "vn", "nz", "u"})
_ABOUT = frozenset({"约", "近", "达", "超过", "共", "逾", "超", "至少", "合计", "大约", "共计"})
_SHARES = frozenset({"股权", "股份", "权益", "全部股权", "部分股权"})
_PORTIONS = frozenset({"全部", "部分", "所有", "剩余", "其余"})
_REGIONS = frozenset("东部 西部 南部 北部 中部 东北部 东南部 西北部 西南部".split())


def trim(words: Sequence[Word]) -> Words:
    """The words without punctuation, conjunctions, particles, adverbs and prepositions at both ends."""
    kept = list(words)
    while kept and (kept[0].tag in _EDGE_TAGS or kept[0].text in lexicon.COORDINATORS):
        kept.pop(0)
    while kept and (
        kept[-1].tag in _EDGE_TAGS or kept[-1].text in lexicon.COORDINATORS or kept[-1].text in _AND_OTHERS
    ):
        kept.pop()
    return tuple(kept)


def text_of(words: Sequence[Word]) -> str:
    """The words written together."""
    return "".join(word.text for word in words)


def contiguous(words: Sequence[Word]) -> Words:
    """The words up to the first gap wider than a blank (a bracket that was left out)."""
    for index in range(1, len(words)):
        if words[index].start - words[index - 1].end > 1:
            return tuple(words[:index])
    return tuple(words)


def coordinated(words: Sequence[Word]) -> list[Words]:
    """The members of a coordination; the whole as its only member where the sharing of modifiers is unclear.

    Nothing but punctuation and particles has no member.
    """
    whole = trim(words)
    if not whole:
        return []
    parts: list[list[Word]] = [[]]
    for index, word in enumerate(whole):
        listed = word.text == lexicon.LIST_COMMA or (word.text in lexicon.COORDINATORS and word.tag in {"c", "p", "w"})
        if listed or _slashed(whole, index):
            parts.append([])
            continue
        if word.text[0] == "《" and parts[-1] and parts[-1][-1].text[0] == "《":
            parts.append([])
        parts[-1].append(word)
    members = [trim(part) for part in parts]
    if len(members) < 2 or any(not _has_head(member) for member in members):
        return [whole]
    if any(word.text in _LINKS for member in members[1:] for word in member):
        return [whole]
    first = members[0]
    links = [index for index, word in enumerate(first) if word.text in _LINKS]
    if links and not first[-1].is_name:
        return [whole]
    if links:
        members[0] = first[links[-1] + 1 :]
    return members


def _slashed(words: Words, at: int) -> bool:
    """张三 / 李四: a slash between two names lists them."""
    return words[at].text in _SLASHES and 0 < at < len(words) - 1 and words[at - 1].is_name and words[at + 1].is_name


def _has_head(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].tag in lexicon.NOUN_TAGS


class Owned(NamedTuple):
    """Something named and what it has: 华为 的 总部, 冷链公司 总经理."""

    owner: Words
    attribute: Words


def owned(words: Sequence[Word]) -> Owned | None:
    """Split ``X 的 N`` (N at most three words, without a verb) or ``NAME N`` with N a role or property."""
    whole = trim(words)
    links = [index for index, word in enumerate(whole) if word.text in _LINKS]
    if len(whole) > 1 and whole[0].text == "其" and not links and is_relational(whole[1:]):
        return Owned(whole[:1], whole[1:])
    if links:
        owner, attribute = trim(whole[: links[-1]]), whole[links[-1] + 1 :]
        if (
            owner
            and 0 < len(attribute) <= 3
            and attribute[-1].tag in {"n", "vn", "nz"}
            and not any(word.is_verb for word in attribute)
            and not any(word.is_verb for word in owner)
            and owner[-1].tag in lexicon.NOUN_TAGS - {"m", "lit", "TIME"}
        ):
            return Owned(owner, attribute)
        return None
    for index in range(len(whole) - 1, 0, -1):
        attribute = whole[index:]
        label = text_of(attribute)
        named = whole[index - 1].is_name or lexicon.ORGANISATION_SUFFIX.search(text_of(whole[:index])) is not None
        if not named or (whole[index - 1].tag == "nz" and index > 1):
            continue
        if attribute[0].tag in {"n", "vn", "nz", "a", "b"} and (
            lexicon.ROLE.match(label) or lexicon.ATTRIBUTES.match(label)
        ):
            return Owned(whole[:index], attribute)
    return None


def is_role(words: Sequence[Word]) -> bool:
    """True for a noun that relates somebody to something: 董事长, 子公司."""
    return bool(words) and lexicon.ROLE.match(text_of(words)) is not None


def is_attribute(words: Sequence[Word]) -> bool:
    """True for a bare property noun: 总部, 注册资本, 营业收入."""
    return (
        0 < len(words) <= 3
        and words[-1].tag in {"n", "vn", "nz", "a", "q"}
        and not any(word.is_verb or word.tag in {"r", "u"} for word in words)
        and lexicon.ATTRIBUTES.match(text_of(words)) is not None
    )


def is_relational(words: Words) -> bool:
    """True for a role or a property."""
    return is_role(words) or is_attribute(words)


class Refusal(NamedTuple):
    """Why words cannot be an argument: a slug and the words."""

    reason: str
    words: Words


def _named(words: Words) -> Words:
    """The name at the end of a description: 冷链公司总经理王芳 is 王芳, 周杰伦演唱的歌曲《稻香》 is 《稻香》."""
    if len(words) < 2:
        return words
    last, before = words[-1], words[-2]
    if last.tag in {"PER", "nr", "nw"} and (before.tag in {"n", "nz", "vn"} or before.text in _LINKS):
        return words[-1:]
    if last.tag in {"ORG", "nt"} and (before.tag in {"n", "vn"} or before.text in _LINKS) and len(last.text) > 2:
        return words[-1:]
    return words


def argument(words: Sequence[Word], *, reduce: bool = True) -> Words | Refusal:
    """The words as an argument of a triple: without measures in front, short, with a head that names something.

    ``reduce`` lets a phrase that is too long shrink to what follows its last 的, which stays true for a statement
    that is not denied.
    """
    whole = _named(_without_locative(without_measure(trim(words))))
    if not whole:
        return Refusal("no-argument", tuple(words))
    if contiguous(whole) != whole:
        return Refusal("broken-argument", whole)
    if len(whole) == 1 and (whole[0].is_name or whole[0].literal is not None):
        return whole
    if len(text_of(whole)) > MAX_ARGUMENT or _has_clause(whole):
        links = [index for index, word in enumerate(whole) if word.text in _LINKS]
        head = trim(whole[links[-1] + 1 :]) if links and reduce else ()
        if not head or len(text_of(head)) > MAX_ARGUMENT or _has_clause(head):
            return Refusal("long-argument", whole)
        whole = without_measure(head)
    last = whole[-1] if whole else None
    if len(whole) == 1 and last is not None and last.text in _REFERRING:
        return whole
    native = len(whole) > 1 and last is not None and last.text == "人" and whole[-2].tag in {"LOC", "ns"}
    region = len(whole) > 1 and last is not None and last.text in _REGIONS and whole[-2].tag in {"LOC", "ns"}
    if last is None or not (region or last.tag in lexicon.NOUN_TAGS) or (_is_empty(whole) and not native):
        return Refusal("empty-head", whole or tuple(words))
    if len(whole) > 1 and whole[0].text in _POINTING:
        return Refusal("no-referent", whole)
    if len(whole) == 1 and last.tag in lexicon.TIME_TAGS and last.literal is None:
        return Refusal("vague-time", whole)
    if any(word.text in lexicon.FIRST_PERSONS for word in whole) or (last.tag == "r" and len(whole) > 1):
        return Refusal("no-referent", whole)
    if len(text_of(whole)) == 1 and not last.is_name:
        return Refusal("empty-head", whole)
    return whole


def _is_empty(words: Words) -> bool:
    """A head that names nothing; 原因 or 问题 do with a noun before them (事故原因)."""
    head = words[-1].text
    return head in lexicon.EMPTY_HEADS or (head in lexicon.VAGUE_HEADS and len(words) == 1)


def without_measure(words: Words) -> Words:
    """Without a numeral and its measure word in front: 一家 公司 -> 公司. Ordinals (二期) and literals stay."""
    at = 0
    while (
        at < len(words) - 1
        and words[at].literal is None
        and (
            words[at].tag == "q"
            or _MEASURE.match(words[at].text) is not None
            or (words[at].tag == "m" and words[at + 1].tag == "q")
        )
    ):
        at += 1
    return words[at:]


def _without_locative(words: Words) -> Words:
    last = words[-1] if len(words) > 1 else None
    inside = last is not None and last.tag == "f" and (len(last.text) == 1 or last.text in _INSIDE)
    return words[:-1] if last is not None and (inside or last.text == "旗下") else words


def _has_clause(words: Words) -> bool:
    """True when a verb stands in the words that no 的 turns into a modifier."""
    for index, word in enumerate(words):
        if word.text in lexicon.CLAUSE_ENDS:
            return True
        if word.is_verb and index < len(words) - 1 and not any(later.text == "的" for later in words[index + 1 :]):
            compound = index > 0 or words[index + 1].tag in {"n", "vn"}
            if not compound or len(words) > 4:
                return True
    return False


class Share(NamedTuple):
    """A company and the part of it that is spoken of: 北辰公司 80%的股权."""

    company: Words
    part: Words


def share(words: Sequence[Word]) -> Share | None:
    """Split a name from the stake in it that follows."""
    whole = trim(words)
    if len(whole) < 2 or whole[-1].text not in _SHARES or not whole[0].is_name:
        return None
    begins = (index for index, word in enumerate(whole) if word.tag == "lit" or word.text in _LINKS | _PORTIONS)
    at = next(begins, len(whole) - 1)
    return Share(trim(whole[:at]), trim(whole[at:]))


class Measured(NamedTuple):
    """A literal and what it measures: 500名 员工, 总收入的 22%, 电费 约 920万元. ``noun`` may be empty."""

    literal: Words
    noun: Words


def counted(words: Sequence[Word]) -> Measured | None:
    """The literal before what it counts (500名员工) or behind what it is a part of (总收入的22%)."""
    whole = trim(words)
    if not 1 < len(whole) <= 5:
        return None
    if whole[0].tag == "lit" and len(whole) <= 3 and all(word.tag in _COUNTED_TAGS for word in whole[1:]):
        return Measured(whole[:1], trim(whole[1:]))
    if whole[-1].tag == "lit" and whole[-2].text == "的":
        return Measured(whole[-1:], trim(whole[:-2]))
    if whole[-1].tag == "lit" and len(whole) == 2 and whole[0].tag in lexicon.TIME_TAGS | {"r"}:
        return Measured(whole[-1:], whole[:1])
    return None


def measured(words: Sequence[Word]) -> Measured | None:
    """A noun and its amount: 电费 [约] 920万元, which a verb takes as one object."""
    whole = trim(words)
    nouns = tuple(word for word in whole[:-1] if word.text not in _ABOUT)
    if (
        whole
        and whole[-1].tag == "lit"
        and 0 < len(nouns) <= 2
        and all(word.tag in {"n", "vn", "nz", "m"} for word in nouns)
    ):
        return Measured(whole[-1:], nouns)
    return None
