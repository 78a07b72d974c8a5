"""Normal forms: what makes two spellings the same for search and identity. Display always keeps the original."""

from __future__ import annotations

import re
import unicodedata

from linguistics.traditional import SIMPLIFIED, TRADITIONAL

_ONE_STEP = dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))
_TO_SIMPLIFIED = {code: simple.translate(_ONE_STEP) for code, simple in _ONE_STEP.items()}  # 薴 has two steps
_NOT_IN_NAMES = re.compile(r"[^\w+#&]+")
_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿]) (?=[㐀-鿿])")
_LEADING_ARTICLE = re.compile(r"^(?:the|an|a) (?=\S)")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_WHITE = re.compile(r"\s+")


def simplify(text: str) -> str:
    """Traditional Chinese characters to simplified ones; length and every other character unchanged."""
    return text.translate(_TO_SIMPLIFIED)


def fold(text: str) -> str:
    """NFKC, simplified, case folded. Lengths may change: never use offsets of the result on the original."""
    return simplify(unicodedata.normalize("NFKC", text)).casefold()


def collapse(text: str) -> str:
    """NFKC with runs of white space as one blank and none at the ends: the normal form of a text literal."""
    return _WHITE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def name_key(name: str) -> str:
    """The normal form of a name: folded, without leading article, possessive, punctuation and doubled blanks.

    ``"The Acme-Widget Co."`` and ``"acme widget co"`` are equal; ``華為`` equals ``华为``. A name of nothing but
    punctuation keeps its folded form, so that the key of a non-blank name is never empty.
    """
    folded = _POSSESSIVE.sub("", fold(name))
    words = _WHITE.sub(" ", _NOT_IN_NAMES.sub(" ", folded).replace("_", " ")).strip()
    words = _BETWEEN_HAN.sub("", words)
    return _LEADING_ARTICLE.sub("", words) or _WHITE.sub(" ", folded).strip()
