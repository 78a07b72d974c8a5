"""Pronouns and definite descriptions (他, 其, 该公司, 本合同): the nearest agreeing thing said before, when it is safe.

After the salience of subjects in centering (Grosz, Joshi and Weinstein, "Centering", Computational Linguistics 21,
1995): within one sentence only one candidate may agree; over sentences the only subject that agrees wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.aliases import GENERIC, PARTIES
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.words import Words
from linguistics.normal import name_key, simplify
from schema.documents import Span
from schema.extraction import EntityType, Mention

MAX_EVIDENCE = 300
"""Characters from the sentence of the antecedent to the end of the one with the pronoun."""

_DEMONSTRATIVES = ("该", "本", "此", "这", "那", "上述", "贵", "我")
_SELF = frozenset(
    "本合同 本协议 本办法 本制度 本规定 本条例 本报告 本项目 本通知 本政策 本手册 本章程 本产品 本书 本片 本剧".split()
)
_ORGANISATIONS = frozenset(
    {"公司", "集团", "企业", "银行", "行", "机构", "单位", "司", "组织", "学校", "大学", "医院", "社", "院"}
)
_PERSONS = frozenset({"人", "男子", "女子", "先生", "女士", "男士", "演员", "作家", "导演"})
_PLACES = frozenset({"城市", "地区", "国家", "国", "市", "县", "省", "地", "镇", "村", "岛", "区"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What a pronoun asks for: a type of entity, or a name that ends in ``head``; both empty for 其 and 它."""

    type: EntityType | None = None
    head: str = ""
    thing: bool = False


def anaphor(words: Words) -> Anaphor | None:
    """What these words refer back to, or None when they name something themselves."""
    text = text_of(words)
    if text in lexicon.PERSON_PRONOUNS:
        return Anaphor(type=EntityType.PERSON)
    if text in lexicon.COMPANY_ANAPHORS:
        return Anaphor(type=EntityType.ORGANISATION)
    if text in lexicon.THING_PRONOUNS:
        return Anaphor(thing=True)
    if text in lexicon.GROUP_PRONOUNS | PARTIES:
        return Anaphor(head=text)
    if words[0].text == "其":
        return Anaphor(head=text)
    for opening in _DEMONSTRATIVES:
        if text.startswith(opening) and len(text) > len(opening) and (words[0].tag == "r" or text in _SELF):
            return _described(text.removeprefix(opening))
    return None


def _described(head: str) -> Anaphor:
    head = head.lstrip("家个名位部款项种座所本") or head
    if head in _ORGANISATIONS:
        return Anaphor(type=EntityType.ORGANISATION)
    if head in _PERSONS:
        return Anaphor(type=EntityType.PERSON)
    if head in _PLACES:
        return Anaphor(type=EntityType.PLACE)
    return Anaphor(head=head)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence already read: its span, the mentions in it in order, and those that were subjects."""

    span: Span
    mentions: tuple[Mention, ...]
    subjects: tuple[Mention, ...]


class Antecedents:
    """What was said before in one section."""

    def __init__(self) -> None:
        self._said: list[Said] = []

    def note(self, said: Said) -> None:
        """Remember a sentence; sentences come in reading order."""
        self._said.append(said)

    def resolve(
        self, wanted: Anaphor, *, before: Sequence[Mention], subjects: Sequence[Mention], end: int
    ) -> Mention | None:
        """The antecedent, or None where none is safe.

        ``before`` are mentions of the same sentence in front of the pronoun, ``subjects`` those among them that are
        subjects; ``end`` is the offset of the end of the sentence in the document.
        """
        near = [mention for mention in before if _agrees(wanted, mention)]
        chosen = _only(near) or (_only([m for m in subjects if _agrees(wanted, m)]) if wanted.thing else None)
        if near or chosen:
            return chosen
        for said in reversed(self._said):
            if end - said.span.start > MAX_EVIDENCE:
                return None
            agreeing = [mention for mention in said.subjects if _agrees(wanted, mention)]
            others = [] if wanted.thing else [mention for mention in said.mentions if _agrees(wanted, mention)]
            if agreeing or others:
                return _only(agreeing) or (_only(others) if not agreeing else None)
            if wanted.thing:
                return None
        return None

    def sentence_of(self, mention: Mention) -> Span | None:
        """The span of the sentence that holds a mention said before."""
        return next((said.span for said in reversed(self._said) if said.span.covers(mention.span)), None)


def _agrees(wanted: Anaphor, mention: Mention) -> bool:
    surface = simplify(mention.surface)
    if surface in lexicon.COMPANY_ANAPHORS | GENERIC:
        return False
    if wanted.type is not None:
        return mention.type is wanted.type
    if wanted.head:
        return len(surface) > len(wanted.head) and surface.endswith(wanted.head)
    return mention.score >= 0.5


def _only(mentions: Sequence[Mention]) -> Mention | None:
    """The last of the mentions when all of them are spellings of one name."""
    if not mentions:
        return None
    longest = max((name_key(mention.surface) for mention in mentions), key=len)
    if all(name_key(mention.surface) in longest for mention in mentions):
        return mentions[-1]
    return None
