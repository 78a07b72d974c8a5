"""A reading copy of a text for the literal patterns: same length, so that every offset holds in the original."""

from __future__ import annotations

import re

from linguistics.normal import simplify

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？"}
_SIGNS = {
    0xFFE1: "£",
    0xFFE5: "¥",
    0x2212: "-",
    0x3000: " ",
    0x2010: "-",
    0x2011: "-",
    0x2018: "'",
    0x2019: "'",
    0x5713: "元",
    0x5706: "元",
}
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_SIGNS}
_WIDE_GROUP = re.compile(r"(?<=[0-9０-９])，(?=[０-９]{3}(?![0-9０-９]))")
_BLANK = re.compile(r"[\t\r\u2007]|(?<![\n\r])\n(?!\s*\n)|(?<![0-9])\u00a0|\u00a0(?![0-9]{3}(?![0-9]))")


def prepare(text: str) -> str:
    """``text`` with full-width digits and signs as ASCII, simplified characters and plain blanks, length unchanged.

    A single line break becomes a blank (wrapped lines); the break before an empty line stays.
    """
    folded = simplify(_WIDE_GROUP.sub(",", text)).translate(_TABLE)
    return _BLANK.sub(" ", folded)
