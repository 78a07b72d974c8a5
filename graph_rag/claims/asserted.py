"""Whether a sentence lets a short answer be asserted: the question and the answer, taken together, are a claim.

"When did X open?" with "2019" claims that X opened in 2019. The short answer is a slice of the sentence, so its words
agree; what can differ is when, whether and how surely the sentence says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from graph_rag.claims.cues import Certainty, Cues, read_cues
from graph_rag.claims.pairing import pair
from graph_rag.claims.partial_dates import DateParts
from graph_rag.claims.values import Value, find_values
from graph_rag.claims.verdict import Aspect, Outcome, Reason, Verdict, conclude
from graph_rag.claims.words import Kind, Word, lemma_of, read, stands_in
from linguistics.scripts import has_han
from schema.parse import Parse

ParseSentence = Callable[[str], Parse | None]

_TAIL = 2  # characters of a Chinese name that say what kind of thing it is
_BREAK = re.compile(r"[;；:：()（）。]")
_VERBAL_NEGATION = re.compile(r"\b(?:not|never|cannot|neither|nor)\b|n['’]t\b|[不没未]|禁止|拒绝|否认", re.IGNORECASE)
"""A denied verb; "without admission" denies nothing of what stands beside it."""


def check_short_answer(
    question: str, short: str, quote: str, parse: ParseSentence, *, place: Sequence[str] = ()
) -> Verdict:
    """Whether ``quote`` lets ``short``, a slice of it, answer ``question``.

    Not confirmed where the clause of the answer tells another year or month than the question asks about, or plans
    or supposes what the question takes for a fact, alleges it, or is about a sibling of what is asked about;
    contradicted where it denies it. ``place`` are
    title and headings, whose dates hold for the quote as well. Text without a parser, and a short answer that does
    not stand in the quote, are left as they are.
    """
    beside, dates = _clause(quote, short, parse)
    denied = _VERBAL_NEGATION.search(beside) is not None and not read_cues(short).denied
    reasons = [
        *_against(read_cues(question), read_cues(beside), denied=denied),
        *_other_time(question, dates, place),
        *_other_name(question, quote, parse, place=place),
    ]
    return conclude(reasons, 1.0)


def check_yes(question: str, quote: str, parse: ParseSentence, *, place: Sequence[str] = ()) -> Verdict:
    """Whether a quote that seems to affirm a yes-or-no question speaks of the time and the thing asked about.

    Not confirmed, too, where the clause that says most of the question plans, supposes or alleges it.
    """
    asked, said = parse(question), parse(quote)
    if asked is None or said is None:
        return conclude([], 1.0)
    reasons = [*_other_time(question, find_values(quote), place), *_other_name(question, quote, parse, place=place)]
    if asked.language == said.language:
        pairing = pair(read(asked), read(said))
        reasons += _against(read_cues(question), pairing.quote_cues[pairing.focus[0]], denied=False)
    return conclude(reasons, 1.0)


def _clause(quote: str, short: str, parse: ParseSentence) -> tuple[str, list[Value]]:
    """The words beside the short answer in its clause, and the dates among them.

    A clause ends at a bracket, colon or semicolon as well.
    """
    at = quote.find(short) if short else -1
    parsed = parse(quote) if at >= 0 else None
    if parsed is None or not parsed.tokens:
        return "", []
    reading = read(parsed)
    number, end = reading.clause_at(at), at + len(short)
    first = max((match.end() for match in _BREAK.finditer(quote, 0, at)), default=0)
    last = next((match.start() for match in _BREAK.finditer(quote, end)), len(quote))
    beside = [
        token.text
        for token, clause in zip(parsed.tokens, reading.clause_of, strict=True)
        if clause == number and first <= token.start < last and not at <= token.start < end
    ]
    dates = [
        value
        for value in find_values(quote)
        if first <= value.start < last
        and not (value.start < end and at < value.end)
        and reading.clause_at(value.start) == number
    ]
    return ("" if has_han(quote) else " ").join(beside), dates


def _against(asked: Cues, said: Cues, *, denied: bool) -> Iterator[Reason]:
    if said.certainty >= Certainty.PLANNED and asked.certainty is Certainty.FACT and not said.denied:
        yield Reason(aspect=Aspect.MODALITY, outcome=Outcome.NOT_CONFIRMED, detail=said.certainty.name.lower())
    if said.alleged and not asked.attributed:
        yield Reason(aspect=Aspect.ATTRIBUTION, outcome=Outcome.NOT_CONFIRMED)
    if denied and said.denied and not asked.denied:
        yield Reason(aspect=Aspect.NEGATION, outcome=Outcome.CONTRADICTED)


def _other_time(question: str, said: Sequence[Value], place: Sequence[str]) -> Iterator[Reason]:
    """A year, quarter or month asked about that neither the sentence nor its place agrees with, though it names one."""
    wanted = [value for value in find_values(question) if value.parts is not None]
    here = [value for value in said if value.parts is not None]
    around = [parts for text in place for value in find_values(text) if (parts := _dated(value)) is not None]
    for value in wanted:
        agreeing = any(_meets(value.parts, parts) for parts in (*(other.parts for other in here), *around))
        clashing = [other for other in here if _clashes(value.parts, other.parts)]
        if clashing and not agreeing:
            detail = f"{value.text} / {clashing[0].text}"
            yield Reason(aspect=Aspect.DATE, outcome=Outcome.NOT_CONFIRMED, detail=detail)


def _dated(value: Value) -> DateParts | None:
    """The date that a value is; in a title a bare number of four digits is a year ("Annual report 2021")."""
    bare = value.parts is None and value.dimension == "count" and re.fullmatch(r"(?:19|20)\d{2}", value.text)
    return DateParts(year=int(value.text)) if bare else value.parts


def _other_name(question: str, quote: str, parse: ParseSentence, *, place: Sequence[str]) -> Iterator[Reason]:
    """A name asked about that neither the sentence nor its place says, where the sentence names its sibling.

    Siblings are what the same noun follows ("the Leeds office", "the York office") or ends (苏州公司, 杭州公司).
    """
    asked, said = parse(question), parse(quote)
    if asked is None or said is None or asked.language != said.language:
        return
    around = " ".join((quote, *place))
    quoted = read(said).words
    for word in read(asked).words:
        if word.kind is not Kind.NAME or stands_in(word, around):
            continue
        for other in quoted:
            if other.kind is Kind.NAME and other.text not in question and _siblings(asked, word, said, other):
                detail = f"{word.text} / {other.text}"
                yield Reason(aspect=Aspect.NAME, outcome=Outcome.NOT_CONFIRMED, detail=detail)
                return


def _siblings(asked: Parse, word: Word, said: Parse, other: Word) -> bool:
    if has_han(word.text) and has_han(other.text):
        longer = min(len(word.text), len(other.text)) > _TAIL
        return longer and word.text[-_TAIL:] == other.text[-_TAIL:]
    if word.token + 1 >= len(asked.tokens) or other.token + 1 >= len(said.tokens):
        return False
    head = asked.tokens[word.token + 1]
    return head.pos == "NOUN" and lemma_of(asked, word.token + 1) == lemma_of(said, other.token + 1)


def _meets(asked: DateParts | None, said: DateParts | None) -> bool:
    return asked is not None and said is not None and (asked.covers(said) or said.covers(asked))


def _clashes(asked: DateParts | None, said: DateParts | None) -> bool:
    """True for two dates that write the same part differently."""
    if asked is None or said is None:
        return False
    return any(
        own and other and own != other
        for own, other in ((asked.year, said.year), (asked.quarter, said.quarter), (asked.month, said.month))
    )
