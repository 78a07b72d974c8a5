"""Who did what to whom, as one record for both languages, and whether two records can tell one event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_rag.claims.demonyms import country
from graph_rag.claims.groups import CONVERSE, ROLES, USUAL_ROLES, similar, verb_groups
from graph_rag.claims.verdict import Outcome
from linguistics.normal import fold
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms

_UNDERGOERS = frozenset({"patient", "theme"})
_SPEAKING = frozenset({"say", "become", "be"})
_NAMING = frozenset({"become", "appoint", "be"})
POST = re.compile(r"(?:[a-z]{2}(?:ers?|ors?|ists?|m[ae]n|women?)|president|chief|head|[人长员师家编事理官监])$")
"""Nouns that say what somebody is: editor, chairman, 主编."""
_SOMEONE_ELSE = re.compile(
    r"(?:aunt|uncle|brother|sister|mother|father|son|daughter|wife|husband|cousin|rival|competitor|neighbou?r"
    r"|colleague|[姑叔伯舅姨]|父亲|母亲|妻子|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|对手|同事|邻居)$",
    re.IGNORECASE,
)
"""Nouns for another person than the one they are told of: "founded by her aunt"."""
_EMPTY = frozenset(
    "company group firm one other former 公司 集团 企业 有限 限公 这家 家公 该公 会计 计师 师事 律师 "
    "事务 务所 银行 大学 "
    "医院 研究 究院 科技 技术 投资 资本 股份 工业 业公 技公".split()
)
"""Index terms that many names share: they do not make two names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Who or what fills a role.

    ``terms`` are index terms without empty ones; ``named`` when it is a name. ``whole`` are the terms of what it is a
    part of or belongs to, ``whole_named`` when that is a name.
    """

    text: str
    terms: frozenset[str]
    named: bool
    whole: frozenset[str] = frozenset()
    whole_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One verb with its arguments by role. ``groups`` are the groups of the verb, itself where it has none.

    ``loose`` where the only argument may as well undergo what the verb says (押金退还).
    """

    verb: str
    groups: frozenset[str]
    clause: int
    loose: bool = False
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A filler of the claim's frame that the quote gives another role, or whose role the quote gives to another."""

    verb: str
    role: str
    claimed: str
    quoted: str
    outcome: Outcome


def filler(text: str, *, named: bool, whole: str = "", whole_named: bool = False) -> Filler:
    """A filler from the words of an argument and of what the text says it is part of ("stake *in Orbis*")."""
    return Filler(text=text, terms=_terms(text), named=named, whole=_all_terms(whole), whole_named=whole_named)


def _terms(text: str) -> frozenset[str]:
    every = _all_terms(text)
    return every - _EMPTY or every


def _all_terms(text: str) -> frozenset[str]:
    terms = {term for term in index_terms(text) if term not in STOP_WORDS}
    return frozenset(terms | {country(term) for term in terms if country(term)})


def groups_of(verb: str) -> frozenset[str]:
    """Names of the groups of a verb, itself where it is in none."""
    return verb_groups().get(verb, frozenset({verb}))


def role_of(group: str, argument: str) -> str:
    """The role of an argument (``subject``, ``object``, a preposition or coverb) in a group; empty for an adjunct."""
    return ROLES.get(group, USUAL_ROLES).get(argument, "")


def roles_in(group: str, arguments: Sequence[tuple[str, Filler]]) -> dict[str, tuple[Filler, ...]]:
    """Arguments by the roles that the group gives them."""
    roles: dict[str, tuple[Filler, ...]] = {}
    for argument, found in arguments:
        role = role_of(group, argument)
        if role and found.terms:
            roles[role] = (*roles.get(role, ()), found)
    return roles


def event(group: str) -> str:
    """The group that stands for a group and its converse."""
    return CONVERSE.get(group, group)


def alike(one: Filler, other: Filler) -> bool:
    """True when two fillers share a term, or one has a word of the other's group."""
    if one.terms & other.terms:
        return True
    if has_han(one.text) or has_han(other.text):
        return fold(one.text) in similar(fold(other.text))
    return any(similar(term) & other.terms for term in one.terms)


def clashes(claim: Frame, quotes: Sequence[Frame]) -> list[Clash] | None:
    """What disagrees with the frame of the quote that fits best; None where the quote has no frame of that event."""
    fits = [list(_compare(claim, quote)) for quote in quotes if _same_event(claim, quote)]
    return min(fits, key=len) if fits else None


def _same_event(claim: Frame, quote: Frame) -> bool:
    return bool({event(group) for group in claim.groups} & {event(group) for group in quote.groups})


def _compare(claim: Frame, quote: Frame) -> Iterator[Clash]:
    for role, fillers in claim.roles.items():
        theirs = quote.roles.get(role, ())
        elsewhere = [each for other, found in quote.roles.items() if other != role for each in found]
        for own in fillers:
            part = not quote.groups & (_NAMING if role in _UNDERGOERS else _SPEAKING)
            part = part and (own.named or role in _UNDERGOERS)
            outcome = _outcome(own, theirs, elsewhere, part=part, loose=claim.loose)
            if outcome is not None:
                quoted = ", ".join(each.text for each in theirs)
                yield Clash(verb=quote.verb, role=role, claimed=own.text, quoted=quoted, outcome=outcome)


def _outcome(
    own: Filler, theirs: Sequence[Filler], elsewhere: Sequence[Filler], *, part: bool, loose: bool
) -> Outcome | None:
    """What one filler says: of another role, another name in its role, another post, or the whole for its part."""
    same = [each for each in theirs if alike(own, each)]
    if same:
        others = all(own.whole and each.whole and not own.whole & each.whole for each in same)
        return Outcome.CONTRADICTED if own.whole_named and others else None
    if part and any(own.terms & each.whole for each in theirs):
        return Outcome.NOT_CONFIRMED
    if any(alike(own, each) for each in elsewhere):
        return Outcome.CONTRADICTED if own.named or (theirs and not loose) else None
    if theirs and any(own.terms & each.whole for each in elsewhere):
        return Outcome.CONTRADICTED
    named = own.named and any(each.named or _SOMEONE_ELSE.search(each.text) for each in theirs)
    posts = POST.search(own.text) is not None and any(POST.search(each.text) for each in theirs)
    return Outcome.CONTRADICTED if named or posts else None
