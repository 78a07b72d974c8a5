"""Which verb leads a clause, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.words import Word, Words

ADVERB_TAGS = frozenset({"d", "ad", "vd"})
TEMPORAL_ENDS = frozenset({"时", "后", "前", "之后", "之前", "以后", "以前", "以来", "期间", "的时候"})
"""What ends a clause that only says when."""

_CONSENTS = frozenset({"批准", "同意", "审批", "许可", "授权", "审议", "协商"})
_RANGED = lexicon.TIME_TAGS | {"m", "lit"}
_NO_MAIN_VERBS = frozenset({"等", "来", "去", "有关"})


def relative_end(words: Sequence[Word], at: int) -> int | None:
    """Index of the 的 that makes the verb at ``at`` a modifier of a following noun, or None."""
    for index in range(at + 1, len(words) - 1):
        if words[index].text == "的" and words[index].tag == "u":
            following = words[index + 1]
            if following.tag == "lit":
                return None
            modifies = following.tag in lexicon.INSIDE_NOUN | ADVERB_TAGS or following.is_verb
            return index if modifies else None
    return None


def main_verb(words: Words) -> int | None:
    """Index of the main verb: not in a modifier before 的, not a modal or negation that another verb follows."""
    verbs = [index for index, word in enumerate(words) if _can_lead(words, index)]
    for order, at in enumerate(verbs):
        later = verbs[order + 1 :]
        end = relative_end(words, at)
        if end is not None and any(index > end for index in later):
            nominal = [word for word in words[:at] if word.tag in lexicon.NOUN_TAGS - lexicon.TIME_TAGS]
            if (
                end == at + 1
                or words[end - 1].tag == "lit"
                or not nominal
                or any(word.tag == "p" for word in words[:at])
            ):
                continue
        if end is not None and not later and (end == at + 1 or words[at + 1].text in TEMPORAL_ENDS):
            continue
        if later and words[at].text in _CONSENTS and any(word.text in {"经", "经过"} for word in words[:at]):
            continue
        if words[at].text == "为" and _is_preposition(words, at, later):
            continue
        if later and (_is_auxiliary(words, at) or _names_a_thing(words, at, later[0])):
            continue
        return at
    return None


def _can_lead(words: Words, index: int) -> bool:
    word = words[index]
    if word.text in lexicon.PASSIVE | lexicon.DISPOSAL:
        return False
    if word.text in {"至", "到"} and 0 < index < len(words) - 1 and words[index - 1].tag in _RANGED:
        return words[index + 1].tag not in _RANGED
    return word.is_verb and word.text not in _NO_MAIN_VERBS


def _is_preposition(words: Words, at: int, later: Sequence[int]) -> bool:
    """为 澄湾生鲜 供应 压缩机: 为 before a noun that another verb follows means "for"."""
    return any(
        relative_end(words, index) is None
        and words[index - 1].tag in lexicon.NOUN_TAGS | ADVERB_TAGS
        and words[index].text not in lexicon.COPULAS
        and index > at + 1
        and index + 1 < len(words)
        for index in later[:1]
    )


def _names_a_thing(words: Words, at: int, following: int) -> bool:
    """补办 费用 为 150元: a verb with nothing before it and one noun behind it is a compound noun."""
    between = words[at + 1 : following]
    return (
        at == 0
        and 0 < len(between) <= 2
        and all(word.tag in {"n", "vn"} for word in between)
        and words[following].text in lexicon.COPULAS
    )


def _is_auxiliary(words: Words, at: int) -> bool:
    """A modal or negation followed at once by a verb, adverb, preposition or time."""
    word, following = words[at], words[at + 1]
    if word.text not in lexicon.MODALS | lexicon.NEGATORS:
        return False
    return following.is_verb or following.tag in ADVERB_TAGS | {"p"} | lexicon.TIME_TAGS


def verb_group(words: Words, at: int) -> tuple[Words, int]:
    """The verb with aspect, complement (为, 于, 至 ...) and a chained verb; and the index behind it."""
    group = [words[at]]
    end = at + 1
    while end < len(words):
        word = words[end]
        if word.text == "在" and group[-1].text in lexicon.PIVOT_VERBS | lexicon.SAY_VERBS | lexicon.MODALS:
            break
        if (
            (word.text in lexicon.ASPECT and word.tag in {"u", "v", "f"})
            or (
                word.text in lexicon.COMPLEMENTS
                and word.tag in {"v", "p", "d"}
                and group[-1].text not in lexicon.COMPLEMENTS | lexicon.COPULAS
            )
            or (
                word.is_verb
                and group[-1].text != "为"
                and group[-1].text not in lexicon.SAY_VERBS
                and _chains(words, end)
            )
        ):
            group.append(word)
        else:
            break
        end += 1
    return tuple(group), end


def _chains(words: Words, at: int) -> bool:
    """True when the verb at ``at``, right behind another, is a verb and not part of a noun (采购 合同)."""
    if relative_end(words, at) is not None or words[at].text in lexicon.MODALS:
        return False
    if words[at].text in lexicon.COPULAS or at + 1 >= len(words):
        return True
    following = words[at + 1]
    return following.tag not in {"n", "vn", "an"} or following.text in lexicon.ASPECT
