"""Bare years and runs of years: read as dates only where the words around them say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linguistics.literals import calendar
from linguistics.literals.found import FoundLiteral
from schema.extraction import LiteralKind

_YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
_MODERN = r"(?:19[0-9]{2}|20[0-9]{2})"
_AFTER = r"(?![0-9A-Za-z_%]|[.,:/][0-9]|[ ]?[%°]|'s[ ][0-9])"
_NEXT_IS_NO_NOUN = (
    r"(?=[^A-Za-z0-9 ]|[ ]?$|[ ][^A-Za-z]|[ ](?-i:[A-Z])"
    r"|[ ](?:and|or|to|was|were|is|are|has|had|have|the|a|an|when|which|that|in|on|at"
    r"|for|with|as|but|after|before|by|from|until|through|because|due|while|where|who|would|will|he|she|it|they|we"
    r"|onwards?|alone|following|if|than|compared|versus|vs|under|during|of|against|so|this|its|his|their)\b)"
)
_STRONG = re.compile(
    rf"(?<![A-Za-z0-9_])(?:in|since|during|until|till|throughout|(?:the[ ])?years?(?:[ ]ended)?|in[ ]or[ ]around"
    rf"|(?:early|mid|late|beginning|end|start|middle|spring|summer|autumn|winter)(?:[ -]|[ ](?:of|in)[ ])(?:the[ ])?"
    rf"|(?:born|founded|established|died|dated|created|built|released|circa|c\.))[ -]?(?<=[ -])(?P<y>{_YEAR}){_AFTER}",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"(?<![A-Za-z0-9_])(?:by|of|from|to|before|after|around|through|between|for|fall|ended|ending)[ ]"
    rf"(?P<y>{_MODERN}){_AFTER}{_NEXT_IS_NO_NOUN}",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    rf"(?:(?<![A-Za-z0-9_])(?:the|its|his|her|their|our|this)|[A-Za-z]'s?)[ ](?P<y>{_MODERN}){_AFTER}"
    r"(?=[ ][A-Za-z]{3})",
    re.IGNORECASE,
)
_REPORT = re.compile(
    rf"(?<![A-Za-z0-9_.,/-])(?P<y>{_MODERN})(?=(?:[-–/][0-9]{{2}})?"
    r"[ ](?:annual|financial|fiscal|budget|edition|season|election|olympics)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    rf"\((?:(?:born|founded|c\.)[ ])?(?P<y>{_YEAR})(?=\)|: |[-–—](?:[12][0-9])?[0-9]{{2}}[,;)]|[-–—]\))"
)
_SEASON = re.compile(rf"(?<![A-Za-z0-9_.,/$€£¥-])(?P<y>{_MODERN})(?=[-–/][0-9]{{2}}(?![0-9A-Za-z_]|[-–/.,][0-9]))")
_ALONE = re.compile(rf"\s*(?P<y>{_MODERN})(?=\s*(?:\Z|(?:[-–—]|[ ](?:to|and)[ ])[12][0-9]{{3}}\s*\Z))")
_CONTEXTS = (_STRONG, _WEAK, _ATTRIBUTE, _REPORT, _BRACKET, _SEASON)
_NO_NOUN = re.compile(_NEXT_IS_NO_NOUN, re.IGNORECASE)

_RUN = re.compile(
    r"(?P<link>[ ]?[-–—~][ ]?|[ ](?:to|until|through|and|or|versus|vs\.?)[ ]|,[ ](?:and[ ]|or[ ])?|/)"
    rf"(?P<y>{_YEAR}){_AFTER}"
)
_SHORT_RUN = re.compile(r"[-–/](?P<y>[0-9]{2})(?![0-9A-Za-z_]|[-/.][0-9])")
_BETWEEN = re.compile(r"between[ ]\Z", re.IGNORECASE)


def bare_years(text: str) -> Iterator[FoundLiteral]:
    """Candidates for years in date contexts and the years that follow them in a list or range."""
    whole = _ALONE.match(text)
    if whole:
        yield from _run(text, whole.start("y"), whole.end("y"))
    for pattern in _CONTEXTS:
        for match in pattern.finditer(text):
            year = int(match["y"])
            if not 1700 <= year <= 2060 and not _NO_NOUN.match(text, match.end("y")):
                continue
            yield from _run(text, match.start("y"), match.end("y"))


def _run(text: str, start: int, end: int) -> Iterator[FoundLiteral]:
    """The year at ``start`` and those linked to it: "2017, 2018 and 2019", "2018-19", "between 2019 and 2021"."""
    short = _SHORT_RUN.match(text, end)
    if short:
        first, last = int(text[start:end]), int(text[start : start + 2] + short["y"])
        if first % 100 == 99 and short["y"] == "00":
            last = first + 1
        value = calendar.between(calendar.iso(first), calendar.iso(last)) if last > first else ""
        if value and (last == first + 1 or text[max(0, start - 1) : start] == "("):
            yield FoundLiteral(start, short.end(), LiteralKind.DATE, value)
        return
    while True:
        follow = _RUN.match(text, end)
        link = follow["link"].strip() if follow else ""
        joins = link in ("-", "–", "—", "~", "to", "until", "through")
        joins = joins or (link == "and" and _BETWEEN.search(text, max(0, start - 8), start) is not None)
        if follow and joins:
            value = calendar.between(calendar.iso(int(text[start:end])), calendar.iso(int(follow["y"])))
            if value:
                yield FoundLiteral(start, follow.end(), LiteralKind.DATE, value)
                return
        yield FoundLiteral(start, end, LiteralKind.DATE, calendar.iso(int(text[start:end])))
        if follow is None or joins:
            return
        start, end = follow.start("y"), follow.end("y")
