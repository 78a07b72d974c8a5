"""Names and other words that a claim adds or exchanges, and words that turn the direction."""

from __future__ import annotations

from collections.abc import Iterator

from graph_rag.claims.comparisons import Comparison, comparison, orientation
from graph_rag.claims.cues import contrasts
from graph_rag.claims.groups import opposites
from graph_rag.claims.pairing import Pairing
from graph_rag.claims.values import Value, find_values
from graph_rag.claims.verdict import Aspect, Outcome, Reason
from graph_rag.claims.words import Kind, Reading, Word
from linguistics.normal import fold
from linguistics.terms import index_terms
from schema.parse import Token

_PLACE_PREPOSITIONS = frozenset({"in", "at", "在", "于"})
_RANKS = frozenset("东南西北上下前后左右内外男女正副甲乙")
_PASSED = frozenset({"u", "m", "q", "r"})  # LAC's particles, numerals, measures and pronouns; no Penn tag is so short
_MODIFIERS = (Kind.NAME, Kind.NOUN, Kind.ADJECTIVE)


def compare_names(pairing: Pairing) -> Iterator[Reason]:
    """Names of the claim that the quote does not hold."""
    others = [word for word in pairing.quote.words if word.kind is Kind.NAME and not _linked(pairing, word)]
    values = find_values(pairing.claim.text)
    for word in pairing.claim.words:
        if any(value.start <= word.start < value.end for value in values):
            continue
        if word.kind is Kind.NAME and not pairing.found(word) and _sure(pairing, word):
            outcome = Outcome.CONTRADICTED if others else Outcome.NOT_CONFIRMED
            yield Reason(aspect=Aspect.NAME, outcome=outcome, detail=word.text)


def compare_contrasts(pairing: Pairing) -> Iterator[Reason]:
    """A word of the claim that the quote says only where it rules something out: "not of the *tenant*"."""
    spans = contrasts(pairing.quote.text)
    if not spans or any(cues.denied for cues in pairing.claim_cues):
        return
    for word, others in pairing.links.items():
        ruled_out = [any(start <= other.start < end for start, end in spans) for other in others]
        if others and all(ruled_out) and word.kind in _MODIFIERS:
            yield Reason(aspect=Aspect.NEGATION, outcome=Outcome.CONTRADICTED, detail=word.text)


def compare_places(pairing: Pairing) -> Iterator[Reason]:
    """A place that the quote tells of another clause: the claim's clause is said there to be at another place."""
    for own in pairing.claim.words:
        others = pairing.links[own]
        focus = pairing.focus[own.clause]
        if not others or not _placed(pairing.claim, own) or any(other.clause == focus for other in others):
            continue
        for rival in pairing.quote.words:
            if rival.clause == focus and _placed(pairing.quote, rival) and not _linked(pairing, rival):
                detail = f"{own.text} / {rival.text}"
                yield Reason(aspect=Aspect.NAME, outcome=Outcome.CONTRADICTED, detail=detail)


def _placed(reading: Reading, word: Word) -> bool:
    """True for a name right behind a preposition of place."""
    before = reading.parse.tokens[word.token - 1].text.lower() if word.token else ""
    return word.kind is Kind.NAME and before in _PLACE_PREPOSITIONS


def _sure(pairing: Pairing, word: Word) -> bool:
    """False for a capital that may be only the sentence's first letter."""
    inside = any(name.first <= word.token < name.last for name in pairing.claim.parse.names)
    return word.start > 0 or inside or not word.text.isascii()


def _linked(pairing: Pairing, word: Word) -> bool:
    return any(word in others for others in pairing.links.values())


def compare_directions(pairing: Pairing) -> Iterator[Reason]:
    """A word whose opposite the quote says; two comparisons are compared with what stands on either side."""
    claimed, quoted = comparison(pairing.claim), comparison(pairing.quote)
    if claimed is not None and quoted is not None:
        turned = orientation(claimed, quoted)
        if turned is not None:
            if turned * claimed.sign != quoted.sign:
                yield _turned(claimed, quoted)
            return
    if claimed is not None and quoted is None:
        yield from _by_values(pairing, claimed)
    for clause, text in enumerate(pairing.claim.clauses):
        quote = _all_forms(pairing.quote)
        for own in sorted(_own_forms(pairing, clause)):
            against = opposites(own) & quote
            if against and own not in quote and text:
                detail = f"{own} / {min(against)}"
                yield Reason(aspect=Aspect.DIRECTION, outcome=Outcome.CONTRADICTED, detail=detail)


def _by_values(pairing: Pairing, claimed: Comparison) -> Iterator[Reason]:
    """Two things compared in words, for which the quote has numbers of one kind."""
    values = [value for value in find_values(pairing.quote.text) if value.parts is None]
    for first in values:
        kin = [value for value in values if value.dimension == first.dimension]
        left, right = _nearest(pairing, claimed.left, kin), _nearest(pairing, claimed.right, kin)
        if left is not None and right is not None and left.number != right.number:
            if (left.number > right.number) != (claimed.sign > 0):
                detail = f"{left.text} {claimed.word} {right.text}"
                yield Reason(aspect=Aspect.DIRECTION, outcome=Outcome.CONTRADICTED, detail=detail)
            return


def _nearest(pairing: Pairing, terms: frozenset[str], values: list[Value]) -> Value | None:
    """The value that stands nearest to words of one side of a comparison."""
    text = pairing.quote.text
    places = [
        (token.start + token.end) / 2
        for token in pairing.quote.parse.tokens
        if set(index_terms(token.text)) & terms or set(index_terms(token.lemma)) & terms
    ]
    if not places or not text:
        return None
    return min(values, key=lambda value: (min(abs(value.start - place) for place in places), value.start))


def compare_adjuncts(pairing: Pairing) -> Iterator[Reason]:
    """A prepositional phrase of the claim of two or more words of which the quote says none."""
    tokens = pairing.claim.parse.tokens
    for index, token in enumerate(tokens):
        if token.dep != "prep":
            continue
        below = [word for word in pairing.claim.words if _under(tokens, word.token, index)]
        if len(below) > 1 and not any(pairing.found(word) for word in below):
            detail = " ".join(word.text for word in below)
            yield Reason(aspect=Aspect.WORDS, outcome=Outcome.NOT_CONFIRMED, detail=detail)


def compare_coordinated(pairing: Pairing) -> Iterator[Reason]:
    """As in "hotels *and hospitals*": a second member of a list whose first the quote says, and not the second."""
    tokens = pairing.claim.parse.tokens
    by_token = {word.token: word for word in pairing.claim.words}
    for word in pairing.claim.words:
        place = word.token
        if tokens[place].dep == "conj":
            first = by_token.get(tokens[place].head)
        elif place > 1 and tokens[place - 1].tag == "c":
            first = by_token.get(place - 2)
        else:
            continue
        listed = first is not None and first.kind is not Kind.VERB and word.kind is not Kind.VERB
        if listed and first is not None and pairing.found(first) and not pairing.found(word):
            yield Reason(aspect=Aspect.WORDS, outcome=Outcome.NOT_CONFIRMED, detail=word.text)


def _under(tokens: tuple[Token, ...], index: int, above: int) -> bool:
    for _ in tokens:
        if index == above:
            return True
        if index == tokens[index].head:
            return False
        index = tokens[index].head
    return False


def _turned(claimed: Comparison, quoted: Comparison) -> Reason:
    return Reason(aspect=Aspect.DIRECTION, outcome=Outcome.CONTRADICTED, detail=f"{claimed.word} / {quoted.word}")


def _own_forms(pairing: Pairing, clause: int) -> set[str]:
    reading = pairing.claim
    return {
        form
        for token, number in zip(reading.parse.tokens, reading.clause_of, strict=True)
        if number == clause
        for form in (fold(token.text), fold(token.lemma or token.text))
    }


def _all_forms(reading: Reading) -> set[str]:
    return {form for token in reading.parse.tokens for form in (fold(token.text), fold(token.lemma or token.text))}


def compare_modifiers(pairing: Pairing) -> Iterator[Reason]:
    """As in "equity desk" for "bond desk": the same head with another modifier, which neither side says elsewhere."""
    for head, own in _modified(pairing):
        for other_head in pairing.links[head]:
            other = _before(pairing.quote, other_head)
            if other is not None and not _linked(pairing, other) and other.kind in _MODIFIERS:
                detail = f"{own.text} / {other.text}"
                yield Reason(aspect=Aspect.WORDS, outcome=Outcome.NOT_CONFIRMED, detail=detail)


def compare_counterparts(pairing: Pairing) -> Iterator[Reason]:
    """Chinese words that differ only in a character of place or rank: 南段 for 北段, 上半年 for 下半年."""
    loose = [word for word in pairing.quote.words if not _linked(pairing, word)]
    for own in pairing.claim.words:
        for other in loose:
            if not pairing.found(own) and _counterparts(own.key, other.key):
                detail = f"{own.text} / {other.text}"
                yield Reason(aspect=Aspect.WORDS, outcome=Outcome.CONTRADICTED, detail=detail)


def _counterparts(one: str, other: str) -> bool:
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) > 1 and len(differing) == 1 and all(c in _RANKS for c in differing[0])


def _modified(pairing: Pairing) -> Iterator[tuple[Word, Word]]:
    """Heads found in the quote, with the modifier right before them that is not."""
    for head in pairing.claim.words:
        own = _before(pairing.claim, head)
        if head.kind is Kind.NOUN and own is not None and own.kind in _MODIFIERS and not pairing.found(own):
            yield head, own


def _before(reading: Reading, word: Word) -> Word | None:
    """The content word before a word, over particles and numerals only: 马赛 in 马赛的一间车库."""
    place = word.token - 1
    while place >= 0 and reading.parse.tokens[place].tag in _PASSED:
        place -= 1
    return next((other for other in reading.words if other.token == place), None)
