"""Company names by their legal form, over the text alone: "Acme Refrigeration (Suzhou) Co., Ltd."."""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
_FORM = (
    r"(?:Co\.?,? ?(?:Ltd|LTD|Limited|KG|Inc)\b\.?|(?:Pte|Pty|Pvt)\.? (?:Ltd|LTD|Limited)\b\.?|"
    r"(?:Ltd|LTD|Limited|LIMITED|Inc|INC|LLC|LLP|PLC|plc|Corp|CORP|GmbH|GMBH|AG|BV|NV|Oy|AB)\b\.?|"
    r"S\.(?:r\.)?[lLAa]\.|S\.p\.A\.|B\.V\.|N\.V\.)"
)
_COMPANY = re.compile(rf"\b{_WORD}(?: (?:& )?(?:{_WORD}|\({_WORD}\))){{0,6}}?,? {_FORM}")
_NO_NAME = re.compile(r"(?:The|This|That|Between|And|By|For|Of|In|At|To|From|With) ")


def find_companies(text: str) -> list[tuple[int, int]]:
    """Offsets of names that end in a legal form, half-open, ascending, not overlapping.

    A full stop that may end the sentence is left out, unless the form is written with several.
    """
    found: list[tuple[int, int]] = []
    for match in _COMPANY.finditer(text):
        start, end = match.span()
        opening = _NO_NAME.match(text, start, end)
        if opening is not None:
            start = opening.end()
        last = text[start:end]
        if last.endswith(".") and last.count(".") == 1:
            end -= 1
        if text[start].isupper():
            found.append((start, end))
    return found
