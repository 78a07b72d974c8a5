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
_PARENTHESIS = re.compile(r"[(（]((?:[^()（）]|[(（][^()（）]{1,20}[)）]){1,120})[)）]")
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
_HAN_NAME = rf"[{HAN}][{HAN}·A-Za-z0-9-]{{1,19}}"
_HAN_BEFORE = re.compile(rf"(?<![{HAN}]){_HAN_NAME}\s*$")
_HAN_ONLY = re.compile(rf"{_HAN_NAME}|[{HAN}]{{2,15}}[(（][{HAN}]{{2,6}}[)）][{HAN}]{{2,10}}")
_BESIDE = re.compile(rf"({_NAME}) ({_HAN_NAME})(?![{HAN}\w])")
_HAN_COMPANY = re.compile("(?:公司|集团|集團|银行|銀行)$")
_HAN_SHORT = re.compile(rf"(?:简称|簡稱|下称|下稱)[为為]?[“「『\"]({_HAN_NAME})[”」』\"]")
_ARTICLE = re.compile("(?:The|A|An) (?=[A-Z0-9])")
_PARTS = re.compile("[^，,；;]+")
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
        found += _bilingual_terms(text, match) or _in_parenthesis(text, match)
    for match in _BESIDE.finditer(text):
        found.append(Claim(full=match.span(1), short=match.span(2), kind="translation"))
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
        full = _party_before(text, before) if _HAN_COMPANY.search(stripped) else _name_before(text, before)
        return [Claim(full=full, short=inside, kind="translation")] if full else []
    han = _HAN_BEFORE.search(text[:before])
    if han and _ANY_NAME.fullmatch(stripped) and not _named_beside(text, han.start()):
        return [Claim(full=(han.start(), before), short=inside, kind="translation")]
    if _SHORT_FORM.fullmatch(stripped) and sum(letter.isupper() for letter in stripped) >= 2:
        full_start = long_form_start(stripped, text[:before])
        if full_start is not None:
            return [Claim(full=(full_start, before), short=inside, kind="acronym")]
    word = _ACRONYM_AT_END.search(text[:before])
    if word and long_form_start(word.group(), stripped) == 0:
        return [Claim(full=inside, short=word.span(), kind="acronym")]
    return []


def _named_beside(text: str, start: int) -> bool:
    """Han Xueying 韩雪莹 (Suzhou): the Chinese name already stands beside its other form."""
    return text[start - 1 : start] == " " and _name_before(text, start - 1) is not None


def _bilingual_terms(text: str, match: re.Match[str]) -> list[Claim]:
    """Acme Ltd, Leeds (艾克米有限公司，以下简称「艾克米」; hereinafter "Acme"): a party's names in both languages."""
    offset = match.start(1)
    parts = list(_PARTS.finditer(match.group(1)))
    name = parts[0].group().strip() if parts else ""
    full = _party_before(text, len(text[: match.start()].rstrip())) if len(parts) > 1 else None
    if full is None or not _HAN_ONLY.fullmatch(name):
        return []
    start = offset + match.group(1).index(name)
    han = (start, start + len(name))
    found = [Claim(full=full, short=han, kind="translation")]
    for part in parts[1:]:
        short = _HAN_SHORT.search(part.group())
        term = _QUOTED.search(part.group())
        if short:
            place = (offset + part.start() + short.start(1), offset + part.start() + short.end(1))
            found.append(Claim(full=han, short=place, kind="short_name"))
        elif term and _DEFINING_WORDS.fullmatch(_QUOTED.sub("", part.group())):
            place = (offset + part.start() + term.start(1), offset + part.start() + term.end(1))
            found.append(Claim(full=full, short=place, kind="short_name"))
    return found


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
            article = _ARTICLE.match(text, match.start(), end)
            return (article.end() if article else match.start(), end)
    return None


def _party_before(text: str, end: int) -> tuple[int, int] | None:
    """The party that a definition in parentheses belongs to: a name with a legal form, else the one right before."""
    defined = [
        match.end()
        for match in _PARENTHESIS.finditer(text, 0, end)
        if _QUOTED.search(match.group(1)) or _HAN_ONLY.match(match.group(1))
    ]
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
