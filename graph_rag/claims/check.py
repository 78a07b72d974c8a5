"""The check of one claim against the sentence that is quoted for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph_rag.claims.compare_cues import compare_cues
from graph_rag.claims.compare_values import compare_ordinals, compare_pairs, compare_values
from graph_rag.claims.compare_words import (
    compare_adjuncts,
    compare_contrasts,
    compare_coordinated,
    compare_counterparts,
    compare_directions,
    compare_modifiers,
    compare_names,
    compare_places,
)
from graph_rag.claims.frames import POST, Clash, Frame, clashes, event, groups_of
from graph_rag.claims.groups import STRICT
from graph_rag.claims.pairing import Pairing, pair
from graph_rag.claims.roles_chinese import chinese_frames
from graph_rag.claims.roles_english import english_frames
from graph_rag.claims.values import find_values
from graph_rag.claims.verdict import Aspect, Outcome, Reason, Verdict, conclude
from graph_rag.claims.words import Kind, Reading, read
from schema.parse import Parse

ParseSentence = Callable[[str], Parse | None]
_BEING = frozenset({"be", "是", "任", "担任"})
_THINGS = (Kind.NAME, Kind.NOUN)
_BOTH = 2
_LEAST_COVERED = 0.3


def check_claim(claim: str, quote: str, parse: ParseSentence) -> Verdict:
    """Whether ``quote`` supports ``claim``, both in one language.

    Compared are values, units and dates, names, negation, modality, attribution, conditions, quantifiers, direction
    and who did what to whom. ``parse`` gives the parse of a sentence; where it gives none the claim is not confirmed.
    """
    parsed, source = parse(claim), parse(quote)
    if parsed is None or source is None or parsed.language != source.language:
        detail = "no parser for this language" if parsed is None or source is None else "languages differ"
        return conclude([Reason(aspect=Aspect.WORDS, outcome=Outcome.NOT_CONFIRMED, detail=detail)], 0.0)
    pairing = pair(read(parsed), read(source))
    return conclude(list(_reasons(pairing)), pairing.coverage)


def _reasons(pairing: Pairing) -> Iterator[Reason]:
    yield from compare_values(pairing)
    yield from compare_pairs(pairing)
    yield from compare_ordinals(pairing)
    yield from compare_names(pairing)
    yield from compare_places(pairing)
    yield from compare_cues(pairing)
    yield from compare_contrasts(pairing)
    yield from compare_directions(pairing)
    yield from compare_modifiers(pairing)
    yield from compare_counterparts(pairing)
    yield from compare_adjuncts(pairing)
    yield from compare_coordinated(pairing)
    yield from compare_roles(pairing)
    if pairing.coverage < _LEAST_COVERED:
        yield Reason(aspect=Aspect.WORDS, outcome=Outcome.NOT_CONFIRMED, detail=f"{pairing.coverage:.2f}")


def compare_roles(pairing: Pairing) -> Iterator[Reason]:
    """Frames of the claim whose arguments the quote gives other roles, and binding verbs that it does not say."""
    quoted = frames_of(pairing.quote)
    for frame in frames_of(pairing.claim):
        if frame.verb in _BEING and len(frame.roles) < _BOTH:
            continue  # "the Tova is longer than ..." is for the comparisons
        for clash in clashes(frame, quoted) or ():
            yield Reason(aspect=Aspect.ROLE, outcome=clash.outcome, detail=_described(clash))
    told_verbs = {frame.verb for frame in quoted}
    for frame in frames_of(pairing.claim):
        if frame.verb in _BEING:
            yield from _posts(pairing, frame)
        elif frame.verb in told_verbs:
            yield from _added(pairing, frame)
    told = {event(group) for frame in quoted for group in frame.groups}
    told |= {event(group) for word in pairing.quote.words for group in groups_of(word.key)}
    for word in pairing.claim.words:
        groups = groups_of(word.key)
        if groups & STRICT and not {event(group) for group in groups} & told and not pairing.found(word):
            yield Reason(aspect=Aspect.RELATION, outcome=Outcome.NOT_CONFIRMED, detail=word.text)


def _added(pairing: Pairing, frame: Frame) -> Iterator[Reason]:
    """As in "restored *by volunteers*": an argument of a verb that the quote has too, of which it says no word."""
    values = [value.text for value in find_values(pairing.claim.text)]
    for role, fillers in sorted(frame.roles.items()):
        for found in fillers:
            heads = [word for word in pairing.claim.words if word.kind in _THINGS and word.text in found.text]
            valued = any(found.text in value for value in values)
            if heads and not valued and not any(pairing.found(word) for word in heads):
                detail = f"{role} of {frame.verb}: {found.text}"
                yield Reason(aspect=Aspect.ROLE, outcome=Outcome.NOT_CONFIRMED, detail=detail)


def _posts(pairing: Pairing, frame: Frame) -> Iterator[Reason]:
    """As in "Amsel is chief executive": a post that the quote does not say."""
    for found in frame.roles.get("patient", ()):
        heads = [word for word in pairing.claim.words if found.text.endswith(word.text)]
        if POST.search(found.text) and heads and not any(pairing.found(word) for word in heads):
            yield Reason(aspect=Aspect.ROLE, outcome=Outcome.NOT_CONFIRMED, detail=found.text)


def frames_of(reading: Reading) -> list[Frame]:
    """Frames by the rules of the sentence's language."""
    return chinese_frames(reading) if reading.parse.language == "zh" else english_frames(reading)


def _described(clash: Clash) -> str:
    return f"{clash.role} of {clash.verb}: {clash.claimed} / {clash.quoted}"
