"""Canonical text: the one form of a document's characters that all offsets mean.

Removed: byte-order marks and soft hyphens inside the text, zero-width spaces, bidirectional embeddings, overrides and
isolates (UAX #9; they make text look other than it reads) and tag characters (U+E0000..E007F, invisible to people but
not to programs). Replaced by a blank: NUL, C0 and C1 controls. Replaced by U+FFFD: lone surrogates, noncharacters.
"""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{2,}")
_WHITE = re.compile(r"\s+")


def canonical(text: str) -> str:
    """``text`` in canonical characters; idempotent. Blanks and lines stay as they are."""
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _CONTROL.sub(" ", text)
    return _BROKEN.sub("\ufffd", text)


def flowing(text: str) -> str:
    """Canonical text of one paragraph: single blanks, no blank lines, nothing at the ends of lines."""
    lines = (_BLANKS.sub(" ", line).strip() for line in canonical(text).split("\n"))
    return _BLANK_LINES.sub("\n", "\n".join(line for line in lines if line))


def one_line(text: str) -> str:
    """Canonical text on one line: every run of white space is one blank."""
    return _WHITE.sub(" ", canonical(text)).strip()


def verbatim(text: str) -> str:
    """Canonical text of a code block: indentation is kept, blank lines at both ends are not."""
    return "\n".join(line.rstrip() for line in canonical(text).split("\n")).strip("\n")
