"""The frame of a clause: who, adverbs, prepositional phrases, the verb with its complement, whom, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.phrases import trim
from kg_builder.extract.chinese.verbs import ADVERB_TAGS, TEMPORAL_ENDS, main_verb, relative_end, verb_group
from kg_builder.extract.chinese.words import Word, Words

_CLEFT = frozenset({"由", "被", "在", "于", "从"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of one predicate. Phrases hold their preposition first; a bare time has none.

    ``disposed`` is the object moved forward by 把; ``passive`` with ``agent`` (may be empty) comes from 被 or 由.
    ``rest`` starts with the verb of a serial predicate that shares the subject (or the object, ``pivot``).
    """

    subject: Words
    verb: Words
    object: Words = ()
    adverbs: Words = ()
    phrases: tuple[Words, ...] = ()
    disposed: Words = ()
    passive: bool = False
    agent: Words = ()
    rest: Words = ()
    pivot: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    subject: Words = ()
    adverbs: Words = ()
    phrases: tuple[Words, ...] = ()
    disposed: Words = ()
    passive: bool = False
    agent: Words = ()


def read_frame(words: Words) -> Frame | None:
    """The frame of a clause, or None for a clause without a verb."""
    words, when = _without_temporal(words)
    at = main_verb(words)
    if at is None:
        return None
    before = _before(words[:at])
    group, after = verb_group(words, at)
    rest = words[after:]
    inner = rest[next((index for index, word in enumerate(rest) if word.tag not in {"m", "q"}), 0) :]
    if len(group) == 1 and group[0].text == "是" and inner and inner[0].tag == "p" and inner[0].text in _CLEFT:
        cleft = read_frame((*words[:at], *inner))
        if cleft is not None and (cleft.passive or cleft.object):
            return cleft
    verb, trailing, rest = _trailing_phrases(group, rest)
    if before.passive and len(rest) == 1 and rest[0].tag == "vn":
        verb, rest = (*verb, *rest), ()
    whom, serial = (trim(rest), ()) if verb[0].text in lexicon.COPULAS else _object(rest)
    return Frame(
        subject=before.subject,
        verb=verb,
        object=whom,
        adverbs=before.adverbs,
        phrases=when + before.phrases + trailing,
        disposed=before.disposed,
        passive=before.passive,
        agent=before.agent,
        rest=serial,
        pivot=any(word.text in lexicon.PIVOT_VERBS for word in verb),
    )


def _without_temporal(words: Words) -> tuple[Words, tuple[Words, ...]]:
    """Take 2009年落户苏州时 or 更换后 out of a clause that has another verb behind it."""
    for index in range(1, len(words) - 1):
        end = index
        if words[end].text not in TEMPORAL_ENDS or not any(word.is_verb for word in words[end + 1 :]):
            continue
        first = next((at for at in range(end) if words[at].is_verb and words[at].text not in lexicon.MODALS), None)
        if first is None:
            return words, ()
        if first > 0 and words[first - 1].tag == "p":
            first -= 1
        elif any(word.tag == "p" for word in words[:first]):
            return words, ()
        while end + 2 < len(words) and (
            words[end + 1].tag == "lit" or words[end + 1].text in {"内", "起", "之内", "以内"}
        ):
            end += 1
        while first > 0 and words[first - 1].tag in ADVERB_TAGS | lexicon.TIME_TAGS:
            first -= 1
        return (*words[:first], *words[end + 1 :]), (words[first : end + 1],)
    return words, ()


def _before(words: Words) -> _Before:
    """Sort the words before the main verb."""
    subject: list[Word] = []
    adverbs: list[Word] = []
    phrases: list[Words] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.text in lexicon.PASSIVE and word.tag in {"p", "v"}:
            inner = _before(words[at + 1 :])
            return _Before(
                _subject(subject),
                (*adverbs, *inner.adverbs),
                (*phrases, *inner.phrases),
                passive=True,
                agent=inner.subject,
            )
        if word.text == "由" and word.tag == "p" and (agent := _agent(words[at + 1 :])):
            return _Before(
                _subject(subject),
                (*adverbs, *agent.adverbs),
                (*phrases, *agent.phrases),
                passive=True,
                agent=agent.subject,
            )
        if word.text in lexicon.DISPOSAL and word.tag in {"p", "d"} and _names(words[at + 1 :]) and word.tag == "p":
            inner = _before(words[at + 1 :])
            return _Before(_subject(subject), (*adverbs, *inner.adverbs), (*phrases, *inner.phrases), inner.subject)
        if word.tag == "p" or (word.text in lexicon.PREPOSITIONS and word.tag in {"p", "v", "c"}):
            end = _phrase_end(words, at)
            if word.text in lexicon.PARTNER_PREPOSITIONS and subject and _is_list(words, at, end):
                subject += words[at:end]
            elif end - at > 1:
                phrases.append(words[at:end])
            at = end
        elif word.tag in lexicon.TIME_TAGS and not _modifies(words, at):
            end = _time_end(words, at)
            phrases.append(words[at:end])
            at = end
        elif word.tag in ADVERB_TAGS or word.text in lexicon.MODALS | lexicon.NEGATORS:
            adverbs.append(word)
            at += 1
        else:
            subject.append(word)
            at += 1
    return _Before(_subject(subject), tuple(adverbs), tuple(phrases))


def _agent(words: Words) -> _Before | None:
    """The doer behind 由, or None where 由 means "from" (由5000万元增加至8000万元)."""
    inner = _before(words)
    if not inner.subject or inner.subject[-1].literal is not None or inner.subject[-1].tag in {"m", "s"}:
        return None
    return inner


def _names(words: Words) -> bool:
    return any(word.tag in lexicon.NOUN_TAGS - lexicon.TIME_TAGS for word in words)


def _subject(words: Sequence[Word]) -> Words:
    kept = trim(words)
    return kept if _names(kept) else ()


def _modifies(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text == "的"


def _time_end(words: Words, at: int) -> int:
    end = at + 1
    while end < len(words) and (words[end].tag in lexicon.TIME_TAGS | {"f"} or words[end].text in {"至", "到"}):
        end += 1
    return end


def _phrase_end(words: Words, at: int) -> int:
    """Where the prepositional phrase that starts at ``at`` ends: at an adverb, preposition or after a locative."""
    links = [index for index in range(at + 1, len(words)) if words[index].text == "的"]
    end = at + 1
    while end < len(words):
        word = words[end]
        within = any(index > end for index in links)
        if word.tag in {"d", "ad", "w"} and word.text != lexicon.LIST_COMMA and not within:
            break
        if word.tag == "p" and word.text not in lexicon.PARTNER_PREPOSITIONS and not within:
            break
        if word.tag == "r" and end > at + 1 and word.text in lexicon.PERSON_PRONOUNS | {"其"} and not within:
            break
        if word.text in lexicon.MODALS | lexicon.PASSIVE and not within and end > at + 1:
            break
        if words[end - 1].tag == "f" and end > at + 1 and word.text != "的" and not within:
            break
        if words[end - 1].tag in lexicon.TIME_TAGS and word.tag not in {"f", "u", "m", "q", "TIME"} and not within:
            break
        end += 1
    return end


def _is_list(words: Words, at: int, end: int) -> bool:
    """甲方与乙方共同签署: a doer before 与 and nothing but adverbs or phrases after the partner."""
    return any(word.text in {"共同", "分别", "均", "都", "双方", "联合", "各"} for word in words[end : end + 2]) or (
        words[at].tag == "c"
    )


def _trailing_phrases(verb: Words, rest: Words) -> tuple[Words, tuple[Words, ...], Words]:
    """Phrases right behind the verb that are no complement (帮助 在各地 筹集 ...) go to the phrases."""
    phrases: list[Words] = []
    while rest and rest[0].tag == "p" and rest[0].text not in lexicon.COMPLEMENTS | lexicon.DISPOSAL:
        following = next((index for index, word in enumerate(rest) if word.is_verb), None)
        if following is None or relative_end(rest, following) is not None:
            break
        phrases.append(rest[:following])
        group, end = verb_group(rest, following)
        verb, rest = (*verb, *group), rest[end:]
    return verb, tuple(phrases), rest


def _object(rest: Words) -> tuple[Words, Words]:
    """The object and the serial predicate behind it: 出资5000万元 | 成立子公司."""
    if rest and rest[0].text in lexicon.MODALS:
        return (), rest
    if all(word.tag in {"m", "w"} and word.literal is None for word in rest):
        return (), ()
    for index, word in enumerate(rest):
        if index == 0 or not word.is_verb or relative_end(rest, index) is not None:
            continue
        if any(part.tag in lexicon.NOUN_TAGS for part in rest[:index]) and rest[index - 1].tag not in {"a", "m"}:
            if index == len(rest) - 1 and rest[index - 1].tag in {"n", "vn"}:
                continue
            start = index
            while start > 0 and rest[start - 1].tag in {"d", "c", "ad"}:
                start -= 1
            phrase = next(
                (at for at in range(1, start) if rest[at].tag == "p" and rest[at].text not in {"和", "与"}), start
            )
            return trim(rest[:phrase]), rest[phrase:]
    return trim(rest), ()
