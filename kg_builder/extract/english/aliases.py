"""Alias claims by pattern, over the text alone: what a document itself says about two names being one.

Acronyms are checked as in Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003: every letter of the short form stands, in order, in the words before it, the first one at
the start of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_builder.extract.english.companies import find_companies
from linguistics.scripts import HAN

_WORD = r"[A-ZÀ-Þ0-9][\w&’'.+-]*"
_NAME = rf"{_WORD}(?:(?:,? (?=(?:Inc|Ltd|LLC|Corp)\b)| (?:of|and|for|the|de|&) (?:the )?| ){_WORD}){{0,9}}(?: plc\b)?"
_ANY_NAME = re.compile(_NAME)
_PARENTHESIS = re.compile(r"[(（]([^()（）]{1,120})[)）]")
_QUOTED = re.compile(r"[\"“”‘'`]{1,2}(?:the |The |a )?([A-Z][\w&.’' -]{0,40}?)[\"“”’'`]{1,2}")
_DEFINING_WORDS = re.compile(
    r"(?:\W|\b(?:hereinafter|hereafter|herein|referred|to|as|called|the|a|collectively|together|individually|or|and|each|"
    r"its|jointly|known|also|with|affiliates|simply)\b)*",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    rf"({_NAME}),? ?\(?(?:formerly(?: known as| called| named)?|previously(?: known as| called)|also known as|"
    rf"a\.?k\.?a\.?|doing business as|trading as|d/b/a|better known as) (?:the )?({_NAME})"
)
_ACRONYM_AT_END = re.compile(r"\b(?=[A-Za-z0-9&.-]*[A-Z][A-Za-z0-9&.-]*[A-Z])[A-Z][A-Za-z0-9&.-]{1,9}$")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z0-9&.-]{1,9}")
_HAN_BEFORE = re.compile(rf"(?<![{HAN}])[{HAN}][{HAN}·]{{1,19}}\s*$")
_HAN_ONLY = re.compile(rf"[{HAN}][{HAN}·]{{1,19}}")
_LEGAL = re.compile(
    r"\b(?:Inc|INC|Ltd|LTD|Limited|LIMITED|LLC|LLP|PLC|plc|Corp|CORP|Corporation|Company|Co|GmbH|GMBH|AG|SA|NV|BV)\b"
)
_RENAMING = re.compile(r"formerly|previously|known as|a\.?k\.?a|doing business|trading as|d/b/a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Offsets of both names in the text, half-open. ``kind`` as in ``schema.extraction.AliasClaim``."""

    full: tuple[int, int]
    short: tuple[int, int]
    kind: str


def find_claims(text: str) -> list[Claim]:
    """All claims in a text, in order of the short name, each pair once."""
    found: list[Claim] = []
    for match in _PARENTHESIS.finditer(text):
        found += _in_parenthesis(text, match)
    for match in _RENAMED.finditer(text) if _RENAMING.search(text) else ():
        found.append(Claim(full=match.span(1), short=_clean(text, *match.span(2)), kind="alias"))
    distinct = {(claim.full, claim.short): claim for claim in found if claim.full[0] < claim.full[1]}
    return sorted(distinct.values(), key=lambda claim: (claim.short, claim.full))


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in ".,'’- ":
        if text[end - 1] == "." and _LEGAL.search(text[start : end - 1][-5:]):
            break
        end -= 1
    return start, end


def _in_parenthesis(text: str, match: re.Match[str]) -> list[Claim]:
    inner, start = match.group(1), match.start(1)
    stripped = inner.strip()
    inside = (start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))
    before = len(text[: match.start()].rstrip())
    quoted = _quoted_terms(text, match, before)
    if quoted:
        return quoted
    if _HAN_ONLY.fullmatch(stripped):
        full = _name_before(text, before)
        return [Claim(full=full, short=inside, kind="translation")] if full else []
    han = _HAN_BEFORE.search(text[:before])
    if han and _ANY_NAME.fullmatch(stripped):
        return [Claim(full=(han.start(), before), short=inside, kind="translation")]
    if _SHORT_FORM.fullmatch(stripped) and sum(letter.isupper() for letter in stripped) >= 2:
        full_start = long_form_start(stripped, text[:before])
        if full_start is not None:
            return [Claim(full=(full_start, before), short=inside, kind="acronym")]
    word = _ACRONYM_AT_END.search(text[:before])
    if word and long_form_start(word.group(), stripped) == 0:
        return [Claim(full=inside, short=word.span(), kind="acronym")]
    return []


def _quoted_terms(text: str, match: re.Match[str], before: int) -> list[Claim]:
    """(hereinafter "the Supplier" / "Acme"): each quoted term is a short name of the party before."""
    terms = list(_QUOTED.finditer(match.group(1)))
    rest = _QUOTED.sub("", match.group(1))
    if not terms or not _DEFINING_WORDS.fullmatch(rest):
        return []
    full = _party_before(text, before)
    if full is None:
        return []
    offset = match.start(1)
    return [Claim(full=full, short=(offset + term.start(1), offset + term.end(1)), kind="short_name") for term in terms]


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """The capitalised name that ends at ``end``."""
    window = max(0, end - 120)
    for match in _ANY_NAME.finditer(text, window, end):
        if match.end() == end:
            return match.span()
    return None


def _party_before(text: str, end: int) -> tuple[int, int] | None:
    """The party that a definition in parentheses belongs to: a name with a legal form, else the one right before."""
    defined = [match.end() for match in _PARENTHESIS.finditer(text, 0, end) if _QUOTED.search(match.group(1))]
    window = max(0, end - 250, text.rfind(";", 0, end) + 1, *defined)
    companies = [place for place in find_companies(text[:end]) if place[0] >= window]
    if companies:
        return companies[0]
    legal = [match for match in _ANY_NAME.finditer(text, window, end) if _LEGAL.search(match.group())]
    if legal:
        return _clean(text, *legal[0].span())
    adjacent = _name_before(text, end)
    if adjacent and text[adjacent[0] : adjacent[1]] not in {"The", "This"}:
        return adjacent
    return None


def long_form_start(short: str, before: str) -> int | None:
    """Where the long form of ``short`` starts in ``before``, which ends with it; None where the letters do not fit."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if not letters:
        return None
    position = len(before) - 1
    for rank in range(len(letters) - 1, -1, -1):
        while position >= 0 and not (
            before[position].lower() == letters[rank]
            and (rank > 0 or position == 0 or not before[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    start = position + 1
    words = len(before[start:].split())
    if words > min(len(letters) + 5, 2 * len(letters)) or len(before) - start <= len(short) or words < 2:
        return None
    return start if not re.search(r"[();:\"“”]", before[start:]) else None
