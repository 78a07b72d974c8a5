"""Negation, modality, attribution, conditions, quantifiers and bounds of a claim's clauses and of their focus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_rag.claims.cues import Certainty, Cues, Quantity, conditions
from graph_rag.claims.pairing import Pairing
from graph_rag.claims.values import agree, find_values
from graph_rag.claims.verdict import Aspect, Outcome, Reason
from linguistics.normal import fold

_HALF = 50
_NEAR = 0.8
_DENIED_NEAR = 0.6  # a denial is more often told in other words
_SENTENCE_END = re.compile(r"[;；。]|\.(?=\s)")


def compare_cues(pairing: Pairing) -> Iterator[Reason]:
    """What the cue words of the quote take back that the claim states."""
    attributed = any(cues.attributed for cues in pairing.claim_cues)
    for clause, claimed in enumerate(pairing.claim_cues):
        if not pairing.states(clause):
            continue
        near = pairing.near_focus(clause, _DENIED_NEAR if claimed.denied else _NEAR)
        verbal = [number for number in range(len(pairing.quote_cues)) if pairing.says_verb(clause, number)]
        if verbal and not any(number in verbal for number in near):
            near = verbal
        found = min((list(_against(claimed, pairing.quote_cues[number], attributed)) for number in near), key=len)
        if claimed.denied and not any(pairing.says_verb(clause, number) for number in near):
            elsewhere = any(cues.denied for cues in pairing.quote_cues)
            found = [reason for reason in found if reason.aspect is not Aspect.NEGATION or not elsewhere]
        yield from found
    if any(cues.quantity is Quantity.MOST for cues in pairing.claim_cues):
        shares = [value for value in find_values(pairing.quote.text) if value.dimension == "percent"]
        if shares and all(value.number < _HALF for value in shares):
            yield Reason(aspect=Aspect.QUANTIFIER, outcome=Outcome.CONTRADICTED, detail=f"most / {shares[0].text}")
    yield from _conditions(pairing)


def _against(claimed: Cues, quoted: Cues, attributed: bool) -> Iterator[Reason]:  # noqa: FBT001
    yield from _negation(claimed, quoted)
    yield from _modality(claimed, quoted)
    yield from _quantity(claimed, quoted)
    if quoted.alleged and not attributed:
        yield Reason(aspect=Aspect.ATTRIBUTION, outcome=Outcome.NOT_CONFIRMED)


def _negation(claimed: Cues, quoted: Cues) -> Iterator[Reason]:
    if claimed.denied != quoted.denied:
        yield Reason(aspect=Aspect.NEGATION, outcome=Outcome.CONTRADICTED)


def _modality(claimed: Cues, quoted: Cues) -> Iterator[Reason]:
    if quoted.certainty > claimed.certainty:
        detail = f"{claimed.certainty.name.lower()} / {quoted.certainty.name.lower()}"
        yield Reason(aspect=Aspect.MODALITY, outcome=Outcome.NOT_CONFIRMED, detail=detail)
    elif (
        claimed.obliged
        and not quoted.obliged
        and (quoted.permitted or quoted.upper)
        and not (quoted.sole or claimed.upper)
    ):
        yield Reason(aspect=Aspect.MODALITY, outcome=Outcome.NOT_CONFIRMED, detail="obliged / permitted")
    if (claimed.upper and quoted.lower and not quoted.upper) or (claimed.lower and quoted.upper and not quoted.lower):
        yield Reason(aspect=Aspect.QUANTIFIER, outcome=Outcome.CONTRADICTED, detail="bound")


def _quantity(claimed: Cues, quoted: Cues) -> Iterator[Reason]:
    own, other = claimed.quantity, quoted.quantity
    if own is Quantity.ALL and other is not Quantity.ALL and not quoted.denied:
        outcome = Outcome.CONTRADICTED if other is Quantity.NONE else Outcome.NOT_CONFIRMED
        yield Reason(aspect=Aspect.QUANTIFIER, outcome=outcome, detail="all")
    elif own is Quantity.NONE and other is not Quantity.NONE and not quoted.denied:
        yield Reason(aspect=Aspect.QUANTIFIER, outcome=Outcome.CONTRADICTED, detail="none")
    elif own is Quantity.MOST and other in (Quantity.SOME, Quantity.NONE):
        yield Reason(aspect=Aspect.QUANTIFIER, outcome=Outcome.NOT_CONFIRMED, detail="most")
    if claimed.sole and not (quoted.sole or quoted.upper):
        yield Reason(aspect=Aspect.QUANTIFIER, outcome=Outcome.NOT_CONFIRMED, detail="only")


def _conditions(pairing: Pairing) -> Iterator[Reason]:
    """A condition of the quote's focus that the claim neither repeats nor marks as one."""
    if any(cues.conditions or cues.certainty >= Certainty.PLANNED for cues in pairing.claim_cues):
        return
    said = {other for others in pairing.links.values() for other in others}
    values = find_values(pairing.claim.text)
    for condition in _attached(pairing):
        words = [word for word in pairing.quote.words if fold(word.text) in fold(condition)]
        stated = find_values(condition)
        kept = [value for value in stated if any(agree(own, value) for own in values)]
        if (stated and not kept) or sum(word in said for word in words) + 2 * len(kept) < max(2, len(words) / 2):
            yield Reason(aspect=Aspect.CONDITION, outcome=Outcome.NOT_CONFIRMED, detail=condition)


def _attached(pairing: Pairing) -> Iterator[str]:
    """Conditions in the same sentence as the focus of a clause: a sentence ends at a full stop or a semicolon."""
    for sentence in _SENTENCE_END.split(pairing.quote.text):
        words = [word for word in pairing.quote.words if word.text in sentence]
        if any(word.clause in pairing.focus for word in words):
            yield from conditions(sentence)
