"""Values and dates: each that a claim states must stand in the quote, and belong there to the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_rag.claims.pairing import Pairing
from graph_rag.claims.values import Value, agree, find_values, rivals
from graph_rag.claims.verdict import Aspect, Outcome, Reason
from graph_rag.claims.words import Kind

_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their |all )?", re.IGNORECASE)
_AMONG = re.compile(
    r"[^，。；]{0,8}[中里]有?|[^.;]{0,40}, (?:of|among) (?:which|whom|them) (?:only |just )?", re.IGNORECASE
)
_WEIGHTS = {Kind.NAME: 1.5, Kind.NOUN: 1.0, Kind.ADJECTIVE: 0.8, Kind.VERB: 0.5, Kind.ADVERB: 0.3}
_FROM_TO = re.compile(r" to |[到至]|(?:增|降|升|跌|涨|减)[长至到]+")
_DATED = {**_WEIGHTS, Kind.VERB: 1.5}  # what happened is dated, more than what it happened to
_VALUE_WEIGHT = 2.0
_ORDINALS = {
    "2nd": "second",
    "3rd": "third",
    "4th": "fourth",
    "5th": "fifth",
    "二": "second",
    "三": "third",
    "四": "fourth",
}
_ORDINAL = re.compile(
    r"\b(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th)\b(?![ -](?:quarter|half|of\b|hand))"
    r"|第([二三四五六])(?!季)",
    re.IGNORECASE,
)
_SAME_CLAUSE = 1.7
_CLEARLY_NEARER = 1.3
_REACH = 6.0


def compare_values(pairing: Pairing) -> Iterator[Reason]:
    """A value that the quote lacks, or that the quote gives to something else."""
    claimed, quoted = find_values(pairing.claim.text), find_values(pairing.quote.text)
    matches = {index: [q for q in quoted if agree(value, q)] for index, value in enumerate(claimed)}
    wholes = _wholes(pairing.quote.text, quoted)
    used = {id(q) for found in matches.values() for q in found}
    for index, value in enumerate(claimed):
        aspect = Aspect.DATE if value.dimension == "date" else Aspect.VALUE
        if not matches[index]:
            others = [q for q in quoted if rivals(value, q) and id(q) not in used]
            outcome = Outcome.CONTRADICTED if others else Outcome.NOT_CONFIRMED
            detail = f"{value.text} / {', '.join(dict.fromkeys(q.text for q in others))}" if others else value.text
            yield Reason(aspect=aspect, outcome=outcome, detail=detail)
            continue
        other = _nearer(
            pairing,
            value,
            matches[index],
            [q for q in quoted if rivals(value, q) and id(q) not in used and id(q) not in wholes],
        )
        if other is not None:
            yield Reason(aspect=aspect, outcome=Outcome.CONTRADICTED, detail=f"{value.text} / {other.text}")


def compare_pairs(pairing: Pairing) -> Iterator[Reason]:
    """A value and a date that the claim joins and the quote parts: each has a nearer partner there."""
    quoted = find_values(pairing.quote.text)
    dates = [value for value in quoted if value.parts is not None]
    for value, day in _joined(pairing):
        kin = [each for each in quoted if each.dimension == value.dimension]
        own = next((each for each in kin if agree(value, each)), None)
        then = next((each for each in dates if agree(day, each)), None)
        if own is None or then is None:
            continue
        if _in_order(pairing.quote.text, kin, dates):
            if dates.index(then) != kin.index(own):
                detail = f"{value.text}, {day.text}"
                yield Reason(aspect=Aspect.DATE, outcome=Outcome.CONTRADICTED, detail=detail)
            continue
        other = min(dates, key=lambda each: (_gap(own, each), each.start))
        partner = min(kin, key=lambda each: (_gap(then, each), each.start))
        if not agree(day, other) and not agree(value, partner):
            detail = f"{value.text}, {day.text} / {other.text}"
            yield Reason(aspect=Aspect.DATE, outcome=Outcome.CONTRADICTED, detail=detail)


def _in_order(text: str, values: Sequence[Value], dates: Sequence[Value]) -> bool:
    """True for "between 2018 and 2022 ... from 4 to 8 million": the first value is of the first date."""
    if len(values) != 2 or len(dates) != 2 or dates[0].start != dates[1].start:
        return False
    return _FROM_TO.fullmatch(text[values[0].end : values[1].start]) is not None


def _joined(pairing: Pairing) -> Iterator[tuple[Value, Value]]:
    """Values and dates of one clause of the claim, where it has one of each."""
    claimed = find_values(pairing.claim.text)
    for clause in range(max(1, len(pairing.claim.clauses))):
        here = [value for value in claimed if pairing.claim.clause_at(value.start) == clause]
        days = [value for value in here if value.parts is not None]
        numbers = [value for value in here if value.parts is None]
        if len(days) == 1 and len(numbers) == 1:
            yield numbers[0], days[0]


def _gap(first: Value, second: Value) -> int:
    return max(second.start - first.end, first.start - second.end)


def _wholes(text: str, values: Sequence[Value]) -> set[int]:
    """Values that only say of how many: 27 in "22 of the 27" and in 27个成员国中有22个."""
    found = set()
    for first, second in pairwise(values):
        between = text[first.end : second.start]
        if _OUT_OF.fullmatch(between):
            found.add(id(second))
        elif _AMONG.fullmatch(between):
            found.add(id(first))
    return found


def _nearer(pairing: Pairing, value: Value, found: Sequence[Value], others: Sequence[Value]) -> Value | None:
    """Another value of the kind that stands clearly nearer to what the claim says of its own."""
    if not others:
        return None
    clause = pairing.claim.clause_at(value.start)
    beside = _beside(pairing, value, clause)
    near = {id(each): closeness(pairing, each, clause, beside) for each in (*found, *others)}
    own = max(near[id(each)] for each in found)
    nearest = max(others, key=lambda each: (near[id(each)], -each.start))
    return nearest if near[id(nearest)] > _CLEARLY_NEARER * own else None


def _beside(pairing: Pairing, value: Value, clause: int) -> list[Value]:
    """Values of the quote that say the other values of the claim's clause, each where only one does."""
    quoted = find_values(pairing.quote.text)
    found = []
    for other in find_values(pairing.claim.text):
        if (other.start, other.end) != (value.start, value.end) and pairing.claim.clause_at(other.start) == clause:
            matches = [each for each in quoted if agree(other, each)]
            found += matches if len(matches) == 1 else []
    return found


def closeness(pairing: Pairing, value: Value, clause: int, beside: Sequence[Value] = ()) -> float:
    """How near the words of the claim's clause, and values ``beside``, stand to a value of the quote, summed.

    What stands in the same clause counts twice.
    """
    here, place = pairing.quote.clause_at(value.start), _token_at(pairing, value.start)
    total = 0.0
    weights = _DATED if value.parts is not None else _WEIGHTS
    for claimed, words in pairing.anchors(clause):
        near = (_nearness(abs(word.token - place), same=word.clause == here) for word in words)
        total += weights[claimed.kind] * max(near)
    for other in beside:
        same = pairing.quote.clause_at(other.start) == here
        total += _VALUE_WEIGHT * _nearness(abs(_token_at(pairing, other.start) - place), same=same)
    return total


def _nearness(distance: int, *, same: bool) -> float:
    return (_SAME_CLAUSE if same else 1.0) * _REACH / (_REACH + distance)


def _token_at(pairing: Pairing, offset: int) -> int:
    return sum(token.end <= offset for token in pairing.quote.parse.tokens)


def compare_ordinals(pairing: Pairing) -> Iterator[Reason]:
    """As in "for the third time": a place in a series that the quote does not say."""
    for ordinal in sorted(_ordinals(pairing.claim.text) - _ordinals(pairing.quote.text)):
        yield Reason(aspect=Aspect.VALUE, outcome=Outcome.NOT_CONFIRMED, detail=ordinal)


def _ordinals(text: str) -> set[str]:
    found = [(match[1] or match[2]).lower() for match in _ORDINAL.finditer(text)]
    return {_ORDINALS.get(word, word) for word in found}
