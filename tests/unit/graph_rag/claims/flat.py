"""Parses without a tree: one clause, the kind of each word by its capital and by the verbs that are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from graph_rag.claims.pairing import Pairing, pair
from graph_rag.claims.verdict import Aspect, Outcome, Reason
from graph_rag.claims.words import read
from linguistics.terms import singular
from schema.parse import Parse, Token
from tests.unit.graph_rag.claims.hand import chinese

_PIECE = re.compile(r"[^\W_]+(?:[-'.,][^\W_]+)*|[^\w\s]")
_VERBS = {
    "rose": "rise", "fell": "fall", "sold": "sell", "bought": "buy", "opened": "open", "opens": "open", "plans": "plan",
    "signed": "sign", "paid": "pay", "pay": "pay", "hired": "hire", "left": "leave", "cost": "cost",
    "exceeded": "exceed", "closed": "close", "met": "meet", "grew": "grow", "said": "say", "allege": "allege",
    "work": "work",
}  # fmt: skip
_IDLE = frozenset("in on of the a an and but not no to from by for at may must will only all most some if".split())

Rule = Callable[[Pairing], Iterator[Reason]]
Found = tuple[Aspect, Outcome, str]


def flat(text: str) -> Parse:
    """An English sentence of one clause; capitalised words behind the first are names."""
    tokens: list[Token] = []
    for index, match in enumerate(_PIECE.finditer(text)):
        word = match[0]
        low = word.lower()
        if low in _VERBS:
            pos = "VERB"
        elif low in _IDLE or not word[0].isalnum():
            pos = "ADP"
        elif word[0].isdigit():
            pos = "NUM"
        else:
            pos = "PROPN" if word[0].isupper() and index else "NOUN"
        lemma = low if pos == "PROPN" else _VERBS.get(low, singular(low))
        dep = "" if index else "ROOT"
        tokens.append(Token(text=word, start=match.start(), end=match.end(), lemma=lemma, pos=pos, dep=dep, head=0))
    return Parse(text=text, language="en", tokens=tuple(tokens))


def paired(claim: Parse | str, quote: Parse | str) -> Pairing:
    """A claim beside its quote; texts are read flat, lines with tags (``text/tag``) as Chinese."""
    return pair(read(_parse(claim)), read(_parse(quote)))


def _parse(given: Parse | str) -> Parse:
    if isinstance(given, Parse):
        return given
    return chinese(given) if re.search(r"[^\W\d_]/[a-zA-Z]", given) and not given.isascii() else flat(given)


def against(rule: Rule, claim: Parse | str, quote: Parse | str) -> list[Found]:
    """What a rule has against a claim."""
    return [(reason.aspect, reason.outcome, reason.detail) for reason in rule(paired(claim, quote))]


def aspects(rules: Sequence[Rule], claim: Parse | str, quote: Parse | str) -> list[Aspect]:
    """Aspects of what several rules have against a claim, in order."""
    return [aspect for rule in rules for aspect, _, _ in against(rule, claim, quote)]
