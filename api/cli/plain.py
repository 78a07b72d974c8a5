"""Text of documents on its way to a terminal: nothing in it may act on the terminal or on rich."""

from __future__ import annotations

import unicodedata

from rich.text import Text

_KEPT = frozenset("\n\t")
_SHOWN = "\N{SYMBOL FOR SUBSTITUTE}"


def plain(text: str) -> str:
    """The text with control, format and surrogate characters shown as one visible sign; newline and tab stay."""
    return "".join(
        character if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs") else _SHOWN
        for character in text
    )


def styled(text: str, style: str = "") -> Text:
    """A rich ``Text`` in which markup of the document stays text."""
    return Text(plain(text), style=style)
